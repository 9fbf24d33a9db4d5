"""Visitors who sign themselves in and out: at the database, and on this disk while that is away."""

from dataclasses import replace
from uuid import UUID

import pytest

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.faults import JournalError, SignInRejectedError, StoreRefusedError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandActKind
from sentinel_desktop.domain.kiosk import (
    EventToday,
    HostFound,
    KioskDeparture,
    KioskForm,
    KioskTexts,
    KioskVisit,
    LeavingAnswer,
    Prefill,
)
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.services.kiosk_leaving import KioskLeaving
from sentinel_desktop.services.sign_in_attempts import SessionDesk
from tests.support.doors import Doorway, DoorWork
from tests.support.kiosk_in_memory import KioskRoom
from tests.support.scan_builders import NOON, STATION, new_id

FORM = KioskForm(VisitPurpose.MUSEUM, "Beauchamp", "Ève", "204 555-0142")
LEAVING = KioskDeparture("Beauchamp", "2045550142")


@pytest.fixture
def room() -> KioskRoom:
    """Return a kiosk whose database answers."""
    return KioskRoom()


def test_a_visitor_is_signed_in_and_out(room: KioskRoom) -> None:
    """Each in one transaction; who is not found has changed nothing."""
    assert room.service.sign_in(FORM, Language.FRENCH).has_badge
    assert list(room.visits.values()) == [KioskVisit.of(FORM, Language.FRENCH)]
    assert room.service.sign_out(replace(LEAVING, last_name="Roy")) is LeavingAnswer.NOTHING_FOUND
    assert room.service.sign_out(replace(LEAVING, phone="2045550199")) is LeavingAnswer.NOTHING_FOUND
    assert room.service.sign_out(LEAVING) is LeavingAnswer.SIGNED_OUT
    assert room.commits == 4


def test_a_badge_that_is_not_free_is_told(room: KioskRoom) -> None:
    """The visitor is in, and asks for another one."""
    room.has_badge = False
    assert not room.service.sign_in(FORM, Language.ENGLISH).has_badge
    assert len(room.visits) == 1


def test_while_the_database_is_away_a_visit_is_kept_and_the_answer_is_the_same(room: KioskRoom) -> None:
    """In nobody's name, at the station's time; who leaves is told that they are out."""
    room.away = True
    assert room.service.sign_in(FORM, Language.FRENCH).has_badge
    assert room.service.sign_out(LEAVING) is LeavingAnswer.SIGNED_OUT
    came, left = room.kept
    assert (came.kind, came.account_id, came.at) == (HandActKind.KIOSK_SIGN_IN, None, NOON)
    assert came.kiosk_visit == KioskVisit.of(FORM, Language.FRENCH)
    assert (left.kind, left.account_id, left.kiosk_departure) == (HandActKind.KIOSK_SIGN_OUT, None, LEAVING)
    with pytest.raises(ValueError, match="nobody"):
        _ = came.signed_in_as


def test_where_nothing_can_be_kept_the_visitor_is_told(room: KioskRoom) -> None:
    """The database is away and the disk refuses: nobody is sent away as if they were in."""
    room.away = room.disk_refuses = True
    with pytest.raises(JournalError):
        room.service.sign_in(FORM, Language.ENGLISH)
    with pytest.raises(JournalError):
        room.service.sign_out(LEAVING)


def test_what_is_refused_for_good_is_not_kept(room: KioskRoom) -> None:
    """It would be refused again."""
    room.refuses = "The host is no longer there."
    with pytest.raises(StoreRefusedError):
        room.service.sign_in(FORM, Language.ENGLISH)
    assert room.kept == []


def test_hosts_are_asked_for_from_three_letters_on(room: KioskRoom) -> None:
    """Below, the database is not even asked; away, the caller hears it."""
    room.members = [HostFound(UUID(int=1), "PO2 Tremblay, A.")]
    assert room.service.hosts("tr") == []
    assert room.asked == []
    assert [host.name for host in room.service.hosts("Tré")] == ["PO2 Tremblay, A."]
    room.away = True
    with pytest.raises(StoreUnavailableError):
        room.service.hosts("tremblay")


