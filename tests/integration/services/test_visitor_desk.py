"""A desk that receives visitors on the real database: in and out, expected and returning, with badges and without."""

import dataclasses
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotPermittedError, NotSignedInError
from sentinel_desktop.domain.visit_drafts import VisitDraft, VisitorKind, VisitProblem
from sentinel_desktop.domain.visitor_desk import (
    BadgeRefusal,
    BadgeRefused,
    NotSignedIn,
    VisitorBadge,
    VisitorHereAlready,
    VisitorSignedIn,
    VisitorSigningIn,
    VisitorSigningOut,
)
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from tests.support.factories import Connection
from tests.support.visitor_desk_room import NOW, VisitorDeskRoom, visitor_desk_room

EVENING = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
"""19:00 of the day of ``NOW``."""
QUINN = VisitDraft(last_name="Chen", first_name="Quinn", phone="204 555-0142")
HOSTILE = "<b>O'Néil</b>'; DROP TABLE visitors; -- \u202e\u05e9\u05dc\u05d5\u05dd \U0001f469\u200d\U0001f680 e\u0301"


@pytest.fixture
def desk(owner: Connection, database_url: str, tmp_path: Path) -> Iterator[VisitorDeskRoom]:
    """Return a desk at which an operator sits."""
    with visitor_desk_room(owner, database_url, tmp_path) as room:
        yield room


def at_once(desk: VisitorDeskRoom, *drafts: VisitDraft) -> list[VisitorSigningIn]:
    """Sign each in at a desk of its own, all beginning at one moment."""
    together = threading.Barrier(len(drafts))

    def sign_in(draft: VisitDraft) -> VisitorSigningIn:
        together.wait(10)
        return desk.service.sign_in(draft)

    with ThreadPoolExecutor(len(drafts)) as threads:
        return [run.result(10) for run in [threads.submit(sign_in, draft) for draft in drafts]]


def signed_in(desk: VisitorDeskRoom, draft: VisitDraft) -> VisitorSignedIn:
    """Sign somebody in who can be."""
    done = desk.service.sign_in(draft)
    assert isinstance(done, VisitorSignedIn), done
    return done


# --- in -----------------------------------------------------------------------------------------------------------


def test_a_contractor_is_signed_in_with_a_badge_and_a_host(desk: VisitorDeskRoom) -> None:
    """One row with everything that was typed; the desk hears the host's name, and whether the host is in."""
    badge = desk.make.badges("visitor", printed_number="V-12")
    host = desk.make.members(last_name="Roy", first_name="Jean", display_name="Roy, J.")
    draft = dataclasses.replace(
        QUINN,
        purpose=VisitPurpose.CONTRACT_WORK,
        organization=" Northern  Marine Ltd\x07",
        work="Boiler\ninspection",
        plate="abc 123",
        host_member_id=host,
        escort_required=True,
        notes="Ring first.",
        badge_id=badge,
    )
    done = signed_in(desk, draft)
    (visit,) = desk.visits()
    assert (done.visit_id, done.badge, done.host_is_in, done.waiting) == (visit["id"], "V-12", Direction.OUT, False)
    assert done.host is not None
    assert done.host.endswith("Roy, J.")
    assert (visit["display_name"], visit["organization"], visit["work"]) == (
        "Chen, Q.",
        "Northern Marine Ltd",
        "Boiler inspection",
    )
    assert (visit["plate"], visit["escort_required"], visit["notes"]) == ("ABC 123", True, "Ring first.")
    assert (visit["checked_in_at"], visit["check_in_method"], visit["station_id"]) == (NOW, "desk", desk.station)
    assert (visit["visit_type_id"], visit["badge_id"]) == (desk.type_of("contractor"), badge)
    assert visit["expires_at"] == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("purpose", "kind", "code"),
    [
        (VisitPurpose.MEETING, VisitorKind.MILITARY, "military"),
        (VisitPurpose.MEETING, VisitorKind.OFFICIAL, "official"),
        (VisitPurpose.MUSEUM, VisitorKind.GUEST, "museum"),
    ],
)
def test_the_type_follows_from_the_reason_whatever_it_is_called(
    desk: VisitorDeskRoom, purpose: VisitPurpose, kind: VisitorKind, code: str
) -> None:
    """Supervisors rename and hide types; the rules know them by their codes."""
    desk.make.connection.execute("UPDATE visit_types SET name = 'Renamed', name_key = 'x', is_active = false")
    draft = dataclasses.replace(
        QUINN, purpose=purpose, kind=kind, rank="Lt(N)", unit="HMCS Other", host_member_id=desk.make.members()
    )
    signed_in(desk, draft)
    (visit,) = desk.visits()
    assert visit["visit_type_id"] == desk.type_of(code)


