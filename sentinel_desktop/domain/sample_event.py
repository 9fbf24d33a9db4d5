"""The event that goes on at a sample unit: it began yesterday, some of its people are in, all within their window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeeStatus, PassageMethod
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_calendar import ONE_DAY, SampleCalendar
from sentinel_desktop.domain.sample_dice import uuid7_at
from sentinel_desktop.domain.sample_names import PersonName, draw_names
from sentinel_desktop.domain.sample_people import SampleBadge
from sentinel_desktop.domain.sample_rhythm import HOUR, MINUTE, instant
from sentinel_desktop.domain.sample_scans import UNTIL_RECORDED, SampleScan, draw_scan

_LASTS: Final = 3
_SPARE_BADGES: Final = 2
_WITHOUT_BADGE: Final = (AttendeeStatus.EXPECTED, AttendeeStatus.EXPECTED, AttendeeStatus.WITHDRAWN)
_IN_NOW_SHARE: Final = 0.6
_AGO_MINUTES: Final = (12.0, 170.0)
_ROLES: Final = ("participant", "participant", "participant", "instructor", "staff", "volunteer")
_ORGANIZATIONS: Final = ("Sea Cadets 'Aurora'", "HMCS Larkspur", "Riverside College", "")
_OUTCOMES: Final = {Direction.IN: Outcome.ATTENDEE_IN, Direction.OUT: Outcome.ATTENDEE_OUT}


@dataclass(frozen=True, slots=True)
class AttendeeStay:
    """One passage of an attendee; ``scan`` is None where it was entered by hand."""

    id: UUID
    direction: Direction
    occurred_at: datetime
    recorded_at: datetime
    method: PassageMethod
    scan: SampleScan | None


@dataclass(frozen=True, slots=True)
class SampleAttendee:
    """One person of the event; ``role`` is a code of the default event roles."""

    id: UUID
    name: PersonName
    organization: str
    role: str
    status: AttendeeStatus
    badge: SampleBadge | None
    access_from: datetime
    access_until: datetime
    passages: tuple[AttendeeStay, ...] = ()

    @property
    def display_name(self) -> str:
        """The name as a desk shows it."""
        return f"{self.name.last}, {self.name.first}"


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """An event that is active; both days are included."""

    id: UUID
    name: str
    description: str
    location: str
    starts_on: date
    ends_on: date
    attendees: tuple[SampleAttendee, ...]


def draw_event(badges: Sequence[SampleBadge], calendar: SampleCalendar, dice: Random) -> SampleEvent:
    """Return the event that goes on now; its people have all of ``badges``, those for events, but a few."""
    starts_on = calendar.today - ONE_DAY
    ends_on = starts_on + (_LASTS - 1) * ONE_DAY
    window = instant(starts_on, 7 * HOUR, calendar.zone), instant(ends_on, 22 * HOUR, calendar.zone)
    given = [*badges[: max(1, len(badges) - _SPARE_BADGES)], *(None for _ in _WITHOUT_BADGE)]
    statuses = [AttendeeStatus.ARRIVED] * (len(given) - len(_WITHOUT_BADGE)) + list(_WITHOUT_BADGE)
    planned_at = window[0] - 14 * ONE_DAY
    event_id = uuid7_at(planned_at, dice)
    attendees = tuple(
        SampleAttendee(
            id=uuid7_at(planned_at, dice),
            name=name,
            organization=dice.choice(_ORGANIZATIONS),
            role=dice.choice(_ROLES),
            status=status,
            badge=badge,
            access_from=window[0],
            access_until=window[1],
            passages=() if badge is None else _passages(badge, calendar, dice, forgot_badge=place == 0),
        )
        for place, (name, badge, status) in enumerate(zip(draw_names(len(given), dice), given, statuses, strict=True))
    )
    description = "Seamanship, navigation and first aid for cadets and students of the region."
    return SampleEvent(event_id, "Harbour Skills Weekend", description, "Drill deck", starts_on, ends_on, attendees)


def _passages(
    badge: SampleBadge, calendar: SampleCalendar, dice: Random, *, forgot_badge: bool
) -> tuple[AttendeeStay, ...]:
    """Return yesterday's stay by badge and, for most, the passage by which they are in now.

    Who forgot the badge today is in by hand.
    """
    yesterday = calendar.today - ONE_DAY
    came = instant(yesterday, 8 * HOUR + dice.randrange(45 * MINUTE), calendar.zone)
    went = instant(yesterday, 16 * HOUR + dice.randrange(60 * MINUTE), calendar.zone)
    passages = [_by_badge(badge, Direction.IN, came, dice), _by_badge(badge, Direction.OUT, went, dice)]
    in_now = dice.random() < _IN_NOW_SHARE
    since = calendar.now - timedelta(seconds=round(dice.uniform(*_AGO_MINUTES) * 60, 3))
    if forgot_badge:
        passages.append(_by_hand(since, dice))
    elif in_now:
        passages.append(_by_badge(badge, Direction.IN, since, dice))
    return tuple(passages)


def _by_badge(badge: SampleBadge, direction: Direction, at: datetime, dice: Random) -> AttendeeStay:
    scan = draw_scan(badge, _OUTCOMES[direction], direction, at, dice)
    key = uuid7_at(scan.recorded_at, dice)
    return AttendeeStay(key, direction, at, scan.recorded_at, PassageMethod.BADGE, scan)


def _by_hand(at: datetime, dice: Random) -> AttendeeStay:
    recorded_at = at + UNTIL_RECORDED
    return AttendeeStay(uuid7_at(recorded_at, dice), Direction.IN, at, recorded_at, PassageMethod.MANUAL, None)
