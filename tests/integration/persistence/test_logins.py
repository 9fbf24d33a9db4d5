"""Making roles and login roles, and what becomes of them on a server with several databases."""

from collections.abc import Callable, Iterator
from uuid import UUID

import psycopg
import pytest
from psycopg import conninfo, sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence import roles, schema
from sentinel_desktop.persistence.store_errors import RolesNotKeptError, SignInRefusedError, translated
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, DESK_ROLE, GROUP_ROLES, OPERATOR_ROLE
from tests.support.accounts_at_the_server import AccountsAtTheServer
from tests.support.builders import Connection, RowBuilder
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import unit_at_work

StationLogin = Callable[[StationId], str]


@pytest.fixture
def station_id(unit: RowBuilder) -> StationId:
    """Return a station."""
    return unit.station()


def groups_of(owner: Connection, key: UUID) -> list[str]:
    """Return the roles that a login role is in."""
    rows = owner.execute(
        "SELECT DISTINCT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
        "JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %s",
        [f"sentinel_{key.hex}"],
    ).fetchall()
    return [str(name) for (name,) in rows]


@pytest.fixture
def key(owner: Connection) -> Iterator[UUID]:
    """Return the key of a login role that the test makes."""
    key = uuid7()
    yield key
    login = sql.Identifier(f"sentinel_{key.hex}")
    owner.execute(sql.SQL("DROP OWNED BY {}").format(login))
    owner.execute(sql.SQL("DROP ROLE {}").format(login))


@pytest.mark.parametrize("group", GROUP_ROLES)
def test_a_login_role_is_named_after_its_key_and_is_in_its_group_alone(
    owner: Connection, key: UUID, group: str
) -> None:
    """It is a plain login role and no more: no superuser, makes neither roles nor databases."""
    role, _ = roles.make_login(owner, key, group)
    assert role == f"sentinel_{key.hex}"
    row = owner.execute(
        "SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls "
        "FROM pg_roles WHERE rolname = %s",
        [role],
    ).fetchone()
    assert row == (True, False, False, False, False, False)
    assert groups_of(owner, key) == [group]


def test_an_account_that_is_given_another_role_loses_the_one_it_had(owner: Connection, key: UUID) -> None:
    """A login role made anew in another group is in that one alone."""
    roles.make_login(owner, key, ADMINISTRATOR_ROLE)
    roles.make_login(owner, key, OPERATOR_ROLE)
    assert groups_of(owner, key) == [OPERATOR_ROLE]


def test_the_password_is_kept_as_a_scram_verifier(
    owner: Connection, station_id: StationId, station_login: StationLogin
) -> None:
    """What travels to the server and rests in it is no password."""
    password = conninfo.conninfo_to_dict(station_login(station_id))["password"]
    row = owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [f"sentinel_{station_id.hex}"])
    (kept,) = row.fetchone() or ("",)
    assert kept.startswith("SCRAM-SHA-256$")
    assert str(password) not in kept


def _asks_for_passwords(login: str) -> bool:
    try:
        psycopg.connect(conninfo.make_conninfo(login, password="wrong")).close()
    except psycopg.OperationalError:
        return True
    return False


def test_a_station_enrolled_again_has_a_new_password_and_not_the_old_one(
    station_id: StationId, station_login: StationLogin, owner: Connection
) -> None:
    """Enrolling again shuts out whoever had the old password."""
    old = station_login(station_id)
    if not _asks_for_passwords(old):
        pytest.skip("this server lets everybody in without a password")
    role, password = roles.make_login(owner, station_id)
    psycopg.connect(conninfo.make_conninfo(old, user=role, password=password)).close()
    with pytest.raises(SignInRefusedError), translated():
        psycopg.connect(old)


def test_a_station_of_one_unit_does_not_get_into_anothers_database(
    station_id: StationId, station_login: StationLogin, fresh_database: Callable[[], str]
) -> None:
    """The right to connect is given for one database of the server."""
    other = conninfo.conninfo_to_dict(fresh_database())["dbname"]
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(conninfo.make_conninfo(station_login(station_id), dbname=other))


def test_roles_are_made_once_however_often_they_are_prepared(database_url: str, owner: Connection) -> None:
    """Preparing a second database of the server finds them there."""
    roles.prepare(database_url)
    assert owner.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [DESK_ROLE]).fetchone() == (1,)


def test_a_login_made_in_a_transaction_that_fails_is_not_there(database_url: str, owner: Connection) -> None:
    """Enrolling is all or nothing."""
    station = StationId(uuid7())
    with psycopg.connect(database_url) as connection:
        roles.make_login(connection, station)
        connection.rollback()
    assert owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [f"sentinel_{station.hex}"]).fetchone() is None


