"""A store of check-ins in memory with the rules of the real one: transactions, locks, and what is unique."""

from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from uuid import UUID

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import TWO_PLACES_WINDOW, Decision, PreviousScan
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.faults import StoreConflictError
from sentinel_desktop.domain.ids import CheckInId, MemberId, ReviewId, ScanId, StationId
from sentinel_desktop.domain.journal import StationRules
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.reviews import Review, ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.surroundings import Surroundings
from sentinel_desktop.domain.timeline import Entry, EntryKind
from sentinel_desktop.services.ports import PresenceRepository, ReviewRepository, SealRepository, StationRepository
from tests.support.outsiders_in_memory import OutsidersInMemory, OutsideTables, Question

NOBODY_IN = KeptPresence(Direction.OUT, None, None)
SEEN = {Outcome.ALREADY_IN, Outcome.ALREADY_OUT}
SPELLINGS = {8, 6}
LONG_FROM_NOW = datetime(9000, 1, 1, tzinfo=UTC)


class RuleBrokenInMemoryError(Exception):
    """What the real store refuses by a constraint: the code under test has a bug."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of the ledger."""

    scan: BadgeScan
    decision: Decision
    badge: Badge | None

    @property
    def order(self) -> tuple[datetime, ScanId]:
        """The order of scans."""
        return self.scan.occurred_at, self.scan.id

    @property
    def member_id(self) -> MemberId | None:
        """The badge's holder, None where there is none."""
        return None if self.badge is None or self.badge.holder is None else self.badge.holder.card.id


@dataclass(slots=True)
class Tables:
    """What is committed, or what one transaction sees."""

    scans: dict[ScanId, LedgerRow] = field(default_factory=dict)
    check_ins: dict[CheckInId, CheckIn] = field(default_factory=dict)
    presence: dict[MemberId, KeptPresence] = field(default_factory=dict)
    reviews: dict[ReviewId, Review] = field(default_factory=dict)
    questions: dict[CheckInId, Question] = field(default_factory=dict)
    outside: OutsideTables = field(default_factory=OutsideTables)

    def copy(self) -> "Tables":
        """Return tables that can be changed by themselves."""
        of_members = copy(self.scans), copy(self.check_ins), copy(self.presence), copy(self.reviews)
        return Tables(*of_members, copy(self.questions), self.outside.copy())

    def effective(self, member_id: MemberId) -> list[CheckIn]:
        """Return the check-ins of a member that count, in the order of time."""
        superseded = {row.supersedes_id for row in self.check_ins.values()}
        count = [
            row
            for row in self.check_ins.values()
            if row.member_id == member_id and not row.voided and row.id not in superseded
        ]
        return sorted(count, key=lambda row: (row.occurred_at, row.id))

    def scans_of(self, badge: Badge | None) -> list[LedgerRow]:
        """Return the ledger's scans of one badge in the order of time."""
        known = [row for row in self.scans.values() if badge is not None and row.badge is not None]
        return sorted((row for row in known if badge and row.badge and row.badge.id == badge.id), key=lambda r: r.order)


class StoreInMemory:
    """The committed tables; hands out units of work.

    Attributes:
        server_time: what the database's clock says.
        conflicts: how many commits to come give way to another transaction.
        before_scan_is_added: called once, just before a unit of work writes into the ledger, as if another station's
            transaction had come between.
        opened: how many units of work were opened.
        held: serials of badges whose holders another transaction has locked.
    """

    def __init__(self, badges: Iterable[Badge] = (), server_time: datetime = LONG_FROM_NOW) -> None:
        self.badges = list(badges)
        self.modes: dict[StationId, DirectionMode] = {}
        self.repeat_window = StationRules().repeat_window
        self.two_places_window = TWO_PLACES_WINDOW
        self.server_time = server_time
        self.tables = Tables()
        self.conflicts = 0
        self.before_scan_is_added: Callable[[], None] | None = None
        self.opened = 0
        self.held: set[str] = set()

    def unit_of_work(self) -> "UnitOfWorkInMemory":
        """Return a new unit of work."""
        self.opened += 1
        return UnitOfWorkInMemory(self)

    def presence(self, member_id: MemberId) -> KeptPresence:
        """Return the presence that is kept."""
        return self.tables.presence.get(member_id, NOBODY_IN)

    def rebuilt_presence(self, member_id: MemberId) -> KeptPresence:
        """Return the presence that the log makes."""
        return _presence_of(self.tables.effective(member_id))

    def reviews_for(self, reason: ReviewReason) -> list[Review]:
        """Return what was put up for one reason."""
        return [review for review in self.tables.reviews.values() if review.reason is reason]


