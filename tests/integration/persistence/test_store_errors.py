"""What is wrong with a connection, told apart without reading the server's words."""

import re
import select
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

import psycopg
import pytest
from psycopg import conninfo, sql
from sqlalchemy.exc import PendingRollbackError, ResourceClosedError

from sentinel_desktop.domain.faults import InvalidValueError, StoreUnavailableError
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence.engine import DatabaseAddress, Timeouts
from sentinel_desktop.persistence.store_errors import (
    DatabaseAwayError,
    SignInRefusedError,
    StoreBusyError,
    sorted_error,
    translated,
)
from tests.support.builders import Connection, RowBuilder
from tests.support.listening_servers import Listen, error_at_start, listening_servers, refusing_port

StationLogin = Callable[[StationId], str]
SHORT = Timeouts(connect_s=2)


def fault_of(dsn: str) -> StoreUnavailableError:
    """Return the typed error of an attempt to connect, after making sure that it is one sentence."""
    with pytest.raises(StoreUnavailableError) as fault, translated():
        DatabaseAddress(dsn, SHORT).connect()
    assert re.fullmatch(r"[A-Z][^\n]+\.", str(fault.value))
    assert isinstance(fault.value.__cause__, psycopg.Error)
    return fault.value


@pytest.fixture
def login(unit: RowBuilder, station_login: StationLogin) -> str:
    """Return the connection string of a station, on a server that asks for its password."""
    made = station_login(unit.station())
    try:
        psycopg.connect(conninfo.make_conninfo(made, password="wrong")).close()
    except psycopg.OperationalError:
        return made
    pytest.skip("this server lets everybody in without a password")


# --- refused by the server --------------------------------------------------------------------------------------------


def test_a_good_password_is_no_fault(login: str) -> None:
    """The others differ from this one in one thing each."""
    DatabaseAddress(login, SHORT).connect().close()


def test_a_wrong_password_is_a_refusal(login: str) -> None:
    """The sentence names the way out."""
    fault = fault_of(conninfo.make_conninfo(login, password="wrong"))
    assert isinstance(fault, SignInRefusedError)
    assert "password" in str(fault)
    assert "db station" in str(fault)


def test_no_password_at_all_is_a_refusal_that_says_so(login: str, tmp_path: object) -> None:
    """None is kept on this computer: another matter than a wrong one."""
    without = {key: value for key, value in conninfo.conninfo_to_dict(login).items() if key != "password"}
    fault = fault_of(conninfo.make_conninfo("", **without, passfile=f"{tmp_path}/none"))
    assert isinstance(fault, SignInRefusedError)
    assert "none is kept" in str(fault)


def test_a_role_without_a_password_is_a_refusal(login: str, owner: Connection) -> None:
    """Its password was taken away on the server: whatever is given does not fit."""
    role = str(conninfo.conninfo_to_dict(login)["user"])
    owner.execute(sql.SQL("ALTER ROLE {} PASSWORD NULL").format(sql.Identifier(role)))
    assert isinstance(fault_of(login), SignInRefusedError)


def test_a_role_that_is_not_there_is_a_refusal(login: str) -> None:
    """The server does not say which of the two is wrong, and neither do we."""
    assert isinstance(fault_of(conninfo.make_conninfo(login, user="sentinel_nobody")), SignInRefusedError)


def test_a_database_that_is_not_there_is_a_refusal(login: str) -> None:
    """The sentence names the database among the possible reasons."""
    fault = fault_of(conninfo.make_conninfo(login, dbname="nowhere_at_all"))
    assert isinstance(fault, SignInRefusedError)
    assert "the database is not there" in str(fault)


def test_a_database_without_the_right_to_connect_is_a_refusal(login: str, fresh_database: Callable[[], str]) -> None:
    """Another unit's database on the same server."""
    other = conninfo.conninfo_to_dict(fresh_database())["dbname"]
    assert isinstance(fault_of(conninfo.make_conninfo(login, dbname=other)), SignInRefusedError)


def test_no_connection_left_is_named_among_the_reasons(login: str, owner: Connection) -> None:
    """A limit that is checked after the password: libpq keeps no sign of it, so the sentence names it too."""
    role = str(conninfo.conninfo_to_dict(login)["user"])
    owner.execute(sql.SQL("ALTER ROLE {} CONNECTION LIMIT 0").format(sql.Identifier(role)))
    assert "no connection is left" in str(fault_of(login))


def test_a_standby_where_writing_is_asked_for_is_busy(login: str, owner: Connection) -> None:
    """During a failover the standby answers first: nobody's password is wrong."""
    role = str(conninfo.conninfo_to_dict(login)["user"])
    owner.execute(sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(sql.Identifier(role)))
    fault = fault_of(conninfo.make_conninfo(login, target_session_attrs="read-write"))
    assert isinstance(fault, StoreBusyError)
    assert "standby" in str(fault)


def test_a_wrong_password_is_a_refusal_also_where_writing_is_asked_for(login: str) -> None:
    """Asking once more to read does not hide it."""
    fault = fault_of(conninfo.make_conninfo(login, password="wrong", target_session_attrs="read-write"))
    assert isinstance(fault, SignInRefusedError)


# --- nobody there, or somebody else -----------------------------------------------------------------------------------


@pytest.fixture
def listening() -> Iterator[Listen]:
    """Return what listens at a port, serves each connection or none, and gives the connection string."""
    with listening_servers() as listen:
        yield listen


def test_a_port_where_nobody_listens_is_away() -> None:
    """Connection refused."""
    with refusing_port() as port:
        fault = fault_of(f"host=127.0.0.1 port={port} user=desk dbname=sentinel")
    assert isinstance(fault, DatabaseAwayError)
    assert "network" in str(fault)


