"""A member whom the rollover signed out unseen scans in; the desk asks when they left, and is answered by keyboard."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.by_hand.question_dialog import QuestionDialog
from tests.end_to_end.conftest import ROY, Unit
from tests.support.hand_desk_at_work import hand_desk, holder_of, log_of, passed
from tests.support.keyboard_desk import ALT
from tests.support.pty_reader import PtyReader

HOUR = timedelta(hours=1)


@pytest.mark.usefixtures("asyncio_in_qt")
def test_a_check_out_nobody_saw_is_asked_about(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """The scan counts at once; the question waits over the board; the true time, typed, takes the rollover's place."""
    roy, _ = holder_of(unit.owner, ROY)
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    came, rolled = now - 20 * HOUR, now - 9 * HOUR
    passed(unit.owner, roy, "in", came)
    passed(unit.owner, roy, "out", rolled, method="rollover", witnessed=False)
    with hand_desk(qtbot, unit.url, unit.owner, tmp_path / "desk", reader.url) as desk:
        reader.wait_until_opened()
        reader.send_badge(ROY)
        desk.wait(desk.acts.answering.bar.isVisible)
        assert unit.scans()[-1] == (ROY, "checked_in")
        assert "was signed out unseen at" in desk.acts.answering.bar.sentence.text()
        desk.key(Qt.Key.Key_Q, ALT)
        desk.wait(lambda: isinstance(desk.over(), QuestionDialog))
        left = came + 3 * HOUR
        desk.write(left.astimezone(ZoneInfo("America/Winnipeg")).strftime("%Y-%m-%d %H:%M"))
        desk.key(Qt.Key.Key_Return)
        desk.wait(lambda: not desk.acts.answering.bar.isVisible())
        log = log_of(unit.owner, roy)
        assert [row[:3] for row in log[:2]] == [("in", "manual", came), ("out", "correction", left)]
        assert log[2][:2] == ("in", "badge")
        answered = unit.owner.execute(
            "SELECT q.answer, a.username FROM open_questions q JOIN admin_users a ON a.id = q.answered_by"
        ).fetchall()
        assert answered == [("corrected", "kowalski")]
