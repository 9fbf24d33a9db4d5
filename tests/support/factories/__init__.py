"""Factories: valid rows of every table, their variants, and rows that the database refuses.

``make = Factories(connection)``, then ``make.members()``, ``make.visitors("open", last_name="Roy")``,
``make.badges.values("complete")``. One file an aggregate, as in ``persistence/tables``.
"""

from tests.support.factories.declaration import COMPLETE, MINIMAL, Factory, Invalid
from tests.support.factories.making import Connection, Factories, RowsOf, insert, key_column
from tests.support.factories.registry import DECLARED

__all__ = [
    "COMPLETE",
    "DECLARED",
    "MINIMAL",
    "Connection",
    "Factories",
    "Factory",
    "Invalid",
    "RowsOf",
    "insert",
    "key_column",
]
