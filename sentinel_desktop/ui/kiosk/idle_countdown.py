"""Notices that nobody touches a kiosk any more, says so in the last seconds, and starts over."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

TOLD_LAST_S: Final = 5
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
    }
)


class IdleCountdown(QObject):
    """Counts the seconds without a touch in one window.

    ``told`` says how many are left, from five on, and 0 once somebody touches it again; ``over`` that none is.

    Args:
        window: of the kiosk; whoever gives it to the application's event filter has every touch in it counted.
        second_ms: how long a second takes; a test has not that much time.
    """

    told = Signal(int)
    over = Signal()

    def __init__(self, window: QWidget, *, second_ms: int = 1000) -> None:
        super().__init__(window)
        self._window = window
        self._after = 0
        self._left = 0
        self._timer = QTimer(self, interval=second_ms)
        self._timer.timeout.connect(self._tick)

    @property
    def left(self) -> int:
        """Seconds until it is over; 0 where nothing is counted."""
        return self._left if self._timer.isActive() else 0

    def begin(self, seconds: int) -> None:
        """Count from now on, anew after each touch; 0 counts nothing."""
        self._after = self._left = seconds
        self._timer.stop()
        if seconds:
            self._timer.start()
        self.told.emit(0)

    def hold(self) -> None:
        """Count nothing meanwhile: something else is on the screen."""
        self._timer.stop()
        self.told.emit(0)

    def go_on(self) -> None:
        """Count again from the beginning."""
        self.begin(self._after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count from the beginning after each touch in the window; keeps nothing from anybody."""
        is_touch = event.type() in _TOUCHES and isinstance(watched, QWidget) and watched.window() is self._window
        if is_touch and self._timer.isActive():
            self.begin(self._after)
        return False

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
            self.told.emit(0)
            self.over.emit()
        elif self._left <= TOLD_LAST_S:
            self.told.emit(self._left)
