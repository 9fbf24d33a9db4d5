"""A dialog in which a person fills something in: it stays as it is until what they asked for is done."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class FormDialog(FittingDialog):
    """A title, what follows from it, fields, and the two buttons: one that does it, one that leaves.

    ``asked`` tells that a person wants it done. The dialog closes when whoever heard that calls ``accept``; while they
    are at it, it takes no key and cannot be left, because what is under way cannot be broken off.

    Args:
        look: of the window.
        title: what it is, in a few words.
        about: a sentence under it; empty where there is nothing to say.
        action: what the button says that does it, which Enter presses.
    """

    asked = Signal()

    def __init__(self, look: Appearance, title: str, about: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        type_ = look.type
        self.setWindowTitle(title)
        self._busy = self._given_up = False
        self.title = text_label(title)
        self.title.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        self.about = text_label(about)
        self.about.setProperty("role", "quiet")
        self.about.setVisible(bool(about))
        self.message = text_label()
        self.message.setProperty("role", "bad")
        self.message.hide()
        for label in (self.title, self.about, self.message):
            label.setWordWrap(True)
        self.action = KeyButton(action, "Return", type_, primary=True, shortcut=False)
        self.action.setDefault(True)
        self.cancel = KeyButton(self.tr("Cancel"), "Esc", type_, shortcut=False)
        self.cancel.setAutoDefault(False)
        self.action.clicked.connect(self._on_action)
        self.cancel.clicked.connect(self.reject)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(type_.px(8))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(type_.px(10))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.action)
        column = QVBoxLayout(self)
        margin = type_.px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(type_.px(10))
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(type_.px(4))
        column.addLayout(self.fields)
        column.addWidget(self.message)
        column.addSpacing(type_.px(4))
        column.addLayout(self.buttons)
        self._least_width = type_.px(420)

    @property
    def was_given_up(self) -> bool:
        """Whether a person left it without asking for anything; false where it was taken away from them."""
        return self._given_up

    @property
    def is_busy(self) -> bool:
        """Whether what was asked for is under way."""
        return self._busy

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while it is being done."""
        self._busy = busy
        self.cancel.setEnabled(not busy)
        self._show_ready()

    def show_message(self, sentence: str) -> None:
        """Say why it was not done; nothing where the sentence is empty."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def quiet_line(self, sentence: str) -> QLabel:
        """Return a line of the dialog that says something quietly."""
        line = text_label(sentence)
        line.setProperty("role", "quiet")
        line.setWordWrap(True)
        return line

    def event(self, event: QEvent) -> bool:
        """Keep the size that everything in it asks for; what is said in it may take another line at any moment."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return handled

    def fit(self) -> None:
        """Take the room that the fields and what is said of them need; the lower edge stays where it is."""
        layout = self.layout()
        if layout is None:
            return
        width = max(self._least_width, layout.totalMinimumSize().width())
        height = layout.totalHeightForWidth(width)
        if self.hold_if_larger(QSize(width, height)):
            return
        bottom = self.y() + self.height()
        if self.width() != width or self.height() != height:
            self.resize(width, height)
            if self.isVisible():
                self.move(self.x(), max(0, bottom - height))

    def reject(self) -> None:
        """Leave, but not while it is being done."""
        if not self._busy:
            self._given_up = True
            super().reject()

    def take_away(self) -> None:
        """Close it though a person would go on: somebody else sits here, or what it is about is asked anew.

        What is under way goes on without it.
        """
        self.show_busy(busy=False)
        self.done(int(self.DialogCode.Rejected))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave by the window's own button as by Esc."""
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def is_ready(self) -> bool:
        """Return whether enough is filled in that it can be asked for."""
        return True

    def _show_ready(self) -> None:
        """Say by the button whether it can be asked for; called when what is filled in changes."""
        self.action.setEnabled(not self._busy and self.is_ready())

    def _on_action(self) -> None:
        if not self._busy and self.is_ready():
            self.show_message("")
            self.asked.emit()
