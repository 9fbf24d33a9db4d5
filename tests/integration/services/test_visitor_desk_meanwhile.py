"""What a desk that receives visitors finds changed: badges put away, visits saved or kept before they are over."""

import dataclasses
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.visit_drafts import VisitDraft, VisitProblem
from sentinel_desktop.domain.visitor_desk import (
    BadgeRefusal,
    BadgeRefused,
    NotSignedIn,
    VisitorBadge,
    VisitorInside,
    VisitorSignedIn,
    VisitorSigningOut,
)
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from tests.support.factories import Connection, Factories
from tests.support.visitor_desk_room import NOW, VisitorDeskRoom, visitor_desk_room
from tests.support.waiting_locks import WAIT_S, wait_until_somebody_waits

EVENING = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
TOMORROW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""When the operational day after that of ``NOW`` begins: 03:00 in the unit's zone."""
QUINN = VisitDraft(last_name="Chen", first_name="Quinn", phone="204 555-0142")


@pytest.fixture
def desk(owner: Connection, database_url: str, tmp_path: Path) -> Iterator[VisitorDeskRoom]:
    """Return a desk at which an operator sits."""
    with visitor_desk_room(owner, database_url, tmp_path) as room:
        yield room


def signed_in(desk: VisitorDeskRoom, draft: VisitDraft = QUINN) -> VisitorSignedIn:
    """Sign somebody in who can be."""
    done = desk.service.sign_in(draft)
    assert isinstance(done, VisitorSignedIn), done
    return done


def the_one_here(desk: VisitorDeskRoom) -> VisitorInside:
    """Return the only visitor whom the desk knows to be here."""
    (here,) = desk.service.inside.here().visitors
    return here


# --- in ---------------------------------------------------------------------------------------------------------------


def test_a_badge_that_was_put_away_meanwhile_lets_nobody_in(desk: VisitorDeskRoom) -> None:
    """No other visitor has it, and no rule of the database speaks of it: the desk asks for another badge."""
    lost = desk.make.badge_statuses(code="lost", name="Lost", on_scan="refuse")
    badge = desk.make.badges("visitor", printed_number="V-14", badge_status_id=lost)
    refused = desk.service.sign_in(dataclasses.replace(QUINN, badge_id=badge))
    assert isinstance(refused, NotSignedIn)
    assert refused.badge is not None
    assert (refused.badge.reason, refused.badge.number) == (BadgeRefusal.NOT_ACTIVE, "V-14")
    assert desk.visits() == []


@pytest.mark.parametrize("left", ["archived", "deleted"])
def test_a_host_who_left_the_unit_meanwhile_is_nobodys_host(
    desk: VisitorDeskRoom, owner: Connection, left: str
) -> None:
    """Said beside the field, and nothing is recorded; without that host the same visitor is in."""
    host = desk.make.members()
    ends = {"archived": "UPDATE members SET archived_at = now() WHERE id = %s", "deleted": "DELETE FROM members"}
    if left == "deleted":
        owner.execute("DELETE FROM presence WHERE member_id = %s", [host])
    owner.execute(ends[left], [host] if left == "archived" else [])
    refused = desk.service.sign_in(dataclasses.replace(QUINN, host_member_id=host))
    assert isinstance(refused, NotSignedIn)
    assert refused.problems == {"host_member_id": VisitProblem.NO_LONGER_THERE}
    assert desk.visits() == []
    signed_in(desk)


def test_an_expected_visit_that_somebody_saves_meanwhile_begins_all_the_same(
    desk: VisitorDeskRoom, owner: Connection, database_url: str
) -> None:
    """Nobody at the desk has to do with another's edit: the visitor is in, and what was edited is not undone."""
    expected = desk.make.visitors(
        "expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, expires_at=None
    )
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as threads:
        other.execute("UPDATE visitors SET expected_at = %s, version = version + 1", [EVENING + timedelta(minutes=5)])
        coming = threads.submit(desk.service.sign_in, QUINN)
        wait_until_somebody_waits(owner)
        other.commit()
        done = coming.result(WAIT_S)
    assert isinstance(done, VisitorSignedIn)
    (visit,) = desk.visits()
    assert (visit["id"], visit["checked_in_at"]) == (expected, NOW)
    assert visit["expected_at"] == EVENING + timedelta(minutes=5)


