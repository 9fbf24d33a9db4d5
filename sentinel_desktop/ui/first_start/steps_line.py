"""How far the first start has come: the questions in a row, and which of how many this is."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sentinel_desktop.domain.first_start import STEPS, Step
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class StepsLine(QWidget):
    """The question that is shown stands out; those to come are quiet."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._type = look.type
        names = {
            Step.PLACE: self.tr("Data"),
            Step.ADMINISTRATOR: self.tr("Administrator"),
            Step.READER: self.tr("Reader"),
            Step.CONTENT: self.tr("Members"),
            Step.DONE: self.tr("Done"),
        }
        self._labels = {step: text_label(f"{number} {names[step]}") for number, step in enumerate(STEPS, 1)}
        self.count = text_label()
        self.count.setProperty("role", "quiet")
        self.count.setFont(look.type.font(0.95, QFont.Weight.Medium))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.type.px(18))
        for label in self._labels.values():
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.count)

    def show_step(self, shown: Step) -> None:
        """Show that this question is shown."""
        for step, label in self._labels.items():
            label.setFont(self._type.font(0.95, QFont.Weight.Bold if step is shown else QFont.Weight.Medium))
            is_past = STEPS.index(step) < STEPS.index(shown)
            label.setProperty("role", "step" if step is shown else "" if is_past else "quiet")
            label.style().unpolish(label)
            label.style().polish(label)
        text = self.tr("{n} of {all}").format(n=STEPS.index(shown) + 1, all=len(STEPS))
        self.count.setText(text)
        self.setAccessibleName(f"{text}: {self._labels[shown].text()}")
