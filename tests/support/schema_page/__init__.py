"""``docs/schema.md``, made from the catalogue of a migrated database and from what the program declares."""

from sentinel_desktop.persistence import schema
from tests.support.catalogue import Catalogue
from tests.support.conventions import Declared
from tests.support.schema_page.aggregates import aggregates
from tests.support.schema_page.functions import functions_chapter
from tests.support.schema_page.pictures import picture
from tests.support.schema_page.rules import rules_chapter
from tests.support.schema_page.table_sections import table_section

COMMAND = "make schema"

OPENING = f"""\
# The schema

This page is written by `{COMMAND}` from the catalogue of a database at revision {schema.HEAD}, and a test compares it:
edit the tables, the revisions or the rules, not the page. Every convention is held to every table by
`tests/integration/persistence/test_schema_conventions.py`.

- [Relations](#relations): pictures, by what belongs together.
- [Rules](#rules): what the unit relies on, and what in the database holds it.
- [Tables](#tables): columns, keys, rules, indexes, triggers and rights of each.
- [Functions](#functions): what the triggers and the rules call.

How a table is kept follows from its nature:

| nature | rows are | the database |
|---|---|---|
| edited | changed by people, each with a `version` | moves `updated_at`, audits and announces every change |
| log | written once | refuses every change and removal, announces what is added |
| derived | kept by the program, from a log | moves `updated_at`, announces every change |
| heartbeat | overwritten all the time | moves `updated_at` |

Every key is a uuid that the program makes. `created_at` and `updated_at` are in every table and left out below.
"""


def page(catalogue: Catalogue, declared: Declared) -> str:
    """Return the whole page, the same for the same schema on every version of PostgreSQL."""
    parts = [OPENING, "## Relations\n\nA line is a foreign key; the fork is at the side that may have many rows.\n"]
    parts += [f"### {aggregate.title}\n\n{picture(catalogue, aggregate)}" for aggregate in aggregates()]
    parts.append(rules_chapter(catalogue))
    parts.append("## Tables\n")
    for aggregate in aggregates():
        parts.append(f"### {aggregate.title}: tables\n")
        parts.extend(table_section(catalogue, declared[name], row) for name, row in aggregate.rows.items())
    parts.append(functions_chapter(catalogue))
    return "\n".join(parts)
