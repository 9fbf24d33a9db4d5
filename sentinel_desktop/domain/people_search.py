"""Somebody of the unit, as they are offered while a name is typed."""

from dataclasses import dataclass
from datetime import datetime

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class PersonFound:
    """One member of today.

    Attributes:
        display_name: short and with the rank, as "PO2 Roy, A.".
        since: when the member came into the present state; None for one who never came.
    """

    member_id: MemberId
    display_name: str
    rank: str
    last_name: str
    first_name: str
    division: str
    service_number: str
    state: Direction
    since: datetime | None
