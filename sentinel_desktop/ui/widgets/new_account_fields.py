"""What a new administrator types: a user name, a name as others see it, and a password twice, with their rules."""

from collections.abc import Collection
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.new_password import NewPassword
from sentinel_desktop.ui.widgets.show_button import ShowButton


@dataclass(frozen=True, slots=True)
class NewAccountForm:
    """Who it shall be; names without the spaces around them."""

    username: str
    display_name: str
    password: str = field(repr=False)


class NewAccountFields(QWidget):
    """The fields in a column; ``changed`` tells that ``is_ready`` may be another now."""

    changed = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self.username, self.display_name = QLineEdit(), QLineEdit()
        for edit in (self.username, self.display_name):
            edit.setMinimumHeight(look.type.px(36))
        self.username_field = FormField(
            look,
            translate("FirstAdministratorDialog", "User name"),
            self.username,
            translate("FirstAdministratorDialog", "to sign in with, without spaces: kowalski"),
        )
        self.display_name_field = FormField(
            look,
            translate("FirstAdministratorDialog", "Name as others see it"),
            self.display_name,
            translate("FirstAdministratorDialog", "rank and name: S1 Kowalski"),
        )
        self.new = NewPassword(look, self._names)
        self.show_passwords = ShowButton(look, self.new.fields)
        self.setFocusProxy(self.username)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.type.px(8))
        for widget in (self.username_field, self.display_name_field, self.new):
            column.addWidget(widget)
        self.new.again.add_beside(self.show_passwords)
        for edit in (self.username, self.display_name):
            edit.textChanged.connect(self.new.judge_later)
        self.username.textChanged.connect(self._on_username)
        self.new.changed.connect(self.changed)

    @property
    def given(self) -> NewAccountForm:
        """What is typed now."""
        return NewAccountForm(self.username.text().strip(), self.display_name.text().strip(), self.new.text())

    def is_ready(self) -> bool:
        """Whether the names are there and every rule is kept."""
        given = self.given
        has_names = bool(given.username and given.display_name) and not self._spaces()
        return has_names and self.new.is_good

    def show_username_problem(self, sentence: str) -> None:
        """Say what is wrong with the user name."""
        self.username_field.show_problem(sentence)
        self.username.setFocus()

    def _names(self) -> Collection[str]:
        return self.username.text(), self.display_name.text()

    def _spaces(self) -> bool:
        return len(self.username.text().split()) > 1

    def _on_username(self) -> None:
        problem = QCoreApplication.translate("FirstAdministratorDialog", "A user name has no spaces.")
        self.username_field.show_problem(problem if self._spaces() else "")
