"""The filters of the audit: when, who, what, where, and one record's history."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from sentinel_desktop.domain.audit import AuditAuthor, AuditOperation
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.audit.choice import Choice, Period, RecordChoice
from sentinel_desktop.ui.audit.names import audited_tables, table_text
from sentinel_desktop.ui.audit.wording import operation_text
from sentinel_desktop.ui.authors import role_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton


class FilterBar(QWidget):
    """``changed`` tells that a person wants to see something else.

    Attributes:
        order: in which the changes stand; it has its place above them.
    """

    changed = Signal()

    def __init__(self, look: Appearance, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._record: RecordChoice | None = None
        self.period = self._combo(self.tr("Period"))
        for period, words in (
            (Period.ANY, self.tr("Any time")),
            (Period.TODAY, self.tr("Today")),
            (Period.WEEK, self.tr("Last 7 days")),
            (Period.MONTH, self.tr("Last 30 days")),
            (Period.BETWEEN, self.tr("From … to …")),
        ):
            self.period.addItem(words, period)
        self.first = self._day(self.tr("First day"), today)
        self.until = QLabel(self.tr("to"))
        self.last = self._day(self.tr("Last day"), today)
        self.who = self._combo(self.tr("Who"))
        self.table = self._combo(self.tr("What"))
        self.table.addItem(self.tr("Everything"), None)
        for table in audited_tables():
            self.table.addItem(table_text(table), table)
        self.operation = self._combo(self.tr("What was done"))
        self.operation.addItem(self.tr("Any change"), None)
        for operation in AuditOperation:
            self.operation.addItem(operation_text(operation), operation)
        self.where = self._combo(self.tr("Where"))
        self.order = self._combo(self.tr("Order"))
        self.order.addItems([self.tr("Newest first"), self.tr("Oldest first")])
        self.order.setMinimumContentsLength(max(len(self.order.itemText(row)) for row in range(self.order.count())))
        self.record = QLabel()
        self.record.setProperty("role", "good")
        self.until.setMinimumHeight(look.type.px(32))
        self.clear = KeyButton(self.tr("Show all"), keys.AS_AT_FIRST, look.type)
        self.clear.clicked.connect(self._on_clear)
        # Beside each other, in whichever line there is room for both.
        self.narrowed = QWidget()
        self._together = QHBoxLayout(self.narrowed)
        self._together.setContentsMargins(0, 0, 0, 0)
        self._together.setSpacing(look.type.px(10))
        self._together.addWidget(self.record)
        self._together.addWidget(self.clear)
        self.show_authors(())
        self.show_stations(())
        self._build()

    @property
    def choice(self) -> Choice:
        """What the filters say now."""
        return Choice(
            period=Period(self.period.currentData()),
            first=_date_of(self.first.date()),
            last=_date_of(self.last.date()),
            author=self.who.currentData(),
            station=self.where.currentData(),
            table=self.table.currentData(),
            operation=None if (done := self.operation.currentData()) is None else AuditOperation(done),
            record=self._record,
            oldest_first=self.order.currentIndex() == 1,
        )

    def show_authors(self, authors: Sequence[AuditAuthor]) -> None:
        """Offer these; who was chosen stays so while they are there."""
        offered = [(self._author_text(author), author) for author in authors]
        _offer(self.who, self.tr("Anybody"), sorted(offered, key=lambda each: (each[1].account is None, each[0])))

    def show_stations(self, stations: Sequence[tuple[str, UUID]]) -> None:
        """Offer these, by name and id; the one that was chosen stays so while it is there."""
        _offer(self.where, self.tr("Anywhere"), stations)

    def show_record(self, record: RecordChoice | None) -> None:
        """Want everything about one record, of any time, by anybody; or of every record again."""
        self._reset()
        self._record = record
        self._on_changed()

    def _author_text(self, author: AuditAuthor) -> str:
        if author.database_user is not None:
            return role_text(author.database_user, author.name)
        return author.name or self.tr("An account that is gone")

    def _build(self) -> None:
        row = FlowLayout(self, self._look.type.px(8))
        shown = (self.period, self.first, self.until, self.last, self.who, self.table, self.operation, self.where)
        for widget in (*shown, self.narrowed):
            row.addWidget(widget)
        for combo in (self.period, self.who, self.table, self.operation, self.where, self.order):
            combo.currentIndexChanged.connect(self._on_changed)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._on_changed)
        self._show_parts()

    def _combo(self, name: str) -> QComboBox:
        combo = DropDown(self._look)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.view().setAccessibleName(name)
        combo.setMinimumHeight(self._look.type.px(32))
        combo.setMaximumWidth(self._look.type.px(230))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return combo

    def _day(self, name: str, today: date) -> QDateEdit:
        edit = QDateEdit(QDate(today.year, today.month, today.day))
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setCalendarPopup(True)
        edit.setAccessibleName(name)
        edit.setMinimumHeight(self._look.type.px(32))
        return edit

    def _show_parts(self) -> None:
        between = self.period.currentData() == Period.BETWEEN
        for widget in (self.first, self.until, self.last):
            widget.setVisible(between)
        self.record.setVisible(self._record is not None)
        self.record.setText("" if self._record is None else self.tr("Only: {name}").format(name=self._record.label))
        combos = (self.period, self.who, self.table, self.operation, self.where)
        self.narrowed.setVisible(self._record is not None or any(combo.currentIndex() > 0 for combo in combos))
        # Placed anew in its line by the room that it needs now.
        self._together.activate()
        self.narrowed.updateGeometry()

    def _reset(self) -> None:
        for combo in (self.period, self.who, self.table, self.operation, self.where):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(0)

    def _on_clear(self) -> None:
        self.show_record(None)
        self.period.setFocus()

    def _on_changed(self) -> None:
        self._show_parts()
        self.changed.emit()


def _offer(combo: QComboBox, anything: str, offered: Sequence[tuple[str, Any]]) -> None:
    """Offer these under ``anything``, which stands for None; a choice that is gone becomes that, and tells so."""
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(anything, None)
        for words, value in offered:
            combo.addItem(words, value)
        values = [None, *(value for _, value in offered)]
        kept = chosen in values
        combo.setCurrentIndex(values.index(chosen) if kept else 0)
    if not kept:
        combo.currentIndexChanged.emit(0)


def _date_of(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
