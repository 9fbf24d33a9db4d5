"""Many rows by one statement each way: one statement of a bulk edit is announced once, not once a row."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Insert, Table, Update, Uuid, cast, column, insert, literal, update, values

MOST_VALUES: Final = 30_000
"""In one statement; the protocol carries 65,535."""

Rows = Sequence[Mapping[str, Any]]


def insert_many(table: Table, rows: Rows) -> Iterator[Insert]:
    """Return the statements that insert ``rows``, which all have the same columns; one, as long as they fit in it."""
    return (insert(table).values(list(some)) for some in _fitting(rows))


def update_many(table: Table, rows: Rows) -> Iterator[Update]:
    """Return the statements that change, by column, the row whose id each of ``rows`` has as ``of_id``."""
    for some in _fitting(rows):
        names = [name for name in some[0] if name != "of_id"]
        columns = (column("of_id", Uuid()), *(column(name, table.c[name].type) for name in names))
        data = [tuple(literal(row[each.name], each.type) for each in columns) for row in some]
        given = values(*columns, name="given").data(data)
        # The server takes a column of nothing but NULL for text.
        changed = {name: cast(given.c[name], table.c[name].type) for name in names}
        yield update(table).where(table.c.id == given.c.of_id).values(changed)


def _fitting(rows: Rows) -> Iterator[Rows]:
    if rows:
        most = MOST_VALUES // len(rows[0])
        for start in range(0, len(rows), most):
            yield rows[start : start + most]
