"""An invented audit and its seals, as the audit page asks for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.audit import AuditAuthor, AuditEntry, AuditFilter, AuditOperation
from sentinel_desktop.domain.faults import FileNotWrittenError, StoreUnavailableError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.seals import NotSealed, Seal, SealCheck, SealedLog, SealedRows, SealState
from sentinel_desktop.services.audit import AuditChoices, AuditPage
from sentinel_desktop.services.progress import Progress
from tests.support.invented_desk import NOW

SUPERVISOR = UUID(int=0x5E)
FRONT, REAR = UUID(int=0xF0), UUID(int=0xF1)
MEMBER, TAG, OLD_RANK, NEW_RANK = UUID(int=0xA1), UUID(int=0xC1), UUID(int=0xB1), UUID(int=0xB2)
NAMES: Mapping[UUID, str] = {MEMBER: "MS Okafor, A.", OLD_RANK: "S1", NEW_RANK: "MS", TAG: "VIP"}
BY_NOBODY = {"account": "", "account_name": None, "database_user": f"sentinel_{FRONT.hex}"}
BY_THE_OWNER = {"account": "", "account_name": None, "database_user": "postgres", "station": "", "station_name": None}


def audit_entry(number: int, **values: Any) -> AuditEntry:  # noqa: ANN401 - the fields of an entry
    """Return the change of this number: of a member's rank, unless said otherwise, so many minutes ago."""
    usual: dict[str, Any] = {
        "id": UUID(int=1_000_000 - number),
        "table": "members",
        "row_id": MEMBER,
        "operation": AuditOperation.UPDATE,
        "before": {"last_name": "Okafor", "rank_id": str(OLD_RANK), "archived_at": None, "version": 1},
        "after": {"last_name": "Okafor", "rank_id": str(NEW_RANK), "archived_at": None, "version": 2},
        "database_user": "sentinel_" + SUPERVISOR.hex,
        "account": str(SUPERVISOR),
        "account_name": "fontaine",
        "station": str(FRONT),
        "station_name": "Front desk",
        "occurred_at": NOW - timedelta(minutes=number),
    }
    return AuditEntry(**(usual | values))


def added(number: int, table: str, after: Mapping[str, Any], **values: Any) -> AuditEntry:  # noqa: ANN401 - as above
    """Return the change of this number, by which a record was added."""
    given = {"table": table, "row_id": UUID(int=number), "operation": AuditOperation.INSERT, "before": None}
    return audit_entry(number, **(given | {"after": after} | values))


def changed(number: int, table: str, before: Mapping[str, Any], now: Mapping[str, Any], **values: Any) -> AuditEntry:  # noqa: ANN401 - as above
    """Return the change of this number, by which a record got other values."""
    return audit_entry(number, table=table, row_id=UUID(int=number), before=before, after={**before, **now}, **values)


def deleted(number: int, table: str, before: Mapping[str, Any]) -> AuditEntry:
    """Return the change of this number, by which a record was taken away."""
    return audit_entry(
        number, table=table, row_id=UUID(int=number), operation=AuditOperation.DELETE, before=before, after=None
    )


def several() -> tuple[AuditEntry, ...]:
    """Return changes of several sorts, the newest first."""
    visit = {"display_name": "Varga, T.", "purpose": "museum", "checked_in_at": "2026-11-24T18:10:00-06:00"}
    tag = {"name": "VIP", "name_fr": "VIP", "colour": "#8A5200", "is_active": True, "name_key": "vip"}
    member = {
        "display_name": "Tremblay-Beauchamp, A.",
        "last_name": "Tremblay-Beauchamp",
        "rank_id": str(NEW_RANK),
        "email": "avery@example.org",
        "notes": "Speaks to the press on Tuesdays and keeps the key of the small boat shed.",
        "enrolled_on": "2019-09-01",
    }
    window, door = {"key": "scan.repeat_window_s", "value": 3}, {"name": "Rear door", "direction_mode": "toggle"}
    return (
        audit_entry(0),
        added(1, "visitors", visit, **BY_NOBODY),
        changed(2, "tags", tag, {"name": "Very important person", "colour": "#177245", "is_active": False}),
        deleted(3, "member_tags", {"member_id": str(MEMBER), "tag_id": str(TAG)}),
        added(4, "members", member),
        changed(5, "settings", window, {"value": 5}, account_name="lavoie"),
        changed(6, "stations", door, {"direction_mode": "in"}, **BY_THE_OWNER),
        *(audit_entry(number) for number in range(60, 90)),
    )


