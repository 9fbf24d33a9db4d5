"""What a supervisor did to a list, and what takes it back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.list_kinds import ListKind, ValueDetails
from sentinel_desktop.domain.lists import Usage
from sentinel_desktop.domain.records import Record, RecordVersion


@dataclass(frozen=True, slots=True)
class ListValue:
    """One value, and where it is used; ``usages`` is empty where nothing has it."""

    record: Record[ValueDetails]
    usages: tuple[Usage, ...] = ()

    @property
    def uses(self) -> int:
        """How many records have it."""
        return sum(usage.count for usage in self.usages)


@dataclass(frozen=True, slots=True)
class ListContents:
    """A list as it is now, in its order; where the list has parts, one part after the other."""

    kind: ListKind
    values: tuple[ListValue, ...]

    def find(self, key: UUID | None) -> ListValue | None:
        """Return a value by its id, None where it is not there."""
        return next((value for value in self.values if value.record.id == key), None)

    @property
    def records(self) -> tuple[Record[ValueDetails], ...]:
        """The values without their uses."""
        return tuple(value.record for value in self.values)

    @property
    def details(self) -> Mapping[UUID, ValueDetails]:
        """What the values consist of, by their ids."""
        return {record.id: record.details for record in self.records}

    def part(self, part: str | None) -> tuple[UUID, ...]:
        """Return the values of one part in their order."""
        return tuple(record.id for record in self.records if self.kind.part_of(record.details) == part)


@dataclass(frozen=True, slots=True)
class ListCount:
    """A list, and how many values it has."""

    kind: ListKind
    count: int


def order_after(contents: ListContents, row: int, before: int) -> tuple[UUID, ...] | None:
    """Return the order of a row's part of the list after the row was put before another one.

    Args:
        contents: the whole list.
        row: which value moves.
        before: the row that it is put before; the number of rows for the end.

    Returns:
        the ids of the part; None where the row would leave it.
    """
    records, kind = contents.records, contents.kind
    part = kind.part_of(records[row].details)
    places = [place for place, record in enumerate(records) if kind.part_of(record.details) == part]
    if not places[0] <= before <= places[-1] + 1:
        return None
    others = [place for place in places if place != row]
    ahead = [place for place in others if place < before]
    return tuple(records[place].id for place in (*ahead, row, *others[len(ahead) :]))


class Act(StrEnum):
    """What was done."""

    ADDED = "added"
    CHANGED = "changed"
    HIDDEN = "hidden"
    SHOWN = "shown"
    MOVED = "moved"
    DELETED = "deleted"
    REPLACED = "replaced"
    IMPORTED = "imported"


# --- what takes it back -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PutBack:
    """Save the details from before over the version that the act made.

    Attributes:
        before: the version that the act was made from.
    """

    seen: RecordVersion
    before: RecordVersion
    details: ValueDetails


@dataclass(frozen=True, slots=True)
class TakeAway:
    """Delete what the act added."""

    seen: RecordVersion


@dataclass(frozen=True, slots=True)
class AddAgain:
    """Add what the act deleted, under the id that it had."""

    before: RecordVersion
    details: ValueDetails


@dataclass(frozen=True, slots=True)
class OrderBack:
    """Put one part of the list into the order from before, where it still has the one that the act gave it."""

    part: str | None
    now: tuple[UUID, ...]
    before: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Records that had a value which was replaced, at the versions they have since.

    Attributes:
        table: where they are.
        column: which of its columns named the value.
    """

    table: str
    column: str
    records: tuple[RecordVersion, ...]


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Add what the act replaced and deleted, and give it to the records that had it."""

    before: RecordVersion
    details: ValueDetails
    replacement: UUID
    held: tuple[Held, ...]


Inverse = PutBack | TakeAway | AddAgain | OrderBack | GiveBack


@dataclass(frozen=True, slots=True)
class Step:
    """One act.

    Attributes:
        name: of the value it was done to; empty for an import.
        count: how many values it was done to, or records that got a replacement.
        inverses: what takes it back, in one transaction; nothing where it cannot be taken back.
    """

    act: Act
    kind: ListKind
    name: str
    count: int = 1
    inverses: tuple[Inverse, ...] = ()

    def at(self, versions: Mapping[RecordVersion, RecordVersion]) -> "Step":
        """Return the step for records that another undo gave new versions: the old ones are the keys."""
        return replace(self, inverses=tuple(_at(inverse, versions) for inverse in self.inverses))


def _at(inverse: Inverse, versions: Mapping[RecordVersion, RecordVersion]) -> Inverse:
    if isinstance(inverse, PutBack | TakeAway):
        return replace(inverse, seen=versions.get(inverse.seen, inverse.seen))
    return inverse


# --- what comes of asking ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Done:
    """It is done.

    Attributes:
        record: the value as it is now; None where it is gone, or there were several.
        versions: which version of a record another one took the place of, after an undo.
    """

    step: Step
    record: Record[ValueDetails] | None = None
    versions: Mapping[RecordVersion, RecordVersion] | None = None


class Reason(StrEnum):
    """Why something was not done."""

    CHANGED = "changed"
    """Somebody saved it meanwhile."""
    GONE = "gone"
    """Somebody deleted it meanwhile."""
    IN_USE = "in_use"
    SYSTEM = "system"
    """The program itself needs it."""
    TAKEN = "taken"
    """Another value has it already."""
    MISSING = "missing"
    """What it refers to is gone."""
    INVALID = "invalid"
    """The database knows a rule that it breaks."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It was not done, and nothing of it.

    Attributes:
        fields: the details that the broken rule is about, as far as they are known.
        now: the value as it is now, where somebody changed it.
    """

    reason: Reason
    fields: tuple[str, ...] = ()
    now: ListValue | None = None


Outcome = Done | Refused
