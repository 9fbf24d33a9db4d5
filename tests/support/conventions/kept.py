"""What a convention is, and the list of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table

from sentinel_desktop.persistence.tables.base import Nature
from tests.support.catalogue import Catalogue, Column

Declared = Mapping[str, Table]
"""What the program declares, by the table's name."""

Convention = Callable[[Catalogue, Declared], Iterator[str]]
"""Reports what breaks it, each breach by the name of the thing and a few words."""

CONVENTIONS: Final[dict[str, Convention]] = {}


@dataclass(frozen=True, slots=True)
class Breach:
    """What breaks a convention, and which."""

    convention: str
    what: str


def convention(find: Convention) -> Convention:
    """Take a function into the list, under its own name."""
    CONVENTIONS[find.__name__] = find
    return find


def nature_of(declared: Declared, table: str) -> Nature | None:
    """Return how a table is kept, None where nothing says so."""
    return declared[table].info.get("nature") if table in declared else None


def said_of(declared: Declared, table: str, what: str) -> Any:  # noqa: ANN401 - a table says many things
    """Return what a table's declaration says under a word, None where it says nothing."""
    return declared[table].info.get(what) if table in declared else None


def said_of_column(declared: Declared, column: Column, what: str) -> Any:  # noqa: ANN401 - likewise
    """Return what a column's declaration says under a word, None where it says nothing."""
    if column.table not in declared or column.name not in declared[column.table].columns:
        return None
    return declared[column.table].columns[column.name].info.get(what)


def key_of_table(catalogue: Catalogue, table: str) -> tuple[str, ...]:
    """Return the columns of a table's primary key."""
    return next((each.columns for each in catalogue.constraints_of(table, "p")), ())
