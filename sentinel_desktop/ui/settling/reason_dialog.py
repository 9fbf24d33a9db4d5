"""Asks a person for a reason in their own words; returns it and saves nothing."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label

LONGEST = 500
"""Characters of a reason at most: a few sentences."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked.

    Attributes:
        about: whom and what it is about, in one line.
        consequence: what follows from it.
        placeholder: an example of an answer.
        action: what the button says that answers.
    """

    title: str
    about: str
    consequence: str
    placeholder: str
    action: str


@dataclass(frozen=True, slots=True)
class Reason:
    """What a person answered, without the spaces around it; never empty."""

    text: str


class ReasonDialog(FittingDialog):
    """A few lines of text; ``given`` tells the ``Reason``, ``typed`` what stands there when the dialog is left."""

    given = Signal(object)
    left = Signal(str)

    def __init__(self, type_: Typography, question: Question, draft: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = text_label(question.title)
        title.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        about, consequence = text_label(question.about), text_label(question.consequence)
        about.setFont(type_.font(1.0, QFont.Weight.Medium))
        consequence.setProperty("role", "quiet")
        for label in (about, consequence):
            label.setWordWrap(True)
        self.text = _Lines(draft)
        self.text.setAccessibleName(self.tr("Reason"))
        self.text.setPlaceholderText(question.placeholder)
        self.text.setFixedHeight(type_.px(96))
        self.answer = KeyButton(question.action, "Ctrl+Return", type_, primary=True)
        self.cancel = KeyButton(self.tr("Cancel"), "Esc", type_, shortcut=False)
        self.answer.clicked.connect(self._on_answer)
        self.cancel.clicked.connect(self.reject)
        self.text.textChanged.connect(self._on_text_changed)
        buttons = QHBoxLayout()
        buttons.setSpacing(type_.px(10))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.answer)
        column = QVBoxLayout(self)
        margin = type_.px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(type_.px(10))
        for widget in (title, about, self.text, consequence):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setMinimumWidth(type_.px(520))
        self._on_text_changed()
        self.text.setFocus()

    def done(self, result: int) -> None:
        """Tell what was typed, also where the person thought better of it: it is there again the next time."""
        self.left.emit(self.text.toPlainText())
        super().done(result)

    def _on_text_changed(self) -> None:
        text = self.text.toPlainText()
        if len(text) > LONGEST:
            self.text.setPlainText(text[:LONGEST])
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.answer.setEnabled(bool(text.strip()))

    def _on_answer(self) -> None:
        reason = Reason(self.text.toPlainText().strip())
        self.accept()
        self.given.emit(reason)


class _Lines(QPlainTextEdit):
    """Text of some lines in which Tab goes on to the buttons."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what the dialog takes to the dialog."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
