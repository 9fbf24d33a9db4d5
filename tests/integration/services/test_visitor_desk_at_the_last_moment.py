"""What changes between the look and the write of a sign-in at the visitors' desk, and what a desk may not do."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotPermittedError, NotSignedInError, RuleBrokenError
from sentinel_desktop.domain.visit_drafts import VisitDraft, VisitProblem
from sentinel_desktop.domain.visitor_desk import (
    BadgeRefusal,
    BadgeRefused,
    NotSignedIn,
    VisitorBadge,
    VisitorHereAlready,
    VisitorSignedIn,
    VisitorSigningOut,
)
from sentinel_desktop.domain.visitors import VisitPurpose
from tests.support.factories import Connection
from tests.support.visitor_desk_room import NOW, VisitorDeskRoom, visitor_desk_room

EVENING = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
QUINN = VisitDraft(last_name="Chen", first_name="Quinn", phone="204 555-0142")


@pytest.fixture
def desk(owner: Connection, database_url: str, tmp_path: Path) -> Iterator[VisitorDeskRoom]:
    """Return a desk at which an operator sits."""
    with visitor_desk_room(owner, database_url, tmp_path) as room:
        yield room


@contextmanager
def before_each_write(desk: VisitorDeskRoom, others: list[Callable[[], object]]) -> Iterator[None]:
    """Have others do one thing each, just before the desk writes a visit of which it read everything that it needs."""

    def hear(*heard: object) -> None:
        if str(heard[2]).startswith(("INSERT INTO visitors", "UPDATE visitors")) and others:
            others.pop(0)()

    event.listen(desk.operator.engine, "before_cursor_execute", hear)
    try:
        yield
    finally:
        event.remove(desk.operator.engine, "before_cursor_execute", hear)
    assert others == []


def refused(desk: VisitorDeskRoom, draft: VisitDraft) -> NotSignedIn:
    """Fail to sign somebody in, with nothing recorded, and return why."""
    answer = desk.service.sign_in(draft)
    assert isinstance(answer, NotSignedIn), answer
    assert [visit for visit in desk.visits() if visit["last_name"] == draft.last_name] == []
    return answer


def expect_quinn(desk: VisitorDeskRoom, **values: object) -> UUID:
    """Have Quinn Chen expected this evening."""
    wanted = {"last_name": "Chen", "first_name": "Quinn", "expected_at": EVENING, "expires_at": None, **values}
    return UUID(str(desk.make.visitors("expected", **wanted)))


# --- between the look and the write -----------------------------------------------------------------------------------


def test_an_expected_visit_that_is_saved_twice_in_a_row_begins_at_the_third_try(desk: VisitorDeskRoom) -> None:
    """Nobody at the desk has to do with it; what was saved last stands."""
    expected = expect_quinn(desk)

    def save(minutes: int) -> None:
        at = EVENING + timedelta(minutes=minutes)
        desk.make.connection.execute("UPDATE visitors SET expected_at = %s, version = version + 1", [at])

    with before_each_write(desk, [lambda: save(5), lambda: save(10)]):
        assert isinstance(desk.service.sign_in(QUINN), VisitorSignedIn)
    (visit,) = desk.visits()
    assert (visit["id"], visit["checked_in_at"]) == (expected, NOW)
    assert visit["expected_at"] == EVENING + timedelta(minutes=10)


def test_a_host_who_is_deleted_at_that_moment_is_nobodys_host(desk: VisitorDeskRoom) -> None:
    """Said beside the field, as of one who was deleted before."""
    host = desk.make.members()
    delete = "DELETE FROM members WHERE id = %s"
    with before_each_write(desk, [lambda: desk.make.connection.execute(delete, [host])]):
        found = refused(desk, dataclasses.replace(QUINN, host_member_id=host))
    assert found.problems == {"host_member_id": VisitProblem.NO_LONGER_THERE}


def test_an_event_that_is_gone_is_told_beside_the_event(desk: VisitorDeskRoom) -> None:
    """Somebody deleted it while it stood on the screen."""
    found = refused(desk, dataclasses.replace(QUINN, purpose=VisitPurpose.EVENT, event_id=uuid7()))
    assert found.problems == {"event_id": VisitProblem.NO_LONGER_THERE}


def test_a_badge_that_somebody_gets_at_that_moment_is_in_their_hands(desk: VisitorDeskRoom) -> None:
    """The desk is told whose, and asks for another one."""
    badge = desk.make.badges("visitor", printed_number="V-12")
    with before_each_write(desk, [lambda: desk.make.visitors("open", badge_id=badge, display_name="Roy, J.")]):
        found = refused(desk, dataclasses.replace(QUINN, badge_id=badge))
    assert found.badge is not None
    assert (found.badge.reason, found.badge.number, found.badge.holder) == (BadgeRefusal.HELD, "V-12", "Roy, J.")


def test_a_badge_that_is_taken_out_of_the_list_at_that_moment_is_unknown(desk: VisitorDeskRoom) -> None:
    """Whoever enrolled it by mistake undid that."""
    badge = desk.make.badges("visitor", printed_number="V-12")
    delete = "DELETE FROM badges WHERE id = %s"
    with before_each_write(desk, [lambda: desk.make.connection.execute(delete, [badge])]):
        found = refused(desk, dataclasses.replace(QUINN, badge_id=badge))
    assert found == NotSignedIn(badge=BadgeRefused(BadgeRefusal.UNKNOWN, ""))


def test_a_rule_that_is_about_no_field_of_the_form_is_not_swallowed(desk: VisitorDeskRoom) -> None:
    """A sentence that stands beside no field reaches the person as a fault."""
    desk.make.connection.execute("ALTER TABLE visitors ADD CONSTRAINT ck_visitors_not_chen CHECK (sort_key !~ '^chen')")
    with pytest.raises(RuleBrokenError) as broken:
        desk.service.sign_in(QUINN)
    assert broken.value.rule == "ck_visitors_not_chen"
    assert desk.visits() == []


def test_a_chosen_visit_that_began_elsewhere_is_named(desk: VisitorDeskRoom) -> None:
    """It is that very visit, however the person is called now: nobody else can be it."""
    expected = desk.make.visitors("open", last_name="Roy", display_name="Roy, J.", checked_in_at=NOW)
    answer = desk.service.sign_in(dataclasses.replace(QUINN, expected_id=expected, another_person=True))
    assert answer == VisitorHereAlready(expected, "Roy, J.", NOW, is_the_expected=True)
    assert len(desk.visits()) == 1


# --- what is asked while a visitor stands there -----------------------------------------------------------------------


def test_a_visit_is_offered_as_long_as_it_is_expected(desk: VisitorDeskRoom) -> None:
    """With its host; not once it began, was cancelled, or where there is none."""
    host = desk.make.members(last_name="Roy", display_name="Roy, J.")
    expected = expect_quinn(desk, host_member_id=host)
    offer = desk.service.expected(expected)
    assert offer is not None
    assert (offer.seen.id, offer.visit.last_name, offer.is_expected) == (expected, "Chen", True)
    assert (offer.host or "").endswith("Roy, J.")
    assert isinstance(desk.service.sign_in(QUINN), VisitorSignedIn)
    gone = (expected, expect_quinn(desk, cancelled_at=NOW), uuid7())
    assert [desk.service.expected(visit) for visit in gone] == [None] * 3


def test_a_host_is_found_by_name_and_shown_by_id(desk: VisitorDeskRoom) -> None:
    """With whether they are in; who left the unit is nobody's host."""
    host = desk.make.members(last_name="Tremblay", display_name="Tremblay, A.")
    left = desk.make.members(last_name="Tremblay", archived_at=NOW)
    (found,) = desk.service.hosts("tremb")
    assert (found.member_id, found.state) == (host, Direction.OUT)
    assert desk.service.host(host) == found
    assert desk.service.host(left) is None


