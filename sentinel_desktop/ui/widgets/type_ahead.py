"""A field that offers what may be meant while somebody types, taken by keyboard: arrows and Enter."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.suggestions import Suggestion, SuggestionList

__all__ = ["Suggestion", "TypeAheadField"]

Find = Callable[[str], Sequence[Suggestion]]

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STILL_HERE: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class TypeAheadField(FormField):
    """A label, a line to type in, and beneath it what is offered, inside the same window.

    The first one offered is ready for Enter; the arrows make another one ready, Esc takes the offers away. Each
    keystroke is searched for at once; while a search is under way the newest text waits, and the newest answer wins.

    ``chosen`` tells the suggestion that was taken, None when the text no longer names one. ``text_edited`` tells what
    a person typed.

    Args:
        look: of the window.
        label: what the field is called; with ``&`` before a letter, Alt and that letter lead there. Empty where what
            stands around it says so: ``name`` is then what it is called to whoever hears the screen.
        background: where ``find`` is called, which may block.
        find: what may be meant by a text, the nearest first; its faults are said beneath the field.
        from_letters: so many letters or digits there must be before anything is offered.
        hint: the rule, in a few words.
        nothing: a sentence for when nothing is found; empty where that need not be said.
        lies_over: what is offered lies over what stands beneath the field, as where that is a row of filters, and
            moves nothing; otherwise it has a place of its own.
    """

    chosen = Signal(object)
    text_edited = Signal(str)

    def __init__(  # noqa: PLR0913 - a widget's looks, each with a first value
        self,
        look: Appearance,
        label: str,
        background: Background,
        find: Find,
        *,
        from_letters: int = 1,
        hint: str = "",
        name: str = "",
        placeholder: str = "",
        nothing: str = "",
        lies_over: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = QLineEdit()
        self.edit.setMinimumHeight(look.type.px(36))
        self.edit.setPlaceholderText(placeholder)
        super().__init__(look, label, self.edit, hint, parent)
        self._background, self._find = background, find
        self._from_letters, self._nothing = from_letters, nothing
        self._lies_over = lies_over
        self._choice: Suggestion | None = None
        self._searched: str | None = None
        self._is_searching = self._said = False
        called = name or label.replace("&", "")
        self.edit.setAccessibleName(called)
        self.label.setVisible(bool(label))
        self.offers = SuggestionList(look, self.tr("{field}: what may be meant").format(field=called))
        layout = self.layout()
        assert layout is not None  # noqa: S101 - the form field made it
        layout.removeWidget(self.line)
        if lies_over:
            self.offers.setParent(self)
            # It leaves with the field, wherever it lay at last.
            self.destroyed.connect(self.offers.deleteLater)
        else:
            layout.addWidget(self.offers)
        layout.addWidget(self.line)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.installEventFilter(self)
        self.offers.taken.connect(self._on_clicked)

    @property
    def choice(self) -> Suggestion | None:
        """What was taken and still stands in the field; None where the text is only a text."""
        return self._choice

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_choice(self, suggestion: Suggestion | None) -> None:
        """Take this one, or empty the field; tells nobody."""
        self._choice = suggestion
        self.edit.setText("" if suggestion is None else suggestion.title)
        self.edit.setCursorPosition(0 if suggestion is not None else len(self.edit.text()))
        self._close()
        self._take_back_sentence()

    def set_text(self, text: str) -> None:
        """Put a text there as if it had been typed, and offer what it may mean."""
        self.edit.setText(text)
        self._on_edited(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and Esc work on what is offered; with nothing offered they are the dialog's."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self.edit and isinstance(event, QFocusEvent):
            self._on_focus(event)
        if watched is self.edit and event.type() == QEvent.Type.Hide and self._lies_over:
            self._close()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the page beneath the field."""
        super().resizeEvent(event)
        self._lay_over()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep what lies over the page beneath the field."""
        super().moveEvent(event)
        self._lay_over()

    def _on_key(self, event: QKeyEvent) -> bool:
        if not self.offers.isVisible():
            if event.key() == Qt.Key.Key_Down and self._choice is None:
                self._search()
                return True
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.offers.step(_STEPS[key])
            self._announce()
        elif key in _ENTERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._take(self.offers.current)
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _on_focus(self, event: QFocusEvent) -> None:
        if event.type() == QEvent.Type.FocusOut and event.reason() not in _STILL_HERE:
            self._close()

    def _on_clicked(self, row: int) -> None:
        if 0 <= row < len(self.offers.rows.rows):
            self._take(self.offers.rows.rows[row])
            self.edit.setFocus()

    def _take(self, suggestion: Suggestion | None) -> None:
        if suggestion is not None:
            self.set_choice(suggestion)
            self.chosen.emit(suggestion)

    def _on_edited(self, text: str) -> None:
        self._take_back_sentence()
        if self._choice is not None:
            self._choice = None
            self.chosen.emit(None)
        self.text_edited.emit(text)
        self._search()

    def _search(self) -> None:
        text = self.edit.text()
        if sum(char.isalnum() for char in text) < self._from_letters:
            self._close()
            return
        self._searched = text
        if not self._is_searching:
            self._background.begin(self._search_on())

    async def _search_on(self) -> None:
        """Search until the newest text is answered."""
        self._is_searching = True
        try:
            while (text := self._searched) is not None:
                found: Sequence[Suggestion] | None = None
                with told_to(lambda sentence: self._tell(sentence) if isValid(self) else None):
                    found = await self._background.call(self._find, text)
                if not isValid(self):
                    # The dialog was taken away meanwhile, and the field with it.
                    return
                if text == self._searched:
                    self._searched = None
                    self._show(found)
        finally:
            self._is_searching = False

    def _show(self, found: Sequence[Suggestion] | None) -> None:
        if found is not None:
            self._take_back_sentence()
        self.offers.offer(found or ())
        self._lay_over()
        if found:
            self._announce()
            # When what is around it made room: where the field is scrolled, what is offered may lie beyond the edge.
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._bring_into_sight))
        elif found is not None and self._nothing:
            self._tell(self._nothing)

    def _lay_over(self) -> None:
        if not self._lies_over or not self.offers.rows.rows:
            return
        around = self._scrolled
        page = self.window() if around is None else around.widget()
        if page is not None and self.offers.parentWidget() is not page:
            self.offers.setParent(page)
            self.offers.show()
        if page is not None:
            self.offers.setFixedWidth(self.edit.width())
            layout = self.layout()
            below = self.edit.height() + (0 if layout is None else layout.spacing())
            self.offers.move(self.edit.mapTo(page, QPoint(0, below)))
            self.offers.raise_()

    @property
    def _scrolled(self) -> QScrollArea | None:
        """What the field is scrolled in; None where it is not."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        return around

    def _bring_into_sight(self) -> None:
        around = self._scrolled
        inner = None if around is None else around.widget()
        if around is not None and inner is not None:
            for each in (self.offers, self.edit):
                for edge in (0, each.height()):
                    at = each.mapTo(inner, QPoint(0, edge))
                    around.ensureVisible(at.x(), at.y(), 0, 0)

    def _close(self) -> None:
        self._searched = None
        self.offers.offer(())

    def _tell(self, sentence: str) -> None:
        self.show_problem(sentence)
        self._said = True

    def _take_back_sentence(self) -> None:
        """Take back what a search had to say, and nothing that somebody else said of the field."""
        if self._said:
            self._said = False
            self.show_problem("")

    def _announce(self) -> None:
        """Have a screen reader say which one is ready for Enter."""
        current = self.offers.current
        if current is not None:
            row, of = self.offers.currentIndex().row() + 1, len(self.offers.rows.rows)
            said = self.tr("{title}, {detail}, {row} of {count}").format(
                title=current.title, detail=current.detail, row=row, count=of
            )
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, said))
