"""What contradicts itself is shown at every desk, and settled at one of them for all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.settling.page import SettlingPage
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.pty_reader import PtyReader

PATIENCE_MS = 20_000


@dataclass(frozen=True, slots=True)
class DeskAtWork:
    """A desk at work in this process, with its reader."""

    desk: Desk
    reader: PtyReader

    def counts(self) -> str:
        """Return what the rail says there is to settle."""
        return self.desk.window.rail.buttons["settling"].accessibleName()

    @property
    def page(self) -> SettlingPage:
        """The page where that is settled."""
        return self.desk.window.settling.page


@pytest.fixture
def open_desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[Callable[[str], DeskAtWork]]:
    """Return a function that opens one more desk with a reader and waits until both work."""
    del asyncio_in_qt
    opened: list[DeskAtWork] = []

    def open_one(name: str) -> DeskAtWork:
        reader = PtyReader(tmp_path, f"reader of {name}")
        desk = Desk(Settings(tmp_path / name, unit.url, reader.url, "rdm6300", station=name))
        opened.append(DeskAtWork(desk, reader))
        desk.window.show()
        desk.station.start()
        qtbot.waitUntil(lambda: desk.station.watch.status().state is DatabaseState.LIVE, timeout=PATIENCE_MS)
        reader.wait_until_opened()
        return opened[-1]

    yield open_one
    for one in opened:
        one.desk.close()
        one.reader.unplug()


def test_a_badge_in_two_places_is_settled_for_all_desks(
    open_desk: Callable[[str], DeskAtWork], qtbot: QtBot, unit: Unit
) -> None:
    """Both rails count it, both facts are shown, and a few words at the front desk take it off the rear door's list."""

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    front, rear = open_desk("front desk"), open_desk("rear door")
    front.reader.send_badge(TREMBLAY)
    wait(lambda: len(unit.scans()) == 1)
    rear.reader.send_badge(TREMBLAY)
    wait(lambda: front.counts() == rear.counts() == "To settle: 1")
    for one in (front, rear):
        one.desk.window.show_place("settling")
    wait(lambda: front.page.chosen is not None and rear.page.chosen is not None)
    assert "front desk" in rear.page.details.facts.value_of("First")
    assert "rear door" in rear.page.details.facts.value_of("Then")

    front.page.details.settle.click()
    dialog = front.desk.window.settling.dialog
    assert dialog is not None
    dialog.text.setPlainText("Tried both readers myself.")
    dialog.answer.click()
    wait(lambda: front.page.empty.isVisible() and rear.page.empty.isVisible())
    assert front.counts() == rear.counts() == "To settle"
    settled = unit.owner.execute("SELECT reason, settlement FROM reviews WHERE settled_at IS NOT NULL").fetchall()
    assert settled == [("two_places", "Tried both readers myself.")]
