"""What a person wants to see of the audit, as the filters say it, and what that means to the store."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.audit import AuditAuthor, AuditFilter, AuditOperation


class Period(StrEnum):
    """Days of the unit's calendar."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    BETWEEN = "between"


_DAYS_BACK = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """One record, everything about which is wanted."""

    key: UUID
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What the filters say.

    Attributes:
        first: the first day, and ``last`` the last one, where the period is between two.
        station: by its id.
        oldest_first: the order turned round.
    """

    period: Period = Period.ANY
    first: date = date.min
    last: date = date.max
    author: AuditAuthor | None = None
    station: UUID | None = None
    table: str | None = None
    operation: AuditOperation | None = None
    record: RecordChoice | None = None
    oldest_first: bool = False

    def wanted(self, now: datetime, zone: ZoneInfo) -> AuditFilter:
        """Return what the store is asked for; days begin at midnight in the unit's zone."""
        since, before = self._span(now.astimezone(zone).date(), zone)
        return AuditFilter(
            tables=frozenset() if self.table is None else frozenset({self.table}),
            operations=frozenset() if self.operation is None else frozenset({self.operation}),
            row_id=None if self.record is None else self.record.key,
            account=None if self.author is None else self.author.account,
            database_user=None if self.author is None else self.author.database_user,
            station=self.station,
            since=since,
            before=before,
        )

    def _span(self, today: date, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        if self.period is Period.ANY:
            return None, None
        if self.period is Period.BETWEEN:
            first, last = min(self.first, self.last), max(self.first, self.last)
            return _midnight(first, zone), _midnight(last + timedelta(days=1), zone)
        return _midnight(today - timedelta(days=_DAYS_BACK[self.period]), zone), None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