# --- who may, and where -----------------------------------------------------------------------------------------------


def test_a_desk_that_may_not_see_badges_does_not_answer_from_its_copy(desk: VisitorDeskRoom, owner: Connection) -> None:
    """The database is there and refuses: that is said, and what lies on this disk is not told instead."""
    badge = desk.make.badges("visitor", printed_number="V-12", serial="0000AA0012")
    desk.take_copy()
    owner.execute("REVOKE SELECT ON badges FROM sentinel_operator")
    with pytest.raises(NotPermittedError):
        desk.service.badge_of_serial("0000AA0012")
    desk.away = True
    assert desk.service.badge_of_serial("0000AA0012") == VisitorBadge(badge, "V-12")


def test_who_may_not_receive_visitors_sees_nobody_and_ends_no_visit(desk: VisitorDeskRoom, owner: Connection) -> None:
    """Refused by the database, nothing is told from memory, and nothing is kept to be recorded later."""
    desk.make.visitors("open", last_name="Chen", checked_in_at=NOW)
    (here,) = desk.service.inside.here().visitors
    owner.execute("REVOKE UPDATE ON visitors FROM sentinel_operator")
    with pytest.raises(NotPermittedError):
        desk.service.inside.sign_out(here)
    owner.execute("REVOKE SELECT ON visitors FROM sentinel_operator")
    with pytest.raises(NotPermittedError):
        desk.service.inside.here()
    desk.someone = False
    with pytest.raises(NotSignedInError):
        desk.service.inside.sign_out(here)
    (visit,) = desk.visits()
    assert (visit["checked_out_at"], desk.kept.waiting(9)) == (None, [])


def test_a_desk_that_does_not_know_its_station_yet_keeps_the_visit(desk: VisitorDeskRoom) -> None:
    """The database is reached for the first time: the visitor is in, and is recorded at the station a little later."""
    desk.is_enrolled = False
    done = desk.service.sign_in(QUINN)
    assert isinstance(done, VisitorSignedIn)
    assert (done.waiting, desk.visits()) == (True, [])
    assert desk.deliver() == 1
    (visit,) = desk.visits()
    assert (visit["id"], visit["station_id"], visit["checked_in_at"]) == (done.visit_id, desk.station, NOW)
    desk.is_enrolled = True
    (here,) = desk.service.inside.here().visitors
    assert desk.service.inside.sign_out(here) is VisitorSigningOut.SIGNED_OUT
