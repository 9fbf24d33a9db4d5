"""The members: a table, what narrows it above, what is chosen of it beneath; in its place the page of one of them."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.domain.members import MemberOrder
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.members.columns import NAME
from sentinel_desktop.ui.members.filter_bar import FilterBar
from sentinel_desktop.ui.members.table import MembersTable
from sentinel_desktop.ui.members.words import count_sentence, order_word
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.keycap import key_text
from sentinel_desktop.ui.widgets.least_stack import LeastStack
from sentinel_desktop.ui.widgets.page_heading import PageHeading
from sentinel_desktop.ui.widgets.plain_label import text_label

_DOWN: Final = " ▾"


class MembersPage(Page):
    """Widgets only.

    ``shown`` tells that a person came, ``order_requested`` a ``MemberOrder`` to sort by, ``turn_requested`` that the
    order is to be turned round, ``columns_chosen`` the names of the columns to show.
    """

    order_requested = Signal(object)
    turn_requested = Signal()
    columns_chosen = Signal(object)

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self.setObjectName("page")
        self.heading = PageHeading(
            look.type,
            self.tr("Members"),
            self.tr("Everybody of the unit. What changes here shows on every station at once."),
        )
        self.filters = FilterBar(look)
        self.table = MembersTable(setup)
        self.saved = _menu_button(self.tr("Sa&ved filters…"))
        self.columns = _menu_button(self.tr("Col&umns") + _DOWN)
        self.sorting = _menu_button("")
        self.export = KeyButton(self.tr("Export…"), keys.EXPORT, look.type)
        self.new = KeyButton(self.tr("New member"), keys.NEW_MEMBER, look.type, primary=True)
        self.count = text_label()
        self.message = text_label()
        self.leave_out = KeyButton(self.tr("Leave them out"), keys.LEAVE_OUT, look.type)
        self.undo = KeyButton(self.tr("Undo"), keys.UNDO, look.type)
        self.change = KeyButton(self.tr("Change…"), keys.CHANGE_MANY, look.type, primary=True)
        self.empty = EmptyNotice(look)
        self._columns_menu = QMenu(self)
        self._orders = QActionGroup(self)
        self._turned = QAction(self.tr("The other way round"), self)
        self._build(look)
        self._build_menus()
        self.table.typed.connect(self.filters.type_more)
        self.filters.went_down.connect(self.focus_first)
        self.show_message("")
        self.show_undo("")
        self.show_table(count=0, unit=0, is_read=False)
        self.show_order(MemberOrder.NAME, descending=False)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_table(self, *, count: int, unit: int, is_read: bool = True) -> None:
        """Show the table, or why there is nothing in it.

        Args:
            count: how many members the filter lets through.
            unit: how many there are at all.
            is_read: false while nothing was read: then nothing is said either.
        """
        if count or not is_read:
            self._stack.setCurrentWidget(self.table)
        else:
            had_keyboard = self.table.hasFocus()
            self._say_empty(unit)
            self._stack.setCurrentWidget(self.empty)
            if had_keyboard:
                self.filters.search.setFocus()
        self.show_count(count, unit, 0 if not count else self.table.count_chosen())

    def show_count(self, count: int, unit: int, chosen: int) -> None:
        """Say how many there are, and how many of them are chosen."""
        self.count.setText(count_sentence(count, unit, chosen))
        self.change.setEnabled(bool(chosen))
        self.export.setEnabled(bool(count))

    def show_order(self, order: MemberOrder, *, descending: bool) -> None:
        """Say what the table is sorted by."""
        self.table.show_order(order, descending=descending)
        word = order_word(order)
        sorted_by = self.tr("{order}, turned round").format(order=word) if descending else word
        self.sorting.setText(self.tr("S&orted by: {order}").format(order=sorted_by) + _DOWN)
        self.sorting.setAccessibleName(self.tr("Sorted by: {order}").format(order=sorted_by))
        for action in self._orders.actions():
            action.setChecked(action.data() == order)
        self._turned.setChecked(descending)

    def show_columns(self, names: Iterable[str]) -> None:
        """Show these columns of the table."""
        self.table.show_columns(names)
        shown = {column.name for column in self.table.rows.columns}
        for action in self._columns_menu.actions():
            action.setChecked(action.data() in shown)

    def show_message(self, sentence: str, *, is_bad: bool = False, can_leave_out: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.setText(sentence)
        self.message.setToolTip(plain_tip(sentence))
        self.message.setProperty("role", "bad" if is_bad else "good")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.leave_out.setVisible(can_leave_out)

    def show_undo(self, what: str) -> None:
        """Offer to undo this; nothing where it is empty."""
        self.undo.setVisible(bool(what))
        self.undo.setAccessibleDescription(what)

    def show_person(self, page: QWidget) -> None:
        """Show the page of one member in place of the table."""
        if self._places.indexOf(page) < 0:
            self._places.addWidget(page)
        self._places.setCurrentWidget(page)

    def show_everybody(self) -> None:
        """Show the table in place of the page of one member."""
        self._places.setCurrentWidget(self._list)

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown, and not the page of one member."""
        return self._places.currentWidget() is self._list

    def focus_first(self) -> None:
        """Put the keyboard where a person begins."""
        if self._stack.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.filters.search.setFocus()

    def go_back(self) -> bool:
        """Let go of what was searched for, then of what is chosen; false where there is neither."""
        if self.filters.search.text():
            self.filters.search.clear()
            self.filters.search.returnPressed.emit()
            return True
        if self.table.count_chosen():
            self.table.clearSelection()
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was said of the last thing: it is of no use to who comes back."""
        super().hideEvent(event)
        self.show_message("")

    # --- how it is built ----------------------------------------------------------------------------------------------

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        first = FlowLayout(over := QWidget(), px(9))
        self.filters.search.setFixedWidth(px(390))
        first.addWidget(self.filters.search)
        for button in (self.saved, self.columns, self.sorting, self.export, self.new):
            button.setMinimumHeight(px(36))
            first.add_at_end(button)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        self.count.setFont(look.type.font(1.0, look.type.font().Weight.DemiBold))
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.message.setWordWrap(True)
        foot.addWidget(self.count)
        foot.addWidget(self.message, 1)
        for button in (self.leave_out, self.undo, self.change):
            foot.addWidget(button)
        card = Card(look.type, "")
        card.title.hide()
        card.setAccessibleName(self.tr("Members"))
        body = QWidget()
        body.setObjectName("inside")
        card.column.addWidget(body, 1)
        card.column.addLayout(foot)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(11))
        column.addWidget(self.heading)
        column.addWidget(over)
        column.addWidget(self.filters)
        column.addWidget(card, 1)
        # In the page before anything is in it: a stack shows its first widget, and one without a page as a window.
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._places = LeastStack(self)
        self._places.addWidget(self._list)

    def _build_menus(self) -> None:
        for column in self.table.rows.every_column:
            action = self._columns_menu.addAction(column.title)
            action.setData(column.name)
            action.setCheckable(True)
            action.setChecked(column.shown)
            action.setEnabled(column.name != NAME)
        self._columns_menu.triggered.connect(self._on_columns_chosen)
        self.columns.clicked.connect(lambda: _let_down(self.columns, self._columns_menu))
        menu = QMenu(self)
        for order in MemberOrder:
            action = menu.addAction(order_word(order))
            action.setData(order)
            action.setCheckable(True)
            self._orders.addAction(action)
        menu.addSeparator()
        self._turned.setCheckable(True)
        menu.addAction(self._turned)
        self._orders.triggered.connect(lambda action: self.order_requested.emit(MemberOrder(action.data())))
        self._turned.triggered.connect(self.turn_requested)
        self.sorting.clicked.connect(lambda: _let_down(self.sorting, menu))

    def _on_columns_chosen(self) -> None:
        names = [action.data() for action in self._columns_menu.actions() if action.isChecked()]
        self.columns_chosen.emit(tuple(names))

    def _say_empty(self, unit: int) -> None:
        if unit:
            self.empty.show_text(
                "search",
                self.tr("Nobody matches"),
                self.tr("Clear the filters ({key}), or search for something else.").format(
                    key=key_text(keys.CLEAR_FILTERS)
                ),
            )
        else:
            self.empty.show_text(
                "users",
                self.tr("No member yet"),
                self.tr("Press {key} to enter the first one. A badge can be given to them afterwards.").format(
                    key=key_text(keys.NEW_MEMBER)
                ),
            )


def _menu_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", "").removesuffix(_DOWN))
    return button


def _let_down(button: QPushButton, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
