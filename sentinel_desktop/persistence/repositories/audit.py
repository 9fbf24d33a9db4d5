"""The audit log, for reading: it is written by triggers alone."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, Text, cast, func, select, text

from sentinel_desktop.domain.audit import AuditAuthor, AuditEntry, AuditFilter, AuditOperation
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.persistence.repositories.audit_names import naming
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import AdminUserRow, AuditRow, StationRow

_LOG: Final = table_of(AuditRow)
_ACCOUNTS: Final = table_of(AdminUserRow)
_STATIONS: Final = table_of(StationRow)
_BY_TIME: Final = Order((_LOG.c.occurred_at, _LOG.c.id))
_ENTRIES: Final[Select[Any]] = select(
    _LOG.c.id,
    _LOG.c.table_name,
    _LOG.c.row_id,
    _LOG.c.operation,
    _LOG.c.before,
    _LOG.c.after,
    _LOG.c.database_user,
    _LOG.c.account,
    _LOG.c.station,
    _LOG.c.occurred_at,
)

_AUTHORS: Final = text("""
    WITH RECURSIVE accounts(account) AS (
        (SELECT account FROM audit_log ORDER BY account LIMIT 1)
        UNION ALL
        SELECT (SELECT log.account FROM audit_log AS log WHERE log.account > accounts.account ORDER BY 1 LIMIT 1)
        FROM accounts WHERE account IS NOT NULL
    ), roles(database_user) AS (
        (SELECT database_user FROM audit_log ORDER BY database_user LIMIT 1)
        UNION ALL
        SELECT (
            SELECT log.database_user FROM audit_log AS log WHERE log.database_user > roles.database_user
            ORDER BY 1 LIMIT 1
        )
        FROM roles WHERE database_user IS NOT NULL
    )
    SELECT account, username AS name, NULL AS database_user
    FROM accounts LEFT JOIN admin_users ON admin_users.id::text = account WHERE account <> ''
    UNION ALL
    SELECT NULL, stations.name, database_user
    FROM roles LEFT JOIN stations ON stations.login_role = database_user
    WHERE database_user IS NOT NULL
        AND NOT EXISTS (SELECT FROM admin_users WHERE admin_users.login_role = database_user)
    ORDER BY 1, 2, 3
""")
"""Each found by the one before it in an index: a million changes are not read for the few who made them."""

_NEWEST: Final = text("""
    SELECT newest.*, admin_users.username, stations.name AS station_name
    FROM unnest(CAST(:rows AS uuid[])) AS wanted(key)
    CROSS JOIN LATERAL (
        SELECT * FROM audit_log WHERE row_id = wanted.key ORDER BY occurred_at DESC, id DESC LIMIT 1
    ) AS newest
    LEFT JOIN admin_users ON admin_users.id::text = newest.account
    LEFT JOIN stations ON stations.id::text = newest.station
""")


def _named(page: Select[Any], *, descending: bool) -> Select[Any]:
    """Return the rows of a page with the names of accounts and stations, which are looked up for those rows alone.

    The log outlives what it speaks of and takes any text, so that ids are compared as text.
    """
    rows = page.subquery("page")
    order = [column.desc() if descending else column.asc() for column in (rows.c.occurred_at, rows.c.id)]
    return (
        select(rows, _ACCOUNTS.c.username, _STATIONS.c.name.label("station_name"))
        .outerjoin(_ACCOUNTS, cast(_ACCOUNTS.c.id, Text()) == rows.c.account)
        .outerjoin(_STATIONS, cast(_STATIONS.c.id, Text()) == rows.c.station)
        .order_by(*order)
    )


class AuditRepository(Repository):
    """The audit log; only administrators may read it."""

    aggregate = "audit"

    def page(self, wanted: AuditFilter, request: PageRequest) -> Page[AuditEntry]:
        """Return one page, the newest first, with the names of accounts and stations; one statement.

        A ``descending`` request turns that round, as with every page: the oldest first.
        """
        turned = dataclasses.replace(request, descending=not request.descending)
        page = _BY_TIME.select_page(_ENTRIES.where(*_sought(wanted)), turned)
        rows = self._rows("page", _named(page, descending=turned.descending))
        return _BY_TIME.page(rows, turned, _entry_of)

    def count(self, wanted: AuditFilter) -> int:
        """Return how many changes ``wanted`` lets through; reads them all, some tenths of a second a million."""
        return int(self._scalar("count", select(func.count()).select_from(_LOG).where(*_sought(wanted))))

    def names(self, entries: Sequence[AuditEntry]) -> Mapping[UUID, str]:
        """Return what the records that these entries are about, or name, are called today; one statement at most.

        Members with their rank, badges by their number, values of lists by their name. What is gone has none.
        """
        statement = naming(entries)
        return {} if statement is None else {row["id"]: row["name"] for row in self._rows("names", statement)}

    def authors(self) -> Sequence[AuditAuthor]:
        """Return everybody the log names, each once: accounts, then the roles that are no account's; one statement."""
        return [_author_of(row) for row in self._rows("authors", _AUTHORS)]

    def newest_of(self, rows: Sequence[UUID]) -> Mapping[UUID, AuditEntry]:
        """Return the newest change of each of these rows, as far as there is one; one statement."""
        return {row["row_id"]: _entry_of(row) for row in self._rows("newest of", _NEWEST, rows=list(rows))}


def _author_of(row: RowMapping) -> AuditAuthor:
    account = None if row["account"] is None else UUID(row["account"])
    return AuditAuthor(account, row["name"], row["database_user"])


def _sought(wanted: AuditFilter) -> Iterable[ColumnElement[bool]]:
    given = {
        _LOG.c.row_id: wanted.row_id,
        _LOG.c.account: None if wanted.account is None else str(wanted.account),
        _LOG.c.station: None if wanted.station is None else str(wanted.station),
        _LOG.c.database_user: wanted.database_user,
    }
    yield from (column == value for column, value in given.items() if value is not None)
    if wanted.tables:
        yield _LOG.c.table_name.in_(sorted(wanted.tables))
    if wanted.operations:
        yield _LOG.c.operation.in_([operation.value for operation in wanted.operations])
    yield from within(_LOG.c.occurred_at, wanted.since, wanted.before)


def _entry_of(row: RowMapping) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        table=row["table_name"],
        row_id=row["row_id"],
        operation=AuditOperation(row["operation"]),
        before=row["before"],
        after=row["after"],
        database_user=row["database_user"],
        account=row["account"],
        account_name=row["username"],
        station=row["station"],
        station_name=row["station_name"],
        occurred_at=row["occurred_at"],
    )
