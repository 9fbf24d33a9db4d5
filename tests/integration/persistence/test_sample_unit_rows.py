"""The rows of a sample unit that was loaded into a real database, against the unit that was drawn."""

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine

from sentinel_desktop.domain.sample_unit import HistorySize, SampleUnit
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.sample_rows import scans_of
from sentinel_desktop.persistence.sample_unit import SampleLoad, load_sample_unit
from tests.support.builders import Connection
from tests.support.postgres import DatabaseServer

WINNIPEG = ZoneInfo("America/Winnipeg")


@dataclass(frozen=True, slots=True)
class LoadedUnit:
    """A database that holds a sample unit, for tests that only read."""

    url: str
    owner: Connection
    unit: SampleUnit
    load: SampleLoad


@pytest.fixture(scope="module")
def loaded(database_server: DatabaseServer) -> Iterator[LoadedUnit]:
    """Return a unit of 60 members who made 1,501 check-ins, loaded."""
    url = database_server.fresh_database()
    unit = SampleUnit.generate(60, HistorySize(check_ins=1_501), 7, datetime.now(UTC), WINNIPEG)
    with psycopg.connect(url, autocommit=True) as owner:
        yield LoadedUnit(url, owner, unit, load_sample_unit(url, unit))
    database_server.drop(url)


def test_what_is_loaded_is_what_was_drawn(loaded: LoadedUnit) -> None:
    """Every scan and check-in carries the ids, times and direction of its passage, and hangs together."""
    rows = loaded.owner.execute(
        "SELECT scans.id, checkins.id, checkins.member_id, badges.id, scans.serial, checkins.direction, "
        "scans.occurred_at, checkins.recorded_at, stations.name, scans.outcome, checkins.method "
        "FROM checkins JOIN scans ON scans.id = scan_id JOIN badges USING (serial) "
        "JOIN stations ON stations.id = checkins.station_id "
        "WHERE checkins.occurred_at = scans.occurred_at AND checkins.direction = scans.direction "
        "AND badges.member_id = checkins.member_id AND scans.member_id = checkins.member_id "
        "ORDER BY checkins.occurred_at, scans.id"
    ).fetchall()
    assert rows == [
        (
            passage.scan_id,
            passage.check_in_id,
            passage.member_id,
            passage.badge_id,
            passage.serial,
            passage.direction.value,
            passage.occurred_at,
            passage.recorded_at,
            "rear door" if passage.rear_door else "front desk",
            f"checked_{passage.direction.value}",
            "badge",
        )
        for passage in loaded.unit.passages()
    ]


def test_members_have_their_lists_by_code(loaded: LoadedUnit) -> None:
    """Rank, branch, division, type and status of every member are those that were drawn."""
    rows = loaded.owner.execute(
        "SELECT members.id, service_number, branch, ranks.code, last_name, first_name, display_name, sort_key, "
        "divisions.code, member_types.code, member_statuses.code FROM members JOIN ranks ON ranks.id = rank_id "
        "JOIN divisions ON divisions.id = division_id JOIN member_types ON member_types.id = member_type_id "
        "JOIN member_statuses ON member_statuses.id = member_status_id"
    ).fetchall()
    assert set(rows) == {
        (
            member.id,
            member.service_number,
            member.branch,
            member.rank,
            member.name.last,
            member.name.first,
            member.display_name,
            member.sort_key,
            member.division,
            member.member_type,
            member.status,
        )
        for member in loaded.unit.members
    }


def test_members_have_their_details(loaded: LoadedUnit) -> None:
    """Mess, occupation, telephones, e-mail and dates of every member are those that were drawn, each key beside."""
    rows = loaded.owner.execute(
        "SELECT members.id, messes.code, mocs.code, employee_number, email, home_phone, mobile_phone, enrolled_on, "
        "contract_start, contract_end FROM members LEFT JOIN list_items AS messes ON messes.id = mess_id "
        "LEFT JOIN list_items AS mocs ON mocs.id = moc_id"
    ).fetchall()
    assert set(rows) == {
        (member.id, *astuple(details))
        for member, details in zip(loaded.unit.members, loaded.unit.details(), strict=True)
    }


def test_tags_and_qualifications_are_those_that_were_drawn(loaded: LoadedUnit) -> None:
    """Every one with its holder and dates, and nothing else."""
    qualifications = loaded.unit.qualifications(loaded.unit.details())
    held = loaded.owner.execute(
        "SELECT member_id, code, granted_on, expires_on FROM member_qualifications "
        "JOIN qualification_types ON qualification_types.id = qualification_type_id"
    ).fetchall()
    assert sorted(map(str, held)) == sorted(str(astuple(each)) for each in qualifications)
    worn = loaded.owner.execute("SELECT member_id, code FROM member_tags JOIN tags ON tags.id = tag_id").fetchall()
    assert set(worn) == {astuple(tag) for tag in loaded.unit.tags(qualifications)}


