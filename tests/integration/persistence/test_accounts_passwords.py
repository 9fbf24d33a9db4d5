"""Passwords are the server's: given and changed by functions that take verifiers, and nothing of them is kept by us."""

from datetime import timedelta

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import InvalidValueError, RecordNotFoundError
from sentinel_desktop.persistence.store_errors import translated
from tests.support.accounts_at_the_server import Account, AccountsAtTheServer, verifier_of

OWN = "a password of one's own"
OF_AN_ACCOUNT = "SELECT must_change_password, password_expires_at - now(), version FROM admin_users WHERE id = %s"
SALT, KEY = "c2FsdHNhbHRzYWx0c2Fs", "A" * 43 + "="


def asks_for_passwords(accounts: AccountsAtTheServer, account: Account) -> bool:
    """Whether the server refuses a wrong password; one that trusts everybody does not."""
    return refuses(accounts, account, "certainly wrong")


def refuses(accounts: AccountsAtTheServer, account: Account, password: str) -> bool:
    """Whether the server lets an account not in with a password."""
    try:
        with accounts.signed_in(account, password):
            return False
    except psycopg.OperationalError:
        return True


def test_a_one_time_password_opens_the_way_to_ones_own_and_to_nothing_else(accounts: AccountsAtTheServer) -> None:
    """For seven days; once changed, the account may do what its role may, on the same connection."""
    account = accounts.add("supervisor")
    accounts.give(account, "once", one_time=True)
    must_change, left, version = accounts.owner.execute(OF_AN_ACCOUNT, [account.id]).fetchone() or (None, None, None)
    assert (must_change, version) == (True, 1)
    assert isinstance(left, timedelta)
    assert timedelta(days=6) < left < timedelta(days=8)
    assert accounts.groups_of(account) == ["sentinel_newcomer"]
    with accounts.signed_in(account, "once") as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT FROM members")
        connection.execute("SELECT change_own_password(%s)", [verifier_of(connection, OWN)])
        connection.execute("SELECT FROM members")
    assert accounts.owner.execute(OF_AN_ACCOUNT, [account.id]).fetchone() == (False, None, 1)
    with accounts.signed_in(account, OWN):
        pass


def test_the_server_knows_when_a_one_time_password_runs_out(accounts: AccountsAtTheServer) -> None:
    """And that a password of one's own does not."""
    account = accounts.add()
    until = "SELECT rolvaliduntil - now() FROM pg_roles WHERE rolname = %s"
    accounts.give(account, "once", one_time=True)
    (left,) = accounts.owner.execute(until, [account.login_role]).fetchone() or (timedelta(0),)
    assert timedelta(days=6) < left < timedelta(days=8)
    with accounts.signed_in(account, "once") as connection:
        connection.execute("SELECT change_own_password(%s)", [verifier_of(connection, OWN)])
    forever = "SELECT rolvaliduntil = 'infinity' FROM pg_roles WHERE rolname = %s"
    assert accounts.owner.execute(forever, [account.login_role]).fetchone() == (True,)


def test_a_one_time_password_that_ran_out_opens_nothing(accounts: AccountsAtTheServer) -> None:
    """Its days are over by the server's clock."""
    account = accounts.ready()
    if not asks_for_passwords(accounts, account):
        pytest.skip("this server lets everybody in without a password")
    accounts.give(account, "once", one_time=True)
    accounts.owner.execute(f"ALTER ROLE {account.login_role} VALID UNTIL '2026-01-01Z'".encode())
    assert refuses(accounts, account, "once")


def test_an_administrator_gives_a_password_and_the_old_one_is_over(accounts: AccountsAtTheServer) -> None:
    """To whoever forgot theirs; others may not, not even to themselves by this way."""
    administrator, account = accounts.ready("administrator"), accounts.ready("supervisor")
    if not asks_for_passwords(accounts, account):
        pytest.skip("this server lets everybody in without a password")
    with accounts.signed_in(account) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT give_password(%s, %s, false)", [account.id, verifier_of(connection, OWN)])
    with accounts.signed_in(administrator) as connection:
        connection.execute("SELECT give_password(%s, %s, true)", [account.id, verifier_of(connection, "once")])
    assert refuses(accounts, account, "correct horse")
    assert not refuses(accounts, account, "once")


