"""The kiosk as a window of strangers: what is done there is nobody's who sits at the desk, and it stays."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.kiosk.action import kiosk_action
from sentinel_desktop.ui.kiosk.last_steps import StaffPage
from sentinel_desktop.ui.kiosk.platform_keyboard import find_platform_keyboard
from sentinel_desktop.ui.kiosk.state import KioskState, Step
from sentinel_desktop.ui.kiosk.window import KioskWindow
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.public_windows import is_public
from sentinel_desktop.ui.sign_in.person_watch import PersonWatch
from tests.gui.conftest import OpenDesk
from tests.gui.kiosk.conftest import Kiosk
from tests.support.active_windows import press_key, type_text
from tests.support.kiosk_at_work import TouchedKiosk
from tests.support.kiosk_in_memory import KioskRoom, SupervisorAlone

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_visitor_is_no_sign_of_whoever_sits_at_the_desk(kiosk: Kiosk, qapp: QApplication) -> None:
    """Keys and touches there neither keep the desk from locking nor lock it."""
    seconds = [100.0]
    locked: list[bool] = []
    watch = PersonWatch(lambda: tuple(seconds), kiosk.window)
    watch.lock_pressed.connect(lambda: locked.append(True))
    watch.install(qapp)
    watch.begin(timedelta(seconds=60))
    kiosk.touch("Museum")
    seconds[0] = 130.0
    press_key(kiosk.window, Qt.Key.Key_L, CTRL_SHIFT)
    QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton)
    assert watch.left == timedelta(seconds=30)
    assert locked == []
    watch.remove(qapp)


def test_a_window_of_strangers_is_told_from_any_other(kiosk: Kiosk, qtbot: QtBot) -> None:
    """With everything in it, and as the platform knows it."""
    other = QWidget()
    qtbot.addWidget(other)
    handle = kiosk.window.windowHandle()
    assert handle is not None
    assert [is_public(each) for each in (kiosk.window, kiosk.window.page, handle)] == [True] * 3
    assert [is_public(each) for each in (other, QObject())] == [False] * 2


def test_a_wrong_password_keeps_the_kiosk(kiosk: Kiosk) -> None:
    """The sentence is shown, the name stays, the password does not."""
    kiosk.window.close()
    assert kiosk.window.isVisible()
    page = kiosk.window.page
    assert isinstance(page, StaffPage)
    type_text(page.username.edit, "beauchamp")
    type_text(page.password.edit, "guessed")
    kiosk.touch("Leave the kiosk")
    page = kiosk.window.page
    assert isinstance(page, StaffPage)
    assert page.problem.text() == "The user name or the password is not right."
    assert (page.username.edit.text(), page.password.edit.text()) == ("beauchamp", "")
    type_text(page.password.edit, "one two three four")
    kiosk.touch("Leave the kiosk")
    assert not kiosk.window.isVisible()


def test_a_finger_held_on_the_units_name_asks_for_a_supervisor(kiosk: Kiosk, qtbot: QtBot) -> None:
    """A short touch does nothing."""
    QTest.mouseClick(kiosk.window.unit, Qt.MouseButton.LeftButton)
    assert kiosk.is_at(Step.WELCOME)
    with qtbot.waitSignal(kiosk.window.leave_requested):
        QTest.mousePress(kiosk.window.unit, Qt.MouseButton.LeftButton)
    assert kiosk.is_at(Step.STAFF)


def test_the_desk_s_key_opens_one_kiosk(open_desk: OpenDesk, qtbot: QtBot) -> None:
    """A second time it is the same one; it goes with the desk's window."""
    action = partial(kiosk_action, service=KioskRoom().service, leaving=SupervisorAlone())
    desk = open_desk(actions=(action,))
    for _ in range(2):
        press_key(desk.window, Qt.Key.Key_K, CTRL_SHIFT)
        qtbot.waitUntil(lambda: len(_kiosks()) == 1)
        desk.window.activateWindow()
        qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.hide()
    qtbot.waitUntil(lambda: _kiosks() == [])


@pytest.mark.parametrize("state", [ReaderState.READY, ReaderState.SEARCHING])
def test_a_kiosk_that_opens_later_knows_of_the_reader(open_desk: OpenDesk, qtbot: QtBot, state: ReaderState) -> None:
    """What the desk heard before, on the first page; none is heard again for that."""
    action = partial(kiosk_action, service=KioskRoom().service, leaving=SupervisorAlone())
    desk = open_desk(actions=(action,))
    desk.signals.reader_changed.emit(ReaderStatus(state))
    press_key(desk.window, Qt.Key.Key_K, CTRL_SHIFT)
    qtbot.waitUntil(lambda: len(_kiosks()) == 1)
    (kiosk,) = _kiosks()
    assert kiosk.state.can_tap is (state is ReaderState.READY)
    desk.window.hide()
    qtbot.waitUntil(lambda: _kiosks() == [])


def test_a_kiosk_whose_screen_is_taken_away_leaves_the_desk_free(
    open_desk: OpenDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    """On the screen that is left it would lie over the board; one that comes has it back, for a new visitor."""
    action = partial(kiosk_action, service=KioskRoom().service, leaving=SupervisorAlone())
    desk = open_desk(actions=(action,))
    screen = desk.window.screen()
    qapp.screenAdded.emit(screen)
    assert _kiosks() == []
    press_key(desk.window, Qt.Key.Key_K, CTRL_SHIFT)
    qtbot.waitUntil(lambda: len(_kiosks()) == 1)
    (kiosk,) = _kiosks()
    TouchedKiosk(kiosk, qtbot).touch("Museum")
    assert kiosk.state.step is not Step.WELCOME

    qapp.screenRemoved.emit(screen)
    qtbot.waitUntil(lambda: _kiosks() == [])
    for _ in range(2):
        qapp.screenAdded.emit(screen)
        qtbot.waitUntil(lambda: len(_kiosks()) == 1)
    assert _kiosks()[0].state.step is Step.WELCOME

    qapp.screenRemoved.emit(screen)
    desk.window.hide()
    qapp.screenAdded.emit(screen)
    qtbot.waitUntil(lambda: _kiosks() == [])


class ShownKeyboard:
    """A keyboard of the platform that remembers how often it came and went."""

    def __init__(self) -> None:
        self.shown = self.hidden = 0

    def show(self) -> None:
        """Come up."""
        self.shown += 1

    def hide(self) -> None:
        """Go away."""
        self.hidden += 1


def test_the_keyboard_of_the_platform_comes_first(setup: DeskSetup, qtbot: QtBot) -> None:
    """It comes where a line is ready; ours waits until its button is touched, and the other goes at the end."""
    platform = ShownKeyboard()
    language = ScreenLanguage.of(QCoreApplication.instance())
    window = KioskWindow(setup, language, KioskState(Language.ENGLISH, Step.LEAVING), platform)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.focus_first()
    assert platform.shown
    assert not window.keyboard.isVisible()
    ours = next(button for button in window.findChildren(QPushButton) if button.accessibleName() == "Keyboard")
    QTest.mouseClick(ours, Qt.MouseButton.LeftButton)
    assert window.keyboard.isVisible()
    window.let_close()
    assert platform.hidden == 1


def test_without_a_bus_there_is_no_keyboard_of_the_platform() -> None:
    """Ours serves."""
    assert find_platform_keyboard({}) is None


def _kiosks() -> list[KioskWindow]:
    return [
        window for window in QApplication.topLevelWidgets() if isinstance(window, KioskWindow) and window.isVisible()
    ]
