"""A visitor is signed in at another station: this desk shows it, leaves the visitors by a key, and tells the host."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from tests.end_to_end.conftest import ROY, Unit
from tests.support.factories import Factories
from tests.support.keyboard_desk import ALT, KeyboardDesk
from tests.support.pty_reader import PtyReader


class DeskAtWork(KeyboardDesk):
    """A desk whose board is looked at."""

    def names(self) -> list[str]:
        """Return who is shown, in the board's order."""
        board = self.window.desk.page.board.model()
        return [str(board.index(row, 0).data()) for row in range(board.rowCount())]

    def panel(self) -> str:
        """Return what the scan panel says of the last badge, empty between badges."""
        shown = self.window.desk.page.scan_panel.answer
        return shown.look.sentence if shown is not None else ""

    def latest(self) -> list[str]:
        """Return the names of the latest passages."""
        passages = self.window.desk.page.passages.model()
        return [str(passages.index(row, 0).data()) for row in range(passages.rowCount())]


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeskAtWork]:
    """Return the front desk, at work."""
    del asyncio_in_qt
    settings = Settings(tmp_path / "front", unit.url, reader.url, "rdm6300", station="front desk", secrets="file")
    desk = DeskAtWork(settings, qtbot)
    reader.wait_until_opened()
    yield desk
    desk.desk.close()


def test_it_stands_there_at_once_and_goes_with_its_sign_out(desk: DeskAtWork, unit: Unit, reader: PtyReader) -> None:
    """By the other station's row alone; what the desk recorded of the host's scan is in the database."""
    make = Factories(unit.owner)
    found = unit.owner.execute("SELECT member_id FROM badges WHERE serial = %s", [ROY]).fetchone()
    assert found is not None
    since = datetime.now(UTC) - timedelta(minutes=5)
    visit = make.visitors(
        "meeting",
        display_name="Chen, Q.",
        host_member_id=found[0],
        checked_in_at=since,
        station_id=make.stations(name="rear door"),
    )
    desk.wait(lambda: desk.names() == ["Chen, Q."])
    desk.wait(lambda: desk.latest() == ["Chen, Q. · visitor"])
    assert desk.window.desk.page.count.text() == "1"

    reader.send_badge(ROY)
    desk.wait(lambda: "Your visitor Chen, Q. is here since" in desk.panel())
    desk.wait(lambda: len(desk.names()) == 2)
    desk.press(Qt.Key.Key_V, ALT)
    assert desk.names() == ["Chen, Q."]
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.names()) == 2

    leaving = "UPDATE visitors SET checked_out_at = now(), check_out_method = 'desk' WHERE id = %s"
    unit.owner.execute(leaving, [visit])
    desk.wait(lambda: len(desk.names()) == 1)
    desk.wait(lambda: len(desk.latest()) == 3)
    assert desk.latest()[0] == "Chen, Q. · visitor"
    desk.wait(lambda: unit.directions(ROY) == ["in"])
