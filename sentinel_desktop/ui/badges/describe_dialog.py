"""Asks whom a badge is for and what is printed on it; returns that and saves nothing."""

from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.badge_acts import BadgeProblem, BadgeRefusal
from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.ui.badges.fields import KindField, NumberField
from sentinel_desktop.ui.badges.wording import refusal_sentence
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class DescribeDialog(FormDialog):
    """The number and the kind; the kind is fixed while somebody has the badge."""

    def __init__(self, look: Appearance, line: BadgeLine, parent: QWidget | None = None) -> None:
        title = self.tr("Badge …{tail}").format(tail=line.serial[-4:])
        super().__init__(look, title, "", self.tr("Save"), parent)
        self.number = NumberField(look, line.printed_number)
        self.kind = KindField(look, line.kind)
        self.kind.combo.setEnabled(line.holder is None)
        self.kind.show_hint(
            self.tr("can be changed until a visit or an attendee had it")
            if line.holder is None
            else self.tr("fixed while somebody has it")
        )
        for field in (self.number, self.kind):
            self.fields.addWidget(field)
        self.number.edit.setFocus()
        self.number.edit.selectAll()

    def show_refusal(self, refusal: BadgeRefusal) -> None:
        """Say why it was not saved, beside the field that it is about."""
        sentence = refusal_sentence(refusal)
        fields = {
            BadgeProblem.NUMBER_TAKEN: self.number,
            BadgeProblem.IN_USE: self.kind,
            BadgeProblem.HELD: self.kind,
        }
        if refusal.problem in fields:
            fields[refusal.problem].show_problem(sentence)
        else:
            self.show_message(sentence)
