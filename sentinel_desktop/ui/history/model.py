"""Passages as rows of a table that stays still while it grows, and who was in at a moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.passages import Passage, PersonThen
from sentinel_desktop.ui.paged_model import PagedModel
from sentinel_desktop.ui.passage_words import direction_word, kind_text, remark_text, way_text
from sentinel_desktop.ui.table_model import Column, Index, TableModel
from sentinel_desktop.ui.widgets.passage_cells import DIRECTION, STRUCK

translate = QCoreApplication.translate
_WAY_COLUMN: Final = 1
OF_COLUMN: Final = 3
HOW_COLUMN: Final = 4
BADGE_COLUMN: Final = 6
REMARK_COLUMN: Final = 7


PassageKey = tuple[UUID, Direction]


def key_of(passage: Passage) -> PassageKey:
    """Return what tells a passage from every other: a visit has two."""
    return passage.id, passage.direction


class PassagesModel(PagedModel[Passage]):
    """When, which way, who, of what, how, where, and what else is to be known.

    Args:
        when: the words for an instant, as of now.
    """

    def __init__(self, when: Callable[[datetime], str], parent: QObject | None = None) -> None:
        columns: list[Column[Passage]] = [
            Column(translate("History", "When"), lambda line: when(line.occurred_at)),
            Column(translate("History", "In or out"), lambda line: direction_word(line.direction)),
            Column(translate("History", "Who"), lambda line: line.name),
            Column(translate("History", "Of"), lambda line: line.of or kind_text(line.kind)),
            Column(translate("History", "How"), lambda line: way_text(line.way)),
            Column(translate("History", "Where"), lambda line: line.station or ""),
            Column(translate("History", "Badge"), lambda line: line.badge or ""),
            Column(translate("History", "Remark"), remark_text),
        ]
        super().__init__(columns, parent)

    def take(self, lines: Sequence[Passage], *, whole: bool) -> None:
        """Make the upper rows those that were read again, each where it stands: new, changed, or gone.

        Args:
            lines: the newest of all, in their order.
            whole: nothing follows them; else rows behind the last of them stay as they are.
        """
        fresh = {key_of(line): line for line in lines}
        end = None if whole or not lines else lines[-1].place
        for row in reversed(range(len(self._rows))):
            line = self._rows[row]
            if key_of(line) not in fresh and (end is None or line.place >= end):
                self.beginRemoveRows(QModelIndex(), row, row)
                self._rows = (*self._rows[:row], *self._rows[row + 1 :])
                self.endRemoveRows()
        for row, line in enumerate(lines):
            self._put(row, line)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says, or how it is drawn."""
        if role == DIRECTION:
            return self.rows[index.row()].direction if index.column() == _WAY_COLUMN else None
        if role == STRUCK:
            return index.column() != REMARK_COLUMN and self.rows[index.row()].standing is not Standing.COUNTS
        return super().data(index, role)

    def _put(self, row: int, line: Passage) -> None:
        """Have a line stand in a row, where every row above it is right already."""
        if row < len(self._rows) and key_of(self._rows[row]) == key_of(line):
            if self._rows[row] != line:
                self._rows = (*self._rows[:row], line, *self._rows[row + 1 :])
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
            return
        self.insert(row, (line,))


@dataclass(frozen=True, slots=True)
class PresentLine:
    """Somebody who was in at a moment; ``since`` in words."""

    person: PersonThen
    since: str


class PresentModel(TableModel[PresentLine]):
    """Who was in at a moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns: list[Column[PresentLine]] = [
            Column(translate("History", "Who"), lambda line: line.person.name),
            Column(translate("History", "As"), lambda line: kind_text(line.person.kind)),
            Column(translate("History", "Division, host or event"), lambda line: line.person.of),
            Column(translate("History", "In since"), lambda line: line.since),
        ]
        super().__init__(columns, parent)
