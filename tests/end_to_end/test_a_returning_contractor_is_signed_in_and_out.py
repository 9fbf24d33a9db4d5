"""A contractor who was here before comes again: in by eight keys and a tapped badge, out by a scan of it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import Unit
from tests.support.deed_desk import IN_THE_FIELD_S
from tests.support.factories import Factories
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import VisitorDeskAtWork, give_operator, visits

ENTER: Final = Qt.Key.Key_Return
V12: Final = "0000AA0012"
MOST_KEYS: Final = 8
REPEAT_WINDOW: Final = "UPDATE settings SET value = '0' WHERE key = 'scan.repeat_window_s'"


@pytest.fixture
def desk(
    qtbot: QtBot, unit: Unit, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None
) -> Iterator[VisitorDeskAtWork]:
    """Return a desk with its reader, on a unit to which Quinn Chen came a week ago."""
    del asyncio_in_qt
    make = Factories(unit.owner)
    make.badges("visitor", serial=V12, printed_number="V-12")
    came = datetime.now(UTC) - timedelta(days=7)
    make.visitors(
        "contract work",
        last_name="Chen",
        first_name="Quinn",
        display_name="Chen, Q.",
        phone="204 555-0142",
        organization="Northern Marine Ltd",
        work="Boiler",
        plate="ABC 123",
        visit_type_id=make.visit_types.once({"code": "contractor"}),
        checked_in_at=came,
        checked_out_at=came + timedelta(hours=2),
        check_out_method="desk",
    )
    unit.owner.execute(REPEAT_WINDOW)
    give_operator(unit.owner, unit.url)
    settings = Settings(tmp_path, unit.url, reader.url, "rdm6300", station="front desk", secrets="file")
    at_work = VisitorDeskAtWork(settings, qtbot)
    reader.wait_until_opened()
    yield at_work
    at_work.desk.close()


def test_a_returning_contractor_is_signed_in_and_out(desk: VisitorDeskAtWork, unit: Unit, reader: PtyReader) -> None:
    """Keyboard and badge only: everything of the last visit is in the new one, and the scan ends it."""
    desk.sign_in_operator()
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("che")
    desk.wait_for_offers(1)
    keys.count = 0
    keys.press(ENTER, ENTER)
    desk.wait_for_step(Step.BADGE)
    reader.send_badge(V12)
    desk.wait(lambda: desk.dialog_in().badge.chosen is not None)
    field_is_empty_at = time.monotonic() + IN_THE_FIELD_S
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    keys.press(ENTER)
    desk.wait(lambda: desk.coming is None)
    assert keys.count <= MOST_KEYS

    _, visit = visits(unit.owner)
    badge = unit.owner.execute("SELECT id FROM badges WHERE serial = %s", [V12]).fetchone()
    assert badge == (visit["badge_id"],)
    assert (visit["last_name"], visit["first_name"], visit["organization"], visit["work"], visit["plate"]) == (
        "Chen",
        "Quinn",
        "Northern Marine Ltd",
        "Boiler",
        "ABC 123",
    )
    assert (visit["purpose"], visit["check_in_method"], visit["checked_out_at"]) == ("contract_work", "desk", None)

    desk.wait(lambda: time.monotonic() > field_is_empty_at)
    reader.send_badge(V12)
    desk.wait(lambda: visits(unit.owner)[1]["checked_out_at"] is not None)
    assert visits(unit.owner)[1]["check_out_method"] == "badge"
    assert [outcome for _, outcome in unit.scans()] == ["visitor_badge_free", "visitor_out"]
