"""A server that takes the password of who is signed in, and has no connection for them: they wait, and stay."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest
from psycopg import conninfo, sql

from sentinel_desktop.domain.faults import NotSignedInError, StoreUnavailableError
from sentinel_desktop.domain.sessions import NOBODY
from tests.support.listening_servers import error_at_start, listening_servers
from tests.support.session_room import PASSWORD, Desk, SessionRoom, session_room


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database with stations and accounts."""
    with session_room(database_url) as room:
        yield room


@pytest.fixture
def desk(room: SessionRoom) -> Desk:
    """Return a desk at which nobody is signed in."""
    return room.desk()


@contextmanager
def no_connection_left(room: SessionRoom, statement: str, undo: str) -> Iterator[None]:
    """Have the server take passwords and give an account no connection; from another database, where it must be."""
    given = conninfo.conninfo_to_dict(room.url)
    with psycopg.connect(conninfo.make_conninfo("", **given | {"dbname": "postgres"}), autocommit=True) as elsewhere:
        row = room.owner.execute("SELECT login_role FROM admin_users WHERE username = 'kowalski'").fetchone()
        assert row is not None
        names = {"role": sql.Identifier(str(row[0])), "database": sql.Identifier(str(given["dbname"]))}
        elsewhere.execute(sql.SQL(statement).format(**names))
        try:
            yield
        finally:
            elsewhere.execute(sql.SQL(undo).format(**names))


@pytest.mark.parametrize(
    ("statement", "undo", "said"),
    [
        (
            "ALTER DATABASE {database} ALLOW_CONNECTIONS false",
            "ALTER DATABASE {database} ALLOW_CONNECTIONS true",
            "takes no new connections",
        ),
        (
            "REVOKE CONNECT ON DATABASE {database} FROM PUBLIC, {role}",
            "GRANT CONNECT ON DATABASE {database} TO PUBLIC, {role}",
            "may not connect to the database now",
        ),
        ("ALTER ROLE {role} CONNECTION LIMIT 0", "ALTER ROLE {role} CONNECTION LIMIT -1", "takes the password"),
    ],
    ids=["the database takes none", "the right to connect is gone", "none is left for the role"],
)
def test_a_server_that_takes_the_password_and_gives_no_connection_signs_nobody_out(
    room: SessionRoom, desk: Desk, statement: str, undo: str, said: str
) -> None:
    """It counts as a database that is away, with the reason; once it gives connections the person goes on."""
    room.account("kowalski")
    session = desk.sessions.sign_in("kowalski", PASSWORD)
    with desk.sessions.unit_of_work() as work:
        work.rights.own()
    with no_connection_left(room, statement, undo):
        desk.door.reached(desk.address)
        with pytest.raises(StoreUnavailableError, match=said), desk.sessions.unit_of_work():
            pass
        assert desk.sessions.session() is session
    with desk.sessions.unit_of_work() as work:
        assert work.rights.own() == session.rights


def test_an_account_whose_role_may_no_longer_log_in_is_signed_out(room: SessionRoom, desk: Desk) -> None:
    """Also where the server's administrator shut the role, and its row says nothing."""
    room.account("kowalski")
    desk.sessions.sign_in("kowalski", PASSWORD)
    with no_connection_left(room, "ALTER ROLE {role} NOLOGIN", "ALTER ROLE {role} LOGIN"):
        desk.door.reached(desk.address)
        with pytest.raises(NotSignedInError), desk.sessions.unit_of_work():
            pass
    assert desk.sessions.session() == NOBODY


def test_a_server_with_no_rule_for_this_computer_signs_nobody_out(room: SessionRoom, desk: Desk) -> None:
    """It never asked for the password, so it says nothing of the account: the person waits, and goes on."""
    room.account("kowalski")
    session = desk.sessions.sign_in("kowalski", PASSWORD)
    with listening_servers() as listen:
        elsewhere = conninfo.conninfo_to_dict(listen(error_at_start("28000")))
        closed = conninfo.make_conninfo(desk.address.dsn, host=elsewhere["host"], port=elsewhere["port"])
        desk.door.reached(replace(desk.address, dsn=closed))
        with pytest.raises(StoreUnavailableError, match="access rules"), desk.sessions.unit_of_work():
            pass
    assert desk.sessions.session() is session
    desk.door.reached(desk.address)
    with desk.sessions.unit_of_work() as work:
        assert work.rights.own() == session.rights
