"""Who was in at a past moment is answered at the desk, by keyboard, as the log has it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.history.moment_page import MomentPage
from sentinel_desktop.ui.history.presenter import HistoryPresenter
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.day_times import day_began
from tests.support.factories import Factories
from tests.support.hand_desk_at_work import hand_desk, holder_of, passed
from tests.support.keyboard_desk import ALT

HOUR = timedelta(hours=1)
_IN_THEN = """
    SELECT m.display_name FROM members m CROSS JOIN LATERAL (
        SELECT direction FROM checkins c WHERE c.member_id = m.id AND c.occurred_at <= %(at)s AND NOT voided
            AND NOT EXISTS (SELECT FROM checkins l WHERE l.supersedes_id = c.id)
        ORDER BY occurred_at DESC, id DESC LIMIT 1) last
    WHERE last.direction = 'in'
    UNION ALL SELECT display_name FROM visitors
    WHERE checked_in_at <= %(at)s AND (checked_out_at IS NULL OR checked_out_at > %(at)s)
"""


@pytest.mark.usefixtures("asyncio_in_qt")
def test_who_was_in_at_a_past_moment_is_answered(qtbot: QtBot, unit: Unit, tmp_path: Path) -> None:
    """5, Alt+2, a day back, and with the arrows to the hour: members and visitors who were in then, and no others."""
    roy, _ = holder_of(unit.owner, ROY)
    tremblay, _ = holder_of(unit.owner, TREMBLAY)
    now = datetime.now(UTC)
    yesterday = now - timedelta(days=1)
    # The slider goes from the beginning of a day to its end: in a young day the way back begins later.
    later = 0 if now - day_began(now) > 3 * HOUR else 4
    then = yesterday + later * HOUR
    passed(unit.owner, roy, "in", then - 3 * HOUR)
    passed(unit.owner, roy, "out", then - HOUR)
    passed(unit.owner, tremblay, "in", then - HOUR / 2)
    Factories(unit.owner).visitors(
        "closed", display_name="Varga, E.", checked_in_at=then - 4 * HOUR, checked_out_at=then - HOUR / 4
    )
    with hand_desk(qtbot, unit.url, unit.owner, tmp_path / "desk", str(tmp_path / "unplugged")) as desk:
        (presenter,) = desk.window.findChildren(HistoryPresenter)
        assert isinstance(presenter, HistoryPresenter)
        page: MomentPage = presenter.page.moment

        def agree() -> bool:
            """Return whether the desk shows whom the log has, as of the moment that it says."""
            found = unit.owner.execute(_IN_THEN, {"at": page.moment}).fetchall()
            shown = [line.person.name.removeprefix("PO2 ") for line in page.model.rows]
            return sorted(shown) == sorted(row[0] for row in found)

        desk.press(Qt.Key.Key_5)
        desk.press(Qt.Key.Key_2, ALT)
        desk.wait(page.slider.hasFocus)
        desk.press(Qt.Key.Key_Left, ALT)
        for _ in range(later):
            desk.press(Qt.Key.Key_Up)
        desk.wait(lambda: agree() and len(page.model.rows) == 1)
        desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Left)
        desk.wait(lambda: agree() and len(page.model.rows) == 2)
        desk.press(Qt.Key.Key_Down)
        desk.wait(lambda: agree() and len(page.model.rows) == 2)
        assert page.moment < then - 2 * HOUR
