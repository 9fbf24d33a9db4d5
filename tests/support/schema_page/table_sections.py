"""The section of one table."""

import inspect
import re
from collections.abc import Iterable, Iterator

from sqlalchemy import Table

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import GROUP_ROLES, Nature
from tests.support.catalogue import Catalogue, Column, Constraint

STAMPS = ("created_at", "updated_at")
ON_DELETE = {"a": "NO ACTION", "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}
ORDER = "pfuxc"
"""Constraints are listed by kind: keys, references, what is unique, what excludes, what is checked."""
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")
BY_NATURE = {
    Nature.EDITED: "edited: every change is audited and announced",
    Nature.LOG: "log: written once",
    Nature.DERIVED: "derived from a log",
    Nature.HEARTBEAT: "heartbeat",
}
CONVENTIONAL = {"touch_updated_at", "audit_change", "refuse_change", "refuse_truncate"} | {
    f"announce_{verb}" for verb in ("insert", "update", "delete")
}


def table_section(catalogue: Catalogue, table: Table, row: type[Row]) -> str:
    """Return what a table is, what it holds, and who may do what with it."""
    parts = [f"#### {table.name}\n\n{_first_paragraph(row)}\n\n*{_nature(catalogue, table)}*\n"]
    parts.append(grid(("column", "type", "null", "default"), _columns(catalogue, table)))
    parts.append(grid(("key or rule", "says"), _constraints(catalogue, table.name)))
    if indexes := list(_indexes(catalogue, table.name)):
        parts.append(grid(("index", "on"), indexes))
    own = [each for name, each in catalogue.triggers_of(table.name).items() if name not in CONVENTIONAL]
    if own:
        parts.append(
            grid(("trigger of its own", "fires"), [(code(each.name), code(_fires(each.definition))) for each in own])
        )
    parts.append(grid(("role", "may"), _rights(catalogue, table.name)))
    if policies := list(_policies(catalogue, table.name)):
        parts.append(grid(("row-security policy", "for", "rows it shows", "rows it takes"), policies))
    return "\n".join(parts)


def code(text: str) -> str:
    """Return text as code in a cell of a table, without the casts that say nothing to a reader."""
    plain = re.sub(r"::(text|character varying)(\[\])?", "", text)
    plain = re.sub(r"= ANY \(ARRAY\[(.*?)\]\)", r"IN (\1)", plain)
    return f"`{plain}`".replace("|", "\\|") if plain else ""


def grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table of Markdown."""
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, *rows)]
    lines.insert(1, "|" + "---|" * len(head))
    return "\n".join(lines) + "\n"


def _first_paragraph(row: type[Row]) -> str:
    return " ".join(inspect.cleandoc(row.__doc__ or "").split("\n\n")[0].split()).replace("``", "`")


def _nature(catalogue: Catalogue, table: Table) -> str:
    said = BY_NATURE[table.info["nature"]]
    if table.info.get("announced") is False:
        said += ", not announced"
    left_out = [name for name, each in catalogue.columns_of(table.name).items() if each.type == "bytea"]
    if left_out and table.info["nature"] is Nature.EDITED:
        said += f"; the audit leaves out `{'`, `'.join(left_out)}`"
    return said


def _columns(catalogue: Catalogue, table: Table) -> Iterator[tuple[str, ...]]:
    columns = catalogue.columns_of(table.name)
    # As declared, because a column that came later stands last in one database and elsewhere in another.
    for name in [*(each.name for each in table.columns if each.name in columns and each.name not in STAMPS)]:
        column = columns[name]
        kind = column.type.replace("timestamp with time zone", "timestamptz")
        collation = f' COLLATE "{column.collation}"' if column.collation else ""
        yield code(name), code(kind + collation), "" if column.not_null else "yes", _default(table, column)


def _default(table: Table, column: Column) -> str:
    if column.generated:
        return f"always {code(column.generated)}"
    if made_of := table.columns[column.name].info.get("key_of"):
        return f"made of {', '.join(code(name) for name in made_of)}"
    return code(column.default)


def _constraints(catalogue: Catalogue, table: str) -> Iterator[tuple[str, str]]:
    for each in sorted(catalogue.constraints_of(table), key=lambda each: (ORDER.index(each.kind), each.name)):
        yield code(each.name), _says(each)
    for index in catalogue.indexes_of(table):
        if index.unique and not index.of_constraint:
            yield code(index.name), code(f"UNIQUE ({', '.join(index.columns)}) WHERE {index.predicate}")


def _says(constraint: Constraint) -> str:
    if constraint.kind != "f":
        return code(constraint.definition)
    columns, referred = ", ".join(constraint.columns), ", ".join(constraint.referred)
    return (
        f"{code(columns)} → {code(f'{constraint.refers_to} ({referred})')}, on delete {ON_DELETE[constraint.on_delete]}"
    )


def _indexes(catalogue: Catalogue, table: str) -> Iterator[tuple[str, str]]:
    for index in catalogue.indexes_of(table):
        if not index.unique and not index.of_constraint:
            predicate = f" WHERE {index.predicate}" if index.predicate else ""
            yield code(index.name), code(f"({', '.join(index.columns)}){predicate}")


def _fires(definition: str) -> str:
    return re.sub(r"^CREATE TRIGGER \w+ (.*?) ON \w+ (.*)$", r"\1 \2", definition)


def _rights(catalogue: Catalogue, table: str) -> Iterator[tuple[str, str]]:
    for role in GROUP_ROLES:
        whole = [each for each in catalogue.grants if (each.table, each.role) == (table, role)]
        by_right: dict[str, list[str]] = {}
        for each in whole:
            by_right.setdefault(each.right, []).extend([each.column] if each.column else [])
        said = [
            f"{right} ({', '.join(columns)})" if columns else right
            for right, columns in sorted(by_right.items(), key=lambda held: RIGHTS.index(held[0]))
        ]
        yield code(role), ", ".join(said) or "nothing"


def _policies(catalogue: Catalogue, table: str) -> Iterator[tuple[str, ...]]:
    for each in catalogue.policies_of(table):
        yield code(each.name), each.command, code(each.using), code(each.check)
