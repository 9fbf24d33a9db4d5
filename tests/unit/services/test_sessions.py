"""Who sits at a desk, by the rules of the service: who replaces whom, who leaves when, what happens at one moment."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import JournalError, NotSignedInError, SignInRejectedError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.passwords import PasswordRule, PasswordVerdict
from sentinel_desktop.domain.rights import NO_RIGHTS, Right
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionEnd, SessionState
from sentinel_desktop.services.sessions import SessionService
from sentinel_desktop.services.sign_in_attempts import SessionDesk
from tests.support.doors import Doorway, DoorWork, in_threads

RIGHT, OTHER = "herons on a pier", "eleven grey herons"
AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Later:
    """Keeps what is recorded later, unless its disk is full."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.full = False

    def add(self, act: HandAct) -> None:
        """Keep an act."""
        if self.full:
            raise JournalError("the disk is full")
        self.kept.append(act.outcome.value)


class Room:
    """A desk with somebody's account, and everything around it."""

    def __init__(self) -> None:
        self.door = Doorway()
        self.key = self.door.add("roy", RIGHT)
        self.later = Later()
        self.heard: list[Session] = []
        self.verdict = PasswordVerdict()
        self.station_id: StationId | None = StationId(UUID(int=7))
        desk = SessionDesk(lambda: self.station_id, lambda: AT, lambda: 100.0, uuid7)
        self.sessions: SessionService[DoorWork] = SessionService(
            self.door, self.later, desk, lambda _password, _names: self.verdict
        )
        self.sessions.listen(self.heard.append)

    @property
    def states(self) -> list[str]:
        """What listeners heard, in its order."""
        return [session.state.value for session in self.heard]


@pytest.fixture
def room() -> Room:
    """Return a desk at which nobody is signed in."""
    return Room()


def test_nobody_may_do_nothing(room: Room) -> None:
    """Before a sign-in there is no unit of work, no password to change and nothing to unlock or to end."""
    assert room.sessions.session() == NOBODY
    for act in (
        room.sessions.unit_of_work,
        lambda: room.sessions.unlock(RIGHT),
        lambda: room.sessions.change_password(RIGHT, OTHER),
    ):
        with pytest.raises(NotSignedInError, match="Nobody is signed in"):
            act()
    for quiet in (room.sessions.lock, room.sessions.sign_out, room.sessions.end_of_day, room.sessions.look_again):
        assert quiet() == NOBODY
    assert room.heard == []
    assert room.door.log == []
    assert room.later.kept == []


def test_listeners_hear_every_change_and_nothing_else(room: Room) -> None:
    """A refusal, or locking what is locked, is no change."""
    with pytest.raises(SignInRejectedError):
        room.sessions.sign_in("roy", OTHER)
    room.sessions.sign_in("roy", RIGHT)
    room.sessions.lock()
    room.sessions.lock()
    room.sessions.unlock(RIGHT)
    room.sessions.unlock(OTHER)
    room.sessions.sign_out()
    assert room.states == ["signed_in", "locked", "signed_in", "signed_out"]
    assert room.door.still_open == 0


def test_the_end_of_the_day_signs_out_who_is_away(room: Room) -> None:
    """Nobody comes back to yesterday's desk."""
    room.sessions.sign_in("roy", RIGHT)
    room.sessions.lock()
    left = room.sessions.end_of_day()
    assert (left, left.ended) == (NOBODY, SessionEnd.DAY_OVER)
    assert room.later.kept == ["signed_out"]


def test_the_end_of_the_day_lets_who_works_work_on(room: Room) -> None:
    """They are signed out when they next lock; the next sign-in is of a new day."""
    room.sessions.sign_in("roy", RIGHT)
    assert room.sessions.end_of_day().may(Right.EDIT_MEMBERS)
    left = room.sessions.lock()
    assert (left, left.ended) == (NOBODY, SessionEnd.DAY_OVER)
    assert room.door.log == [(room.key, "signed_in"), (room.key, "signed_out")]
    room.sessions.sign_in("roy", RIGHT)
    assert room.sessions.lock().state is SessionState.LOCKED


