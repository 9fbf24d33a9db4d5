"""What a person wants to see of the history, as the filters say it, and what that means to the store."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.day_moments import moments_of
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.operational_day import Timings, operational_date
from sentinel_desktop.domain.passages import PassagesWanted, PersonKind, Way


class Period(StrEnum):
    """Operational days, from rollover to rollover."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the filters say.

    Attributes:
        member_id: of the member who was taken from what was offered; None where ``text`` is only a text.
        period: None for any time.
        first: the first operational day, and ``last`` the last one, where the period is between two.
        effective: what counts only; false for the whole log.
    """

    text: str = ""
    member_id: UUID | None = None
    kind: PersonKind | None = None
    division: UUID | None = None
    direction: Direction | None = None
    way: Way | None = None
    station: UUID | None = None
    period: Period | None = None
    first: date = date.min
    last: date = date.max
    effective: bool = True

    @property
    def ends_before_it_begins(self) -> bool:
        """Whether the last day lies before the first, so that nothing can be meant."""
        return self.period is Period.BETWEEN and self.last < self.first

    def wanted(self, now: datetime, timings: Timings) -> PassagesWanted:
        """Return what the store is asked for."""
        since, before = self._span(now, timings)
        return PassagesWanted(
            text="" if self.member_id is not None else self.text,
            member_id=self.member_id,
            kinds=frozenset() if self.kind is None else frozenset({self.kind}),
            divisions=frozenset() if self.division is None else frozenset({self.division}),
            direction=self.direction,
            ways=frozenset() if self.way is None else frozenset({self.way}),
            station_id=self.station,
            since=since,
            before=before,
            effective=self.effective,
        )

    def _span(self, now: datetime, timings: Timings) -> tuple[datetime | None, datetime | None]:
        if self.period is None:
            return None, None
        today = operational_date(now, timings)
        if self.period is Period.BETWEEN:
            return moments_of(self.first, timings).begins, moments_of(self.last, timings).ends
        if self.period is Period.YESTERDAY:
            yesterday = moments_of(today - timedelta(days=1), timings)
            return yesterday.begins, yesterday.ends
        return moments_of(today - timedelta(days=6 if self.period is Period.WEEK else 0), timings).begins, None
