"""The cases of the lists that supervisors edit: nine repositories that keep the same rules."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.lists import (
    Branch,
    DivisionDetails,
    EnumeratedDetails,
    ListFilter,
    ListItemDetails,
    ListOrder,
    QualificationTypeDetails,
    RankCategory,
    RankDetails,
    StatusDetails,
    TagDetails,
)
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence.repositories.listed import ListRepository
from sentinel_desktop.persistence.repositories.lists import (
    BadgeStatusRepository,
    DivisionRepository,
    ListItemRepository,
    MemberStatusRepository,
    MemberTypeRepository,
    RankRepository,
    VisitTypeRepository,
)
from sentinel_desktop.persistence.repositories.qualifications import QualificationTypeRepository
from sentinel_desktop.persistence.repositories.tags import TagRepository
from tests.support.factories import Factories
from tests.support.repositories.declaration import Case, Sought

_NUMBERS: Final = itertools.count(1)
_ORDERS: Final[Mapping[Any, Callable[[Any], tuple[Any, ...]]]] = {
    ListOrder.PLACE: lambda value: (value.display_order, sort_key(value.name)),
    ListOrder.NAME: lambda value: (sort_key(value.name),),
}
_NAMES: Final = (
    "Zulu",
    "éclair",
    "Eclair",
    "ÉCLAIR",
    "alpha",
    "Été",
    "O'Brien",
    "Saint-Jean",
    "...",
    "10",
    "2",
    "Œuvre",
)
_KEPT: Final = frozenset({"display_order", "is_system"})

Uses = Mapping[str, Callable[[Factories, UUID], object]]


def _list_case(
    repository: type[ListRepository[Any]], given: Callable[[int], Any], others: Mapping[str, object], used: Uses
) -> Case:
    """Return the case of a list.

    Args:
        repository: the list's.
        given: makes valid details of a number that no others have.
        others: what differs in other details, beside the code and the names.
        used: what refers to a value, by the rule that then keeps it.
    """

    def first(_make: Factories) -> Any:  # noqa: ANN401 - details
        return given(next(_NUMBERS))

    def other(_make: Factories) -> Any:  # noqa: ANN401 - details
        number = next(_NUMBERS)
        return replace(
            given(number),
            code=f"other_{number}",
            name=f"Another {number}",
            name_fr="Un autre",
            is_active=False,
            **others,
        )

    def spread(make: Factories) -> list[Any]:
        named = [replace(first(make), name=name, display_order=place % 3) for place, name in enumerate(_NAMES)]
        return [*named, replace(first(make), name="Zulu", display_order=0)]

    def sought(change: Mapping[str, object], wanted: ListFilter) -> Callable[[Factories], Sought]:
        return lambda make: Sought(wanted, [replace(first(make), **change)], [other(make)])

    def by_text(make: Factories) -> Sought:
        names = ("Crème d'été", "Été", "Crème")
        found, *others = (replace(first(make), name=name) for name in names)
        return Sought(ListFilter(text="ÉTÉ cr"), [found], others)

    table = repository.table.name
    return Case(
        repository=repository,
        first=first,
        other=other,
        everything=ListFilter(),
        orders=_ORDERS,
        spread=spread,
        taken={_unique(table): lambda details: {"code": details.code}},
        used=used,
        invalid=_invalid(table),
        sought={
            "shown": sought({}, ListFilter(is_active=True)),
            "hidden": lambda make: Sought(ListFilter(is_active=False), [other(make)], [first(make)]),
            "text": by_text,
        },
        unedited=_KEPT & {field.name for field in fields(repository.details)},
    )


def _unique(table: str) -> str:
    return {"list_items": "uq_list_items_list_type_code", "ranks": "uq_ranks_branch_code"}.get(
        table, f"uq_{table}_code"
    )


def _invalid(table: str) -> dict[str, Mapping[str, object]]:
    if table in {"divisions", "ranks"}:
        return {f"ck_{table}_named": {"name": ""}}
    rules: dict[str, Mapping[str, object]] = {
        f"ck_{table}_code_form": {"code": "With Capitals"},
        f"ck_{table}_name_given": {"name": ""},
    }
    return rules if table == "list_items" else {**rules, f"ck_{table}_colour_form": {"colour": "red"}}


def _enumerated(kind: type[EnumeratedDetails]) -> Callable[[int], Any]:
    return lambda number: kind(f"listed_{number}", f"Value {number}")


def _in_scope(case: Case, scope: str, change: Mapping[str, object]) -> Case:
    """Return the case with a filter by the list that a value belongs to."""

    def sought(make: Factories) -> Sought:
        return Sought(ListFilter(scope=scope), [replace(case.first(make), **change)], [case.first(make)])

    return replace(case, sought={**case.sought, "scope": sought})


_MORE: Final[Mapping[str, object]] = {"description": "What it is for.", "colour": "#0A1b2C"}

_MEMBER_STATUSES: Final = _list_case(
    MemberStatusRepository,
    _enumerated(StatusDetails),
    {**_MORE, "on_scan": OnScan.WARN},
    {"fk_members_member_status_id": lambda make, key: make.members(member_status_id=key)},
)
_BADGE_STATUSES: Final = _list_case(
    BadgeStatusRepository,
    _enumerated(StatusDetails),
    {**_MORE, "on_scan": OnScan.REFUSE},
    {"fk_badges_badge_status_id": lambda make, key: make.badges(badge_status_id=key)},
)
_MEMBER_TYPES: Final = _list_case(
    MemberTypeRepository,
    _enumerated(EnumeratedDetails),
    _MORE,
    {"fk_members_member_type_id": lambda make, key: make.members(member_type_id=key)},
)
_VISIT_TYPES: Final = _list_case(
    VisitTypeRepository,
    _enumerated(EnumeratedDetails),
    _MORE,
    {"fk_visitors_visit_type_id": lambda make, key: make.visitors(visit_type_id=key)},
)
_TAGS: Final = _list_case(
    TagRepository,
    _enumerated(TagDetails),
    {**_MORE, "is_positional": True},
    {"fk_member_tags_tag_id": lambda make, key: make.member_tags(tag_id=key)},
)
_QUALIFICATION_TYPES: Final = _list_case(
    QualificationTypeRepository,
    _enumerated(QualificationTypeDetails),
    {**_MORE, "can_receive_lockup": True},
    {
        "fk_member_qualifications_qualification_type_id": (
            lambda make, key: make.member_qualifications(qualification_type_id=key)
        )
    },
)
_DIVISIONS: Final = _list_case(
    DivisionRepository,
    lambda number: DivisionDetails(f"Div{number}", f"Division {number}"),
    {"description": "What it does."},
    {"fk_members_division_id": lambda make, key: make.members(division_id=key)},
)
_ITEMS: Final = _list_case(
    ListItemRepository,
    lambda number: ListItemDetails("mess", f"entry_{number}", f"Item {number}"),
    {"list_type": "rooms"},
    {
        "fk_members_mess_id_mess_list": lambda make, key: make.members(mess_id=key),
    },
)
_LIST_ITEMS: Final = _in_scope(
    replace(
        _ITEMS,
        unedited=_ITEMS.unedited | {"list_type"},
        invalid={**_ITEMS.invalid, "ck_list_items_list_type_form": {"list_type": "With Capitals"}},
    ),
    "rooms",
    {"list_type": "rooms"},
)
_LADDER: Final = _list_case(
    RankRepository,
    lambda number: RankDetails(f"Rung{number}", f"Rank {number}", Branch.NAVY, RankCategory.JUNIOR_NCM, 10),
    {"branch": Branch.ARMY, "category": RankCategory.GENERAL_OFFICER},
    {
        "fk_members_rank_id": lambda make, key: make.members(rank_id=key),
        "fk_ranks_replaced_by_id": lambda make, key: make.ranks(replaced_by_id=key),
    },
)
_RANKS: Final = _in_scope(
    replace(
        _LADDER,
        other=lambda make: replace(_LADDER.other(make), replaced_by_id=make.ranks()),
        missing={"fk_ranks_replaced_by_id": "replaced_by_id"},
    ),
    Branch.ARMY,
    {"branch": Branch.ARMY},
)

LISTS: Final = (
    _MEMBER_STATUSES,
    _BADGE_STATUSES,
    _MEMBER_TYPES,
    _VISIT_TYPES,
    _TAGS,
    _QUALIFICATION_TYPES,
    _DIVISIONS,
    _LIST_ITEMS,
    _RANKS,
)
