"""The board's reader: collects what it hears, reads what was touched, and everything after an outage."""

import itertools
import time
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.app.board_feed import COLLECT_S, SNAPSHOT_EVERY_S, BoardFeed, BoardListeners
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, LatestPassage, PassagesTouched
from sentinel_desktop.persistence.change_listener import Change
from sentinel_desktop.services.presence import PresenceService
from tests.support.programs import eventually

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class CountedPresence(PresenceService):
    """Answers at once, notes what was asked and when, and can go away."""

    def __init__(self) -> None:
        self.boards: list[float] = []
        self.asked: list[tuple[float, frozenset[MemberId]]] = []
        self.passages: list[PassagesTouched] = []
        self.guests_read = 0
        self.away = False

    def board(self) -> BoardSnapshot:
        """Return an empty board, or fail."""
        self.boards.append(time.monotonic())
        if self.away:
            raise StoreUnavailableError("away")
        return BoardSnapshot((), NOON)

    def these(self, member_ids: Collection[MemberId], *, guests: bool = False) -> BoardChange:
        """Return nothing about some members, and nobody else."""
        self.guests_read += guests
        self.asked.append((time.monotonic(), frozenset(member_ids)))
        return BoardChange((), NOON)

    def latest_passages(self) -> Sequence[LatestPassage]:
        """Return no passages."""
        return ()

    def these_passages(self, touched: PassagesTouched) -> Sequence[LatestPassage]:
        """Return no passages."""
        self.passages.append(touched)
        return ()


class FedBoard:
    """A feed at work on counted presence."""

    def __init__(self, *, reads_board: bool = True) -> None:
        self.presence = CountedPresence()
        self.refreshed: list[float] = []
        self.reports = 0
        listeners = BoardListeners(lambda _: None, lambda _: None, lambda _: None, self._refresh, self._report)
        self.feed = BoardFeed(self.presence, listeners, reads_board=reads_board)
        self.feed.start()

    def _refresh(self) -> None:
        self.refreshed.append(time.monotonic())

    def _report(self) -> None:
        self.reports += 1

    def go_live(self) -> None:
        """Reach the database and wait for the first snapshot."""
        self.feed.database_live()
        eventually(lambda: self.refreshed, "the first reading")

    def touch(self, member_id: MemberId) -> None:
        """Hear that a member's presence changed."""
        self.feed.note([Change("presence", (member_id,))])


@pytest.fixture
def fed() -> Iterator[FedBoard]:
    """Return a board that is fed, stopped at the end."""
    board = FedBoard()
    yield board
    assert board.feed.stop()


def test_nothing_is_read_before_the_database_is_live(fed: FedBoard) -> None:
    """A hint heard before is answered by the first snapshot."""
    fed.touch(MemberId(uuid7()))
    fed.go_live()
    assert len(fed.presence.boards) == 1
    assert fed.presence.asked == []


def test_many_hints_are_one_query_a_while(fed: FedBoard) -> None:
    """A hundred members touched one by one are read in a few queries, none closer to the next than it should be."""
    fed.go_live()
    members = [MemberId(uuid7()) for _ in range(100)]
    begun = time.monotonic()
    for member in members:
        fed.touch(member)
        time.sleep(0.002)
    eventually(lambda: frozenset().union(*(ids for _, ids in fed.presence.asked)) == set(members), "all were read")
    times = [at for at, _ in fed.presence.asked]
    # As many as fit between the first hint and the last reading, and the two at the ends.
    assert len(times) <= 2 + (times[-1] - begun) / COLLECT_S
    assert all(later - earlier >= COLLECT_S * 0.9 for earlier, later in itertools.pairwise(times))


def test_more_than_can_be_named_is_everything(fed: FedBoard) -> None:
    """A notice that says many has the whole board read."""
    fed.go_live()
    fed.feed.note([Change("presence", None)])
    eventually(lambda: len(fed.presence.boards) == 2, "a second snapshot")


def test_an_outage_ends_with_a_snapshot(fed: FedBoard) -> None:
    """What was missed while away is not asked for by name: everything is read."""
    fed.go_live()
    fed.feed.database_lost()
    fed.touch(MemberId(uuid7()))
    fed.feed.database_live()
    eventually(lambda: len(fed.presence.boards) == 2, "a snapshot after the outage")


