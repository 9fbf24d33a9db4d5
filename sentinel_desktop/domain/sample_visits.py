"""The visits to a sample unit: those of the last weeks, those that last now, and those that are expected today."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final, Self
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import BadgeId, MemberId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_calendar import ONE_DAY, SampleCalendar
from sentinel_desktop.domain.sample_dice import uuid7_at
from sentinel_desktop.domain.sample_event import SampleEvent
from sentinel_desktop.domain.sample_names import draw_names
from sentinel_desktop.domain.sample_people import SampleBadge, SampleMember
from sentinel_desktop.domain.sample_rhythm import HOUR, MINUTE, instant
from sentinel_desktop.domain.sample_scans import SampleScan, draw_scan
from sentinel_desktop.domain.sample_visitors import SampleVisitor, event_visitor
from sentinel_desktop.domain.visitors import VisitOutMethod, VisitPurpose

MOST_DAYS: Final = 60
"""How far visits reach back at most: what is older is of use to nobody, and a long history is one of members."""

_ROLLOVER: Final = 3 * HOUR
_SATURDAY: Final = 5
_A_DAY: Final = 20
_VISITORS_A_DAY: Final = 8
_FORGOTTEN_SHARE: Final = 0.03
_ANNOUNCED_SHARE: Final = 0.3
_BADGE_SHARE: Final = 0.85
_HANDED_IN_SHARE: Final = 0.2
_QUIET: Final = timedelta(minutes=5)
_EXPECTED_IN_MINUTES: Final = (-25, 40, 120)
_EXPIRES_AFTER: Final = timedelta(hours=12)
_AGO_MINUTES: Final = (10.0, 150.0)


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """One visit: expected, cancelled, open or over.

    Attributes:
        badge_id: the visitor badge in the visitor's hands, or that was.
        check_out_scan: the scan that ended the visit, None where it ended otherwise.
    """

    id: UUID
    visitor: SampleVisitor
    display_name: str
    host_id: MemberId | None = None
    event_id: UUID | None = None
    badge_id: BadgeId | None = None
    expected_at: datetime | None = None
    expires_at: datetime | None = None
    cancelled_at: datetime | None = None
    checked_in_at: datetime | None = None
    checked_out_at: datetime | None = None
    check_out_method: VisitOutMethod | None = None
    check_out_scan: SampleScan | None = None

    @property
    def open(self) -> bool:
        """Whether the visitor is in."""
        return self.checked_in_at is not None and self.checked_out_at is None

    @property
    def witnessed(self) -> bool:
        """Whether somebody saw the visitor leave, or will."""
        return self.check_out_method is not VisitOutMethod.ROLLOVER


@dataclass(frozen=True, slots=True)
class VisitedUnit:
    """What a visit needs of the unit.

    Attributes:
        hosts: whom visitors come to meet, one at least.
        names: the members' names as a board shows them, without the rank.
        badges: the visitors'.
    """

    hosts: Sequence[MemberId]
    names: Collection[str]
    badges: Sequence[SampleBadge]
    event: SampleEvent

    @classmethod
    def of(cls, members: Sequence[SampleMember], badges: Sequence[SampleBadge], event: SampleEvent) -> Self:
        """Return what there is of the unit of ``members`` and ``badges``."""
        return cls(
            hosts=[member.id for member in members if member.comes],
            names=frozenset(member.display_name for member in members),
            badges=[badge for badge in badges if badge.kind is BadgeKind.VISITOR],
            event=event,
        )


@dataclass(frozen=True, slots=True)
class _Stay:
    """A visitor in the building; ``left`` is None while it lasts."""

    visitor: SampleVisitor
    arrived: datetime
    left: datetime | None = None
    forgotten: bool = False


def draw_visits(
    visitors: Sequence[SampleVisitor], unit: VisitedUnit, calendar: SampleCalendar, dice: Random
) -> tuple[SampleVisit, ...]:
    """Return the visits, first those that took or take place in the order of arrival, then those to come."""
    stays = [stay for day in calendar.days(MOST_DAYS) for stay in _stays_on(day, visitors, calendar, dice)]
    lately = {stay.visitor for stay in stays if stay.arrived > calendar.now - 2 * ONE_DAY}
    others = [visitor for visitor in visitors if visitor not in lately]
    here = max(2, min(6, len(visitors) // 10))
    stays += [_Stay(visitor, _ago(calendar.now, dice)) for visitor in others[:here]]
    stays.append(_to_see_the_event(unit.event, calendar, dice))
    stays.sort(key=lambda stay: stay.arrived)
    free_from = {badge.id: datetime.min.replace(tzinfo=calendar.now.tzinfo) for badge in unit.badges}
    took_place = [_took_place(stay, unit, free_from, dice) for stay in stays]
    return (*took_place, *_to_come(others[here:], unit.hosts, calendar, dice))


def _stays_on(day: date, visitors: Sequence[SampleVisitor], calendar: SampleCalendar, dice: Random) -> Iterator[_Stay]:
    count = min(_A_DAY, max(1, len(visitors) // _VISITORS_A_DAY))
    if day.weekday() >= _SATURDAY:
        count = min(1, count)
    for visitor in dice.sample(visitors, count):
        arrived = int(dice.triangular(8 * HOUR + 30 * MINUTE, 18 * HOUR + 30 * MINUTE, 10 * HOUR))
        left = arrived + int(dice.triangular(15 * MINUTE, 240 * MINUTE, 50 * MINUTE))
        forgotten = dice.random() < _FORGOTTEN_SHARE
        end = instant(day + ONE_DAY, _ROLLOVER, calendar.zone) if forgotten else instant(day, left, calendar.zone)
        if end < calendar.now - _QUIET:
            yield _Stay(visitor, instant(day, arrived, calendar.zone), end, forgotten)


def _to_see_the_event(event: SampleEvent, calendar: SampleCalendar, dice: Random) -> _Stay:
    arrived = instant(event.starts_on, 13 * HOUR + dice.randrange(60 * MINUTE), calendar.zone)
    return _Stay(event_visitor(draw_names(1, dice)[0], dice), arrived, arrived + timedelta(minutes=45))


def _took_place(stay: _Stay, unit: VisitedUnit, free_from: dict[BadgeId, datetime], dice: Random) -> SampleVisit:
    badge = _badge_for(stay, unit.badges, free_from, dice)
    method = _method(stay, badge, dice)
    scan = None
    if badge is not None and stay.left is not None and method is VisitOutMethod.BADGE:
        scan = draw_scan(badge, Outcome.VISITOR_OUT, Direction.OUT, stay.left, dice)
    announced = dice.random() < _ANNOUNCED_SHARE
    return SampleVisit(
        id=uuid7_at(stay.arrived, dice),
        visitor=stay.visitor,
        display_name=_display_name(stay.visitor, unit.names),
        host_id=_host(stay.visitor, unit.hosts, dice),
        event_id=unit.event.id if stay.visitor.purpose is VisitPurpose.EVENT else None,
        badge_id=None if badge is None else badge.id,
        expected_at=stay.arrived - timedelta(minutes=dice.randrange(30)) if announced else None,
        checked_in_at=stay.arrived,
        checked_out_at=stay.left,
        check_out_method=method,
        check_out_scan=scan,
    )


def _badge_for(
    stay: _Stay, badges: Sequence[SampleBadge], free_from: dict[BadgeId, datetime], dice: Random
) -> SampleBadge | None:
    """Return a badge that nobody else has meanwhile; who is in now gets one as long as there are any."""
    free = [badge for badge in badges if free_from[badge.id] < stay.arrived]
    if not free or (stay.left is not None and dice.random() > _BADGE_SHARE):
        return None
    badge = dice.choice(free)
    free_from[badge.id] = stay.left or datetime.max.replace(tzinfo=stay.arrived.tzinfo)
    return badge


def _method(stay: _Stay, badge: SampleBadge | None, dice: Random) -> VisitOutMethod | None:
    if stay.left is None:
        return None
    if stay.forgotten:
        return VisitOutMethod.ROLLOVER
    by_hand = badge is None or dice.random() < _HANDED_IN_SHARE
    return VisitOutMethod.DESK if by_hand else VisitOutMethod.BADGE


def _to_come(
    visitors: Sequence[SampleVisitor], hosts: Sequence[MemberId], calendar: SampleCalendar, dice: Random
) -> Iterator[SampleVisit]:
    """Yield visits expected on the day that ends at the next rollover, one of them overdue and the last cancelled."""
    begins, ends = _operational_day(calendar)
    times = (*_EXPECTED_IN_MINUTES, _EXPECTED_IN_MINUTES[-1])
    for place, (visitor, minutes) in enumerate(zip(visitors, times, strict=False)):
        expected_at = min(max(calendar.now + timedelta(minutes=minutes), begins), ends - _QUIET)
        planned_at = expected_at - ONE_DAY
        yield SampleVisit(
            id=uuid7_at(planned_at, dice),
            visitor=visitor,
            display_name=visitor.short_name,
            host_id=_host(visitor, hosts, dice),
            expected_at=expected_at,
            expires_at=expected_at + _EXPIRES_AFTER,
            cancelled_at=planned_at + timedelta(hours=1) if place == len(_EXPECTED_IN_MINUTES) else None,
        )


def _operational_day(calendar: SampleCalendar) -> tuple[datetime, datetime]:
    begins = instant(calendar.today, _ROLLOVER, calendar.zone)
    if begins > calendar.now:
        return instant(calendar.today - ONE_DAY, _ROLLOVER, calendar.zone), begins
    return begins, instant(calendar.today + ONE_DAY, _ROLLOVER, calendar.zone)


def _host(visitor: SampleVisitor, hosts: Sequence[MemberId], dice: Random) -> MemberId | None:
    return dice.choice(hosts) if visitor.purpose is VisitPurpose.MEETING else None


def _display_name(visitor: SampleVisitor, names: Collection[str]) -> str:
    """Return the short name, or the long one where a member has the same."""
    taken = f"{visitor.name.last}, {visitor.name.first[0]}." in names
    return visitor.long_name if taken else visitor.short_name


def _ago(now: datetime, dice: Random) -> datetime:
    return now - timedelta(seconds=round(dice.uniform(*_AGO_MINUTES) * 60, 3))
