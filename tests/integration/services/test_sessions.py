"""Signing in on the real server: SCRAM is the password check, the rights are those of the account's own role."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import event, text
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import NotPermittedError, NotSignedInError, SignInRejectedError
from sentinel_desktop.domain.lists import TagDetails
from sentinel_desktop.domain.members import MemberFilter
from sentinel_desktop.domain.rights import NO_RIGHTS, Right
from sentinel_desktop.domain.session_times import IDLE_LOCK_SETTING
from sentinel_desktop.domain.sessions import NOBODY, SessionEnd, SessionState
from sentinel_desktop.persistence.account_door import SqlOpenAccount, with_role
from tests.support.programs import eventually
from tests.support.session_room import ANOTHER, PASSWORD, Desk, SessionRoom, session_room

ANY_MEMBER = MemberFilter()
WHO = "SELECT display_name FROM admin_users WHERE login_role = session_user"


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database with stations and accounts."""
    with session_room(database_url) as room:
        yield room


@pytest.fixture
def desk(room: SessionRoom) -> Desk:
    """Return a desk at which nobody is signed in."""
    return room.desk()


def acting_as(desk: Desk) -> str:
    """Return who the database says is at work."""
    with desk.sessions.unit_of_work() as work:
        return str(work.opened().execute(text(WHO)).scalar_one())


def refused(desk: Desk, username: str, password: str) -> SignInRejectedError:
    """Fail to sign in, and return why."""
    with pytest.raises(SignInRejectedError) as caught:
        desk.sessions.sign_in(username, password)
    return caught.value


def test_who_signs_in_works_in_their_own_name(room: SessionRoom, desk: Desk) -> None:
    """The database sees the account and gives it the rights of its role; the sign-in is in the log."""
    key = room.account("kowalski", AccountRole.SUPERVISOR)
    session = desk.sessions.sign_in("KOWALSKI", PASSWORD)
    assert session.state is SessionState.SIGNED_IN
    assert acting_as(desk) == "Kowalski"
    assert session.may(Right.EDIT_MEMBERS)
    assert not session.may(Right.MANAGE_ACCOUNTS)
    assert room.logged(key) == ["signed_in"]
    desk.sessions.sign_out()
    assert desk.sessions.session() == NOBODY
    assert room.logged(key) == ["signed_in", "signed_out"]
    assert desk.acts.kept == []


def test_unknown_names_and_wrong_passwords_are_told_the_same(room: SessionRoom, desk: Desk) -> None:
    """Nobody learns which names there are; the log tells them apart, and keeps no name that is nobody's."""
    key = room.account("kowalski")
    assert str(refused(desk, "kowalski", "wrong")) == str(refused(desk, "nobody", PASSWORD))
    assert room.logged(key) == ["refused"]
    assert room.logged(None) == ["refused"]
    assert desk.sessions.session() == NOBODY


def test_after_three_failures_each_doubles_the_wait(room: SessionRoom, desk: Desk) -> None:
    """Ten wrong passwords take minutes, and meanwhile the right one is not even looked at."""
    key = room.account("kowalski")
    waits = []
    for _ in range(10):
        waits.append(refused(desk, "kowalski", "wrong").wait_s)
        room.let_time_pass(60)
    assert [round(wait) for wait in waits] == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    room.let_time_pass(-60)
    assert refused(desk, "kowalski", PASSWORD).wait_s == pytest.approx(60, abs=2)
    assert len(room.logged(key)) == 10
    room.let_time_pass(60)
    assert desk.sessions.sign_in("kowalski", PASSWORD).state is SessionState.SIGNED_IN


def test_one_station_does_not_slow_another(room: SessionRoom, desk: Desk) -> None:
    """Whoever plays with a name at the kiosk keeps nobody from signing in at the desk."""
    room.account("kowalski")
    kiosk = room.desk("kiosk")
    for _ in range(4):
        refused(kiosk, "kowalski", "wrong")
    assert refused(kiosk, "kowalski", PASSWORD).wait_s > 0
    assert desk.sessions.sign_in("kowalski", PASSWORD).state is SessionState.SIGNED_IN


def test_a_disabled_account_is_told_so_after_its_right_password_only(room: SessionRoom, desk: Desk) -> None:
    """Whoever does not know the password does not learn that the account is disabled."""
    room.account("kowalski")
    room.disable("kowalski")
    assert "not right" in str(refused(desk, "kowalski", "wrong"))
    assert "disabled" in str(refused(desk, "kowalski", PASSWORD))


