"""A kiosk on a screen that nobody sees, touched as a visitor touches it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.kiosk.parts import Line
from sentinel_desktop.ui.kiosk.presenter import KioskPresenter
from sentinel_desktop.ui.kiosk.state import KioskState, Step
from sentinel_desktop.ui.kiosk.window import KioskWindow
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.signals import DeskSignals
from tests.support.active_windows import type_text
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.kiosk_at_work import texts_of
from tests.support.kiosk_in_memory import KioskRoom, SupervisorAlone


@dataclass(frozen=True, slots=True)
class Kiosk:
    """An open kiosk, and what it works on."""

    window: KioskWindow
    presenter: KioskPresenter
    signals: DeskSignals
    background: BackgroundAtOnce
    room: KioskRoom
    supervisor: SupervisorAlone
    setup: DeskSetup

    def is_at(self, step: Step) -> bool:
        """Whether this page is on the screen."""
        return self.window.state.step is step

    def line(self, name: KioskField) -> Line:
        """Return a line of the page."""
        return self.window.page.lines[name]

    def type(self, name: KioskField, text: str) -> None:
        """Touch a line and type into it, in the place of what stands there."""
        edit = self.line(name).edit
        QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
        edit.selectAll()
        if text.isascii():
            type_text(edit, text)
        else:
            # The test library knows no keys for other letters.
            QApplication.clipboard().setText(text)
            edit.paste()

    def touch(self, name: str) -> None:
        """Touch the button that is called so."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QPushButton:
        """Return the visible button that is called so, or whose name begins so."""
        # What was added to a page comes up with the next turn of the loop.
        QApplication.processEvents()
        shown = [button for button in self.window.findChildren(QPushButton) if button.isVisible()]
        whole = [button for button in shown if button.accessibleName() == name]
        begun = [button for button in shown if button.accessibleName().startswith(name)]
        return (whole or begun)[0]

    def keyed(self, text: str) -> None:
        """Type where the keyboard is."""
        type_text(QApplication.focusWidget() or self.window, text)

    def said(self) -> str:
        """Return everything that can be read or heard on the screen, each widget on a line."""
        QApplication.processEvents()
        return "\n".join(texts_of(self.window))

    def tell_who(self) -> None:
        """Fill in who it is and go on."""
        self.type(KioskField.FIRST_NAME, "Ève")
        self.type(KioskField.LAST_NAME, "Beauchamp")
        self.type(KioskField.PHONE, "204 555-0142")
        self.touch("Next")


OpenKiosk = Callable[..., Kiosk]


@pytest.fixture
def open_kiosk(qtbot: QtBot, setup: DeskSetup) -> Iterator[OpenKiosk]:
    """Open kiosks; each is closed and gone when the test ends."""
    windows: list[KioskWindow] = []

    def _open(
        *, room: KioskRoom | None = None, second_ms: int = 60_000, answer_ms: int = 60_000, size: QSize | None = None
    ) -> Kiosk:
        signals, background, supervisor = DeskSignals(), BackgroundAtOnce(), SupervisorAlone()
        room = room or KioskRoom()
        language = ScreenLanguage.of(QCoreApplication.instance())
        window = KioskWindow(setup, language, KioskState(language.current), answer_ms=answer_ms)
        windows.append(window)
        signals.scan_finished.connect(setup.taps.hear)
        presenter = KioskPresenter(
            setup, signals, window, background=background, service=room.service, leaving=supervisor, second_ms=second_ms
        )
        window.resize(size or QSize(1280, 720))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        # Nobody's mouse lies over a button.
        QTest.mouseMove(window, QPoint(2, 2))
        return Kiosk(window, presenter, signals, background, room, supervisor, setup)

    yield _open
    for window in windows:
        window.let_close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Kiosk:
    """One open kiosk."""
    return open_kiosk()
