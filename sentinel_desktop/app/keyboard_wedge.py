"""The reader that types, of a station with a window: the window's keys are watched for it."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.hardware.keyboard_reader import KeyboardReader
from sentinel_desktop.ui.wedge_filter import WedgeFilter


class KeyboardWedge(QObject):
    """Satisfies ``ports.BadgeReader``; every method may be called from any thread, the keys are watched on Qt's own.

    The reader's listeners are called on Qt's thread.
    """

    _wanted = Signal(bool)

    def __init__(self, reader: KeyboardReader) -> None:
        super().__init__()
        self._reader = reader
        self._filter: WedgeFilter | None = None
        self._wanted.connect(self._on_wanted, Qt.ConnectionType.AutoConnection)
        application = QCoreApplication.instance()
        if not isinstance(application, QApplication):
            raise AssertionError("a reader that types needs a program with windows")  # noqa: TRY004 - a bug, no wrong type
        self._application = application
        self.moveToThread(application.thread())

    def start(self) -> None:
        """Begin to watch the keys; returns at once."""
        self._reader.start()
        self._wanted.emit(True)

    def stop(self) -> None:
        """Take no more badges; the keys are the windows' own again at Qt's next turn."""
        self._reader.stop()
        self._wanted.emit(False)

    def status(self) -> ReaderStatus:
        """Return the reader at this moment."""
        return self._reader.status()

    def _on_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        if wanted and self._filter is None:
            self._filter = WedgeFilter(self._reader.is_serial, self._reader.take, self._on_reach)
            self._filter.install(self._application)
        elif not wanted and self._filter is not None:
            self._filter.remove(self._application)
            self._filter = None

    def _on_reach(self, within_reach: bool) -> None:  # noqa: FBT001 - a listener's argument
        self._reader.set_within_reach(within_reach=within_reach)
