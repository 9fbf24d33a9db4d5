"""Whether a badge that was tapped could become one of the unit's, and if not why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.domain.scans import BadgeRead

SHORTER_SPELLINGS: Final = {32: 8, 24: 6}
"""By the low bits that some readers tell of a serial, and no more: the hex digits of these."""
_RANDOM: Final = "08"
_DIGITS_OF_FOUR_BYTES: Final = 8


class Enrollable(StrEnum):
    """What stands against enrolling a badge.

    A random id is one that the card makes up anew at every tap. An ambiguous one shares its low 32 or 24 bits with
    another badge, so that a reader which tells no more than those could mean either.
    """

    YES = "yes"
    ENROLLED_ALREADY = "enrolled_already"
    AMBIGUOUS = "ambiguous"
    RANDOM_ID = "random_id"


@dataclass(frozen=True, slots=True)
class EnrolmentVerdict:
    """The judgement of one badge.

    Attributes:
        badge: the badge that it is already, or is mistaken for; None elsewhere.
        shared_bits: how many low bits it shares with the badge it is mistaken for, 32 or 24; 0 elsewhere.
    """

    enrollable: Enrollable
    badge: Badge | None = None
    shared_bits: int = 0


def judge(read: BadgeRead, alike: Sequence[Badge]) -> EnrolmentVerdict:
    """Judge a badge that was tapped.

    Args:
        read: what the reader handed over.
        alike: all badges of the unit whose serials have the same low 24 bits; others change nothing.
    """
    known = _found_by_scan(read.serial, alike)
    if known is not None:
        return EnrolmentVerdict(Enrollable.ENROLLED_ALREADY, known)
    if has_random_id(read):
        return EnrolmentVerdict(Enrollable.RANDOM_ID)
    for bits, digits in SHORTER_SPELLINGS.items():
        mistaken = [badge for badge in _in_order(alike) if _tail(badge.serial, digits) == _tail(read.serial, digits)]
        if mistaken:
            return EnrolmentVerdict(Enrollable.AMBIGUOUS, mistaken[0], bits)
    return EnrolmentVerdict(Enrollable.YES)


def has_random_id(read: BadgeRead) -> bool:
    """Whether a card makes its id up anew at every tap: four bytes that begin with ``08``.

    The rule is that of ISO 14443; a 125 kHz tag has a fixed id, whatever it begins with. Of a reader that does not tell
    what it read it is assumed that it may be such a card.
    """
    return (
        read.family is not CardFamily.LOW_FREQUENCY
        and len(read.serial) == _DIGITS_OF_FOUR_BYTES
        and read.serial.startswith(_RANDOM)
    )


def _found_by_scan(serial: str, alike: Sequence[Badge]) -> Badge | None:
    same = [badge for badge in alike if badge.serial == serial]
    if not same and len(serial) in SHORTER_SPELLINGS.values():
        same = [badge for badge in alike if badge.serial.endswith(serial)]
    return same[0] if len(same) == 1 else None


def _in_order(badges: Sequence[Badge]) -> Sequence[Badge]:
    return sorted(badges, key=lambda badge: badge.serial)


def _tail(serial: str, digits: int) -> str:
    return serial[-digits:]
