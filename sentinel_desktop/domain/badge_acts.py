"""What is done with badges by hand: what came of it, what it takes to undo it, and why it was not done."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeDetails, BadgeKind, BadgeLine
from sentinel_desktop.domain.records import RecordVersion


class StatusCode(StrEnum):
    """The statuses that the program itself gives; the list keeps them."""

    ACTIVE = "active"
    LOST = "lost"
    DAMAGED = "damaged"
    DECOMMISSIONED = "decommissioned"


class BadgeProblem(StrEnum):
    """Why something is not done."""

    CHANGED = "changed"
    """Somebody changed the badge meanwhile."""
    GONE = "gone"
    HELD = "held"
    """Somebody else holds it."""
    NOT_HELD = "not_held"
    NOT_A_MEMBERS = "not_a_members"
    OUT_OF_SERVICE = "out_of_service"
    """Its status refuses it at the reader."""
    SAME_BADGE = "same_badge"
    MEMBER_HAS_ONE = "member_has_one"
    MEMBER_GONE = "member_gone"
    """Not of the unit, or not any more."""
    NUMBER_TAKEN = "number_taken"
    REASON_MISSING = "reason_missing"
    STATUS_GONE = "status_gone"
    ENROLLED_ALREADY = "enrolled_already"
    AMBIGUOUS = "ambiguous"
    RANDOM_ID = "random_id"
    IN_USE = "in_use"
    """Scans, visits or attendees name it, so that it cannot be deleted, nor be made one of another kind."""


@dataclass(frozen=True, slots=True)
class BadgeRefusal:
    """It is not done, and nothing was changed.

    Attributes:
        badge: the one in the way, where there is one: held, enrolled, mistaken for, of the same number.
        bits: how many low bits an ambiguous one shares, 32 or 24; 0 elsewhere.
    """

    problem: BadgeProblem
    badge: BadgeLine | None = None
    bits: int = 0


@dataclass(frozen=True, slots=True)
class BadgeUndoStep:
    """One record to be put back: the version that the act made, and what was before; None where it was enrolled."""

    made: RecordVersion
    before: BadgeDetails | None


BadgeUndo = tuple[BadgeUndoStep, ...]
"""In the order in which the records are put back: who gives a member up comes before who gets them."""


@dataclass(frozen=True, slots=True)
class BadgeDone:
    """It is done.

    Attributes:
        line: the badge as it is now; None where it is there no more.
        undo: what takes it back; empty where nothing can.
    """

    line: BadgeLine | None
    undo: BadgeUndo = ()


BadgeOutcome = BadgeDone | BadgeRefusal


@dataclass(frozen=True, slots=True)
class Enrolling:
    """How a tapped badge becomes one of the unit's.

    Attributes:
        member_id: gets it at once; only of a member's badge.
        despite_ambiguity: a person was told what it may be mistaken for, and wants it all the same.
    """

    kind: BadgeKind
    printed_number: str = ""
    member_id: UUID | None = None
    despite_ambiguity: bool = False


@dataclass(frozen=True, slots=True)
class StatusGiven:
    """A status that is given to a badge.

    Attributes:
        reason: in a person's words; a status that refuses a badge at the reader has one.
        take_back: from the member who holds it.
    """

    status_id: UUID
    reason: str = ""
    take_back: bool = False
