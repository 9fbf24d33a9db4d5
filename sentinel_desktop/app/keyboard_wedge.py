"""The reader that types, of a station with a window: the window's keys are watched for it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QThread, QTimer
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.keyboard_bursts import USUAL, WedgeTiming
from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.hardware.keyboard_reader import KeyboardReader
from sentinel_desktop.ui.wedge_filter import WedgeFilter


class KeyboardWedge:
    """Satisfies ``ports.BadgeReader``; every method may be called from any thread, the keys are watched on Qt's own.

    The reader's listeners are called on Qt's thread.
    """

    def __init__(self, reader: KeyboardReader, timing: WedgeTiming = USUAL) -> None:
        application = QCoreApplication.instance()
        if not isinstance(application, QApplication):
            raise AssertionError("a reader that types needs a program with windows")  # noqa: TRY004 - a bug
        self._application = application
        self._reader = reader
        self._timing = timing
        self._filter: WedgeFilter | None = None

    def start(self) -> None:
        """Begin to watch the keys; returns at once."""
        self._reader.start()
        self._on_qts_thread(self._watch)

    def stop(self) -> None:
        """Take no more badges; the keys are the windows' own again, at Qt's next turn where this is another thread."""
        self._reader.stop()
        self._on_qts_thread(self._let_be)

    def be_asked_first(self) -> None:
        """Let no watch that was installed meanwhile see the keys before this reader; called on Qt's thread."""
        if self._filter is not None:
            self._application.installEventFilter(self._filter)

    def status(self) -> ReaderStatus:
        """Return the reader at this moment."""
        return self._reader.status()

    def _on_qts_thread(self, call: Callable[[], None]) -> None:
        """Call there, where alone its objects may be made; what waits to be called keeps this reader alive."""
        if QThread.isMainThread():
            call()
        else:
            QTimer.singleShot(0, self._application, call)

    def _watch(self) -> None:
        reader = self._reader
        self._filter = WedgeFilter(reader.is_serial, reader.take, reader.set_within_reach, self._timing)
        self._filter.install(self._application)

    def _let_be(self) -> None:
        if self._filter is not None:
            self._filter.remove(self._application)
            self._filter.deleteLater()
            self._filter = None
