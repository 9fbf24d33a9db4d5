"""What contradicts itself is shown at every desk, and settled at one of them for all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.accounts_at_the_server import AccountsAtTheServer
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.keyboard_desk import is_at_work
from tests.support.patience import PATIENCE_MS
from tests.support.pty_reader import PtyReader

PASSWORD = "paddle steamers at noon"


@dataclass(frozen=True, slots=True)
class DeskAtWork:
    """A desk at work in this process, with its reader."""

    desk: Desk
    reader: PtyReader

    def counts(self) -> str:
        """Return what the rail says there is to settle."""
        return self.desk.window.rail.buttons["settling"].accessibleName()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window, which comes to the front for it."""
        self.desk.window.bring_to_front()
        wait_until_active(self.desk.window)
        press_key(self.desk.window, key, modifiers)

    def sign_in(self, username: str, password: str, wait: Callable[[Callable[[], bool]], None]) -> None:
        """Sign somebody in by the keyboard."""
        self.press(Qt.Key.Key_F12)
        asking = self.desk.window.sign_in.dialog
        assert isinstance(asking, SignInDialog)
        type_text(asking.username, username)
        type_text(asking.password.edit, password)
        press_key(asking.password.edit, Qt.Key.Key_Return)
        wait(lambda: self.desk.window.sign_in.dialog is None)

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
        qtbot.waitUntil(lambda: is_at_work(desk), timeout=PATIENCE_MS)
        reader.wait_until_opened()
        return opened[-1]

    yield open_one
    for one in opened:
        one.desk.close()
        one.reader.unplug()


def _make_operator(unit: Unit, username: str) -> None:
    accounts = AccountsAtTheServer(unit.owner, unit.url)
    accounts.give(accounts.add("operator", username=username), PASSWORD)


@pytest.mark.usefixtures("no_hurry")
def test_a_badge_in_two_places_is_settled_for_all_desks(
    open_desk: Callable[[str], DeskAtWork], qtbot: QtBot, unit: Unit
) -> None:
    """Both rails count it, both facts are shown; an operator's few words at the front desk take it off both lists."""

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    _make_operator(unit, "kowalski")
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

    assert not front.page.details.settle.isVisible()
    assert not rear.page.details.settle.isVisible()
    front.sign_in("kowalski", PASSWORD, wait)
    wait(front.page.details.settle.isVisible)
    assert not rear.page.details.settle.isVisible()
    front.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = front.desk.window.settling.dialog
    assert dialog is not None
    type_text(dialog.text, "Tried both readers myself.")
    dialog.answer.click()
    wait(lambda: front.page.empty.isVisible() and rear.page.empty.isVisible())
    assert front.counts() == rear.counts() == "To settle"
    assert unit.owner.execute(
        "SELECT r.reason, r.settlement, a.username, r.settled_via_station_id FROM reviews r "
        "JOIN admin_users a ON a.id = r.settled_by WHERE r.settled_at IS NOT NULL"
    ).fetchall() == [("two_places", "Tried both readers myself.", "kowalski", None)]
