"""The cases of members, their photographs and the filters people save."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.members import (
    MemberDetails,
    MemberFilter,
    MemberOrder,
    MemberPhoto,
    MemberPhotoFilter,
    MemberPhotoOrder,
    MemberScope,
    MemberSource,
    PhotoType,
)
from sentinel_desktop.domain.saved_filters import SavedFilterDetails, SavedFilterFilter, SavedFilterOrder
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence.repositories.members import MemberPhotoRepository, MemberRepository
from sentinel_desktop.persistence.repositories.saved_filters import SavedFilterRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.declaration import Case, Sought

_NUMBERS: Final = itertools.count(1)
_NAMES: Final = (
    ("Roy", "Zoé"),
    ("Roy", "anne"),
    ("ROY", "Zoe"),
    ("Roy Smith", "Anne"),
    ("O'Brien", "Noor"),
    ("Obrien", ""),
    ("Dubé", "Luc"),
    ("dube", "Luc"),
    ("Saint-Pierre", "Jo"),
    ("Œuvray", "Ida"),
    ("欧阳", ""),
    ("—", ""),
)
_PLACES: Final[dict[UUID, int]] = {}
"""The place of each rank made here, and the order of each division by its number: details hold their ids alone."""


def member_details(make: Factories, **changes: Any) -> MemberDetails:  # noqa: ANN401 - the fields of the details
    """Return valid details of a member that collide with no others, changed by what is given."""
    values = make.members.values()
    kept = ("rank_id", "division_id", "member_type_id", "member_status_id")
    number = next(_NUMBERS)
    named = {"last_name": "Okafor", "first_name": "Alix", "display_name": f"Okafor, A. {number}"}
    given = {"service_number": f"W{number:08d}", **named, **{name: values[name] for name in kept}}
    return MemberDetails(**{**given, **changes})


def _other(make: Factories) -> MemberDetails:
    return member_details(
        make,
        last_name="Zuñiga",
        first_name="Ida",
        rank_id=make.ranks(),
        division_id=make.divisions(),
        member_type_id=make.member_types(),
        member_status_id=make.member_statuses(),
        initials="I.Z.",
        mess_id=make.list_items("mess"),
        moc_id=make.list_items("moc"),
        employee_number="004512",
        email="ida@example.test",
        home_phone="204-555-0142",
        mobile_phone="204-555-0143",
        notes="Prefers messages.",
        enrolled_on=date(2019, 9, 3),
        contract_start=date(2025, 4, 1),
        contract_end=date(2026, 3, 31),
        source=MemberSource.NOMINAL_ROLL,
        archived_at=NOON,
    )


def _spread(make: Factories) -> list[MemberDetails]:
    ranks = [make.ranks(display_order=order) for order in (10, 30, 20)]
    divisions = [make.divisions(code=code) for code in ("deck-b", "Déck-A", "LOG")]
    _PLACES.update(zip(ranks, (10, 30, 20), strict=True))
    _PLACES.update(zip(divisions, (2, 1, 3), strict=True))
    return [
        member_details(
            make,
            service_number=f"{'vVaA'[place % 4]}{90_000_097 - place:08d}",
            last_name=last_name,
            first_name=first_name,
            rank_id=ranks[place % 3],
            division_id=divisions[place // 4],
        )
        for place, (last_name, first_name) in enumerate(_NAMES)
    ]


def _named(details: MemberDetails) -> tuple[Any, ...]:
    return (sort_key(details.last_name, details.first_name),)


def _chosen(filter_field: str, detail: str, table: str) -> Callable[[Factories], Sought]:
    """Return what is sought by one value of a list."""

    def made(make: Factories) -> Sought:
        wanted, also, not_wanted = (make.of(table)() for _ in range(3))
        chosen: dict[str, Any] = {filter_field: frozenset({wanted, also})}
        return Sought(
            MemberFilter(**chosen),
            [member_details(make, **{detail: wanted}), member_details(make, **{detail: also})],
            [member_details(make, **{detail: not_wanted})],
        )

    return made


def _by_words(make: Factories) -> Sought:
    petty_officer = make.ranks(code="PO7(X)")
    found = {"last_name": "Dubé", "first_name": "Luc", "rank_id": petty_officer, "service_number": "V10-234.567"}
    return Sought(
        MemberFilter(text="LUC  po7x dube v10-234567"),
        [member_details(make, **found)],
        [
            member_details(make, **found | {"service_number": "V10-234.5", "last_name": "Dubois"}),
            member_details(make, **found | {"service_number": "V10-234.568"}),
            member_details(make, **found | {"service_number": "V10-2345670", "rank_id": make.ranks()}),
        ],
    )


def _by_sign(make: Factories) -> Sought:
    """Signs that a pattern would read are signs like any other."""
    return Sought(
        MemberFilter(text="100% a_b"),
        [member_details(make, last_name="100 a b")],
        [member_details(make, last_name="1001 axb")],
    )


MEMBERS: Final = Case(
    refused=OPERATOR_ROLE,
    repository=MemberRepository,
    first=member_details,
    other=_other,
    everything=MemberFilter(scope=MemberScope.ALL),
    orders={
        MemberOrder.NAME: _named,
        MemberOrder.RANK: lambda details: (-_PLACES[details.rank_id], *_named(details)),
        MemberOrder.DIVISION: lambda details: (_PLACES[details.division_id], *_named(details)),
        MemberOrder.SERVICE_NUMBER: lambda details: (details.service_number.lower(),),
    },
    spread=_spread,
    taken={"uq_members_service_number": lambda details: {"service_number": details.service_number}},
    used={
        "fk_badges_member_id": lambda make, key: make.badges("held", member_id=key),
        "fk_checkins_member_id": lambda make, key: make.checkins(member_id=key),
        "fk_visitors_host_member_id": lambda make, key: make.visitors("meeting", host_member_id=key),
        "fk_admin_users_member_id": lambda make, key: make.admin_users(member_id=key),
    },
    missing={
        "fk_members_rank_id": "rank_id",
        "fk_members_division_id": "division_id",
        "fk_members_member_type_id": "member_type_id",
        "fk_members_member_status_id": "member_status_id",
        "fk_members_mess_id_mess_list": "mess_id",
        "fk_members_moc_id_moc_list": "moc_id",
    },
    invalid={
        "ck_members_service_number_form": {"service_number": "V 12"},
        "ck_members_named": {"last_name": ""},
        "ck_members_contract_in_order": {"contract_start": date(2026, 3, 2), "contract_end": date(2026, 3, 1)},
        "ck_members_email_form": {"email": "nobody"},
    },
    sought={
        "division": _chosen("divisions", "division_id", "divisions"),
        "rank": _chosen("ranks", "rank_id", "ranks"),
        "type": _chosen("types", "member_type_id", "member_types"),
        "status": _chosen("statuses", "member_status_id", "member_statuses"),
        "current": lambda make: Sought(
            MemberFilter(), [member_details(make)], [member_details(make, archived_at=NOON)]
        ),
        "archived": lambda make: Sought(
            MemberFilter(scope=MemberScope.ARCHIVED), [member_details(make, archived_at=NOON)], [member_details(make)]
        ),
        "source": lambda make: Sought(
            MemberFilter(source=MemberSource.NOMINAL_ROLL),
            [member_details(make, source=MemberSource.NOMINAL_ROLL)],
            [member_details(make)],
        ),
        "words": _by_words,
        "signs": _by_sign,
    },
)


def _photo(make: Factories, **changes: Any) -> MemberPhoto:  # noqa: ANN401 - the fields of the details
    given = MemberPhoto(changes.pop("member_id", None) or make.members(), PhotoType.JPEG, b"\xff\xd8\xff\xd9")
    return replace(given, **changes)


def _of_members(make: Factories) -> Sought:
    details = [_photo(make), _photo(make)]
    return Sought(MemberPhotoFilter(frozenset(each.member_id for each in details)), details, [_photo(make)])


MEMBER_PHOTOS: Final = Case(
    refused=OPERATOR_ROLE,
    repository=MemberPhotoRepository,
    first=_photo,
    other=lambda make: _photo(make, media_type=PhotoType.PNG, picture=b"\x89PNG\r\n\x1a\n"),
    everything=MemberPhotoFilter(),
    orders={MemberPhotoOrder.ADDED: lambda _details: ()},
    spread=lambda make: [_photo(make) for _ in range(7)],
    taken={"uq_member_photos_member_id": lambda details: {"member_id": details.member_id}},
    missing={"fk_member_photos_member_id": "member_id"},
    invalid={"ck_member_photos_picture_size": {"picture": b""}},
    sought={"members": _of_members},
)


def _saved(make: Factories, **changes: Any) -> SavedFilterDetails:  # noqa: ANN401 - the fields of the details
    account = changes.pop("admin_user_id", None) or make.admin_users()
    return replace(SavedFilterDetails(account, "members", f"Mine {next(_NUMBERS)}", {"text": "roy"}), **changes)


def _of_an_account(make: Factories) -> Sought:
    details = _saved(make)
    also = _saved(make, admin_user_id=details.admin_user_id, page="badges")
    return Sought(SavedFilterFilter(admin_user_id=details.admin_user_id), [details, also], [_saved(make)])


SAVED_FILTERS: Final = Case(
    repository=SavedFilterRepository,
    first=_saved,
    other=lambda make: _saved(make, page="badges", filter={"kinds": ["visitor"], "held": None}),
    everything=SavedFilterFilter(),
    orders={SavedFilterOrder.NAME: lambda details: (sort_key(details.name),)},
    spread=lambda make: [_saved(make, name=name) for name in ("Été", "ete", "Zulu", "ETE", "alpha", "...", "10", "2")],
    taken={
        "uq_saved_filters_admin_user_id_page_name_key": lambda details: {
            "admin_user_id": details.admin_user_id,
            "page": details.page,
            "name": details.name.upper(),
        }
    },
    missing={"fk_saved_filters_admin_user_id": "admin_user_id"},
    invalid={"ck_saved_filters_page_form": {"page": "Members"}, "ck_saved_filters_named": {"name": ""}},
    sought={
        "account": _of_an_account,
        "page": lambda make: Sought(SavedFilterFilter(page="badges"), [_saved(make, page="badges")], [_saved(make)]),
    },
    editor=None,
    refused=None,
)
