"""Chance that can be repeated: dice and identifiers that come out alike from the same beginnings."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_VERSION_7_VARIANT: Final = 0x7 << 76 | 0b10 << 62
_CHANCE: Final = 0xFFF << 64 | (1 << 62) - 1
"""Which of the lower bits of a UUID version 7 are left to chance."""


def dice_for(*beginnings: object) -> Random:
    """Return dice that fall the same way for the same beginnings, on every machine and at every start."""
    return Random("/".join(map(str, beginnings)))  # noqa: S311 - invented data, no secret


def uuid7_at(instant: datetime, dice: Random) -> UUID:
    """Return a UUID version 7 that carries ``instant`` (aware, of this century) to the millisecond."""
    milliseconds = (instant - _EPOCH) // _MILLISECOND
    return UUID(int=milliseconds << 80 | _VERSION_7_VARIANT | dice.getrandbits(76) & _CHANCE)
