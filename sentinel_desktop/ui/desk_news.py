"""What the program told last, for a window that is made later."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from sentinel_desktop.domain.record_changes import EVERYTHING
from sentinel_desktop.ui.signals import DeskSignals

_KEPT: Final = (
    "reader_changed",
    "database_changed",
    "journal_changed",
    "hand_acts_changed",
    "passages_changed",
    "day_changed",
    "copy_taken",
    "session_changed",
)
"""The signals that tell how things stand; who is in is kept by the board's own state."""


class DeskNews(QObject):
    """Hears the doorway from when it is made, on the main thread."""

    def __init__(self, signals: DeskSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._last: dict[str, tuple[object, ...]] = {}
        for name in _KEPT:
            getattr(signals, name).connect(partial(self._note, name))

    def tell_again(self) -> None:
        """Tell how things stand to whoever listens now; who has heard it before hears nothing new."""
        for name in _KEPT:
            if name in self._last:
                getattr(self._signals, name).emit(*self._last[name])
        self._signals.reviews_changed.emit()
        self._signals.records_changed.emit(EVERYTHING)

    def _note(self, name: str, *told: object) -> None:
        self._last[name] = told
