"""The audit log, for reading: it is written by triggers alone."""

import dataclasses
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, Text, cast, func, select

from sentinel_desktop.domain.audit import AuditEntry, AuditFilter, AuditOperation
from sentinel_desktop.domain.pages import Page, PageRequest
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
