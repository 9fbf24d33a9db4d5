"""While the database is away: who is signed in keeps their rights, nobody new signs in, the record follows."""

from collections.abc import Iterator

import pytest
from psycopg import conninfo
from sqlalchemy import text

from sentinel_desktop.domain.faults import NotSignedInError, SignInRejectedError, StoreUnavailableError
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, SessionState
from tests.support.session_room import ANOTHER, PASSWORD, Desk, SessionRoom, session_room
from tests.support.wires import Wire


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database with stations and accounts."""
    with session_room(database_url) as room:
        yield room


@pytest.fixture
def wire(room: SessionRoom) -> Iterator[Wire]:
    """Return the desk's way to the server."""
    with Wire(int(conninfo.conninfo_to_dict(room.url)["port"] or 5432)) as wire:
        yield wire


@pytest.fixture
def desk(room: SessionRoom, wire: Wire) -> Desk:
    """Return a desk whose way to the server can be cut; nobody is signed in."""
    return room.desk(host="127.0.0.1", port=wire.port)


def deliver(desk: Desk) -> None:
    """Record what waited, as the station does once the database is back."""
    with desk.work() as work:
        for act in desk.acts.kept:
            work.sign_ins.log_via_station(act.id, act.signed_in_as, act.outcome, act.at)
        work.commit()


def test_who_is_signed_in_keeps_their_rights_and_nobody_new_signs_in(room: SessionRoom, wire: Wire, desk: Desk) -> None:
    """The session stays as it was; whatever needs the database says that it is away."""
    room.account("kowalski")
    room.account("tremblay")
    session = desk.sessions.sign_in("kowalski", PASSWORD)
    wire.cut()
    with pytest.raises(StoreUnavailableError):
        desk.sessions.sign_in("tremblay", PASSWORD)
    with pytest.raises(StoreUnavailableError):
        desk.sessions.look_again()
    with pytest.raises(StoreUnavailableError), desk.sessions.unit_of_work() as work:
        work.rights.own()
    assert desk.sessions.session() is session
    assert session.may(Right.EDIT_MEMBERS)


def test_a_locked_desk_opens_without_the_database(room: SessionRoom, wire: Wire, desk: Desk) -> None:
    """By the right password only; once the database is back the person works on, and it is recorded via the station."""
    key = room.account("kowalski")
    before = desk.sessions.sign_in("kowalski", PASSWORD)
    desk.sessions.lock()
    wire.cut()
    with pytest.raises(SignInRejectedError, match="The password is not right"):
        desk.sessions.unlock(ANOTHER)
    assert desk.sessions.unlock(PASSWORD) == before
    assert desk.acts.outcomes == ["refused", "unlocked"]
    wire.mend()
    desk.reached_again()
    with desk.sessions.unit_of_work() as work:
        who = work.opened().execute(text("SELECT own_account()")).scalar_one()
    assert who == key
    deliver(desk)
    assert room.logged(key) == ["signed_in", "refused", "unlocked"]
    marked = room.owner.execute("SELECT outcome FROM sign_ins WHERE via_station ORDER BY created_at, id").fetchall()
    assert [outcome for (outcome,) in marked] == ["refused", "unlocked"]


def test_wrong_passwords_wait_longer_and_longer_without_the_database_too(
    room: SessionRoom, wire: Wire, desk: Desk
) -> None:
    """As with it: three are free, then each doubles the wait, up to a minute; the right one ends the count."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    desk.sessions.lock()
    wire.cut()
    waits = []
    for _ in range(10):
        with pytest.raises(SignInRejectedError) as caught:
            desk.sessions.unlock(ANOTHER)
        waits.append(caught.value.wait_s)
        desk.moments.pass_by(caught.value.wait_s)
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    desk.moments.pass_by(-1)
    with pytest.raises(SignInRejectedError, match="wait 1 second and"):
        desk.sessions.unlock(PASSWORD)
    desk.moments.pass_by(1)
    assert desk.sessions.unlock(PASSWORD).state is SessionState.SIGNED_IN
    desk.sessions.lock()
    with pytest.raises(SignInRejectedError) as caught:
        desk.sessions.unlock(ANOTHER)
    assert caught.value.wait_s == 0


def test_who_leaves_without_the_database_has_left(room: SessionRoom, wire: Wire, desk: Desk) -> None:
    """The desk is free at once, and the record follows."""
    key = room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    wire.cut()
    assert desk.sessions.sign_out() == NOBODY
    assert desk.acts.outcomes == ["signed_out"]
    wire.mend()
    desk.reached_again()
    deliver(desk)
    assert room.logged(key) == ["signed_in", "signed_out"]


def test_who_was_disabled_while_the_database_was_away_works_no_further(
    room: SessionRoom, wire: Wire, desk: Desk
) -> None:
    """Unlocking went by what was known then; the first work with the database again ends the session."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    desk.sessions.lock()
    wire.cut()
    assert desk.sessions.unlock(PASSWORD).may(Right.EDIT_MEMBERS)
    room.disable("kowalski")
    wire.mend()
    desk.reached_again()
    with pytest.raises(NotSignedInError), desk.sessions.unit_of_work():
        pass
    assert desk.sessions.session() == NOBODY


def test_a_password_cannot_be_changed_without_the_database(room: SessionRoom, wire: Wire, desk: Desk) -> None:
    """Nothing is half done: the old one still unlocks."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    wire.cut()
    with pytest.raises(StoreUnavailableError):
        desk.sessions.change_password(PASSWORD, ANOTHER)
    desk.sessions.lock()
    assert desk.sessions.unlock(PASSWORD).state is SessionState.SIGNED_IN