def test_a_visit_that_was_announced_for_days_is_that_visit_on_the_last_of_them(desk: VisitorDeskRoom) -> None:
    """Its first day is over, and it may still begin: the visitor is not doubled."""
    expected = desk.make.visitors(
        "expected",
        last_name="Chen",
        first_name="Quinn",
        expected_at=EVENING - timedelta(days=2),
        expires_at=EVENING + timedelta(hours=3),
    )
    assert signed_in(desk).visit_id == expected
    assert len(desk.visits()) == 1


def test_a_visit_of_the_next_operational_day_is_not_of_this_one(desk: VisitorDeskRoom) -> None:
    """The moment at which a day begins is the first of it, and none of the day before."""
    desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=TOMORROW, expires_at=None)
    assert not signed_in(desk).was_expected


def test_a_returning_visitor_who_was_announced_without_a_number_is_offered_once(desk: VisitorDeskRoom) -> None:
    """Who is expected stands there already: the same name with a telephone number is not a second person."""
    desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, expires_at=None)
    desk.make.visitors("closed", last_name="Chen", first_name="Quinn", phone="204 555-0142")
    assert [offer.is_expected for offer in desk.service.suggestions("chen")] == [True]


def test_two_people_of_one_name_are_told_apart_by_their_numbers(desk: VisitorDeskRoom) -> None:
    """Nobody is asked whether it is the same person: two telephone numbers are two people."""
    signed_in(desk)
    signed_in(desk, dataclasses.replace(QUINN, phone="204 555-0177"))
    assert len(desk.visits()) == 2


# --- out, while the database is away ----------------------------------------------------------------------------------


def test_a_badge_is_free_again_when_its_visitor_leaves_before_the_database_is_back(desk: VisitorDeskRoom) -> None:
    """Handed out and taken back here: it can be given to the next one, who may come at once."""
    badge = desk.make.badges("visitor", printed_number="V-12", serial="0000AA0012")
    desk.take_copy()
    desk.away = True
    signed_in(desk, dataclasses.replace(QUINN, badge_id=badge))
    desk.now += timedelta(hours=1)
    assert desk.service.inside.sign_out(the_one_here(desk)) is VisitorSigningOut.KEPT_HERE
    assert desk.service.badge_of_serial("0000AA0012") == VisitorBadge(badge, "V-12")


def test_only_who_may_receive_visitors_has_a_departure_kept(desk: VisitorDeskRoom) -> None:
    """By the rights that the database told at the sign-in; nobody else ends a visit by waiting for an outage."""
    desk.make.visitors("open", last_name="Chen", checked_in_at=NOW)
    here = the_one_here(desk)
    desk.away, desk.rights = True, frozenset()
    with pytest.raises(StoreUnavailableError):
        desk.service.inside.sign_out(here)
    assert desk.kept.status().waiting == 0


def test_who_is_kept_here_leaves_before_the_visit_is_delivered(desk: VisitorDeskRoom) -> None:
    """The database is back and does not know the visitor yet: the departure follows the arrival, and neither fails."""
    desk.away = True
    signed_in(desk)
    desk.away = False
    here = the_one_here(desk)
    desk.now += timedelta(minutes=1)
    assert desk.service.inside.sign_out(here) is VisitorSigningOut.KEPT_HERE
    assert desk.deliver() == 2
    (visit,) = desk.visits()
    assert (visit["checked_in_at"], visit["checked_out_at"]) == (NOW, desk.now)
    assert desk.kept.status().refused == 0


def test_a_departure_is_never_kept_for_before_the_arrival(desk: VisitorDeskRoom) -> None:
    """The clock of another station was ahead: what is kept says when the visit began, which the database takes."""
    came = NOW + timedelta(minutes=2)
    desk.make.visitors("open", last_name="Chen", checked_in_at=came)
    here = the_one_here(desk)
    desk.away = True
    desk.service.inside.sign_out(here)
    (act,) = desk.kept.waiting(9)
    assert act.at == came


def test_an_expected_visitor_who_was_kept_here_is_listed_once_after_the_delivery(desk: VisitorDeskRoom) -> None:
    """The database has the visit under the key of the expected one: by name and moment it is known to be the same."""
    desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, expires_at=None)
    desk.away = True
    signed_in(desk)
    desk.away = False
    desk.deliver()
    assert the_one_here(desk).waiting is False


