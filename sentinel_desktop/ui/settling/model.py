"""What must be settled, as rows of a table and as everything that a person needs to decide it."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.table_model import Column, TableModel
from sentinel_desktop.ui.widgets.facts import Fact

Subject = TypeVar("Subject")


class LineKind(Enum):
    """What is to be settled: each has buttons of its own."""

    SCAN = auto()
    ACT = auto()
    REVIEW = auto()


@dataclass(frozen=True, slots=True)
class Line(Generic[Subject]):
    """One thing to settle, in words.

    Attributes:
        key: tells it from the others, also after the list was read again.
        subject: what a service is asked to settle.
        when: of the row, as ``who`` and ``what`` are.
        title: what is wrong, large.
        sentence: how that came about.
        facts: what is known, one line each.
        advice: what to do.
        needs: the right that it takes to decide; None where everybody may.
        anew: what the button says that does it once more; empty where that cannot be done.
    """

    key: str
    subject: Subject
    when: str
    who: str
    what: str
    tone: Tone
    symbol: str
    title: str
    sentence: str
    facts: tuple[Fact, ...]
    advice: str
    needs: Right | None = None
    anew: str = ""


class LinesModel(TableModel[Line[Subject]]):
    """When, who, what."""

    def __init__(self, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        columns: list[Column[Line[Subject]]] = [
            Column(translate("Settling", "When"), lambda line: line.when),
            Column(translate("Settling", "Who"), lambda line: line.who),
            Column(translate("Settling", "What"), lambda line: line.what),
        ]
        super().__init__(columns, parent)

    def row_of(self, key: str) -> int | None:
        """Return the row of a line; None where it is not there any more."""
        return next((row for row, line in enumerate(self.rows) if line.key == key), None)
