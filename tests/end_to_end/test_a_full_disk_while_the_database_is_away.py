"""The database is away and the disk is full: the desk says so, promises nothing, and goes on when there is room."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import Unit
from tests.faults import small_disk
from tests.faults.small_disk import SmallDisk
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.visitor_deeds import OPERATOR, visits
from tests.support.visitor_keyboard import shown_text
from tests.support.wires import Wire

ENTER = Qt.Key.Key_Return
FULL = "disk"

pytestmark = pytest.mark.skipif(bool(small_disk.missing()), reason="no small disk can be made here")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Return the disk of the desk's data."""
    made = SmallDisk(tmp_path / "disk", 24)
    yield made
    made.take_away()


@pytest.fixture
def wire(unit: Unit) -> Iterator[Wire]:
    """Return the desk's way to the server."""
    with Wire(urlsplit(unit.url).port or 5432) as wire:
        yield wire


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, wire: Wire, disk: SmallDisk, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk at which an operator sits, with one visitor in the building."""
    del asyncio_in_qt
    unit.rows.make.visitors("open", last_name="Varga", display_name="Varga")
    give_account(unit.owner, unit.url, "operator")
    address = urlsplit(unit.url)
    url = address._replace(netloc=f"{address.username}@127.0.0.1:{wire.port}").geturl()
    with deed_desk(qtbot, url, disk.place) as desk:
        desk.sign_in(OPERATOR, opens="visits")
        yield desk


def test_a_full_disk_while_the_database_is_away(
    desk: DeedDesk, unit: Unit, wire: Wire, disk: SmallDisk, allow_log: Callable[[str], None]
) -> None:
    """Neither who comes nor who leaves is said to be kept; the same key keeps both once there is room."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence|services)\..*")
    leaving = desk.open_sign_out()
    leaving.type("var")
    desk.wait(lambda: desk.leaving is not None and desk.leaving.chosen is not None)
    station = desk.desk.station
    wire.cut()
    desk.wait(lambda: station.watch.status().state is not DatabaseState.LIVE)
    disk.fill()

    leaving.press(ENTER)
    desk.wait(lambda: desk.leaving is not None and FULL in shown_text(desk.leaving))
    assert desk.leaving is not None
    assert desk.leaving.chosen is not None
    leaving.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.leaving is None)

    coming = desk.open_sign_in()
    coming.press(Qt.Key.Key_6)
    coming.type("Vance")
    coming.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    coming.press(ENTER)
    desk.wait(lambda: FULL in shown_text(desk.dialog_in()))
    assert (desk.dialog_in().step, desk.dialog_in().is_busy) == (Step.BADGE, False)
    assert station.hand_acts.status().waiting == 0

    disk.free()
    coming.press(ENTER)
    desk.wait_for_step(Step.DONE)
    assert station.hand_acts.status().waiting == 1
    wire.mend()
    desk.wait(lambda: station.hand_acts.status().waiting == 0)
    assert [(visit["last_name"], visit["checked_out_at"]) for visit in visits(unit.owner)] == [
        ("Varga", None),
        ("Vance", None),
    ]
