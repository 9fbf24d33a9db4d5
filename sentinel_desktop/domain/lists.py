"""The lists that supervisors edit: enumerations, ranks, divisions, list items, tags and kinds of qualification."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.sort_keys import sort_key

DEFAULT_COLOUR: Final = "#56677A"
_NAMELESS: Final = "value"
_NOT_OF_A_CODE: Final = re.compile("[^a-z0-9]+")


class ListName(StrEnum):
    """The lists of values; each is a table of its own."""

    MEMBER_STATUSES = "member_statuses"
    MEMBER_TYPES = "member_types"
    VISIT_TYPES = "visit_types"
    BADGE_STATUSES = "badge_statuses"
    RANKS = "ranks"
    LIST_ITEMS = "list_items"
    DIVISIONS = "divisions"
    TAGS = "tags"
    QUALIFICATION_TYPES = "qualification_types"


class Branch(StrEnum):
    """What a rank belongs to."""

    NAVY = "navy"
    ARMY = "army"
    AIR_FORCE = "air_force"
    CIVILIAN = "civilian"


class RankCategory(StrEnum):
    """The standing of a rank."""

    CIVILIAN = "civilian"
    JUNIOR_NCM = "junior_ncm"
    SENIOR_NCM = "senior_ncm"
    JUNIOR_OFFICER = "junior_officer"
    SENIOR_OFFICER = "senior_officer"
    GENERAL_OFFICER = "general_officer"


class ListType(StrEnum):
    """The lists among the list items that the program itself refers to; supervisors add others."""

    MESS = "mess"
    MOC = "moc"
    EVENT_ROLE = "event_role"


@dataclass(frozen=True, slots=True)
class EnumeratedDetails:
    """One value of an enumeration.

    Attributes:
        code: lower-case letters, digits and underscores, unique in its list.
        colour: ``#RRGGBB``.
        is_active: offered for new records; a hidden value stays on the records that have it.
        is_system: the program itself needs it: it can be renamed, never deleted.
    """

    code: str
    name: str
    name_fr: str = ""
    description: str = ""
    colour: str = DEFAULT_COLOUR
    display_order: int = 0
    is_active: bool = True
    is_system: bool = False


@dataclass(frozen=True, slots=True)
class StatusDetails(EnumeratedDetails):
    """A status of a member or a badge, and what a scan makes of it."""

    on_scan: OnScan = OnScan.ALLOW


@dataclass(frozen=True, slots=True)
class TagDetails(EnumeratedDetails):
    """A tag; a positional one is an appointment."""

    is_positional: bool = False


@dataclass(frozen=True, slots=True)
class QualificationTypeDetails(EnumeratedDetails):
    """A kind of qualification, and whether its holder may receive the lockup."""

    can_receive_lockup: bool = False


@dataclass(frozen=True, slots=True)
class ListItemDetails:
    """One value of another list."""

    list_type: str
    code: str
    name: str
    name_fr: str = ""
    display_order: int = 0
    is_active: bool = True
    is_system: bool = False


@dataclass(frozen=True, slots=True)
class DivisionDetails:
    """A division of the unit."""

    code: str
    name: str
    name_fr: str = ""
    description: str = ""
    display_order: int = 0
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class RankDetails:
    """A rank.

    Attributes:
        code: unique in its branch.
        display_order: grows with seniority.
        replaced_by_id: the rank that is used instead, where this one is no longer given.
    """

    code: str
    name: str
    branch: Branch
    category: RankCategory
    display_order: int
    name_fr: str = ""
    is_active: bool = True
    replaced_by_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """One record that has a value of a list, as a screen names and opens it.

    Attributes:
        table: where it is; a member who has a tag or a qualification is in ``members``.
        label: the person's name, the badge's number, the name of the rank.
    """

    table: str
    id: UUID
    label: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Records that have a value of a list.

    Attributes:
        table: where they are.
        column: which of its columns names the value.
        count: how many.
    """

    table: str
    column: str
    count: int


class ListOrder(StrEnum):
    """The orders of a list: the one supervisors gave it, or by name."""

    PLACE = "place"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which values of a list are wanted; None lets all through.

    Attributes:
        text: words that are all part of the name, whatever their case and accents.
        scope: which of the lists that share a table: the list's type, or the branch of ranks.
    """

    text: str = ""
    is_active: bool | None = None
    scope: str | None = None


def code_from(name: str, taken: Collection[str] = ()) -> str:
    """Return the code that is made from a name: lower-case letters without accents, digits, single underscores.

    Args:
        name: as a person wrote it.
        taken: codes that the list has already; the smallest number that makes the code a new one is added to it.
    """
    code = _NOT_OF_A_CODE.sub("_", sort_key(name)).strip("_") or _NAMELESS
    if code not in taken:
        return code
    return next(numbered for number in count(2) if (numbered := f"{code}_{number}") not in taken)
