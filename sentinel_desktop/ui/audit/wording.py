"""One change in words: when, who, what was done to which record, and its fields before and after."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.audit import AuditEntry, AuditOperation
from sentinel_desktop.ui.audit.names import field_text, table_text
from sentinel_desktop.ui.authors import author_text
from sentinel_desktop.ui.times import clock_seconds_text, day_text, moment_text

Names = Mapping[UUID, str]
NOTHING: Final = "–"  # noqa: RUF001 - a dash stands for no value
_KEPT_BY_THE_PROGRAM: Final = frozenset(
    {"id", "version", "created_at", "updated_at", "sort_key", "mess_list", "moc_list", "role_list", "badge_kind"}
)
_CALLED: Final = ("display_name", "name", "username", "key", "printed_number")
"""The columns by which a record that is gone is still known, the best first."""
_LAST_OF_AN_ID: Final = 8


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of a record before and after a change, in words."""

    field: str
    before: str
    after: str
    changed: bool


def when_text(instant: datetime, zone: ZoneInfo) -> str:
    """Return a moment to the second, in the unit's zone, with its year."""
    local = instant.astimezone(zone)
    return f"{day_text(local.date())} {local.year} {clock_seconds_text(local, zone)}"


def short_when_text(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return the same for a narrow column: the time alone today, the year where it is another one."""
    local, today = instant.astimezone(zone), now.astimezone(zone)
    return moment_text(instant, now, zone) if local.year == today.year else f"{local:%Y-%m-%d %H:%M:%S}"


def who_text(entry: AuditEntry) -> str:
    """Return who it was, and where, where both are known."""
    who = author_text(entry)
    if entry.account and entry.station_name:
        return QCoreApplication.translate("Audit", "{who} at {station}").format(who=who, station=entry.station_name)
    return who


def operation_text(operation: AuditOperation) -> str:
    """Return what was done, in a word."""
    translate = QCoreApplication.translate
    return {
        AuditOperation.INSERT: translate("Audit", "Added"),
        AuditOperation.UPDATE: translate("Audit", "Changed"),
        AuditOperation.DELETE: translate("Audit", "Deleted"),
    }[operation]


def what_text(entry: AuditEntry) -> str:
    """Return what was done to what sort of record; of a change, only which fields, that the row has room for them."""
    table = table_text(entry.table)
    fields = [field_text(change.field) for change in entry.changes if is_shown(change.field)]
    if entry.operation is AuditOperation.UPDATE and fields:
        text = QCoreApplication.translate("Audit", "{table}: {fields}")
        return text.format(table=table, fields=", ".join(fields))
    return f"{table} · {operation_text(entry.operation)}"


def record_text(entry: AuditEntry, names: Names) -> str:
    """Return what the record is called; where it has no name, what it belongs to, or the end of its id."""
    if entry.row_id in names:
        return names[entry.row_id]
    values = entry.after or entry.before or {}
    own = next((str(values[column]) for column in _CALLED if values.get(column)), "")
    if own:
        return own
    belongs = [names[key] for value in values.values() if (key := _as_id(value)) is not None and key in names]
    return " · ".join(dict.fromkeys(belongs)) or f"…{str(entry.row_id)[-_LAST_OF_AN_ID:]}"


def compared(entry: AuditEntry, names: Names, zone: ZoneInfo) -> tuple[ComparedField, ...]:
    """Return the fields before and after, those first that changed; empty ones that stayed so are left out."""
    before, after = entry.before or {}, entry.after or {}
    lines = [
        ComparedField(
            field_text(field),
            value_text(before.get(field), names, zone),
            value_text(after.get(field), names, zone),
            before.get(field) != after.get(field),
        )
        for field in dict.fromkeys((*after, *before))
        if is_shown(field) and not _is_empty(before.get(field), after.get(field))
    ]
    return tuple(sorted(lines, key=lambda line: (not line.changed, line.field)))


def value_text(value: Any, names: Names, zone: ZoneInfo) -> str:  # noqa: ANN401 - any JSON
    """Return a value as a person says it: an id as what it names, an instant in the unit's zone."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        translate = QCoreApplication.translate
        return translate("Audit", "yes") if value else translate("Audit", "no")
    if isinstance(value, str):
        return _text_of(value, names, zone)
    if isinstance(value, list):
        return ", ".join(value_text(each, names, zone) for each in value) or NOTHING
    return json.dumps(value, ensure_ascii=False)


def _text_of(value: str, names: Names, zone: ZoneInfo) -> str:
    if (key := _as_id(value)) is not None:
        return names.get(key, f"…{value[-_LAST_OF_AN_ID:]}")
    try:
        # As the database writes them into JSON: an instant has a "T" in its midst, a day has none.
        if value[10:11] == "T":
            return when_text(datetime.fromisoformat(value), zone)
        day = date.fromisoformat(value) if len(value) == len("2026-11-24") else None
    except ValueError:
        return value
    return value if day is None else f"{day_text(day)} {day.year}"


def is_shown(field: str) -> bool:
    """Whether a column says something to a person: not an id, a key that is made of others, or the program's own."""
    return field not in _KEPT_BY_THE_PROGRAM and not field.endswith("_key")


def _is_empty(*values: object) -> bool:
    return all(value is None or value == "" for value in values)


def _as_id(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) and len(value) == len(str(UUID(int=0))) else None
    except ValueError:
        return None
