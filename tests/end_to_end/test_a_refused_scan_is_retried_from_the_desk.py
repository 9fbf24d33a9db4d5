"""A scan that the database refuses for good is found at the desk, and delivered again when the cause is mended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.ui.settling.page import SettlingPage
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.active_windows import press_key
from tests.support.keyboard_desk import is_at_work
from tests.support.patience import PATIENCE_MS
from tests.support.pty_reader import PtyReader

CTRL = Qt.KeyboardModifier.ControlModifier
REFUSES = f"ALTER TABLE scans ADD CONSTRAINT refused_by_this_test CHECK (serial <> '{ROY}') NOT VALID"
REFUSES_NO_MORE = "ALTER TABLE scans DROP CONSTRAINT refused_by_this_test"


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None) -> Iterator[Desk]:
    """A desk at work with its window, on a database that refuses the scans of one badge."""
    del asyncio_in_qt
    desk = Desk(Settings(tmp_path, unit.url, reader.url, "rdm6300", station="front desk"))
    desk.window.show()
    desk.station.start()
    qtbot.waitUntil(lambda: is_at_work(desk), timeout=PATIENCE_MS)
    unit.owner.execute(REFUSES)
    reader.wait_until_opened()
    reader.send_badge(ROY)
    button = desk.window.rail.buttons["settling"]
    qtbot.waitUntil(lambda: button.accessibleName() == "To settle: 1", timeout=PATIENCE_MS)
    yield desk
    desk.close()


def page_of(desk: Desk) -> SettlingPage:
    """Go to the page by its key."""
    press_key(desk.window, Qt.Key.Key_F7)
    return desk.window.settling.page


def is_empty(desk: Desk) -> bool:
    """Whether nothing must be settled."""
    return desk.window.settling.page.empty.isVisible() and desk.station.journal.status().quarantined == 0


def test_a_refused_scan_is_delivered_again_from_the_desk(
    desk: Desk, qtbot: QtBot, unit: Unit, reader: PtyReader
) -> None:
    """It holds up nobody, comes back while the cause is there, and then is recorded at the time it was read."""
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=PATIENCE_MS)
    assert page.chosen is not None
    read_at = page.chosen.subject.occurred_at
    reader.send_badge(TREMBLAY)
    qtbot.waitUntil(lambda: unit.directions(TREMBLAY) == ["in"], timeout=PATIENCE_MS)

    press_key(desk.window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(
        lambda: page.details.facts.value_of("How often").startswith("2 times") and page.details.isVisible(),
        timeout=PATIENCE_MS,
    )

    unit.owner.execute(REFUSES_NO_MORE)
    press_key(desk.window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: unit.directions(ROY) == ["in"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: is_empty(desk), timeout=PATIENCE_MS)
    recorded = unit.owner.execute("SELECT occurred_at FROM scans WHERE serial = %s", [ROY]).fetchone()
    assert recorded is not None
    assert abs((recorded[0] - read_at).total_seconds()) < 0.001
    assert desk.window.rail.buttons["settling"].accessibleName() == "To settle"


def test_a_refused_scan_is_dismissed_from_the_desk(desk: Desk, qtbot: QtBot, unit: Unit) -> None:
    """It never comes into the ledger; this station keeps it, with the reason."""
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=PATIENCE_MS)
    press_key(desk.window, Qt.Key.Key_Delete, CTRL)
    dialog = desk.window.settling.dialog
    assert dialog is not None
    dialog.text.setPlainText("A test badge.")
    dialog.answer.click()
    qtbot.waitUntil(lambda: is_empty(desk), timeout=PATIENCE_MS)
    (kept,) = desk.station.quarantine.dismissed()
    assert kept.dismissal is not None
    assert kept.dismissal.reason == "A test badge."
    assert unit.scans() == []
