"""The lists as a supervisor sees them, declared: a new one is a line here, and the words for it on the screen."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.lists import (
    DEFAULT_COLOUR,
    Branch,
    DivisionDetails,
    EnumeratedDetails,
    ListItemDetails,
    ListName,
    ListType,
    QualificationTypeDetails,
    RankCategory,
    RankDetails,
    StatusDetails,
    TagDetails,
)

ValueDetails = EnumeratedDetails | ListItemDetails | DivisionDetails | RankDetails
"""Of every list; which one a list has, its kind says."""


class ValueField(StrEnum):
    """What a person edits of a value; each is named as the detail it is kept in."""

    NAME = "name"
    NAME_FR = "name_fr"
    CODE = "code"
    COLOUR = "colour"
    ON_SCAN = "on_scan"
    IS_POSITIONAL = "is_positional"
    CAN_RECEIVE_LOCKUP = "can_receive_lockup"
    BRANCH = "branch"
    CATEGORY = "category"
    REPLACED_BY = "replaced_by_id"
    DESCRIPTION = "description"


Typed = Mapping[ValueField, Any]
"""What stands in the fields of a form, as the details would have it; a text may still break a rule."""

_NEW: Final[Typed] = {
    ValueField.NAME: "",
    ValueField.NAME_FR: "",
    ValueField.CODE: "",
    ValueField.COLOUR: DEFAULT_COLOUR,
    ValueField.ON_SCAN: OnScan.ALLOW,
    ValueField.IS_POSITIONAL: False,
    ValueField.CAN_RECEIVE_LOCKUP: False,
    ValueField.BRANCH: Branch.NAVY,
    ValueField.CATEGORY: RankCategory.JUNIOR_NCM,
    ValueField.REPLACED_BY: None,
    ValueField.DESCRIPTION: "",
}


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list.

    Attributes:
        name: tells it from the others; the screen has its words by it.
        list: where its values are kept.
        details: the type of what a value consists of.
        fields: what is edited of a value, in the order of the form.
        list_type: which of the lists that share the list items; None for every other list.
        parted_by: values that have the same here have an order among themselves, as the ranks of a branch do.
        code_is_seen: people read the code on the board, so that it is free in form and stays editable.
    """

    name: str
    list: ListName
    details: type[ValueDetails]
    fields: tuple[ValueField, ...]
    list_type: str | None = None
    parted_by: ValueField | None = None
    code_is_seen: bool = False

    def part_of(self, details: ValueDetails) -> str | None:
        """Return within what a value has its place: the repository's scope of it."""
        return self.list_type if self.parted_by is None else getattr(details, self.parted_by)

    def typed(self, details: ValueDetails | None = None) -> Typed:
        """Return what a form shows of a value; of a new one without ``details``."""
        if details is None:
            return {field: _NEW[field] for field in self.fields}
        return {field: getattr(details, field) for field in self.fields}

    def details_from(self, typed: Typed, before: ValueDetails | None = None) -> ValueDetails:
        """Return the details that the fields make, without the spaces around texts.

        What is not edited in a form stays as it was ``before``, or begins as every new value does.
        """
        given = {str(field): clean(typed[field]) for field in self.fields if field in typed}
        if before is not None:
            return dataclasses.replace(before, **given)
        if self.list_type is not None:
            given["list_type"] = self.list_type
        if self.details is RankDetails:
            given["display_order"] = 0
        return self.details(**given)


def clean(value: Any) -> Any:  # noqa: ANN401 - a text, or what is no text and stays
    """Return a text without the spaces around it and with one where several were, lines kept."""
    if not isinstance(value, str) or isinstance(value, StrEnum):
        return value
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())


_NAMES: Final = (ValueField.NAME, ValueField.NAME_FR, ValueField.CODE)
_ENUMERATION: Final = (*_NAMES, ValueField.COLOUR)
_STATUS: Final = (*_ENUMERATION, ValueField.ON_SCAN, ValueField.DESCRIPTION)
_RANK: Final = (*_NAMES, ValueField.BRANCH, ValueField.CATEGORY, ValueField.REPLACED_BY)


def list_of_items(list_type: str) -> ListKind:
    """Return the list among the list items that has this type."""
    return ListKind(list_type, ListName.LIST_ITEMS, ListItemDetails, _NAMES, list_type=list_type)


MEMBER_STATUSES: Final = ListKind("member_statuses", ListName.MEMBER_STATUSES, StatusDetails, _STATUS)
MEMBER_TYPES: Final = ListKind(
    "member_types", ListName.MEMBER_TYPES, EnumeratedDetails, (*_ENUMERATION, ValueField.DESCRIPTION)
)
VISIT_TYPES: Final = ListKind(
    "visit_types", ListName.VISIT_TYPES, EnumeratedDetails, (*_ENUMERATION, ValueField.DESCRIPTION)
)
BADGE_STATUSES: Final = ListKind("badge_statuses", ListName.BADGE_STATUSES, StatusDetails, _STATUS)
RANKS: Final = ListKind("ranks", ListName.RANKS, RankDetails, _RANK, parted_by=ValueField.BRANCH, code_is_seen=True)
DIVISIONS: Final = ListKind(
    "divisions", ListName.DIVISIONS, DivisionDetails, (*_NAMES, ValueField.DESCRIPTION), code_is_seen=True
)
TAGS: Final = ListKind(
    "tags", ListName.TAGS, TagDetails, (*_ENUMERATION, ValueField.IS_POSITIONAL, ValueField.DESCRIPTION)
)
QUALIFICATION_TYPES: Final = ListKind(
    "qualification_types",
    ListName.QUALIFICATION_TYPES,
    QualificationTypeDetails,
    (*_ENUMERATION, ValueField.CAN_RECEIVE_LOCKUP, ValueField.DESCRIPTION),
)
MESSES: Final = list_of_items(ListType.MESS.value)
MOCS: Final = list_of_items(ListType.MOC.value)
EVENT_ROLES: Final = list_of_items(ListType.EVENT_ROLE.value)

KINDS: Final = (
    MEMBER_STATUSES,
    MEMBER_TYPES,
    VISIT_TYPES,
    BADGE_STATUSES,
    RANKS,
    DIVISIONS,
    MESSES,
    MOCS,
    EVENT_ROLES,
    TAGS,
    QUALIFICATION_TYPES,
)
"""In the order of the screen; the lists that a supervisor added follow them."""
