"""``docs/schema.md`` is what the catalogue says today, and the rules in it are held by what it names."""

from collections.abc import Iterator

import psycopg
import pytest

from sentinel_desktop.persistence.tables import Row
from tests.support.catalogue import Catalogue, read_catalogue
from tests.support.checkout import ROOT
from tests.support.postgres import DatabaseServer
from tests.support.schema_page import COMMAND, page
from tests.support.schema_page.aggregates import aggregates
from tests.support.schema_page.functions import PURPOSES
from tests.support.schema_page.rules import RULES, Rule, unknown_holders
from tests.support.schema_page.table_sections import code


@pytest.fixture(scope="module")
def catalogue(database_server: DatabaseServer) -> Iterator[Catalogue]:
    """Return what a database of this program's version says of itself."""
    url = database_server.fresh_database()
    with psycopg.connect(url) as connection:
        yield read_catalogue(connection)
    database_server.drop(url)


def test_the_page_is_fresh(catalogue: Catalogue) -> None:
    """Whoever changes a table, a rule or a grant writes the page anew; every version of PostgreSQL gives the same."""
    expected = page(catalogue, Row.metadata.tables).splitlines()
    kept = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8").splitlines()
    differing = [line for line in {*expected, *kept} if line not in kept or line not in expected]
    if kept != expected:
        pytest.fail(f"docs/schema.md is not what the tables are: run `{COMMAND}`\n" + "\n".join(sorted(differing)[:10]))


def test_every_table_is_on_the_page() -> None:
    """Each stands in one chapter, once."""
    shown = [name for aggregate in aggregates() for name in aggregate.rows]
    assert sorted(shown) == sorted(Row.metadata.tables)


@pytest.mark.parametrize("chapter", RULES)
def test_rules_are_held_by_what_is_there(catalogue: Catalogue, chapter: str) -> None:
    """Each constraint, index, trigger, policy and function that a rule names exists under that name."""
    assert unknown_holders(catalogue, RULES[chapter]) == []
    assert all(rule.held_by for rule in RULES[chapter])


def test_a_rule_held_by_nothing_is_seen(catalogue: Catalogue) -> None:
    """A constraint that was dropped, a trigger of another table and an unknown function are each reported."""
    held_by = ("uq_badges_serial", "uq_badges_colour", "members.refuse_change", "scans.refuse_change", "count()")
    rules = (Rule("Badges have a colour", held_by),)
    assert unknown_holders(catalogue, rules) == ["uq_badges_colour", "members.refuse_change", "count()"]


def test_every_function_says_what_it_is_for(catalogue: Catalogue) -> None:
    """A function that comes later is explained, one that went is not."""
    assert set(PURPOSES) == {each.name for each in catalogue.functions}


def test_definitions_are_shown_without_noise() -> None:
    """Casts to text are left out, a list of values reads as one, and a bar does not end a table's cell."""
    shown = code("CHECK (kind = ANY (ARRAY['a'::text, 'b'::text]) AND a || b <> ''::text)")
    assert shown == "`CHECK (kind IN ('a', 'b') AND a \\|\\| b <> '')`"
