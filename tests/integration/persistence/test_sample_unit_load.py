"""A sample unit loaded into a real database."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_scans import SampleScan
from sentinel_desktop.domain.sample_unit import HistorySize, SampleUnit
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.sample_rows import scans_of
from sentinel_desktop.persistence.sample_unit import SampleLoad, load_sample_unit
from sentinel_desktop.persistence.seeds import seed_lists
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.ports import RuleBrokenError
from tests.support.builders import Connection, RowBuilder
from tests.support.postgres import DatabaseServer

WINNIPEG = ZoneInfo("America/Winnipeg")
TABLES = ("members", "badges", "stations", "scans", "checkins", "presence", "ranks", "visitors", "event_attendees")


def make(history: HistorySize, members: int = 60) -> SampleUnit:
    """Return a sample unit that ends now."""
    return SampleUnit.generate(members, history, 7, datetime.now(UTC), WINNIPEG)


@pytest.fixture
def sample() -> SampleUnit:
    """Return a unit of 60 members who made 1,501 check-ins."""
    return make(HistorySize(check_ins=1_501))


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
    unit = make(HistorySize(check_ins=1_501))
    with psycopg.connect(url, autocommit=True) as owner:
        yield LoadedUnit(url, owner, unit, load_sample_unit(url, unit))
    database_server.drop(url)


def counts(owner: Connection) -> dict[str, int]:
    """Return how many rows each table holds."""
    count = sql.SQL("SELECT count(*) FROM {}")
    return {table: owner.execute(count.format(sql.Identifier(table))).fetchall()[0][0] for table in TABLES}


def loose_scans(unit: SampleUnit) -> list[SampleScan]:
    """Return the scans of badges that no member holds."""
    event = unit.event()
    return list(scans_of(event, unit.visits(event)))


def indexes(owner: Connection) -> set[tuple[object, ...]]:
    """Return every index of the database with its definition."""
    return set(owner.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'").fetchall())


def foreign_keys(owner: Connection) -> set[tuple[object, ...]]:
    """Return every foreign key of the database with its definition."""
    found = owner.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated "
        "FROM pg_constraint WHERE contype = 'f'"
    )
    return set(found.fetchall())


def in_terms_of_the_unit(loaded: SampleLoad) -> tuple[int, int, int, str]:
    """Return what must agree with the unit that was loaded."""
    return loaded.members, loaded.badges, loaded.check_ins, loaded.refused


def test_an_empty_database_gets_the_unit(loaded: LoadedUnit) -> None:
    """Exactly the members, badges and check-ins are there that were asked for, and the answer says so."""
    assert in_terms_of_the_unit(loaded.load) == (60, len(loaded.unit.badges), 1_501, "")
    assert counts(loaded.owner) == {
        "members": 60,
        "badges": len(loaded.unit.badges),
        "stations": 2,
        "scans": 1_501 + len(loose_scans(loaded.unit)),
        "checkins": 1_501,
        "presence": 60,
        "ranks": 58,
        "visitors": loaded.load.visits,
        "event_attendees": loaded.load.attendees,
    }
    assert min(loaded.load.visits, loaded.load.attendees) > 10


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
    rows = loaded.owner.execute(
        "SELECT scans.id, scans.badge_id, badges.serial, outcome, direction, occurred_at FROM scans "
        "JOIN badges ON badges.id = scans.badge_id AND badges.serial = scans.serial WHERE scans.member_id IS NULL"
    ).fetchall()
    assert set(rows) == {
        (scan.id, scan.badge_id, scan.serial, scan.outcome, scan.direction, scan.occurred_at)
        for scan in loose_scans(loaded.unit)
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


def test_a_second_unit_is_refused_and_nothing_changes(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """A database with members stays as it is, and the sentence says why."""
    load_sample_unit(database_url, sample)
    before = counts(owner)
    again = load_sample_unit(database_url, make(HistorySize(days=1), members=3))
    assert again == SampleLoad(
        refused="The database has 60 members already: a sample unit is loaded into an empty one only."
    )
    assert counts(owner) == before


def test_a_real_member_is_never_mixed_with_invented_ones(
    database_url: str, owner: Connection, unit: RowBuilder, sample: SampleUnit
) -> None:
    """One member is enough to refuse, and not even the lists are filled."""
    unit.member()
    before = counts(owner)
    assert load_sample_unit(database_url, sample).refused.startswith("The database has a member already")
    assert counts(owner) == before


def test_two_loads_at_once_make_one_unit(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Of two programs that load at one moment one loads and the other is refused."""
    seed_lists(database_url)
    with ThreadPoolExecutor(2) as pool:
        loads = list(pool.map(lambda _: load_sample_unit(database_url, sample), range(2)))
    assert sorted(bool(load.refused) for load in loads) == [False, True]
    assert counts(owner)["members"] == 60


