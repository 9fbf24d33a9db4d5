"""Asks for a new password: in place of the old one, or of one that somebody was given for one use."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.sessions import SignedIn
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.new_password import NewPassword
from sentinel_desktop.ui.widgets.secret_field import SecretField
from sentinel_desktop.ui.widgets.show_button import ShowButton


@dataclass(frozen=True, slots=True)
class NewSecret:
    """The old password and the new one."""

    old: str = field(repr=False)
    new: str = field(repr=False)


class PasswordDialog(FormDialog):
    """Asks for the old password, unless it was just typed at the sign-in, and twice for the new one.

    Args:
        person: whose it is.
        old: the one-time password that they just signed in with; None where they must type the old one.
    """

    def __init__(
        self,
        look: Appearance,
        person: SignedIn,
        old: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        about = self.tr("For {name}. It is never asked for again by anybody, and nobody can look it up.")
        if person.must_change_password:
            about = self.tr(
                "{name}, the password you were given was for this one time. Choose one of your own to go on: some "
                "words that do not belong together are easy to remember and hard to guess."
            )
        super().__init__(
            look,
            self.tr("Choose your own password") if person.must_change_password else self.tr("Change your password"),
            about.format(name=person.display_name),
            self.tr("Change it"),
            parent,
        )
        self._known = old
        self.old = SecretField(
            look, self.tr("The one-time password") if person.must_change_password else self.tr("Old")
        )
        self.new = NewPassword(look, lambda: (person.username, person.display_name))
        self.show_passwords = ShowButton(look, (self.old, *self.new.fields))
        self.fields.addWidget(self.old)
        self.fields.addWidget(self.new)
        self.new.again.add_beside(self.show_passwords)
        self.old.setVisible(old is None)
        self.old.changed.connect(self._show_ready)
        self.new.changed.connect(self._show_ready)
        self._show_ready()
        (self.old if old is None else self.new).setFocus()

    @property
    def given(self) -> NewSecret:
        """What is typed now."""
        return NewSecret(self._known if self._known is not None else self.old.text(), self.new.text())

    def is_ready(self) -> bool:
        """Whether every rule is kept."""
        return bool(self.given.old) and self.new.is_good

    def show_refused(self, sentence: str, wait_s: float = 0.0) -> None:
        """Say why it was refused; the old password is the one that can be wrong."""
        del wait_s
        if self._known is not None:
            # It was right a moment ago and is not now: it has to be typed, or asked for again.
            self._known = None
            self.old.setVisible(True)
        self.old.show_problem(sentence)
        self.old.choose_all()
        self._show_ready()