def test_a_right_given_by_hand_is_taken_away_by_the_next_upgrade(database_url: str, owner: Connection) -> None:
    """The group has exactly what the tables declare, whatever somebody granted meanwhile."""
    group = sql.Identifier(DESK_ROLE)
    owner.execute(sql.SQL("GRANT UPDATE, DELETE ON members TO {}").format(group))
    owner.execute(sql.SQL("GRANT UPDATE (member_id) ON presence TO {}").format(group))
    owner.execute(sql.SQL("GRANT EXECUTE ON FUNCTION is_late TO PUBLIC, {}").format(group))
    schema.upgrade(database_url)
    rows = owner.execute(
        "SELECT has_table_privilege(%(role)s, 'members', 'UPDATE'), has_table_privilege(%(role)s, 'members', 'DELETE'),"
        " has_column_privilege(%(role)s, 'presence', 'member_id', 'UPDATE'),"
        " has_function_privilege(%(role)s, 'is_late(uuid, uuid, timestamptz)', 'EXECUTE')",
        {"role": DESK_ROLE},
    ).fetchone()
    assert rows == (False, False, False, False)


# --- several databases, owners that are no superusers -----------------------------------------------------------------


@pytest.fixture
def plain_owner(database_server: DatabaseServer, owner: Connection) -> Iterator[str]:
    """Return the URL of an empty database whose owner is no superuser, as on a unit's server."""
    name = f"plain_{uuid7().hex}"
    role = sql.Identifier(name)
    owner.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE PASSWORD 'owned'").format(role))
    # Whose the groups were first is another owner's: a superuser lends them, once.
    for group in GROUP_ROLES:
        owner.execute(sql.SQL("GRANT {} TO {} WITH ADMIN OPTION").format(sql.Identifier(group), role))
    owner.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))
    where = conninfo.conninfo_to_dict(database_server.url_of(name))
    where.pop("passfile", None)
    yield conninfo.make_conninfo("", **where | {"user": name, "password": "owned"})
    database_server.drop(database_server.url_of(name))
    owner.execute(sql.SQL("DROP OWNED BY {}").format(role))
    owner.execute(sql.SQL("DROP ROLE {}").format(role))


def test_an_owner_that_is_no_superuser_upgrades_signs_everybody_in_and_downgrades(plain_owner: str) -> None:
    """Making roles is all it needs: policies ask with its rights, and it is not bound by them itself."""
    schema.upgrade(plain_owner)
    with unit_at_work(plain_owner) as unit, unit.signed_in("here") as connection:
        assert connection.execute("SELECT own_station()").fetchone() == (unit.ids["here"],)
    schema.upgrade(plain_owner)
    schema.downgrade(plain_owner, "base")
    assert schema.current(plain_owner) is None


def test_an_owner_that_is_no_superuser_keeps_accounts(plain_owner: str) -> None:
    """Makes, changes, disables and deletes them, and gives passwords: it holds the groups and makes the roles."""
    schema.upgrade(plain_owner)
    with psycopg.connect(plain_owner, autocommit=True) as owner:
        accounts = AccountsAtTheServer(owner, plain_owner)
        accounts.add("administrator")
        account = accounts.ready("supervisor", must_change_password=True)
        with accounts.signed_in(account) as connection:
            connection.execute("SELECT FROM members")
            accounts.change(account, "role = 'administrator'")
            assert accounts.groups_of(account) == [ADMINISTRATOR_ROLE]
            accounts.change(account, "disabled_at = now()")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("SELECT FROM members")
        assert (accounts.groups_of(account), accounts.may_log_in(account)) == ([], False)
        owner.execute("DELETE FROM admin_users WHERE id = %s", [account.id])
        owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(account.login_role)))


def test_an_owner_that_may_make_no_roles_is_told_so(plain_owner: str, owner: Connection) -> None:
    """One sentence says what the server's administrator does; no account is made."""
    schema.upgrade(plain_owner)
    name = sql.Identifier(str(conninfo.conninfo_to_dict(plain_owner)["user"]))
    owner.execute(sql.SQL("ALTER ROLE {} NOCREATEROLE").format(name))
    with psycopg.connect(plain_owner, autocommit=True) as plain:
        with pytest.raises(RolesNotKeptError, match="CREATEROLE"), translated():
            AccountsAtTheServer(plain, plain_owner).add()
        assert plain.execute("SELECT count(*) FROM admin_users").fetchone() == (0,)


def test_a_downgrade_beside_another_database_leaves_that_ones_rights_alone(
    database_url: str, fresh_database: Callable[[], str]
) -> None:
    """Policies and the right to call what they ask belong to a database, the roles to the server."""
    other = fresh_database()
    with unit_at_work(database_url) as unit:
        schema.downgrade(other, "0007")
        with psycopg.connect(other) as connection:
            policies = connection.execute("SELECT count(*) FROM pg_policies").fetchone()
        schema.downgrade(other, "base")
        with unit.signed_in("here") as connection:
            found = connection.execute("SELECT own_station()").fetchone()
    assert (policies, found) == ((0,), (unit.ids["here"],))
    schema.upgrade(other)
    assert schema.differences(other) == []
