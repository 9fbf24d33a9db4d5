"""What a scan finds in the ledger."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sentinel_desktop.domain.check_in_rules import PreviousScan
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.journal import StationRules
from sentinel_desktop.domain.scans import PlacedScan, ScanAnswer


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies around a scan in the ledger, read after the member's presence was locked.

    Attributes:
        recorded: the answer this very scan got before, None when it is new.
        previous: what came of the badge's scan just before it; of those at the same instant, any that is in the ledger.
        before: that scan itself.
        after: the badge's scan just after it.
        has_later: whether the member has scans later than this one.
        unseen_out: the check-out nobody saw that left the member out by now, None where there is none.
        two_places_window: in a shorter time a badge cannot be at two stations; zero where nobody asks.
        server_time: the database's clock.
    """

    recorded: ScanAnswer | None
    previous: PreviousScan | None
    before: PlacedScan | None
    after: PlacedScan | None
    has_later: bool
    rules: StationRules
    two_places_window: timedelta
    server_time: datetime
    unseen_out: CheckInId | None = None
