"""Who may be meant, beneath the fields of name and telephone; the keyboard stays where somebody types."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from sentinel_desktop.domain.visitor_desk import VisitorOffered
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.suggestions import Suggestion, SuggestionList

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameOffers(SuggestionList):
    """Offers visitors; ``offer_taken`` tells which, by Enter in one of the watched fields or a click.

    Esc takes the offers away until somebody types again.
    """

    offer_taken = Signal(object)

    def __init__(self, look: Appearance) -> None:
        super().__init__(look, "")
        self.setAccessibleName(self.tr("Who may be meant"))
        self._offers: Sequence[VisitorOffered] = ()
        self._watched: tuple[QLineEdit, ...] = ()
        self.taken.connect(self._take)

    def watch(self, *fields: QLineEdit) -> None:
        """Let arrows, Enter and Esc in these fields work on what is offered."""
        self._watched = fields
        for field in fields:
            field.installEventFilter(self)

    def offer_visitors(self, offers: Sequence[VisitorOffered], shown: Sequence[Suggestion]) -> None:
        """Offer these, shown so; nothing where there is none, or the keyboard is not in a name any more."""
        is_typed_in = self.window().focusWidget() in self._watched
        self._offers = offers if is_typed_in else ()
        self.offer(shown if is_typed_in else ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys of the fields while anything is offered; any other time they are the dialog's."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._on_left)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self.isVisible():
            return bool(super().eventFilter(watched, event))
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step(_STEPS[key])
        elif key in _ENTERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._take(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.offer_visitors((), ())
        else:
            return False
        return True

    def _on_left(self) -> None:
        if self.window().focusWidget() not in self._watched:
            self.offer_visitors((), ())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offers):
            taken = self._offers[row]
            self.offer_visitors((), ())
            self.offer_taken.emit(taken)
