"""Brings the accounts, what an administrator does with them, and the page together."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from sentinel_desktop.domain.accounts import AccountFilter, AccountOrder
from sentinel_desktop.domain.faults import RuleBrokenError, StaleVersionError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.account_directory import AccountLine
from sentinel_desktop.services.accounts import IssuedPassword
from sentinel_desktop.ui.accounts.account_form_dialog import AccountFormDialog
from sentinel_desktop.ui.accounts.asked import AccountsAsked
from sentinel_desktop.ui.accounts.member_chooser import Offered
from sentinel_desktop.ui.accounts.one_time_dialog import OneTimeDialog
from sentinel_desktop.ui.accounts.page import AccountsPage
from sentinel_desktop.ui.accounts.question_dialog import QuestionDialog
from sentinel_desktop.ui.accounts.wording import role_name
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import ask_in, stands, told_in
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog, ConflictRow

_COLLECT_MS: Final = 200
_SHOWN: Final = ("admin_users", "members", "ranks")


class AccountsPresenter(QObject):
    """Reads the accounts when something changed, and does what an administrator decides.

    A dialog stays open, with what is typed in it, until what it asks for is done.
    """

    def __init__(self, setup: DeskSetup, signals: DeskSignals, asked: AccountsAsked, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._asked = asked
        self._background = background
        self._session = NOBODY
        self._searched = ""
        self._unseen: tuple[AccountId, IssuedPassword] | None = None
        self.page = AccountsPage(setup)
        self.dialog: QDialog | None = None
        self.conflict: ConflictDialog | None = None
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        page = self.page
        page.shown.connect(self._on_due)
        page.searched.connect(self._on_searched)
        page.add_requested.connect(self._on_add_requested)
        page.details.edit_requested.connect(self._on_edit_requested)
        page.details.reset_requested.connect(self._on_reset_requested)
        page.details.disable_requested.connect(self._on_disable_requested)
        page.details.enable_requested.connect(self._on_enable_requested)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    # --- what there is ------------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        before, self._session = self._session, session
        if not self._may_read():
            self.page.clear()
        elif not before.may(Right.MANAGE_ACCOUNTS):
            self._on_due()
            self._show_unseen()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch(*_SHOWN) and not self._due.isActive():
            self._due.start()

    def _on_searched(self, text: str) -> None:
        self._searched = text
        self._due.start()

    def _on_due(self) -> None:
        if self._may_read() and self.page.isVisible():
            self._background.begin(self._read())

    def _may_read(self) -> bool:
        return self._session.may(Right.MANAGE_ACCOUNTS)

    async def _read(self) -> None:
        searched = self._searched
        with told_to(lambda sentence: self.page.show_message(sentence, is_bad=True)):
            request = PageRequest(size=LARGEST_PAGE)
            wanted = AccountFilter(text=searched)
            found = await self._background.call(self._asked.directory.lines, wanted, AccountOrder.USERNAME, request)
            # Locked meanwhile, or something else is looked for by now.
            if self._may_read() and searched == self._searched:
                self.page.show_lines(found.items, searched, more=found.next is not None)

    # --- adding and editing -------------------------------------------------------------------------------------------

    def _on_add_requested(self) -> None:
        dialog = self._form(None)
        dialog.asked.connect(lambda: self._background.begin(self._add(dialog)))

    async def _add(self, dialog: AccountFormDialog) -> None:
        asked_by = self._account

        async def add() -> None:
            issued = await self._background.call(self._asked.accounts.create, dialog.given)
            if stands(dialog):
                dialog.accept()
                self.page.choose(issued.account.id)
            self._show_issued(issued, asked_by)

        await self._save_form(dialog, add)

    def _on_edit_requested(self) -> None:
        if (line := self.page.chosen) is not None:
            dialog = self._form(line)
            dialog.asked.connect(lambda: self._background.begin(self._edit(dialog)))

    async def _edit(self, dialog: AccountFormDialog) -> None:
        seen = dialog.seen

        async def edit() -> None:
            record = await self._background.call(self._asked.accounts.edit, seen, dialog.given)
            if not stands(dialog):
                return
            dialog.accept()
            self.page.show_message(self.tr("{name} is saved.").format(name=record.details.display_name))

        if await self._save_form(dialog, edit):
            await self._compare(dialog, seen.id)

    async def _compare(self, dialog: AccountFormDialog, account_id: UUID) -> None:
        """Show what was typed beside what is saved now; nothing of either is lost."""
        with told_in(dialog):
            theirs = await self._background.call(self._asked.directory.line, account_id)
            if not stands(dialog):
                return
            words = self.tr("Somebody saved this account while you edited it.")
            self.conflict = ConflictDialog(
                self._setup.look,
                self.tr("{name} was changed meanwhile").format(name=theirs.account.details.display_name),
                words,
                _rows(dialog, theirs),
                dialog,
            )
            self.conflict.mine_chosen.connect(partial(self._on_mine_chosen, dialog, theirs))
            self.conflict.theirs_chosen.connect(partial(dialog.show_account, theirs))
            self.conflict.open()

    def _on_mine_chosen(self, dialog: AccountFormDialog, theirs: AccountLine) -> None:
        dialog.seen = theirs.account.seen
        self._background.begin(self._edit(dialog))

    def _form(self, line: AccountLine | None) -> AccountFormDialog:
        dialog = AccountFormDialog(self._setup.look, line, self.page)
        dialog.member.looked_for.connect(lambda text: self._background.begin(self._suggest(dialog, text)))
        self._show_dialog(dialog)
        return dialog

    async def _suggest(self, dialog: AccountFormDialog, text: str) -> None:
        with told_in(dialog):
            found = await self._background.call(self._asked.directory.suggest_members, text)
            if stands(dialog):
                offered = [Offered(one.card.id, f"{one.card.display_name} · {one.card.division}") for one in found]
                dialog.member.show_offers(text, offered)

    async def _save_form(self, dialog: AccountFormDialog, save: Callable[[], Awaitable[None]]) -> bool:
        """Save what is filled in, and say a refusal where it belongs.

        Returns:
            Whether somebody saved the account meanwhile, so that both versions must be compared.
        """

        async def refusal() -> StaleVersionError | RuleBrokenError | None:
            try:
                await save()
            except (StaleVersionError, RuleBrokenError) as error:
                return error
            return None

        refused = await ask_in(dialog, refusal)
        self._on_due()
        if refused is None or not stands(dialog):
            return False
        # After it takes something again: another field cannot be given the keyboard.
        if isinstance(refused[0], RuleBrokenError):
            dialog.show_broken_rule(refused[0])
        return isinstance(refused[0], StaleVersionError)

    # --- passwords, disabling -----------------------------------------------------------------------------------------

    def _on_reset_requested(self) -> None:
        if (line := self.page.chosen) is not None:
            name = line.account.details.display_name
            consequences = self.tr(
                "{name} can no longer use the password they have: it opens nothing from now on. You are shown a new "
                "one, once, and they choose their own when they use it."
            )
            self._ask(
                self.tr("A new one-time password?"),
                consequences.format(name=name),
                self.tr("Make it"),
                partial(self._reset, AccountId(line.account.id)),
            )

    async def _reset(self, account_id: AccountId) -> None:
        asked_by = self._account
        self._show_issued(await self._background.call(self._asked.accounts.reset_password, account_id), asked_by)

    def _on_disable_requested(self) -> None:
        if (line := self.page.chosen) is not None:
            consequences = self.tr(
                "Nobody can sign in as {name} from now on, and whoever is signed in so can do nothing more. What they "
                "did stays as it is. It can be enabled again at any time, with the password it has."
            )
            name = line.account.details.display_name
            self._ask(
                self.tr("Disable {name}?").format(name=name),
                consequences.format(name=name),
                self.tr("Disable"),
                partial(self._disable, line),
            )

    async def _disable(self, line: AccountLine) -> None:
        record = await self._background.call(self._asked.accounts.disable, line.account.seen)
        self.page.show_message(self.tr("{name} is disabled.").format(name=record.details.display_name))

    def _on_enable_requested(self) -> None:
        if (line := self.page.chosen) is not None:
            self._background.begin(self._enable(line))

    async def _enable(self, line: AccountLine) -> None:
        self.page.details.show_busy(busy=True)
        with told_to(lambda sentence: self.page.show_message(sentence, is_bad=True)):
            record = await self._background.call(self._asked.accounts.enable, line.account.seen)
            self.page.show_message(self.tr("{name} can sign in again.").format(name=record.details.display_name))
        self.page.details.show_busy(busy=False)
        self._on_due()

    def _ask(self, title: str, consequences: str, action: str, act: Callable[[], Awaitable[None]]) -> None:
        dialog = QuestionDialog(self._setup.look, title, consequences, action, self.page)
        dialog.asked.connect(lambda: self._background.begin(self._done(dialog, act)))
        self._show_dialog(dialog)

    async def _done(self, dialog: QuestionDialog, act: Callable[[], Awaitable[None]]) -> None:
        done = await ask_in(dialog, act)
        if done is not None and stands(dialog):
            dialog.accept()
        self._on_due()

    # --- dialogs ------------------------------------------------------------------------------------------------------

    @property
    def _account(self) -> AccountId | None:
        return None if self._session.person is None else self._session.person.account_id

    def _show_issued(self, issued: IssuedPassword, asked_by: AccountId | None) -> None:
        """Show it once, to whoever asked for it; where they left meanwhile, when they are back."""
        if asked_by is None or self._account not in {asked_by, None}:
            return
        if not self._may_read():
            self._unseen = (asked_by, issued)
            return
        name = issued.account.details.display_name
        self._show_dialog(OneTimeDialog(self._setup.look, name, issued.password, self.page))

    def _show_unseen(self) -> None:
        unseen, self._unseen = self._unseen, None
        if unseen is not None:
            self._show_issued(unseen[1], unseen[0])

    def _show_dialog(self, dialog: QDialog) -> None:
        self.page.show_message("")
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _rows(dialog: AccountFormDialog, theirs: AccountLine) -> tuple[ConflictRow, ...]:
    mine, saved = dialog.given, theirs.account.details
    values = (
        (mine.username, saved.username),
        (mine.display_name or mine.username, saved.display_name),
        (role_name(mine.role), role_name(saved.role)),
        (dialog.member_label, theirs.member),
    )
    return tuple(ConflictRow(label.text(), *pair) for label, pair in zip(dialog.labels(), values, strict=True))
