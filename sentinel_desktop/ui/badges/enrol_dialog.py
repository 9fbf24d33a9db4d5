"""Asks for a badge, and how it becomes one of the unit's; returns that and saves nothing."""

from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.badge_acts import BadgeProblem, BadgeRefusal, Enrolling
from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.fields import FindPeople, KindField, NumberField, holder_field
from sentinel_desktop.ui.badges.tap_dialog import TapDialog
from sentinel_desktop.ui.badges.wording import refusal_sentence
from sentinel_desktop.ui.theme import Appearance


class EnrolDialog(TapDialog):
    """A badge, whom it is for, its number, and who gets it.

    Args:
        look: of the window.
        kind: what is offered first.
        background: where members are looked for.
        find: finds them.
        parent: the page.
    """

    def __init__(
        self, look: Appearance, kind: BadgeKind, background: Background, find: FindPeople, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Enrol a badge")
        super().__init__(look, title, "", self.tr("Enrol it"), parent)
        self.kind = KindField(look, kind)
        self.number = NumberField(look)
        self.holder = holder_field(look, self.tr("&Holder"), background, find)
        self.holder.show_hint(self.tr("rank, name or service number; empty: nobody yet"))
        for field in (self.kind, self.number, self.holder):
            self.fields.addWidget(field)
        self.kind.combo.currentIndexChanged.connect(self._on_kind)
        self.holder.text_edited.connect(lambda _: self._on_holder())
        self.holder.chosen.connect(lambda _: self._on_holder())
        self._on_kind()
        self.number.edit.setFocus()

    @property
    def given(self) -> Enrolling:
        """How the badge is to be enrolled."""
        choice = self.holder.choice if self.kind.kind is BadgeKind.MEMBER else None
        return Enrolling(
            self.kind.kind,
            self.number.number,
            None if choice is None else choice.key,  # type: ignore[arg-type]
            despite_ambiguity=self.despite.isChecked(),
        )

    def propose_number(self, number: str) -> None:
        """Write the number that comes next, unless a person typed one."""
        if not self.number.edit.isModified():
            self.number.edit.setText(number)
            self.number.edit.setModified(False)

    def is_ready(self) -> bool:
        """Whether a badge is there that can be enrolled, and the holder is one of those offered or nobody."""
        return self.fits() and self._is_settled()

    def show_refusal(self, refusal: BadgeRefusal) -> None:
        """Say why it was not enrolled, beside the field that it is about."""
        sentence = refusal_sentence(refusal)
        fields = {
            BadgeProblem.NUMBER_TAKEN: self.number,
            BadgeProblem.MEMBER_HAS_ONE: self.holder,
            BadgeProblem.MEMBER_GONE: self.holder,
        }
        if refusal.problem in fields:
            fields[refusal.problem].show_problem(sentence)
            fields[refusal.problem].editor.setFocus()
        else:
            self.show_message(sentence)

    def _is_settled(self) -> bool:
        if self.kind.kind is not BadgeKind.MEMBER:
            return True
        return self.holder.choice is not None or not self.holder.text.strip()

    def _on_kind(self) -> None:
        self.holder.setVisible(self.kind.kind is BadgeKind.MEMBER)
        self._show_ready()

    def _on_holder(self) -> None:
        self._show_ready()
