"""What contradicts itself is shown at every desk, and settled at one of them for all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.station_status import DatabaseState
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.pty_reader import PtyReader

PATIENCE_MS = 20_000


@pytest.fixture
def desks(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[tuple[Desk, Desk, PtyReader]]:
    """The front desk and the rear door, both live, and the front desk's reader; the rear door has none yet."""
    del asyncio_in_qt
    opened = []
    with PtyReader(tmp_path / "front reader") as reader, PtyReader(tmp_path / "rear reader") as rear_reader:
        for name, plugged in (("front desk", reader), ("rear door", rear_reader)):
            desk = Desk(Settings(tmp_path / name, unit.url, plugged.url, "rdm6300", station=name))
            opened.append(desk)
            desk.window.show()
            desk.station.start()
            qtbot.waitUntil(lambda desk=desk: desk.station.watch.status().state is DatabaseState.LIVE, timeout=PATIENCE_MS)  # type: ignore[misc]
        for plugged in (reader, rear_reader):
            plugged.wait_until_opened()
            plugged.send_badge(TREMBLAY)
            qtbot.waitUntil(lambda count=len(unit.scans()): len(unit.scans()) > count, timeout=PATIENCE_MS)  # type: ignore[misc]
        yield opened[0], opened[1], reader
        for desk in opened:
            desk.close()


def test_a_badge_in_two_places_is_settled_for_all_desks(
    desks: tuple[Desk, Desk, PtyReader], qtbot: QtBot, unit: Unit
) -> None:
    """Both rails count it, both facts are shown, and a few words at the front desk take it off the rear door's list."""
    front, rear, _reader = desks
    for desk in (front, rear):
        button = desk.window.rail.settling
        qtbot.waitUntil(lambda button=button: button.accessibleName() == "To settle: 1", timeout=PATIENCE_MS)  # type: ignore[misc]
        QTest.keyClick(desk.window, Qt.Key.Key_F7)
        page = desk.window.settling.page
        qtbot.waitUntil(lambda page=page: page.chosen is not None, timeout=PATIENCE_MS)  # type: ignore[misc]
        assert "front desk" in page.details.facts.value_of("First")
        assert "rear door" in page.details.facts.value_of("Then")
    QTest.keyClick(front.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = front.window.settling.dialog
    assert dialog is not None
    dialog.text.setPlainText("Tried both readers myself.")
    dialog.answer.click()
    for desk in (front, rear):
        page = desk.window.settling.page
        qtbot.waitUntil(lambda page=page: page.empty.isVisible(), timeout=PATIENCE_MS)  # type: ignore[misc]
        assert desk.window.rail.settling.accessibleName() == "To settle"
    settled = unit.owner.execute("SELECT reason, settlement FROM reviews WHERE settled_at IS NOT NULL").fetchall()
    assert settled == [("two_places", "Tried both readers myself.")]
