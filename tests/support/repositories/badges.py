"""The case of badges."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeDetails, BadgeFilter, BadgeKind, BadgeOrder
from sentinel_desktop.persistence.repositories.badges import BadgeRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.declaration import Case, Sought

_NUMBERS: Final = itertools.count(1)
_PRINTED: Final = ("10", "9", "", "V-2", "v-10", "0009", "A100", "B2", "", "Été 1", "7a", "7B")
_PRINTED_IN_ORDER: Final = ("7a", "7B", "0009", "9", "10", "A100", "B2", "V-2", "v-10", "Été 1", "")
_HOLDERS: Final = (("Roy", "Zoé"), ("roy", "anne"), ("Dubé", "Luc"), ("欧阳", ""), ("—", ""))
_HOLDERS_IN_ORDER: Final = ("Dubé", "roy", "Roy", "—", "欧阳")
_NAMES: Final[dict[UUID | None, str]] = {None: ""}
"""The names of the holders made here: details hold their ids alone."""


def badge_details(make: Factories, **changes: Any) -> BadgeDetails:  # noqa: ANN401 - the fields of the details
    """Return valid details of a free member's badge that collide with no others, changed by what is given."""
    status = make.badges.values()["badge_status_id"]
    return replace(BadgeDetails(f"0A{next(_NUMBERS):08X}", BadgeKind.MEMBER, status), **changes)


def _other(make: Factories) -> BadgeDetails:
    return badge_details(
        make,
        kind=BadgeKind.EVENT,
        badge_status_id=make.badge_statuses(),
        printed_number="0017",
        issued_at=NOON + timedelta(days=1),
        status_reason="Found in the yard",
    )


def _spread(make: Factories) -> Sequence[BadgeDetails]:
    holders = [make.members(last_name=last, first_name=first) for last, first in _HOLDERS]
    _NAMES.update(zip(holders, (last for last, _ in _HOLDERS), strict=True))
    everybody = itertools.chain(holders, itertools.repeat(None))
    return [
        badge_details(make, printed_number=number, member_id=holder)
        for number, holder in zip(_PRINTED, everybody, strict=False)
    ]


def _holder_place(details: BadgeDetails) -> tuple[Any, ...]:
    return ([*_HOLDERS_IN_ORDER, ""].index(_NAMES[details.member_id]),)


def open_attendance(make: Factories, badge: UUID, **values: object) -> UUID:
    """Return an attendee who has a badge from an hour ago for an hour, by the clock of this computer."""
    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    return make.event_attendees(badge_id=badge, **{"access_from": now - hour, "access_until": now + hour} | values)


def _by_holder(make: Factories) -> Sought:
    luc = make.members(last_name="Dubé", first_name="Luc")
    anne = make.members(last_name="Dubé", first_name="Anne")
    wanted = BadgeFilter(text="dube LUC")
    return Sought(wanted, [badge_details(make, member_id=luc)], [badge_details(make, member_id=anne)])


BADGES: Final = Case(
    repository=BadgeRepository,
    first=lambda make: badge_details(make, member_id=make.members(), issued_at=NOON, printed_number="12"),
    other=_other,
    everything=BadgeFilter(),
    orders={
        BadgeOrder.SERIAL: lambda details: (details.serial,),
        BadgeOrder.PRINTED_NUMBER: lambda details: (_PRINTED_IN_ORDER.index(details.printed_number),),
        BadgeOrder.HOLDER: _holder_place,
    },
    spread=_spread,
    taken={
        "uq_badges_serial": lambda details: {"serial": details.serial},
        "uq_badges_member_id": lambda details: {"kind": BadgeKind.MEMBER, "member_id": details.member_id},
    },
    used={
        "fk_scans_badge_id": lambda make, key: make.scans(badge_id=key),
        "fk_checkins_badge_id": lambda make, key: make.checkins(badge_id=key),
    },
    missing={"fk_badges_badge_status_id": "badge_status_id", "fk_badges_member_id": "member_id"},
    invalid={
        "ck_badges_serial_form": {"serial": "0a00000001"},
        "ck_badges_holder_fits_kind": {"kind": BadgeKind.VISITOR},
    },
    sought={
        "kind": lambda make: Sought(
            BadgeFilter(kinds=frozenset({BadgeKind.VISITOR, BadgeKind.EVENT})),
            [badge_details(make, kind=BadgeKind.VISITOR), badge_details(make, kind=BadgeKind.EVENT)],
            [badge_details(make)],
        ),
        "status": lambda make: Sought(
            BadgeFilter(statuses=frozenset({status := make.badge_statuses()})),
            [badge_details(make, badge_status_id=status)],
            [badge_details(make)],
        ),
        "held": lambda make: Sought(
            BadgeFilter(held=True), [badge_details(make, member_id=make.members())], [badge_details(make)]
        ),
        "free": lambda make: Sought(
            BadgeFilter(held=False), [badge_details(make)], [badge_details(make, member_id=make.members())]
        ),
        "serial": lambda make: Sought(
            BadgeFilter(text="62:e9-ff"), [badge_details(make, serial="0062E9FF01")], [badge_details(make)]
        ),
        "printed number": lambda make: Sought(
            BadgeFilter(text="v17"), [badge_details(make, printed_number="V17")], [badge_details(make)]
        ),
        "holder's name": _by_holder,
    },
)
