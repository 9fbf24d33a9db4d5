"""Visitors leave: one by name, one from the list; whoever is gone already is said to be, at whichever desk."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.visits.page import VisitsPage
from tests.end_to_end.conftest import Unit
from tests.support.deed_desk import DeedDesk, give_account, two_deed_desks
from tests.support.keyboard_desk import CTRL
from tests.support.visitor_deeds import OPERATOR, visits

ENTER = Qt.Key.Key_Return


@pytest.fixture
def desks(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[tuple[DeedDesk, DeedDesk]]:
    """Return two desks of a unit in which two visitors are."""
    del asyncio_in_qt
    came = datetime.now(UTC) - timedelta(hours=1)
    for name in ("Varga", "Northcott"):
        unit.rows.make.visitors("open", last_name=name, display_name=name, checked_in_at=came)
    for username in (OPERATOR, "okafor"):
        give_account(unit.owner, unit.url, "operator", username)
    with two_deed_desks(qtbot, unit.url, tmp_path, OPERATOR, "okafor") as desks:
        yield desks


def test_a_visitor_is_signed_out_at_two_desks(desks: tuple[DeedDesk, DeedDesk], unit: Unit) -> None:
    """By F3 and three letters at one, from the page at the other; a second time nothing is written."""
    front, rear = desks
    rear.press(Qt.Key.Key_4)
    page = rear.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    rear.wait(lambda: len(page.here.model.rows) == 2)

    keys = front.open_sign_out()
    keys.type("var")
    front.wait(lambda: front.leaving is not None and front.leaving.chosen is not None)
    late = rear.open_sign_out()
    late.type("var")
    rear.wait(lambda: rear.leaving is not None and rear.leaving.chosen is not None)
    keys.press(ENTER)
    front.wait(lambda: left(unit, "Varga"))
    late.press(ENTER)
    rear.wait(lambda: rear.leaving is not None and not rear.leaving.is_busy and rear.leaving.chosen is None)
    late.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Escape)

    rear.wait(lambda: [row.record.details.last_name for row in page.here.model.rows] == ["Northcott"])
    page.focus_first()
    rear.press(Qt.Key.Key_Delete, CTRL)
    assert page.visit.question.text().startswith("Sign Northcott out now?")
    rear.press(ENTER, CTRL)
    rear.wait(lambda: left(unit, "Northcott"))

    by = unit.owner.execute(
        "SELECT v.last_name, a.username, v.check_out_method, v.witnessed FROM visitors v"
        " JOIN audit_log l ON l.row_id = v.id AND l.operation = 'UPDATE'"
        " JOIN admin_users a ON a.id::text = l.account ORDER BY v.checked_out_at"
    ).fetchall()
    assert by == [("Varga", OPERATOR, "desk", True), ("Northcott", "okafor", "desk", True)]


def left(unit: Unit, name: str) -> bool:
    """Return whether a visitor is signed out."""
    return any(visit["last_name"] == name and visit["checked_out_at"] is not None for visit in visits(unit.owner))
