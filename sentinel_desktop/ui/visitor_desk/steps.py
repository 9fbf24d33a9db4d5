"""Where in the sign-in a person is: the names of its pages in a row."""

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class Steps(QWidget):
    """The pages that are done and the one that is shown stand out; the others are quiet."""

    def __init__(self, look: Appearance, names: Sequence[str]) -> None:
        super().__init__()
        self._type = look.type
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.type.px(18))
        self._labels = [text_label(f"{number} {name}") for number, name in enumerate(names, 1)]
        for label in self._labels:
            row.addWidget(label)
        row.addStretch(1)

    def show_step(self, shown: int) -> None:
        """Show that this page is shown, counted from zero."""
        for place, label in enumerate(self._labels):
            weight = QFont.Weight.Bold if place == shown else QFont.Weight.Medium
            label.setFont(self._type.font(0.95, weight))
            label.setProperty("role", "step" if place == shown else "" if place < shown else "quiet")
            label.style().unpolish(label)
            label.style().polish(label)
        self.setAccessibleName(self._labels[shown].text())
