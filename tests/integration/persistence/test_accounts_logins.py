"""The login role of an account follows its row: by triggers, whoever writes it, and at once."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from sentinel_desktop.domain.faults import InvalidValueError
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.store_errors import translated
from tests.support.accounts_at_the_server import Account, AccountsAtTheServer
from tests.support.builders import Connection
from tests.support.patience import PATIENCE_S
from tests.support.revision_rows import RowsOfOldTables


def group(account: str) -> list[str]:
    """Return the one group of a kind of account, as ``groups_of`` tells it."""
    return [f"sentinel_{account}"]


# --- the role follows the row -----------------------------------------------------------------------------------------


def test_a_new_account_gets_a_login_role_of_its_own(accounts: AccountsAtTheServer) -> None:
    """Named by a uuid that is not the account's, a plain login role, which nobody can sign in with yet."""
    account = accounts.add()
    assert UUID(account.login_role.removeprefix("sentinel_")) != account.id
    row = accounts.owner.execute(
        "SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls "
        "FROM pg_roles WHERE rolname = %s",
        [account.login_role],
    ).fetchone()
    assert row == (True, False, False, False, False, False)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"role": "operator"}, group("operator")),
        ({"role": "supervisor"}, group("supervisor")),
        ({"role": "administrator"}, group("administrator")),
        ({"role": "supervisor", "must_change_password": True}, group("newcomer")),
        ({"role": "operator", "disabled_at": "2026-01-01Z"}, []),
        ({"role": "operator", "disabled_at": "2026-01-01Z", "must_change_password": True}, []),
    ],
    ids=str,
)
def test_an_account_is_in_the_one_group_that_follows_from_its_row(
    accounts: AccountsAtTheServer, values: dict[str, Any], expected: list[str]
) -> None:
    """Made so or changed so; disabled, it is in none and its login is closed."""
    accounts.add("administrator")
    made, changed = accounts.add(**values), accounts.add("supervisor", must_change_password=True)
    accounts.owner.execute(
        "UPDATE admin_users SET role = %(role)s, must_change_password = %(new)s, disabled_at = %(disabled)s "
        "WHERE id = %(id)s",
        {
            "role": values["role"],
            "new": values.get("must_change_password", False),
            "disabled": values.get("disabled_at"),
            "id": changed.id,
        },
    )
    for account in (made, changed):
        assert accounts.groups_of(account) == expected
        assert accounts.may_log_in(account) is bool(expected)


def test_a_disabled_account_is_let_in_again_when_it_is_enabled(accounts: AccountsAtTheServer) -> None:
    """With the password it had."""
    account = accounts.ready()
    accounts.change(account, "disabled_at = now()")
    with pytest.raises(psycopg.OperationalError), accounts.signed_in(account):
        pass
    accounts.change(account, "disabled_at = NULL")
    with accounts.signed_in(account) as connection:
        assert connection.execute("SELECT own_account()").fetchone() == (account.id,)


@pytest.mark.parametrize("change", ["disabled_at = now()", "must_change_password = true"])
def test_an_open_connection_loses_its_rights_at_once(accounts: AccountsAtTheServer, change: str) -> None:
    """With the next statement, and gets them back with the group."""
    account = accounts.ready()
    with accounts.signed_in(account) as connection:
        connection.execute("SELECT FROM members", prepare=True)
        accounts.change(account, change)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT FROM members", prepare=True)
        accounts.change(account, "disabled_at = NULL, must_change_password = false")
        connection.execute("SELECT FROM members", prepare=True)


def test_an_open_connection_gets_the_rights_of_a_new_role_at_once(accounts: AccountsAtTheServer) -> None:
    """Up and down."""
    account = accounts.ready()
    with accounts.signed_in(account) as connection:
        accounts.change(account, "role = 'supervisor'")
        connection.execute("DELETE FROM members")
        accounts.change(account, "role = 'operator'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM members")


def test_a_deleted_account_leaves_a_role_that_opens_nothing(accounts: AccountsAtTheServer) -> None:
    """The audit names it, so it stays: without group, login, password or a way into the database."""
    account = accounts.ready()
    accounts.owner.execute("DELETE FROM admin_users WHERE id = %s", [account.id])
    assert accounts.groups_of(account) == []
    row = accounts.owner.execute(
        "SELECT rolcanlogin, has_database_privilege(rolname, current_database(), 'CONNECT') "
        "FROM pg_roles WHERE rolname = %s",
        [account.login_role],
    ).fetchone()
    assert row == (False, False)


def test_an_account_that_is_not_made_after_all_has_no_role(accounts: AccountsAtTheServer) -> None:
    """The role is made in the transaction of the row."""
    before = accounts.owner.execute("SELECT count(*) FROM pg_roles WHERE rolname ~ '^sentinel_[0-9a-f]{32}$'")
    count = before.fetchone()
    with accounts.owner.transaction(force_rollback=True):
        account = accounts.add()
    found = accounts.owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [account.login_role]).fetchone()
    assert (found, count is None) == (None, False)


def test_what_nobody_chooses_is_chosen_by_no_administrator(accounts: AccountsAtTheServer) -> None:
    """Who an account is to the server, when it last signed in, what its password may: the database writes that."""
    administrator, other = accounts.ready("administrator"), accounts.add()
    with accounts.signed_in(administrator) as connection:
        for column, value in (
            ("login_role", administrator.login_role),
            ("last_sign_in_at", None),
            ("password_expires_at", None),
            ("must_change_password", False),
        ):
            change = sql.SQL("UPDATE admin_users SET {} = %s WHERE id = %s").format(sql.Identifier(column))
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(change, [value, other.id])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("UPDATE stations SET login_role = %s", [administrator.login_role])