def test_a_locked_desk_gives_its_place_to_who_signs_in(room: Room) -> None:
    """A wrong password takes it from nobody."""
    other = room.door.add("kowalski", OTHER)
    room.sessions.sign_in("roy", RIGHT)
    locked = room.sessions.lock()
    with pytest.raises(SignInRejectedError):
        room.sessions.sign_in("kowalski", RIGHT)
    assert room.sessions.session() is locked
    session = room.sessions.sign_in("kowalski", OTHER)
    assert session.person is not None
    assert session.person.account_id == other
    assert room.later.kept == ["signed_out"]
    assert room.door.still_open == 1


def test_who_comes_back_is_signed_in_since_they_came(room: Room) -> None:
    """Unlocking is no new sign-in."""
    since = room.sessions.sign_in("roy", RIGHT).person
    room.sessions.lock()
    assert room.sessions.unlock(RIGHT).person == since


def test_attempts_at_one_moment_are_looked_at_one_after_the_other(room: Room) -> None:
    """Ten at once do not get past the wait: four are looked at, as when they come one by one."""
    outcomes: list[str] = []

    def attempt() -> None:
        try:
            room.sessions.sign_in("roy", OTHER)
        except SignInRejectedError as refused:
            outcomes.append(str(refused))

    in_threads(*[attempt] * 10)
    assert len(room.door.log) == 4
    assert sum("Too many" in sentence for sentence in outcomes) == 6


def test_locking_while_somebody_signs_in_leaves_one_of_both(room: Room) -> None:
    """Whatever comes first, in the end there is a session with its connections, or none of either."""
    for _ in range(5):
        in_threads(lambda: room.sessions.sign_in("roy", RIGHT), room.sessions.lock, room.sessions.sign_out)
        signed_in = room.sessions.session().state is SessionState.SIGNED_IN
        assert room.door.still_open == int(signed_in)
        room.sessions.sign_out()


def test_a_full_disk_keeps_nobody_from_leaving(room: Room, expect_log: Callable[[str], None]) -> None:
    """What cannot be recorded is told in the log, and the desk is free."""
    expect_log("WARNING sentinel_desktop.services.sessions: That somebody came or left is not recorded")
    room.sessions.sign_in("roy", RIGHT)
    room.door.away = room.later.full = True
    assert room.sessions.sign_out() == NOBODY


def test_a_sign_in_that_is_broken_off_leaves_nothing_open(room: Room) -> None:
    """Where the database goes away after the password was taken, nobody is signed in, and who was stays."""
    room.sessions.sign_in("roy", RIGHT)
    before = room.sessions.session()

    def go_away() -> None:
        room.door.away = True

    room.door.add("kowalski", OTHER)
    room.door.during_open = go_away
    with pytest.raises(StoreUnavailableError):
        room.sessions.sign_in("kowalski", OTHER)
    assert room.sessions.session() is before
    assert room.door.still_open == 1


def test_an_unlocking_that_is_broken_off_goes_on_without_the_database(room: Room) -> None:
    """The person at the desk does not care at which moment it went away."""
    room.sessions.sign_in("roy", RIGHT)
    room.sessions.lock()

    def go_away() -> None:
        room.door.away = True

    room.door.during_open = go_away
    assert room.sessions.unlock(RIGHT).may(Right.EDIT_MEMBERS)
    assert room.later.kept == ["unlocked"]
    assert room.door.still_open == 1


def test_a_station_that_is_not_enrolled_yet_refuses_without_a_record(room: Room) -> None:
    """There is no station to write it down for."""
    room.station_id = None
    with pytest.raises(SignInRejectedError):
        room.sessions.sign_in("roy", OTHER)
    assert room.door.log == []


def test_a_new_password_is_judged_first(room: Room) -> None:
    """What cannot be used is told in its own sentence, and nothing is asked of the database."""
    room.sessions.sign_in("roy", RIGHT)
    room.verdict = PasswordVerdict((PasswordRule.COMMON, PasswordRule.TOO_SHORT))
    with pytest.raises(SignInRejectedError, match="among the first"):
        room.sessions.change_password(OTHER, "short")
    assert room.door.log == [(room.key, "signed_in")]
    assert room.sessions.judge_new_password("short") == room.verdict


def test_a_newcomer_has_rights_once_the_password_is_their_own(room: Room) -> None:
    """Before that there are none, whatever the database would say."""
    room.door.add("kowalski", OTHER, must_change=True)
    session = room.sessions.sign_in("kowalski", OTHER)
    assert session.rights == NO_RIGHTS
    assert room.sessions.change_password(OTHER, RIGHT).may(Right.EDIT_MEMBERS)
    assert room.door.still_open == 1


