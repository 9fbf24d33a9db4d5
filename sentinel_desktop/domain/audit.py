"""The audit: every change to what people edit, with what it was and became."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

_KEPT_BY_THE_STORE: Final = frozenset({"version", "updated_at"})
"""They change with every edit and say nothing of it."""


class AuditOperation(StrEnum):
    """What was done to a row."""

    INSERT = "INSERT"
    UPDATE = "UPDATE"
    DELETE = "DELETE"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed; None stands for no value, also where the row was not there."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change of one row.

    Attributes:
        table: whose row it is, with its key in ``row_id``.
        before: its values by column, as JSON; None where it was inserted.
        after: likewise; None where it was deleted.
        database_user: the role that signed in to the server.
        account: the account's id as text; empty where nobody had signed in.
        account_name: its username today; None where it is no account's id.
        station: the station's id as text; empty where none is known.
        station_name: its name today; None where it is no station's id.
    """

    id: UUID
    table: str
    row_id: UUID
    operation: AuditOperation
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    database_user: str
    account: str
    account_name: str | None
    station: str
    station_name: str | None
    occurred_at: datetime

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """The fields that changed, by name, without those that the store keeps itself."""
        before, after = self.before or {}, self.after or {}
        fields = sorted((before.keys() | after.keys()) - _KEPT_BY_THE_STORE)
        both = [FieldChange(field, before.get(field), after.get(field)) for field in fields]
        return tuple(change for change in both if change.before != change.after)


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which changes are wanted; what is empty or None lets all through.

    Attributes:
        row_id: one row; with ``tables`` it is found at once, by itself likewise in any table.
        account: who, by the account's id.
        database_user: who, by the role that signed in to the server.
        since: from this instant on.
        before: up to this instant, and not at it.
    """

    tables: frozenset[str] = frozenset()
    operations: frozenset[AuditOperation] = frozenset()
    row_id: UUID | None = None
    account: UUID | None = None
    database_user: str | None = None
    station: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditAuthor:
    """Somebody the log names: an account, or a role of the server that belongs to none.

    Attributes:
        account: the account's id; None where it is a role by itself.
        name: the account's username, or the name of the station whose role it is; None where it is neither's today.
        database_user: the role by itself; None where it is an account.
    """

    account: UUID | None
    name: str | None
    database_user: str | None