def test_a_port_that_never_answers_is_away_in_time(listening: Listen) -> None:
    """A listener that says nothing is given up after the time to connect, not after minutes."""
    fault = fault_of(listening(None))
    assert isinstance(fault, DatabaseAwayError)
    assert "in time" in str(fault)


def test_a_wire_that_is_cut_when_the_password_was_sent_is_away(login: str) -> None:
    """The server said nothing of the password: whoever is signed in must not be signed out by a cable."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        relay = threading.Thread(target=_hand_on_until_the_password, args=(listener, conninfo.conninfo_to_dict(login)))
        relay.start()
        cut = {"host": "127.0.0.1", "port": str(listener.getsockname()[1])}
        fault = fault_of(conninfo.make_conninfo(login, **cut))
        relay.join(5)
    assert isinstance(fault, DatabaseAwayError)
    assert isinstance(fault.__cause__, psycopg.OperationalError)
    assert fault.__cause__.pgconn is not None
    assert fault.__cause__.pgconn.used_password


def _hand_on_until_the_password(listener: socket.socket, server: Mapping[str, object]) -> None:
    """Serve one connection by the real server up to the proof of the password (SCRAM), and then be gone."""
    caller, _ = listener.accept()
    listener.close()
    with caller, socket.create_connection((str(server["host"]), int(str(server["port"])))) as behind:
        proofs = 0
        while proofs < len(("the first message of SCRAM", "the proof")):
            ready, _, _ = select.select([caller, behind], [], [], 5)
            for end in ready:
                data = end.recv(65536)
                proofs += end is caller and data.startswith(b"p")
                (behind if end is caller else caller).sendall(data)


def test_a_host_without_an_address_is_away() -> None:
    """A name that cannot be resolved."""
    assert isinstance(fault_of("host=nowhere.invalid user=desk dbname=sentinel"), DatabaseAwayError)


def test_a_server_that_is_starting_is_busy(listening: Listen) -> None:
    """57P03: it is there, and will let us in."""
    fault = fault_of(listening(error_at_start("57P03")))
    assert isinstance(fault, StoreBusyError)
    assert "starting" in str(fault)


def test_a_server_that_is_full_is_busy(listening: Listen) -> None:
    """53300, before anybody is asked for a password: its administrator must make room."""
    fault = fault_of(listening(error_at_start("53300")))
    assert isinstance(fault, StoreBusyError)
    assert "connections" in str(fault)


def test_a_server_with_no_rule_for_this_computer_is_a_refusal(listening: Listen) -> None:
    """28000, before anybody is asked for a password: its administrator must look."""
    fault = fault_of(listening(error_at_start("28000")))
    assert isinstance(fault, SignInRefusedError)
    assert "access rules" in str(fault)


def test_a_port_where_another_program_answers_is_away(listening: Listen) -> None:
    """A web server at the address is no database."""
    fault = fault_of(listening(lambda connection: connection.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")))
    assert isinstance(fault, DatabaseAwayError)


def test_several_hosts_are_judged_by_the_last(login: str) -> None:
    """The first is down, the second refuses the password: it is the password."""
    parts = conninfo.conninfo_to_dict(login)
    two = {"host": f"127.0.0.1,{parts['host']}", "port": f"9,{parts['port']}", "password": "wrong"}
    assert isinstance(fault_of(conninfo.make_conninfo("", **parts | two)), SignInRefusedError)


# --- what is no fault of the world ------------------------------------------------------------------------------------


def test_a_bug_passes_through_as_it_is(owner: Connection) -> None:
    """A statement that is wrong is neither waited for nor put into quarantine."""
    with pytest.raises(psycopg.errors.SyntaxError), translated():
        owner.execute("SELEC 1")


def test_a_connection_string_that_is_wrong_passes_through() -> None:
    """An option nobody knows is for whoever reads the settings to say."""
    with pytest.raises(psycopg.ProgrammingError), translated():
        psycopg.connect("nonsense=1")


def test_an_error_of_another_kind_passes_through() -> None:
    """What the driver did not raise is not ours to sort."""
    with pytest.raises(KeyError), translated():
        raise KeyError("x")


@pytest.mark.parametrize("text", ["half a pair \ud83d", "a null \0 character"])
def test_a_text_that_cannot_be_sent_is_refused_for_good(owner: Connection, text: str) -> None:
    """The driver itself refuses it, each in its own way; neither the sentence nor a cause of it says more."""
    with pytest.raises(InvalidValueError, match="a character or a value that no column takes") as refused, translated():
        owner.execute("SELECT %s::text", [text])
    assert "pair" not in str(refused.value.__cause__)


def test_no_error_repeats_what_was_in_the_row(owner: Connection, unit: RowBuilder) -> None:
    """The server's words may hold a serial; the sentence has the rule's name alone."""
    serial = "62E3086CED"
    unit.badge(serial=serial)
    with pytest.raises(psycopg.errors.UniqueViolation) as broken:
        owner.execute(
            "INSERT INTO badges (id, serial, kind, badge_status_id) "
            "SELECT %s, serial, kind, badge_status_id FROM badges",
            [UUID(int=1)],
        )
    sentence = str(sorted_error(broken.value))
    assert "serial in badges" in sentence
    assert serial not in sentence


@pytest.mark.parametrize("lost", [PendingRollbackError("lost"), ResourceClosedError("lost")])
def test_a_connection_that_was_lost_in_between_is_the_database_away(lost: Exception) -> None:
    """The library notices it at the next step, or while it looks at the engine's first connection."""
    with pytest.raises(DatabaseAwayError, match="lost"), translated():
        raise lost