def test_a_one_time_password_opens_nothing_but_the_way_to_another(room: SessionRoom, desk: Desk) -> None:
    """Until it is changed there are no rights, in the program and in the database; after that there are."""
    key, one_time = room.newcomer("kowalski")
    session = desk.sessions.sign_in("kowalski", one_time)
    assert session.person is not None
    assert session.person.must_change_password
    assert session.rights == NO_RIGHTS
    with pytest.raises(NotPermittedError), desk.sessions.unit_of_work() as work:
        work.members.count(ANY_MEMBER)
    session = desk.sessions.change_password(one_time, ANOTHER)
    assert session.may(Right.EDIT_MEMBERS)
    assert acting_as(desk) == "kowalski"
    desk.sessions.lock()
    with pytest.raises(SignInRejectedError):
        desk.sessions.unlock(one_time)
    assert desk.sessions.unlock(ANOTHER).may(Right.EDIT_MEMBERS)
    assert room.logged(key) == ["signed_in", "refused", "unlocked"]


def test_a_one_time_password_runs_out(room: SessionRoom, desk: Desk) -> None:
    """After its days it is refused, and the person is told what may be wrong."""
    key, one_time = room.newcomer("kowalski")
    room.let_password_expire(key)
    assert "seven days are over" in str(refused(desk, "kowalski", one_time))


def test_locking_ends_the_connections_and_unlocking_makes_new_ones(room: SessionRoom, desk: Desk) -> None:
    """While it is locked nothing can be done in the account's name, and the person is still the one who is shown."""
    key = room.account("kowalski")
    since = desk.sessions.sign_in("kowalski", PASSWORD).person
    assert acting_as(desk) == "Kowalski"
    locked = desk.sessions.lock()
    eventually(lambda: room.connections_of(key) == 0, "the connections end")
    assert (locked.state, locked.person, locked.rights) == (SessionState.LOCKED, since, NO_RIGHTS)
    with pytest.raises(NotSignedInError):
        desk.sessions.unit_of_work()
    with pytest.raises(SignInRejectedError, match="The password is not right"):
        desk.sessions.unlock(ANOTHER)
    assert desk.sessions.session() == locked
    assert desk.sessions.unlock(PASSWORD).person == since
    assert acting_as(desk) == "Kowalski"
    assert room.logged(key) == ["signed_in", "refused", "unlocked"]


def test_a_locked_desk_holds_no_password(room: SessionRoom, desk: Desk) -> None:
    """Neither the way in nor its engine, though somebody may still hold them."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    opened = desk.sessions._present.opened
    assert isinstance(opened, SqlOpenAccount)
    engine = opened._reached
    assert engine is not None
    assert PASSWORD in engine._address.dsn
    desk.sessions.lock()
    assert PASSWORD not in engine._address.dsn + opened._address.dsn
    assert desk.sessions._present.opened is None


def test_work_under_way_is_finished_though_the_desk_is_locked_meanwhile(room: SessionRoom, desk: Desk) -> None:
    """A save that began before is whole, and its connection ends with it."""
    key = room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    with desk.sessions.unit_of_work() as work:
        work.opened().execute(text("SELECT 1"))
        desk.sessions.lock()
        work.tags.add(uuid7(), TagDetails("night_watch", "Night watch", "Quart de nuit", colour="#123456"))
        work.commit()
    eventually(lambda: room.connections_of(key) == 0, "the connections end")
    assert room.owner.execute("SELECT name FROM tags WHERE name = 'Night watch'").fetchone() is not None


def test_work_that_ends_in_the_moment_of_the_lock_leaves_no_connection(room: SessionRoom, desk: Desk) -> None:
    """Also where its connection was on its way back into the pool when that was emptied."""
    key = room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    with desk.sessions.unit_of_work() as work:
        pool = work.opened().engine.pool
        event.listen(pool, "checkin", lambda *_: desk.sessions.lock(), once=True)
        used = work.opened().connection.driver_connection
    assert desk.sessions.session().state is SessionState.LOCKED
    assert isinstance(used, psycopg.Connection)
    assert used.closed
    assert room.connections_of(key) == 0


def test_a_locked_desk_does_not_open_to_who_was_disabled_meanwhile(room: SessionRoom, desk: Desk) -> None:
    """The right password ends the session then."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    desk.sessions.lock()
    room.disable("kowalski")
    with pytest.raises(SignInRejectedError, match="disabled"):
        desk.sessions.unlock(PASSWORD)
    assert desk.sessions.session() == NOBODY


