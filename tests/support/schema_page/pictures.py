"""Pictures of the relations, as mermaid draws them: one an aggregate, so that each can be read."""

from collections.abc import Iterator

from tests.support.catalogue import Catalogue, Constraint
from tests.support.schema_page.aggregates import Aggregate


def picture(catalogue: Catalogue, aggregate: Aggregate) -> str:
    """Return the foreign keys of an aggregate's tables; a table without any stands alone."""
    lines = []
    for name in aggregate.rows:
        references = catalogue.constraints_of(name, "f")
        referred_to = any(
            each.refers_to == name for table in aggregate.rows for each in catalogue.constraints_of(table)
        )
        lines += [_line(catalogue, each) for each in references]
        if not references and not referred_to:
            lines.append(name)
    return "```mermaid\nerDiagram\n" + "".join(f"    {line}\n" for line in lines) + "```\n"


def _line(catalogue: Catalogue, reference: Constraint) -> str:
    columns = catalogue.columns_of(reference.table)
    written = [name for name in reference.columns if not columns[name].generated]
    parent = "||" if all(columns[name].not_null for name in written) else "|o"
    child = "o|" if tuple(written) in set(_unique(catalogue, reference.table)) else "o{"
    return f'{reference.refers_to} {parent}--{child} {reference.table} : "{", ".join(written)}"'


def _unique(catalogue: Catalogue, table: str) -> Iterator[tuple[str, ...]]:
    yield from (each.columns for each in catalogue.constraints_of(table, "pu"))
