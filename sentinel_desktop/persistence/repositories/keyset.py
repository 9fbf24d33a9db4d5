"""Keyset pages: each begins after the key of the last row of the one before, so that none is skipped or repeated.

An order's columns are NOT NULL and end in the row's id; a page of a million rows costs what the first one does, given
an index on the order's columns.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, RowMapping, Select, literal, tuple_

from sentinel_desktop.domain.pages import Page, PageRequest

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows: NOT NULL columns or expressions, the id last; ascending, or as a whole turned round."""

    columns: tuple[ColumnElement[Any], ...]

    def select_page(self, statement: Select[Any], request: PageRequest) -> Select[Any]:
        """Return ``statement`` for one page and one row more, by which it is seen whether another page follows."""
        ordered = statement.add_columns(*(column.label(_label(place)) for place, column in enumerate(self.columns)))
        if request.after is not None:
            ordered = ordered.where(self._beyond(request.after, descending=request.descending))
        directions = [column.desc() if request.descending else column.asc() for column in self.columns]
        ordered = ordered.order_by(*directions).limit(request.size + 1)
        return ordered.offset(request.skip) if request.skip else ordered

    def select_lines(
        self, chosen: Select[Any], shown: Select[Any], key: ColumnElement[Any], request: PageRequest
    ) -> Select[Any]:
        """Return ``shown`` for one page of ``chosen``: what is shown of a row is joined to a page of them, not to all.

        Args:
            chosen: the ids of all rows, as ``id``.
            shown: what to show of rows, whichever.
            key: the id in ``shown``.
            request: which page.
        """
        page = self.select_page(chosen, request).subquery("page")
        places = [page.c[_label(place)] for place in range(len(self.columns))]
        directions = [place.desc() if request.descending else place.asc() for place in places]
        return shown.add_columns(*places).join(page, page.c.id == key).order_by(*directions)

    def page(self, rows: Sequence[RowMapping], request: PageRequest, make: Callable[[RowMapping], Item]) -> Page[Item]:
        """Return the page that the rows of ``select_page`` are."""
        kept = rows[: request.size]
        more = len(rows) > request.size
        key = tuple(kept[-1][_label(place)] for place in range(len(self.columns))) if more else None
        return Page(tuple(make(row) for row in kept), key)

    def _beyond(self, after: Sequence[Any], *, descending: bool) -> ColumnElement[bool]:
        here = tuple_(*self.columns)
        there = tuple_(*(literal(value, column.type) for value, column in zip(after, self.columns, strict=True)))
        return here < there if descending else here > there


def _label(place: int) -> str:
    return f"order_{place}"
