"""A member's badge and a visitor's at the kiosk's reader, while somebody types: recorded, shown, and typed on."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.kiosk import Kiosk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.kiosk.state import Step
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.deed_desk import IN_THE_FIELD_S
from tests.support.factories import Factories
from tests.support.kiosk_at_work import TouchedKiosk
from tests.support.pty_reader import PtyReader

FREE = "62E3086C77"


@pytest.fixture
def kiosk(unit: Unit, reader: PtyReader, tmp_path: Path, qtbot: QtBot, asyncio_in_qt: None) -> Iterator[TouchedKiosk]:
    """Return a kiosk with a reader that has reached its database, which has a free visitor badge."""
    del asyncio_in_qt
    Factories(unit.owner).badges("visitor", serial=FREE)
    running = Kiosk(Settings(tmp_path / "data", unit.url, reader.url, "rdm6300", station="lobby"))
    try:
        touched = TouchedKiosk(running.window, qtbot)
        running.window.resize(1280, 720)
        running.window.show()
        running.window.activateWindow()
        running.station.start()
        touched.wait(lambda: running.station.watch.status().state is DatabaseState.LIVE)
        reader.wait_until_opened()
        # The free badge is known here once the station has its copy.
        touched.wait(lambda: running.station.directory.find_badge(FREE))
        yield touched
    finally:
        running.close()


def test_a_member_taps_while_a_visitor_types(unit: Unit, reader: PtyReader, kiosk: TouchedKiosk) -> None:
    """The answer takes the whole screen, is recorded at this kiosk, and the page comes back with what was typed."""
    kiosk.touch("Museum")
    kiosk.come_to(Step.WHO)
    kiosk.type(KioskField.LAST_NAME, "Beau")
    reader.send_badge(TREMBLAY)
    kiosk.wait(kiosk.window.answer.isVisible)
    assert kiosk.window.answer.word.text() == "CHECKED IN"
    assert kiosk.window.answer.geometry() == kiosk.window.rect()
    kiosk.wait(lambda: unit.directions(TREMBLAY) == ["in"])
    assert unit.owner.execute("SELECT s.kind FROM checkins c JOIN stations s ON s.id = c.station_id").fetchall() == [
        ("kiosk",)
    ]
    kiosk.wait(lambda: not kiosk.window.answer.isVisible())
    assert kiosk.window.page.lines[KioskField.LAST_NAME].edit.text() == "Beau"


def test_a_visitor_takes_a_badge_and_leaves_by_it(unit: Unit, reader: PtyReader, kiosk: TouchedKiosk) -> None:
    """Tapped on the review the badge is this visit's; tapped later it signs the visitor out, and names nobody."""
    kiosk.touch("Museum")
    kiosk.tell_who("Zoe", "Beauchamp", "2045550142")
    kiosk.come_to(Step.REVIEW)
    reader.send_badge(FREE)
    kiosk.wait(lambda: kiosk.window.state.form.badge_id is not None)
    assert not kiosk.window.answer.isVisible()
    kiosk.touch("Sign in")
    kiosk.come_to(Step.DONE)
    held = unit.owner.execute("SELECT b.serial FROM visitors v JOIN badges b ON b.id = v.badge_id").fetchall()
    assert held == [(FREE,)]
    field_is_empty_at = time.monotonic() + IN_THE_FIELD_S
    kiosk.wait(lambda: time.monotonic() > field_is_empty_at)
    # The same badge at once is a repeat of the tap before.
    unit.owner.execute("UPDATE settings SET value = '0' WHERE key = 'scan.repeat_window_s'")
    reader.send_badge(FREE)
    kiosk.wait(kiosk.window.answer.isVisible)
    kiosk.wait(lambda: unit.owner.execute("SELECT check_out_method FROM visitors").fetchall() == [("badge",)])
    assert kiosk.window.answer.name.text() == ""
    assert "Beauchamp" not in kiosk.window.answer.word.text() + kiosk.window.answer.sentence.text()
