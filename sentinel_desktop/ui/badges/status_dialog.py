"""Asks what becomes of a badge, and why; returns that and saves nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.badge_acts import BadgeProblem, BadgeRefusal, StatusCode, StatusGiven
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine, BadgeStatus, OnScan
from sentinel_desktop.ui.badges.fields import ReasonField, StatusField
from sentinel_desktop.ui.badges.wording import badge_name, refusal_sentence
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class StatusDialog(FormDialog):
    """A status, a reason, and whether the badge is taken back from the member who holds it.

    Args:
        look: of the window.
        line: the badge.
        statuses: to choose from.
        first: the one that is chosen at first; None for that which the badge has.
        reason: what was typed before and not saved.
        parent: the page.
    """

    def __init__(
        self,
        look: Appearance,
        line: BadgeLine,
        statuses: Sequence[BadgeStatus],
        first: StatusCode | None,
        reason: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("What becomes of badge {badge}?").format(badge=badge_name(line))
        super().__init__(look, title, _about(line), self.tr("Save"), parent)
        codes = {status.id: status.code for status in statuses}
        chosen = next((key for key, code in codes.items() if first is not None and code == first), line.status_id)
        self.status = StatusField(look, self.tr("&Status"), statuses, chosen)
        self.reason = ReasonField(look, reason)
        self.take_back = CheckBox(look)
        self._holder = line.holder if line.kind is BadgeKind.MEMBER else None
        if self._holder is not None:
            words = self.tr("Take it &back from {name}").format(name=self._holder.name.replace("&", "&&"))
            self.take_back.setText(words)
            self.take_back.setAccessibleName(words.replace("&", ""))
        self.take_back.setVisible(self._holder is not None)
        self.take_back.setChecked(self._holder is not None and first is StatusCode.DECOMMISSIONED)
        for widget in (self.status, self.reason, self.take_back):
            self.fields.addWidget(widget)
        self.status.combo.currentIndexChanged.connect(self._on_status)
        self.reason.edit.textChanged.connect(self._on_reason)
        self._on_status()
        (self.reason.edit if first is not None else self.status.combo).setFocus()

    @property
    def given(self) -> StatusGiven | None:
        """What is filled in; None where there is no status to choose."""
        status = self.status.status
        if status is None:
            return None
        take_back = self._holder is not None and self.take_back.isChecked()
        return StatusGiven(status.id, self.reason.reason, take_back)

    def is_ready(self) -> bool:
        """Whether a status is chosen, with a reason where it needs one."""
        return self.status.status is not None and (not self._needs_reason() or bool(self.reason.reason))

    def show_refusal(self, refusal: BadgeRefusal) -> None:
        """Say why it was not saved, beside the field that it is about."""
        sentence = refusal_sentence(refusal)
        fields = {BadgeProblem.REASON_MISSING: self.reason, BadgeProblem.STATUS_GONE: self.status}
        if refusal.problem in fields:
            fields[refusal.problem].show_problem(sentence)
        else:
            self.show_message(sentence)

    def _needs_reason(self) -> bool:
        status = self.status.status
        return status is not None and status.on_scan is not OnScan.ALLOW

    def _on_status(self) -> None:
        self.reason.show_rule(must_be=self._needs_reason())
        self._show_ready()

    def _on_reason(self) -> None:
        self.reason.show_problem("")
        self._show_ready()


def _about(line: BadgeLine) -> str:
    translate = QCoreApplication.translate
    if line.kind is BadgeKind.VISITOR and line.holder is not None:
        words = translate(
            "StatusDialog", "{name} has it now and stays signed in: sign them out from the list of visits."
        )
        return words.format(name=line.holder.name)
    return translate(
        "StatusDialog", "A badge that is lost, damaged or put away is refused at every reader from now on."
    )