def test_a_load_that_fails_leaves_nothing(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Where one row is refused no row is kept, not even a station, and every rule stands as before."""
    keys, built = foreign_keys(owner), indexes(owner)
    owner.execute("ALTER TABLE checkins ADD CONSTRAINT none CHECK (method <> 'badge')")
    before = counts(owner)
    with pytest.raises(RuleBrokenError):
        load_sample_unit(database_url, sample)
    assert counts(owner) == before
    assert foreign_keys(owner) == keys
    assert indexes(owner) == built


def test_the_schema_is_the_same_after_it(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """Every index and foreign key is there as before and checked, and the tables are those of the models."""
    keys, built = foreign_keys(owner), indexes(owner)
    load_sample_unit(database_url, sample)
    assert foreign_keys(owner) == keys
    assert indexes(owner) == built
    assert schema.differences(database_url) == []


def test_the_planner_knows_the_new_rows(loaded: LoadedUnit) -> None:
    """Statistics are there before the first query."""
    rows = loaded.owner.execute(
        "SELECT relname, reltuples FROM pg_class WHERE relname = ANY (%s)", [list(TABLES)]
    ).fetchall()
    known: dict[str, float] = dict(rows)
    for table in ("scans", "checkins", "members", "visitors", "event_attendees", "presence"):
        assert known[table] == counts(loaded.owner)[table]


def test_stations_that_are_there_are_used(
    database_url: str, owner: Connection, unit: RowBuilder, sample: SampleUnit
) -> None:
    """A station of the name keeps its key and its settings."""
    front_desk = unit.station(name="front desk", direction_mode="in")
    load_sample_unit(database_url, sample)
    assert owner.execute("SELECT direction_mode FROM stations WHERE id = %s", [front_desk]).fetchone() == ("in",)
    kinds = owner.execute("SELECT DISTINCT name, kind FROM scans JOIN stations ON stations.id = station_id").fetchall()
    assert set(kinds) == {("front desk", "desk"), ("rear door", "door")}
    assert counts(owner)["stations"] == 2


def test_one_station_takes_every_passage(database_url: str, owner: Connection, sample: SampleUnit) -> None:
    """A unit with one door has one station."""
    load_sample_unit(database_url, sample, ("gate",))
    assert owner.execute("SELECT DISTINCT name FROM checkins JOIN stations ON stations.id = station_id").fetchall() == [
        ("gate",)
    ]
    assert counts(owner)["stations"] == 1


def test_the_unit_goes_on_living(
    database_url: str, owner: Connection, sample: SampleUnit, service: CheckInService
) -> None:
    """The next scans at a station's desk go on from the history: out who is in, in who is out, a lost badge refused."""
    load_sample_unit(database_url, sample)
    station = StationId(owner.execute("SELECT id FROM stations WHERE name = 'front desk'").fetchall()[0][0])
    at = datetime.now(UTC)

    def outcome(query: str) -> Outcome:
        serial = owner.execute(query.encode()).fetchall()[0][0]
        return service.record(BadgeScan(ScanId(uuid7()), serial, station, at, at)).outcome

    of_state = (
        "SELECT serial FROM badges JOIN presence USING (member_id) WHERE state = '{}' ORDER BY since DESC LIMIT 1"
    )
    assert outcome(of_state.format("in")) is Outcome.CHECKED_OUT
    assert outcome(of_state.format("out") + " OFFSET 5") is Outcome.CHECKED_IN
    assert outcome(
        "SELECT serial FROM badges JOIN badge_statuses ON badge_statuses.id = badge_status_id WHERE code = 'lost'"
    ) is (Outcome.BADGE_NOT_ACTIVE)


def test_a_unit_without_a_past_is_loaded(database_url: str, owner: Connection) -> None:
    """No check-ins at all: everybody is out and nobody has a latest passage."""
    loaded = load_sample_unit(database_url, make(HistorySize(check_ins=0), members=5))
    assert (loaded.check_ins, loaded.present) == (0, 0)
    assert owner.execute("SELECT DISTINCT state, since FROM presence").fetchall() == [("out", None)]


def test_more_than_one_helping_is_streamed(database_url: str, owner: Connection) -> None:
    """A history longer than what is sent at once arrives whole, in order and up to the present."""
    loaded = load_sample_unit(database_url, make(HistorySize(check_ins=45_000), members=200))
    row = owner.execute("SELECT count(*), max(occurred_at), min(occurred_at) FROM checkins").fetchall()[0]
    assert row[0] == loaded.check_ins == 45_000
    assert datetime.now(UTC) - row[1] < timedelta(minutes=5)
    assert row[2] < row[1] - timedelta(days=60)
