"""The list of the latest passages: the database's and those that wait here."""

from datetime import UTC, datetime, timedelta

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.app.latest_passages import LatestPassages, passage_of
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import LatestPassage
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.services.presence import PASSAGES_SHOWN

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def answer(minute: int, *, waiting: bool) -> ScanAnswer:
    """Return an answer given some minutes after noon."""
    at = NOON + timedelta(minutes=minute)
    return ScanAnswer(ScanId(uuid7()), "62E3086CED", Outcome.CHECKED_IN, at, direction=Direction.IN, waiting=waiting)


def passage(minute: int, *, waiting: bool = False) -> LatestPassage:
    """Return a passage some minutes after noon."""
    return passage_of(answer(minute, waiting=waiting), "front desk")


class Shown:
    """What the screens were told last, and how often."""

    def __init__(self) -> None:
        self.lists: list[tuple[LatestPassage, ...]] = []
        self.passages = LatestPassages(self.lists.append)

    @property
    def now(self) -> list[LatestPassage]:
        """The list as it stands."""
        return list(self.lists[-1]) if self.lists else []


@pytest.fixture
def shown() -> Shown:
    """Return a list nobody has told anything yet."""
    return Shown()


def test_the_newest_stands_first_whoever_told_it(shown: Shown) -> None:
    """Order is by the time of the scan, not by the order of hearing."""
    old, new, waiting = passage(1), passage(3), passage(2, waiting=True)
    shown.passages.add([new])
    shown.passages.add_own(waiting)
    shown.passages.add([old])
    assert shown.now == [new, waiting, old]


def test_a_waiting_passage_gives_way_to_the_databases(shown: Shown) -> None:
    """Once delivered it stands as recorded, and once only."""
    given = answer(1, waiting=True)
    shown.passages.add_own(passage_of(given, "front desk"))
    recorded = passage_of(ScanAnswer(given.scan_id, given.serial, Outcome.REPEAT, given.occurred_at), "front desk")
    shown.passages.replace([recorded])
    assert shown.now == [recorded]


def test_a_waiting_passage_outlives_a_snapshot_that_does_not_know_it(shown: Shown) -> None:
    """The database cannot know what only this disk has."""
    waiting = passage(5, waiting=True)
    shown.passages.add_own(waiting)
    shown.passages.replace([passage(1)])
    assert waiting in shown.now


def test_what_waited_is_forgotten_when_nothing_waits(shown: Shown) -> None:
    """Refused for good, it is not shown as waiting for ever."""
    shown.passages.add_own(passage(5, waiting=True))
    shown.passages.forget_waiting()
    assert shown.now == []


def test_an_unchanged_list_is_not_told_again(shown: Shown) -> None:
    """The screens repaint when there is something to repaint."""
    known = passage(1)
    shown.passages.replace([known])
    shown.passages.add([known])
    shown.passages.forget_waiting()
    assert len(shown.lists) == 1


def test_the_list_is_bounded(shown: Shown) -> None:
    """Fifty lines, the newest, however long the day."""
    shown.passages.add([passage(minute) for minute in range(200)])
    assert len(shown.now) == 50
    assert shown.now[0].occurred_at == NOON + timedelta(minutes=199)


def test_no_more_is_kept_than_can_be_shown(shown: Shown) -> None:
    """However long the database is away, and however many scans a day has; what comes to the top is the newest."""
    for minute in range(3 * PASSAGES_SHOWN):
        shown.passages.add_own(passage(minute, waiting=True))
        shown.passages.add_own(passage(minute))
    kept = shown.passages._waiting, shown.passages._recorded
    assert [len(each) for each in kept] == [PASSAGES_SHOWN] * 2
    assert shown.now[0].occurred_at == NOON + timedelta(minutes=3 * PASSAGES_SHOWN - 1)
