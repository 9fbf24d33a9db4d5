"""Histories of one badge: scans at stations of each kind, and what must come of them in whatever order they arrive."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import strategies as st

from sentinel_desktop.domain.checkins import CheckIn
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.journal import StationRules
from sentinel_desktop.domain.scans import BadgeScan

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WINDOW = StationRules().repeat_window
# A station's login role bears its id and is the whole server's, which the workers of a run share.
STATIONS = {
    StationId(UUID(int=os.getpid() << 64 | number)): mode
    for number, mode in enumerate((DirectionMode.TOGGLE, DirectionMode.IN, DirectionMode.OUT))
}
GAPS = (timedelta(0), timedelta(seconds=1), timedelta(seconds=2), WINDOW, timedelta(minutes=1))
State = tuple[datetime, Direction]


@dataclass(frozen=True, slots=True)
class Step:
    """One scan of a history: how long after the one before, and at which kind of station."""

    gap: timedelta
    mode: DirectionMode


def steps(*, gaps: Sequence[timedelta] = GAPS, modes: Iterable[DirectionMode] = DirectionMode) -> st.SearchStrategy:
    """Draw one scan of a history."""
    return st.builds(Step, st.sampled_from(list(gaps)), st.sampled_from(list(modes)))


@st.composite
def deliveries(draw: st.DrawFn, step: st.SearchStrategy[Step], most: int = 6) -> tuple[list[Step], list[int]]:
    """Draw a history and an order in which its scans arrive."""
    history = draw(st.lists(step, min_size=1, max_size=most))
    return history, draw(st.permutations(range(len(history))))


def scans_of(history: Sequence[Step], serial: str, *, first_id: int = 1) -> list[BadgeScan]:
    """Return the scans of a history in the order of time, their ids in that order too."""
    stations = {mode: station for station, mode in STATIONS.items()}
    at, scans = NOON, []
    for number, step in enumerate(history):
        at += step.gap
        scan_id = ScanId(UUID(int=first_id + number))
        scans.append(BadgeScan(scan_id, serial, stations[step.mode], occurred_at=at, desk_clock_at=at))
    return scans


def expected_states(scans: Iterable[BadgeScan], standing: Iterable[ScanId] = ()) -> list[State]:
    """Return the states that scans make when each arrives in its time.

    Args:
        scans: in the order of arrival, which decides between scans of the very same instant.
        standing: scans whose asserted check-in stands although it is a repeat by now, because it was recorded before
            the scan it repeats had arrived.
    """
    kept, states = set(standing), list[State]()
    state, before = Direction.OUT, None
    for scan in sorted(scans, key=lambda scan: scan.occurred_at):
        repeats = before is not None and scan.occurred_at - before < WINDOW
        before = scan.occurred_at
        if not repeats or scan.id in kept:
            fixed = STATIONS[scan.station_id].fixed
            new = state.other if fixed is None else fixed
            if new is not state:
                states.append((scan.occurred_at, new))
            state = new
    return states


def contradicting(effective: Sequence[CheckIn]) -> list[CheckIn]:
    """Return the check-ins that repeat the direction of the one before them, which only asserted ones may."""
    in_pairs = pairwise(effective)
    return [later for earlier, later in in_pairs if later.direction is earlier.direction]


def in_two_places(scans: Iterable[BadgeScan], window: timedelta) -> set[ScanId]:
    """Return the scans that were made at another station less than ``window`` after the scan before them."""
    in_time = sorted(scans, key=lambda scan: scan.occurred_at)
    return {
        later.id
        for earlier, later in pairwise(in_time)
        if later.station_id != earlier.station_id and later.occurred_at - earlier.occurred_at < window
    }


def states_of(effective: Iterable[CheckIn]) -> list[State]:
    """Return the states that a log's effective check-ins make, each where it begins."""
    state, states = Direction.OUT, list[State]()
    for row in effective:
        if row.direction is not state:
            states.append((row.occurred_at, row.direction))
        state = row.direction
    return states


def standing_repeats(effective: Iterable[CheckIn], scans: Sequence[BadgeScan]) -> dict[ScanId, CheckIn]:
    """Return the asserted check-ins that are repeats by now, by their scans."""
    times = {scan.id: scan.occurred_at for scan in scans}
    return {
        row.scan_id: row
        for row in effective
        if row.scan_id is not None
        and row.method.asserted
        and any(timedelta(0) < row.occurred_at - time < WINDOW for time in times.values())
    }
