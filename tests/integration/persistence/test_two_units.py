"""Two units on one server: a database each, the groups in common, and neither sees anything of the other."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import conninfo
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence.change_listener import CHANNEL
from tests.integration.persistence.reading_cases import WHO
from tests.support.accounts_at_the_server import verifier_of
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import UnitAtWork, change, unit_at_work

NAME = "Beaulieu-Okonkwo"
"""Of an account and of a station of the other unit; nothing else on the server is called so."""

OF_THE_WHOLE_SERVER = (
    *("pg_roles", "pg_user", "pg_group", "pg_auth_members", "pg_database", "pg_db_role_setting", "pg_shdescription"),
    *("pg_stat_activity", "pg_stat_database", "pg_locks", "pg_prepared_xacts", "pg_stat_replication", "pg_seclabels"),
)
"""Catalogues that every database of a server shows, to whoever is let into one."""


@pytest.fixture(scope="module")
def units(database_server: DatabaseServer) -> Iterator[tuple[UnitAtWork, UnitAtWork]]:
    """Return two units at work; no test leaves anything in them."""
    urls = database_server.fresh_database(), database_server.fresh_database()
    try:
        with unit_at_work(urls[0]) as here, unit_at_work(urls[1]) as there:
            yield here, there
    finally:
        for url in urls:
            database_server.drop(url)


@pytest.fixture
def named(units: tuple[UnitAtWork, UnitAtWork]) -> Iterator[UnitAtWork]:
    """Return the other unit, in which an account and a station have a name that is like no other."""
    other = units[1]
    changed = {"admin_users": ("operator", "display_name"), "stations": ("here", "name")}
    kept: dict[str, Any] = {}
    for table, (row, column) in changed.items():
        found = other.owner.execute(f"SELECT {column} FROM {table} WHERE id = %s".encode(), [other.ids[row]])  # noqa: S608
        kept[table] = found.fetchone()
        change(other.owner, table, other.ids[row], {column: NAME})
    yield other
    for table, (row, column) in changed.items():
        change(other.owner, table, other.ids[row], {column: kept[table][0]})


@pytest.mark.parametrize("who", ["here", "stranger", "newcomer", "operator", "supervisor", "administrator"])
def test_who_is_of_one_unit_does_not_get_into_another(units: tuple[UnitAtWork, UnitAtWork], who: str) -> None:
    """A station and an account alike; the groups are shared, and let nobody into a database."""
    for own, other in (units, units[::-1]):
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(conninfo.make_conninfo(own.logins[who], dbname=other.owner.info.dbname))


def test_neither_reads_the_others_rows(units: tuple[UnitAtWork, UnitAtWork]) -> None:
    """Each has its own accounts, and no way from its database to the other's."""
    for own, other in (units, units[::-1]):
        with own.signed_in("administrator") as connection:
            seen = {key for (key,) in connection.execute("SELECT id FROM admin_users").fetchall()}
            assert own.ids["administrator"] in seen
            assert other.ids["administrator"] not in seen
            with pytest.raises(psycopg.errors.FeatureNotSupported):
                connection.execute(f'SELECT FROM "{other.owner.info.dbname}".public.admin_users'.encode())


@pytest.mark.parametrize("who", WHO)
def test_the_servers_own_catalogues_tell_no_name_of_the_other(
    units: tuple[UnitAtWork, UnitAtWork], named: UnitAtWork, who: str
) -> None:
    """A role bears a uuid and nobody's name, and what another unit asks at this moment is hidden."""
    with named.signed_in("operator") as theirs, units[0].signed_in(who) as connection:
        theirs.execute(f"SELECT '{NAME}', display_name FROM admin_users".encode())  # noqa: S608 - ours
        told = {
            catalogue: str(connection.execute(f"SELECT to_jsonb(c) FROM {catalogue} c".encode()).fetchall())  # noqa: S608
            for catalogue in OF_THE_WHOLE_SERVER
        }
        asked = (
            units[0]
            .owner.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [theirs.info.backend_pid])
            .fetchone()
        )
    assert asked is not None
    assert NAME in asked[0], "whoever may see everything sees it"
    assert f"'pid': {theirs.info.backend_pid}," in told["pg_stat_activity"]
    assert [catalogue for catalogue, rows in told.items() if NAME in rows] == []


def test_a_notice_is_heard_in_its_own_unit_alone(units: tuple[UnitAtWork, UnitAtWork]) -> None:
    """The channel has one name everywhere, and belongs to the database."""
    own, other = units
    with psycopg.connect(own.logins["here"], autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}".encode())
        for unit, key in ((other, uuid7()), (own, uuid7())):
            unit.owner.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(key)])
        heard = next(listening.notifies(timeout=10))
        assert heard.payload == str(key)
        assert not list(listening.notifies(timeout=0))


def test_an_administrator_reaches_no_account_of_the_other(units: tuple[UnitAtWork, UnitAtWork]) -> None:
    """Passwords are given by the rows of one's own unit: neither the other's id nor its role's name opens anything."""
    own, other = units
    row = other.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [other.ids["operator"]]).fetchone()
    assert row is not None
    with own.signed_in("administrator") as connection:
        verifier = verifier_of(connection, "correct horse")
        with pytest.raises(psycopg.Error) as refused, connection.transaction():
            connection.execute("SELECT give_password(%s, %s, true)", [other.ids["operator"], verifier])
        assert refused.value.sqlstate == "SN004"
        for statement in (
            f"ALTER ROLE {row[0]} PASSWORD '{verifier}'",
            f"GRANT {row[0]} TO session_user",
            f"SET ROLE {row[0]}",
            f"DROP ROLE {row[0]}",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement.encode())
