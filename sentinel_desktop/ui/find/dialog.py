"""One field over whatever page is shown, and beneath it what may be meant."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.search_line import SearchLine
from sentinel_desktop.ui.widgets.suggestions import Suggestion, SuggestionList

_WIDTH: Final = 620
_ROW: Final = 46
_MOST_SEEN: Final = 8
_FROM_TOP: Final = 90
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindDialog(QDialog):
    """``text_edited`` tells what a person typed, ``taken`` the Suggestion that they chose by Enter or the mouse."""

    text_edited = Signal(str)
    taken = Signal(object)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        px = look.type.px
        self.setWindowTitle(self.tr("Search anything"))
        self.edit = SearchLine(
            look,
            "",
            self.tr("Member, visitor, badge number, page or action"),
            self.tr("Search anything"),
        )
        self.edit.setMinimumHeight(px(44))
        self.edit.setFont(look.type.font(1.2))
        self.found = SuggestionList(look, self.tr("What may be meant"))
        self.note = MessageLine("quiet")
        self.edit.textEdited.connect(self.text_edited)
        self.edit.installEventFilter(self)
        self.found.clicked.connect(lambda _: self._take())
        column = QVBoxLayout(self)
        margin = px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(px(8))
        column.addWidget(self.edit)
        column.addWidget(self.note)
        column.addWidget(self.found)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self._width = px(_WIDTH) if parent is None else min(px(_WIDTH), parent.width() - px(48))
        self.edit.setFixedWidth(self._width)
        self.show_found((), "")
        self.say("")

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the upper part of the window, with room to grow downwards."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            top = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, self._look.type.px(_FROM_TOP)))
            self.move(top)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def show_found(self, found: Sequence[Suggestion], text: str) -> None:
        """Offer these for a text, the first ready for Enter."""
        self.found.offer(found)
        self.found.setFixedSize(
            QSize(
                self._width,
                min(len(found), _MOST_SEEN) * self._look.type.px(_ROW) + self._look.type.px(10),
            )
        )
        if found:
            self._announce()
        elif text.strip() and not self.note.text():
            self.say(self.tr("Nothing is called so."))

    def say(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what there is to know beneath the field; nothing for an empty sentence."""
        self.note.say(sentence, is_bad=is_bad)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter work on what is offered, from within the field."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS and self.found.isVisibleTo(self):
                self.found.step(_STEPS[key])
                self._announce()
                return True
            if key in _ENTERS:
                self._take()
                return True
        return False

    def _take(self) -> None:
        chosen = self.found.current
        if chosen is not None:
            self.taken.emit(chosen)

    def _announce(self) -> None:
        """Have a screen reader say which one is ready for Enter."""
        chosen = self.found.current
        if chosen is not None:
            said = self.tr("{title}, {detail}").format(title=chosen.title, detail=chosen.detail)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, said))
