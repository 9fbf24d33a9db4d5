"""Changing many members at once: what is asked for, what would come of it, what came of it, and how it is undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.ids import CheckInId, MemberId
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import RecordVersion

NAMES_TOLD: Final = 5
"""So many of those who are left out are named; of the others there is only the number."""

MOST_WORDS: Final = 500
"""Characters of a reason."""


# --- what is asked for ------------------------------------------------------------------------------------------------


class MemberField(StrEnum):
    """A detail that many members can be given at once, named as the detail of ``MemberDetails``."""

    DIVISION = "division_id"
    RANK = "rank_id"
    STATUS = "member_status_id"
    TYPE = "member_type_id"
    MESS = "mess_id"


@dataclass(frozen=True, slots=True)
class SetField:
    """Give members this value of a list; None takes away what a member may be without, as a mess."""

    field: MemberField
    value: UUID | None


@dataclass(frozen=True, slots=True)
class GiveTag:
    """Give members a tag."""

    tag: UUID


@dataclass(frozen=True, slots=True)
class TakeTag:
    """Take a tag from members."""

    tag: UUID


@dataclass(frozen=True, slots=True)
class Grant:
    """Grant members a qualification; one that is not valid on ``granted_on`` any more is granted anew.

    Attributes:
        expires_on: the last day on which it is valid; None for good.
    """

    kind: UUID
    granted_on: date
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw a qualification from members."""

    kind: UUID


@dataclass(frozen=True, slots=True)
class Archive:
    """Take members out of the unit; who is in is signed out, for this reason."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Restore:
    """Take members back into the unit."""


MemberChange = SetField | GiveTag | TakeTag | Grant | Withdraw | Archive | Restore


# --- what would come of it --------------------------------------------------------------------------------------------


class LeftOutReason(StrEnum):
    """Why a change passes over somebody."""

    HAS_IT = "has_it"
    HAS_IT_NOT = "has_it_not"
    HAS_IT_LATER = "has_it_later"
    """The qualification was granted from a later day on."""
    ARCHIVED = "archived"
    NOT_ARCHIVED = "not_archived"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Those whom a change passes over for one reason; ``names`` are the first of them."""

    reason: LeftOutReason
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What a change would do to the members as they were read; made by the service and handed back to it.

    Attributes:
        seen: who would change, at the versions that were read.
        before: what they have now, in words, and how many have it; the most frequent first.
        left_out: who would not.
        present: how many of those who would change are in the building.
        held: the qualification that would be withdrawn or granted anew, by member.
    """

    change: MemberChange
    seen: tuple[RecordVersion, ...]
    before: tuple[tuple[str, int], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    present: int = 0
    held: Mapping[UUID, RecordVersion] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many would change."""
        return len(self.seen)

    def without(self, members: frozenset[UUID]) -> "ChangePreview":
        """Return the same for all but these."""
        seen = tuple(each for each in self.seen if each.id not in members)
        held = {member: version for member, version in self.held.items() if member not in members}
        return ChangePreview(self.change, seen, self.before, self.left_out, self.present, held)


# --- what came of it --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What turns a change back: whom it changed, at the versions they have since, and what they had before.

    Attributes:
        members: what the changed detail was, None where there was nothing; empty where no member's record changed.
        tagged: whom a tag was given or taken from.
        granted: qualifications that were not there before.
        renewed: qualifications that were there, with what they were.
        withdrawn: qualifications that are gone.
        signed_out: the check-outs of those who were in and were archived.
    """

    change: MemberChange
    members: tuple[tuple[RecordVersion, UUID | datetime | None], ...] = ()
    tagged: frozenset[MemberId] = frozenset()
    granted: tuple[tuple[RecordVersion, MemberId], ...] = ()
    renewed: tuple[tuple[RecordVersion, QualificationDetails], ...] = ()
    withdrawn: tuple[QualificationDetails, ...] = ()
    signed_out: Mapping[MemberId, CheckInId] = field(default_factory=dict)

    @property
    def concerns(self) -> frozenset[UUID]:
        """Who was changed."""
        return frozenset(
            {seen.id for seen, _ in self.members}
            | self.tagged
            | {member for _, member in self.granted}
            | {before.member_id for _, before in self.renewed}
            | {before.member_id for before in self.withdrawn}
        )

    def without(self, members: frozenset[UUID]) -> "UndoStep":
        """Return the same for all but these."""
        return UndoStep(
            self.change,
            members=tuple(each for each in self.members if each[0].id not in members),
            tagged=self.tagged - members,
            granted=tuple(each for each in self.granted if each[1] not in members),
            renewed=tuple(each for each in self.renewed if each[1].member_id not in members),
            withdrawn=tuple(each for each in self.withdrawn if each.member_id not in members),
            signed_out={member: key for member, key in self.signed_out.items() if member not in members},
        )


@dataclass(frozen=True, slots=True)
class Changed:
    """It is done, for all of them.

    Attributes:
        count: how many members changed.
        signed_out: how many of them were in and were signed out, or signed in again by undoing that.
        undo: None where the change was itself the undoing of one.
    """

    count: int
    signed_out: int = 0
    undo: UndoStep | None = None


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """Nothing was done: somebody else changed these members, or removed them, since they were read.

    Attributes:
        members: whom to leave out.
        names: as many as are told.
    """

    members: frozenset[UUID]
    names: tuple[str, ...]
