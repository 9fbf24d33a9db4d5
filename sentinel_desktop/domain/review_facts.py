"""What contradicts what in a review, as values; kept as plain JSON of ids and codes, never with names.

Reviews that an earlier version put up have the same form. What cannot be read gives no facts: a review is looked at by
a person all the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.scans import PlacedScan, ScanAnswer


@dataclass(frozen=True, slots=True)
class TwoPlaces:
    """Two scans of one badge, so soon after each other that nobody can have carried it from one to the other."""

    earlier: PlacedScan
    later: PlacedScan

    def as_json(self) -> dict[str, Any]:
        """Return the facts as a review keeps them."""
        return {"earlier": _placed_json(self.earlier), "later": _placed_json(self.later)}

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "TwoPlaces":
        """Return the facts of a review."""
        return cls(_placed_from(facts["earlier"]), _placed_from(facts["later"]))


@dataclass(frozen=True, slots=True)
class LateArrival:
    """What a late scan changed in the passages after it.

    Attributes:
        turned: check-ins whose direction is the other one since.
        voided: the check-in that turned out to be the repeat of the late scan.
        recorded_after_all: scans that found the member so already and now have a check-in of their own.
        contradicts: asserted check-ins that repeat the direction before them, or the late scan itself; they stand.
    """

    turned: tuple[CheckInId, ...] = ()
    voided: CheckInId | None = None
    recorded_after_all: tuple[ScanId, ...] = ()
    contradicts: tuple[CheckInId, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the facts as a review keeps them."""
        return {
            "turned": [str(each) for each in self.turned],
            "voided": None if self.voided is None else str(self.voided),
            "recorded_after_all": [str(each) for each in self.recorded_after_all],
            "contradicts": [str(each) for each in self.contradicts],
        }

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "LateArrival":
        """Return the facts of a review."""
        voided = facts["voided"]
        return cls(
            turned=tuple(CheckInId(UUID(each)) for each in facts["turned"]),
            voided=None if voided is None else CheckInId(UUID(voided)),
            recorded_after_all=tuple(ScanId(UUID(each)) for each in facts["recorded_after_all"]),
            contradicts=tuple(CheckInId(UUID(each)) for each in facts["contradicts"]),
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a scan: told to a person, or recorded."""

    outcome: Outcome
    direction: Direction | None
    member_id: MemberId | None

    @classmethod
    def of(cls, answer: ScanAnswer) -> "Result":
        """Return the gist of an answer."""
        return cls(answer.outcome, answer.direction, None if answer.member is None else answer.member.id)

    def as_json(self) -> dict[str, str | None]:
        """Return the result as a review keeps it."""
        member_id = None if self.member_id is None else str(self.member_id)
        return {"outcome": self.outcome, "direction": self.direction, "member_id": member_id}

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "Result":
        """Return the result of a review's facts."""
        direction, member_id = facts["direction"], facts["member_id"]
        return cls(
            outcome=Outcome(facts["outcome"]),
            direction=None if direction is None else Direction(direction),
            member_id=None if member_id is None else MemberId(UUID(member_id)),
        )


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """What a person was told at the desk, and what the database recorded."""

    told: Result
    recorded: Result

    def as_json(self) -> dict[str, Any]:
        """Return the facts as a review keeps them."""
        return {"told": self.told.as_json(), "recorded": self.recorded.as_json()}

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "ToldOtherwise":
        """Return the facts of a review."""
        return cls(Result.from_json(facts["told"]), Result.from_json(facts["recorded"]))


ReviewFacts = TwoPlaces | LateArrival | ToldOtherwise

_KINDS: Mapping[ReviewReason, type[ReviewFacts]] = {
    ReviewReason.TWO_PLACES: TwoPlaces,
    ReviewReason.LATE_ARRIVAL: LateArrival,
    ReviewReason.TOLD_OTHERWISE: ToldOtherwise,
}


def facts_of(reason: ReviewReason, facts: Mapping[str, Any]) -> ReviewFacts | None:
    """Return the facts of a review as a value; None where they are of no known form."""
    kind = _KINDS.get(reason)
    if kind is None:
        return None
    try:
        return kind.from_json(facts)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _placed_json(scan: PlacedScan) -> dict[str, str]:
    return {
        "scan_id": str(scan.id),
        "station_id": str(scan.station_id),
        "occurred_at": scan.occurred_at.isoformat(),
    }


def _placed_from(facts: Mapping[str, Any]) -> PlacedScan:
    return PlacedScan(
        id=ScanId(UUID(facts["scan_id"])),
        station_id=StationId(UUID(facts["station_id"])),
        occurred_at=datetime.fromisoformat(facts["occurred_at"]),
    )
