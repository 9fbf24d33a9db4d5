"""A visitor who was announced walks in, and is that visit: offered first, and matched too where only typed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_drafts import end_of_day
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import Unit
from tests.support.factories import Factories
from tests.support.visitor_deeds import VisitorDeskAtWork, give_operator, visits
from tests.support.visitor_keyboard import CountedKeys

ENTER: Final = Qt.Key.Key_Return


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[VisitorDeskAtWork]:
    """Return a desk of a unit to which two visitors are expected today."""
    del asyncio_in_qt
    make = Factories(unit.owner)
    # As late as the day lasts: whenever this runs, it is still today and still to come.
    at = end_of_day(datetime.now(UTC), Timings()) - timedelta(seconds=1)
    for last_name, first_name in (("Cheverie", "Quinn"), ("Vance", "Camille")):
        make.visitors("expected", last_name=last_name, first_name=first_name, expected_at=at, expires_at=None)
    give_operator(unit.owner, unit.url)
    settings = Settings(tmp_path, unit.url, str(tmp_path / "unplugged"), "rdm6300", station="front", secrets="file")
    at_work = VisitorDeskAtWork(settings, qtbot)
    yield at_work
    at_work.desk.close()


def finish(desk: VisitorDeskAtWork, keys: CountedKeys) -> None:
    """Go on from the visitor's page to the end."""
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    assert desk.dialog_in().done_page.head.sentence.text() == "Signed in, as expected."
    keys.press(ENTER)
    desk.wait(lambda: desk.coming is None)


def test_an_expected_visitor_is_matched(desk: VisitorDeskAtWork, unit: Unit) -> None:
    """Two were expected and two came: there are two visits, and both of them began."""
    announced = {visit["id"]: visit["expected_at"] for visit in visits(unit.owner)}
    desk.sign_in_operator()
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("che")
    desk.wait_for_offers(1)
    keys.press(ENTER)
    finish(desk, keys)

    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_5)
    keys.type("vance")
    desk.wait_for_offers(1)
    keys.press(Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    keys.type("camille")
    desk.wait_for_offers(1)
    keys.press(Qt.Key.Key_Escape)
    finish(desk, keys)

    came = visits(unit.owner)
    assert {visit["id"] for visit in came} == announced.keys()
    assert all(visit["checked_in_at"] is not None for visit in came)
    assert {visit["id"]: visit["expected_at"] for visit in came}.keys() == announced.keys()
