"""A visitor is typed into the day's list, and two desks sign that visitor in at once: there is one visit."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_drafts import end_of_day
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from sentinel_desktop.ui.visits.page import Segment, VisitsPage
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import type_text
from tests.support.deed_desk import DeedDesk, give_account, two_deed_desks
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.visitor_deeds import OPERATOR, visits
from tests.support.visitor_keyboard import CountedKeys, shown_text

ENTER = Qt.Key.Key_Return


@pytest.fixture
def desks(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[tuple[DeedDesk, DeedDesk]]:
    """Return two desks with an operator each."""
    del asyncio_in_qt
    for username in (OPERATOR, "okafor"):
        give_account(unit.owner, unit.url, "operator", username)
    with two_deed_desks(qtbot, unit.url, tmp_path, OPERATOR, "okafor") as desks:
        yield desks


def test_an_announced_visitor_comes_to_two_desks(desks: tuple[DeedDesk, DeedDesk], unit: Unit) -> None:
    """A date outside reason is refused with the reason; one desk begins the visit, the other says that it did."""
    front, rear = desks
    page = announce(front, "Cheverie")
    assert "Cheverie is expected." in page.visit.message.text()
    (announced,) = visits(unit.owner)
    assert (announced["last_name"], announced["checked_in_at"]) == ("Cheverie", None)

    first, second = (at_the_badge(desk) for desk in (front, rear))
    first.press(ENTER)
    front.wait_for_step(Step.DONE)
    assert front.dialog_in().done_page.head.sentence.text() == "Signed in, as expected."
    second.press(ENTER)
    rear.wait(lambda: "signed in already" in shown_text(rear.dialog_in()))
    second.press(Qt.Key.Key_Escape)

    (visit,) = visits(unit.owner)
    assert visit["id"] == announced["id"]
    station = unit.owner.execute("SELECT name FROM stations WHERE id = %s", [visit["station_id"]]).fetchone()
    assert station == ("front desk",)


def announce(desk: DeedDesk, name: str) -> VisitsPage:
    """Type a visitor into the day's list by keyboard, first with a date that cannot be meant."""
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_2, ALT)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    assert page.segment is Segment.EXPECTED
    desk.press(Qt.Key.Key_Insert)
    desk.write(name)
    desk.wait(lambda: page.visit.form.typed.edit.visit_type_id is not None)
    page.visit.form.fields["purpose"].editor.setFocus()
    desk.press(Qt.Key.Key_End)
    expected = page.visit.form.fields["expected"]
    assert isinstance(expected.editor, QLineEdit)
    last = end_of_day(datetime.now(UTC), Timings()) - timedelta(minutes=1)
    for moment in ("2999-01-01 10:00", f"{last.astimezone(ZoneInfo('America/Winnipeg')):%Y-%m-%d %H:%M}"):
        expected.editor.setFocus()
        expected.editor.selectAll()
        type_text(expected.editor, moment)
        if moment.startswith("2999"):
            desk.press(Qt.Key.Key_S, CTRL)
            desk.wait(lambda: expected.problem)
            assert expected.editor.text() == moment
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(page.visit.message.text)
    return page


def at_the_badge(desk: DeedDesk) -> CountedKeys:
    """Choose the expected visitor by three letters, up to the last page."""
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("che")
    desk.wait_for_offers(1)
    keys.press(ENTER, ENTER)
    desk.wait_for_step(Step.BADGE)
    return keys
