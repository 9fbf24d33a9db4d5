"""Who is signed out without asking for it finds out why at the desk, and nothing of theirs can be read there."""

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.domain.sessions import NOBODY, Session, SessionEnd
from sentinel_desktop.ui.sign_in.lock_bar import LockBar
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, wait_until_active
from tests.support.fake_sessions import FakeSessions, Known, person, signed_in


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk at which an operator is signed in."""
    desk = open_desk(sessions=FakeSessions(Known(person(0), "one two three four")))
    desk.sessions.become(signed_in(person(0)))
    return desk


def bar(desk: Desk) -> LockBar:
    """Return the bar over the pages."""
    return desk.window.sign_in.bar


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (SessionEnd.CLOSED, "disabled this account"),
        (SessionEnd.PASSWORD_RESET, "one-time password"),
        (SessionEnd.PASSWORD_CHANGED, "account was changed"),
        (SessionEnd.DAY_OVER, "operational day ended"),
    ],
)
def test_the_desk_says_who_was_signed_out_and_why(desk: Desk, ended: SessionEnd, said: str) -> None:
    """In a bar that stays until somebody is there, and can be heard."""
    desk.sessions.become(Session(ended=ended))
    assert bar(desk).isVisible()
    assert bar(desk).title.text() == f"{person(0).display_name} was signed out at 18:42"
    assert said in bar(desk).sentence.text()
    assert said in bar(desk).accessibleName()
    assert bar(desk).unlock.text() == "Sign in"
    assert not bar(desk).other.isVisible()
    assert desk.window.rail.account.name.text() == "Sign in"


def test_the_bar_goes_when_somebody_is_there(desk: Desk) -> None:
    """Whoever opens the dialog has read it; it comes back neither with the dialog's end nor with the next lock."""
    desk.sessions.become(Session(ended=SessionEnd.CLOSED))
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, SignInDialog)
    assert not bar(desk).isVisible()
    dialog.reject()
    assert not bar(desk).isVisible()
    desk.sessions.become(signed_in(person(0)))
    desk.window.sign_in.lock()
    assert bar(desk).title.text() == f"{person(0).display_name} locked this desk at 18:42"
    assert bar(desk).unlock.text() == "Unlock"
    assert bar(desk).other.isVisible()


def test_who_leaves_by_themselves_is_not_told_so(desk: Desk) -> None:
    """The bar is for what a person did not do."""
    desk.sessions.become(NOBODY)
    assert not bar(desk).isVisible()


def test_somebody_else_who_signs_in_takes_the_bar_away(desk: Desk) -> None:
    """However they came."""
    desk.sessions.become(Session(ended=SessionEnd.DAY_OVER))
    desk.sessions.become(signed_in(person(2)))
    assert not bar(desk).isVisible()