def test_an_arrival_that_is_delivered_beside_a_scan_of_its_badge_waits_for_it(
    desk: VisitorDeskRoom, owner: Connection, database_url: str
) -> None:
    """The scan by which the visitor left is recorded at that moment: the visit ends by it, and nobody stays inside."""
    badge = desk.make.badges("visitor")
    desk.away = True
    signed_in(desk, dataclasses.replace(QUINN, badge_id=badge))
    left = NOW + timedelta(minutes=30)
    with psycopg.connect(database_url) as scanning, ThreadPoolExecutor(1) as threads:
        scanning.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))", [badge])
        delivering = threads.submit(desk.deliver)
        wait_until_somebody_waits(owner)
        # Neither waits for the other in a ring: the scan goes on at once.
        scanning.execute("SET LOCAL lock_timeout = '500ms'")
        free = {"badge_id": badge, "outcome": "visitor_badge_free", "direction": None, "occurred_at": left}
        Factories(scanning).scans(station_id=desk.station, **free)
        scanning.commit()
        delivering.result(WAIT_S)
    (visit,) = desk.visits()
    assert (visit["checked_out_at"], visit["check_out_method"]) == (left, "badge")


def test_an_arrival_that_is_delivered_within_seconds_ends_by_its_scan_too(
    desk: VisitorDeskRoom, owner: Connection
) -> None:
    """The database was away for a moment alone: the scan by which the visitor left was recorded before the visit."""
    badge = desk.make.badges("visitor")
    (desk.now,) = owner.execute("SELECT clock_timestamp()").fetchone() or (NOW,)
    desk.away = True
    signed_in(desk, dataclasses.replace(QUINN, badge_id=badge))
    left = desk.now + timedelta(milliseconds=1)
    free = {"badge_id": badge, "outcome": "visitor_badge_free", "direction": None, "occurred_at": left}
    desk.make.scans(station_id=desk.station, **free)
    assert desk.deliver() == 1
    (visit,) = desk.visits()
    assert (visit["checked_out_at"], visit["check_out_method"]) == (left, "badge")


def test_an_arrival_that_is_delivered_beside_a_sign_in_of_that_name_waits_for_it(
    desk: VisitorDeskRoom, owner: Connection, database_url: str
) -> None:
    """Another station began the expected visit at that moment: it stands as it began there."""
    expected = desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=EVENING)
    there, came = desk.make.stations(), NOW - timedelta(minutes=1)
    desk.away = True
    signed_in(desk, dataclasses.replace(QUINN, expected_id=expected))
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as threads:
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 280301360213))", ["chen\x1fquinn"])
        other.execute(
            "UPDATE visitors SET checked_in_at = %s, check_in_method = 'kiosk', station_id = %s, version = version + 1",
            [came, there],
        )
        delivering = threads.submit(desk.deliver)
        wait_until_somebody_waits(owner)
        other.commit()
        delivering.result(WAIT_S)
    (visit,) = desk.visits()
    assert (visit["id"], visit["checked_in_at"], visit["check_in_method"]) == (expected, came, "kiosk")
    assert desk.kept.status().refused == 0


def test_a_departure_of_a_disabled_account_is_refused_at_the_delivery(
    desk: VisitorDeskRoom, allow_log: Callable[[str], None]
) -> None:
    """A station vouches for nobody who may not be here: the visit goes on, and a person looks at what was kept."""
    allow_log(r"^WARNING sentinel_desktop\.services\.hand_acts.*The account is disabled")
    desk.make.visitors("open", last_name="Chen", checked_in_at=NOW)
    here = the_one_here(desk)
    desk.away = True
    desk.service.inside.sign_out(here)
    desk.make.connection.execute("UPDATE admin_users SET disabled_at = now() WHERE role = 'operator'")
    desk.deliver()
    assert desk.visits()[0]["checked_out_at"] is None
    assert desk.kept.status().refused == 1


def test_an_arrival_whose_badge_is_given_to_another_at_that_moment_is_recorded_without_it(
    desk: VisitorDeskRoom, owner: Connection, database_url: str
) -> None:
    """It waits for the other sign-in and is not refused: the visitor is in, and a note says why there is no badge."""
    badge = desk.make.badges("visitor")
    desk.away = True
    done = signed_in(desk, dataclasses.replace(QUINN, badge_id=badge))
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as threads:
        Factories(other).visitors("open", last_name="Roy", badge_id=badge)
        delivering = threads.submit(desk.deliver)
        wait_until_somebody_waits(owner)
        other.commit()
        delivering.result(WAIT_S)
    (visit,) = (each for each in desk.visits() if each["id"] == done.visit_id)
    assert (visit["badge_id"], "without its badge" in visit["notes"]) == (None, True)
    assert desk.kept.status().refused == 0


