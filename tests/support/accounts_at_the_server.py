"""Accounts as the server knows them: made as rows, given passwords by the database's functions, signed in with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import conninfo, sql

from tests.support.factories import Factories

Connection = psycopg.Connection[tuple[Any, ...]]

_GROUPS = """
    SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
    JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %s ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Account:
    """A row of ``admin_users`` and the login role that follows it."""

    id: UUID
    login_role: str


class AccountsAtTheServer:
    """Makes accounts in one database, as its owner, who commits by themselves."""

    def __init__(self, owner: Connection, url: str) -> None:
        self.owner = owner
        self._url = url
        self._made: list[Account] = []

    def add(self, role: str = "operator", **values: object) -> Account:
        """Make an account, which has no password yet."""
        key = Factories(self.owner).admin_users(role=role, **values)
        row = self.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
        assert row is not None
        self._made.append(Account(key, row[0]))
        return self._made[-1]

    def forget_deleted(self) -> None:
        """Drop the login roles of deleted accounts, which stay; the others go with their database."""
        for account in self._made:
            if not self.owner.execute("SELECT FROM admin_users WHERE id = %s", [account.id]).rowcount:
                self.owner.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(account.login_role)))

    def change(self, account: Account, what: str) -> None:
        """Change the row of an account, by the part of an UPDATE that follows SET."""
        self.owner.execute(f"UPDATE admin_users SET {what} WHERE id = %s".encode(), [account.id])  # noqa: S608 - a test's

    def give(self, account: Account, password: str, *, one_time: bool = False) -> None:
        """Give a password as the owner."""
        verifier = verifier_of(self.owner, password)
        self.owner.execute("SELECT give_password(%s, %s, %s)", [account.id, verifier, one_time])

    @contextmanager
    def signed_in(self, account: Account, password: str = "correct horse") -> Iterator[Connection]:  # noqa: S107 - a test's
        """Sign in as an account; every statement commits by itself."""
        given = {name: value for name, value in conninfo.conninfo_to_dict(self._url).items() if name != "passfile"}
        dsn = conninfo.make_conninfo("", **given | {"user": account.login_role, "password": password})
        with psycopg.connect(dsn, autocommit=True) as connection:
            yield connection

    def ready(self, role: str = "operator", **values: object) -> Account:
        """Make an account that can sign in with the usual password."""
        account = self.add(role, **values)
        self.give(account, "correct horse")
        return account

    def groups_of(self, account: Account) -> list[str]:
        """Return the roles that its login role is in, in order."""
        return sorted({str(name) for (name,) in self.owner.execute(_GROUPS, [account.login_role]).fetchall()})

    def may_log_in(self, account: Account) -> bool:
        """Whether its login role is open."""
        row = self.owner.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", [account.login_role]).fetchone()
        return row == (True,)


def verifier_of(connection: Connection, password: str) -> str:
    """Return the verifier of a password, as the program makes it."""
    return connection.pgconn.encrypt_password(password.encode(), b"", b"scram-sha-256").decode()
