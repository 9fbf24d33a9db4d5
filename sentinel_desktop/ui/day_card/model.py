"""A member's passages of one day, and the visitors they host, as rows."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.passages import Passage
from sentinel_desktop.domain.visitors import VisitLine, VisitState
from sentinel_desktop.ui.passage_words import direction_word, remark_text, way_text
from sentinel_desktop.ui.table_model import Column, Index, TableModel
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.passage_cells import DIRECTION, STRUCK

translate = QCoreApplication.translate
_WAY_COLUMN: Final = 1
REMARK_COLUMN: Final = 4


class DayModel(TableModel[Passage]):
    """When, which way, how, where, and what else is to be known; ``clock`` is the words for an instant."""

    def __init__(self, clock: Callable[[datetime], str], parent: QObject | None = None) -> None:
        columns: list[Column[Passage]] = [
            Column(translate("DayCard", "When"), lambda line: clock(line.occurred_at)),
            Column(translate("DayCard", "In or out"), lambda line: direction_word(line.direction)),
            Column(translate("DayCard", "How"), lambda line: way_text(line.way)),
            Column(translate("DayCard", "Where"), lambda line: line.station or ""),
            Column(translate("DayCard", "Remark"), remark_text),
        ]
        super().__init__(columns, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says, or how it is drawn."""
        if role == DIRECTION:
            return self.rows[index.row()].direction if index.column() == _WAY_COLUMN else None
        if role == STRUCK:
            return index.column() != REMARK_COLUMN and self.rows[index.row()].standing is not Standing.COUNTS
        return super().data(index, role)


class HostedModel(TableModel[VisitLine]):
    """Visitors: who, of what, why by the type, and since when or until when; ``clock`` is the words for an instant."""

    def __init__(self, clock: Callable[[datetime], str], parent: QObject | None = None) -> None:
        columns: list[Column[VisitLine]] = [
            Column(translate("DayCard", "Visitor"), lambda line: line.record.details.display_name),
            Column(
                translate("DayCard", "Organization"),
                lambda line: line.record.details.organization or line.record.details.unit,
            ),
            Column(translate("DayCard", "Type"), lambda line: chip_name(line.visit_type)),
            Column(translate("DayCard", "Here"), lambda line: _here_text(line, clock)),
        ]
        super().__init__(columns, parent)


def _here_text(line: VisitLine, clock: Callable[[datetime], str]) -> str:
    visit = line.record.details
    came = "" if visit.checked_in_at is None else clock(visit.checked_in_at)
    if visit.state is VisitState.OPEN or visit.checked_out_at is None:
        return translate("DayCard", "since {time}").format(time=came)
    return translate("DayCard", "{since} to {until}").format(since=came, until=clock(visit.checked_out_at))