def test_a_locked_desk_does_not_open_by_a_password_that_was_reset_meanwhile(room: SessionRoom, desk: Desk) -> None:
    """The new one opens it, and must be changed."""
    key = room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    desk.sessions.lock()
    one_time = room.accounts.reset_password(key).password
    with pytest.raises(SignInRejectedError, match="not right"):
        desk.sessions.unlock(PASSWORD)
    session = desk.sessions.unlock(one_time)
    assert session.rights == NO_RIGHTS
    assert session.person is not None
    assert session.person.must_change_password


def test_an_open_session_ends_when_its_account_is_disabled(room: SessionRoom, desk: Desk) -> None:
    """Once the desk hears of it nobody is signed in; that it ended so is in the audit."""
    key = room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    assert desk.sessions.look_again().may(Right.EDIT_MEMBERS)
    room.disable("kowalski")
    ended = desk.sessions.look_again()
    assert (ended, ended.ended) == (NOBODY, SessionEnd.CLOSED)
    assert desk.sessions.session().ended is SessionEnd.CLOSED
    assert room.logged(key) == ["signed_in"]
    assert desk.acts.kept == []
    eventually(lambda: room.connections_of(key) == 0, "the connections end")


def test_an_open_session_ends_when_its_password_is_reset(room: SessionRoom, desk: Desk) -> None:
    """Whoever had the old password sits here no longer; leaving by oneself is told apart from it."""
    key = room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    one_time = room.accounts.reset_password(key).password
    ended = desk.sessions.look_again()
    assert (ended, ended.ended) == (NOBODY, SessionEnd.PASSWORD_RESET)
    desk.sessions.sign_in("kowalski", one_time)
    assert desk.sessions.sign_out().ended is None


def test_work_under_way_of_a_disabled_account_is_refused(room: SessionRoom, desk: Desk) -> None:
    """An open connection may do nothing any more, and the person is told that nobody is signed in."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)

    def work_on() -> None:
        with desk.sessions.unit_of_work() as work:
            work.members.count(ANY_MEMBER)
            room.disable("kowalski")
            work.members.count(ANY_MEMBER)

    with pytest.raises(NotSignedInError):
        work_on()
    assert desk.sessions.session() == NOBODY


def test_an_open_session_of_a_disabled_account_ends_when_it_needs_a_connection(room: SessionRoom, desk: Desk) -> None:
    """Also where the desk heard nothing of it."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    room.disable("kowalski")
    desk.reached_again()
    with pytest.raises(NotSignedInError), desk.sessions.unit_of_work():
        pass
    assert desk.sessions.session() == NOBODY


def test_a_session_whose_password_was_changed_elsewhere_says_so_when_it_needs_a_connection(
    room: SessionRoom, desk: Desk
) -> None:
    """By the person themselves or by an administrator; that the account was disabled would be untrue."""
    key = room.account("kowalski")
    there = room.desk("rear door")
    there.sessions.sign_in("kowalski", PASSWORD)
    desk.sessions.sign_in("kowalski", PASSWORD)
    there.sessions.change_password(PASSWORD, ANOTHER)
    desk.sessions.look_again()
    assert acting_as(desk) == "Kowalski"
    for each, ended in ((desk, SessionEnd.PASSWORD_CHANGED), (there, SessionEnd.PASSWORD_RESET)):
        each.reached_again()
        with pytest.raises(NotSignedInError), each.sessions.unit_of_work():
            pass
        assert each.sessions.session().ended is ended
        room.accounts.reset_password(key)


def test_another_role_shows_at_once(room: SessionRoom, desk: Desk) -> None:
    """What an administrator changes of an account is seen where it is signed in, without signing in anew."""
    room.account("kowalski", AccountRole.OPERATOR)
    heard = [desk.sessions.sign_in("kowalski", PASSWORD)]
    desk.sessions.listen(heard.append)
    assert not heard[0].may(Right.EDIT_MEMBERS)
    room.accounts.change_role(room.record("kowalski").seen, AccountRole.SUPERVISOR)
    room.accounts.rename(room.record("kowalski").seen, "novak", "Lt Novak")
    session = desk.sessions.look_again()
    assert session.may(Right.EDIT_MEMBERS)
    assert session.person is not None
    assert (session.person.username, session.person.display_name) == ("novak", "Lt Novak")
    assert heard[1:] == [session]
    assert desk.sessions.look_again() is session