class UnitOfWorkInMemory:
    """Satisfies ``services.ports.UnitOfWork``: its changes are seen by nobody until ``commit``."""

    def __init__(self, store: StoreInMemory) -> None:
        self._store = store
        self._check_ins: CheckInsInMemory | None = None

    def __enter__(self) -> Self:
        """Begin."""
        self._check_ins = CheckInsInMemory(self._store)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget what was not committed."""
        self._check_ins = None

    @property
    def check_ins(self) -> "CheckInsInMemory":
        """The check-ins, in this transaction."""
        assert self._check_ins is not None, "a unit of work is used inside its with block"
        return self._check_ins

    @property
    def check_ins_together(self) -> "CheckInsInMemory":
        """The check-ins of several scans, in this transaction."""
        assert self._check_ins is not None, "a unit of work is used inside its with block"
        self._check_ins = CheckInsInMemory(self._store, together=True)
        return self._check_ins

    @property
    def outsiders(self) -> OutsidersInMemory:
        """Visits and attendees by their badges, on the tables of this transaction."""
        tables = self.check_ins.tables
        return OutsidersInMemory(tables.outside, tables.scans)

    @property
    def presence(self) -> PresenceRepository:
        """Nothing that records a scan asks for this."""
        raise AssertionError("this store keeps check-ins and no more")

    @property
    def stations(self) -> StationRepository:
        """Nothing that records a scan asks for this."""
        raise AssertionError("this store keeps check-ins and no more")

    @property
    def reviews(self) -> ReviewRepository:
        """Nothing that records a scan asks for this."""
        raise AssertionError("this store keeps check-ins and no more")

    @property
    def seals(self) -> SealRepository:
        """Nothing that records a scan asks for this."""
        raise AssertionError("this store keeps check-ins and no more")

    def commit(self) -> None:
        """Make it so, unless another transaction is in the way."""
        if self._store.conflicts:
            self._store.conflicts -= 1
            raise StoreConflictError("Two stations changed the same record at once: it is tried again.")
        assert not self.check_ins.unsent, "what was written of several scans is sent before the commit"
        self._store.tables = self.check_ins.tables


class CheckInsInMemory:
    """Satisfies ``services.ports.CheckInRepository``, and ``CheckInsTogether``, on tables of its own.

    Attributes:
        unsent: whether there are check-ins of several scans that were not sent before the commit, and would be lost.
    """

    def __init__(self, store: StoreInMemory, *, together: bool = False) -> None:
        self._store = store
        self._locked: set[MemberId] = set()
        self._together = together
        self.unsent = False
        self.tables = store.tables.copy()

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge with this serial, or the only one that a shorter spelling can mean."""
        exact = [badge for badge in self._store.badges if badge.serial == serial]
        if exact:
            return exact[0]
        tails = [badge for badge in self._store.badges if badge.serial.endswith(serial)]
        return tails[0] if len(tails) == 1 and len(serial) in SPELLINGS else None

    def lock_presence(self, member_id: MemberId) -> KeptPresence:
        """Return a member's presence, locked until the unit of work ends."""
        self._locked.add(member_id)
        return self.tables.presence.get(member_id, NOBODY_IN)

    def lock(self, serials: Collection[str]) -> Collection[str]:
        """Lock what nobody else has, and return the serials of what somebody has."""
        found = {serial: self.find_badge(serial) for serial in serials}
        held = [serial for serial, badge in found.items() if badge is not None and badge.serial in self._store.held]
        self._locked |= {
            badge.holder.card.id
            for serial, badge in found.items()
            if badge is not None and badge.holder is not None and serial not in held
        }
        return held

    def write(self) -> None:
        """Send what was written since the last time."""
        self.unsent = False

    def surroundings(self, scan: BadgeScan, badge: Badge | None) -> Surroundings:
        """Return what lies around ``scan``."""
        at = scan.occurred_at
        before = [row for row in self.tables.scans_of(badge) if row.scan.occurred_at <= at]
        after = [row for row in self.tables.scans_of(badge) if row.scan.occurred_at > at]
        holder = None if badge is None or badge.holder is None else badge.holder.card.id
        return Surroundings(
            recorded=self.recorded(scan.id),
            previous=_previous(before[-1]) if before else None,
            before=before[-1].scan.placed if before else None,
            after=after[0].scan.placed if after else None,
            has_later=any(
                row.member_id == holder and row.scan.occurred_at > at
                for row in self.tables.scans.values()
                if holder is not None
            ),
            rules=StationRules(
                direction_mode=self._store.modes.get(scan.station_id, DirectionMode.TOGGLE),
                repeat_window=self._store.repeat_window,
            ),
            two_places_window=self._store.two_places_window,
            server_time=self._store.server_time,
            unseen_out=None if holder is None else _presence_of(self.tables.effective(holder)).unseen_out,
        )

    def recorded(self, scan_id: ScanId) -> ScanAnswer | None:
        """Return the answer a scan got, None when it is not in the ledger."""
        row = self.tables.scans.get(scan_id)
        if row is None:
            return None
        return ScanAnswer(
            scan_id=scan_id,
            serial=row.scan.serial,
            outcome=row.decision.outcome,
            occurred_at=row.scan.occurred_at,
            direction=row.decision.direction,
            first_outcome=row.decision.first_outcome,
            member=row.badge.holder.card if row.badge and row.badge.holder else None,
            badge_number=row.badge.shown_number if row.badge else "",
            question=row.decision.direction is Direction.IN and self._asked_by(row),
        )

    def _asked_by(self, row: LedgerRow) -> bool:
        asked = (row.member_id, row.scan.occurred_at)
        return any((question.member_id, question.asked_at) == asked for question in self.tables.questions.values())

    def add_scan(self, scan: BadgeScan, decision: Decision, badge: Badge | None) -> bool:
        """Write a scan into the ledger; false when its id is there already."""
        between, self._store.before_scan_is_added = self._store.before_scan_is_added, None
        if between is not None:
            between()
        if scan.id in self._store.tables.scans or scan.id in self.tables.scans:
            return False
        self._refuse((decision.first_outcome is not None) != (decision.outcome is Outcome.REPEAT), "repeats_an_outcome")
        self.tables.scans[scan.id] = LedgerRow(scan, decision, badge)
        return True

    def add(self, check_in: CheckIn) -> None:
        """Write a check-in into the log."""
        others = self.tables.check_ins.values()
        self.unsent = self._together
        self._refuse(check_in.member_id not in self._locked, "written without the lock of the member's presence")
        self._refuse(check_in.id in self.tables.check_ins, "primary key")
        for unique in ("scan_id", "supersedes_id"):
            value = getattr(check_in, unique)
            self._refuse(value is not None and any(getattr(row, unique) == value for row in others), unique)
        self._refuse(check_in.scan_id is not None and check_in.scan_id not in self.tables.scans, "fk scan_id")
        self._refuse((check_in.scan_id is not None) != (check_in.method in {"badge", "fixed"}), "scan_fits_method")
        self._refuse(check_in.voided and check_in.supersedes_id is None, "voids_another")
        superseded = check_in.supersedes_id
        self._refuse(superseded is not None and superseded not in self.tables.check_ins, "fk supersedes_id")
        self.tables.check_ins[check_in.id] = check_in

    def keep_presence(self, member_id: MemberId, presence: KeptPresence) -> None:
        """Keep what the log now says of the member."""
        self._refuse(member_id not in self._locked, "kept without the lock")
        self.tables.presence[member_id] = presence

    def presence_at(self, member_id: MemberId, at: datetime | None = None) -> KeptPresence:
        """Return the presence the log's effective check-ins make, up to and including ``at``; of all without it."""
        rows = self.tables.effective(member_id)
        return _presence_of([row for row in rows if at is None or row.occurred_at <= at])

    def entries_after(self, member_id: MemberId, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return the member's effective entries later than ``at``, without what is known by now to repeat."""
        made = [_made(row) for row in self.tables.effective(member_id) if row.occurred_at > at]
        used = {row.scan_id for row in self.tables.check_ins.values()}
        seen = [
            _seen(row)
            for row in self.tables.scans.values()
            if row.member_id == member_id
            and row.scan.occurred_at > at
            and row.decision.outcome in SEEN
            and row.scan.id not in used
            and not self._repeats_by_now(row, repeat_window)
        ]
        return sorted(made + seen, key=lambda entry: (entry.occurred_at, entry.check_in_id or entry.scan_id))

    def repeat_window(self) -> timedelta:
        """Return within what time a scan of the same badge is a repeat."""
        return self._store.repeat_window

    def ask(self, key: UUID, scan: BadgeScan, member_id: MemberId, unseen_out: CheckInId) -> bool:
        """Ask when a member really left, once a check-out."""
        del key
        if unseen_out in self.tables.questions:
            return False
        self.tables.questions[unseen_out] = Question(member_id, scan.station_id, scan.occurred_at)
        return True

    def add_review(self, review: Review) -> None:
        """Put something up for a person to look at, a scan once only for each reason."""
        known = {(row.scan_id, row.reason) for row in self.tables.reviews.values() if row.scan_id is not None}
        if (review.scan_id, review.reason) not in known:
            self.tables.reviews[review.id] = review

    def _repeats_by_now(self, row: LedgerRow, window: timedelta) -> bool:
        at = row.scan.occurred_at
        return any(at - window < other.scan.occurred_at < at for other in self.tables.scans_of(row.badge))

    @staticmethod
    def _refuse(broken: bool, rule: str) -> None:  # noqa: FBT001 - reads as a sentence
        if broken:
            raise RuleBrokenInMemoryError(rule)


def _presence_of(effective: Sequence[CheckIn]) -> KeptPresence:
    if not effective:
        return NOBODY_IN
    last = effective[-1]
    unseen_out = last.id if last.direction is Direction.OUT and not last.witnessed else None
    return KeptPresence(last.direction, last.occurred_at, last.id, unseen_out)


def _previous(row: LedgerRow) -> PreviousScan:
    return PreviousScan(
        row.scan.occurred_at, row.decision.outcome, row.decision.direction, first_outcome=row.decision.first_outcome
    )


def _made(row: CheckIn) -> Entry:
    return Entry(
        occurred_at=row.occurred_at,
        direction=row.direction,
        kind=EntryKind.ASSERTED if row.method.asserted else EntryKind.DERIVED,
        check_in_id=row.id,
        badge_id=row.badge_id,
        station_id=row.station_id,
    )


def _seen(row: LedgerRow) -> Entry:
    assert row.badge is not None
    assert row.decision.direction is not None
    return Entry(
        occurred_at=row.scan.occurred_at,
        direction=row.decision.direction,
        kind=EntryKind.SEEN,
        scan_id=row.scan.id,
        badge_id=row.badge.id,
        station_id=row.scan.station_id,
    )
