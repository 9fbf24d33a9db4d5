"""A visitor signed in or out while the database was away, as it waits on this station's disk."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.hand_acts import HandAct, HandActKind
from sentinel_desktop.domain.ids import AccountId, BadgeId
from sentinel_desktop.domain.outsiders import VisitOfBadge, VisitorCard
from sentinel_desktop.domain.sort_keys import digits_of, sort_key
from sentinel_desktop.domain.visitors import VisitDetails

_OF_ARRIVAL: Final = (
    *("cancelled_at", "checked_in_at", "check_in_method", "station_id"),
    *("checked_out_at", "check_out_method", "check_out_scan_id", "witnessed", "expected_at", "visit_type_id"),
)
"""What the database gives such a visit, or chooses by the code of its type."""


@dataclass(frozen=True, slots=True)
class KeptArrival:
    """A visitor who was signed in.

    Attributes:
        visit_id: the key of the new visit, or of the one that was expected.
        type_code: of the visit's type; the database knows its id.
        visit: what was given; when, where and its type are not looked at.
        since: when the operational day began, in which a visit must be expected that this may be.
        before: when it ends.
    """

    visit_id: UUID
    type_code: str
    visit: VisitDetails
    since: datetime
    before: datetime

    def as_json(self) -> Mapping[str, Any]:
        """Return what the database is told, as plain JSON: the columns of the visit, its keys among them."""
        values = dataclasses.asdict(self.visit)
        told = {name: _plain(value) for name, value in values.items() if name not in _OF_ARRIVAL}
        told["sort_key"] = sort_key(self.visit.last_name, self.visit.first_name)
        told["organization_key"] = sort_key(self.visit.organization)
        told["phone_key"] = digits_of(self.visit.phone)
        day = {"since": self.since.isoformat(), "before": self.before.isoformat()}
        return {"visit": str(self.visit_id), "type": self.type_code, "told": told, **day}


@dataclass(frozen=True, slots=True)
class ToldArrival:
    """The same, as it was read from the disk: ``told`` is by column, as plain JSON."""

    visit_id: UUID
    type_code: str
    told: Mapping[str, Any]
    since: datetime
    before: datetime


@dataclass(frozen=True, slots=True)
class ToldDeparture:
    """A visitor who was signed out.

    Attributes:
        visit_id: of the visit as this station knew it.
        came_at: when it began, by which it is found where the database keeps it under the key of the expected one.
        name_key: the key of the visitor's name, likewise.
        name: how the visitor is shown at this station; the database is not told it.
    """

    visit_id: UUID
    came_at: datetime
    name_key: str
    name: str = ""


def arrival_act(key: UUID, account_id: AccountId, at: datetime, arrival: KeptArrival) -> HandAct:
    """Return that somebody signed a visitor in."""
    return HandAct(key, HandActKind.VISITOR_SIGN_IN, account_id, at, arrival.as_json())


def departure_act(key: UUID, account_id: AccountId, at: datetime, departure: ToldDeparture) -> HandAct:
    """Return that somebody signed a visitor out."""
    payload = {
        "visit": str(departure.visit_id),
        "came_at": departure.came_at.isoformat(),
        "name_key": departure.name_key,
        "name": departure.name,
    }
    return HandAct(key, HandActKind.VISITOR_SIGN_OUT, account_id, at, payload)


def arrival_of(act: HandAct) -> ToldArrival:
    """Return who was signed in; raises KeyError, ValueError or TypeError where the act says it of nobody."""
    told = act.payload["told"]
    if not isinstance(told, Mapping):
        raise TypeError("what was told of a visit is a set of values by column")
    day = (datetime.fromisoformat(act.payload[name]) for name in ("since", "before"))
    return ToldArrival(UUID(act.payload["visit"]), str(act.payload["type"]), told, *day)


def badge_handed_out(act: HandAct) -> VisitOfBadge | None:
    """Return which badge a visitor got who was signed in, None where none; raises as ``arrival_of``."""
    arrival = arrival_of(act)
    badge = arrival.told["badge_id"]
    if badge is None:
        return None
    card = VisitorCard(arrival.visit_id, str(arrival.told["display_name"]))
    return VisitOfBadge(BadgeId(UUID(badge)), card, act.at)


def departure_of(act: HandAct) -> ToldDeparture:
    """Return who was signed out; raises KeyError, ValueError or TypeError where the act says it of nobody."""
    payload = act.payload
    came_at = datetime.fromisoformat(payload["came_at"])
    # An earlier version of the program kept no name.
    name = str(payload.get("name", ""))
    return ToldDeparture(UUID(payload["visit"]), came_at, str(payload["name_key"]), name)


def _plain(value: object) -> object:
    """Return a value of a visit as JSON has it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
