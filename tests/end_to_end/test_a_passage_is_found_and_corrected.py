"""A supervisor finds a passage in the history and corrects it, by keyboard; both rows stand in the log."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.by_hand.correction_dialog import CorrectionDialog
from sentinel_desktop.ui.history.presenter import HistoryPresenter
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.hand_desk_at_work import hand_desk, holder_of, log_of, passed
from tests.support.keyboard_desk import ALT, CTRL

HOUR = timedelta(hours=1)


@pytest.mark.usefixtures("asyncio_in_qt")
def test_a_passage_is_found_and_corrected(qtbot: QtBot, unit: Unit, tmp_path: Path) -> None:
    """5, Ctrl+F, the name, Alt+C, what happened, a reason, Enter: the table shows what counts, the details both."""
    roy, name = holder_of(unit.owner, ROY)
    tremblay, _ = holder_of(unit.owner, TREMBLAY)
    now = datetime.now(UTC).replace(microsecond=0)
    wrong = passed(unit.owner, roy, "in", now - 2 * HOUR)
    passed(unit.owner, tremblay, "in", now - HOUR)
    unplugged = str(tmp_path / "unplugged")
    with hand_desk(qtbot, unit.url, unit.owner, tmp_path / "desk", unplugged, role="supervisor") as desk:
        (presenter,) = desk.window.findChildren(HistoryPresenter)
        assert isinstance(presenter, HistoryPresenter)
        passages = presenter.page.passages
        desk.press(Qt.Key.Key_5)
        desk.wait(lambda: len(passages.card.model.rows) == 2)
        desk.press(Qt.Key.Key_F, CTRL)
        desk.write(name.lower())
        desk.wait(lambda: [row.id for row in passages.card.model.rows] == [wrong])
        desk.wait(passages.filters.person.offers.isVisible)
        desk.press(Qt.Key.Key_Return)
        desk.press(Qt.Key.Key_C, ALT)
        desk.wait(lambda: isinstance(desk.over(), CorrectionDialog))
        desk.key(Qt.Key.Key_O, ALT)
        dialog = desk.over()
        assert isinstance(dialog, CorrectionDialog)
        dialog.reason.setFocus()
        desk.write("The reader was set the wrong way round")
        desk.key(Qt.Key.Key_Return)
        desk.wait(lambda: [row.direction for row in passages.card.model.rows] == ["out"])
        desk.wait(lambda: passages.details.story.count() == 2)
    assert [row[:2] for row in log_of(unit.owner, roy)] == [("out", "correction")]
    kept = unit.owner.execute(
        "SELECT supersedes_id, reason FROM checkins WHERE member_id = %s AND method = 'correction'", [roy]
    )
    assert kept.fetchall() == [(wrong, "The reader was set the wrong way round")]
