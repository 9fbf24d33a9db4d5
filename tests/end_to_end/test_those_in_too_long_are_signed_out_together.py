"""Those who are in for over twelve hours are listed from the board and signed out together, unseen by anybody."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.by_hand.long_in_dialog import LongInDialog
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.hand_desk_at_work import hand_desk, holder_of, log_of, passed
from tests.support.keyboard_desk import ALT
from tests.support.pty_reader import PtyReader

HOUR = timedelta(hours=1)


@pytest.mark.usefixtures("asyncio_in_qt")
def test_those_in_too_long_are_signed_out_together(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """Alt+L on the board, a reason by its key, Enter: one transaction of check-outs that nobody saw; others stay in."""
    roy, _ = holder_of(unit.owner, ROY)
    tremblay, _ = holder_of(unit.owner, TREMBLAY)
    unit.add_badge("0000000A01")
    recent, _ = holder_of(unit.owner, "0000000A01")
    now = datetime.now(UTC)
    passed(unit.owner, roy, "in", now - 14 * HOUR)
    passed(unit.owner, tremblay, "in", now - 30 * HOUR)
    passed(unit.owner, recent, "in", now - HOUR)
    with hand_desk(qtbot, unit.url, unit.owner, tmp_path / "desk", reader.url) as desk:
        desk.wait(lambda: desk.window.desk.page.board.model().rowCount() >= 3)
        desk.key(Qt.Key.Key_L, ALT)
        desk.wait(lambda: isinstance(desk.over(), LongInDialog))
        dialog = desk.over()
        assert isinstance(dialog, LongInDialog)
        assert [stay.key for stay in dialog.rows.chosen] == [tremblay, roy]
        desk.key(Qt.Key.Key_1, ALT)
        desk.key(Qt.Key.Key_R, ALT)
        desk.key(Qt.Key.Key_Return)
        desk.wait(lambda: desk.acts.ending_stays.notice is not None)
        for member in (roy, tremblay):
            assert log_of(unit.owner, member)[-1][:2] == ("out", "manual")
            assert log_of(unit.owner, member)[-1][3] is False
        assert len(log_of(unit.owner, recent)) == 1
        made = unit.owner.execute("SELECT count(DISTINCT written_in), min(reason) FROM checkins WHERE NOT witnessed")
        assert made.fetchone() == (1, "Left without scanning")
