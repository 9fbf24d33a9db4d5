"""Invented members, badges and scans with valid defaults."""

import itertools
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, MemberCard, OnScan
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId, MemberId, ScanId, StationId
from sentinel_desktop.domain.journal import DirectoryContents, StationRules
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeRead, BadgeScan, ScanAnswer
from sentinel_desktop.domain.serials import Serial

BOOT = "a-boot"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STATION = StationId(uuid.UUID(int=0x5747))
TREMBLAY = MemberCard(MemberId(uuid.UUID(int=0xA1)), "PO2 Tremblay, A.", "PO2", "Tremblay", "Alix", "DECK")
ROY = MemberCard(MemberId(uuid.UUID(int=0xA2)), "Lt(N) Roy, J.", "Lt(N)", "Roy", "Jo", "OPS")
SERIAL_OF_TREMBLAY = Serial("62E3086CED")
SERIAL_OF_ROY = Serial("010063E9AE")

_numbers = itertools.count(1)


def new_id() -> uuid.UUID:
    """Return ids that sort in the order in which they were made."""
    return uuid.UUID(int=next(_numbers))


def reading(at: datetime = NOON, monotonic: timedelta = timedelta(hours=1), boot_id: str = BOOT) -> ClockReading:
    """Return a moment of both clocks; ``monotonic`` is the time since the boot."""
    return ClockReading(at, monotonic // timedelta(microseconds=1) * 1000, boot_id)


def scan(serial: str = SERIAL_OF_TREMBLAY, at: datetime = NOON, **changes: Any) -> BadgeScan:  # noqa: ANN401 - fields
    """Return a scan with an id of its own."""
    built = BadgeScan(ScanId(new_id()), serial, STATION, occurred_at=at, desk_clock_at=at)
    return replace(built, **changes)


def answer(to: BadgeScan, outcome: Outcome = Outcome.CHECKED_IN, **changes: Any) -> ScanAnswer:  # noqa: ANN401 - fields
    """Return an answer to a scan: checked in, holder Tremblay."""
    direction = {Outcome.CHECKED_IN: Direction.IN, Outcome.CHECKED_OUT: Direction.OUT}.get(outcome)
    member = None if outcome in {Outcome.BADGE_UNKNOWN, Outcome.NOT_RECORDED} else TREMBLAY
    built = ScanAnswer(to.id, to.serial, outcome, to.occurred_at, direction=direction, member=member)
    return replace(built, **changes)


def read(serial: Serial = SERIAL_OF_TREMBLAY, at: ClockReading | None = None) -> BadgeRead:
    """Return what a reader hands over."""
    return BadgeRead(serial, at or reading())


def badge(serial: str = SERIAL_OF_TREMBLAY, card: MemberCard | None = TREMBLAY, **changes: Any) -> Badge:  # noqa: ANN401 - fields
    """Return an active member's badge."""
    holder = Holder(card, OnScan.ALLOW, archived=False) if card is not None else None
    return replace(Badge(BadgeId(new_id()), serial, BadgeKind.MEMBER, OnScan.ALLOW, holder), **changes)


def contents(*badges: Badge, **changes: Any) -> DirectoryContents:  # noqa: ANN401 - fields
    """Return a copy of the directory in which everybody is out: Tremblay and Roy where nothing else is given."""
    held = badges or (badge(), badge(SERIAL_OF_ROY, ROY))
    states = {item.holder.card.id: Direction.OUT for item in held if item.holder is not None}
    return replace(DirectoryContents(held, states, StationRules(), NOON), **changes)
