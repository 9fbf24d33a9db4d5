"""Conventions of tables and their columns."""

import re
from collections.abc import Iterator
from typing import Final

from sentinel_desktop.persistence.tables.base import CODE_FORM, Nature
from tests.support.catalogue import Catalogue, Column
from tests.support.conventions.kept import Declared, convention, key_of_table, nature_of, said_of_column

TEXTS: Final = re.compile(r"text|character|name$")
WITHOUT_ZONE: Final = re.compile(r"without time zone|\bts(multi)?range\b")
STAMP: Final = ("timestamp with time zone", True, "now()")
VERSION: Final = ("integer", True, "1")
NAMES: Final = {"name", "last_name", "username", "code"}
LISTED: Final = ("name", "name_fr", "display_order", "is_active")


@convention
def tables_are_declared(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """The database has the tables of the program, and nothing else that holds rows."""
    yield from (f"{each.name} is no plain table" for each in catalogue.tables if each.kind != "r")
    yield from (f"{name} is in the database only" for name in sorted(set(catalogue.names) - set(declared)))
    yield from (f"{name} is in the program only" for name in sorted(set(declared) - set(catalogue.names)))


@convention
def tables_declare_nature_and_grants(_catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """A table's file says how it is kept and who may do what with it, even if that is nobody anything."""
    for name, table in declared.items():
        yield from (f"{name} declares no {what}" for what in ("nature", "grants") if what not in table.info)


@convention
def rows_know_when(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """``created_at`` and ``updated_at`` are in every table, never null, and filled by the server."""
    for name in catalogue.names:
        for stamp in ("created_at", "updated_at"):
            found = catalogue.columns_of(name).get(stamp)
            if found is None or (found.type, found.not_null, found.default) != STAMP:
                yield f"{name}.{stamp}"


@convention
def times_have_a_zone(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """No column is a time without its zone, nor a range of such."""
    yield from (f"{each.table}.{each.name}" for each in catalogue.columns if WITHOUT_ZONE.search(each.type))


@convention
def keys_are_uuids(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """Every table has a primary key of one column, a uuid."""
    for name in catalogue.names:
        types = [catalogue.columns_of(name)[column].type for column in key_of_table(catalogue, name)]
        if types != ["uuid"]:
            yield name


@convention
def what_people_edit_has_a_version(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """A stale save can be refused wherever a person saves, and nothing else pretends to."""
    for name in catalogue.names:
        version = catalogue.columns_of(name).get("version")
        found = version and (version.type, version.not_null, version.default)
        if found != (VERSION if nature_of(declared, name) is Nature.EDITED else None):
            yield name


@convention
def ids_are_references(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """Every uuid is a key or a foreign key, unless it is declared to outlive what it names."""
    for column in catalogue.columns:
        held = {name for each in catalogue.constraints_of(column.table, "pf") for name in each.columns}
        if column.type == "uuid" and column.name not in held and not said_of_column(declared, column, "outlives"):
            yield f"{column.table}.{column.name}"


@convention
def texts_are_held(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """Text is empty by default, or held by a CHECK of its value, or declared to be free: a set of values is a CHECK."""
    for column in catalogue.columns:
        free = column.default == "''::text" or column.generated or said_of_column(declared, column, "free_text")
        if TEXTS.match(column.type) and not free and not _value_is_checked(catalogue, column):
            yield f"{column.table}.{column.name}"


def _value_is_checked(catalogue: Catalogue, column: Column) -> bool:
    asks_for_null = re.compile(rf"\b{column.name} IS (NOT )?NULL\b")
    return any(
        re.search(rf"\b{column.name}\b", asks_for_null.sub("", check.definition))
        for check in catalogue.constraints_of(column.table, "c")
    )


@convention
def lookup_tables_are_bilingual_lists(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """What has a code has a name in both languages, an order of display, and can be hidden."""
    for name in catalogue.names:
        columns = catalogue.columns_of(name)
        if "code" in columns:
            for column in LISTED:
                if column not in columns or not columns[column].not_null:
                    yield f"{name}.{column}"


@convention
def keys_to_sort_by_are_made(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """A key to sort by is never null, compared byte by byte, and declared with the columns it is made of."""
    for column in catalogue.columns:
        made_of = said_of_column(declared, column, "key_of")
        if not made_of and not re.fullmatch(r"sort_key|\w+_key", column.name):
            continue
        sources = set(made_of) if isinstance(made_of, tuple) else set()
        if not sources or sources - set(catalogue.columns_of(column.table)):
            yield f"{column.table}.{column.name} is made of nothing"
        if (column.type, column.collation, column.not_null) != ("text", "C", True):
            yield f"{column.table}.{column.name} does not sort"


@convention
def names_have_a_key(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """Names, and codes that people write as they like, have a key beside them."""
    for column in catalogue.columns:
        if column.name not in NAMES:
            continue
        beside = catalogue.columns_of(column.table).values()
        has_key = any(column.name in (said_of_column(declared, each, "key_of") or ()) for each in beside)
        if not has_key and not _is_plain(catalogue, column):
            yield f"{column.table}.{column.name}"


def _is_plain(catalogue: Catalogue, column: Column) -> bool:
    """Whether a code is written so that its bytes sort it."""
    checks = [each for each in catalogue.constraints_of(column.table, "c") if each.columns == (column.name,)]
    return any(CODE_FORM in each.definition for each in checks)


@convention
def pages_are_in_order_of_keys(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """An index that a page is read by, ending in the id, orders text by a key and by nothing that can be null."""
    for index in catalogue.indexes:
        if index.columns[-1:] != ("id",) or len(index.columns) == 1:
            continue
        column = catalogue.columns_of(index.table).get(index.columns[-2])
        if column and TEXTS.match(column.type) and not said_of_column(declared, column, "key_of"):
            yield index.name
