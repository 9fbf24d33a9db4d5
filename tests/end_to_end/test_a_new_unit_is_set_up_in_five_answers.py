"""From an empty data folder to a first recorded scan: five answers, by keyboard, in the program's own windows."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.first_start import FirstStart, is_due
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.first_start import Step
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.patience import PATIENCE_MS
from tests.support.postgres import passable_folder
from tests.support.pty_reader import PtyReader

PASSWORD = "nineteen grey herons"


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Return an empty data folder that the server's account can reach."""
    folder = passable_folder("sentinel-e2e-")
    yield folder
    shutil.rmtree(folder)


class Sitting:
    """Somebody at the keyboard of a first start."""

    def __init__(self, settings: Settings, qtbot: QtBot) -> None:
        self.start = FirstStart(settings)
        self.answers = 0
        self._qtbot = qtbot
        self._ended = asyncio.Event()
        self._life = asyncio.get_running_loop().create_task(self.start.live(self._ended))
        self.wait(self.window.isVisible)

    @property
    def window(self) -> Any:  # noqa: ANN401 - the window of the moment
        """The window of questions."""
        return self.start.presenter.window

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def answer(self, *texts: str) -> None:
        """Write what is asked for, field by field, and press Enter once that is taken."""
        for number, text in enumerate(texts):
            if number:
                self._press(Qt.Key.Key_Tab)
            type_text(self._focused(), text)
        if texts:
            self.wait(self.window.administrator.account.is_ready)
        self.answers += 1
        self._press(Qt.Key.Key_Return)

    def wait_for(self, step: Step) -> None:
        """Wait until a question is asked."""
        self.wait(lambda: self.window.step is step and not self.window.is_busy)

    def leave(self) -> None:
        """Close whatever window there is, and wait until everything has stopped."""
        self._ended.set()
        self.wait(self._life.done)
        self._life.result()
        self.start.close()

    def _press(self, key: Qt.Key) -> None:
        wait_until_active(self.window)
        press_key(self._focused(), key)

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        return self.window if focused is None else focused


@pytest.mark.usefixtures("asyncio_in_qt")
def test_a_new_unit_is_set_up_in_five_answers(data_dir: Path, reader: PtyReader, qtbot: QtBot) -> None:
    """The reader is tried, which is recorded nowhere; then the desk opens, live, and a tap is the first scan."""
    settings = Settings(data_dir, None, reader.url, "rdm6300", station="orion", secrets="file")
    assert is_due(settings)
    began = datetime.now(UTC)
    sitting = Sitting(settings, qtbot)
    try:
        sitting.answer()
        sitting.wait_for(Step.ADMINISTRATOR)
        sitting.answer("kowalski", "PO2 Kowalski", PASSWORD, PASSWORD)
        sitting.wait_for(Step.READER)
        _try_a_badge(sitting, reader)
        sitting.answer()
        sitting.wait_for(Step.CONTENT)
        sitting.answer()
        sitting.wait_for(Step.DONE)
        reader.forget_openings()
        sitting.answer()
        assert sitting.answers == 5

        sitting.wait(lambda: sitting.start.desk is not None)
        desk = sitting.start.desk
        assert desk is not None
        sitting.wait(lambda: desk.station.watch.status().state is DatabaseState.LIVE)
        with (
            EmbeddedServer(data_dir) as server,
            psycopg.connect(server.start().owner_conninfo(), autocommit=True) as owner,
        ):
            serial = _serial_of_a_member(owner)
            sitting.wait(lambda: desk.station.reader.status().port == reader.url)
            reader.wait_until_opened()
            reader.send_badge(serial)
            sitting.wait(lambda: _scans_since(owner, began))
            assert _scans_since(owner, began) == [(serial, "orion", True)]
            assert owner.execute("SELECT username, role FROM admin_users").fetchall() == [("kowalski", "administrator")]
    finally:
        sitting.leave()
    assert not is_due(settings)
    assert EmbeddedServer(data_dir).address() is None


@pytest.mark.usefixtures("asyncio_in_qt")
def test_a_first_start_that_is_closed_goes_on_there(data_dir: Path, reader: PtyReader, qtbot: QtBot) -> None:
    """Closed at the second question, the next start opens the database and asks that question."""
    settings = Settings(data_dir, None, reader.url, "rdm6300", station="orion", secrets="file")
    first = Sitting(settings, qtbot)
    try:
        first.answer()
        first.wait_for(Step.ADMINISTRATOR)
    finally:
        first.leave()
    assert is_due(settings)

    second = Sitting(settings, qtbot)
    try:
        second.wait_for(Step.ADMINISTRATOR)
    finally:
        second.leave()


def _try_a_badge(sitting: Sitting, reader: PtyReader) -> None:
    reader.wait_until_opened()
    reader.send_badge("62E3086CED")
    sitting.wait(lambda: "62E3086CED" in sitting.window.reader.trial.title.text())


def _serial_of_a_member(owner: psycopg.Connection[tuple[Any, ...]]) -> str:
    row = owner.execute(
        "SELECT b.serial FROM badges b JOIN members m ON m.id = b.member_id "
        "JOIN member_statuses s ON s.id = m.member_status_id JOIN badge_statuses t ON t.id = b.badge_status_id "
        "WHERE s.on_scan = 'allow' AND t.on_scan = 'allow' AND m.archived_at IS NULL "
        "AND b.serial ~ '^[0-9A-F]{10}$' ORDER BY b.serial LIMIT 1"
    ).fetchone()
    assert row is not None
    return str(row[0])


def _scans_since(owner: psycopg.Connection[tuple[Any, ...]], began: datetime) -> list[tuple[str, str, bool]]:
    """Return serial, station and whether it is a check-in, of every scan that was delivered since a moment."""
    found = owner.execute(
        "SELECT s.serial, n.name, c.id IS NOT NULL FROM scans s JOIN stations n ON n.id = s.station_id "
        "LEFT JOIN checkins c ON c.scan_id = s.id WHERE s.recorded_at >= %s",
        [began],
    )
    return found.fetchall()
