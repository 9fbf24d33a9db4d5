"""Who is in a sample unit's building at the moment it is loaded, so that the board is alive at any hour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

PRESENT_SHARE: Final = 0.28
PASSING_SHARE: Final = 0.04

_LONGEST_STAY = timedelta(hours=4)
_LAST_PASSAGE = (50, 70)
_QUIET_BEFORE_NOW = timedelta(seconds=90)
_BETWEEN_VISITS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in the building; ``left`` is None while it lasts."""

    member: int
    arrived: datetime
    left: datetime | None


@dataclass(frozen=True, slots=True)
class LastHours:
    """The visits of the last hours, and how the history before them gives way.

    Attributes:
        until: by member, when an earlier visit must have ended.
        until_for_all: the same for everybody else.
    """

    visits: tuple[Visit, ...]
    until: Mapping[int, datetime]
    until_for_all: datetime

    def leaves_room_for(self, member: int, left: datetime) -> bool:
        """Return whether a visit of the regular rhythm that ended at ``left`` belongs to the history."""
        return left <= self.until.get(member, self.until_for_all)


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many are in now, and how many of the last hours have gone again."""

    present: int
    passing: int

    @property
    def check_ins(self) -> int:
        """The passages they make."""
        return self.present + 2 * self.passing


def turnout(members: int, able: int) -> Turnout:
    """Return the usual turnout of a unit of ``members``, of whom ``able`` come at all (one at least)."""
    present = min(able, max(1, round(members * PRESENT_SHARE)))
    return Turnout(present, min(able - present, max(1, round(members * PASSING_SHARE))))


def turnout_within(check_ins: int, members: int, able: int) -> Turnout:
    """Return the turnout nearest to the usual one that leaves an even number of ``check_ins`` for visits that ended."""
    usual = turnout(members, able)
    present = min(usual.present, check_ins)
    if (check_ins - present) % 2:
        present -= 1
    return Turnout(present, min(able - present, usual.passing, (check_ins - present) // 2))


def draw_last_hours(
    under_way: Sequence[Visit], members: Sequence[int], size: Turnout, now: datetime, dice: Random
) -> LastHours:
    """Choose who is in at ``now``, first among those whose regular visit lasts, and who came and went.

    Args:
        under_way: regular visits that began before ``now`` and end after it.
        members: everybody who comes.
        size: how many of each; together no more than there are members.
        now: aware, UTC.
        dice: the only source of chance.
    """
    latest = now - _QUIET_BEFORE_NOW
    begun = {visit.member: visit for visit in under_way if visit.arrived <= latest}
    regular, others = list(begun), [member for member in members if member not in begun]
    dice.shuffle(regular)
    dice.shuffle(others)
    chosen = regular + others
    present = [
        Visit(member, begun[member].arrived if member in begun else _recently(now, dice), None)
        for member in chosen[: size.present]
    ]
    present.sort(key=lambda visit: visit.arrived)
    if present:
        just_now = now - timedelta(milliseconds=dice.randint(*(second * 1000 for second in _LAST_PASSAGE)))
        present[-1] = Visit(present[-1].member, just_now, None)
    passing = chosen[len(chosen) - size.passing :]
    visits = (*present, *(_gone_again(member, now, dice) for member in passing))
    return LastHours(visits, {visit.member: visit.arrived - _BETWEEN_VISITS for visit in visits}, latest)


def _recently(now: datetime, dice: Random) -> datetime:
    longest = _LONGEST_STAY.total_seconds()
    return now - timedelta(seconds=round(dice.triangular(_QUIET_BEFORE_NOW.total_seconds(), longest, longest / 4), 3))


def _gone_again(member: int, now: datetime, dice: Random) -> Visit:
    ago = dice.uniform(60, _LONGEST_STAY.total_seconds() / 60)
    stayed = dice.uniform(15, ago - 5)
    arrived = now - timedelta(minutes=ago)
    return Visit(member, arrived, arrived + timedelta(minutes=stayed))
