"""Asks for the badge that replaces another, and what becomes of that one; returns it and saves nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.badge_acts import BadgeProblem, BadgeRefusal, Enrolling, StatusCode, StatusGiven
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine, BadgeStatus, OnScan
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.badges.fields import NumberField, ReasonField, StatusField
from sentinel_desktop.ui.badges.tap_dialog import TapDialog
from sentinel_desktop.ui.badges.wording import badge_name, refusal_sentence
from sentinel_desktop.ui.theme import Appearance


class ReplaceDialog(TapDialog):
    """The new badge; the old one's status with the reason.

    Args:
        look: of the window.
        line: the old badge, which a member holds.
        statuses: to choose from, those only that a reader refuses.
        reason: what was typed before and not saved.
        parent: the page.
    """

    def __init__(
        self,
        look: Appearance,
        line: BadgeLine,
        statuses: Sequence[BadgeStatus],
        reason: str = "",
        parent: QWidget | None = None,
    ) -> None:
        name = "" if line.holder is None else line.holder.name
        title = self.tr("A new badge for {name}").format(name=name)
        about = self.tr("It takes the place of badge {badge}, in one step: the old one is refused from then on.")
        super().__init__(look, title, about.format(badge=badge_name(line)), self.tr("Replace it"), parent)
        self._line = line
        is_refused = line.on_scan is OnScan.REFUSE
        lost = next((status.id for status in statuses if status.code == StatusCode.LOST), None)
        self.number = NumberField(look)
        self.status = StatusField(
            look, self.tr("The old one is &now"), statuses, line.status_id if is_refused else lost
        )
        self.reason = ReasonField(look, reason or line.status_reason)
        self.reason.show_rule(must_be=True)
        for field in (self.number, self.status, self.reason):
            self.fields.addWidget(field)
        self.reason.edit.textChanged.connect(self._on_reason)
        self.looked_up.connect(self._on_looked_up)
        self.reason.edit.setFocus()

    @property
    def given(self) -> StatusGiven | None:
        """What becomes of the old badge; None where there is no status to choose."""
        status = self.status.status
        return None if status is None else StatusGiven(status.id, self.reason.reason)

    @property
    def wanted(self) -> Enrolling:
        """How the new one is enrolled, where it is not yet, and who gets it."""
        holder = None if self._line.holder is None else self._line.holder.id
        return Enrolling(BadgeKind.MEMBER, self.number.number, holder, despite_ambiguity=self.despite.isChecked())

    def fits(self) -> bool:
        """Whether the badge that was tapped can be given to the member."""
        return self._is_spare() or super().fits()

    def is_ready(self) -> bool:
        """Whether a badge is there that can be given, and the reason too."""
        return self.fits() and self.status.status is not None and bool(self.reason.reason)

    def words_of(self, obstacle: BadgeRefusal | None) -> tuple[str, Tone, str, str]:
        """Return symbol, tone, title and sentence of a badge; one that is enrolled and free is as good as a new one."""
        if obstacle is None or obstacle.problem is not BadgeProblem.ENROLLED_ALREADY or obstacle.badge is None:
            return super().words_of(obstacle)
        badge = obstacle.badge
        if self._is_spare():
            words = self.tr("Badge {badge} is enrolled, and nobody has it.").format(badge=badge_name(badge))
            return "circle-check", Tone.IN, self.tr("A free badge"), words
        if badge.id == self._line.id:
            sentence = refusal_sentence(BadgeRefusal(BadgeProblem.SAME_BADGE, badge))
            return "octagon-x", Tone.REFUSED, self.tr("The old badge"), sentence
        return super().words_of(obstacle)

    def show_refusal(self, refusal: BadgeRefusal) -> None:
        """Say why it was not done, beside the field that it is about."""
        sentence = refusal_sentence(refusal)
        fields = {BadgeProblem.REASON_MISSING: self.reason, BadgeProblem.STATUS_GONE: self.status}
        if refusal.problem in fields:
            fields[refusal.problem].show_problem(sentence)
        else:
            self.show_message(sentence)

    def _is_spare(self) -> bool:
        if self.obstacle is None or self.obstacle.problem is not BadgeProblem.ENROLLED_ALREADY:
            return False
        badge = self.obstacle.badge
        if badge is None or badge.id == self._line.id:
            return False
        return badge.kind is BadgeKind.MEMBER and badge.holder is None and badge.on_scan is not OnScan.REFUSE

    def _on_looked_up(self) -> None:
        self.number.setVisible(not self._is_spare())

    def _on_reason(self) -> None:
        self.reason.show_problem("")
        self._show_ready()
