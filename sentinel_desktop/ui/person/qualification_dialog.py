"""A qualification as somebody grants or changes it: kind, first and last day, notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from sentinel_desktop.domain.member_drafts import MemberProblem, read_date
from sentinel_desktop.domain.member_views import Choice
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.ui.person.editor_choice import ChoiceBox
from sentinel_desktop.ui.person.wording import date_text, expiry_text, problem_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField


@dataclass(frozen=True, slots=True)
class QualificationEntry:
    """What was filled in, and is right as far as a dialog can tell."""

    kind: UUID
    granted_on: date
    expires_on: date | None
    notes: str


class QualificationDialog(FormDialog):
    """``asked`` tells that ``entry`` is to be saved; what is wrong stands beside its field.

    Args:
        kinds: what may be granted; a single one where a qualification that there is is changed.
        record: the qualification that is changed, None where one is granted.
        today: from when a new one is valid, unless a person says otherwise.
    """

    def __init__(
        self,
        look: Appearance,
        name: str,
        kinds: Sequence[Choice],
        record: Record[QualificationDetails] | None,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        held = None if record is None else record.details
        title = (
            translate("QualificationDialog", "Grant a qualification")
            if held is None
            else translate("QualificationDialog", "Change a qualification")
        )
        action = translate("QualificationDialog", "Grant") if held is None else translate("QualificationDialog", "Save")
        super().__init__(look, title, name, action, parent)
        self.seen = None if record is None else record.seen
        self.kind = ChoiceBox(look)
        self.kind.show_choices(kinds, held.qualification_type_id if held is not None else None)
        self.kind.setEnabled(held is None)
        self.granted_on = QLineEdit((held.granted_on if held is not None else today).isoformat())
        self.expires_on = QLineEdit("" if held is None or held.expires_on is None else held.expires_on.isoformat())
        self.notes = QLineEdit("" if held is None else held.notes)
        written = self.tr("year-month-day, as {today}").format(today=today.isoformat())
        self.kind_field = FormField(look, self.tr("Kind"), self.kind)
        self.granted_field = FormField(look, self.tr("Granted on"), self.granted_on, written)
        self.expires_field = FormField(
            look, self.tr("Expires on"), self.expires_on, self.tr("the last valid day; empty: for good")
        )
        self.notes_field = FormField(look, self.tr("Notes"), self.notes)
        for field in (self.kind_field, self.granted_field, self.expires_field, self.notes_field):
            self.fields.addWidget(field)
        for line in (self.granted_on, self.expires_on, self.notes):
            line.setMinimumHeight(look.type.px(34))
            line.textChanged.connect(self._on_changed)
        self.kind.chosen.connect(self._on_changed)
        self._on_changed()
        (self.kind if held is None else self.expires_on).setFocus()

    @property
    def entry(self) -> QualificationEntry | None:
        """What is filled in; None while something is missing or wrong."""
        kind, granted = self.kind.choice, read_date(self.granted_on.text())
        expires = read_date(self.expires_on.text())
        if kind is None or granted is None or self._expiry_problem() is not None:
            return None
        return QualificationEntry(kind, granted, expires, " ".join(self.notes.text().split()))

    def is_ready(self) -> bool:
        """Return whether all of it is right."""
        return self.entry is not None

    def show_broken(self, field: str, problem: MemberProblem) -> None:
        """Say what the database refuses, beside the field it is about."""
        beside = {
            "qualification_type_id": self.kind_field,
            "granted_on": self.granted_field,
            "expires_on": self.expires_field,
        }.get(field)
        if beside is None:
            self.show_message(problem_text(problem))
        else:
            beside.show_problem(problem_text(problem))

    def show_conflict(self, now: Record[QualificationDetails]) -> None:
        """Say what somebody else saved meanwhile; what stands here stays, and saving it takes the place of that."""
        self.seen = now.seen
        sentence = self.tr("Somebody changed it meanwhile: granted {granted}, expires {expires}. Save yours over it?")
        granted = date_text(now.details.granted_on)
        self.show_message(sentence.format(granted=granted, expires=expiry_text(now.details)))

    def _expiry_problem(self) -> MemberProblem | None:
        granted, expires = read_date(self.granted_on.text()), read_date(self.expires_on.text())
        if self.expires_on.text().strip() and expires is None:
            return MemberProblem.NOT_A_DATE
        if granted is not None and expires is not None and expires < granted:
            return MemberProblem.ENDS_BEFORE_IT_STARTS
        return None

    def _on_changed(self) -> None:
        text = self.granted_on.text().strip()
        granted = None
        if read_date(text) is None:
            granted = MemberProblem.NOT_A_DATE if text else MemberProblem.MISSING
        for field, problem in ((self.granted_field, granted), (self.expires_field, self._expiry_problem())):
            field.show_problem("" if problem is None else problem_text(problem))
        self.kind_field.show_problem("")
        self._show_ready()