@pytest.mark.parametrize("changes", [{"disabled": True}, {"must_change_password": True}])
def test_an_account_that_is_let_in_no_more_is_signed_out(room: Room, changes: dict[str, bool]) -> None:
    """Disabled, or given another password: also where the desk is locked."""
    for lock in (False, True):
        room.door.change(room.key, disabled=False, must_change_password=False)
        room.sessions.sign_in("roy", RIGHT)
        if lock:
            room.sessions.lock()
        room.door.change(room.key, **changes)
        assert room.sessions.look_again() == NOBODY
        assert room.door.still_open == 0


def test_an_account_that_is_gone_is_signed_out(room: Room) -> None:
    """Also when it would be unlocked."""
    room.sessions.sign_in("roy", RIGHT)
    room.sessions.lock()
    del room.door.accounts[room.key]
    with pytest.raises(SignInRejectedError, match="no longer there"):
        room.sessions.unlock(RIGHT)
    assert room.sessions.session() == NOBODY


def test_nothing_changes_where_the_database_cannot_be_asked(room: Room) -> None:
    """Who is signed in keeps their rights while it is away."""
    session = room.sessions.sign_in("roy", RIGHT)
    room.door.away = True
    with pytest.raises(StoreUnavailableError):
        room.sessions.look_again()
    assert room.sessions.session() is session


def test_what_the_setting_says_comes_with_the_session(room: Room) -> None:
    """It is read at each sign-in and each unlocking."""
    assert room.sessions.sign_in("roy", RIGHT).locks_after == timedelta(minutes=10)
    room.sessions.lock()
    room.door.setting = 3
    assert room.sessions.unlock(RIGHT).locks_after == timedelta(minutes=3)


def test_a_changed_setting_counts_for_whoever_is_here(room: Room) -> None:
    """Without signing in anew, and told once."""
    room.sessions.sign_in("roy", RIGHT)
    room.heard.clear()
    room.door.setting = 0
    assert room.sessions.look_again().locks_after is None
    room.sessions.look_again()
    assert [session.locks_after for session in room.heard] == [None]


def test_a_late_word_of_an_account_that_left_signs_nobody_else_out(room: Room) -> None:
    """A thread whose work failed tells it after somebody else took the place: they stay."""
    room.sessions.sign_in("roy", RIGHT)
    (left,) = room.door.opened
    room.door.add("kowalski", OTHER)
    session = room.sessions.sign_in("kowalski", OTHER)
    left.on_turned_away(left)
    assert room.sessions.session() is session
    assert room.door.still_open == 1


def test_an_account_that_is_gone_gets_no_new_password(room: Room) -> None:
    """It is signed out, and told why."""
    room.sessions.sign_in("roy", RIGHT)
    del room.door.accounts[room.key]
    with pytest.raises(SignInRejectedError, match="no longer there"):
        room.sessions.change_password(RIGHT, OTHER)
    assert (room.sessions.session(), room.door.still_open) == (NOBODY, 0)
    assert room.door.passwords[room.key] == RIGHT


def test_another_name_shows_at_a_locked_desk_too(room: Room) -> None:
    """There is no way in to ask for rights by: those of the sign-in stay until the desk is unlocked."""
    room.sessions.sign_in("roy", RIGHT)
    before = room.sessions.lock()
    room.door.change(room.key, display_name="Sgt Roy")
    session = room.sessions.look_again()
    assert session.person is not None
    assert (session.state, session.person.display_name) == (SessionState.LOCKED, "Sgt Roy")
    assert before.person is not None
    assert session.person.rights == before.person.rights != NO_RIGHTS


def test_a_password_that_is_changed_as_the_database_goes_away_costs_no_rights(room: Room) -> None:
    """It is changed, nobody could be asked what the account may do now: it may what it might before."""
    before = room.sessions.sign_in("roy", RIGHT)

    def go_away() -> None:
        room.door.away = True

    room.door.after_commit = go_away
    session = room.sessions.change_password(RIGHT, OTHER)
    assert room.door.passwords[room.key] == OTHER
    assert session.rights == before.rights != NO_RIGHTS
    assert room.door.still_open == 1
