"""What the table of badges is narrowed by: the segment, words, status, who has it; and its order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QVBoxLayout, QWidget

from sentinel_desktop.domain.badges import BadgeFilter, BadgeKind, BadgeOrder, BadgeStatus
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.search_line import SearchLine


class Segment(StrEnum):
    """The parts of the page."""

    MEMBERS = "members"
    VISITORS = "visitors"
    EVENTS = "events"
    ALL = "all"


class Standing(StrEnum):
    """Whether somebody has a badge."""

    ANY = "any"
    HELD = "held"
    FREE = "free"
    OVERDUE = "overdue"


KINDS: Final = {
    Segment.MEMBERS: frozenset({BadgeKind.MEMBER}),
    Segment.VISITORS: frozenset({BadgeKind.VISITOR}),
    Segment.EVENTS: frozenset({BadgeKind.EVENT}),
    Segment.ALL: frozenset[BadgeKind](),
}
"""The kinds of badge that a segment shows; none named are all."""


@dataclass(frozen=True, slots=True)
class BadgeView:
    """What is to be seen."""

    segment: Segment
    text: str = ""
    status: UUID | None = None
    standing: Standing = Standing.ANY
    order: BadgeOrder = BadgeOrder.PRINTED_NUMBER

    def wanted(self, now: datetime) -> BadgeFilter:
        """Return which badges that are."""
        held = {Standing.HELD: True, Standing.FREE: False}.get(self.standing)
        overdue_at = now if self.standing is Standing.OVERDUE else None
        statuses = frozenset() if self.status is None else frozenset({self.status})
        return BadgeFilter(KINDS[self.segment], statuses, held, self.text, overdue_at)

    @property
    def is_narrowed(self) -> bool:
        """Whether something but the segment narrows it."""
        return bool(self.text or self.status) or self.standing is not Standing.ANY


class SegmentBar(QWidget):
    """A tab for each segment; ``chosen`` tells which."""

    chosen = Signal(object)

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        px = look.type.px
        words = {
            Segment.MEMBERS: self.tr("Members"),
            Segment.VISITORS: self.tr("Visitors"),
            Segment.EVENTS: self.tr("Events"),
            Segment.ALL: self.tr("All"),
        }
        self.buttons: dict[Segment, KeyButton] = {}
        group = QButtonGroup(self)
        self._row = row = FlowLayout(tabs := QWidget(), px(5), between_lines=0)
        for number, (segment, word) in enumerate(words.items(), 1):
            button = KeyButton(word, f"{keys.TAB}+{number}", look.type)
            button.setProperty("role", "tab")
            button.setCheckable(True)
            button.clicked.connect(partial(self.chosen.emit, segment))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[segment] = button
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tabs)
        column.addWidget(line)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right of the tabs, clear of the line under them."""
        self._row.add_at_end(button)

    def show_segment(self, segment: Segment) -> None:
        """Mark the segment that is shown."""
        self.buttons[segment].setChecked(True)


class FilterRow(QWidget):
    """A line to search in and three drop-downs; ``changed`` tells that a person wants to see something else."""

    changed = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        px = look.type.px
        self._look = look
        self.search = SearchLine(look, keys.FIND, self.tr("Number, serial, holder"), self.tr("Search the badges"))
        self.status = self._combo(self.tr("Status"))
        self.standing = self._combo(self.tr("Held or free"))
        self.order = self._combo(self.tr("Order"))
        for standing, words in (
            (Standing.ANY, self.tr("Held or free")),
            (Standing.HELD, self.tr("Held")),
            (Standing.FREE, self.tr("Free")),
            (Standing.OVERDUE, self.tr("Overdue")),
        ):
            self.standing.addItem(words, standing)
        for order, words in (
            (BadgeOrder.PRINTED_NUMBER, self.tr("By number")),
            (BadgeOrder.HOLDER, self.tr("By holder")),
            (BadgeOrder.SERIAL, self.tr("By serial")),
        ):
            self.order.addItem(words, order)
        for combo in (self.standing, self.order):
            combo.setMinimumContentsLength(max(len(combo.itemText(place)) for place in range(combo.count())))
        self.show_statuses(())
        row = CardsRow(px(8), self)
        row.add_card(self.search, 1)
        for combo in (self.status, self.standing, self.order):
            row.add_narrow(combo)
            combo.currentIndexChanged.connect(self.changed)
        self.search.textChanged.connect(self.changed)

    def view(self, segment: Segment) -> BadgeView:
        """Return what is to be seen now of a segment."""
        standing, order = Standing(self.standing.currentData()), BadgeOrder(self.order.currentData())
        return BadgeView(segment, self.search.text().strip(), self.status.currentData(), standing, order)

    def show_statuses(self, statuses: Sequence[BadgeStatus]) -> None:
        """Offer these; the one that was chosen stays so while it is there."""
        chosen = self.status.currentData()
        with QSignalBlocker(self.status):
            self.status.clear()
            self.status.addItem(self.tr("Any status"), None)
            for status in statuses:
                self.status.addItem(chip_name(status.chip), status.id)
            self.status.setCurrentIndex(max(0, self.status.findData(chosen)))
        if self.status.currentData() != chosen:
            self.changed.emit()

    def clear(self) -> None:
        """Narrow by nothing; the order stays."""
        self.seek("")

    def seek(self, text: str) -> None:
        """Narrow by these words and by nothing else."""
        with QSignalBlocker(self.status), QSignalBlocker(self.standing):
            self.status.setCurrentIndex(0)
            self.standing.setCurrentIndex(0)
        if self.search.text() == text:
            self.changed.emit()
        else:
            self.search.setText(text)

    def choose_standing(self, standing: Standing) -> None:
        """Narrow by who has them, or by nothing where it is narrowed so already."""
        chosen = Standing.ANY if self.standing.currentData() == standing else standing
        self.standing.setCurrentIndex(self.standing.findData(chosen))

    def _combo(self, name: str) -> QComboBox:
        combo = DropDown(self._look)
        for named in (combo, combo.view()):
            named.setAccessibleName(name)
        combo.setToolTip(plain_tip(name))
        combo.setMinimumHeight(self._look.type.px(36))
        combo.setMaximumWidth(self._look.type.px(190))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return combo
