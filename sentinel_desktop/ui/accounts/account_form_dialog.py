"""Asks for an account that is made, or edited; returns it and saves nothing."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import RuleBrokenError
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.services.account_directory import AccountLine
from sentinel_desktop.services.accounts import NewAccount
from sentinel_desktop.ui.accounts.member_chooser import MemberChooser, Offered
from sentinel_desktop.ui.accounts.wording import role_name, role_sentence
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField


class AccountFormDialog(FormDialog):
    """Names, a role and a member.

    Args:
        line: the account that is edited, as it was seen; None where one is made.
    """

    def __init__(self, look: Appearance, line: AccountLine | None, parent: QWidget | None = None) -> None:
        made = self.tr("It gets a one-time password, which is shown to you once and must be changed when it is used.")
        edited = self.tr("What changes here holds at once, also where somebody is signed in with it.")
        super().__init__(
            look,
            self.tr("Add an account") if line is None else self.tr("Edit the account"),
            made if line is None else edited,
            self.tr("Add it") if line is None else self.tr("Save"),
            parent,
        )
        px = look.type.px
        self._seen: RecordVersion | None = None
        self.username, self.display_name, self.role = QLineEdit(), QLineEdit(), DropDown(look)
        for editor in (self.username, self.display_name, self.role):
            editor.setMinimumHeight(px(36))
        for role in AccountRole:
            self.role.addItem(role_name(role), role.value)
        self.role.view().setAccessibleName(self.tr("Roles to choose from"))
        self.member = MemberChooser(look)
        self.username_field = FormField(
            look, self.tr("User name"), self.username, self.tr("to sign in with, without spaces")
        )
        self.display_name_field = FormField(
            look, self.tr("Name as others see it"), self.display_name, self.tr("rank and name; empty: the user name")
        )
        self.role_field = FormField(look, self.tr("Role"), self.role, " ")
        self.member_field = FormField(look, self.tr("Member"), self.member)
        for field in (self.username_field, self.display_name_field, self.role_field, self.member_field):
            self.fields.addWidget(field)
        self.show_account(line)
        self.username.textChanged.connect(self._on_username)
        self.display_name.textChanged.connect(lambda: self.display_name_field.show_problem(""))
        self.role.currentIndexChanged.connect(self._on_role)
        self.member.changed.connect(self._on_member)
        self._on_role()
        self._on_username()
        self.username.setFocus()

    @property
    def given(self) -> NewAccount:
        """What is filled in now."""
        return NewAccount(
            self.username.text().strip(),
            AccountRole(self.role.currentData()),
            self.display_name.text().strip(),
            self.member.member_id,
        )

    @property
    def seen(self) -> RecordVersion:
        """The version that a save is made over; only where an account is edited."""
        if self._seen is None:
            raise AssertionError("an account that is made has no version yet")
        return self._seen

    @seen.setter
    def seen(self, seen: RecordVersion) -> None:
        self._seen = seen

    @property
    def member_label(self) -> str:
        """What the member is called that is chosen; empty where none is."""
        return "" if self.member.member_id is None else self.member.line.text()

    def is_ready(self) -> bool:
        """Whether a user name without spaces is there, and the member is one of the list or nobody."""
        return len(self.username.text().split()) == 1 and self.member.is_settled

    def show_account(self, line: AccountLine | None) -> None:
        """Fill in an account as it is; nothing where one is made."""
        if line is None:
            return
        self._seen = line.account.seen
        details = line.account.details
        self.username.setText(details.username)
        self.display_name.setText(details.display_name)
        self.role.setCurrentIndex(self.role.findData(details.role.value))
        self.member.show_member(None if details.member_id is None else Offered(details.member_id, line.member))

    def show_broken_rule(self, error: RuleBrokenError) -> None:
        """Say beside its field which rule refuses what is filled in, or under them all where it is about none."""
        fields = {
            "username": self.username_field,
            "display_name": self.display_name_field,
            "role": self.role_field,
            "member_id": self.member_field,
        }
        for name, field in fields.items():
            if any(broken.removesuffix("_key") == name for broken in error.fields):
                field.show_problem(shown(error))
                field.editor.setFocus()
                return
        self.show_message(shown(error))

    def labels(self) -> tuple[QLabel, ...]:
        """Return the names of the fields, in their order."""
        return (
            self.username_field.label,
            self.display_name_field.label,
            self.role_field.label,
            self.member_field.label,
        )

    def _on_username(self) -> None:
        has_spaces = len(self.username.text().split()) > 1
        self.username_field.show_problem(self.tr("A user name has no spaces.") if has_spaces else "")
        self._show_ready()

    def _on_role(self) -> None:
        self.role_field.show_problem("")
        self.role_field.show_hint(role_sentence(AccountRole(self.role.currentData())))

    def _on_member(self) -> None:
        settled = self.member.is_settled
        self.member_field.show_problem("")
        self.member_field.show_hint("" if settled else self.tr("Choose from those offered, with the arrow and Enter."))
        self._show_ready()
