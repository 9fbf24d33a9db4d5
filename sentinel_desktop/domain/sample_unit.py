"""A sample unit: invented people, their badges, and a history of passages that ends at a plausible now.

The same arguments make the same unit. The history is not kept in memory: it is drawn day by day while it is read. What
else there is of the unit, from its members' telephones to its visitors, is drawn when it is asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from heapq import merge
from random import Random
from typing import Final, Self
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import CheckInId, ScanId
from sentinel_desktop.domain.sample_calendar import ONE_DAY, SampleCalendar
from sentinel_desktop.domain.sample_details import SampleDetails, draw_details
from sentinel_desktop.domain.sample_dice import dice_for, uuid7_at
from sentinel_desktop.domain.sample_duties import SampleQualification, SampleTag, draw_qualifications, draw_tags
from sentinel_desktop.domain.sample_event import SampleEvent, draw_event
from sentinel_desktop.domain.sample_now import LastHours, Turnout, Visit, draw_last_hours, turnout, turnout_within
from sentinel_desktop.domain.sample_people import SampleBadge, SampleMember, draw_badges, draw_members
from sentinel_desktop.domain.sample_reviews import SampleReview, draw_reviews
from sentinel_desktop.domain.sample_rhythm import Habit, LocalVisit, draw_habits, instant, visits_on
from sentinel_desktop.domain.sample_scans import UNTIL_RECORDED, SamplePassage
from sentinel_desktop.domain.sample_visitors import draw_visitors
from sentinel_desktop.domain.sample_visits import SampleVisit, VisitedUnit, draw_visits

MOST_MEMBERS: Final = 10_000
MOST_DAYS: Final = 50 * 365

_SIZE = re.compile(r"([0-9]{1,9})(d?)")
_REAR_DOOR_SHARE = 0.15


class SampleSizeError(ValueError):
    """A unit that cannot be made; the sentence says which sizes can."""


@dataclass(frozen=True, slots=True)
class HistorySize:
    """How much history: a number of check-ins, or a number of days before today. One of them is None."""

    check_ins: int | None = None
    days: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the size written as ``1000000`` (check-ins) or ``21d`` (days).

        Raises:
            SampleSizeError: it is written in neither way.
        """
        found = _SIZE.fullmatch(text.strip())
        if found is None:
            raise SampleSizeError(
                f"The history '{text}' is neither a number of check-ins, as in 1000000, nor of days, as in 21d."
            )
        size = int(found[1])
        return cls(days=size) if found[2] else cls(check_ins=size)


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """The regular days of the unit and its last hours."""

    seed: int
    zone: tzinfo
    today: date
    habits: tuple[Habit, ...]
    last_hours: LastHours | None = None

    def visits(self, day: date) -> list[LocalVisit]:
        """Return the visits of one day that are over and leave room for the last hours."""
        visits = visits_on(day, self.habits, dice_for(self.seed, "day", day))
        # The last hours reach back into yesterday at most: older days stand as they are.
        if self.last_hours is None or day < self.today - ONE_DAY:
            return visits
        return [
            visit
            for visit in visits
            if self.last_hours.leaves_room_for(visit.member, instant(day, visit.left, self.zone))
        ]

    def under_way(self, now: datetime) -> list[Visit]:
        """Return today's visits that last at ``now``."""
        stays = [
            Visit(
                visit.member, instant(self.today, visit.arrived, self.zone), instant(self.today, visit.left, self.zone)
            )
            for visit in self.visits(self.today)
        ]
        return [stay for stay in stays if stay.left is not None and stay.arrived <= now < stay.left]


