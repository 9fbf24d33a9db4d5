"""Random bytes through a decoder: no exception, no growth, and no scan beyond what chance allows."""

import random
import sys
import time
from dataclasses import dataclass
from math import sqrt
from typing import Final

import psutil

from tests.fuzz.targets import Target, serials_of

PIECE: Final = 4096
"""Bytes handed over at once; a reading thread gets at most what the system has buffered."""
MOST_GROWTH: Final = 16 << 20
"""Bytes by which the process may grow over a run, whatever its length."""


@dataclass(frozen=True, slots=True)
class NoiseRun:
    """What came of one run.

    Attributes:
        symbols: how many different bytes the noise was drawn from.
        length: bytes of noise.
        chance: how many frames that much noise holds on average.
        frames: how many it held, by the independent definition.
        told: how many serials the decoder told.
        same: whether these are the same serials in the same order.
        growth: by how many bytes the process grew, beyond what the told serials take themselves.
    """

    target: str
    symbols: int
    length: int
    chance: float
    frames: int
    told: int
    same: bool
    growth: int
    seconds: float

    @property
    def most_by_chance(self) -> float:
        """A number of frames that chance exceeds about once in a million runs: five deviations above the average."""
        return self.chance + 5 * sqrt(self.chance) + 2

    @property
    def is_good(self) -> bool:
        """Whether the decoder told just the frames that were there, these being no more than chance makes."""
        return self.same and self.told <= self.most_by_chance and self.growth <= MOST_GROWTH


def run_noise(target: Target, symbols: bytes, length: int, seed: int) -> NoiseRun:
    """Feed ``length`` random bytes, drawn from ``symbols``, to a new decoder of the target, piece by piece."""
    # Every byte of the table is as likely as any other, so the chance is counted over the table and not the symbols.
    table = (symbols * 256)[:256]
    noise = random.Random(seed).randbytes(length).translate(table)  # noqa: S311 - noise, no secret
    there = target.frames_in(noise)
    process = psutil.Process()
    begun, before = time.perf_counter(), process.memory_info().rss
    told = serials_of(target.new_decoder(), (noise[at : at + PIECE] for at in range(0, length, PIECE)))
    grown = process.memory_info().rss - before
    return NoiseRun(
        target=target.name,
        symbols=len(set(symbols)),
        length=length,
        chance=target.chance_of(table) * length,
        frames=len(there),
        told=len(told),
        same=target.accepts(told, there),
        growth=max(0, grown - sum(map(sys.getsizeof, told)) - sys.getsizeof(told)),
        seconds=time.perf_counter() - begun,
    )
