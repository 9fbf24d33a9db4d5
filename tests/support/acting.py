"""Repositories act as the role that will run them, not as the owner: grants and row security hold in their tests too.

A test's transaction begins as the owner, so that factories and plain SQL may do everything. Around each statement of a
repository the session becomes that of another role, as if it had signed in as one: ``session_user`` is what the rules of
the database ask for. It takes a superuser, which the owner of the embedded server is; on a given server whose owner is
none, repositories act as the owner.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy import Connection as StoreConnection, event
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import DESK_ROLE, with_keys

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a test's repositories are.

    Attributes:
        role: the login role.
        key: of the station or the account whose login role it is; None where the database knows neither.
    """

    role: str
    key: UUID | None


def make_actor(connection: Connection, group: str, *, known: bool) -> Actor:
    """Make a login role in a group role, in the connection's transaction.

    Args:
        connection: the owner's.
        group: the group role.
        known: the role is that of a station, or of an account where the group is not the stations'.
    """
    key = uuid7()
    role = f"sentinel_{key.hex}"
    connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(role)))
    if known:
        _make_known(connection, group, role, key)
    return Actor(role, key if known else None)


def _make_known(connection: Connection, group: str, role: str, key: UUID) -> None:
    if group == DESK_ROLE:
        table, values = "stations", {"name": "The acting station", "kind": "desk"}
    else:
        named = {"username": "acting", "display_name": "The acting account"}
        table, values = "admin_users", named | {"role": group.removeprefix("sentinel_")}
    row = with_keys(Row.metadata.tables[table], {"id": key, "login_role": role, **values})
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(map(sql.Placeholder, row)),
        ),
        row,
    )


def may_act(connection: Connection) -> bool:
    """Whether the session may become that of another role."""
    return connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = session_user").fetchone() == (True,)


@contextmanager
def acting(store: StoreConnection, driver: Connection, actor: Actor) -> Iterator[None]:
    """Run each statement that comes by ``store`` as ``actor``; what comes by ``driver`` stays the owner's."""
    become = sql.SQL("SET LOCAL SESSION AUTHORIZATION {}").format(sql.Identifier(actor.role))

    def before(*_: object) -> None:
        driver.execute(become)

    def after(*_: object) -> None:
        driver.execute("RESET SESSION AUTHORIZATION")

    # After a statement that was refused the transaction takes no other until its savepoint is rolled back, which is a
    # statement too and ends as this one did not.
    event.listen(store, "before_cursor_execute", before)
    event.listen(store, "after_cursor_execute", after)
    try:
        yield
    finally:
        event.remove(store, "before_cursor_execute", before)
        event.remove(store, "after_cursor_execute", after)