def test_an_expected_visit_that_begins_here_has_what_was_typed_here(desk: VisitorDeskRoom) -> None:
    """What the visitor says counts, and not what was announced: above all that they may not walk alone."""
    desk.make.visitors(
        "expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, plate="OLD 1", escort_required=False
    )
    host, badge = desk.make.members(last_name="Roy"), desk.make.badges("visitor")
    desk.away = True
    draft = dataclasses.replace(
        QUINN,
        purpose=VisitPurpose.CONTRACT_WORK,
        organization="Northern Marine",
        work="Boiler",
        plate="abc 123",
        host_member_id=host,
        language=Language.FRENCH,
        until="19:30",
        escort_required=True,
        notes="Ring first",
        badge_id=badge,
    )
    signed_in(desk, draft)
    desk.deliver()
    (visit,) = desk.visits()
    assert (visit["escort_required"], visit["badge_id"], visit["host_member_id"]) == (True, badge, host)
    assert (visit["organization"], visit["organization_key"]) == ("Northern Marine", "northern marine")
    assert (visit["work"], visit["plate"], visit["notes"]) == ("Boiler", "ABC 123", "Ring first")
    assert (visit["phone"], visit["phone_key"], visit["language"]) == (QUINN.phone, "2045550142", "fr")
    assert (visit["purpose"], visit["visit_type_id"]) == ("contract_work", desk.type_of("contractor"))
    assert visit["expires_at"] == EVENING + timedelta(minutes=30)
    assert visit["arrival_told_by"] == desk.operator.account_id


def test_a_departure_ends_an_expected_visit_that_began_later_elsewhere_when_it_began(desk: VisitorDeskRoom) -> None:
    """The visitor came and left here before another desk, by its clock, signed them in: the visit is over."""
    expected = desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=EVENING)
    desk.away = True
    signed_in(desk, dataclasses.replace(QUINN, expected_id=expected))
    desk.now += timedelta(minutes=2)
    desk.service.inside.sign_out(the_one_here(desk))
    elsewhere = NOW + timedelta(minutes=5)
    desk.make.connection.execute(
        "UPDATE visitors SET checked_in_at = %s, check_in_method = 'kiosk', station_id = %s",
        [elsewhere, desk.make.stations()],
    )
    desk.deliver()
    (visit,) = desk.visits()
    assert (visit["checked_in_at"], visit["checked_out_at"]) == (elsewhere, elsewhere)
    assert desk.kept.status().refused == 0


def test_a_departure_moves_no_end_that_is_known_already(desk: VisitorDeskRoom) -> None:
    """Somebody else let the visitor out meanwhile: when and how stays as it was told first."""
    desk.make.visitors("open", last_name="Chen", checked_in_at=NOW)
    here = the_one_here(desk)
    desk.away = True
    desk.now += timedelta(hours=1)
    desk.service.inside.sign_out(here)
    left = NOW + timedelta(minutes=20)
    desk.make.connection.execute("UPDATE visitors SET checked_out_at = %s, check_out_method = 'kiosk'", [left])
    desk.deliver()
    (visit,) = desk.visits()
    assert (visit["checked_out_at"], visit["check_out_method"], visit["departure_told_by"]) == (left, "kiosk", None)
    assert desk.kept.status().refused == 0


def test_a_badge_whose_visit_is_over_by_the_copy_is_free(desk: VisitorDeskRoom) -> None:
    """It was given back here while the database is away: the next visitor gets it."""
    badge = desk.make.badges("visitor", printed_number="V-12", serial="0000AA0012")
    visit = desk.make.visitors("open", badge_id=badge, checked_in_at=NOW)
    desk.take_copy()
    desk.away = True
    held = desk.service.badge_of_serial("0000AA0012")
    assert isinstance(held, BadgeRefused)
    desk.copy.end_visit(visit, NOW + timedelta(minutes=5))
    assert desk.service.badge_of_serial("0000AA0012") == VisitorBadge(badge, "V-12")
