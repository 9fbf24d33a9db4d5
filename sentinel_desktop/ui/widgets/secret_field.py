"""A password as it is typed: hidden unless a person wants to see it, with a word where Caps Lock is on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.plain_label import text_label


class SecretEdit(QLineEdit):
    """A line whose text is dots; ``caps_seen`` tells whether Caps Lock is on, as far as a typed letter shows it."""

    caps_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
        self._caps = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the letter beside the Shift key: Qt says nothing of Caps Lock itself."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._see_caps(on=not self._caps)
        elif len(text) == 1 and text.lower() != text.upper() and not event.isAutoRepeat():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._see_caps(on=text.isupper() != shift)
        super().keyPressEvent(event)

    def _see_caps(self, *, on: bool) -> None:
        self._caps = on
        self.caps_seen.emit(on)


class SecretField(QWidget):
    """A field for a password; ``changed`` tells each change of what is typed."""

    changed = Signal()

    def __init__(self, look: Appearance, label: str, hint: str = "") -> None:
        super().__init__()
        self.edit = SecretEdit()
        self.edit.setMinimumHeight(look.type.px(36))
        self.field = FormField(look, label, self.edit, hint)
        self.setFocusProxy(self.edit)
        self.caps = text_label(self.tr("Caps Lock is on."))
        self.caps.setProperty("role", "quiet")
        self.caps.setProperty("doubtful", "true")
        self.caps.setFont(look.type.font(0.9, QFont.Weight.DemiBold))
        self.caps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.type.px(2))
        column.addWidget(self.field)
        self._under = QHBoxLayout()
        self._under.addWidget(self.caps, 1)
        column.addLayout(self._under)
        self.edit.caps_seen.connect(self.caps.setVisible)
        self.edit.textChanged.connect(self._on_text_changed)

    def add_beside(self, widget: QWidget) -> None:
        """Put something at the right, under the field."""
        self._under.addStretch(1)
        self._under.addWidget(widget)

    def text(self) -> str:
        """Return what is typed."""
        return self.edit.text()

    def show_plain(self, *, plain: bool) -> None:
        """Show the letters, or dots."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if plain else QLineEdit.EchoMode.Password)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with it; an empty sentence takes that back."""
        self.field.show_problem(sentence)

    def choose_all(self) -> None:
        """Put the keyboard there with everything chosen, so that the next key begins anew."""
        self.edit.setFocus()
        self.edit.selectAll()

    def _on_text_changed(self) -> None:
        if self.field.problem:
            self.field.show_problem("")
        self.changed.emit()
