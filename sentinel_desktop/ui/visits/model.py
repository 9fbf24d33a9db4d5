"""Visits and slips as rows of tables."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.visitors import SlipLine, SlipOutcome, VisitLine, VisitState
from sentinel_desktop.ui.paged_model import PagedModel
from sentinel_desktop.ui.table_model import Column, Index
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import clock_text
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.visits.wording import (
    OVERDUE_MARK,
    is_overdue,
    moment_words,
    out_words,
    state_text,
    until_words,
)
from sentinel_desktop.ui.widgets.chip import chip_size, paint_chip

translate = QCoreApplication.translate
_CHIP: Final = 0.86
"""The size of a chip's words, of the body's."""
_CAME_OF_IT: Final = 3

VisitColumn = Column[VisitLine]
Now = Callable[[], datetime]


class VisitsModel(PagedModel[VisitLine]):
    """Whatever is overdue stands out.

    Args:
        look: of the window.
        now: the present moment.
        columns: what is shown of a visit.
        chips: the column whose words stand on a chip of the visit's type; -1 for none.
        marked: the columns that are in another colour where a visit is overdue.
    """

    def __init__(
        self,
        look: Appearance,
        now: Now,
        columns: Sequence[VisitColumn],
        *,
        chips: int = -1,
        marked: Sequence[int] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._look = look
        self._now = now
        self.chips = chips
        self._marked = frozenset(marked)

    def tell_time(self) -> None:
        """Time went on: somebody may be overdue by now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says; what is overdue in the colour of a warning, what is over in a quiet one."""
        line = self.rows[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens, visit = self._look.tokens, line.record.details
            if index.column() in self._marked and is_overdue(visit, self._now()):
                return QColor(tokens.tones[Tone.OUT].text)
            return QColor(tokens.quiet) if visit.state is VisitState.CANCELLED else None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == self.chips:
            return line.visit_type.colour
        return super().data(index, role)


class TypeChips(QStyledItemDelegate):
    """Draws the type of a visit as the chip that supervisors gave it."""

    def __init__(self, look: Appearance, table: QTableView) -> None:
        super().__init__(table)
        self._look = look
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's ground, and the chip on it."""
        self._table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._table)
        text, type_ = str(index.data()), self._look.type
        size = chip_size(text, type_, _CHIP)
        room = QRectF(option.rect).adjusted(type_.px(6), 0, -type_.px(4), 0)
        top, width = room.center().y() - size.height() / 2, min(size.width(), room.width())
        colour = str(index.data(Qt.ItemDataRole.DecorationRole))
        paint_chip(painter, QRectF(room.left(), top, width, size.height()), text, colour, type_, _CHIP)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of the chip."""
        size = chip_size(str(index.data()), self._look.type, _CHIP).toSize()
        return size + QSize(self._look.type.px(14), 0)


def here_columns(now: Now, zone: ZoneInfo) -> Sequence[VisitColumn]:
    """Return what is shown of whoever is here."""
    return (
        Column(translate("Visits", "Visitor"), lambda line: line.record.details.display_name),
        Column(translate("Visits", "Type"), lambda line: chip_name(line.visit_type)),
        Column(translate("Visits", "Organization"), _of),
        Column(translate("Visits", "Host"), lambda line: line.host or ""),
        Column(translate("Visits", "Badge"), lambda line: line.badge or ""),
        Column(translate("Visits", "Since"), lambda line: moment_words(_began(line), now(), zone)),
        Column(translate("Visits", "Until"), lambda line: until_words(line.record.details, now(), zone)),
        Column(translate("Visits", "Escort"), _escort),
    )


def expected_columns(now: Now, zone: ZoneInfo) -> Sequence[VisitColumn]:
    """Return what is shown of whoever was announced for a day."""
    return (
        Column(translate("Visits", "Time"), lambda line: clock_of(line.record.details.expected_at, zone)),
        Column(translate("Visits", "Visitor"), lambda line: line.record.details.display_name),
        Column(translate("Visits", "Type"), lambda line: chip_name(line.visit_type)),
        Column(translate("Visits", "Organization"), _of),
        Column(translate("Visits", "Host"), lambda line: line.host or ""),
        Column(translate("Visits", "State"), lambda line: _marked_state(line, now())),
    )


def history_columns(now: Now, zone: ZoneInfo) -> Sequence[VisitColumn]:
    """Return what is shown of the visits of a period."""
    return (
        Column(translate("Visits", "In"), lambda line: moment_words(_began(line), now(), zone)),
        Column(translate("Visits", "Out"), lambda line: out_words(line.record.details, now(), zone)),
        Column(translate("Visits", "Visitor"), lambda line: line.record.details.display_name),
        Column(translate("Visits", "Type"), lambda line: chip_name(line.visit_type)),
        Column(translate("Visits", "Organization"), _of),
        Column(translate("Visits", "Host"), lambda line: line.host or ""),
    )


def clock_of(at: datetime | None, zone: ZoneInfo) -> str:
    """Return the time of day, empty where there is none."""
    return "" if at is None else clock_text(at, zone)


def _of(line: VisitLine) -> str:
    return line.record.details.organization or line.record.details.unit


def _began(line: VisitLine) -> datetime | None:
    visit = line.record.details
    return visit.checked_in_at or visit.expected_at


def _escort(line: VisitLine) -> str:
    return translate("Visits", "escort") if line.record.details.escort_required else ""


def _marked_state(line: VisitLine, now: datetime) -> str:
    words = state_text(line.record.details, now)
    return f"{OVERDUE_MARK} {words}" if is_overdue(line.record.details, now) else words


class SlipsModel(PagedModel[SlipLine]):
    """When, for whom, where, what came of it; what failed stands out."""

    def __init__(self, look: Appearance, now: Now, zone: ZoneInfo, parent: QObject | None = None) -> None:
        columns: list[Column[SlipLine]] = [
            Column(translate("Visits", "When"), lambda line: moment_words(line.slip.printed_at, now(), zone)),
            Column(translate("Visits", "Visitor"), lambda line: line.visitor),
            Column(translate("Visits", "Printer"), lambda line: line.slip.printer),
            Column(translate("Visits", "What came of it"), _outcome),
            Column(translate("Visits", "By"), lambda line: line.printed_by or translate("Visits", "nobody signed in")),
        ]
        super().__init__(columns, parent)
        self._look = look

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says; a failure in its colour."""
        failed = self.rows[index.row()].slip.outcome is SlipOutcome.FAILED
        if role == Qt.ItemDataRole.ForegroundRole and failed and index.column() == _CAME_OF_IT:
            return QColor(self._look.tokens.tones[Tone.REFUSED].text)
        return super().data(index, role)


def _outcome(line: SlipLine) -> str:
    if line.slip.outcome is SlipOutcome.PRINTED:
        return translate("Visits", "Printed")
    return f"{OVERDUE_MARK} {line.slip.problem}"
