"""Durations in milliseconds and what is said of many of them."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

NANOSECONDS_A_MILLISECOND: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Durations:
    """Measured durations in milliseconds, at least one."""

    ms: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.ms)

    @property
    def p99(self) -> float:
        """The smallest duration that 99 of 100 do not exceed; the longest where there are fewer than 100."""
        return sorted(self.ms)[math.ceil(0.99 * len(self.ms)) - 1]

    @property
    def longest(self) -> float:
        """The longest."""
        return max(self.ms)

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p99:.1f} ms"


def from_nanoseconds(nanoseconds: Sequence[int]) -> Durations:
    """Return the durations of differences between readings of a clock in nanoseconds."""
    return Durations(tuple(value / NANOSECONDS_A_MILLISECOND for value in nanoseconds))


def timed(work: Callable[[], object]) -> int:
    """Return the nanoseconds that some work takes."""
    began = time.perf_counter_ns()
    work()
    return time.perf_counter_ns() - began
