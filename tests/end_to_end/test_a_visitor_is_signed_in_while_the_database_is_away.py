"""The database goes away in the middle of a sign-in: the visit is kept, delivered later, and nobody is asked again."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import Unit
from tests.support.factories import Factories
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import OPERATOR, VisitorDeskAtWork, give_operator, visits
from tests.support.wires import Wire

ENTER: Final = Qt.Key.Key_Return
V12: Final = "0000AA0012"
REPEATS_S: Final = 3.2
"""So long after its last scan a badge is taken for the same presentation, and a little more."""


@pytest.fixture
def wire(unit: Unit) -> Iterator[Wire]:
    """Return the desk's way to the server."""
    with Wire(urlsplit(unit.url).port or 5432) as wire:
        yield wire


@pytest.fixture
def desk(
    qtbot: QtBot, unit: Unit, wire: Wire, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None
) -> Iterator[VisitorDeskAtWork]:
    """Return a desk with its reader, whose way to the server can be cut."""
    del asyncio_in_qt
    Factories(unit.owner).badges("visitor", serial=V12, printed_number="V-12")
    give_operator(unit.owner, unit.url)
    address = urlsplit(unit.url)
    url = address._replace(netloc=f"{address.username}@127.0.0.1:{wire.port}").geturl()
    settings = Settings(tmp_path, url, reader.url, "rdm6300", station="front desk", secrets="file")
    at_work = VisitorDeskAtWork(settings, qtbot)
    reader.wait_until_opened()
    yield at_work
    at_work.desk.close()


def test_a_visitor_is_signed_in_while_the_database_is_away(
    desk: VisitorDeskAtWork, unit: Unit, wire: Wire, reader: PtyReader, allow_log: Callable[[str], None]
) -> None:
    """In and, while it is still away, out: one visit, in the operator's name, told by the station."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    desk.sign_in_operator()
    desk.wait(lambda: desk.desk.station.directory.find_badge(V12) is not None)
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    wire.cut()
    desk.wait(lambda: desk.desk.station.watch.status().state is not DatabaseState.LIVE)
    keys.type("Vance")
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    reader.send_badge(V12)
    desk.wait(lambda: desk.dialog_in().badge.chosen is not None)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    assert desk.dialog_in().done_page.head.sentence.text().startswith("Kept here, waiting for the database.")
    keys.press(ENTER)
    assert desk.desk.station.hand_acts.status().waiting == 1

    keys = desk.open_sign_out()
    keys.type("van")
    desk.wait(lambda: desk.leaving is not None and desk.leaving.chosen is not None)
    keys.press(ENTER)
    desk.wait(lambda: desk.desk.station.hand_acts.status().waiting == 2)
    keys.press(Qt.Key.Key_Escape)

    wire.mend()
    desk.wait(lambda: desk.desk.station.hand_acts.status().waiting == 0)
    (visit,) = visits(unit.owner)
    account = unit.owner.execute("SELECT id FROM admin_users WHERE username = %s", [OPERATOR]).fetchone()
    assert (visit["arrival_told_by"],) == (visit["departure_told_by"],) == account
    assert (visit["last_name"], visit["check_in_method"], visit["check_out_method"]) == ("Vance", "desk", "desk")
    assert visit["badge_id"] is not None
    assert desk.desk.station.hand_acts.status().refused == 0


def test_a_visitor_who_came_while_the_database_is_away_leaves_by_badge(
    desk: VisitorDeskAtWork, unit: Unit, wire: Wire, reader: PtyReader, allow_log: Callable[[str], None]
) -> None:
    """The badge is theirs at once; later the visit is over by that scan, and nobody has to look at anything."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    desk.sign_in_operator()
    desk.wait(lambda: desk.desk.station.directory.find_badge(V12) is not None)
    wire.cut()
    desk.wait(lambda: desk.desk.station.watch.status().state is not DatabaseState.LIVE)
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Vance")
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    reader.send_badge(V12)
    desk.wait(lambda: desk.dialog_in().badge.chosen is not None)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    keys.press(ENTER)
    tapped = time.monotonic()
    desk.wait(lambda: time.monotonic() > tapped + REPEATS_S)
    reader.send_badge(V12)
    panel = desk.window.desk.page.scan_panel
    desk.wait(lambda: panel.answer is not None and panel.answer.look.word == "VISITOR OUT")
    assert panel.answer is not None
    assert panel.answer.look.name == "Vance"

    wire.mend()
    desk.wait(lambda: desk.desk.station.hand_acts.status().waiting == desk.desk.station.journal.status().waiting == 0)
    desk.wait(lambda: [visit["check_out_method"] for visit in visits(unit.owner)] == ["badge"])
    assert unit.owner.execute("SELECT count(*) FROM reviews").fetchone() == (0,)
    assert desk.desk.station.hand_acts.status().refused == 0
