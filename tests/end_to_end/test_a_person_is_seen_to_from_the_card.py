"""From the board a member's card is opened: their day, badge, tags and visitors, and what can be done, by keys."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.day_card.dialog import DayCardDialog
from sentinel_desktop.ui.day_card.presenter import DayCardPresenter
from sentinel_desktop.ui.find.dialog import FindDialog
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.active_windows import press_key
from tests.support.day_times import earlier_today
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.hand_desk_at_work import holder_of, log_of, passed
from tests.support.keyboard_desk import CTRL
from tests.support.visitor_deeds import OPERATOR, visits

ENTER = Qt.Key.Key_Return
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk of an operator; Roy is in with a visitor, Tremblay without."""
    del asyncio_in_qt
    roy, _ = holder_of(unit.owner, ROY)
    tremblay, _ = holder_of(unit.owner, TREMBLAY)
    # The card shows the day: an hour ago may be yesterday.
    came, make = earlier_today(HOUR), unit.rows.make
    for member in (roy, tremblay):
        passed(unit.owner, member, "in", came)
    make.member_tags(member_id=roy, tag_id=make.tags(name="Coxswain"))
    make.visitors("open", last_name="Varga", display_name="Varga, E.", host_member_id=roy, checked_in_at=came)
    give_account(unit.owner, unit.url, "operator")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in(OPERATOR, opens="visits")
        yield at


def test_a_person_is_seen_to_from_the_card(desk: DeedDesk, unit: Unit) -> None:
    """Found by name, opened, checked out by hand; the visitor by Del on their own card."""
    roy, name = holder_of(unit.owner, ROY)
    card = open_card(desk, name)
    assert name in card.head.name.text()
    assert [row.record.details.display_name for row in card.hosted.rows] == ["Varga, E."]
    assert [row.direction.value for row in card.passages.rows] == ["in"]
    assert any("Coxswain" in chip.accessibleName() for chip in card.head.chips.findChildren(QWidget))
    assert card.head.facts.value_of("Badge")
    press_key(card, Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(desk.over(), EntryDialog))
    entry = desk.over()
    assert isinstance(entry, EntryDialog)
    desk.wait(lambda: entry.person is not None and entry.action.isEnabled())
    desk.key(ENTER)
    desk.wait(lambda: not entry.done_line.isHidden())
    desk.key(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.over() is None)
    assert [row[:2] for row in log_of(unit.owner, roy)] == [("in", "manual"), ("out", "manual")]
    desk.wait(lambda: len(names(desk)) == 2)

    board = desk.window.desk.page.board
    board.setFocus()
    row = next(place for place, shown in enumerate(names(desk)) if "Varga" in shown)
    board.setCurrentIndex(board.model().index(row, 0))
    desk.press(Qt.Key.Key_Delete)
    desk.wait(lambda: desk.leaving is not None and desk.leaving.chosen is not None)
    desk.key(ENTER)
    desk.wait(lambda: visits(unit.owner)[0]["checked_out_at"] is not None)
    assert visits(unit.owner)[0]["check_out_method"] == "desk"
    desk.key(Qt.Key.Key_Escape)
    desk.wait(lambda: len(names(desk)) == 1)


def open_card(desk: DeedDesk, name: str) -> DayCardDialog:
    """Find a member by Ctrl+K and three letters, and open the card by Enter."""
    desk.press(Qt.Key.Key_K, CTRL)
    desk.wait(lambda: isinstance(desk.over(), FindDialog))
    finder = desk.over()
    assert isinstance(finder, FindDialog)
    desk.write(name[:4].lower())
    desk.wait(lambda: any(name in row.title for row in finder.found.rows.rows))
    desk.key(ENTER)
    cards = desk.part(DayCardPresenter)
    desk.wait(lambda: cards.dialog is not None and cards.dialog.passages.rows)
    assert cards.dialog is not None
    return cards.dialog


def names(desk: DeedDesk) -> list[str]:
    """Return who is on the board."""
    board = desk.window.desk.page.board.model()
    return [str(board.index(row, 0).data()) for row in range(board.rowCount())]