def test_what_makes_it_quicker_is_left_out_while_the_database_is_away(room: KioskRoom) -> None:
    """Nothing prefilled, no events, the unit's words as they were: the visitor types on."""
    room.known[("beauchamp\x1feve", "2045550142")] = known = Prefill(organization="Harbour Works")
    room.today = [EventToday(UUID(int=2), "Open house")]
    assert room.service.prefill(FORM) == known
    assert room.service.events() == room.today
    assert room.service.texts() == KioskTexts("HMCS Example")
    room.away = True
    assert room.service.prefill(FORM) is None
    assert room.service.events() == []
    assert room.service.texts() is None


def test_a_tapped_badge_is_taken_where_it_is_a_visitors(room: KioskRoom) -> None:
    """By this station's copy, so that it works while the database is away; a member's is none."""
    badge = room.add_badge("62E3086C01", BadgeKind.VISITOR)
    room.add_badge("62E3086C02", BadgeKind.MEMBER)
    assert room.service.with_badge(FORM, "62E3086C01") == replace(FORM, badge_id=badge)
    assert room.service.with_badge(FORM, "62E3086C02") is None
    assert room.service.with_badge(FORM, "62E3086C03") is None


# --- taking it away ---------------------------------------------------------------------------------------------------


@pytest.fixture
def doorway() -> Doorway:
    """Return a database with a supervisor, and somebody who has a one-time password."""
    doorway = Doorway()
    doorway.add("beauchamp", "one two three four")
    doorway.add("roy", "abcd-efgh", must_change=True)
    return doorway


@pytest.fixture
def leaving(doorway: Doorway) -> KioskLeaving[DoorWork]:
    """Return who is asked whether a kiosk may be left."""
    return KioskLeaving(doorway, SessionDesk(lambda: STATION, lambda: NOON, lambda: 0.0, new_id))


def test_a_supervisor_leaves_the_kiosk_and_is_not_signed_in(doorway: Doorway, leaving: KioskLeaving[DoorWork]) -> None:
    """The database checks who it is; nothing stays open, and no sign-in is written down."""
    leaving.require_supervisor("Beauchamp", "one two three four")
    assert (doorway.still_open, doorway.log) == (0, [])


def test_a_wrong_password_is_written_down_and_waited_for(doorway: Doorway, leaving: KioskLeaving[DoorWork]) -> None:
    """As at any desk, and for a name that is nobody's alike."""
    for username in ("beauchamp", "nobody"):
        for _ in range(4):
            with pytest.raises(SignInRejectedError, match="not right"):
                leaving.require_supervisor(username, "guessed")
        with pytest.raises(SignInRejectedError, match="Too many"):
            leaving.require_supervisor(username, "guessed")
    assert len(doorway.log) == 8


def test_a_one_time_password_leaves_no_kiosk(doorway: Doorway, leaving: KioskLeaving[DoorWork]) -> None:
    """It is the right one, and opens the way to another password alone; nothing stays open."""
    with pytest.raises(SignInRejectedError, match="one of your own"):
        leaving.require_supervisor("roy", "abcd-efgh")
    assert doorway.still_open == 0


def test_a_database_that_goes_away_in_the_middle_leaves_nothing_open(
    doorway: Doorway, leaving: KioskLeaving[DoorWork]
) -> None:
    """The password was right, and what the account may do is not known: the kiosk stays."""

    def go_away() -> None:
        doorway.away = True

    doorway.during_open = go_away
    with pytest.raises(StoreUnavailableError):
        leaving.require_supervisor("beauchamp", "one two three four")
    assert (len(doorway.opened), doorway.still_open) == (1, 0)


def test_nobody_leaves_while_the_database_is_away(doorway: Doorway, leaving: KioskLeaving[DoorWork]) -> None:
    """There is nobody who could check it."""
    doorway.away = True
    with pytest.raises(StoreUnavailableError):
        leaving.require_supervisor("beauchamp", "one two three four")
