"""The lists, their fields, and what is said of them, in words."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain import list_kinds
from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.list_edits import ListContents
from sentinel_desktop.domain.list_kinds import ListKind, ValueDetails, ValueField
from sentinel_desktop.domain.list_rules import Problem, longest
from sentinel_desktop.domain.lists import Branch, RankCategory, Usage
from sentinel_desktop.ui.times import number_text

translate = QCoreApplication.translate

_NOUNS: Final = {
    "members": "member",
    "member_tags": "member",
    "member_qualifications": "member",
    "visitors": "visit",
    "badges": "badge",
    "event_attendees": "attendee",
    "ranks": "rank",
}
"""What a record of a table is called, for ``counted_text``."""
"""Of one, and of several."""


def title_of(kind: ListKind) -> str:
    """Return what a list is called; one that a supervisor added by what it is kept as."""
    known = _titles().get(kind.name)
    return known or kind.name.replace("_", " ").strip().capitalize() or kind.name


def field_text(field: ValueField, kind: ListKind) -> str:
    """Return what a field is called."""
    if field is ValueField.CODE and kind.code_is_seen:
        return translate("Lists", "Short name")
    return _fields()[field]


def hint_of(field: ValueField, kind: ListKind, *, is_new: bool, is_system: bool) -> str:
    """Return the rule that stands under a field; empty where there is nothing to know."""
    if field is ValueField.CODE:
        return _code_hint(kind, is_new=is_new, is_system=is_system)
    return {
        ValueField.NAME_FR: translate("Lists", "Left empty, the English name is shown."),
        ValueField.REPLACED_BY: translate("Lists", "What is given now in the place of this one."),
        ValueField.BRANCH: translate("Lists", "A rank has its place among those of its branch."),
    }.get(field, "")


def _code_hint(kind: ListKind, *, is_new: bool, is_system: bool) -> str:
    if kind.code_is_seen:
        return translate("Lists", "As the board and the cards show it.")
    if is_new:
        return translate("Lists", "Made from the name. It stays after the first save.")
    if is_system:
        return translate("Lists", "The program knows the value by it: it stays.")
    return translate("Lists", "It stays, whatever the value is called.")


def problem_text(kind: ListKind, field: ValueField, problem: Problem) -> str:
    """Return the sentence beside a field."""
    return {
        Problem.EMPTY: translate("Lists", "This cannot be empty."),
        Problem.TOO_LONG: translate("Lists", "{n} characters at most.").format(n=longest(kind, field)),
        Problem.NAME_TAKEN: translate("Lists", "Another value of this list has this name."),
        Problem.CODE_TAKEN: translate("Lists", "Another value of this list has it already."),
        Problem.CODE_FORM: translate("Lists", "Small letters a to z, digits and underscores only."),
        Problem.COLOUR_FORM: translate("Lists", "# and six of 0-9 and A-F, as in #1B4F8F."),
        Problem.CONTROL_CHARACTER: translate("Lists", "There is a character in it that cannot be seen: type it anew."),
        Problem.REPLACES_ITSELF: translate("Lists", "A rank is not replaced by itself."),
    }[problem]


def choice_text(choice: OnScan | Branch | RankCategory) -> str:
    """Return one choice of a field in words."""
    return _choices().get(choice) or translate("Lists", "Civilian")


def ruling_text(ruling: OnScan) -> str:
    """Return what a status does when its badge, or its member's, is scanned."""
    return _rulings()[ruling]


def uses_text(usages: Iterable[Usage]) -> str:
    """Return who has a value, counted: "1,032 visits"; empty where nothing has it."""
    counts = dict[str, int]()
    for usage in usages:
        noun = _NOUNS.get(usage.table, "record")
        counts[noun] = counts.get(noun, 0) + usage.count
    return ", ".join(counted_text(count, noun) for noun, count in counts.items())


def counted_text(count: int, noun: str = "record") -> str:
    """Return a number with its noun: "1 record", "2 records"."""
    counted = {
        "member": translate("Lists", "{n} member(s)", "", count),
        "visit": translate("Lists", "{n} visit(s)", "", count),
        "badge": translate("Lists", "{n} badge(s)", "", count),
        "attendee": translate("Lists", "{n} attendee(s)", "", count),
        "rank": translate("Lists", "{n} rank(s)", "", count),
        "record": translate("Lists", "{n} record(s)", "", count),
        "row": translate("Lists", "{n} row(s)", "", count),
        "value": translate("Lists", "{n} value(s)", "", count),
    }
    return counted[noun].format(n=number_text(count))


