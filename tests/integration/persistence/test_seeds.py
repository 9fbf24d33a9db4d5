"""The default lists in a real database."""

import socket

import pytest
from psycopg import sql

from sentinel_desktop.domain.default_lists import RANKS, SETTINGS
from sentinel_desktop.persistence.seeds import seed_lists
from sentinel_desktop.persistence.store_errors import DatabaseAwayError, SchemaVersionError
from sentinel_desktop.services.ports import RuleBrokenError
from tests.support.builders import Connection

LISTS = {"member_statuses": 4, "badge_statuses": 5, "member_types": 5, "divisions": 9, "ranks": 58, "settings": 7}


def rows_of(owner: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every list."""
    return {
        table: owner.execute(sql.SQL("SELECT * FROM {} ORDER BY id").format(sql.Identifier(table))).fetchall()
        for table in LISTS
    }


def test_a_new_database_gets_every_list(database_url: str, owner: Connection) -> None:
    """What the function says it inserted is there."""
    assert seed_lists(database_url) == LISTS
    assert {table: len(rows) for table, rows in rows_of(owner).items()} == LISTS


def test_a_second_time_nothing_changes(database_url: str, owner: Connection) -> None:
    """Every row stays what it was, its time stamps too, and nothing is audited."""
    seed_lists(database_url)
    before, audited = rows_of(owner), owner.execute("SELECT count(*) FROM audit_log").fetchone()
    assert seed_lists(database_url) == dict.fromkeys(LISTS, 0)
    assert rows_of(owner) == before
    assert owner.execute("SELECT count(*) FROM audit_log").fetchone() == audited


def test_an_edit_is_never_overwritten(database_url: str, owner: Connection) -> None:
    """A renamed rank, a recoloured status, a hidden type and a changed setting stay as a person made them."""
    seed_lists(database_url)
    owner.execute("UPDATE ranks SET name = 'Ordinary Sailor', display_order = 11 WHERE code = 'S3'")
    owner.execute("UPDATE member_statuses SET colour = '#000000', on_scan = 'refuse' WHERE code = 'suspended'")
    owner.execute("UPDATE member_types SET is_active = false WHERE code = 'class_c'")
    owner.execute("UPDATE settings SET value = '10' WHERE key = 'scan.repeat_window_s'")
    edited = rows_of(owner)
    seed_lists(database_url)
    assert rows_of(owner) == edited


def test_only_what_is_missing_is_inserted(database_url: str, owner: Connection) -> None:
    """A value of an older version's database that lacks one gets that one."""
    seed_lists(database_url)
    owner.execute("DELETE FROM divisions WHERE code = 'PAO'")
    assert seed_lists(database_url) == dict.fromkeys(LISTS, 0) | {"divisions": 1}


def test_all_of_it_or_nothing(database_url: str, owner: Connection) -> None:
    """Where one list cannot be filled, none is."""
    owner.execute("ALTER TABLE settings ADD CONSTRAINT none CHECK (false)")
    with pytest.raises(RuleBrokenError):
        seed_lists(database_url)
    assert not any(rows_of(owner).values())


def test_the_rows_carry_the_values(database_url: str, owner: Connection) -> None:
    """Ranks have their order and category, statuses their ruling, settings their JSON."""
    seed_lists(database_url)
    ranks = owner.execute("SELECT branch, code, name_fr, category, display_order FROM ranks").fetchall()
    assert set(ranks) == {(rank.branch, rank.code, rank.name_fr, rank.category, rank.display_order) for rank in RANKS}
    rulings = owner.execute("SELECT code, on_scan FROM badge_statuses ORDER BY display_order").fetchall()
    assert rulings[0] == ("active", "allow")
    assert {ruling for _, ruling in rulings[1:]} == {"refuse"}
    assert dict(owner.execute("SELECT key, value FROM settings").fetchall()) == {
        setting.key: setting.value for setting in SETTINGS
    }


def test_the_lists_get_time_ordered_ids(database_url: str, owner: Connection) -> None:
    """Every id is a UUID version 7."""
    seed_lists(database_url)
    assert {row[0].version for row in owner.execute("SELECT id FROM ranks")} == {7}


def test_a_database_without_tables_is_named(database_url: str, owner: Connection) -> None:
    """Where the schema is missing the sentence says who mends it."""
    owner.execute("DROP TABLE settings")
    with pytest.raises(SchemaVersionError, match="db upgrade"):
        seed_lists(database_url)


def test_a_database_that_is_away_is_named() -> None:
    """Where nobody answers the sentence says so."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        with pytest.raises(DatabaseAwayError, match="does not answer"):
            seed_lists(f"postgresql://nobody@127.0.0.1:{port}/none")
