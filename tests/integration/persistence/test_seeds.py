"""The default lists in a real database."""

import socket
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg import sql

from sentinel_desktop.domain.default_lists import RANKS, SETTINGS
from sentinel_desktop.domain.faults import RuleBrokenError
from sentinel_desktop.persistence.seeds import insert_missing, seed_lists
from sentinel_desktop.persistence.store_errors import DatabaseAwayError, SchemaVersionError
from tests.support.builders import Connection
from tests.support.programs import eventually

LISTS = {
    "member_statuses": 4,
    "badge_statuses": 5,
    "member_types": 5,
    "visit_types": 8,
    "tags": 16,
    "qualification_types": 6,
    "list_items": 7,
    "divisions": 9,
    "ranks": 58,
    "settings": len(SETTINGS),
}

_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


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


def test_a_renamed_and_a_hidden_value_stay(database_url: str, owner: Connection) -> None:
    """A value is known by its code: under another name, out of sight and in another place it is still there."""
    seed_lists(database_url)
    owner.execute("UPDATE visit_types SET name = 'Tradesperson', name_key = 'tradesperson' WHERE code = 'contractor'")
    owner.execute("UPDATE tags SET is_active = false, display_order = 0 WHERE code = 'vip'")
    owner.execute("UPDATE list_items SET name = 'Gunroom', name_key = 'gunroom' WHERE code = 'junior_ranks'")
    owner.execute("UPDATE qualification_types SET can_receive_lockup = false WHERE code = 'dds'")
    edited = rows_of(owner)
    assert seed_lists(database_url) == dict.fromkeys(LISTS, 0)
    assert rows_of(owner) == edited


def test_only_what_is_missing_is_inserted(database_url: str, owner: Connection) -> None:
    """A value that an older version's database never had is put into it."""
    seed_lists(database_url)
    for table in ("divisions", "list_items", "ranks"):
        owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER audit_change").format(sql.Identifier(table)))
    owner.execute("DELETE FROM divisions WHERE code = 'PAO'")
    owner.execute("DELETE FROM list_items WHERE code IN ('wardroom', 'staff')")
    owner.execute("DELETE FROM ranks WHERE branch = 'army' AND code = 'Cpl'")
    assert seed_lists(database_url) == dict.fromkeys(LISTS, 0) | {"divisions": 1, "list_items": 2, "ranks": 1}


def test_what_somebody_deleted_stays_deleted(database_url: str, owner: Connection) -> None:
    """A default that a person took out of a list is not put back; its namesake of another branch or list is left."""
    seed_lists(database_url)
    owner.execute("DELETE FROM tags WHERE code = 'vip'")
    owner.execute("DELETE FROM ranks WHERE branch = 'army' AND code = 'Cpl'")
    owner.execute("DELETE FROM list_items WHERE list_type = 'event_role' AND code = 'volunteer'")
    owner.execute("DELETE FROM divisions")
    left = rows_of(owner)
    assert seed_lists(database_url) == dict.fromkeys(LISTS, 0)
    assert rows_of(owner) == left
    owner.execute("ALTER TABLE ranks DISABLE TRIGGER audit_change")
    owner.execute("DELETE FROM ranks WHERE code = 'Cpl'")
    assert seed_lists(database_url)["ranks"] == 1


def test_a_value_with_a_new_code_does_not_get_a_twin(database_url: str, owner: Connection) -> None:
    """Where a person gave a division another code, the old one does not come back beside it."""
    seed_lists(database_url)
    owner.execute("UPDATE divisions SET code = 'MUSIC', code_key = 'music' WHERE code = 'BAND'")
    assert seed_lists(database_url) == dict.fromkeys(LISTS, 0)


def test_what_the_program_relies_on_comes_back(database_url: str, owner: Connection) -> None:
    """A setting that was deleted, and a system value that the owner took by force, are there again."""
    seed_lists(database_url)
    owner.execute("ALTER TABLE visit_types DISABLE TRIGGER refuse_system_value")
    owner.execute("DELETE FROM visit_types WHERE code = 'museum'")
    owner.execute("DELETE FROM settings WHERE key = 'unit.rollover'")
    assert seed_lists(database_url) == dict.fromkeys(LISTS, 0) | {"visit_types": 1, "settings": 1}


@pytest.mark.parametrize("first_commits", [True, False])
def test_two_administrators_at_once(database_url: str, owner: Connection, *, first_commits: bool) -> None:
    """The second waits for the first, and inserts nothing, or everything where the first gave up."""
    with psycopg.connect(database_url) as first, ThreadPoolExecutor(1) as pool:
        assert insert_missing(first) == LISTS
        second = pool.submit(seed_lists, database_url)
        eventually(lambda: owner.execute(_WAITING).fetchall() == [(1,)], "the second waits")
        if first_commits:
            first.commit()
        else:
            first.rollback()
        assert second.result(timeout=20) == (dict.fromkeys(LISTS, 0) if first_commits else LISTS)
    assert {table: len(rows) for table, rows in rows_of(owner).items()} == LISTS


def test_all_of_it_or_nothing(database_url: str, owner: Connection) -> None:
    """Where one list cannot be filled, none is."""
    owner.execute("ALTER TABLE settings ADD CONSTRAINT none CHECK (false)")
    with pytest.raises(RuleBrokenError):
        seed_lists(database_url)
    assert not any(rows_of(owner).values())


def test_the_rows_carry_the_values(database_url: str, owner: Connection) -> None:
    """Ranks have their order and category, items their list's order, statuses their ruling, settings their JSON."""
    seed_lists(database_url)
    ranks = owner.execute("SELECT branch, code, name_fr, category, display_order FROM ranks").fetchall()
    assert set(ranks) == {(rank.branch, rank.code, rank.name_fr, rank.category, rank.display_order) for rank in RANKS}
    orders = owner.execute(
        "SELECT list_type, array_agg(code ORDER BY display_order) FROM list_items GROUP BY 1 ORDER BY 1"
    )
    assert orders.fetchall() == [
        ("event_role", ["participant", "instructor", "staff", "volunteer"]),
        ("mess", ["junior_ranks", "c_and_pos", "wardroom"]),
    ]
    in_order = owner.execute("SELECT code FROM divisions ORDER BY display_order").fetchall()
    assert in_order[0] == ("ADMIN",)
    lockup = owner.execute("SELECT code FROM qualification_types WHERE can_receive_lockup ORDER BY display_order")
    assert lockup.fetchall() == [("dds",), ("swk",), ("dswk",)]
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
