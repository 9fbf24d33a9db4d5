"""What the records are called that an audit entry is about or names; its ids alone tell a person nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, select, union_all

from sentinel_desktop.domain.audit import AuditEntry
from sentinel_desktop.persistence.repositories.labels import BADGE_NUMBER, MEMBER_NAME
from sentinel_desktop.persistence.repositories.many_rows import is_among
from sentinel_desktop.persistence.tables import Row

_TABLES: Final = Row.metadata.tables

_NAME_COLUMNS: Final[Mapping[str, str]] = {
    "admin_users": "username",
    "badge_statuses": "name",
    "divisions": "code",
    "event_attendees": "display_name",
    "events": "name",
    "list_items": "name",
    "member_statuses": "name",
    "member_types": "name",
    "qualification_types": "name",
    "ranks": "code",
    "saved_filters": "name",
    "settings": "key",
    "stations": "name",
    "tags": "name",
    "visit_types": "name",
    "visitors": "display_name",
}
"""By table, the column that says what a row is called."""


def naming(entries: Sequence[AuditEntry]) -> CompoundSelect[Any] | None:
    """Return the query of ``id`` and ``name`` of every record that these entries are about or name.

    None where nothing of them has a name.
    """
    wanted: defaultdict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        for table, key in _named_by(entry):
            wanted[table].add(key)
    queries = [_names(table).where(is_among(_TABLES[table].c.id, sorted(wanted[table]))) for table in sorted(wanted)]
    return union_all(*queries) if queries else None


def _named_by(entry: AuditEntry) -> Iterator[tuple[str, UUID]]:
    if _has_names(entry.table):
        yield entry.table, entry.row_id
    for column, table in _references(entry.table).items():
        for side in (entry.before, entry.after):
            value = None if side is None else side.get(column)
            if value is not None:
                yield table, UUID(value)


def _has_names(table: str) -> bool:
    return table in _NAME_COLUMNS or table in {"members", "badges"}


@cache
def _references(table: str) -> Mapping[str, str]:
    """Return the columns of a table that name a row of another one that has names, with that one."""
    if table not in _TABLES:
        return {}
    targets = {
        column.name: key.column.table.name
        for column in _TABLES[table].columns
        for key in column.foreign_keys
        if key.column.name == "id"
    }
    return {column: target for column, target in targets.items() if _has_names(target)}


def _names(table: str) -> Select[Any]:
    rows = _TABLES[table]
    if table == "members":
        ranks = _TABLES["ranks"]
        return select(rows.c.id, MEMBER_NAME.label("name")).join_from(rows, ranks, ranks.c.id == rows.c.rank_id)
    if table == "badges":
        return select(rows.c.id, BADGE_NUMBER.label("name"))
    return select(rows.c.id, rows.c[_NAME_COLUMNS[table]].label("name"))
