"""An operator checks a member in by hand, by keyboard alone; also while the database is away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.hand_desk_at_work import HandDeskAtWork, hand_desk, holder_of
from tests.support.pty_reader import PtyReader

ENTER = Qt.Key.Key_Return


def choose(desk: HandDeskAtWork, name: str) -> EntryDialog:
    """Press F4 where the dialog is not open yet, three letters, and Enter once somebody is offered."""
    if desk.over() is None:
        desk.key(Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(desk.over(), EntryDialog))
    dialog = desk.over()
    assert isinstance(dialog, EntryDialog)
    desk.write(name[:3].casefold())
    desk.wait(dialog.who.offers.isVisible)
    desk.key(ENTER)
    return dialog


def record(desk: HandDeskAtWork, dialog: EntryDialog) -> str:
    """Press Enter, and return what the dialog says came of it."""
    desk.key(ENTER)
    desk.wait(lambda: not dialog.done_line.isHidden())
    return dialog.done_line.text()


@pytest.mark.usefixtures("asyncio_in_qt")
def test_a_member_is_checked_in_by_hand(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """Six keys: a passage in the log with reason and name, the board shows it; while away it waits here and is told."""
    roy, name = holder_of(unit.owner, ROY)
    tremblay, other = holder_of(unit.owner, TREMBLAY)
    with hand_desk(qtbot, unit.url, unit.owner, tmp_path / "desk", reader.url) as desk:
        assert record(desk, choose(desk, name)).startswith("Recorded: ")
        kept = unit.owner.execute(
            "SELECT c.direction, c.method, c.reason, a.username, p.state FROM checkins c "
            "JOIN admin_users a ON a.id = c.entered_by JOIN presence p ON p.member_id = c.member_id "
            "WHERE c.member_id = %s",
            [roy],
        ).fetchall()
        assert kept == [("in", "manual", "Badge forgotten", "kowalski", "in")]
        board = desk.window.desk.page.board.model()
        desk.wait(lambda: any(name in str(board.index(row, 0).data()) for row in range(board.rowCount())))

        dialog = choose(desk, other)
        unit.shut()
        desk.wait(lambda: desk.desk.station.watch.status().state is not DatabaseState.LIVE)
        assert record(desk, dialog).startswith("Kept here, waiting for the database: ")
        unit.open()
        told = "SELECT c.direction, c.reason FROM checkins c WHERE member_id = %s"
        desk.wait(lambda: unit.owner.execute(told, [tremblay]).fetchall())
        assert unit.owner.execute(told, [tremblay]).fetchall() == [("in", "Badge forgotten · told later by front-desk")]
