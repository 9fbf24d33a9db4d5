"""A scan on this disk, from the moment it was read until it is delivered, and what a desk needs to answer alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import REPEAT_WINDOW
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outsiders import AttendeeOfBadge, VisitOfBadge
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer


class JournalState(StrEnum):
    """Waiting for the database, delivered to it, refused by it for good, or refused and dismissed by a person."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    QUARANTINED = "quarantined"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One journalled scan.

    Attributes:
        sequence: the order in which the scans were written here, from 1.
        reading: both clocks at the scan, so that its time can be corrected once more on delivery.
        told: the answer the person was given from the local copy; None where nobody was answered yet.
        reason: why it came into quarantine; empty where it waits or is delivered.
    """

    sequence: int
    scan: BadgeScan
    reading: ClockReading
    state: JournalState
    told: ScanAnswer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That a person let a refused scan go: it never comes into the ledger.

    Attributes:
        at: by this computer's clock.
        by: who, as the program knew them: an account of this computer, or of the program.
        reason: in that person's words.
    """

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """A journalled scan that the database refused for good, or that made the program fail.

    Attributes:
        entry: the scan; its ``reason`` is that of the last time.
        since: when it last came into quarantine, by this computer's clock.
        times: how often it did, from 1.
        dismissal: None while it is in quarantine.
    """

    entry: JournalEntry
    since: datetime
    times: int
    dismissal: Dismissal | None = None


@dataclass(frozen=True, slots=True)
class StationRules:
    """The settings that a scan at this station is decided by."""

    direction_mode: DirectionMode = DirectionMode.TOGGLE
    repeat_window: timedelta = REPEAT_WINDOW
    timings: Timings = field(default_factory=Timings)


@dataclass(frozen=True, slots=True)
class DirectoryContents:
    """The local copy of the directory: what a desk needs to answer while the database is away, and no more.

    Attributes:
        states: the presence of the members who hold one of ``badges``.
        visits: the open visits that have one of ``badges``.
        attendees: those whose access with one of ``badges`` is not over, or not for long.
        attendees_in: which of them are in.
        taken_at: the server's time of the copy.
    """

    badges: tuple[Badge, ...]
    states: Mapping[MemberId, Direction]
    rules: StationRules
    taken_at: datetime
    visits: tuple[VisitOfBadge, ...] = ()
    attendees: tuple[AttendeeOfBadge, ...] = ()
    attendees_in: frozenset[UUID] = frozenset()
