"""Waits for a badge that is held to this station's reader and recorded nowhere."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.tried_badges import TriedBadge
from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals

LASTS: Final = timedelta(seconds=30)
"""How long one asking waits; the station counts it too, and its word is the one that ends it."""

_TICK_MS: Final = 500


class Tapping(QObject):
    """One badge at a time. ``tapped`` tells the ``BadgeRead``, ``ran_out`` that none came, ``ticked`` the seconds left.

    ``is_ready_changed`` tells whether the reader can read now.
    """

    tapped = Signal(object)
    ran_out = Signal()
    ticked = Signal(int)
    is_ready_changed = Signal(bool)

    def __init__(self, setup: DeskSetup, signals: DeskSignals, control: ReaderControl, parent: QObject) -> None:
        super().__init__(parent)
        self._setup, self._signals, self._control = setup, signals, control
        self._number = 0
        self._until: datetime | None = None
        self.is_ready = False
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        signals.badge_shown.connect(self._on_shown)
        signals.reader_changed.connect(self._on_reader_changed)

    @property
    def is_waiting(self) -> bool:
        """Whether the next badge is shown here and not recorded."""
        return self._until is not None

    def begin(self) -> None:
        """Wait for the next badge, from the beginning where one is waited for already."""
        self._number += 1
        number, tell = self._number, self._signals.badge_shown.emit
        self._until = self._setup.now() + LASTS
        self._tick.start()
        self._control.try_next(lambda tried: tell(number, tried))
        self._on_tick()

    def end(self) -> None:
        """Let badges be recorded again; harmless where none is waited for."""
        if self._until is not None:
            self._forget()
            self._control.stop_trying()

    def _on_shown(self, number: int, tried: TriedBadge | None) -> None:
        if number != self._number or self._until is None:
            return
        self._forget()
        if tried is None:
            self.ran_out.emit()
        else:
            self.tapped.emit(tried.read)

    def _on_reader_changed(self, status: ReaderStatus) -> None:
        is_ready = status.state is ReaderState.READY
        if is_ready is not self.is_ready:
            self.is_ready = is_ready
            self.is_ready_changed.emit(is_ready)

    def _on_tick(self) -> None:
        if self._until is not None:
            left = (self._until - self._setup.now()).total_seconds()
            self.ticked.emit(max(0, ceil(left)))

    def _forget(self) -> None:
        self._until = None
        self._tick.stop()
