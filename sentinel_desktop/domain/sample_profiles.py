"""What a new database can be filled with, by one word."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sentinel_desktop.domain.sample_unit import HistorySize


class SampleProfile(StrEnum):
    """How much there is to see."""

    MINIMAL = "minimal"
    SAMPLE = "sample"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class UnitSize:
    """How many members a unit has and how far its history reaches back."""

    members: int
    history: HistorySize


UNIT_SIZES: Final = {
    SampleProfile.SAMPLE: UnitSize(150, HistorySize(days=21)),
    SampleProfile.LARGE: UnitSize(10_000, HistorySize(check_ins=1_000_000)),
}
"""The units of the profiles; ``minimal`` has none, only lists."""
