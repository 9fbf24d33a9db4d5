"""The rows behind the badges of an invented unit, and a transaction on them, with the rules of the real tables."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import TracebackType
from typing import Final, Protocol, Self
from uuid import UUID

from sentinel_desktop.domain.badge_stories import BadgeChange, BadgeFacts, BadgeScanned, BadgeTerm
from sentinel_desktop.domain.badges import (
    Badge,
    BadgeDetails,
    BadgeFilter,
    BadgeHolder,
    BadgeKind,
    BadgeLine,
    BadgeOrder,
    OnScan,
    VisitorPool,
)
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.lists import StatusDetails
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from tests.support.invented_desk import NOW

BY: Final = "PO2 Tremblay"


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member of the invented unit."""

    id: UUID
    name: str
    archived_at: datetime | None = None

    @property
    def details(self) -> Self:
        """The member, as the record of one."""
        return self


@dataclass(slots=True)
class Rows:
    """What is committed."""

    badges: dict[UUID, Record[BadgeDetails]] = field(default_factory=dict)
    changes: dict[UUID, list[BadgeChange]] = field(default_factory=dict)
    visits: dict[UUID, list[BadgeHolder]] = field(default_factory=dict)
    scans: dict[UUID, list[BadgeScanned]] = field(default_factory=dict)
    members: dict[UUID, Somebody] = field(default_factory=dict)

    def copy(self) -> "Rows":
        """Return the same rows, which can change without these."""
        changes = {key: list(each) for key, each in self.changes.items()}
        return Rows(dict(self.badges), changes, self.visits, self.scans, self.members)


class Unit(Protocol):
    """What a transaction is on."""

    rows: Rows
    away: str
    now: Callable[[], datetime]
    statuses_there: Sequence[Record[StatusDetails]]


class BadgeWork:
    """One transaction."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.rows = unit.rows.copy()
        self.badges = _Badges(self)
        self.badge_past = _Past(self.rows)
        self.badge_statuses = _Statuses(unit)
        self.members = _Members(self.rows)

    def __enter__(self) -> Self:
        if self.unit.away:
            raise StoreUnavailableError(self.unit.away)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget what was not committed."""

    def commit(self) -> None:
        """Make it so."""
        self.unit.rows = self.rows


class _Members:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, key: UUID) -> Somebody | None:
        """Return a member."""
        return self._rows.members.get(key)


class _Statuses:
    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def page(self, *_: object) -> Page[Record[StatusDetails]]:
        """Return all of them."""
        return Page(tuple(self._unit.statuses_there), None)

    def find(self, key: UUID) -> Record[StatusDetails] | None:
        """Return one of them."""
        return next((status for status in self._unit.statuses_there if status.id == key), None)


class _Past:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def changes(self, badge: UUID) -> Sequence[BadgeChange]:
        """Return what was done to it."""
        return self._rows.changes.get(badge, [])

    def visits(self, badge: UUID) -> Sequence[BadgeTerm]:
        """Return the visit that has it."""
        held = self._rows.visits.get(badge, [])
        return [BadgeTerm(one.id, one.name, one.since, None) for one in held if one.since is not None]

    def attendances(self, _badge: UUID) -> Sequence[BadgeTerm]:
        """Return nobody: no event is invented here."""
        return []

    def scans(self, badge: UUID) -> Sequence[BadgeScanned]:
        """Return its scans."""
        return self._rows.scans.get(badge, [])


