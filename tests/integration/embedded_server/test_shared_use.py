"""Many programs, one server: adopted while anybody lives, stopped with the last."""

import json
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from sentinel_desktop.persistence.embedded.process_identity import start_mark
from sentinel_desktop.persistence.embedded_server import ClusterError, EmbeddedServer
from tests.support.embedded_programs import Program, kill_postmaster, processes_under, wait_until

NewProgram = Callable[..., Program]


@pytest.fixture
def data_dir(used_dir: Path) -> Path:
    """Return a data folder whose cluster exists: its creation is not what is looked at here."""
    return used_dir


@pytest.mark.parametrize("first_to_leave", [0, 1])
def test_of_two_uses_in_one_process_only_the_last_stops_the_server(data_dir: Path, first_to_leave: int) -> None:
    """Two uses in one process share the server, and it stops when the second leaves, whichever that is."""
    uses = [EmbeddedServer(data_dir), EmbeddedServer(data_dir)]
    assert uses[0].start() == uses[1].start()
    first, last = uses[first_to_leave], uses[1 - first_to_leave]
    first.stop()
    assert last.address() is not None
    last.stop()
    assert last.address() is None
    assert processes_under(data_dir) == []


@pytest.mark.parametrize("first_to_leave", [0, 1])
def test_of_two_programs_only_the_last_stops_the_server(
    data_dir: Path, program: NewProgram, first_to_leave: int
) -> None:
    """Two programs share the server, and it stops when the second leaves, whichever that is."""
    programs = [program(data_dir), program(data_dir)]
    answers = [started.answer() for started in programs]
    assert answers[0] == answers[1]
    programs[first_to_leave].leave()
    assert EmbeddedServer(data_dir).address() is not None
    programs[1 - first_to_leave].leave()
    assert processes_under(data_dir) == []


def test_programs_that_start_at_the_same_moment_share_one_server(data_dir: Path, program: NewProgram) -> None:
    """Three programs on a folder that does not exist yet create one cluster and run one server."""
    programs = [program(data_dir / "new") for _ in range(3)]
    answers = [started.answer() for started in programs]
    assert answers[0] == answers[1] == answers[2]
    status = EmbeddedServer(data_dir / "new").status()
    assert (status.users, status.port) == (3, answers[0]["port"])
    for started in programs:
        started.leave()
    assert processes_under(data_dir) == []


def test_a_server_that_a_killed_program_left_is_adopted(data_dir: Path, program: NewProgram) -> None:
    """The next start uses the very process that the killed program started, and stops it when leaving."""
    killed = program(data_dir)
    killed.answer()
    before = EmbeddedServer(data_dir).status().pid
    killed.kill()
    with EmbeddedServer(data_dir) as server:
        assert server.status().pid == before is not None
        assert server.status().users == 1
    assert processes_under(data_dir) == []


def test_a_killed_co_user_does_not_keep_the_server_up(data_dir: Path, program: NewProgram) -> None:
    """When the other user was killed, the one that leaves in order is the last and stops the server."""
    killed = program(data_dir)
    killed.answer()
    with EmbeddedServer(data_dir) as server:
        assert server.status().users == 2
        killed.kill()
        assert server.status().users == 1
    assert processes_under(data_dir) == []
    assert list((data_dir / "postgresql" / "users").iterdir()) == []


def test_a_killed_co_user_whose_parent_does_not_collect_it_counts_as_dead(data_dir: Path, program: NewProgram) -> None:
    """A process that has ended but is still in the table of processes keeps no server up."""
    killed = program(data_dir)
    killed.answer()
    with EmbeddedServer(data_dir) as server:
        killed._process.kill()
        wait_until(lambda: start_mark(killed.pid) is None)
        assert server.status().users == 1
    assert processes_under(data_dir) == []


def test_a_later_process_with_the_pid_of_a_dead_user_does_not_count(data_dir: Path) -> None:
    """An entry whose pid is in use again by a process that started at another time is a dead user's."""
    with EmbeddedServer(data_dir) as server:
        users = data_dir / "postgresql" / "users"
        (users / "1-reused.user").write_text(json.dumps({"pid": os.getppid(), "start": "1999/1"}), encoding="utf-8")
        (users / "2-torn.user").write_text("", encoding="utf-8")
        assert server.status().users == 1
    assert processes_under(data_dir) == []
    assert list(users.iterdir()) == []


def test_starting_twice_is_one_use_and_stopping_twice_is_harmless(data_dir: Path, server: EmbeddedServer) -> None:
    """A second start of the same use counts once; a second stop, or one before any start, does nothing."""
    server.stop()
    assert server.start() == server.start()
    assert server.status().users == 1
    server.stop()
    assert processes_under(data_dir) == []
    server.stop()


def test_another_spelling_of_the_folder_is_the_same_server(data_dir: Path) -> None:
    """A data folder reached through a link is the same folder."""
    link = data_dir / "link"
    (data_dir / "real").mkdir(mode=0o711)
    link.symlink_to(data_dir / "real")
    with EmbeddedServer(data_dir / "real") as one, EmbeddedServer(link) as other:
        assert one.address() == other.address()
        assert other.status().users == 2


def test_a_crashed_server_comes_back_with_the_next_start(server: EmbeddedServer) -> None:
    """A use that has begun can start again after its server was killed, with all that was committed."""
    address = server.start()
    with psycopg.connect(address.owner_conninfo(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    before = server.status().pid
    assert before is not None
    kill_postmaster(before)
    assert server.address() is None
    assert server.start() == address
    with psycopg.connect(address.owner_conninfo()) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    assert server.status().users == 1


def test_the_port_stays_the_same_and_gives_way_when_taken(server: EmbeddedServer) -> None:
    """A restart keeps the port; when another program has it by then, the server takes another one."""
    port = server.start().port
    server.stop()
    assert server.start().port == port
    server.stop()
    with _listener(port):
        assert server.start().port != port


def test_a_port_taken_between_looking_and_listening_is_given_up(data_dir: Path, server: EmbeddedServer) -> None:
    """When the chosen port is taken before the server listens, the start goes on with another one."""
    listeners: list[tuple[int, socket.socket]] = []

    def take_the_port(sentence: str) -> None:
        if sentence.startswith("Starting") and not listeners:
            port = int((data_dir / "postgresql" / "port").read_text(encoding="ascii"))
            listeners.append((port, _listener(port)))

    address = server.start(take_the_port)
    (taken, listener) = listeners[0]
    listener.close()
    assert address.port != taken
    assert "could not bind" in (data_dir / "postgresql" / "server.log").read_text(encoding="utf-8")


def test_a_closing_program_breaks_its_start_off(data_dir: Path) -> None:
    """A stop from another thread ends a start that waits, with a sentence, and leaves neither use nor server."""
    server = EmbeddedServer(data_dir / "new")
    waiting = threading.Event()
    errors: list[ClusterError] = []

    def start() -> None:
        try:
            server.start(lambda _sentence: waiting.set())
        except ClusterError as error:
            errors.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    assert waiting.wait(30)
    server.stop()
    thread.join(30)
    assert not thread.is_alive()
    assert "closing" in str(errors[0])
    assert processes_under(data_dir) == []
    assert server.status().users == 0


def test_an_idle_folder_is_described_and_not_touched(data_dir: Path) -> None:
    """Asking for address or status of a folder without a server starts nothing and makes nothing."""
    server = EmbeddedServer(data_dir / "none")
    assert server.address() is None
    status = server.status()
    assert (status.created, status.pid, status.answering, status.users, status.problem) == (False, None, False, 0, None)
    assert not (data_dir / "none").exists()


def _listener(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener
