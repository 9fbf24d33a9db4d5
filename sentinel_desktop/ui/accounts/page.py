"""The accounts: a table that can be searched, and beside it the one that is chosen. Widgets only."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.services.account_directory import AccountLine
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.accounts.details_card import DetailsCard
from sentinel_desktop.ui.accounts.model import AccountsModel
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.least_stack import LeastStack
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView
from sentinel_desktop.ui.widgets.search_line import SearchLine


class AccountsPage(Page):
    """A search, a table, a card.

    ``shown`` tells that a person comes, ``searched`` what they look for, ``add_requested`` that one is to be made.
    """

    searched = Signal(str)
    add_requested = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        look = setup.look
        self.model = AccountsModel(setup, self)
        self.search = SearchLine(look, keys.FIND, self.tr("User name or name"), self.tr("Search the accounts"))
        self.add = KeyButton(self.tr("Add account…"), keys.ADD_ACCOUNT, look.type, primary=True)
        self.view = RowsView(look, self.tr("Accounts"), self.model, {3}, (2,))
        self.more = text_label()
        self.more.setProperty("role", "quiet")
        self.more.hide()
        self.message = MessageLine()
        self.details = DetailsCard(look)
        self.empty = EmptyNotice(look)
        self._chosen: UUID | None = None
        self._build()
        self.search.textChanged.connect(self.searched)
        self.add.clicked.connect(self.add_requested)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.doubleClicked.connect(self.details.edit_requested)
        self.show_lines((), searched="")

    @property
    def chosen(self) -> AccountLine | None:
        """The account that a person looks at."""
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def show_lines(self, lines: Sequence[AccountLine], searched: str, *, more: bool = False) -> None:
        """Show exactly these; the one that was chosen stays so while it is there, and the table stays where it is."""
        row = max(0, self.view.currentIndex().row())
        scrolled = self.view.verticalScrollBar().value()
        chosen = self._chosen
        self.model.show(lines)
        self._stack.setCurrentWidget(self._columns if lines else self.empty)
        self.more.setVisible(more)
        self.more.setText(self.tr("There are more: search for the one you need."))
        if not lines:
            self._show_empty(searched)
            return
        kept = None if chosen is None else self.model.row_of(chosen)
        self.view.choose_row(min(row, len(lines) - 1) if kept is None else kept)
        self.view.verticalScrollBar().setValue(scrolled)
        self._on_row_chosen(self.view.currentIndex().row())

    def choose(self, account_id: UUID) -> None:
        """Look at this account from now on, also where it is read only later."""
        self._chosen = account_id
        if (row := self.model.row_of(account_id)) is not None:
            self.view.choose_row(row)

    def clear(self) -> None:
        """Show nothing: whoever sits here may not read it."""
        self.model.show(())
        self._chosen = None
        self.show_message("")
        self._show_empty("")
        self._stack.setCurrentWidget(self.empty)

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def focus_first(self) -> None:
        """Put the keyboard on the table, or where something can be done about its being empty."""
        (self.view if self.model.rows else self.add).setFocus()

    def go_back(self) -> bool:
        """Look for nothing any more; false where nothing was looked for."""
        if not self.search.text():
            return False
        self.search.clear()
        self.focus_first()
        return True

    def _build(self) -> None:
        px = self._setup.look.type.px
        card = Card(self._setup.look.type, self.tr("Accounts"))
        card.title.hide()
        card.column.addWidget(self.view, 1)
        card.column.addWidget(self.more)
        self._columns = QWidget()
        columns = CardsRow(px(14), self._columns)
        columns.add_card(card, 8, QSize(px(360), px(240)))
        columns.add_card(self.details, 4)
        head = CardsRow(px(10))
        head.add_card(self.search, 1)
        head.add_narrow(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(12))
        whole.addLayout(head)
        whole.addWidget(self.message)
        self._stack = LeastStack()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self.empty)

    def _show_empty(self, searched: str) -> None:
        if searched:
            title = self.tr("No account is called so")
            self.empty.show_text("search", title, self.tr("Part of the user name or of the name is enough."))
        else:
            title, sentence = self.tr("No accounts yet"), self.tr("Those who sign in at the desks stand here.")
            self.empty.show_text("users", title, sentence)

    def _on_row_chosen(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            line = self.model.rows[row]
            self._chosen = line.account.id
            self.details.show_line(line, self._setup.now(), self._setup.zone)
