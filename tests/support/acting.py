"""Repositories act as the role that will run them, not as the owner: grants and row security hold in their tests too.

A test's transaction begins as the owner, so that factories and plain SQL may do everything. Around each statement of
a repository the session becomes that of another role, as if it had signed in as one: ``session_user`` is what the
rules of the database ask for. It takes a superuser, which the owner of the embedded server is; on a given server
whose owner is none, repositories act as the owner.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection as StoreConnection, event
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence.tables.base import DESK_ROLE
from tests.support.factories import Factories

Connection = psycopg.Connection[tuple[Any, ...]]


def make_actor(make: Factories, group: str) -> str:
    """Make a login role in a group role and the account or the station it is of, and return its name."""
    key = uuid7()
    role = f"sentinel_{key.hex}"
    make.connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    make.connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(role)))
    if group == DESK_ROLE:
        make.stations(id=key, login_role=role)
    else:
        make.admin_users(id=key, login_role=role, role=group.removeprefix("sentinel_"))
    return role


def may_act(connection: Connection) -> bool:
    """Whether the session may become that of another role."""
    return connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = session_user").fetchone() == (True,)


@contextmanager
def acting(store: StoreConnection, driver: Connection, role: str) -> Iterator[None]:
    """Run each statement that comes by ``store`` as ``role``; what comes by ``driver`` stays the owner's."""
    become = sql.SQL("SET LOCAL SESSION AUTHORIZATION {}").format(sql.Identifier(role))

    def before(*_: object) -> None:
        # After a refusal the transaction takes nothing but the end of a savepoint, as whoever it is.
        if driver.info.transaction_status is not TransactionStatus.INERROR:
            driver.execute(become)

    def after(*_: object) -> None:
        driver.execute("RESET SESSION AUTHORIZATION")

    event.listen(store, "before_cursor_execute", before)
    event.listen(store, "after_cursor_execute", after)
    try:
        yield
    finally:
        event.remove(store, "before_cursor_execute", before)
        event.remove(store, "after_cursor_execute", after)
