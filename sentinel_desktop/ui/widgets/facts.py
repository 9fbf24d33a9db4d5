"""Facts as lines of a name and a value, updated in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sentinel_desktop.ui.sentences import named_value
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.plain_label import text_label


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts; ``is_bad`` where it is worth a look."""

    name: str
    value: str
    is_bad: bool = False


class FactsGrid(QWidget):
    """The names at the left, quiet; the values beside them, to be read and copied."""

    def __init__(self, type_: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = type_
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(type_.px(14))
        self._grid.setVerticalSpacing(type_.px(7))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show exactly these."""
        while len(self._rows) < len(facts):
            self._add_row()
        for n, (name, value) in enumerate(self._rows):
            name.setVisible(n < len(facts))
            value.setVisible(n < len(facts))
        for (name, value), fact in zip(self._rows, facts, strict=False):
            name.setText(fact.name)
            value.setText(fact.value)
            if value.property("bad") != fact.is_bad:
                value.setProperty("bad", fact.is_bad)
                value.style().unpolish(value)
                value.style().polish(value)
        self.setAccessibleDescription(". ".join(named_value(fact.name, fact.value) for fact in facts))

    def value_of(self, name: str) -> str:
        """Return the value that is shown for a name; empty where there is none."""
        return next((value.text() for label, value in self._rows if label.text() == name and label.isVisible()), "")

    def _add_row(self) -> None:
        name, value = text_label(), text_label()
        name.setProperty("role", "quiet")
        name.setFont(self._type.font(0.95))
        value.setProperty("role", "value")
        value.setFont(self._type.font(0.98, QFont.Weight.Medium))
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._rows)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((name, value))
