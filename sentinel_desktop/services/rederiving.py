"""Deriving anew the passages after one that came late: by superseding rows, in the transaction of what came late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.ids import CheckInId, MemberId, ReviewId, ScanId
from sentinel_desktop.domain.review_facts import LateArrival
from sentinel_desktop.domain.reviews import Review, ReviewReason
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.domain.timeline import Entry, Rederivation, rederive
from sentinel_desktop.services.ports.moments import NewId


class PassageLog(Protocol):
    """The log of members' check-ins; ``UnitOfWork.check_ins`` is one, for a station and for an account alike."""

    def presence_at(self, member_id: MemberId, at: datetime | None = None) -> KeptPresence:
        """Return the presence that the effective check-ins make, up to and including ``at``; of all without it."""

    def entries_after(self, member_id: MemberId, at: datetime, repeat_window: timedelta) -> Sequence[Entry]:
        """Return the member's effective entries later than ``at`` in the order of time."""

    def repeat_window(self) -> timedelta:
        """Return within what time a scan of the same badge is a repeat."""

    def add(self, check_in: CheckIn) -> None:
        """Write a check-in into the log."""

    def keep_presence(self, member_id: MemberId, presence: KeptPresence) -> None:
        """Keep what the log now says of the member."""

    def add_review(self, review: Review) -> None:
        """Put something up for a person to look at."""


def rederive_after(
    log: PassageLog,
    member_id: MemberId,
    at: datetime,
    *,
    entry_id: CheckInId,
    new_id: NewId,
    corrected_at: datetime | None = None,
    shown: bool = True,
) -> Rederivation:
    """Derive anew what follows a passage that was just entered by hand or corrected, and keep the member's presence.

    Call it right after ``HandEntryRepository.enter`` or ``correct``, in the same transaction: they hold the lock of the
    member's presence, and the database lets an account supersede derived rows only after an entry of its own in this
    transaction. Nothing is written where nothing after the entry changes, so it may be called for every entry.

    Args:
        log: ``work.check_ins`` of that transaction.
        member_id: whose passage it is.
        at: when the entry says it happened.
        entry_id: the row that was entered; it is never itself put up as a contradiction.
        new_id: makes the ids of the superseding rows.
        corrected_at: of a correction, when the row that it takes the place of said it happened; None of any other.
        shown: a person sees what this returns. Then only asserted passages that now contradict are put up for review;
            otherwise, as where the entry was kept on disk and is delivered now, whatever it changed.

    Returns:
        what became of the later passages, to be told: ``turned`` go the other way now, ``contradictions`` stand.
    """
    first, last = min(at, corrected_at or at), max(at, corrected_at or at)
    window = log.repeat_window()
    change = rederive(
        state=log.presence_at(member_id, first).state,
        later=log.entries_after(member_id, first, window),
        at=first,
        badge_id=None,
        repeat_window=window,
        until=last,
    )
    change = _without(change, entry_id)
    _write(log, member_id, change, new_id)
    if change.contradictions or (change.changes and not shown):
        log.add_review(late_arrival(change, new_id, entry_id=entry_id))
    if change.changes:
        log.keep_presence(member_id, log.presence_at(member_id))
    return change


@dataclass(frozen=True, slots=True)
class LateScan:
    """A member's scan that was recorded after later ones.

    Attributes:
        state: the member's state right after it.
        window: the repeat window.
    """

    scan: BadgeScan
    badge: Badge
    member_id: MemberId
    state: Direction
    window: timedelta


def rederive_after_scan(log: PassageLog, late: LateScan, new_id: NewId) -> None:
    """Derive anew what follows a scan that arrived late, with one review, and keep the member's presence."""
    later = log.entries_after(late.member_id, late.scan.occurred_at, late.window)
    change = rederive(
        state=late.state,
        later=later,
        at=late.scan.occurred_at,
        badge_id=late.badge.id,
        repeat_window=late.window,
    )
    _write(log, late.member_id, change, new_id)
    if change.changes:
        log.add_review(late_arrival(change, new_id, scan_id=late.scan.id))
    log.keep_presence(late.member_id, log.presence_at(late.member_id))


def _without(change: Rederivation, entry_id: CheckInId) -> Rederivation:
    others = tuple(entry for entry in change.contradictions if entry.check_in_id != entry_id)
    return Rederivation(change.voided, change.turned, change.missing, others)


def _write(log: PassageLog, member_id: MemberId, change: Rederivation, new_id: NewId) -> None:
    for check_in in _superseding(member_id, change, new_id):
        log.add(check_in)


def _superseding(member_id: MemberId, change: Rederivation, new_id: NewId) -> Iterator[CheckIn]:
    for row in change.replacements:
        yield CheckIn(
            id=CheckInId(new_id()),
            member_id=member_id,
            direction=row.direction,
            occurred_at=row.entry.occurred_at,
            method=Method.REDERIVED,
            station_id=row.entry.station_id,
            badge_id=row.entry.badge_id,
            supersedes_id=row.entry.check_in_id,
            voided=row.voided,
        )
    for seen in change.missing:
        yield CheckIn(
            id=CheckInId(new_id()),
            member_id=member_id,
            direction=seen.direction,
            occurred_at=seen.occurred_at,
            method=Method.FIXED,
            station_id=seen.station_id,
            scan_id=seen.scan_id,
            badge_id=seen.badge_id,
        )


def late_arrival(
    change: Rederivation,
    new_id: NewId,
    *,
    scan_id: ScanId | None = None,
    entry_id: CheckInId | None = None,
    of_member: bool = True,
) -> Review:
    """Return the review of what came late; ``of_member`` where the passages it names are check-ins."""
    facts = LateArrival(
        turned=tuple(entry.check_in_id for entry in change.turned if entry.check_in_id is not None),
        voided=None if change.voided is None else change.voided.check_in_id,
        recorded_after_all=tuple(entry.scan_id for entry in change.missing if entry.scan_id is not None),
        contradicts=tuple(entry.check_in_id for entry in change.contradictions if entry.check_in_id is not None),
    )
    return Review(
        id=ReviewId(new_id()),
        reason=ReviewReason.LATE_ARRIVAL,
        facts=facts.as_json(),
        scan_id=scan_id,
        check_in_id=facts.contradicts[0] if facts.contradicts and of_member else entry_id,
    )
