"""Desks with real windows on one database: what one reads, all show."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.station_status import DatabaseState
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.keyboard_desk import is_at_work
from tests.support.patience import PATIENCE_MS
from tests.support.pty_reader import PtyReader


class Told(QObject):
    """Hears what a desk's panel is told, on the thread of the panel and after it."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[ScanAnswer] = []

    @Slot(object)
    def hear(self, answer: ScanAnswer) -> None:
        """Keep an answer."""
        self.answers.append(answer)


class OpenDesk:
    """A desk at work in this process, and what its panel was told."""

    def __init__(self, settings: Settings) -> None:
        self.desk = Desk(settings)
        self._told = Told()
        self.desk.signals.scan_finished.connect(self._told.hear)
        self.desk.window.show()
        self.desk.station.start()

    @property
    def answers(self) -> list[ScanAnswer]:
        """What the panel was told, in its order."""
        return self._told.answers

    def names_in(self) -> list[str]:
        """Return the names on the board, from the window's own list."""
        board = self.desk.window.desk.page.board.model()
        return [board.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(board.rowCount())]

    def is_live(self) -> bool:
        """Whether the database is live."""
        return self.desk.station.watch.status().state is DatabaseState.LIVE

    def close(self) -> None:
        """Stop the station and close the window."""
        self.desk.close()


OpenDesks = Callable[..., OpenDesk]


@pytest.fixture
def open_desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[OpenDesks]:
    """Return a function that opens one more desk on the unit's database and waits until it is live."""
    del asyncio_in_qt
    opened: list[OpenDesk] = []

    def open_one(station: str, reader: str | None = None) -> OpenDesk:
        settings = Settings(tmp_path / station, unit.url, reader, "rdm6300", station=station)
        opened.append(OpenDesk(settings))
        qtbot.waitUntil(partial(is_at_work, opened[-1].desk), timeout=PATIENCE_MS)
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.close()


def test_a_badge_read_at_one_desk_stands_on_both_boards(qtbot: QtBot, open_desk: OpenDesks, reader: PtyReader) -> None:
    """In by one reader, both boards show the person; out again, neither does."""
    front, office = open_desk("front desk", reader.url), open_desk("office")
    reader.wait_until_opened()
    reader.send_badge(TREMBLAY)
    qtbot.waitUntil(lambda: len(front.names_in()) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: office.names_in() == front.names_in(), timeout=PATIENCE_MS)
    assert front.answers[0].member is not None
    assert front.names_in() == [front.answers[0].member.display_name]
    assert office.answers == []


def test_both_desks_list_the_passage_with_its_station(qtbot: QtBot, open_desk: OpenDesks, reader: PtyReader) -> None:
    """A badge nobody knows makes no entry on a board, but a line among the latest passages of both desks."""
    front, office = open_desk("front desk", reader.url), open_desk("office")
    reader.wait_until_opened()
    reader.send_badge("00000000AB")
    for desk in (front, office):
        passages = desk.desk.window.desk.page.passages.model()
        qtbot.waitUntil(lambda model=passages: model.rowCount() == 1, timeout=PATIENCE_MS)  # type: ignore[misc]
    assert front.answers[0].outcome is Outcome.BADGE_UNKNOWN
    assert front.names_in() == office.names_in() == []


def test_a_desk_catches_up_with_what_it_missed(qtbot: QtBot, open_desk: OpenDesks, unit: Unit) -> None:
    """Notices are lost while a listener is away: after it came back the board shows what happened meanwhile."""
    office = open_desk("office")
    unit.shut()
    qtbot.waitUntil(lambda: not office.is_live(), timeout=PATIENCE_MS)
    unit.owner.execute(
        "WITH made AS (INSERT INTO checkins (id, member_id, direction, occurred_at, method) "
        "SELECT gen_random_uuid(), id, 'in', now(), 'manual' FROM members LIMIT 1 RETURNING id, member_id, occurred_at)"
        "UPDATE presence p SET state = 'in', since = made.occurred_at, checkin_id = made.id "
        "FROM made WHERE p.member_id = made.member_id"
    )
    assert office.names_in() == []
    unit.open()
    qtbot.waitUntil(lambda: len(office.names_in()) == 1, timeout=PATIENCE_MS)


def test_the_desk_answers_while_the_database_is_away(
    qtbot: QtBot, open_desk: OpenDesks, reader: PtyReader, unit: Unit
) -> None:
    """The person is answered from this computer, told that it waits, and the scan is delivered when it can be."""
    front = open_desk("front desk", reader.url)
    reader.wait_until_opened()
    reader.send_badge(ROY)
    qtbot.waitUntil(lambda: len(front.answers) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: front.desk.station.directory.taken_at() is not None, timeout=PATIENCE_MS)
    unit.shut()
    qtbot.waitUntil(lambda: not front.is_live(), timeout=PATIENCE_MS)
    reader.send_badge(TREMBLAY)
    qtbot.waitUntil(lambda: len(front.answers) == 2, timeout=PATIENCE_MS)
    assert (front.answers[1].outcome, front.answers[1].waiting) == (Outcome.CHECKED_IN, True)
    assert len(front.names_in()) == 2
    passages = front.desk.window.desk.page.passages.model()
    qtbot.waitUntil(lambda: passages.rowCount() == 2, timeout=PATIENCE_MS)
    unit.open()
    qtbot.waitUntil(lambda: unit.directions(TREMBLAY) == ["in"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: front.desk.station.journal.status().waiting == 0, timeout=PATIENCE_MS)
