"""A desk that is left open: what it shows for days takes no more room than what it shows for an hour."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QApplication
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardChange
from tests.gui.presence.conftest import BoardDesk
from tests.support.invented_desk import NOW, answer, visitor

PASSED = 520


def test_a_board_of_many_days_is_as_small_as_that_of_one(seen: BoardDesk, qapp: QApplication) -> None:
    """Visitors come and go, people are told otherwise, and nobody notes it: no widget, mark or note is left over."""
    seen.show(12)
    widgets = 0
    for number in range(PASSED):
        if number == PASSED // 2:
            widgets = len(qapp.allWidgets())
        at = NOW + timedelta(seconds=number)
        here = replace(
            visitor(0), visit_id=UUID(int=number), display_name=f"Visitor, {number}", sort_key=str(number), since=at
        )
        told = replace(answer(Outcome.CHECKED_IN), scan_id=ScanId(uuid7()), waiting=True)
        seen.signals.told_otherwise.emit(told, replace(told, outcome=Outcome.CHECKED_OUT, waiting=False))
        if number % 20 == 0:
            seen.signals.scan_finished.emit(told)
            seen.signals.board_changed.emit(BoardChange((), at, (here,), ()))
    presenter = seen.desk.window.desk
    assert len(qapp.allWidgets()) <= widgets
    assert len(presenter._otherwise) == 500
    assert len(presenter._passages._told_otherwise) == 200
    seen.page.told_otherwise.button.click()
    assert len(presenter._otherwise) == 499
