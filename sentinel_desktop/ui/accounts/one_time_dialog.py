"""Shows a one-time password, large, once; it is kept nowhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class OneTimeDialog(FittingDialog):
    """A password in groups, and the same to be read aloud."""

    def __init__(self, look: Appearance, name: str, password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = look.type
        px = type_.px
        self.setWindowTitle(self.tr("One-time password"))
        title = text_label(self.tr("One-time password for {name}").format(name=name))
        title.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        self.password = text_label(password)
        self.password.setFont(type_.font(2.1, QFont.Weight.Bold))
        self.password.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.password.setAccessibleName(self.tr("One-time password"))
        self.spoken = text_label(spoken(password))
        self.spoken.setProperty("role", "quiet")
        self.spoken.setAlignment(Qt.AlignmentFlag.AlignCenter)
        about = text_label(
            self.tr(
                "Hand it over or read it aloud: only small letters and figures, the dashes count. It is shown this "
                "once, opens for seven days, and must be changed when it is used."
            )
        )
        for label in (title, about, self.spoken):
            label.setWordWrap(True)
        self.copy = KeyButton(self.tr("Copy"), keys.COPY_PASSWORD, type_)
        self.close_button = KeyButton(self.tr("It is handed over"), "Esc", type_, primary=True, shortcut=False)
        self.copied = text_label(self.tr("Copied: paste it where you need it, and nowhere else."))
        self.copied.setProperty("role", "good")
        self.copied.hide()
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(20), px(18), px(20), px(16))
        inside.setSpacing(px(10))
        inside.addWidget(self.password)
        inside.addWidget(self.spoken)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(22), px(22), px(22))
        column.setSpacing(px(12))
        for widget in (title, card, about, self.copied):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setMinimumWidth(px(560))
        self.close_button.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.password.text())
        self.copied.show()


def spoken(password: str) -> str:
    """Return a password as it is read aloud: sign by sign, the groups apart."""
    return "   -   ".join(" ".join(group) for group in password.split("-"))
