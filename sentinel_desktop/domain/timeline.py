"""A member's passages in the order of time, and what a late one changes in them.

Derived passages alternate; asserted ones (a fixed direction, by hand, by lockup, by rollover, a correction) say what
they say. A scan that arrives late takes its place in time: the derived passages after it are derived again, up to the
next asserted one. An asserted one is never turned round: where it now contradicts, a person looks at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId, CheckInId, ScanId, StationId


class EntryKind(StrEnum):
    """How an entry's direction is known.

    ``SEEN`` is a scan at a fixed-direction station that found the member so already: it asserts the state and made no
    check-in, because none was needed.
    """

    DERIVED = "derived"
    ASSERTED = "asserted"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Entry:
    """One effective passage of a member; ``scan_id`` names the scan where the entry is ``SEEN``."""

    occurred_at: datetime
    direction: Direction
    kind: EntryKind
    check_in_id: CheckInId | None = None
    scan_id: ScanId | None = None
    badge_id: BadgeId | None = None
    station_id: StationId | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A row that takes the place of an entry, or of none where the entry is ``SEEN`` and needs a passage after all.

    Attributes:
        voided: the entry did not happen; ``direction`` is then the entry's own.
    """

    entry: Entry
    direction: Direction
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Rederivation:
    """What a late passage changes in those after it.

    Attributes:
        voided: a derived passage that turns out to be the repeat of the late scan.
        turned: derived passages whose direction is now the other one.
        missing: ``SEEN`` entries that now need a check-in of their own.
        contradictions: asserted passages that now repeat the direction before them, or turn out to be the repeat of
            the late scan.
    """

    voided: Entry | None = None
    turned: tuple[Entry, ...] = ()
    missing: tuple[Entry, ...] = ()
    contradictions: tuple[Entry, ...] = ()

    @property
    def changes(self) -> bool:
        """True where anything after the late passage is no longer what it was."""
        return bool(self.voided or self.turned or self.missing or self.contradictions)

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """The rows to add for what was turned round or voided."""
        turned = tuple(Replacement(entry, entry.direction.other) for entry in self.turned)
        if self.voided is None:
            return turned
        return (*turned, Replacement(self.voided, self.voided.direction, voided=True))


def rederive(
    *,
    state: Direction,
    later: Sequence[Entry],
    at: datetime,
    badge_id: BadgeId | None,
    repeat_window: timedelta,
    until: datetime | None = None,
) -> Rederivation:
    """Derive anew what comes after a late scan, an entry by hand or a correction.

    Args:
        state: the member's state right after ``at``.
        later: the member's effective entries after it, in the order of time; no ``SEEN`` one that is a repeat by now.
        at: when the late scan was made, or from when the entry by hand changes the state.
        badge_id: the badge it was made with; None where it was made with none, so that nothing repeats it.
        repeat_window: a passage of the same badge within this time after ``at`` is a repeat of it.
        until: an asserted entry up to here does not end the derivation: what follows it was changed as well.
    """
    repeats = [
        entry
        for entry in later
        if badge_id is not None and entry.badge_id == badge_id and entry.occurred_at - at < repeat_window
    ]
    voided = next((entry for entry in repeats if entry.kind is EntryKind.DERIVED), None)
    turned: list[Entry] = []
    missing: list[Entry] = []
    contradictions: list[Entry] = []
    settled = voided is None
    for entry in later:
        if entry is voided:
            settled = True
            continue
        if entry.kind is EntryKind.DERIVED:
            if entry.direction is state:
                turned.append(entry)
            state = state.other
            continue
        if entry.kind is EntryKind.SEEN and entry.direction is not state:
            missing.append(entry)
        if entry.kind is EntryKind.ASSERTED and (entry.direction is state or entry in repeats):
            contradictions.append(entry)
        if settled and (until is None or entry.occurred_at > until):
            break
        state = entry.direction
    return Rederivation(voided, tuple(turned), tuple(missing), tuple(contradictions))
