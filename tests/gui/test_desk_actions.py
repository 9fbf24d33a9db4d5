"""What opens over any page: by its key, to whoever may, and to others once they signed in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_actions import DeskAction, MakeAction
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.widgets.key_button import KeyButton
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.fake_sessions import person, signed_in

OpenedTimes = list[str]


def _making(opened: OpenedTimes, needs: frozenset[Right], *, on_desk: bool = True) -> MakeAction:
    def _make(setup: DeskSetup, signals: DeskSignals, *, background: Background, window: QWidget) -> DeskAction:
        del setup, signals, background, window
        note: Callable[[], object] = lambda: opened.append("once")  # noqa: E731 - it has a name in the action
        return DeskAction("visitor_in", "Visitor in", "user-plus", "F2", note, QObject(), needs, on_desk=on_desk)

    return _make


def _press_f2(desk: Desk) -> None:
    press_key(desk.window, Qt.Key.Key_F2)


def test_an_action_that_asks_for_nothing_opens_by_its_key(qtbot: QtBot, open_desk: OpenDesk) -> None:
    """Whoever stands at the desk may do what needs no right."""
    opened: OpenedTimes = []
    desk = open_desk(actions=(_making(opened, frozenset()),))

    _press_f2(desk)

    qtbot.waitUntil(lambda: opened == ["once"])


def test_who_may_not_is_asked_to_sign_in_and_then_it_opens(qtbot: QtBot, open_desk: OpenDesk) -> None:
    """F2 at a desk nobody signed in at leads through the sign-in to the action, without a second F2."""
    opened: OpenedTimes = []
    desk = open_desk(actions=(_making(opened, frozenset({Right.RECEIVE_VISITORS})),))

    _press_f2(desk)
    qtbot.waitUntil(lambda: desk.window.sign_in.dialog is not None)
    assert opened == []
    desk.sessions.become(signed_in(person()))

    qtbot.waitUntil(lambda: opened == ["once"])


def test_a_sign_in_that_was_given_up_opens_nothing_later(qtbot: QtBot, open_desk: OpenDesk) -> None:
    """Whoever closed the sign-in asked for nothing any more; the next one who signs in finds no dialog."""
    opened: OpenedTimes = []
    desk = open_desk(actions=(_making(opened, frozenset({Right.RECEIVE_VISITORS})),))
    _press_f2(desk)
    qtbot.waitUntil(lambda: desk.window.sign_in.dialog is not None)

    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, QDialog)
    dialog.reject()
    desk.sessions.become(signed_in(person()))
    heard: list[bool] = []
    # What opens after a sign-in opens by a timer as this one.
    QTimer.singleShot(0, desk.window, lambda: heard.append(True))
    qtbot.waitUntil(lambda: bool(heard))

    assert opened == []


def test_the_desk_page_has_its_button(open_desk: OpenDesk) -> None:
    """The button does what the key does."""
    opened: OpenedTimes = []
    desk = open_desk(actions=(_making(opened, frozenset()),))
    button = next(button for button in desk.page.findChildren(KeyButton) if button.accessibleName() == "Visitor in")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert opened == ["once"]


def test_an_action_that_wants_no_button_has_none(open_desk: OpenDesk) -> None:
    """What opens by its key alone takes no room on the desk."""
    desk = open_desk(actions=(_making([], frozenset(), on_desk=False),))

    assert not [button for button in desk.page.findChildren(KeyButton) if button.accessibleName() == "Visitor in"]
