"""A server that writes down everything it is told never hears a password as text."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import psycopg
import pytest
from psycopg import sql

from sentinel_desktop.domain.faults import SignInRejectedError
from sentinel_desktop.domain.sessions import SessionState
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from tests.support.session_room import SessionRoom, session_room

EVERYTHING: Final = {
    "log_statement": "all",
    "log_min_messages": "debug2",
    "log_min_error_statement": "debug5",
    "log_error_verbosity": "verbose",
    "log_min_duration_statement": "0",
    "log_parameter_max_length": "-1",
    "log_parameter_max_length_on_error": "-1",
    "log_connections": "on",
    "debug_print_parse": "on",
}
OWN: Final = 'it\'s "grey" herons %s \\ on a {pier} \U0001f6a2 -1789'
LATER: Final = "nineteen paddle steamers at noon 4411"
WRONG: Final = "not this one either 90210"


@pytest.fixture
def talkative(data_dir: Path) -> Iterator[SessionRoom]:
    """Return accounts and desks on a server of their own, which logs every statement with its values."""
    with EmbeddedServer(data_dir) as server:
        address = server.address()
        assert address is not None
        url = address.owner_conninfo()
        with psycopg.connect(url, autocommit=True) as owner:
            schema.upgrade(url)
            for name, value in EVERYTHING.items():
                owner.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value)))
            owner.execute("SELECT pg_reload_conf()")
        with session_room(url) as room:
            yield room


def test_no_password_reaches_the_server_or_its_disk(talkative: SessionRoom, data_dir: Path) -> None:
    """Given, tried, refused, changed, unlocked with and reset: the statements are in the log, no password is.

    Looked for in every file of the server, so that tables, the write-ahead log and the audit are looked at too.
    """
    desk = talkative.desk()
    key = talkative.account("kowalski", password=OWN)
    desk.sessions.sign_in("kowalski", OWN)
    with suppress(SignInRejectedError):
        desk.sessions.change_password(WRONG, LATER)
    desk.sessions.change_password(OWN, LATER)
    desk.sessions.lock()
    assert desk.sessions.unlock(LATER).state is SessionState.SIGNED_IN
    desk.sessions.sign_out()
    with suppress(SignInRejectedError):
        desk.sessions.sign_in("kowalski", WRONG)
    one_time = talkative.accounts.reset_password(key).password
    assert desk.sessions.sign_in("kowalski", one_time).state is SessionState.SIGNED_IN

    kept = {file: file.read_bytes() for file in data_dir.rglob("*") if file.is_file()}
    said = b"".join(contents for file, contents in kept.items() if file.name.endswith(".log"))
    for statement in (b"give_password(", b"change_own_password(", b"SCRAM-SHA-256$4096:", b"refused"):
        assert statement in said
    for password in (OWN, LATER, WRONG, one_time):
        for written in _as_it_may_be_written(password):
            assert [file.name for file, contents in kept.items() if written in contents] == []


def _as_it_may_be_written(password: str) -> set[bytes]:
    """Return a password as it stands in statements, values and escapes of a log."""
    quoted = password.replace("'", "''")
    return {written.encode() for written in (password, quoted, quoted.replace("\\", "\\\\"), password[:16])}