def test_what_is_missing_is_told_by_field_and_nothing_is_written(desk: VisitorDeskRoom) -> None:
    """The service judges again what the page judged before."""
    refused = desk.service.sign_in(VisitDraft(purpose=VisitPurpose.MEETING, until="24:77"))
    assert isinstance(refused, NotSignedIn)
    assert refused.problems == {
        "last_name": VisitProblem.MISSING,
        "host_member_id": VisitProblem.MISSING,
        "until": VisitProblem.NOT_A_TIME,
    }
    assert desk.visits() == []


def test_hostile_text_is_data(desk: VisitorDeskRoom) -> None:
    """Markup, quotes, right-to-left, emoji and combining accents are stored as they were typed."""
    draft = VisitDraft(last_name=HOSTILE, organization=HOSTILE, notes=f"{HOSTILE}\n\x00{HOSTILE}")
    signed_in(desk, draft)
    (visit,) = desk.visits()
    assert (visit["last_name"], visit["organization"]) == (HOSTILE, HOSTILE)
    assert visit["notes"] == f"{HOSTILE}\n{HOSTILE}"
    assert [offer.visit.last_name for offer in desk.service.suggestions("<b>O'Néil")] == [HOSTILE]


def test_a_name_that_is_here_already_is_written_longer(desk: VisitorDeskRoom) -> None:
    """Two people whom a short name would mean are told apart on every screen."""
    signed_in(desk, QUINN)
    done = signed_in(desk, dataclasses.replace(QUINN, first_name="Quentin", phone=""))
    assert done.display_name == "Chen, Quentin"


def test_somebody_of_this_name_who_is_here_is_asked_about(desk: VisitorDeskRoom) -> None:
    """The same person is not signed in twice; another person of the same name is, when somebody says so."""
    first = signed_in(desk, QUINN)
    already = desk.service.sign_in(dataclasses.replace(QUINN, phone=""))
    assert already == VisitorHereAlready(first.visit_id, "Chen, Q.", NOW, is_the_expected=False)
    signed_in(desk, dataclasses.replace(QUINN, phone="", another_person=True))
    assert len(desk.visits()) == 2


def test_a_host_who_is_gone_is_told_beside_the_host(desk: VisitorDeskRoom) -> None:
    """What was typed stays, and nothing is recorded."""
    refused = desk.service.sign_in(dataclasses.replace(QUINN, purpose=VisitPurpose.MEETING, host_member_id=uuid7()))
    assert refused == NotSignedIn({"host_member_id": VisitProblem.NO_LONGER_THERE})
    assert desk.visits() == []


def test_nobody_signs_a_visitor_in_without_the_right(owner: Connection, database_url: str, tmp_path: Path) -> None:
    """The database holds it: an account that may not, and nobody at all, are refused, and nothing is kept."""
    with visitor_desk_room(owner, database_url, tmp_path) as desk:
        owner.execute("REVOKE INSERT ON visitors FROM sentinel_operator")
        with pytest.raises(NotPermittedError):
            desk.service.sign_in(QUINN)
        desk.someone = False
        with pytest.raises(NotSignedInError):
            desk.service.sign_in(QUINN)
        assert (desk.visits(), desk.kept.waiting(9)) == ([], [])


def test_a_supervisor_receives_visitors_too(owner: Connection, database_url: str, tmp_path: Path) -> None:
    """What operators may, those above them may."""
    with visitor_desk_room(owner, database_url, tmp_path, SUPERVISOR_ROLE) as desk:
        signed_in(desk, QUINN)


# --- expected -----------------------------------------------------------------------------------------------------


def test_an_expected_visitor_is_matched_by_name_and_not_doubled(desk: VisitorDeskRoom) -> None:
    """Who walks in and was announced is that visit, however the name was written; when they were expected stays."""
    expected = desk.make.visitors(
        "expected", last_name="Chèn", first_name="QUINN", expected_at=EVENING, expires_at=EVENING + timedelta(hours=3)
    )
    done = signed_in(desk, QUINN)
    (visit,) = desk.visits()
    assert (done.visit_id, done.was_expected) == (expected, True)
    assert (visit["id"], visit["expected_at"], visit["checked_in_at"]) == (expected, EVENING, NOW)


@pytest.mark.parametrize(
    "values",
    [
        {"expected_at": EVENING + timedelta(days=2), "expires_at": None},
        {"expected_at": EVENING - timedelta(days=3), "expires_at": None},
        {"expected_at": EVENING, "phone": "204 555-9999"},
    ],
    ids=["another day", "a day that is over", "another telephone number"],
)
def test_a_visit_expected_of_somebody_else_or_another_day_is_left(
    desk: VisitorDeskRoom, values: dict[str, object]
) -> None:
    """The walk-in is a visit of its own."""
    desk.make.visitors("expected", **{"last_name": "Chen", "first_name": "Quinn", "expires_at": None, **values})
    assert not signed_in(desk, QUINN).was_expected
    assert len(desk.visits()) == 2