def test_a_reading_that_fails_is_repeated_whole(fed: FedBoard) -> None:
    """The database went away under the query: once it answers again, nothing is missing."""
    fed.presence.away = True
    fed.feed.database_live()
    eventually(lambda: fed.presence.boards, "the reading that fails")
    fed.presence.away = False
    eventually(lambda: len(fed.presence.boards) == 2, "the reading again")


def test_a_changed_badge_has_the_directory_taken_anew(fed: FedBoard) -> None:
    """The copy by which the desk answers alone follows, but is not taken for every single row."""
    fed.go_live()
    for _ in range(20):
        fed.feed.note([Change("badges", (uuid7(),))])
    eventually(lambda: len(fed.refreshed) == 2, "the copy taken again")
    assert fed.refreshed[1] - fed.refreshed[0] >= 1.5


def test_a_door_reads_no_board_but_follows_presence() -> None:
    """Nobody looks at a board there; its own copy must know who is in all the same."""
    door = FedBoard(reads_board=False)
    try:
        door.go_live()
        member = MemberId(uuid7())
        door.touch(member)
        eventually(lambda: [ids for _, ids in door.presence.asked] == [frozenset({member})], "the member was read")
        assert door.presence.boards == []
        assert door.reports == 1
    finally:
        assert door.feed.stop()


@pytest.mark.parametrize("table", ["visitors", "visit_types", "badges", "events", "event_attendees", "event_checkins"])
def test_a_visitor_or_an_attendee_touched_has_all_of_them_read(fed: FedBoard, table: str) -> None:
    """Whatever it is that a card of theirs shows; the members are left alone."""
    fed.go_live()
    fed.feed.note([Change(table, (uuid7(),))])
    eventually(lambda: fed.presence.guests_read == 1, "visitors and attendees were read")
    assert [ids for _, ids in fed.presence.asked] == [frozenset()]
    assert len(fed.presence.boards) == 1


@pytest.mark.parametrize("table", ["tags", "member_tags", "members", "ranks", "divisions"])
def test_what_many_cards_show_has_everything_read(fed: FedBoard, table: str) -> None:
    """A tag given elsewhere, or a new name of one, names nobody: the board is read anew, at once."""
    fed.go_live()
    fed.feed.note([Change(table, (uuid7(),))])
    eventually(lambda: len(fed.presence.boards) == 2, "a second snapshot")
    first, second = fed.presence.boards
    assert second - first < SNAPSHOT_EVERY_S / 2


@pytest.mark.parametrize(
    ("table", "kind"),
    [("scans", "scans"), ("checkins", "check_ins"), ("visitors", "visits"), ("event_checkins", "attendee_passages")],
)
def test_a_passage_of_anybody_is_read_by_its_record(fed: FedBoard, table: str, kind: str) -> None:
    """With a badge or without one, of a member, a visitor or an attendee."""
    fed.go_live()
    key = uuid7()
    fed.feed.note([Change(table, (key,))])
    eventually(lambda: fed.presence.passages, "the passage was read")
    assert fed.presence.passages == [PassagesTouched(**{kind: frozenset({key})})]


def test_what_a_scan_touches_is_read_by_two_queries(fed: FedBoard) -> None:
    """The member, and the scan with the check-in it made: as many as before there were visitors."""
    fed.go_live()
    member, scan, check_in = MemberId(uuid7()), uuid7(), uuid7()
    fed.feed.note([Change("scans", (scan,)), Change("checkins", (check_in,)), Change("presence", (member,))])
    eventually(lambda: fed.presence.passages, "the passage was read")
    assert fed.presence.passages == [PassagesTouched(frozenset({scan}), frozenset({check_in}))]
    assert [ids for _, ids in fed.presence.asked] == [frozenset({member})]
    assert fed.presence.guests_read == 0


def test_a_badge_at_this_desk_goes_before_what_is_said_of_it(fed: FedBoard) -> None:
    """What is heard while a badge is being answered is read when its card was painted, and not put off again."""
    fed.go_live()
    began = time.monotonic()
    fed.feed.step_aside()
    fed.touch(MemberId(uuid7()))
    fed.feed.step_aside()
    eventually(lambda: fed.presence.asked, "the member is read")
    (at, _) = fed.presence.asked[0]
    assert at - began >= COLLECT_S * 0.9
    for _ in range(20):
        fed.feed.step_aside()
        fed.touch(MemberId(uuid7()))
        fed.feed.step_aside()
    eventually(lambda: len(fed.presence.asked) >= 2, "the others are read while badges go on coming")
