"""What somebody who is signed in can do about that: lock, leave, change their password. Decides nothing itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.domain.sessions import SignedIn
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.sign_in.wording import role_word
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class AccountDialog(FittingDialog):
    """A name and four buttons; each closes the dialog."""

    lock_requested = Signal()
    sign_out_requested = Signal()
    password_requested = Signal()

    def __init__(self, look: Appearance, person: SignedIn, since: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = look.type
        self.setWindowTitle(person.display_name)
        name = text_label(person.display_name)
        name.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        words = self.tr("{username} · {role} · signed in since {time}")
        about = text_label(words.format(username=person.username, role=role_word(person.role), time=since))
        about.setProperty("role", "quiet")
        for label in (name, about):
            label.setWordWrap(True)
        # The window itself hears the key that locks, in whatever dialog it is pressed.
        self.lock = KeyButton(self.tr("Lock the desk"), keys.LOCK, type_, primary=True, shortcut=False)
        self.sign_out = KeyButton(self.tr("Sign out"), keys.SIGN_OUT, type_)
        self.password = KeyButton(self.tr("Change your password…"), keys.CHANGE_PASSWORD, type_)
        self.cancel = KeyButton(self.tr("Go on working"), "Esc", type_, shortcut=False)
        for button, told in (
            (self.lock, self.lock_requested),
            (self.sign_out, self.sign_out_requested),
            (self.password, self.password_requested),
        ):
            button.clicked.connect(self.accept)
            button.clicked.connect(told)
        self.cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        margin = type_.px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(type_.px(8))
        column.addWidget(name)
        column.addWidget(about)
        column.addSpacing(type_.px(6))
        for button in (self.lock, self.sign_out, self.password, self.cancel):
            column.addWidget(button)
        self.setMinimumWidth(type_.px(340))
        self.lock.setFocus()
