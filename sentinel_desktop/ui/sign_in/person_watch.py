"""Notices that nobody touches this program any more, and the key that locks it, in whatever window that is.

It watches every key and the mouse of the program. What a badge reader types is taken out before it gets here: that
filter is installed later, and Qt asks the one that was installed last first.
"""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.public_windows import is_public

_EVERY_MS: Final = 1000
_MOVED: Final = frozenset({QEvent.Type.MouseMove})
_ACTS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_WATCHED: Final = _MOVED | _ACTS
_MODIFIERS: Final = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta})

ReadClocks = Callable[[], Sequence[float]]


def computer_clocks() -> Sequence[float]:
    """Return the seconds of a clock that nobody sets, and of one that goes on while the computer sleeps."""
    return time.monotonic(), time.time()


class PersonWatch(QObject):
    """Counts how long nobody was there.

    ``lock_pressed`` tells the key that locks, ``ticked`` every second that ``left`` is less, ``idle`` that nothing is
    left. Made and used on the main thread.

    Args:
        clocks: seconds of some clocks; nobody was there for as long as the one says that went furthest.
    """

    lock_pressed = Signal()
    ticked = Signal()
    idle = Signal()

    def __init__(self, clocks: ReadClocks = computer_clocks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._after: timedelta | None = None
        self._latest: Sequence[float] = clocks()
        self._pointer = QPoint()
        self._lock_keys = QKeySequence(keys.LOCK)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def install(self, application: QApplication) -> None:
        """Begin to watch."""
        application.installEventFilter(self)

    def remove(self, application: QApplication) -> None:
        """Watch no more."""
        application.removeEventFilter(self)
        self._timer.stop()

    def begin(self, after: timedelta | None) -> None:
        """Count from now on; never over where there is no time."""
        self._after = after
        self._latest = self._clocks()
        if after is None:
            self._timer.stop()
        else:
            self._timer.start()

    def end(self) -> None:
        """Count no more: there is nobody to lock."""
        self.begin(None)

    @property
    def left(self) -> timedelta | None:
        """How long it is until the lock; None where nothing is counted."""
        if self._after is None:
            return None
        idle = max(now - then for now, then in zip(self._clocks(), self._latest, strict=True))
        return self._after - timedelta(seconds=idle)

    def look(self) -> None:
        """Compare with the clocks at once."""
        if self._after is None:
            return
        if (left := self.left) is not None and left > timedelta(0):
            self.ticked.emit()
        else:
            self.end()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the key that locks from ``watched``, and nothing else; a visitor at a kiosk is not who sits here."""
        kind = event.type()
        # Asked first: of everything that happens in a window, hardly anything is an act of a person.
        if kind not in _WATCHED or is_public(watched):
            return False
        if kind in _ACTS:
            return self._acted(event)
        if kind in _MOVED and isinstance(event, QMouseEvent):
            # Windows that appear under a mouse at rest are told that it moved.
            at = event.globalPosition().toPoint()
            if at != self._pointer:
                self._pointer = at
                self._touch()
        return False

    def _acted(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.key() in _MODIFIERS:
                return False
            if event.type() == QEvent.Type.KeyPress and self._locks(event):
                self.lock_pressed.emit()
                return True
        self._touch()
        return False

    def _locks(self, event: QKeyEvent) -> bool:
        return QKeySequence(event.keyCombination()) == self._lock_keys

    def _touch(self) -> None:
        if self._after is not None:
            self._latest = self._clocks()
