"""One member as a page shows them, and the values that their fields choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard, OnScan
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.lists import TagDetails
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import Record, RecordVersion

EXPIRES_SOON_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field chooses from.

    Attributes:
        code: what is short about it, as a rank's "PO2"; empty where the name says it all.
        is_active: offered to who has it not yet.
    """

    id: UUID
    code: str
    chip: Chip
    is_active: bool


Choices = Sequence[Choice]


@dataclass(frozen=True, slots=True)
class MemberChoices:
    """Every value of every list that a member chooses from, hidden ones too, in the order supervisors gave them."""

    ranks: Choices
    divisions: Choices
    types: Choices
    statuses: Choices
    messes: Choices
    mocs: Choices
    tags: Choices
    qualifications: Choices

    def of_detail(self, name: str) -> Choices | None:
        """Return the values that a detail of a member is chosen from; None for one that is typed."""
        return {
            "rank_id": self.ranks,
            "division_id": self.divisions,
            "member_type_id": self.types,
            "member_status_id": self.statuses,
            "mess_id": self.messes,
            "moc_id": self.mocs,
        }.get(name)


@dataclass(frozen=True, slots=True)
class HeldBadge:
    """The badge that a member holds.

    Attributes:
        label: the number printed on it; its serial's last four where it has none.
    """

    label: str
    status: Chip
    on_scan: OnScan
    issued_at: datetime | None


@dataclass(frozen=True, slots=True)
class Person:
    """One member with all that a page shows at once.

    Attributes:
        card: with the rank before the name.
        since: when they came into the present state; None for who never came.
        photo: at which version there is a photograph; None where there is none. The picture is read by itself.
    """

    record: Record[MemberDetails]
    card: MemberCard
    division_name: str
    state: Direction
    since: datetime | None
    badge: HeldBadge | None
    tags: Sequence[Record[TagDetails]]
    qualifications: Sequence[Record[QualificationDetails]]
    photo: RecordVersion | None


def offered(choices: Choices, chosen: UUID | None) -> tuple[Choice, ...]:
    """Return the values that a field offers: those that are not hidden, and the one that is chosen already."""
    return tuple(choice for choice in choices if choice.is_active or choice.id == chosen)


def choice_of(choices: Choices, key: UUID | None) -> Choice | None:
    """Return the value with this id, None where there is none."""
    return next((choice for choice in choices if choice.id == key), None)


def is_expired(held: QualificationDetails, today: date) -> bool:
    """Return whether a qualification was valid once and is no longer; its last day is valid to the end."""
    return held.expires_on is not None and held.expires_on < today


def days_left(held: QualificationDetails, today: date) -> int | None:
    """Return in how many days a qualification expires, 0 on its last; None where it never does or has already."""
    if held.expires_on is None or is_expired(held, today):
        return None
    return (held.expires_on - today).days
