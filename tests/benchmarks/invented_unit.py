"""The invented unit that the marks are measured with, and passages of its people.

Its history ends two days ago, so that passages can be made in the time between, each later than all before it, as
fast as the database takes them and without repeating a badge within the repeat window.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Final

import psycopg

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_unit import HistorySize, SampleUnit
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.persistence import schema, seeds
from sentinel_desktop.persistence.repositories.check_in_statements import TWO_PLACES_SETTING
from sentinel_desktop.persistence.sample_unit import load_sample_unit

FREE_TIME: Final = timedelta(days=2)
BETWEEN_PASSAGES: Final = timedelta(milliseconds=100)
_SEED: Final = 7
_HOLDERS: Final = """
    SELECT b.id, b.serial, m.id, p.state
    FROM badges b
    JOIN badge_statuses bs ON bs.id = b.badge_status_id AND bs.on_scan = 'allow'
    JOIN members m ON m.id = b.member_id AND m.archived_at IS NULL
    JOIN member_statuses ms ON ms.id = m.member_status_id AND ms.on_scan = 'allow'
    JOIN presence p ON p.member_id = m.id
    ORDER BY b.serial
"""
OUTCOMES: Final = {Direction.IN: Outcome.CHECKED_IN, Direction.OUT: Outcome.CHECKED_OUT}


@dataclass(slots=True)
class Holder:
    """A member with a badge, and where the database has them."""

    badge_id: BadgeId
    serial: str
    member_id: MemberId
    state: Direction


@dataclass(frozen=True, slots=True)
class Passage:
    """A scan that is to come, and what must come of it."""

    scan: BadgeScan
    badge_id: BadgeId
    member_id: MemberId
    check_in_id: CheckInId
    direction: Direction

    @property
    def outcome(self) -> Outcome:
        """What the scan must be answered."""
        return OUTCOMES[self.direction]


def load_unit(owner_url: str, members: int, check_ins: int) -> None:
    """Make the tables in an empty database and load an invented unit with a history that ends two days ago."""
    schema.upgrade(owner_url)
    seeds.seed_lists(owner_url)
    with psycopg.connect(owner_url) as connection:
        # The same few badges pass at one station after the other, faster than a person walks: nobody looks at that.
        connection.execute("UPDATE settings SET value = '0' WHERE key = %s", [TWO_PLACES_SETTING])
    now = datetime.now(UTC) - FREE_TIME
    unit = SampleUnit.generate(members, HistorySize(check_ins=check_ins), _SEED, now, Timings().zone)
    load_sample_unit(owner_url, unit)


def holders_of(owner_url: str) -> list[Holder]:
    """Return everybody whose badge passes, in the order of their serials."""
    with psycopg.connect(owner_url) as connection:
        rows = connection.execute(_HOLDERS).fetchall()
    return [Holder(BadgeId(row[0]), row[1], MemberId(row[2]), Direction(row[3])) for row in rows]


class Passages:
    """Passages of some people, one after the other, by turns; each follows the states it made before."""

    def __init__(self, holders: Sequence[Holder], station_id: StationId, offset: timedelta = timedelta(0)) -> None:
        """Begin just after the history.

        Args:
            holders: whose passages; nobody else may record any for them meanwhile.
            station_id: where they pass.
            offset: sets these passages apart from those of other stations, less than the time between two.
        """
        self._holders = cycle(holders)
        self._station_id = station_id
        self._at = datetime.now(UTC) - FREE_TIME + timedelta(minutes=1) + offset

    def next(self) -> Passage:
        """Return the next passage; it counts as made."""
        holder = next(self._holders)
        holder.state = holder.state.other
        self._at += BETWEEN_PASSAGES
        scan = BadgeScan(ScanId(new_id()), holder.serial, self._station_id, self._at, self._at)
        return Passage(scan, holder.badge_id, holder.member_id, CheckInId(new_id()), holder.state)
