"""The kiosk of a running desk: on the second screen, beside the desk's own window."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.kiosk import KioskService
from sentinel_desktop.services.kiosk_leaving import LEAVES_THE_KIOSK
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_actions import DeskAction
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.kiosk.platform_keyboard import PlatformKeyboard, find_platform_keyboard
from sentinel_desktop.ui.kiosk.presenter import KioskPresenter, Leaving
from sentinel_desktop.ui.kiosk.state import KioskState
from sentinel_desktop.ui.kiosk.window import KioskWindow
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.signals import DeskSignals

KIOSK = "kiosk"


def kiosk_action(
    setup: DeskSetup,
    signals: DeskSignals,
    *,
    background: Background,
    window: QWidget,
    service: KioskService,
    leaving: Leaving,
) -> DeskAction:
    """Return what opens a kiosk on the second screen, and closes it where a supervisor sits at the desk."""

    def make(state: KioskState | None) -> KioskPresenter:
        return make_kiosk(setup, signals, background=background, service=service, leaving=leaving, state=state)

    opener = KioskOpener(signals, window, make)
    title = QCoreApplication.translate("Kiosk", "Kiosk window")
    return DeskAction(KIOSK, title, "door-open", keys.KIOSK, opener.open, opener)


def make_kiosk(
    setup: DeskSetup,
    signals: DeskSignals,
    *,
    background: Background,
    service: KioskService,
    leaving: Leaving,
    state: KioskState | None = None,
    find_keyboard: Callable[[], PlatformKeyboard | None] = find_platform_keyboard,
) -> KioskPresenter:
    """Return a kiosk that is not shown yet; its window keeps it.

    Args:
        setup: of the desk or of the station.
        signals: tell what badges come to.
        background: does what may take long.
        service: what a kiosk may ask.
        leaving: who may leave it.
        state: where a visitor stands already; None for a new one.
        find_keyboard: finds the platform's own keyboard.
    """
    language = ScreenLanguage.of(QCoreApplication.instance())
    window = KioskWindow(setup, language, state or KioskState(language.current), find_keyboard())
    return KioskPresenter(setup, signals, window, background=background, service=service, leaving=leaving)


class KioskOpener(QObject):
    """Opens the kiosk of one desk's window, and takes over the one of the window before.

    It is no child of the desk's window: a dialog there must not keep a visitor from going on. Where its screen is taken
    away it goes too, or it would lie over the desk, and comes back for a new visitor on the next screen there is.

    Args:
        window: of the desk; once that leaves the screen the kiosk does.
        make: makes a kiosk in a state.
    """

    def __init__(
        self, signals: DeskSignals, window: QWidget, make: Callable[[KioskState | None], KioskPresenter]
    ) -> None:
        super().__init__(window)
        self._desk = window
        self._make = make
        self._session = NOBODY
        self._reader: ReaderStatus | None = None
        self._screen: QScreen | None = None
        self._lost_its_screen = False
        self.kiosk: KioskWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screen_removed)
            application.screenAdded.connect(self._on_screen_added)
        signals.session_changed.connect(self._on_session_changed)
        signals.reader_changed.connect(self._on_reader_changed)
        window.installEventFilter(self)
        before = next((other for other in QApplication.topLevelWidgets() if _is_open(other)), None)
        if isinstance(before, KioskWindow):
            at, state = before.geometry(), before.state
            before.let_close()
            self._show(state, at)

    def open(self) -> None:
        """Open the kiosk; where it is open, close it for a supervisor, and show it to everybody else."""
        if self.kiosk is None:
            self._show(None, _second_screen(self._desk))
        elif self._session.may(LEAVES_THE_KIOSK):
            self.kiosk.let_close()
        else:
            self.kiosk.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the kiosk off the screen with the desk's window, when the program takes that."""
        if watched is self._desk and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._lost_its_screen = False
            self._close()
        return False

    def _on_screen_removed(self, screen: QScreen) -> None:
        # By now Qt has put the window on the screen that is left.
        if self.kiosk is not None and screen == self._screen:
            self._close()
            self._lost_its_screen = True

    def _on_screen_added(self, screen: QScreen) -> None:
        if self._lost_its_screen and self.kiosk is None:
            self._show(None, screen.geometry())

    def _show(self, state: KioskState | None, at: QRect) -> None:
        self._screen, self._lost_its_screen = QGuiApplication.screenAt(at.center()), False
        presenter = self._make(state)
        if self._reader is not None:
            presenter.hear_reader(self._reader)
        kiosk = presenter.window
        kiosk.closed.connect(self._on_closed)
        kiosk.setGeometry(at)
        kiosk.showFullScreen()
        self.kiosk = kiosk

    def _close(self) -> None:
        if self.kiosk is not None:
            self.kiosk.let_close()

    def _on_closed(self) -> None:
        kiosk, self.kiosk = self.kiosk, None
        if kiosk is not None:
            kiosk.deleteLater()

    def _on_reader_changed(self, status: ReaderStatus) -> None:
        self._reader = status

    def _on_session_changed(self, session: Session) -> None:
        self._session = session


def _is_open(window: QWidget) -> bool:
    return isinstance(window, KioskWindow) and window.isVisible()


def _second_screen(desk: QWidget) -> QRect:
    """Return the room of a screen that the desk's window is not on; that of its own where there is no other."""
    others = [screen for screen in QGuiApplication.screens() if screen is not desk.screen()]
    return (others[0] if others else desk.screen()).geometry()