def test_visits_are_those_that_were_drawn(loaded: LoadedUnit) -> None:
    """Who, when, by which badge and scan; those who are in stand on the board's index, and telephones are findable."""
    rows = loaded.owner.execute(
        "SELECT visitors.id, visitors.display_name, code, host_member_id, event_id, badge_id, expected_at, expires_at, "
        "cancelled_at, checked_in_at, checked_out_at, check_out_method, check_out_scan_id, witnessed "
        "FROM visitors JOIN visit_types ON visit_types.id = visit_type_id"
    ).fetchall()
    visits = loaded.unit.visits(loaded.unit.event())
    assert set(rows) == {
        (
            visit.id,
            visit.display_name,
            visit.visitor.visit_type,
            visit.host_id,
            visit.event_id,
            visit.badge_id,
            visit.expected_at,
            visit.expires_at,
            visit.cancelled_at,
            visit.checked_in_at,
            visit.checked_out_at,
            visit.check_out_method,
            visit.check_out_scan and visit.check_out_scan.id,
            visit.witnessed,
        )
        for visit in visits
    }
    phone = visits[0].visitor.phone
    found = loaded.owner.execute("SELECT id FROM visitors WHERE phone_key = %s", [phone.replace("-", "")]).fetchall()
    assert (visits[0].id,) in found


def test_the_event_is_there_with_its_people(loaded: LoadedUnit) -> None:
    """It is active today, and every attendee has role, badge, status and passages."""
    event = loaded.unit.event()
    assert loaded.owner.execute("SELECT id, status, starts_on, ends_on FROM events").fetchall() == [
        (event.id, "active", event.starts_on, event.ends_on)
    ]
    rows = loaded.owner.execute(
        "SELECT event_attendees.id, list_items.code, badge_id, event_attendees.status, array_agg("
        "event_checkins.scan_id ORDER BY occurred_at) FILTER (WHERE event_checkins.id IS NOT NULL) "
        "FROM event_attendees JOIN list_items ON list_items.id = event_role_id "
        "LEFT JOIN event_checkins ON event_attendee_id = event_attendees.id GROUP BY 1, 2, 3, 4"
    ).fetchall()
    assert sorted(map(str, rows)) == sorted(
        str(
            (
                attendee.id,
                attendee.role,
                attendee.badge and attendee.badge.id,
                attendee.status.value,
                [stay.scan and stay.scan.id for stay in attendee.passages] or None,
            )
        )
        for attendee in event.attendees
    )


def test_the_scans_of_visitors_and_attendees_are_in_the_ledger(loaded: LoadedUnit) -> None:
    """Each with its badge and outcome, and without a member."""
    event = loaded.unit.event()
    rows = loaded.owner.execute(
        "SELECT scans.id, scans.badge_id, badges.serial, outcome, direction, occurred_at FROM scans "
        "JOIN badges ON badges.id = scans.badge_id AND badges.serial = scans.serial WHERE scans.member_id IS NULL"
    ).fetchall()
    assert set(rows) == {
        (scan.id, scan.badge_id, scan.serial, scan.outcome, scan.direction, scan.occurred_at)
        for scan in scans_of(event, loaded.unit.visits(event))
    }


def test_two_passages_are_put_up_for_review(loaded: LoadedUnit) -> None:
    """One is settled and one is open; the facts carry no name."""
    rows = loaded.owner.execute("SELECT reason, settled_at IS NULL, facts FROM reviews ORDER BY raised_at").fetchall()
    assert [row[:2] for row in rows] == [("told_otherwise", False), ("told_otherwise", True)]
    assert all(set(row[2]) == {"told", "recorded"} for row in rows)


def test_what_people_edit_is_audited(loaded: LoadedUnit) -> None:
    """The load hides nothing from the audit log: every member, badge, tag and visit is in it."""
    audited: dict[str, int] = dict(
        loaded.owner.execute("SELECT table_name, count(*) FROM audit_log GROUP BY 1").fetchall()
    )
    for table in ("members", "badges", "member_tags", "member_qualifications", "visitors", "event_attendees"):
        kept = loaded.owner.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchall()[0][0]
        assert audited[table] == kept > 0


def test_presence_is_what_the_log_says(loaded: LoadedUnit, new_engine: Callable[..., Engine]) -> None:
    """Rebuilt from the check-ins, the presence of every member is the one that was kept."""
    with new_engine(loaded.url).connect() as connection:
        board = SqlPresenceRepository(connection)
        assert board.differences() == []
        assert len(board.everybody_in().entries) == loaded.load.present == 17
