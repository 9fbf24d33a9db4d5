"""A bulk edit is one statement, however many rows it has, and needs no room for each of their values in it."""

from typing import Final

from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.lists import ListFilter, TagDetails
from sentinel_desktop.persistence.repositories.tags import TagRepository
from tests.support.statement_counts import counted

MOST_VALUES: Final = 65_535
MANY: Final = 2_500


def test_thousands_are_added_and_edited_by_one_statement_each(store: Connection) -> None:
    """So that every station is told once; and all of them have what was given."""
    tags = TagRepository(store)
    with counted(store) as sent:
        tags.add_each([(uuid7(), TagDetails(f"tag_{number}", f"Tag {number}")) for number in range(MANY)])
    assert len(sent) == 1
    there = tags.versions(ListFilter())
    with counted(store) as sent:
        tags.edit_many(there, {"name": "Étiquette"})
    assert len([each for each in sent if each.startswith("UPDATE")]) == 1
    assert tags.count(ListFilter(text="etiquette")) == len(there) >= MANY


def test_more_records_are_asked_for_than_a_statement_takes_values(store: Connection) -> None:
    """The protocol numbers them by two bytes."""
    assert TagRepository(store).these([uuid7() for _ in range(MOST_VALUES + 1)]) == []
