"""The filters of the audit: when, who, what, where, and one record's history."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sentinel_desktop.domain.audit import AuditAuthor, AuditOperation
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.audit.choice import Choice, Period, RecordChoice
from sentinel_desktop.ui.audit.names import audited_tables, table_text
from sentinel_desktop.ui.audit.wording import operation_text
from sentinel_desktop.ui.authors import role_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.day_field import DayField
from sentinel_desktop.ui.widgets.filter_choice import FilterChoice
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


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
        self.period = FilterChoice(look, self.tr("Period"), self.tr("Any time"))
        self.period.offer(
            (
                (self.tr("Today"), Period.TODAY),
                (self.tr("Last 7 days"), Period.WEEK),
                (self.tr("Last 30 days"), Period.MONTH),
                (self.tr("From … to …"), Period.BETWEEN),
            )
        )
        self.first = DayField(look, self.tr("First day"), today)
        self.until = text_label(self.tr("to"))
        self.last = DayField(look, self.tr("Last day"), today)
        self.who = FilterChoice(look, self.tr("Who"), self.tr("Anybody"))
        self.table = FilterChoice(look, self.tr("What"), self.tr("Everything"))
        self.table.offer((table_text(table), table) for table in audited_tables())
        self.operation = FilterChoice(look, self.tr("What was done"), self.tr("Any change"))
        self.operation.offer((operation_text(operation), operation) for operation in AuditOperation)
        self.where = FilterChoice(look, self.tr("Where"), self.tr("Anywhere"))
        self._narrowing = (self.period, self.who, self.table, self.operation, self.where)
        self.order = FilterChoice(look, self.tr("Order"), self.tr("Newest first"))
        self.order.offer(((self.tr("Oldest first"), True),))
        self.order.setMinimumContentsLength(max(len(self.order.itemText(row)) for row in range(self.order.count())))
        self.record = text_label()
        self.record.setProperty("role", "step")
        self.until.setMinimumHeight(look.type.px(36))
        self.clear = KeyButton(self.tr("Show all"), keys.AS_AT_FIRST, look.type)
        self.clear.clicked.connect(self._on_clear)
        # Beside each other, in whichever line there is room for both.
        self.narrowed = QWidget()
        self._together = QHBoxLayout(self.narrowed)
        self._together.setContentsMargins(0, 0, 0, 0)
        self._together.setSpacing(look.type.px(10))
        self._together.addWidget(self.record)
        self._together.addWidget(self.clear)
        self._build()

    @property
    def choice(self) -> Choice:
        """What the filters say now."""
        return Choice(
            period=Period(self.period.currentData() or Period.ANY),
            first=self.first.chosen,
            last=self.last.chosen,
            author=self.who.currentData(),
            station=self.where.currentData(),
            table=self.table.currentData(),
            operation=None if (done := self.operation.currentData()) is None else AuditOperation(done),
            record=self._record,
            oldest_first=self.order.is_narrow,
        )

    def show_authors(self, authors: Sequence[AuditAuthor]) -> None:
        """Offer these; who was chosen stays so while they are there."""
        offered = [(self._author_text(author), author) for author in authors]
        self.who.offer(sorted(offered, key=lambda each: (each[1].account is None, each[0])))

    def show_stations(self, stations: Sequence[tuple[str, UUID]]) -> None:
        """Offer these, by name and id; the one that was chosen stays so while it is there."""
        self.where.offer(stations)

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
        for combo in (*self._narrowing, self.order):
            combo.currentIndexChanged.connect(self._on_changed)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._on_changed)
        self._show_parts()

    def _show_parts(self) -> None:
        between = self.period.currentData() == Period.BETWEEN
        for widget in (self.first, self.until, self.last):
            widget.setVisible(between)
        self.record.setVisible(self._record is not None)
        self.record.setText("" if self._record is None else self.tr("Only: {name}").format(name=self._record.label))
        self.narrowed.setVisible(self._record is not None or any(combo.is_narrow for combo in self._narrowing))
        # Placed anew in its line by the room that it needs now.
        self._together.activate()
        self.narrowed.updateGeometry()

    def _reset(self) -> None:
        for combo in self._narrowing:
            combo.reset()

    def _on_clear(self) -> None:
        self.show_record(None)
        self.period.setFocus()

    def _on_changed(self) -> None:
        self._show_parts()
        self.changed.emit()
