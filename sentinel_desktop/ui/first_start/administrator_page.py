"""The second question: who the first administrator is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.new_account_fields import NewAccountFields, NewAccountForm


class AdministratorPage(QWidget):
    """The fields of a new account."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.account = NewAccountFields(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.account)
        column.addStretch(1)

    @property
    def again(self) -> str:
        """The password as it was typed the second time."""
        return self.account.new.again.text()

    def show_typed(self, account: NewAccountForm, again: str) -> None:
        """Show what was typed before."""
        self.account.username.setText(account.username)
        self.account.display_name.setText(account.display_name)
        self.account.new.first.edit.setText(account.password)
        self.account.new.again.edit.setText(again)

    def focus_first(self) -> None:
        """Put the keyboard into the first field that is empty."""
        fields = (self.account.username, self.account.display_name, self.account.new.first.edit)
        next((field for field in fields if not field.text()), fields[0]).setFocus()

    def require_filled(self) -> bool:
        """Whether everything is there; where not, the keyboard goes to what is lacking and it is said."""
        if self.account.is_ready():
            return True
        given = self.account.given
        if not given.username:
            self.account.show_username_problem(self.tr("Type a user name."))
        elif not given.display_name:
            self.account.display_name_field.show_problem(self.tr("Type a name."))
            self.account.display_name.setFocus()
        elif not self.account.username_field.problem:
            new = self.account.new
            (new.again if new.text() and new.text() != new.again.text() else new.first).edit.setFocus()
        return False
