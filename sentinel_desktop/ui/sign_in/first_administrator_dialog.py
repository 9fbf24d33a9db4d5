"""Asks for the first administrator of a database that has no account."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QLineEdit, QWidget

from sentinel_desktop.ui.sign_in.new_password import NewPassword
from sentinel_desktop.ui.sign_in.show_button import ShowButton
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField


@dataclass(frozen=True, slots=True)
class FirstAdministratorForm:
    """Who it shall be; names without the spaces around them."""

    username: str
    display_name: str
    password: str = field(repr=False)


class FirstAdministratorDialog(FormDialog):
    """Asks for names and a password."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("The first administrator"),
            self.tr(
                "Nobody can sign in yet. The first administrator makes the accounts of the others, and can hand the "
                "task on. You are signed in as soon as it is made."
            ),
            self.tr("Make it"),
            parent,
        )
        self.username, self.display_name = QLineEdit(), QLineEdit()
        for edit in (self.username, self.display_name):
            edit.setMinimumHeight(look.type.px(36))
        self.username_field = FormField(
            look, self.tr("User name"), self.username, self.tr("to sign in with, without spaces: kowalski")
        )
        self.display_name_field = FormField(
            look, self.tr("Name as others see it"), self.display_name, self.tr("rank and name: S1 Kowalski")
        )
        self.new = NewPassword(look, lambda: (self.username.text(), self.display_name.text()))
        self.show_passwords = ShowButton(look, self.new.fields)
        for widget in (self.username_field, self.display_name_field, self.new):
            self.fields.addWidget(widget)
        self.new.again.add_beside(self.show_passwords)
        for edit in (self.username, self.display_name):
            edit.textChanged.connect(self.new.judge_later)
        self.username.textChanged.connect(self._on_username)
        self.new.changed.connect(self._show_ready)
        self._show_ready()
        self.username.setFocus()

    @property
    def given(self) -> FirstAdministratorForm:
        """What is typed now."""
        return FirstAdministratorForm(self.username.text().strip(), self.display_name.text().strip(), self.new.text())

    def is_ready(self) -> bool:
        """Whether the names are there and every rule is kept."""
        given = self.given
        has_names = bool(given.username and given.display_name) and not self._spaces()
        return has_names and self.new.is_good

    def show_username_problem(self, sentence: str) -> None:
        """Say what is wrong with the user name."""
        self.username_field.show_problem(sentence)
        self.username.setFocus()

    def _spaces(self) -> bool:
        return len(self.username.text().split()) > 1

    def _on_username(self) -> None:
        self.username_field.show_problem(self.tr("A user name has no spaces.") if self._spaces() else "")
