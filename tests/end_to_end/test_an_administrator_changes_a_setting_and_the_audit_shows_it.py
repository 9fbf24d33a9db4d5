"""A setting is changed at one desk: every desk that runs goes by it, and the audit says who it was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.desk import Desk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.operational_day import Timings, operational_date
from sentinel_desktop.ui.audit.presenter import AuditPresenter
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from sentinel_desktop.ui.times import day_text
from sentinel_desktop.ui.unit_settings.presenter import SettingsPresenter
from tests.end_to_end.conftest import Unit
from tests.support.accounts_at_the_server import AccountsAtTheServer
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.keyboard_desk import is_at_work
from tests.support.patience import PATIENCE_MS

PASSWORD = "paddle steamers at noon"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LATE = time(23, 59)


@dataclass(frozen=True, slots=True)
class DeskAtWork:
    """A desk at work in this process, driven by its keyboard."""

    desk: Desk
    qtbot: QtBot

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is in the window, which comes to the front for it."""
        self.desk.window.bring_to_front()
        wait_until_active(self.desk.window)
        press_key(QApplication.focusWidget() or self.desk.window, key, modifiers)

    def sign_in(self, username: str) -> None:
        """Sign somebody in."""
        self.press(Qt.Key.Key_F12)
        asking = self.desk.window.sign_in.dialog
        assert isinstance(asking, SignInDialog)
        type_text(asking.username, username)
        type_text(asking.password.edit, PASSWORD)
        press_key(asking.password.edit, Qt.Key.Key_Return)
        self.wait(lambda: self.desk.window.sign_in.dialog is None)

    def locks_after(self) -> timedelta | None:
        """Return when this desk locks, as whoever sits at it has it."""
        return self.desk.station.people.sessions.session().locks_after

    def day(self) -> str:
        """Return the operational day as the strip shows it."""
        return self.desk.window.strip.day.strong.text()


@pytest.fixture
def open_desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[Callable[[str], DeskAtWork]]:
    """Return a function that opens one more desk and waits until it works."""
    del asyncio_in_qt
    opened: list[Desk] = []

    def open_one(name: str) -> DeskAtWork:
        desk = Desk(Settings(tmp_path / name, unit.url, str(tmp_path / "unplugged"), "rdm6300", station=name))
        opened.append(desk)
        desk.window.show()
        desk.station.start()
        desk._day_timer.start()
        qtbot.waitUntil(lambda: is_at_work(desk), timeout=PATIENCE_MS)
        return DeskAtWork(desk, qtbot)

    yield open_one
    for desk in opened:
        desk.close()


def test_an_administrator_changes_a_setting_and_the_audit_shows_it(
    open_desk: Callable[[str], DeskAtWork], unit: Unit
) -> None:
    """By keyboard alone; the other desk, at which somebody works, takes it up without being touched."""
    accounts = AccountsAtTheServer(unit.owner, unit.url)
    for username, role in (("fontaine", "administrator"), ("kowalski", "operator")):
        accounts.give(accounts.add(role, username=username), PASSWORD)
    front, rear = open_desk("front desk"), open_desk("rear door")
    rear.sign_in("kowalski")
    assert rear.locks_after() == timedelta(minutes=10)

    front.sign_in("fontaine")
    front.press(Qt.Key.Key_9)
    front.press(Qt.Key.Key_4, ALT)
    (settings,) = front.desk.window.findChildren(SettingsPresenter)
    front.wait(lambda: settings.page.model.rows)
    _change(front, settings, "session.idle_lock_minutes", "7")
    front.wait(lambda: front.locks_after() == rear.locks_after() == timedelta(minutes=7))

    _change(front, settings, "unit.rollover", "23:59")
    late = Timings(rollover=LATE)
    rear.wait(lambda: rear.day() == day_text(operational_date(rear.desk.server_now(), late)))

    front.press(Qt.Key.Key_5, ALT)
    (audit,) = front.desk.window.findChildren(AuditPresenter)
    changes = audit.page.changes.model
    front.wait(lambda: changes.rows)
    newest = [[str(changes.index(row, column).data()) for column in (1, 2, 3)] for row in (0, 1)]
    assert newest == [
        ["fontaine", "Setting: Value", "unit.rollover"],
        ["fontaine", "Setting: Value", "session.idle_lock_minutes"],
    ]
    front.press(Qt.Key.Key_Down)
    compared = [(line.field, line.before, line.after) for line in audit.page.details.model.rows if line.changed]
    assert compared == [("Value", "10", "7")]
    assert "fontaine at front desk" in audit.page.details.who.text()


def _change(at: DeskAtWork, settings: SettingsPresenter, key: str, text: str) -> None:
    """Go to a setting, type another value and save it."""
    rows = [line.key for line in settings.page.model.rows]
    settings.page.focus_first()
    at.press(Qt.Key.Key_Home, CTRL)
    for _ in range(rows.index(key)):
        at.press(Qt.Key.Key_Down)
    at.press(Qt.Key.Key_V, ALT)
    at.wait(settings.page.editor.value.text.hasFocus)
    at.press(Qt.Key.Key_A, CTRL)
    type_text(settings.page.editor.value.text, text)
    at.press(Qt.Key.Key_S, CTRL)
    at.wait(lambda: settings.page.editor.message.text() == "Saved.")
