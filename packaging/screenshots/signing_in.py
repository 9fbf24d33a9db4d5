"""Who sits here: signing in, the first administrator, the locked desk, and the box at the foot of the rail."""

from datetime import timedelta

from screenshots.stage import SERVER_AWAY, Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.sessions import Session, SessionState
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.services.accounts import FirstAccount
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import NOW


def asked_who(stage: Stage) -> None:
    """Nobody is signed in, and somebody is about to be."""
    stage.evening()
    stage.press("F12")


def refused(stage: Stage) -> None:
    """The password was wrong, for the third time."""
    asked_who(stage)
    stage.sessions.wait_s = 8.0
    stage.write("kowalski")
    stage.press("Tab")
    stage.write("four three two one")
    stage.press("Return")


def locked(stage: Stage) -> None:
    """Somebody locked the desk; the board goes on."""
    stage.evening()
    stage.sessions.become(Session(SessionState.LOCKED, stage.sit_down()))


def unlocking(stage: Stage) -> None:
    """They are back, while the database is away."""
    locked(stage)
    stage.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW - timedelta(minutes=12), SERVER_AWAY))
    stage.press("F12")


def at_work(stage: Stage) -> None:
    """An operator sits here, and the desk would lock by itself after a while."""
    stage.evening()
    stage.sessions.become(signed_in(person(1), timedelta(minutes=10)))


def with_a_long_name(stage: Stage) -> None:
    """The box has a name that is longer than it."""
    stage.evening()
    stage.sessions.become(signed_in(person(3, AccountRole.ADMINISTRATOR)))


def leaving(stage: Stage) -> None:
    """They lock, leave, or change their password."""
    at_work(stage)
    stage.press("F12")


def one_time_password(stage: Stage) -> None:
    """Somebody entered with a one-time password and chooses their own, too short a one."""
    stage.evening()
    stage.sessions.become(signed_in(person(1, must_change_password=True)))
    stage.press("F12")
    stage.write("h7km-4xqp-ra2w-nd9c")
    stage.press("Tab")
    stage.write("kowalski")


def nobody_yet(stage: Stage) -> None:
    """The unit has no account: the administration says so."""
    stage.sessions.first = FirstAccount.MISSING
    stage.evening()
    stage.settle()
    stage.window.show_place("administration")


def first_administrator(stage: Stage) -> None:
    """The first account is being made."""
    nobody_yet(stage)
    stage.press("F12")


def first_administrator_with_problems(stage: Stage) -> None:
    """What was typed keeps no rule yet."""
    first_administrator(stage)
    stage.write("Jo Tremblay!")
    stage.press("Tab")
    stage.write("PO2 Tremblay")
    stage.press("Tab")
    stage.write("tremblay")


SCENES: dict[str, Scene] = {
    "sign-in": asked_who,
    "sign-in-refused": refused,
    "sign-in-locked": locked,
    "sign-in-unlock": unlocking,
    "sign-in-at-work": at_work,
    "sign-in-long-name": with_a_long_name,
    "sign-in-leaving": leaving,
    "sign-in-one-time": one_time_password,
    "sign-in-nobody-yet": nobody_yet,
    "sign-in-first": first_administrator,
    "sign-in-first-problems": first_administrator_with_problems,
}
