"""A unit's day, played: who comes to the reader next."""

import math
from collections import deque
from collections.abc import Sequence
from random import Random

_LEAST_INSIDE, _MOST_INSIDE = 0.15, 0.75
_SCANS_A_DAY_A_PERSON = 4
_CONTRARY = 0.15
_UNKNOWN = 0.03
_AWAY_FROM_THE_READER = 12


class UnitDay:
    """Chooses badges so that the building fills and empties as on a day of duty.

    Mostly somebody who is out comes in while it fills, and somebody who is in goes out while it empties; some go
    against the stream, and now and then a badge comes that nobody knows. Who was just at the reader does not come back
    at once, in a unit large enough. The same seed and badges give the same day.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - a played rhythm, no secret
        self._inside: set[str] = set()
        self._recent: deque[str] = deque(maxlen=_AWAY_FROM_THE_READER)
        self._scans = 0

    def next_badge(self, serials: Sequence[str]) -> str:
        """Return the serial of the badge that comes next; ``serials`` must not be empty."""
        self._scans += 1
        if self._random.random() < _UNKNOWN:
            return self._unknown_badge(serials)
        serial = self._random.choice(self._candidates(serials))
        self._inside ^= {serial}
        self._recent.append(serial)
        return serial

    def pause(self, shortest: float, longest: float) -> float:
        """Return how long nobody comes, in seconds."""
        return self._random.uniform(shortest, longest)

    def frames(self) -> int:
        """Return how many frames a reader sends while somebody holds a badge to it."""
        return self._random.randint(2, 6)

    def _candidates(self, serials: Sequence[str]) -> Sequence[str]:
        rested = [serial for serial in serials if serial not in self._recent] or serials
        arrives = len(self._inside) < self._expected_inside(len(serials))
        if self._random.random() < _CONTRARY:
            arrives = not arrives
        return [serial for serial in rested if (serial not in self._inside) is arrives] or rested

    def _expected_inside(self, people: int) -> float:
        day = people * _SCANS_A_DAY_A_PERSON
        share = (1 - math.cos(2 * math.pi * self._scans / day)) / 2
        return people * (_LEAST_INSIDE + (_MOST_INSIDE - _LEAST_INSIDE) * share)

    def _unknown_badge(self, serials: Sequence[str]) -> str:
        while (serial := f"{self._random.getrandbits(40):010X}") in serials:
            pass
        return serial
