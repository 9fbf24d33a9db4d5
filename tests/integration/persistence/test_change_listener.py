"""Hearing what changed, over a real server: every writer's changes, after every reconnect."""

from collections.abc import Callable, Iterator, Sequence

import psycopg
import pytest

from sentinel_desktop.app.station_clock import read_computer_clock
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.persistence.change_listener import Change, ChangeListener, ListenerEvents, ServerClock, change_of
from sentinel_desktop.persistence.engine import DatabaseAddress
from tests.support.builders import RowBuilder
from tests.support.programs import eventually


class Heard:
    """What a listener told."""

    def __init__(self) -> None:
        self.lives = 0
        self.lost: list[StoreUnavailableError] = []
        self.calls: list[Sequence[Change]] = []
        self.clocks: list[ServerClock] = []

    def events(self) -> ListenerEvents:
        """Return the listeners."""
        return ListenerEvents(self._live, self.lost.append, self.calls.append, self.clocks.append)

    @property
    def changes(self) -> list[Change]:
        """All changes told so far."""
        return [change for call in list(self.calls) for change in call]

    def _live(self) -> None:
        self.lives += 1


@pytest.fixture
def listen(database_url: str) -> Iterator[Callable[[], Heard]]:
    """Return a function that starts a listener on the test's database and waits until it is live."""
    started: list[ChangeListener] = []

    def start() -> Heard:
        heard = Heard()
        address = DatabaseAddress(database_url)
        started.append(ChangeListener(address.connect, heard.events(), read_computer_clock))
        started[-1].start()
        eventually(lambda: heard.lives, "the listener is live")
        return heard

    yield start
    for listener in started:
        assert listener.stop()


def test_a_change_is_heard_whoever_made_it(listen: Callable[[], Heard], database_url: str) -> None:
    """One notice a statement, with the table and the rows it touched."""
    heard = listen()
    with psycopg.connect(database_url, autocommit=True) as owner:
        member_id = RowBuilder(owner).member()
    eventually(lambda: Change("members", (member_id,)) in heard.changes, "the member's notice")
    eventually(lambda: Change("presence", (member_id,)) in heard.changes, "the notice of the presence made with it")


def test_one_transactions_changes_are_told_together(listen: Callable[[], Heard], database_url: str) -> None:
    """The member and the presence made with it come in one call, so that one reading answers both."""
    heard = listen()
    with psycopg.connect(database_url, autocommit=True) as owner:
        member_id = RowBuilder(owner).member()
    both = {Change("members", (member_id,)), Change("presence", (member_id,))}
    eventually(lambda: any(both <= set(call) for call in heard.calls), "both in one call")


def test_more_than_a_hundred_rows_are_many(listen: Callable[[], Heard], database_url: str) -> None:
    """A notice stays small: it names no rows where there are too many."""
    heard = listen()
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO settings (id, key, value, category) "
            "SELECT gen_random_uuid(), 'test.' || n, '1', 'test' FROM generate_series(1, 101) AS n"
        )
    eventually(lambda: Change("settings", None) in heard.changes, "the notice that says many")


def test_a_lost_connection_is_made_again(listen: Callable[[], Heard], database_url: str) -> None:
    """The loss is told, and so is being live again: between the two, notices were missed."""
    heard = listen()
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    eventually(lambda: heard.lives == 2, "live again")
    assert len(heard.lost) == 1


def test_the_servers_clock_is_read_with_every_connection(listen: Callable[[], Heard]) -> None:
    """It lies between two readings of this computer's clocks, taken around the question."""
    heard = listen()
    (clock, *_) = heard.clocks
    assert clock.before.monotonic_ns <= clock.after.monotonic_ns
    assert clock.server_time.tzinfo is not None


@pytest.mark.parametrize(
    "payload", ["", "hello", "[]", "3", '{"table": "members"}', '{"table": "members", "ids": ["x"]}', '{"ids": 4}']
)
def test_a_notice_of_anybody_elses_is_passed_over(payload: str) -> None:
    """Anybody connected can send a notice: rubbish is no change."""
    assert change_of(payload) is None


def test_a_listener_told_so_connects_anew(database_url: str) -> None:
    """What a connection was made for may no longer be there: it is left for a new one, which is live again."""
    heard = Heard()
    listener = ChangeListener(DatabaseAddress(database_url).connect, heard.events(), read_computer_clock)
    listener.start()
    eventually(lambda: heard.lives == 1, "the listener is live")
    listener.connect_anew()
    eventually(lambda: heard.lives == 2, "the listener is live again")
    assert heard.lost == []
    assert listener.stop()
