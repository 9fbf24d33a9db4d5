"""Five hundred are in while badges are scanned: the board is grouped, sorted and narrowed by keys, and kept so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.presence.arrangement import Grouping, Sorting
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.active_windows import press_key
from tests.support.deed_desk import DeedDesk, Door, deed_desk
from tests.support.keyboard_desk import ALT
from tests.support.pty_reader import PtyReader

IN = 500
BADGES = tuple(f"0A000D{number:04X}" for number in range(12))
MANY = """
    WITH of AS (SELECT rank_id, division_id, member_type_id, member_status_id FROM members LIMIT 1),
    made AS (
        INSERT INTO members (id, service_number, rank_id, first_name, last_name, display_name,
            sort_key, division_id, member_type_id, member_status_id, source)
        SELECT gen_random_uuid(), 'X' || n, rank_id, 'Alix', 'Many' || to_char(n, 'FM000'),
            'Many' || to_char(n, 'FM000') || ', A.', 'many' || to_char(n, 'FM000'), division_id, member_type_id,
            member_status_id, 'manual'
        FROM of, generate_series(1, %(many)s) n RETURNING id
    )
    SELECT count(*) FROM made
"""
ALL_IN = """
    WITH came AS (
        INSERT INTO checkins (id, member_id, direction, occurred_at, method)
        SELECT gen_random_uuid(), id, 'in', now() - interval '1 hour', 'manual'
        FROM members WHERE last_name LIKE 'Many%'
        RETURNING id, member_id, occurred_at
    )
    UPDATE presence p SET state = 'in', since = came.occurred_at, checkin_id = came.id
    FROM came WHERE p.member_id = came.member_id
"""


@pytest.mark.usefixtures("asyncio_in_qt")
def test_the_board_of_five_hundred_is_arranged(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path) -> None:
    """Nobody is lost of those who scan meanwhile; the next start of the station has the same arrangement."""
    fill(unit)
    everybody = IN + len(BADGES)
    with deed_desk(qtbot, unit.url, tmp_path / "desk", reader.url) as at:
        reader.wait_until_opened()
        at.wait(lambda: len(names(at)) == IN)
        for serial in BADGES:
            reader.send_badge(serial)
        at.press(Qt.Key.Key_G, ALT)
        choose(at, list(Grouping).index(Grouping.NONE))
        at.press(Qt.Key.Key_S, ALT)
        choose(at, list(Sorting).index(Sorting.TIME_IN))
        at.wait(lambda: len(names(at)) == everybody)
        at.wait_until_delivered()
        assert unit.owner.execute("SELECT count(*) FROM presence WHERE state = 'in'").fetchone() == (everybody,)
        page = at.window.desk.page
        assert page.count.text() == str(everybody)
        arranged = (page.arrange.group.text(), page.arrange.sort.text())
        at.press(Qt.Key.Key_Slash)
        at.write("many17")
        at.wait(lambda: len(names(at)) == 10)
        Door(at, reader).tap(TREMBLAY)
        at.press(Qt.Key.Key_Escape)
        at.wait(lambda: len(names(at)) == everybody + 1)
        newest = names(at)

    with deed_desk(qtbot, unit.url, tmp_path / "desk", reader.url) as again:
        again.wait(lambda: len(names(again)) == everybody + 1)
        page = again.window.desk.page
        assert (page.arrange.group.text(), page.arrange.sort.text()) == arranged
        assert set(names(again)) == set(newest)


def fill(unit: Unit) -> None:
    """Have five hundred members in, and twelve with badges who are to come."""
    unit.owner.execute(MANY, {"many": IN})
    unit.owner.execute(ALL_IN)
    for serial in BADGES:
        unit.add_badge(serial)


def names(at: DeedDesk) -> list[str]:
    """Return who is on the board."""
    board = at.window.desk.page.board.model()
    return [str(board.index(row, 0).data()) for row in range(board.rowCount())]


def choose(at: DeedDesk, row: int) -> None:
    """Choose a line of the menu that is open, the first of which is chosen now."""
    menu = at.window.desk.page.arrange.menu
    at.wait(menu.isVisible)
    for _ in range(row):
        press_key(menu, Qt.Key.Key_Down)
    press_key(menu, Qt.Key.Key_Return)