def test_who_comes_and_leaves_before_they_were_expected(desk: VisitorDeskRoom) -> None:
    """They were expected when they came: no rule of the database keeps them out."""
    desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, expires_at=None)
    signed_in(desk, dataclasses.replace(QUINN, until="18:50"))
    (visit,) = desk.visits()
    assert visit["expected_at"] == NOW


def test_two_desks_sign_the_same_expected_visitor_in_at_once(desk: VisitorDeskRoom) -> None:
    """One begins the visit; the other is told that it began."""
    expected = desk.make.visitors(
        "expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, expires_at=None
    )
    drafts = [QUINN, dataclasses.replace(QUINN, expected_id=expected)]
    came = at_once(desk, *drafts)
    assert [visit["id"] for visit in desk.visits()] == [expected]
    assert sorted(type(each).__name__ for each in came) == ["VisitorHereAlready", "VisitorSignedIn"]


def test_two_desks_sign_the_same_walk_in_in_at_once(desk: VisitorDeskRoom) -> None:
    """Nobody expected them, and they are one visit all the same."""
    came = at_once(desk, QUINN, QUINN, QUINN)
    assert len(desk.visits()) == 1
    assert sum(isinstance(each, VisitorHereAlready) for each in came) == 2


def test_an_expected_visit_that_was_cancelled_is_a_new_one(desk: VisitorDeskRoom) -> None:
    """They came after all: what was cancelled stays so, and the visitor is in."""
    cancelled = desk.make.visitors("cancelled", last_name="Chen", first_name="Quinn", expected_at=EVENING)
    done = signed_in(desk, dataclasses.replace(QUINN, expected_id=cancelled))
    assert (done.was_expected, len(desk.visits())) == (False, 2)


# --- who may be meant ---------------------------------------------------------------------------------------------


def test_the_expected_come_first_and_then_who_was_here_last(desk: VisitorDeskRoom) -> None:
    """With how often, and the host; who is expected is not offered twice."""
    host = desk.make.members(last_name="Roy", display_name="Roy, J.")
    past = {"last_name": "Chen", "first_name": "Quinn", "phone": "204 555-0142", "host_member_id": host}
    for days in (20, 5, 2):
        came = NOW - timedelta(days=days)
        desk.make.visitors("closed", **past, checked_in_at=came, checked_out_at=came + timedelta(hours=1))
    desk.make.visitors("expected", last_name="Cheverie", first_name="Quinn", expected_at=EVENING, expires_at=None)
    month_ago = NOW - timedelta(days=30)
    desk.make.visitors("closed", last_name="Chester", checked_in_at=month_ago, checked_out_at=month_ago)
    desk.make.visitors("closed", last_name="Roy")

    names = [(each.visit.last_name, each.is_expected, each.times) for each in desk.service.suggestions("che")]
    assert names == [("Cheverie", True, 0), ("Chen", False, 3), ("Chester", False, 1)]
    (quinn,) = desk.service.suggestions("2045550142")
    assert quinn.visit.checked_in_at == NOW - timedelta(days=2)
    assert quinn.host is not None
    assert quinn.host_is_in is False
    assert [each.visit.last_name for each in desk.service.suggestions("che quinn")] == ["Cheverie", "Chen"]


def test_who_may_come_no_more_is_not_offered(desk: VisitorDeskRoom) -> None:
    """A visit whose time is over; and a telephone number is meant from its beginning."""
    named = {"last_name": "Cheverie", "first_name": "Quinn"}
    desk.make.visitors("expected", **named, expected_at=NOW - timedelta(hours=2), expires_at=NOW - timedelta(hours=1))
    assert desk.service.suggestions("chev") == []
    desk.make.visitors("closed", **named, phone="902-555-0117")
    assert len(desk.service.suggestions("902555")) == 1
    assert desk.service.suggestions("5550117") == []


def test_nobody_is_offered_below_three_letters_or_by_signs_of_a_search(desk: VisitorDeskRoom) -> None:
    """Nor does a percent sign stand for everything."""
    desk.make.visitors("closed", last_name="Chen")
    assert [desk.service.suggestions(text) for text in ("", "ch", "%%%", "___", "c%n")] == [[]] * 5


def test_a_host_who_left_the_unit_is_not_offered_again(desk: VisitorDeskRoom) -> None:
    """The visitor comes to somebody else now."""
    desk.make.visitors("closed", last_name="Chen", host_member_id=desk.make.members("archived"))
    (offer,) = desk.service.suggestions("che")
    assert (offer.host, offer.host_is_in, offer.visit.host_member_id) == (None, None, None)


