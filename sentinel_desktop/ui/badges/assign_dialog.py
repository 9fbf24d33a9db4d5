"""Asks which member gets a badge; returns that and saves nothing."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.badge_acts import BadgeRefusal
from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.fields import FindPeople, holder_field
from sentinel_desktop.ui.badges.wording import badge_name, refusal_sentence
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class AssignDialog(FormDialog):
    """A member, found by what is typed."""

    def __init__(
        self,
        look: Appearance,
        line: BadgeLine,
        background: Background,
        find: FindPeople,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Who gets badge {badge}?").format(badge=badge_name(line))
        about = self.tr("From now on its scans are theirs.")
        super().__init__(look, title, about, self.tr("Assign it"), parent)
        self.holder = holder_field(look, self.tr("&Member"), background, find)
        self.holder.show_hint(self.tr("rank, name or service number"))
        self.fields.addWidget(self.holder)
        self.holder.text_edited.connect(lambda _: self._show_ready())
        self.holder.chosen.connect(lambda _: self._show_ready())
        self._show_ready()
        self.holder.edit.setFocus()

    @property
    def given(self) -> UUID | None:
        """The member; None where none of those offered is chosen."""
        choice = self.holder.choice
        return choice.key if choice is not None and isinstance(choice.key, UUID) else None

    def is_ready(self) -> bool:
        """Whether one of those offered is chosen."""
        return self.given is not None

    def show_refusal(self, refusal: BadgeRefusal) -> None:
        """Say why it was not assigned."""
        self.holder.show_problem(refusal_sentence(refusal))
        self.holder.edit.setFocus()