class _Badges:
    def __init__(self, work: BadgeWork) -> None:
        self._work = work

    @property
    def _all(self) -> dict[UUID, Record[BadgeDetails]]:
        return self._work.rows.badges

    # --- reading ------------------------------------------------------------------------------------------------------

    def get(self, key: UUID) -> Record[BadgeDetails]:
        """Return one."""
        if key not in self._all:
            raise RecordNotFoundError([key])
        return self._all[key]

    def these_lines(self, keys: Collection[UUID]) -> Sequence[BadgeLine]:
        """Return these as rows."""
        return [self._line(self._all[key]) for key in keys if key in self._all]

    def lines(self, wanted: BadgeFilter, order: BadgeOrder, request: PageRequest) -> Page[BadgeLine]:
        """Return a page; its key is how many came before."""
        found = sorted(self._found(wanted), key=lambda line: _place(line, order))
        first = 0 if request.after is None else int(request.after[0])
        last = first + request.size
        return Page(tuple(found[first:last]), (last,) if last < len(found) else None)

    def count(self, wanted: BadgeFilter) -> int:
        """Return how many there are."""
        return len(list(self._found(wanted)))

    def visitor_pool(self, at: datetime) -> VisitorPool:
        """Return where they are."""
        pool = list(self._found(BadgeFilter(frozenset({BadgeKind.VISITOR}))))
        free = [line for line in pool if line.holder is None]
        refused = sum(line.on_scan is OnScan.REFUSE for line in free)
        overdue = sum(line.is_overdue(at) for line in pool)
        return VisitorPool(len(pool) - len(free), overdue, len(free) - refused, refused)

    def with_serial(self, spelling: str) -> Sequence[Record[BadgeDetails]]:
        """Return what a spelling can mean."""
        return [record for record in self._all.values() if record.details.serial.endswith(spelling)]

    def with_number(self, kind: BadgeKind, number: str) -> Sequence[Record[BadgeDetails]]:
        """Return those of a number."""
        wanted = (kind, number.casefold())
        return [each for each in self._all.values() if (each.details.kind, _number(each).casefold()) == wanted]

    def newest_number(self, kind: BadgeKind) -> str:
        """Return the last one."""
        given = [_number(each) for each in self._all.values() if each.details.kind is kind and _number(each)]
        return given[-1] if given else ""

    def alike(self, serial: str) -> Sequence[Badge]:
        """Return those that end alike."""
        alike = [each for each in self._all.values() if each.details.serial[-6:] == serial[-6:]]
        return [
            Badge(BadgeId(each.id), each.details.serial, each.details.kind, OnScan.ALLOW, None)
            for each in sorted(alike, key=lambda record: record.details.serial)
        ]

    def of_member(self, member_id: UUID) -> Record[BadgeDetails] | None:
        """Return a member's badge."""
        return next((each for each in self._all.values() if each.details.member_id == member_id), None)

    # --- writing ------------------------------------------------------------------------------------------------------

    def add(self, key: UUID, details: BadgeDetails) -> Record[BadgeDetails]:
        """Add one."""
        if any(each.details.serial == details.serial for each in self._all.values()):
            raise AlreadyTakenError("It is enrolled.", rule="uq_badges_serial")
        self._all[key] = Record(key, 1, details, NOW, NOW)
        self._note(key, None, details)
        return self._all[key]

    def edit(self, seen: RecordVersion, details: BadgeDetails) -> Record[BadgeDetails]:
        """Save one over the version that was seen."""
        before = self.get(seen.id)
        if before.version != seen.version:
            raise StaleVersionError([seen.id])
        other = None if details.member_id is None else self.of_member(details.member_id)
        if other is not None and other.id != seen.id:
            raise AlreadyTakenError("The member has one.", rule="uq_badges_member_id")
        self._all[seen.id] = replace(before, version=before.version + 1, details=details)
        self._note(seen.id, before.details, details)
        return self._all[seen.id]

    def delete(self, seen: RecordVersion) -> None:
        """Delete one that nothing names."""
        if seen.id in self._work.rows.scans:
            raise InUseError("Scans name it.")
        del self._all[seen.id]

    def assign(self, seen: RecordVersion, member_id: UUID, at: datetime) -> Record[BadgeDetails]:
        """Give one to a member."""
        return self.edit(seen, replace(self.get(seen.id).details, member_id=member_id, issued_at=at))

    def unassign(self, seen: RecordVersion) -> Record[BadgeDetails]:
        """Take one back."""
        return self.edit(seen, replace(self.get(seen.id).details, member_id=None, issued_at=None))

    def replace(
        self, old: RecordVersion, new: RecordVersion, old_status_id: UUID, at: datetime, reason: str = ""
    ) -> Sequence[Record[BadgeDetails]]:
        """Give the holder of one the other."""
        member = self.get(old.id).details.member_id
        assert member is not None
        retired = replace(self.get(old.id).details, badge_status_id=old_status_id, status_reason=reason)
        first = self.edit(old, replace(retired, member_id=None, issued_at=None))
        return [first, self.assign(new, member, at)]

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _found(self, wanted: BadgeFilter) -> Iterator[BadgeLine]:
        for line in map(self._line, self._all.values()):
            words = sort_key(line.serial, line.printed_number, "" if line.holder is None else line.holder.name)
            late = wanted.overdue_at
            if (
                (not wanted.kinds or line.kind in wanted.kinds)
                and (not wanted.statuses or line.status_id in wanted.statuses)
                and (wanted.held is None or wanted.held is (line.holder is not None))
                and (late is None or line.is_overdue(late))
                and all(word in words for word in search_keys(wanted.text))
            ):
                yield line

    def _line(self, record: Record[BadgeDetails]) -> BadgeLine:
        details = record.details
        status = self._work.badge_statuses.find(details.badge_status_id)
        assert status is not None
        scans = self._work.rows.scans.get(record.id, [])
        return BadgeLine(
            id=record.id,
            version=record.version,
            serial=details.serial,
            kind=details.kind,
            printed_number=details.printed_number,
            status=Chip(status.details.name, status.details.name_fr, status.details.colour),
            on_scan=status.details.on_scan,
            holder=self._holder(record),
            issued_at=details.issued_at,
            last_used_at=max((scan.at for scan in scans), default=None),
            status_id=details.badge_status_id,
            status_reason=details.status_reason,
        )

    def _holder(self, record: Record[BadgeDetails]) -> BadgeHolder | None:
        details = record.details
        if details.member_id is not None:
            member = self._work.rows.members[details.member_id]
            archived = member.archived_at is not None
            return BadgeHolder(member.id, member.name, details.issued_at, archived=archived)
        return next(iter(self._work.rows.visits.get(record.id, [])), None)

    def _note(self, key: UUID, before: BadgeDetails | None, after: BadgeDetails) -> None:
        change = BadgeChange(
            self._work.unit.now(), BY, None if before is None else self._facts(before), self._facts(after)
        )
        self._work.rows.changes.setdefault(key, []).append(change)

    def _facts(self, details: BadgeDetails) -> BadgeFacts:
        status = self._work.badge_statuses.find(details.badge_status_id)
        chip = None if status is None else Chip(status.details.name, status.details.name_fr, status.details.colour)
        member = details.member_id
        name = "" if member is None else self._work.rows.members[member].name
        return BadgeFacts(
            kind=details.kind,
            printed_number=details.printed_number,
            status_id=str(details.badge_status_id),
            status=chip,
            reason=details.status_reason,
            holder_id=str(member or ""),
            holder=name,
        )


def _number(record: Record[BadgeDetails]) -> str:
    return record.details.printed_number


def _place(line: BadgeLine, order: BadgeOrder) -> tuple[bool, str]:
    if order is BadgeOrder.HOLDER:
        return line.holder is None, "" if line.holder is None else line.holder.name
    return (
        (not line.printed_number, line.printed_number) if order is BadgeOrder.PRINTED_NUMBER else (False, line.serial)
    )
