"""The log of slips printed for visitors."""

import dataclasses
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, exists, func, insert, select, tuple_

from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.visitors import SlipFilter, SlipLine, SlipPrint
from sentinel_desktop.persistence.repositories.edited import details_of
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import AdminUserRow, SlipPrintRow, StationRow, VisitorRow

_SLIPS: Final = table_of(SlipPrintRow)
_LATER: Final = _SLIPS.alias("later")
_VISITS: Final = table_of(VisitorRow)
_STATIONS: Final = table_of(StationRow)
_ACCOUNTS: Final = table_of(AdminUserRow)

_BY_TIME: Final = Order((_SLIPS.c.printed_at, _SLIPS.c.id))
_LINES: Final[Select[Any]] = (
    select(
        *(_SLIPS.c[field.name] for field in dataclasses.fields(SlipPrint)),
        _VISITS.c.display_name.label("visitor"),
        _STATIONS.c.name.label("station"),
        _ACCOUNTS.c.display_name.label("account"),
    )
    .join_from(_SLIPS, _VISITS, _VISITS.c.id == _SLIPS.c.visitor_id)
    .join(_STATIONS, _STATIONS.c.id == _SLIPS.c.station_id)
    .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == _SLIPS.c.printed_by)
)


class SlipPrintRepository(Repository):
    """Every attempt to print a slip."""

    aggregate = "slip prints"

    def add(self, slip: SlipPrint) -> None:
        """Write one attempt into the log."""
        with self._savepoint():
            self._run("add", insert(_SLIPS), **dataclasses.asdict(slip))

    def page(self, wanted: SlipFilter, request: PageRequest) -> Page[SlipLine]:
        """Return one page, the newest first; one statement.

        A ``descending`` request turns that round, as with every page: the oldest first.
        """
        turned = dataclasses.replace(request, descending=not request.descending)
        rows = self._rows("page", _BY_TIME.select_page(_LINES.where(*_sought(wanted)), turned))
        return _BY_TIME.page(rows, turned, _line_of)

    def count(self, wanted: SlipFilter) -> int:
        """Return how many attempts ``wanted`` lets through."""
        return int(self._scalar("count", select(func.count()).select_from(_SLIPS).where(*_sought(wanted))))


def _sought(wanted: SlipFilter) -> Iterable[ColumnElement[bool]]:
    same = {
        _SLIPS.c.visitor_id: wanted.visitor_id,
        _SLIPS.c.station_id: wanted.station_id,
        _SLIPS.c.outcome: wanted.outcome,
    }
    yield from (column == value for column, value in same.items() if value is not None)
    if wanted.newest:
        later = tuple_(_LATER.c.printed_at, _LATER.c.id) > tuple_(_SLIPS.c.printed_at, _SLIPS.c.id)
        yield ~exists().where(_LATER.c.visitor_id == _SLIPS.c.visitor_id, later)
    yield from within(_SLIPS.c.printed_at, wanted.since, wanted.before)


def _line_of(row: RowMapping) -> SlipLine:
    return SlipLine(details_of(SlipPrint, row), row["visitor"], row["station"], row["account"])
