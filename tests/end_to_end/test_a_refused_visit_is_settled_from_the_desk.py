"""A visit that was kept while the database was away is refused, found at the desk, entered anew, and let go of."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.factories import Factories
from tests.support.keyboard_desk import CTRL
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import OPERATOR, VisitorDeskAtWork, give_operator, visits
from tests.support.visitor_keyboard import CountedKeys
from tests.support.wires import Wire

ENTER: Final = Qt.Key.Key_Return
V12: Final = "0000AA0012"


@pytest.fixture
def wire(unit: Unit) -> Iterator[Wire]:
    """Return the desk's way to the server."""
    with Wire(urlsplit(unit.url).port or 5432) as wire:
        yield wire


@pytest.fixture
def desk(
    qtbot: QtBot, unit: Unit, wire: Wire, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None
) -> Iterator[VisitorDeskAtWork]:
    """Return a desk with its reader, at which an operator is signed in, and whose way to the server can be cut."""
    del asyncio_in_qt
    make = Factories(unit.owner)
    make.badges("visitor", serial=V12, printed_number="V-12")
    make.members(last_name="Zebedee", first_name="Ann", display_name="S1 Zebedee, A.", sort_key="zebedee\x1fann")
    give_operator(unit.owner, unit.url)
    address = urlsplit(unit.url)
    url = address._replace(netloc=f"{address.username}@127.0.0.1:{wire.port}").geturl()
    at_work = VisitorDeskAtWork(Settings(tmp_path, url, reader.url, "rdm6300", station="front desk"), qtbot)
    reader.wait_until_opened()
    at_work.sign_in_operator()
    at_work.wait(lambda: at_work.desk.station.directory.find_badge(V12) is not None)
    yield at_work
    at_work.desk.close()


def page_of(desk: VisitorDeskAtWork) -> SettlingPage:
    """Return the page of things to settle."""
    return desk.window.settling.page


def name_the_host(desk: VisitorDeskAtWork, keys: CountedKeys) -> None:
    """Choose the host while the database still knows her."""
    host = desk.dialog_in().visitor.host
    desk.dialog_in().visitor.focus_on("host_member_id")
    keys.type("zeb")
    desk.wait(lambda: host.offers.model().rowCount() == 1)
    keys.press(Qt.Key.Key_Down, ENTER)
    desk.wait(lambda: host.choice is not None)


def keep_a_visit(desk: VisitorDeskAtWork, wire: Wire, reader: PtyReader) -> None:
    """Sign somebody in, with host and badge, whose way to the database is cut before the last key."""
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Vance")
    name_the_host(desk, keys)
    wire.cut()
    desk.wait(lambda: desk.desk.station.watch.status().state is not DatabaseState.LIVE)
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    reader.send_badge(V12)
    desk.wait(lambda: desk.dialog_in().badge.chosen is not None)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    keys.press(ENTER)
    desk.wait(lambda: desk.coming is None)


def dismissals(desk: VisitorDeskAtWork) -> list[tuple[Any, ...]]:
    """Return what the station's file has of what was let go of."""
    with closing(sqlite3.connect(desk.desk.station.folder / "hand-acts.db")) as file:
        select = "SELECT payload, dismissed_by, dismissed_for FROM hand_acts WHERE state = 'dismissed'"
        return [(json.loads(payload)["told"]["last_name"], by, why) for payload, by, why in file.execute(select)]


def test_a_refused_visit_is_settled_from_the_desk(
    desk: VisitorDeskAtWork, unit: Unit, wire: Wire, reader: PtyReader, allow_log: Callable[[str], None]
) -> None:
    """The host is deleted meanwhile: nothing is lost, nothing is recorded by itself, and it takes an operator."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence|services)\..*")
    keep_a_visit(desk, wire, reader)
    strip, button = desk.window.strip, desk.window.rail.buttons["settling"]
    desk.wait(lambda: strip.by_hand.isVisible() and strip.by_hand.strong.text() == "By hand 1 waiting")
    unit.owner.execute("DELETE FROM members WHERE last_name = 'Zebedee'")
    wire.mend()
    desk.wait(lambda: button.accessibleName() == "To settle: 1")
    desk.wait(lambda: strip.quarantined.isVisible() and not strip.by_hand.isVisible())
    assert visits(unit.owner) == []

    desk.press(Qt.Key.Key_F7)
    page = page_of(desk)
    desk.wait(lambda: page.chosen is not None and page.details.isVisible())
    assert page.details.head.title.text() == "Vance"
    person = desk.desk.station.people.sessions.session().person
    assert person is not None
    assert page.details.facts.value_of("By") == person.display_name

    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.coming is not None)
    desk.wait_for_step(Step.VISITOR)
    assert desk.dialog_in().draft.last_name == "Vance"
    keys = CountedKeys(desk.dialog_in())
    desk.wait(lambda: desk.dialog_in().isAncestorOf(desk.focused()))
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    keys.press(ENTER)
    desk.wait(lambda: desk.coming is None)
    (visit,) = visits(unit.owner)
    assert (visit["last_name"], visit["check_in_method"], visit["host_member_id"]) == ("Vance", "desk", None)

    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.wait(lambda: desk.window.settling.dialog is not None)
    dialog = desk.window.settling.dialog
    assert dialog is not None
    dialog.activateWindow()
    wait_until_active(dialog)
    type_text(dialog.text, "Signed in anew: the host is gone.")
    press_key(dialog.text, ENTER, CTRL)
    desk.wait(lambda: button.accessibleName() == "To settle")
    assert dismissals(desk) == [("Vance", OPERATOR, "Signed in anew: the host is gone.")]
    assert len(visits(unit.owner)) == 1