def test_accounts_made_at_once_do_not_stand_in_each_others_way(
    accounts: AccountsAtTheServer, database_url: str
) -> None:
    """Who may connect is one row of the server's, which two transactions cannot both change."""

    def made(_: int) -> Account:
        with psycopg.connect(database_url, autocommit=True) as own:
            return AccountsAtTheServer(own, database_url).add()

    with ThreadPoolExecutor(4) as threads:
        new = list(threads.map(made, range(12)))
    assert all(accounts.may_log_in(account) for account in new)


# --- the last administrator -------------------------------------------------------------------------------------------

GOING = [
    "UPDATE admin_users SET role = 'operator'",
    "UPDATE admin_users SET disabled_at = now()",
    "DELETE FROM admin_users",
]


@pytest.mark.parametrize("going", GOING)
def test_the_last_administrator_stays(accounts: AccountsAtTheServer, going: str) -> None:
    """Neither demoted nor disabled nor deleted; one of two may go, and a disabled one does not count."""
    accounts.add("administrator", disabled_at="2026-01-01Z")
    first, last = accounts.add("administrator"), accounts.add("administrator")
    statement = f"{going} WHERE id = %s".encode()
    accounts.owner.execute(statement, [first.id])
    with pytest.raises(InvalidValueError, match="last administrator") as refused, translated():
        accounts.owner.execute(statement, [last.id])
    assert refused.value.rule == "keep_an_administrator"
    assert accounts.groups_of(last) == group("administrator")


def test_one_statement_may_pass_the_office_on(accounts: AccountsAtTheServer) -> None:
    """What counts is what is left when it is done."""
    old, new = accounts.add("administrator"), accounts.add("operator")
    accounts.owner.execute(
        "UPDATE admin_users SET role = CASE WHEN id = %s THEN 'operator' ELSE 'administrator' END", [old.id]
    )
    assert (accounts.groups_of(old), accounts.groups_of(new)) == (group("operator"), group("administrator"))


@pytest.mark.parametrize("going", GOING)
def test_two_administrators_do_not_take_each_other_away(
    accounts: AccountsAtTheServer, database_url: str, going: str
) -> None:
    """At one moment: one goes, and the other is the last."""
    pair = accounts.add("administrator"), accounts.add("administrator")
    statement = f"{going} WHERE id = %s".encode()

    def second() -> None:
        with translated(), psycopg.connect(database_url) as connection:
            connection.execute(statement, [pair[1].id])

    with ThreadPoolExecutor(1) as threads:
        with psycopg.connect(database_url) as connection:
            connection.execute(statement, [pair[0].id])
            other = threads.submit(second)
            until(lambda: waits_for_a_lock(accounts.owner))
        with pytest.raises(InvalidValueError, match="last administrator"):
            other.result(PATIENCE_S)
    left = "SELECT id FROM admin_users WHERE role = 'administrator' AND disabled_at IS NULL"
    assert accounts.owner.execute(left).fetchall() == [(pair[1].id,)]


def test_an_older_snapshot_takes_no_administrator_away(accounts: AccountsAtTheServer, database_url: str) -> None:
    """It would not show that another went meanwhile."""
    one, _ = accounts.add("administrator"), accounts.add("administrator")
    with psycopg.connect(database_url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("DELETE FROM admin_users WHERE id = %s", [one.id])


def until(holds: Callable[[], bool]) -> None:
    """Wait for something to hold."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def waits_for_a_lock(owner: Connection) -> bool:
    """Whether another connection to this database waits for a lock."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    return owner.execute(waiting).fetchone() is not None


# --- where the rows are without the roles -----------------------------------------------------------------------------


def test_an_upgrade_makes_the_roles_that_are_missing(accounts: AccountsAtTheServer, database_url: str) -> None:
    """A dump brings the accounts to another server and not their roles; passwords are given anew."""
    account = accounts.add("supervisor")
    role = sql.Identifier(account.login_role)
    accounts.owner.execute(sql.SQL("DROP OWNED BY {}").format(role))
    accounts.owner.execute(sql.SQL("DROP ROLE {}").format(role))
    schema.upgrade(database_url)
    assert accounts.groups_of(account) == group("supervisor")
    accounts.give(account, "correct horse")
    with accounts.signed_in(account):
        pass


def test_a_password_makes_the_role_that_is_missing(accounts: AccountsAtTheServer) -> None:
    """Also before anybody upgrades."""
    account = accounts.add("supervisor")
    role = sql.Identifier(account.login_role)
    accounts.owner.execute(sql.SQL("DROP OWNED BY {}").format(role))
    accounts.owner.execute(sql.SQL("DROP ROLE {}").format(role))
    accounts.give(account, "correct horse")
    with accounts.signed_in(account):
        pass


def test_an_account_of_before_there_were_roles_gets_one(empty_database: str) -> None:
    """An upgrade from a revision in which an account could be without."""
    schema.upgrade(empty_database, "0010")
    with psycopg.connect(empty_database, autocommit=True) as owner:
        key = RowsOfOldTables(owner).insert("admin_users", username="old", display_name="Old", role="supervisor")
        schema.upgrade(empty_database)
        row = owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
        assert row is not None
        account = Account(key, str(row[0]))
        assert AccountsAtTheServer(owner, empty_database).groups_of(account) == group("supervisor")
