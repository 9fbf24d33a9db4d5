"""The conventions of the schema, each a function that reports what breaks it.

A convention looks at the catalogue of a database and at what the program declares of its tables. None of them names a
table of ours, so that a new one is held to all of them from its first day.
"""

from tests.support.catalogue import Catalogue
from tests.support.conventions import columns, constraints, keeping
from tests.support.conventions.kept import CONVENTIONS, Breach, Declared

__all__ = ["CONVENTIONS", "Breach", "Declared", "breaches", "columns", "constraints", "keeping"]


def breaches(catalogue: Catalogue, declared: Declared) -> list[Breach]:
    """Return everything that breaks a convention."""
    return [Breach(name, what) for name, find in CONVENTIONS.items() for what in find(catalogue, declared)]
