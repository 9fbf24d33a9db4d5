"""Visitor badges held to the reader one after the other; each is enrolled under the number that comes next."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QWidget

from sentinel_desktop.domain.badge_acts import BadgeProblem, BadgeRefusal, Enrolling
from sentinel_desktop.domain.badge_numbers import number_after
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.ui.badges.fields import NumberField
from sentinel_desktop.ui.badges.tap_panel import TapPanel
from sentinel_desktop.ui.badges.wording import refusal_sentence
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.plain_label import text_label


class SeriesDialog(FormDialog):
    """The number of the next one, the panel, and what was enrolled so far.

    ``tap_requested`` tells that the next badge is waited for. Enter, as Esc, ends the series.
    """

    tap_requested = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        title = self.tr("Enrol visitor badges")
        about = self.tr("Hold one after the other to the reader: each gets the number that comes next.")
        super().__init__(look, title, about, self.tr("Done"), parent)
        self.cancel.hide()
        self.number = NumberField(look)
        self.number.show_hint(self.tr("of the next badge; write it on it now"))
        self.panel = TapPanel(look)
        self.said = text_label()
        self.said.setFont(look.type.font(1.0, QFont.Weight.DemiBold))
        self.said.setWordWrap(True)
        self.said.hide()
        self.done_so_far = QListWidget()
        self.done_so_far.setObjectName("values")
        self.done_so_far.setAccessibleName(self.tr("Enrolled so far"))
        self.done_so_far.setFixedHeight(look.type.px(120))
        self.done_so_far.hide()
        for widget in (self.number, self.panel, self.said, self.done_so_far):
            self.fields.addWidget(widget)
        self.panel.tap_requested.connect(self.tap_requested)
        self.number.edit.setFocus()

    @property
    def given(self) -> Enrolling:
        """How the next badge is enrolled."""
        return Enrolling(BadgeKind.VISITOR, self.number.number)

    @property
    def count(self) -> int:
        """How many were enrolled."""
        return self.done_so_far.count()

    def propose_number(self, number: str) -> None:
        """Write the number to begin with, unless a person typed one."""
        if not self.number.edit.isModified():
            self.number.edit.setText(number)
            self.number.edit.setModified(False)
            self.number.edit.selectAll()

    def show_waiting(self, seconds_left: int) -> None:
        """Ask for the next badge."""
        self.panel.show_waiting(seconds_left)

    def show_enrolled(self, line: BadgeLine) -> None:
        """Say that one is enrolled, and go on to the next number."""
        words = self.tr("{number} is badge {badge}.").format(number=line.printed_number, badge=redacted(line.serial))
        self._say(words, "good")
        self.done_so_far.insertItem(0, words)
        self.done_so_far.show()
        self.number.edit.setText(number_after(line.printed_number))

    def show_refusal(self, refusal: BadgeRefusal, read: BadgeRead) -> None:
        """Say why the badge that was tapped is not enrolled; the number stays for the next one."""
        sentence = refusal_sentence(refusal)
        if refusal.problem is BadgeProblem.NUMBER_TAKEN:
            self.number.show_problem(sentence)
            self.number.edit.setFocus()
        words = self.tr("Badge {badge}: {sentence}").format(badge=redacted(read.serial), sentence=sentence)
        self._say(words, "bad")

    def show_failure(self, sentence: str) -> None:
        """Say why a badge could not be enrolled; it may be held up again."""
        self._say(sentence, "bad")

    def show_enrolling(self, read: BadgeRead) -> None:
        """Say that a badge is being enrolled."""
        self.panel.show_badge(read, "hourglass", Tone.ATTENTION, self.tr("Enrolling…"), "")

    def _say(self, sentence: str, role: str) -> None:
        self.said.setText(sentence)
        self.said.setProperty("role", role)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.show()
