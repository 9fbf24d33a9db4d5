"""Somebody who signed in to a real database: an account, its login role, and units of work in its name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from psycopg import conninfo, sql
from sqlalchemy import Engine

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from tests.support.factories import Connection, Factories


@dataclass(frozen=True, slots=True)
class SignedInPerson:
    """An account with a connection of its own to the database."""

    account_id: AccountId
    engine: Engine

    def open_work(self) -> SqlUnitOfWork:
        """Return a unit of work in this person's name."""
        return SqlUnitOfWork(self.engine)


@contextmanager
def signed_in(
    owner: Connection, database_url: str, group: str = SUPERVISOR_ROLE, *, connections: int = 2
) -> Iterator[SignedInPerson]:
    """Make an account in a group role and sign it in; the role is gone at the end.

    Args:
        owner: commits by itself.
        database_url: of a database that only this test uses.
        group: one of the group roles.
        connections: how many units of work may be open at once.
    """
    make = Factories(owner)
    account = make.admin_users(role=group.removeprefix("sentinel_"))
    role, password = roles.make_login(owner, account, group)
    owner.execute("UPDATE admin_users SET login_role = %s WHERE id = %s", [role, account])
    where = conninfo.conninfo_to_dict(database_url)
    where.pop("passfile", None)
    dsn = conninfo.make_conninfo("", **where | {"user": role, "password": password})
    engine = make_engine(DatabaseAddress(dsn), connections=connections)
    try:
        yield SignedInPerson(AccountId(account), engine)
    finally:
        engine.dispose()
        owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
        owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))