def user_text(table: str) -> str:
    """Return what a record of a table is called."""
    return {
        "member": translate("Lists", "member"),
        "visit": translate("Lists", "visit"),
        "badge": translate("Lists", "badge"),
        "attendee": translate("Lists", "attendee"),
        "rank": translate("Lists", "rank"),
    }.get(_NOUNS.get(table, ""), translate("Lists", "record"))


def value_text(contents: ListContents, field: ValueField, value: Any) -> str:  # noqa: ANN401 - as the field has it
    """Return what stands in a field, in words, for two versions to be compared."""
    if isinstance(value, bool):
        return translate("Lists", "yes") if value else translate("Lists", "no")
    if isinstance(value, OnScan | Branch | RankCategory):
        return choice_text(value)
    if field is ValueField.REPLACED_BY:
        return rank_name(contents, value)
    return str(value)


def rank_name(contents: ListContents, key: UUID | None) -> str:
    """Return the short name and the name of a rank of this list; empty for none."""
    found = contents.find(key)
    return "" if found is None else named(contents.kind, found.record.details)


def named(kind: ListKind, details: ValueDetails) -> str:
    """Return what a value is called, with its short name before it where people know it by that."""
    return f"{details.code} · {details.name}" if kind.code_is_seen else details.name


def _titles() -> dict[str, str]:
    return {
        list_kinds.MEMBER_STATUSES.name: translate("Lists", "Member statuses"),
        list_kinds.MEMBER_TYPES.name: translate("Lists", "Member types"),
        list_kinds.VISIT_TYPES.name: translate("Lists", "Visit types"),
        list_kinds.BADGE_STATUSES.name: translate("Lists", "Badge statuses"),
        list_kinds.RANKS.name: translate("Lists", "Ranks"),
        list_kinds.DIVISIONS.name: translate("Lists", "Divisions"),
        list_kinds.MESSES.name: translate("Lists", "Messes"),
        list_kinds.MOCS.name: translate("Lists", "MOCs"),
        list_kinds.EVENT_ROLES.name: translate("Lists", "Event roles"),
        list_kinds.TAGS.name: translate("Lists", "Tags"),
        list_kinds.QUALIFICATION_TYPES.name: translate("Lists", "Qualification types"),
    }


def _fields() -> dict[ValueField, str]:
    return {
        ValueField.NAME: translate("Lists", "Name"),
        ValueField.NAME_FR: translate("Lists", "French name"),
        ValueField.CODE: translate("Lists", "Code"),
        ValueField.COLOUR: translate("Lists", "Colour"),
        ValueField.ON_SCAN: translate("Lists", "When a badge is scanned"),
        ValueField.IS_POSITIONAL: translate("Lists", "Appointment"),
        ValueField.CAN_RECEIVE_LOCKUP: translate("Lists", "Lockup"),
        ValueField.BRANCH: translate("Lists", "Branch"),
        ValueField.CATEGORY: translate("Lists", "Category"),
        ValueField.REPLACED_BY: translate("Lists", "Replaced by"),
        ValueField.DESCRIPTION: translate("Lists", "Description"),
    }


def _choices() -> dict[OnScan | Branch | RankCategory, str]:
    return {
        OnScan.ALLOW: translate("Lists", "Recorded as usual"),
        OnScan.WARN: translate("Lists", "Recorded, with a warning"),
        OnScan.REFUSE: translate("Lists", "Refused"),
        Branch.NAVY: translate("Lists", "Navy"),
        Branch.ARMY: translate("Lists", "Army"),
        Branch.AIR_FORCE: translate("Lists", "Air Force"),
        RankCategory.JUNIOR_NCM: translate("Lists", "Junior NCM"),
        RankCategory.SENIOR_NCM: translate("Lists", "Senior NCM"),
        RankCategory.JUNIOR_OFFICER: translate("Lists", "Junior officer"),
        RankCategory.SENIOR_OFFICER: translate("Lists", "Senior officer"),
        RankCategory.GENERAL_OFFICER: translate("Lists", "General officer"),
    }


def _rulings() -> dict[OnScan, str]:
    return {
        OnScan.ALLOW: translate("Lists", "The person comes in or goes out; nothing else is said."),
        OnScan.WARN: translate("Lists", "The person comes in or goes out, and the desk is told to send them on."),
        OnScan.REFUSE: translate("Lists", "Nobody comes in by it: the scan is refused, loudly."),
    }
