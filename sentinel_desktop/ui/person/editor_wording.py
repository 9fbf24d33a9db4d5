"""What is typed of a member, in words: which fields, what was kept, and two versions side by side."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.member_drafts import DRAFTED
from sentinel_desktop.domain.member_views import MemberChoices
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.ui.person.editor_fields import field_labels
from sentinel_desktop.ui.person.editor_typing import Typing
from sentinel_desktop.ui.person.wording import chosen_text, date_text
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictRow

translate = QCoreApplication.translate


def fields_text(names: Sequence[str]) -> str:
    """Return what fields are called, in the order of the form."""
    return ", ".join(label for name, label in field_labels().items() if name in names)


def kept_sentence(kept: Typing, now: Record[MemberDetails] | None, at: datetime, zone: ZoneInfo) -> str:
    """Return what is said where something typed before stands in the form again."""
    typed = translate("Editor", "What you typed at {when} is still here, and not saved yet.")
    sentence = typed.format(when=since_text(kept.at, at, zone))
    if now is not None and kept.base is not None and now.version != kept.base.version:
        return f"{sentence} " + translate("Editor", "Somebody saved this member meanwhile: saving compares both.")
    return sentence


def conflict_rows(mine: MemberDetails, theirs: MemberDetails, choices: MemberChoices) -> tuple[ConflictRow, ...]:
    """Return both versions field by field, those where one has something."""
    labels = field_labels()
    rows = [
        ConflictRow(labels[name], detail_text(mine, name, choices), detail_text(theirs, name, choices))
        for name in DRAFTED
    ]
    return tuple(row for row in rows if row.mine or row.theirs)


def detail_text(details: MemberDetails, name: str, choices: MemberChoices) -> str:
    """Return one detail in words; empty where it has no value."""
    value = getattr(details, name)
    if isinstance(value, date):
        return date_text(value)
    values = choices.of_detail(name)
    return value or "" if values is None or value is None else chosen_text(values, value)
