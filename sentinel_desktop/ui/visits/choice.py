"""Which visits a person wants to see of the past, as the filters say it, and what that means to the store."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.visitors import VisitFilter, VisitPurpose, VisitState


class Period(StrEnum):
    """Days of the unit's calendar."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ANY = "any"
    BETWEEN = "between"


class Came(StrEnum):
    """Which of the visits, by what became of them."""

    CAME = "came"
    HERE = "here"
    LEFT = "left"
    NEVER = "never"
    """Announced, and cancelled or not come."""


_DAYS_BACK: Final = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29, Period.YEAR: 365}
_STATES: Final = {
    Came.CAME: frozenset({VisitState.OPEN, VisitState.CLOSED}),
    Came.HERE: frozenset({VisitState.OPEN}),
    Came.LEFT: frozenset({VisitState.CLOSED}),
    Came.NEVER: frozenset({VisitState.EXPECTED, VisitState.CANCELLED}),
}


@dataclass(frozen=True, slots=True)
class VisitChoice:
    """What the filters say.

    Attributes:
        first: the first day, and ``last`` the last one, where the period is between two.
        organization: just this one; an empty one stands for none at all, None lets all through.
    """

    period: Period = Period.MONTH
    first: date = date.min
    last: date = date.max
    came: Came = Came.CAME
    text: str = ""
    type_id: UUID | None = None
    purpose: VisitPurpose | None = None
    organization: str | None = None
    host_member_id: UUID | None = None
    station_id: UUID | None = None

    def bounds(self, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return the first instant of the period and the one after its last; of all time where any will do."""
        today = now.astimezone(zone).date()
        first, last = self.first, self.last
        if self.period in _DAYS_BACK:
            first, last = today - timedelta(days=_DAYS_BACK[self.period]), today
        elif self.period is Period.ANY:
            first, last = _BEGINNING, today + timedelta(days=1)
        last = min(max(first, last), _END)
        return _midnight(first, zone), _midnight(last + timedelta(days=1), zone)

    def wanted(self, now: datetime, zone: ZoneInfo) -> VisitFilter:
        """Return what is asked of the store."""
        since, before = self.bounds(now, zone)
        never = self.came is Came.NEVER
        return VisitFilter(
            text=self.text,
            states=_STATES[self.came],
            types=frozenset() if self.type_id is None else frozenset({self.type_id}),
            purposes=frozenset() if self.purpose is None else frozenset({self.purpose}),
            organization=self.organization,
            host_member_id=self.host_member_id,
            station_id=self.station_id,
            since=None if never else since,
            before=None if never else before,
            expected_since=since if never else None,
            expected_before=min(before, now) if never else None,
        )


_BEGINNING: Final = date(1970, 1, 2)
_END: Final = date(9000, 1, 1)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
