"""Conventions of constraints and indexes."""

import re
from collections.abc import Iterator
from typing import Final

from tests.support.catalogue import Catalogue, Constraint, Index
from tests.support.conventions.kept import Declared, convention

PREFIXES: Final = {"c": "ck", "f": "fk", "p": "pk", "u": "uq", "x": "ex"}
LONGEST_NAME: Final = 62
"""PostgreSQL cuts names longer than 63 bytes without a word."""


@convention
def constraints_are_named(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """Errors are sorted by these names, so none is left to the server to make up or to cut."""
    for each in catalogue.constraints:
        if each.name not in _names_of(each) and not _fits(each):
            yield each.name
        elif len(each.name) > LONGEST_NAME:
            yield f"{each.name} is too long"


def _names_of(constraint: Constraint) -> tuple[str, ...]:
    beginning = f"{PREFIXES[constraint.kind]}_{constraint.table}"
    if constraint.kind == "p":
        return (beginning,)
    return ("_".join((beginning, *constraint.columns)),) if constraint.kind in "fu" else ()


def _fits(constraint: Constraint) -> bool:
    beginning = f"{PREFIXES[constraint.kind]}_{constraint.table}_"
    return constraint.kind in "cx" and bool(re.fullmatch(rf"{beginning}[a-z0-9_]+", constraint.name))


@convention
def constraints_hold_for_every_row(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """No constraint is left unproven for the rows that were there before it."""
    yield from (each.name for each in catalogue.constraints if not each.validated)


@convention
def foreign_keys_say_what_deleting_does(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """No foreign key leaves it to the default."""
    yield from (each.name for each in catalogue.constraints if each.on_delete == "a")


@convention
def foreign_keys_have_an_index(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """Deleting what is referred to never reads a whole table."""
    for each in catalogue.constraints:
        if each.kind == "f" and not any(_finds(index, each) for index in catalogue.indexes_of(each.table)):
            yield each.name


def _finds(index: Index, reference: Constraint) -> bool:
    """Whether the index begins with the foreign key, and leaves out at most rows that refer to nothing."""
    without_nulls = " AND ".join(f"{column} IS NOT NULL" for column in reference.columns)
    beginning = index.columns[: len(reference.columns)]
    return beginning == reference.columns and index.predicate in {"", without_nulls}


@convention
def indexes_are_named(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """An index is that of a constraint and has its name, or begins with uq or ix and its table."""
    for index in catalogue.indexes:
        beginning = f"{'uq' if index.unique else 'ix'}_{index.table}_"
        if not index.of_constraint and not re.fullmatch(rf"{beginning}[a-z0-9_]+", index.name):
            yield index.name


@convention
def indexes_say_it_once(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """No index is the beginning of another one: every row written would pay for both."""
    for index in catalogue.indexes:
        for other in catalogue.indexes_of(index.table):
            same = other.columns[: len(index.columns)] == index.columns and other.predicate == index.predicate
            if same and other is not index and not index.unique and not index.of_constraint:
                yield f"{index.name} is in {other.name}"
