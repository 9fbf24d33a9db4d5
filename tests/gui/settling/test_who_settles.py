"""A review is settled by name: who may not is told so beside what they look at, and led to signing in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.domain.rights import NO_RIGHTS
from sentinel_desktop.domain.sessions import NOBODY, SessionState
from sentinel_desktop.ui.settling.details_card import DetailsCard
from sentinel_desktop.ui.settling.reason_dialog import ReasonDialog
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog, UnlockDialog
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.fake_quarantine import FakeQuarantine, refused
from tests.support.fake_reviews import FakeReviews, review
from tests.support.fake_sessions import FakeSessions, Known, person, signed_in

CTRL = Qt.KeyboardModifier.ControlModifier
PASSWORD = "one two three four"


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A window at which nobody is signed in, showing a review and a refused scan."""
    sessions = FakeSessions(Known(person(1), PASSWORD), Known(person(2), PASSWORD))
    desk = open_desk(reviews=FakeReviews(review(0)), quarantine=FakeQuarantine(refused(1)), sessions=sessions)
    desk.window.show_place("settling")
    desk.window.settling.page.reviews.view.setFocus()
    return desk


def card(desk: Desk) -> DetailsCard:
    """Return what is chosen."""
    return desk.window.settling.page.details


def asking(desk: Desk) -> ReasonDialog:
    """Press the key that settles, and return what asks for words."""
    press_key(desk.window, Qt.Key.Key_S, CTRL)
    dialog = desk.window.settling.dialog
    assert dialog is not None
    return dialog


def test_nobody_is_led_to_signing_in_and_settles_then(desk: Desk) -> None:
    """The button is there only once it does something; until then a line says why, and F12 leads on."""
    assert not card(desk).settle.isVisible()
    assert card(desk).who_settles.text() == "A review is settled by name: sign in to settle it."
    assert card(desk).sign_in.text() == "Sign in"
    press_key(desk.window, Qt.Key.Key_S, CTRL)
    assert desk.window.settling.dialog is None
    card(desk).sign_in.click()
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, SignInDialog)
    type_text(dialog.username, person(1).username)
    type_text(dialog.password.edit, PASSWORD)
    press_key(dialog.password.edit, Qt.Key.Key_Return)
    assert card(desk).settle.isVisible()
    assert not card(desk).who_settles.isVisible()
    words = asking(desk)
    words.text.setPlainText("Lent.")
    words.answer.click()
    assert desk.reviews.settled == [(review(0).seen.id, "Lent.")]


def test_a_locked_desk_is_unlocked_from_here(desk: Desk) -> None:
    """The line says who locked."""
    desk.sessions.become(replace(signed_in(person(1)), state=SessionState.LOCKED))
    assert not card(desk).settle.isVisible()
    assert person(1).display_name in card(desk).who_settles.text()
    assert card(desk).sign_in.text() == card(desk).sign_in.accessibleName() == "Unlock"
    card(desk).sign_in.click()
    assert isinstance(desk.window.sign_in.dialog, UnlockDialog)


def test_whoever_may_not_is_told_why(desk: Desk) -> None:
    """A one-time password is changed first; an account without the right is told that it has none."""
    desk.sessions.become(signed_in(person(1, must_change_password=True)))
    assert "choose a password of your own" in card(desk).who_settles.text()
    assert card(desk).sign_in.text() == "Choose a password"
    desk.sessions.become(signed_in(replace(person(1), rights=NO_RIGHTS)))
    assert "this account may not" in card(desk).who_settles.text()
    assert card(desk).sign_in.isVisible()
    assert not card(desk).settle.isVisible()


def test_a_refused_scan_is_dismissed_without_signing_in(desk: Desk) -> None:
    """It is this station's own: what is said of reviews is not said there."""
    desk.window.settling.page.refused.view.setFocus()
    assert card(desk).dismiss.isVisible()
    assert not card(desk).who_settles.isVisible()
    assert not card(desk).sign_in.isVisible()


def test_words_half_typed_are_found_again_by_who_typed_them_alone(desk: Desk) -> None:
    """Locked in the middle of it, they come back with the dialog; whoever else signs in finds an empty one."""
    desk.sessions.become(signed_in(person(1)))
    asking(desk).text.setPlainText("I think that it")
    desk.sessions.become(NOBODY)
    desk.sessions.become(signed_in(person(2)))
    assert asking(desk).text.toPlainText() == ""
    desk.sessions.become(NOBODY)
    desk.sessions.become(signed_in(person(1)))
    assert asking(desk).text.toPlainText() == "I think that it"
