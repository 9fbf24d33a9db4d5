"""Passages of members and visitors are narrowed by keys and written into a file, as the log has them."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.history.presenter import HistoryPresenter
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.deed_desk import Door, deed_desk, give_account
from tests.support.hand_desk_at_work import holder_of, passed
from tests.support.keyboard_desk import CTRL
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import OPERATOR

HOUR = timedelta(hours=1)
_OUT = """
    SELECT m.display_name FROM checkins c JOIN members m ON m.id = c.member_id WHERE c.direction = 'out'
    UNION ALL SELECT display_name FROM visitors WHERE checked_out_at IS NOT NULL
"""


@pytest.mark.usefixtures("asyncio_in_qt")
def test_the_history_is_filtered_and_exported(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """In and out, then those who went out; a badge that is scanned meanwhile stands in the table, and in the file."""
    unit.rows.setting("scan.repeat_window_s", 0)
    roy, _ = holder_of(unit.owner, ROY)
    tremblay, _ = holder_of(unit.owner, TREMBLAY)
    now = datetime.now(UTC)
    passed(unit.owner, tremblay, "in", now - 3 * HOUR)
    passed(unit.owner, tremblay, "out", now - 2 * HOUR, reason="=HYPERLINK(1)")
    passed(unit.owner, roy, "in", now - HOUR)
    times = {"checked_in_at": now - 2 * HOUR, "checked_out_at": now - HOUR}
    unit.rows.make.visitors("closed", last_name="Varga", display_name="Varga, E.", **times)
    give_account(unit.owner, unit.url, "operator")
    with deed_desk(qtbot, unit.url, tmp_path / "desk", reader.url) as desk:
        reader.wait_until_opened()
        desk.sign_in(OPERATOR, opens="history")
        presenter = desk.part(HistoryPresenter)
        passages = presenter.page.passages
        desk.press(Qt.Key.Key_5)
        desk.wait(lambda: len(passages.card.model.rows) == 5)
        passages.filters.direction.setFocus()
        for _ in range(2):
            desk.press(Qt.Key.Key_Down)
        desk.wait(lambda: len(passages.card.model.rows) == 2)
        Door(desk, reader).hold(ROY)
        desk.wait(lambda: len(passages.card.model.rows) == 3)
        desk.press(Qt.Key.Key_E, CTRL)
        desk.wait(lambda: presenter.export.dialog is not None)
        assert presenter.export.dialog is not None
        path = tmp_path / "passages.csv"
        desk.answer_file_dialog(presenter.export.dialog, path)
        desk.wait(lambda: "passages.csv is written" in passages.message.text())
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    kept = sorted(row[0] for row in unit.owner.execute(_OUT).fetchall())
    assert sorted(row["name"].removeprefix("PO2 ") for row in rows) == kept
    assert {row["direction"] for row in rows} == {"out"}
    assert [row["reason"] for row in rows if row["reason"]] == ["'=HYPERLINK(1)"]
