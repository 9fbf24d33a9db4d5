"""Asks who somebody is: user name and password, or the password alone where it is known who locked."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sentinel_desktop.domain.sessions import SignedIn
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.sign_in.countdown import Countdown
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.secret_field import SecretField
from sentinel_desktop.ui.widgets.show_button import ShowButton


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person typed: the user name without the spaces around it, the password as it is."""

    username: str
    password: str = field(repr=False)


class PasswordAskingDialog(FormDialog):
    """Asks for a password that is known already.

    After a refusal what was typed stays, the password chosen; while another attempt would not be looked at, the seconds
    are counted down.
    """

    def __init__(self, look: Appearance, title: str, about: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, about, action, parent)
        self.password = SecretField(look, self.tr("Password"))
        self.show_password = ShowButton(look, (self.password,))
        self.countdown = Countdown(self)
        self.fields.addWidget(self.password)
        self.password.add_beside(self.show_password)
        self._refusal = ""
        self.password.changed.connect(self._on_typed)
        self.countdown.ticked.connect(self._on_ticked)

    def is_ready(self) -> bool:
        """Whether there is a password and no wait is left."""
        return bool(self.password.text()) and not self.countdown.left

    def show_refused(self, sentence: str, wait_s: float = 0.0) -> None:
        """Say why it was refused, and how long to wait; the password is chosen, to be typed again."""
        self._refusal = sentence
        self.countdown.start(wait_s)
        self.password.choose_all()

    def _on_ticked(self, left: int) -> None:
        wait = self.tr("Wait {n} s, then try again.").format(n=left) if left else ""
        self.password.show_problem(" ".join(part for part in (self._refusal, wait) if part))
        self._show_ready()

    def _on_typed(self) -> None:
        self._refusal = ""
        if self.countdown.left:
            self._on_ticked(self.countdown.left)
        self._show_ready()


class SignInDialog(PasswordAskingDialog):
    """Asks for a user name and a password."""

    def __init__(self, look: Appearance, about: str, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Sign in"), about, self.tr("Sign in"), parent)
        self.username = QLineEdit()
        self.username.setMinimumHeight(look.type.px(36))
        self.username_field = FormField(look, self.tr("User name"), self.username)
        self.fields.insertWidget(0, self.username_field)
        self.username.textChanged.connect(self._show_ready)
        self._show_ready()
        self.username.setFocus()

    @property
    def given(self) -> Credentials:
        """What is typed now."""
        return Credentials(self.username.text().strip(), self.password.text())

    def is_ready(self) -> bool:
        """Whether there is a name and a password and no wait is left."""
        return bool(self.username.text().strip()) and super().is_ready()


class UnlockDialog(PasswordAskingDialog):
    """Asks for the password of who locked; ``other_requested`` tells that somebody else wants to sign in."""

    other_requested = Signal()

    def __init__(self, look: Appearance, person: SignedIn, parent: QWidget | None = None) -> None:
        about = self.tr("{name} locked this desk ({username}). The board and the scans went on meanwhile.")
        super().__init__(
            look,
            self.tr("Unlock"),
            about.format(name=person.display_name, username=person.username),
            self.tr("Unlock"),
            parent,
        )
        self.person = person
        self.other = KeyButton(self.tr("Somebody else"), keys.SIGN_IN_OTHER, look.type)
        self.other.setAutoDefault(False)
        self.other.setAccessibleName(self.tr("Somebody else signs in"))
        self.other.clicked.connect(self.other_requested)
        self.buttons.insertWidget(0, self.other)
        self.away = self._away_line()
        self._show_ready()
        self.password.setFocus()

    def show_away(self, *, away: bool) -> None:
        """Say that the database is away and that this does not keep them from going on."""
        self.away.setVisible(away)

    def _away_line(self) -> QWidget:
        line = self.quiet_line(
            self.tr("The database is away: your password is checked by this computer, and you can go on.")
        )
        self.fields.addWidget(line)
        line.hide()
        return line
