"""Brings the members of the unit, what a person asks for, and the page together."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_filters import Facet
from sentinel_desktop.domain.members import MemberFilter, MemberOrder
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.services.members import MemberChoices, MemberService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.members.changing import MembersChanging
from sentinel_desktop.ui.members.facet_popup import FacetPopup
from sentinel_desktop.ui.members.keeping import TableKeeping
from sentinel_desktop.ui.members.page import MembersPage
from sentinel_desktop.ui.members.pages import MemberPages
from sentinel_desktop.ui.members.reading import TableReader
from sentinel_desktop.ui.signals import DeskSignals

COLLECT_MS: Final = 200
"""Changes that come together are read together; well within a second."""

_LISTS: Final = (
    "divisions",
    "ranks",
    "member_statuses",
    "member_types",
    "tags",
    "qualification_types",
    "list_items",
)
_MEMBERS: Final = ("members", "member_tags", "member_qualifications")
_PRESENCE: Final = "presence"


class MembersPresenter(QObject):
    """Reads what the page shows, as long as somebody who may see it sits here.

    ``opened`` tells that the page of a member, or of a new one, is shown in place of the table.
    """

    opened = Signal()

    def __init__(
        self,
        setup: DeskSetup,
        signals: DeskSignals,
        service: MemberService,
        background: Background,
        pages: MemberPages,
    ) -> None:
        super().__init__()
        self._setup, self._service, self._background = setup, service, background
        self._pages = pages
        self._account: AccountId | None = None
        self._last_account: AccountId | None = None
        self._choices: MemberChoices | None = None
        self._lists_stale = True
        self._stale = True
        self._touched: set[UUID] = set()
        self._live = True
        self._everyone = False
        self._kept_choice: tuple[frozenset[UUID], int] = (frozenset(), -1)
        self._popup: FacetPopup | None = None
        self.page = MembersPage(setup)
        self.table = self.page.table
        self.reader = TableReader(setup, self.table, service, background, self)
        self.changing = MembersChanging(setup, self.page, service, background, self)
        self.keeping = TableKeeping(setup, self.page, service, background, self)
        self._due = QTimer(self, singleShot=True, interval=COLLECT_MS)
        self._due.timeout.connect(self._on_due)
        self._connect_page()
        signals.session_changed.connect(self._on_session_changed)
        signals.records_changed.connect(self._on_records_changed)
        signals.database_changed.connect(self._on_database_changed)

    def _connect_page(self) -> None:
        page, table = self.page, self.table
        page.shown.connect(self._on_shown)
        page.filters.changed.connect(self.narrow)
        page.filters.facet_opened.connect(lambda facet: self._background.begin(self._open_facet(facet)))
        page.order_requested.connect(self.sort_by)
        page.turn_requested.connect(self._on_turn_requested)
        page.new.clicked.connect(self._on_new)
        table.sort_requested.connect(self._on_head_clicked)
        table.opened.connect(self._on_opened)
        table.everyone_requested.connect(self._on_everyone_requested)
        table.choice_changed.connect(self._on_choice_changed)
        self.reader.shown.connect(self._on_read)
        self.reader.unread.connect(self._on_unread)
        self.changing.changed.connect(self._read_again)
        self.keeping.filter_chosen.connect(self.narrow)
        self._pages.closed.connect(self._on_closed)
        self._pages.saved.connect(lambda _: self._read_again())

    # --- for the window, and for the parts of the page ----------------------------------------------------------------

    @property
    def account(self) -> AccountId | None:
        """Who sits here, None where nobody does who may see the members."""
        return self._account

    @property
    def choices(self) -> MemberChoices | None:
        """The values of every list, None until they were read."""
        return self._choices

    async def choices_read(self) -> MemberChoices | None:
        """Return the values of every list, and read them where that was not done yet; None where they cannot be."""
        if self._choices is None and self._account is not None:
            await self._read_choices()
        return self._choices

    def focus_first(self) -> None:
        """Put the keyboard where a person begins."""
        if self.page.shows_table:
            self.page.focus_first()
        else:
            self._pages.focus_first()

    def go_back(self) -> bool:
        """Leave the page of a member, or what is searched for and chosen; false where there is nothing of it."""
        return self.page.go_back() if self.page.shows_table else self._pages.go_back()

    def show_order(self) -> None:
        """Mark the head that the table is sorted by, after its columns changed."""
        self.page.show_order(self.reader.order, descending=self.reader.descending)

    def count_chosen(self) -> int:
        """Return how many are chosen, those among them that were not read."""
        return self.table.count_chosen()

    async def chosen(self) -> frozenset[UUID]:
        """Return who is chosen; reads those of them whose rows were not looked at."""
        if self._everyone:
            return await self._background.call(self._service.everyone, self.reader.asked)
        await self.reader.read_up_to(self.table.last_chosen_row())
        return self.table.chosen()

    # --- who sits here ------------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        may = session.may(Right.EDIT_MEMBERS)
        account = session.person.account_id if may and session.person is not None else None
        if account == self._account:
            return
        self._account = account
        if account is None:
            self._hide()
            return
        if account != self._last_account:
            self._begin_afresh()
        self._last_account = account
        self._stale = self._lists_stale = True
        self.keeping.read_columns(account)
        if self.page.isVisible():
            self._read_soon()

    def _hide(self) -> None:
        """Nobody reads over a desk that is locked; what was asked for and chosen waits for the same person."""
        last = self.table.last_chosen_row()
        self._kept_choice = (self.table.chosen(), last)
        self._close_popup()
        self.changing.close()
        self.keeping.close()
        self._choices = None
        self.reader.forget()
        self.page.show_table(count=0, unit=0, is_read=False)
        self.page.show_message("")
        self._show_filter()

    def _begin_afresh(self) -> None:
        self._everyone = False
        self._kept_choice = (frozenset(), -1)
        self.reader.wanted = MemberFilter()
        self.reader.order, self.reader.descending = MemberOrder.NAME, False
        self.page.filters.search.clear()
        self.page.show_order(MemberOrder.NAME, descending=False)
        self.page.show_everybody()
        self.changing.forget()
        self.keeping.forget()
        self._show_filter()

    # --- reading ------------------------------------------------------------------------------------------------------

    def narrow(self, wanted: MemberFilter) -> None:
        """Show whom another filter lets through."""
        self.reader.wanted = wanted
        self._show_filter()
        self._read_anew()

    def sort_by(self, order: MemberOrder, *, descending: bool = False) -> None:
        """Show the table in another order."""
        self.reader.order, self.reader.descending = order, descending
        self.page.show_order(order, descending=descending)
        self._read_anew()

    def _read_anew(self) -> None:
        if self._account is not None:
            self._everyone = False
            self._background.begin(self.reader.read_anew())

    def _read_again(self) -> None:
        self._stale = True
        self._read_soon()

    def _read_soon(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _on_shown(self) -> None:
        if self._stale or self._lists_stale or self._touched:
            self._on_due()

    def _on_due(self) -> None:
        if self._account is None or not self.page.isVisible():
            return
        self._background.begin(self._read_what_changed())

    async def _read_what_changed(self) -> None:
        stale, self._stale = self._stale, False
        touched, self._touched = frozenset(self._touched), set()
        if self._lists_stale:
            await self._read_choices()
        if stale or not self.reader.is_read:
            chosen, last = self._kept_choice
            self._kept_choice = (frozenset(), -1)
            await self.reader.read_again(lambda: self.table.chosen() | chosen, last)
        elif touched:
            await self.reader.read_these(touched)

    async def _read_choices(self) -> None:
        with told_to(self._on_unread):
            self._lists_stale = False
            account = self._account
            choices = await self._background.call(self._service.choices)
            if account == self._account:
                self._choices = choices
                self._show_filter()

    def _show_filter(self) -> None:
        self.page.filters.show_filter(self.reader.wanted, {} if self._choices is None else self._choices.facets)

    def _on_read(self) -> None:
        if self._everyone:
            self.table.choose_all()
        self.page.show_table(count=self.reader.count, unit=self.reader.unit)
        if self.page.message.property("role") == "bad" and not self.changing.has_conflict:
            self.page.show_message("")

    def _on_unread(self, sentence: str) -> None:
        # Read once more when something is heard of the database again.
        self._stale = True
        if self._account is not None:
            self.page.show_message(sentence, is_bad=True)

    # --- what changes elsewhere ---------------------------------------------------------------------------------------

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch(*_LISTS):
            self._lists_stale = True
        if changes.touch(*_LISTS, *_MEMBERS):
            self._stale = True
        elif changes.touch(_PRESENCE):
            members = changes.tables.get(_PRESENCE)
            # By presence alone nobody changes their place, unless that is what the table is narrowed by.
            if members is None or self.reader.wanted.state is not None:
                self._stale = True
            else:
                self._touched |= members
        if self._stale or self._touched:
            self._read_soon()

    def _on_database_changed(self, status: DatabaseStatus) -> None:
        was_live, self._live = self._live, status.state is DatabaseState.LIVE
        if self._live and not was_live:
            self._lists_stale = True
            self._read_again()

    # --- what a person does -------------------------------------------------------------------------------------------

    def _on_head_clicked(self, order: MemberOrder | None) -> None:
        if order is None:
            self.page.show_order(self.reader.order, descending=self.reader.descending)
        else:
            self.sort_by(order, descending=order is self.reader.order and not self.reader.descending)

    def _on_turn_requested(self) -> None:
        self.sort_by(self.reader.order, descending=not self.reader.descending)

    async def _open_facet(self, facet: Facet) -> None:
        if self._choices is None or self._account is None:
            return
        self._close_popup()
        popup = FacetPopup(self._setup.look, facet, self.page)
        self._popup = popup
        popup.destroyed.connect(self._on_popup_gone)
        popup.chosen.connect(self._on_facet_chosen)
        chip = self.page.filters.facets[facet]
        popup.let_down(chip, self._choices.facets[facet], facet.chosen(self.reader.wanted), None)
        with told_to(self._on_unread):
            counts = await self._background.call(self._service.counts, self.reader.asked, facet)
            if self._popup is popup:
                popup.list.show_counts(counts)

    def _on_facet_chosen(self, facet: Facet, chosen: frozenset[UUID]) -> None:
        self.page.filters.choose(facet, chosen)

    def _on_popup_gone(self) -> None:
        self._popup = None

    def _close_popup(self) -> None:
        if self._popup is not None:
            popup, self._popup = self._popup, None
            popup.close()

    def _on_everyone_requested(self) -> None:
        self.table.choose_all()
        self._everyone = bool(self.table.rows.total)
        self._show_count()

    def _on_choice_changed(self) -> None:
        if self._everyone and self.table.count_chosen() != self.table.rows.total:
            self._everyone = False
        self._show_count()

    def _show_count(self) -> None:
        self.page.show_count(self.reader.count, self.reader.unit, self.table.count_chosen())

    def _on_opened(self, member: UUID) -> None:
        self._pages.open_member(member)
        self._show_one()

    def _on_new(self) -> None:
        self._pages.new_member()
        self._show_one()

    def _show_one(self) -> None:
        self.page.show_person(self._pages.page)
        self._pages.focus_first()
        self.opened.emit()

    def _on_closed(self) -> None:
        self.page.show_everybody()
        self._read_again()
        if self.page.isVisible():
            self.page.focus_first()