def test_a_password_is_changed_only_by_who_knows_the_old_one(room: SessionRoom, desk: Desk) -> None:
    """A wrong old one is a failure like any; the new one counts at once, here and at every other desk."""
    key = room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    with pytest.raises(SignInRejectedError, match="not right"):
        desk.sessions.change_password("wrong", ANOTHER)
    with pytest.raises(SignInRejectedError, match="choose another"):
        desk.sessions.change_password(PASSWORD, PASSWORD)
    assert desk.sessions.change_password(PASSWORD, ANOTHER).state is SessionState.SIGNED_IN
    assert acting_as(desk) == "Kowalski"
    assert "not right" in str(refused(room.desk("rear door"), "kowalski", PASSWORD))
    assert room.logged(key) == ["signed_in", "refused", "refused"]


def test_two_people_at_two_desks_are_two_to_the_database(room: SessionRoom, desk: Desk) -> None:
    """Each works as themselves, and one's lock is not the other's."""
    room.account("kowalski")
    room.account("tremblay")
    other = room.desk("rear door")
    desk.sessions.sign_in("kowalski", PASSWORD)
    other.sessions.sign_in("tremblay", PASSWORD)
    desk.sessions.lock()
    assert acting_as(other) == "Tremblay"


def test_whoever_signs_in_takes_the_place_of_who_was_there(room: SessionRoom, desk: Desk) -> None:
    """Of somebody locked, too; that they left is recorded, by the station where nobody can sign for it."""
    first, second = room.account("kowalski"), room.account("tremblay")
    desk.sessions.sign_in("kowalski", PASSWORD)
    desk.sessions.sign_in("tremblay", PASSWORD)
    assert room.logged(first) == ["signed_in", "signed_out"]
    desk.sessions.lock()
    desk.sessions.sign_in("kowalski", PASSWORD)
    assert acting_as(desk) == "Kowalski"
    assert room.logged(second) == ["signed_in"]
    (left,) = desk.acts.kept
    with desk.work() as work:
        work.sign_ins.log_via_station(left.id, left.signed_in_as, left.outcome, left.at)
        work.commit()
    assert room.logged(second) == ["signed_in", "signed_out"]


def test_the_setting_says_when_a_desk_locks_by_itself(room: SessionRoom, desk: Desk) -> None:
    """In minutes; 0 is never, and where it is not set it is ten."""
    room.account("kowalski")
    assert desk.sessions.sign_in("kowalski", PASSWORD).locks_after == timedelta(minutes=10)
    for minutes, expected in ((25, timedelta(minutes=25)), (0, None)):
        room.rows.setting(IDLE_LOCK_SETTING, minutes)
        assert desk.sessions.sign_in("kowalski", PASSWORD).locks_after == expected


def test_where_there_is_no_account_the_way_to_the_first_is_said(desk: Desk) -> None:
    """Nobody is left to guess passwords of accounts that do not exist."""
    assert "account add NAME --role administrator" in str(refused(desk, "admin", PASSWORD))


def test_a_server_that_asks_for_no_password_lets_nobody_sign_in(room: SessionRoom, desk: Desk) -> None:
    """What a server does not check is not taken for right: SCRAM is asked for in every account's address."""
    room.account("kowalski")
    address = with_role(desk.address, "sentinel_x", PASSWORD)
    assert address.parameters()["require_auth"] == "scram-sha-256"
    assert "passfile" not in address.parameters()


def test_a_locked_desk_whose_station_may_not_ask_stays_locked(room: SessionRoom, desk: Desk) -> None:
    """The database is there and refuses: that is no outage, in which the verifier in memory would open the desk."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    locked = desk.sessions.lock()
    room.owner.execute("REVOKE SELECT ON admin_users FROM sentinel_desk")
    with pytest.raises(NotPermittedError):
        desk.sessions.unlock(PASSWORD)
    assert desk.sessions.session() is locked
    assert desk.acts.kept == []
