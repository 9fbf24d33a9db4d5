"""The fields of a member: what they are called, what their rules are, and in which of three columns they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"
    CHOICE_OR_NONE = "choice_or_none"


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field.

    Attributes:
        name: of the detail.
        label: what a person calls it.
        hint: its rule in a few words, empty where there is none.
    """

    name: str
    label: str
    hint: str = ""
    kind: FieldKind = FieldKind.LINE


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together, under a title."""

    title: str
    fields: tuple[FieldWords, ...]


def field_columns() -> tuple[tuple[FieldGroup, ...], ...]:
    """Return the fields in their columns."""
    return ((_who(),), (_unit(), _notes()), (_contact(), _service()))


def _who() -> FieldGroup:
    translate = QCoreApplication.translate
    return FieldGroup(
        translate("MemberFields", "Who"),
        (
            FieldWords(
                "service_number",
                translate("MemberFields", "Service number"),
                translate("MemberFields", "needed; nobody else's; spaces are left out"),
            ),
            FieldWords(
                "rank_id", translate("MemberFields", "Rank"), translate("MemberFields", "needed"), FieldKind.CHOICE
            ),
            FieldWords("last_name", translate("MemberFields", "Last name"), translate("MemberFields", "needed")),
            FieldWords("first_name", translate("MemberFields", "First name"), translate("MemberFields", "needed")),
            FieldWords("initials", translate("MemberFields", "Initials")),
            FieldWords(
                "display_name",
                translate("MemberFields", "Shown as"),
                translate("MemberFields", "needed; proposed from the name, without the rank"),
            ),
        ),
    )


def _unit() -> FieldGroup:
    translate = QCoreApplication.translate
    choice, or_none = FieldKind.CHOICE, FieldKind.CHOICE_OR_NONE
    needed = translate("MemberFields", "needed")
    return FieldGroup(
        translate("MemberFields", "In the unit"),
        (
            FieldWords("division_id", translate("MemberFields", "Division"), needed, choice),
            FieldWords("member_type_id", translate("MemberFields", "Type"), needed, choice),
            FieldWords("member_status_id", translate("MemberFields", "Status"), needed, choice),
            FieldWords("mess_id", translate("MemberFields", "Mess"), kind=or_none),
            FieldWords("moc_id", translate("MemberFields", "MOC"), kind=or_none),
            FieldWords("employee_number", translate("MemberFields", "Employee number")),
        ),
    )


def _contact() -> FieldGroup:
    translate = QCoreApplication.translate
    return FieldGroup(
        translate("MemberFields", "To be reached"),
        (
            FieldWords("email", translate("MemberFields", "E-mail")),
            FieldWords("mobile_phone", translate("MemberFields", "Mobile phone")),
            FieldWords("home_phone", translate("MemberFields", "Home phone")),
        ),
    )


def _service() -> FieldGroup:
    translate = QCoreApplication.translate
    written = translate("MemberFields", "year-month-day, as 2026-04-01")
    return FieldGroup(
        translate("MemberFields", "Service"),
        (
            FieldWords("enrolled_on", translate("MemberFields", "Enrolled on"), written),
            FieldWords("contract_start", translate("MemberFields", "Contract from"), written),
            FieldWords(
                "contract_end",
                translate("MemberFields", "Contract until"),
                translate("MemberFields", "its last day, not before its first"),
            ),
        ),
    )


def _notes() -> FieldGroup:
    translate = QCoreApplication.translate
    return FieldGroup(
        translate("MemberFields", "Notes"),
        (
            FieldWords(
                "notes",
                translate("MemberFields", "Notes"),
                translate("MemberFields", "read by everybody who may see members"),
                FieldKind.LINES,
            ),
        ),
    )


def field_labels() -> Mapping[str, str]:
    """Return what every field is called, by the name of its detail; those too that nobody types."""
    labels = {field.name: field.label for column in field_columns() for group in column for field in group.fields}
    translate = QCoreApplication.translate
    return labels | {
        "archived_at": translate("MemberFields", "Archived"),
        "source": translate("MemberFields", "Source"),
    }
