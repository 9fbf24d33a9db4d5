"""The kiosk goes for a supervisor, and for nobody else: not by its window's key, not by an operator's password."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.kiosk.last_steps import StaffPage
from sentinel_desktop.ui.kiosk.state import Step
from sentinel_desktop.ui.kiosk.window import KioskWindow
from tests.end_to_end.conftest import Unit
from tests.support.accounts_at_the_server import Account, AccountsAtTheServer
from tests.support.active_windows import press_key, type_text
from tests.support.keyboard_desk import PASSWORD, KeyboardDesk
from tests.support.kiosk_at_work import TouchedKiosk, kiosk_at_work

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def accounts(unit: Unit) -> Iterator[dict[str, Account]]:
    """Return an operator and a supervisor, both with the same password."""
    made = AccountsAtTheServer(unit.owner, unit.url)
    people = {role: made.add(role, username=role) for role in ("operator", "supervisor")}
    for account in people.values():
        made.give(account, PASSWORD)
    yield people
    made.forget_deleted()


@pytest.fixture
def kiosk(unit: Unit, tmp_path: Path, qtbot: QtBot, asyncio_in_qt: None) -> Iterator[TouchedKiosk]:
    """Return a kiosk that has reached its database."""
    del asyncio_in_qt
    with kiosk_at_work(qtbot, unit.url, tmp_path) as touched:
        yield touched


def sign_in(kiosk: TouchedKiosk, username: str, password: str) -> None:
    """Type who it is, and touch the way out."""
    page = kiosk.window.page
    assert isinstance(page, StaffPage)
    for line, text in ((page.username, username), (page.password, password)):
        line.edit.clear()
        type_text(line.edit, text)
    kiosk.touch("Leave the kiosk")


def test_a_supervisor_takes_the_kiosk_away(unit: Unit, kiosk: TouchedKiosk, accounts: dict[str, Account]) -> None:
    """Closing it asks who it is; a wrong password and an operator's are told why, and nobody is signed in by it."""
    assert set(accounts) == {"operator", "supervisor"}
    kiosk.window.close()
    assert kiosk.window.isVisible()
    kiosk.come_to(Step.STAFF)
    sign_in(kiosk, "supervisor", "guessed")
    kiosk.wait(lambda: "not right" in kiosk.window.page.problem.text())
    sign_in(kiosk, "operator", PASSWORD)
    kiosk.wait(lambda: "neither" in kiosk.window.page.problem.text())
    assert kiosk.window.isVisible()
    sign_in(kiosk, "supervisor", PASSWORD)
    kiosk.wait(lambda: not kiosk.window.isVisible())
    assert unit.owner.execute("SELECT outcome FROM sign_ins").fetchall() == [("refused",)]


def test_nobody_who_goes_away_leaves_the_question_open(kiosk: TouchedKiosk) -> None:
    """The key asks, Esc leads back to the visitors; a password half typed is gone with it."""
    press_key(kiosk.window, Qt.Key.Key_K, CTRL_SHIFT)
    kiosk.come_to(Step.STAFF)
    page = kiosk.window.page
    assert isinstance(page, StaffPage)
    type_text(page.password.edit, "half of a pass")
    press_key(page.password.edit, Qt.Key.Key_Escape)
    kiosk.come_to(Step.WELCOME)
    kiosk.window.leave_requested.emit()
    kiosk.come_to(Step.STAFF)
    again = kiosk.window.page
    assert isinstance(again, StaffPage)
    assert again.password.edit.text() == ""


def test_a_desk_opens_a_kiosk_beside_it(
    unit: Unit, tmp_path: Path, qtbot: QtBot, asyncio_in_qt: None, accounts: dict[str, Account]
) -> None:
    """It stays when the desk speaks another language, and goes for a supervisor who sits there, or with the desk."""
    del asyncio_in_qt, accounts
    settings = Settings(data_dir=tmp_path, database=unit.url, station="front desk", reader=str(tmp_path / "no-reader"))
    desk = KeyboardDesk(settings, qtbot)
    try:
        desk.press(Qt.Key.Key_K, CTRL_SHIFT)
        desk.wait(_kiosks)
        (kiosk,) = _kiosks()
        kiosk.going.emit(Step.LEAVING)
        desk.desk.language.choose(desk.desk.language.current.other)
        (taken_over,) = _kiosks()
        assert taken_over is not kiosk
        assert taken_over.state.step is Step.LEAVING
        desk.window = desk.desk.window
        taken_over.close()
        assert taken_over.isVisible()
        desk.sign_in("supervisor", "members")
        desk.press(Qt.Key.Key_K, CTRL_SHIFT)
        desk.wait(lambda: not _kiosks())
        desk.press(Qt.Key.Key_K, CTRL_SHIFT)
        desk.wait(_kiosks)
    finally:
        desk.desk.close()
    assert _kiosks() == []


def _kiosks() -> list[KioskWindow]:
    return [
        window for window in QApplication.topLevelWidgets() if isinstance(window, KioskWindow) and window.isVisible()
    ]
