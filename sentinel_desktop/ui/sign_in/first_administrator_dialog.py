"""Asks for the first administrator of a database that has no account."""

from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.new_account_fields import NewAccountFields, NewAccountForm


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
        self.account = NewAccountFields(look)
        self.username, self.display_name = self.account.username, self.account.display_name
        self.username_field, self.new = self.account.username_field, self.account.new
        self.fields.addWidget(self.account)
        self.account.changed.connect(self._show_ready)
        self._show_ready()
        self.username.setFocus()

    @property
    def given(self) -> NewAccountForm:
        """What is typed now."""
        return self.account.given

    def is_ready(self) -> bool:
        """Whether the names are there and every rule is kept."""
        return self.account.is_ready()

    def show_username_problem(self, sentence: str) -> None:
        """Say what is wrong with the user name."""
        self.account.show_username_problem(sentence)