class FakeAuditLog:
    """Keeps entries in memory and lets them through as the store does.

    While ``away`` has a sentence, everything raises StoreUnavailableError with it.
    """

    def __init__(self, *entries: AuditEntry) -> None:
        self.entries = list(entries)
        self.away = ""
        self.asked: list[AuditFilter] = []
        self.exported: list[AuditFilter] = []
        self.disk_full = False

    def page(self, wanted: AuditFilter, request: PageRequest) -> AuditPage:
        """Return one page, the newest first."""
        self._reach()
        self.asked.append(wanted)
        found = sorted(self._found(wanted), key=_place, reverse=not request.descending)
        if request.after is not None:
            after = request.after
            found = [each for each in found if (_place(each) > after if request.descending else _place(each) < after)]
        shown, more = found[: request.size], len(found) > request.size
        return AuditPage(shown, NAMES, _place(shown[-1]) if more else None)

    def count(self, wanted: AuditFilter) -> int:
        """Return how many there are."""
        self._reach()
        return len(self._found(wanted))

    def choices(self) -> AuditChoices:
        """Return what the log can be searched by."""
        self._reach()
        authors = (AuditAuthor(SUPERVISOR, "fontaine", None), AuditAuthor(None, None, "postgres"))
        return AuditChoices(authors, (("Front desk", FRONT), ("Rear door", REAR)))

    def export(self, wanted: AuditFilter, path: Path, zone: ZoneInfo, progress: Progress) -> int | None:
        """Write their ids into a file."""
        self._reach()
        if self.disk_full:
            raise FileNotWrittenError(path.name, OSError(28, "No space left on device"))
        found = self._found(wanted)
        progress.total = len(found)
        self.exported.append(wanted)
        if progress.broken_off:
            return None
        path.write_text("\n".join(each.occurred_at.astimezone(zone).isoformat() for each in found), encoding="utf-8")
        return len(found)

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)

    def _found(self, wanted: AuditFilter) -> list[AuditEntry]:
        return [each for each in self.entries if _is_let_through(each, wanted)]


def _is_let_through(entry: AuditEntry, wanted: AuditFilter) -> bool:
    return (
        (not wanted.tables or entry.table in wanted.tables)
        and (not wanted.operations or entry.operation in wanted.operations)
        and (wanted.row_id is None or entry.row_id == wanted.row_id)
        and (wanted.account is None or entry.account == str(wanted.account))
        and (wanted.database_user is None or entry.database_user == wanted.database_user)
        and (wanted.station is None or entry.station == str(wanted.station))
        and (wanted.since is None or entry.occurred_at >= wanted.since)
        and (wanted.before is None or entry.occurred_at < wanted.before)
    )


def _place(entry: AuditEntry) -> tuple[datetime, UUID]:
    return entry.occurred_at, entry.id


def seal(number: int = 1_204) -> Seal:
    """Return an invented seal, made three minutes ago."""
    rows = {log: SealedRows(14, bytes(32)) for log in SealedLog}
    sealed_at = NOW - timedelta(minutes=3)
    return Seal(number, 1, 0, 100, rows, "7000000000000000001", sealed_at, bytes(32), bytes(32))


WHOLE = SealCheck(1_204, seal(), 1_204, (), NotSealed(3, NOW - timedelta(seconds=40), 0))


class FakeSeals:
    """Seals whose check finds what a test says."""

    def __init__(self, check: SealCheck = WHOLE) -> None:
        self.found = check
        self.away = ""
        self.checks = 0

    def state(self) -> SealState:
        """Return how far the logs are sealed."""
        self._reach()
        return SealState(self.found.last, self.found.kept, self.found.not_sealed)

    def check_watched(self, progress: Progress) -> SealCheck | None:
        """Check every seal."""
        self._reach()
        self.checks += 1
        progress.total = progress.done = self.found.seals
        return None if progress.broken_off else replace(self.found)

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)


def ids(entries: Sequence[AuditEntry]) -> list[UUID]:
    """Return which these are."""
    return [entry.id for entry in entries]