def test_a_disabled_account_that_is_given_a_password_stays_disabled(accounts: AccountsAtTheServer) -> None:
    """A reset enables nobody."""
    account = accounts.ready(disabled_at="2026-01-01Z")
    assert (accounts.groups_of(account), accounts.may_log_in(account)) == ([], False)


def test_there_must_be_an_account_to_give_a_password_to(accounts: AccountsAtTheServer) -> None:
    """One that was deleted meanwhile is not found."""
    with pytest.raises(RecordNotFoundError), translated():
        accounts.owner.execute(
            "SELECT give_password(%s, %s, true)", [uuid7(), verifier_of(accounts.owner, "correct horse")]
        )


@pytest.mark.parametrize(
    "given",
    [
        "my own password",
        "",
        None,
        "md5" + "0" * 32,
        "SCRAM-SHA-256$",
        f"SCRAM-SHA-256$4096:{SALT}${KEY}",
        f"SCRAM-SHA-256$1:{SALT}${KEY}:{KEY}",
        f"SCRAM-SHA-256$4095:{SALT}${KEY}:{KEY}",
        f"SCRAM-SHA-256$9999999:{SALT}${KEY}:{KEY}",
        f"SCRAM-SHA-256$4096:{SALT}${KEY}:{KEY}\n",
        f" SCRAM-SHA-256$4096:{SALT}${KEY}:{KEY}",
        f"SCRAM-SHA-256$4096:{SALT}${'A' * 40}:{KEY}",
        f"SCRAM-SHA-256$4096:{SALT * 20}${KEY}:{KEY}",
        f"SCRAM-SHA-256$4096:c2Fs'dA==${KEY}:{KEY}",
    ],
)
def test_what_is_no_verifier_is_refused_and_not_repeated(accounts: AccountsAtTheServer, given: str | None) -> None:
    """It may be a password: neither the server's words nor ours hold it, and everything stays as it was."""
    account = accounts.ready("supervisor")
    before = accounts.owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [account.login_role])
    kept = before.fetchone()
    ways = (
        ("SELECT give_password(%s, %s, true)", [account.id, given], accounts.owner),
        ("SELECT change_own_password(%s)", [given], None),
    )
    with accounts.signed_in(account) as own:
        for statement, values, connection in ways:
            with pytest.raises(InvalidValueError) as refused, translated():
                (connection or own).execute(statement, values)
            cause = refused.value.__cause__
            assert isinstance(cause, psycopg.Error)
            said = " ".join(str(each) for each in (refused.value, cause, cause.diag.context, cause.diag.message_detail))
            assert refused.value.rule == "password_is_a_verifier"
            assert not given or given not in said
    after = accounts.owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [account.login_role])
    assert after.fetchone() == kept
    assert accounts.groups_of(account) == ["sentinel_supervisor"]


def test_the_shape_that_is_refused_above_is_else_taken(accounts: AccountsAtTheServer) -> None:
    """Each of the verifiers there is wrong in one place only."""
    account = accounts.add()
    verifier = f"SCRAM-SHA-256$4096:{SALT}${KEY}:{KEY}"
    accounts.owner.execute("SELECT give_password(%s, %s, true)", [account.id, verifier])
    row = accounts.owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [account.login_role])
    assert row.fetchone() == (verifier,)


def test_nothing_of_a_password_is_in_the_audit(accounts: AccountsAtTheServer) -> None:
    """That one was given is: by whom, to whom, until when."""
    administrator, account = accounts.ready("administrator"), accounts.add()
    with accounts.signed_in(administrator) as connection:
        verifier = verifier_of(connection, "once")
        connection.execute("SELECT give_password(%s, %s, true)", [account.id, verifier])
    rows = accounts.owner.execute(
        "SELECT after, account FROM audit_log WHERE row_id = %s AND operation = 'UPDATE'", [account.id]
    ).fetchall()
    ((after, by),) = rows
    assert by == str(administrator.id)
    assert after["password_expires_at"] is not None
    everything = accounts.owner.execute("SELECT before, after FROM audit_log").fetchall()
    assert "SCRAM" not in str(everything)
    assert verifier not in str(everything)