def test_choices_are_of_today(desk: VisitorDeskRoom) -> None:
    """Events of other days and cancelled ones are not offered, nor ranks that are hidden."""
    today = datetime(2026, 3, 2, tzinfo=UTC).date()
    open_day = desk.make.events(name="Open day", starts_on=today, ends_on=today, status="active")
    desk.make.events(name="Cancelled", starts_on=today, ends_on=today, status="cancelled")
    desk.make.events(name="Tomorrow", starts_on=today + timedelta(days=1), ends_on=today + timedelta(days=1))
    desk.make.ranks(code="Lt(N)", is_active=False)
    choices = desk.service.choices()
    assert [event.id for event in choices.events] == [open_day]
    assert "Lt(N)" not in choices.ranks


# --- badges -------------------------------------------------------------------------------------------------------


def test_a_badge_that_cannot_be_handed_out_says_why(desk: VisitorDeskRoom) -> None:
    """By tapping and by its number: held since when by whom, lost, a member's, unknown."""
    make = desk.make
    free = make.badges("visitor", printed_number="V-12", serial="0000AA0012")
    held = make.badges("visitor", printed_number="V-13", serial="0000AA0013")
    lost_status = make.badge_statuses(code="lost", name="Lost", on_scan="refuse")
    make.badges("visitor", printed_number="V-14", serial="0000AA0014", badge_status_id=lost_status)
    make.badges(serial="0000AA0015", printed_number="M-15")
    make.visitors("open", display_name="Roy, J.", badge_id=held, checked_in_at=NOW)

    service = desk.service
    assert service.badge_of_serial("0000AA0012") == service.badge_numbered("12") == VisitorBadge(free, "V-12")
    assert service.badge_numbered("v 12") == VisitorBadge(free, "V-12")
    assert service.free_badges() == [VisitorBadge(free, "V-12")]
    assert service.badge_of_serial("0000AA0013") == BadgeRefused(BadgeRefusal.HELD, "V-13", "Roy, J.", NOW)
    lost = service.badge_numbered("V-14")
    assert isinstance(lost, BadgeRefused)
    assert (lost.reason, lost.status and lost.status.name) == (BadgeRefusal.NOT_ACTIVE, "Lost")
    assert service.badge_of_serial("0000AA0015") == BadgeRefused(BadgeRefusal.NOT_A_VISITORS, "M-15")
    assert service.badge_of_serial("0000AA0099") == BadgeRefused(BadgeRefusal.UNKNOWN, "0099")
    assert service.badge_numbered("99") == BadgeRefused(BadgeRefusal.UNKNOWN, "99")


def test_a_badge_that_was_taken_meanwhile_is_refused_and_the_visitor_not_in(desk: VisitorDeskRoom) -> None:
    """The page says who has it, and asks for another; two at once are one."""
    badge = desk.make.badges("visitor", printed_number="V-12")
    drafts = [VisitDraft(last_name=name, badge_id=badge) for name in ("Roy", "Chen")]
    came = at_once(desk, *drafts)
    (refused,) = (each for each in came if isinstance(each, NotSignedIn))
    assert refused.badge is not None
    assert (refused.badge.reason, refused.badge.number) == (BadgeRefusal.HELD, "V-12")
    assert len(desk.visits()) == 1


# --- out ----------------------------------------------------------------------------------------------------------


def test_a_visitor_is_signed_out_and_the_badge_is_free(desk: VisitorDeskRoom) -> None:
    """Also after somebody edited the visit meanwhile; a second time says that they are out."""
    badge = desk.make.badges("visitor", printed_number="V-12")
    done = signed_in(desk, dataclasses.replace(QUINN, badge_id=badge, organization="Northern Marine"))
    (here,) = desk.service.inside.here().visitors
    assert (here.seen.id, here.badge, here.organization) == (done.visit_id, "V-12", "Northern Marine")
    desk.make.connection.execute("UPDATE visitors SET notes = 'edited', version = version + 1")

    desk.now += timedelta(hours=1)
    assert desk.service.inside.sign_out(here) is VisitorSigningOut.SIGNED_OUT
    assert desk.service.inside.sign_out(here) is VisitorSigningOut.OUT_ALREADY
    (visit,) = desk.visits()
    assert (visit["checked_out_at"], visit["check_out_method"], visit["witnessed"]) == (desk.now, "desk", True)
    assert [each.number for each in desk.service.free_badges()] == ["V-12"]
    assert desk.service.inside.here().visitors == ()


def test_a_visit_in_the_desks_future_ends_when_it_began(desk: VisitorDeskRoom) -> None:
    """Another station's clock was ahead: the visitor leaves all the same."""
    came = NOW + timedelta(minutes=2)
    desk.make.visitors("open", last_name="Chen", checked_in_at=came)
    (here,) = desk.service.inside.here().visitors
    assert desk.service.inside.sign_out(here) is VisitorSigningOut.SIGNED_OUT
    assert desk.visits()[0]["checked_out_at"] == came