@dataclass(frozen=True, slots=True)
class SampleUnit:
    """An invented unit.

    Attributes:
        badges: first the members' in the order of ``members``, then those nobody holds.
        calendar: when its history begins and ends.
    """

    members: tuple[SampleMember, ...]
    badges: tuple[SampleBadge, ...]
    calendar: SampleCalendar
    _rhythm: _Rhythm = field(repr=False)
    _left_out: int

    @classmethod
    def generate(cls, members: int, history: HistorySize, seed: int, now: datetime, zone: tzinfo) -> Self:
        """Make a unit.

        Args:
            members: how many, 1 to 10,000.
            history: how far it reaches back.
            seed: the same seed makes the same people; with the same ``now`` and ``zone`` the same history too.
            now: aware; nothing lies after it.
            zone: where the unit's days begin and end.

        Raises:
            SampleSizeError: no such unit can be made.
        """
        if not 1 <= members <= MOST_MEMBERS:
            raise SampleSizeError(f"A sample unit has 1 to {MOST_MEMBERS} members, not {members}.")
        now = now.astimezone(UTC)
        rhythm = _rhythm(members, history, seed, now, zone)
        first_day, left_out = _beginning(rhythm, history)
        issued_at = instant(first_day - 30 * ONE_DAY, 0, zone)
        people = _members(members, seed, issued_at)
        badges = draw_badges(people, issued_at, dice_for(seed, "badges"))
        return cls(people, badges, SampleCalendar(now, zone, first_day), rhythm, left_out)

    def details(self) -> tuple[SampleDetails, ...]:
        """Return the rest of what a roll says of the members, in their order."""
        return draw_details(self.members, self.calendar.today, self._dice("details"))

    def qualifications(self, details: Sequence[SampleDetails]) -> tuple[SampleQualification, ...]:
        """Return what the members may do on duty; ``details`` are those of this unit."""
        return draw_qualifications(self.members, details, self.calendar.today, self._dice("qualifications"))

    def tags(self, qualifications: Sequence[SampleQualification]) -> tuple[SampleTag, ...]:
        """Return the tags of the members; ``qualifications`` are those of this unit."""
        return draw_tags(self.members, qualifications, self.calendar.today)

    def event(self) -> SampleEvent:
        """Return the event that goes on."""
        badges = [badge for badge in self.badges if badge.kind is BadgeKind.EVENT]
        return draw_event(badges, self.calendar, self._dice("event"))

    def visits(self, event: SampleEvent) -> tuple[SampleVisit, ...]:
        """Return the visits of the last weeks, of now and of the hours to come; ``event`` is that of this unit."""
        visitors = draw_visitors(len(self.members), self._dice("visitors"))
        visited = VisitedUnit.of(self.members, self.badges, event)
        return draw_visits(visitors, visited, self.calendar, self._dice("visits"))

    def reviews(self, latest: Sequence[SamplePassage]) -> tuple[SampleReview, ...]:
        """Return what a person should look at; ``latest`` are the last passages of this unit in their order."""
        return draw_reviews(latest, self._dice("reviews"))

    def _dice(self, purpose: str) -> Random:
        return dice_for(self._rhythm.seed, purpose)

    def passages(self) -> Iterator[SamplePassage]:
        """Yield the passages in the order of time, drawn while they are read; every call yields the same."""
        regular = (passage for day in self._days() for passage in self._passages_of(day))
        return merge(regular, self._recent_passages(), key=_order)

    def _days(self) -> Iterator[date]:
        day = self.calendar.first_day
        while day <= self._rhythm.today:
            yield day
            day += ONE_DAY

    def _passages_of(self, day: date) -> list[SamplePassage]:
        dice = dice_for(self._rhythm.seed, "ids", day)
        zone = self._rhythm.zone
        visits = self._rhythm.visits(day)[self._left_out if day == self.calendar.first_day else 0 :]
        passages = [
            self._passage(visit.member, direction, instant(day, milliseconds, zone), dice)
            for visit in visits
            for direction, milliseconds in ((Direction.IN, visit.arrived), (Direction.OUT, visit.left))
        ]
        passages.sort(key=_order)
        return passages

    def _recent_passages(self) -> list[SamplePassage]:
        recent = self._rhythm.last_hours
        dice = dice_for(self._rhythm.seed, "ids", "last hours")
        passages = []
        for visit in recent.visits if recent else ():
            passages.append(self._passage(visit.member, Direction.IN, visit.arrived, dice))
            if visit.left is not None:
                passages.append(self._passage(visit.member, Direction.OUT, visit.left, dice))
        passages.sort(key=_order)
        return passages

    def _passage(self, member: int, direction: Direction, occurred_at: datetime, dice: Random) -> SamplePassage:
        badge = self.badges[member]
        recorded_at = occurred_at + UNTIL_RECORDED
        return SamplePassage(
            scan_id=ScanId(uuid7_at(occurred_at, dice)),
            check_in_id=CheckInId(uuid7_at(recorded_at, dice)),
            member_id=self.members[member].id,
            badge_id=badge.id,
            serial=badge.serial,
            direction=direction,
            occurred_at=occurred_at,
            recorded_at=recorded_at,
            rear_door=dice.random() < _REAR_DOOR_SHARE,
        )


def _order(passage: SamplePassage) -> tuple[datetime, UUID]:
    return passage.occurred_at, passage.scan_id


def _members(count: int, seed: int, issued_at: datetime) -> tuple[SampleMember, ...]:
    return draw_members(count, issued_at, dice_for(seed, "members"))


def _rhythm(members: int, history: HistorySize, seed: int, now: datetime, zone: tzinfo) -> _Rhythm:
    # Habits come from the people, but their ids carry a time that is known only when the history's first day is: the
    # same dice draw the same people twice.
    habits = draw_habits(_members(members, seed, now), dice_for(seed, "habits"))
    regular = _Rhythm(seed, zone, now.astimezone(zone).date(), habits)
    able = [habit.member for habit in habits]
    size = _turnout(history, members, len(able))
    last_hours = draw_last_hours(regular.under_way(now), able, size, now, dice_for(seed, "last hours"))
    return _Rhythm(seed, zone, regular.today, habits, last_hours)


def _turnout(history: HistorySize, members: int, able: int) -> Turnout:
    if history.check_ins is None:
        return turnout(members, able)
    return turnout_within(history.check_ins, members, able)


def _beginning(rhythm: _Rhythm, history: HistorySize) -> tuple[date, int]:
    """Return the first day and how many of its visits, from the earliest, are left out of it."""
    if history.check_ins is None:
        days = history.days or 0
        if days > MOST_DAYS:
            raise SampleSizeError(f"A history reaches back {MOST_DAYS // 365} years at most: ask for fewer days.")
        return rhythm.today - days * ONE_DAY, 0
    recent: Sequence[Visit] = rhythm.last_hours.visits if rhythm.last_hours else ()
    passages = sum(1 if visit.left is None else 2 for visit in recent)
    missing = (history.check_ins - passages) // 2
    day = rhythm.today + ONE_DAY
    left_out = 0
    while missing > 0:
        day -= ONE_DAY
        if rhythm.today - day > MOST_DAYS * ONE_DAY:
            raise SampleSizeError(
                f"So few members do not make {history.check_ins} check-ins in {MOST_DAYS // 365} years: "
                "ask for more members or fewer check-ins."
            )
        visits = len(rhythm.visits(day))
        left_out = max(0, visits - missing)
        missing -= visits
    return day, left_out
