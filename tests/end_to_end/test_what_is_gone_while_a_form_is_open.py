"""What was chosen in a form, or whom it is about, goes away meanwhile: said beside it, and what was typed stays."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.badges.status_dialog import StatusDialog
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.day_card.presenter import DayCardPresenter
from sentinel_desktop.ui.members.page import MembersPage
from sentinel_desktop.ui.person.page import PersonPage
from sentinel_desktop.ui.visits.page import VisitsPage
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.hand_desk_at_work import holder_of, passed
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.visitor_deeds import OPERATOR

ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk of a supervisor."""
    del asyncio_in_qt
    give_account(unit.owner, unit.url, "supervisor")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in(OPERATOR, opens="visits")
        yield at


def choose(editor: object, name: str) -> None:
    """Choose a value of a list."""
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(next(row for row in range(editor.count()) if name in editor.itemText(row)))


def test_a_visits_type_is_deleted(desk: DeedDesk, unit: Unit) -> None:
    """Beside the type, and the notes stay; with another type the visit is saved."""
    make = unit.rows.make
    kept, gone = make.visit_types(name="Kept"), make.visit_types(name="Gone")
    make.visitors("open", last_name="Varga", display_name="Varga", visit_type_id=kept)
    desk.press(Qt.Key.Key_4)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    desk.wait(page.visit.isVisible)
    page.focus_first()
    desk.press(Qt.Key.Key_E, ALT)
    form = page.visit.form
    desk.wait(lambda: form.typed.edit.visit_type_id == kept)
    field = form.fields["visit_type_id"]
    choose(field.editor, "Gone")
    form.fields["notes"].editor.setFocus()
    desk.write("Left an umbrella.")
    unit.owner.execute("DELETE FROM visit_types WHERE id = %s", [gone])
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: field.problem)
    assert (field.problem, page.visit.message.text()) == ("It is no longer there: choose another one.", "")
    choose(field.editor, "Kept")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: page.visit.message.text() == "Saved.")
    assert unit.owner.execute("SELECT notes FROM visitors").fetchall() == [("Left an umbrella.",)]


def test_a_visits_type_is_retired(desk: DeedDesk, unit: Unit) -> None:
    """Chosen while it was offered, it stands there as hidden by itself, and is saved with this visit."""
    make = unit.rows.make
    kept, retired = make.visit_types(name="Kept"), make.visit_types(name="Going")
    for name in ("Varga", "Northcott"):
        make.visitors("open", last_name=name, display_name=name, visit_type_id=kept)
    desk.press(Qt.Key.Key_4)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    desk.wait(lambda: len(page.here.model.rows) == 2 and page.visit.isVisible())
    page.focus_first()
    desk.press(Qt.Key.Key_E, ALT)
    form = page.visit.form
    desk.wait(lambda: form.typed.edit.visit_type_id == kept)
    editor = form.fields["visit_type_id"].editor
    assert isinstance(editor, QComboBox)
    choose(editor, "Going")
    unit.owner.execute("UPDATE visit_types SET is_active = false WHERE id = %s", [retired])
    desk.wait(lambda: "Going (hidden)" in [editor.itemText(row) for row in range(editor.count())])
    assert form.typed.edit.visit_type_id == retired
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: page.visit.message.text() == "Saved.")
    assert unit.owner.execute("SELECT count(*) FROM visitors WHERE visit_type_id = %s", [retired]).fetchall() == [(1,)]


def test_a_members_division_is_deleted(desk: DeedDesk, unit: Unit) -> None:
    """Beside the division, and the notes stay; with another division the member is saved."""
    roy, _ = holder_of(unit.owner, ROY)
    gone = unit.rows.make.divisions(name="Gone")
    unit.rows.make.divisions(name="Kept")
    desk.press(Qt.Key.Key_2)
    members = desk.window.places["members"].page
    assert isinstance(members, MembersPage)
    desk.wait(lambda: members.table.model().rowCount() == 2)
    members.table.opened.emit(roy)
    desk.wait(lambda: members.findChild(PersonPage) is not None)
    person = members.findChild(PersonPage)
    assert isinstance(person, PersonPage)
    desk.wait(person.head.edit.hasFocus)
    desk.press(Qt.Key.Key_E, ALT)
    desk.wait(lambda: person.is_editing)
    form = person.form
    choose(form.editors["division_id"], "Gone")
    form.editors["notes"].setFocus()
    desk.write("Plays the flute.")
    unit.owner.execute("DELETE FROM divisions WHERE id = %s", [gone])
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: form.fields["division_id"].problem)
    assert form.fields["division_id"].problem == "Somebody deleted this value: choose another one."
    choose(form.editors["division_id"], "Kept")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: person.message.text() == "Saved.")
    assert unit.owner.execute("SELECT notes FROM members WHERE id = %s", [roy]).fetchall() == [("Plays the flute.",)]


def test_a_badge_status_is_deleted(desk: DeedDesk, unit: Unit) -> None:
    """Beside the status, and the reason stays."""
    gone = unit.rows.make.badge_statuses(name="Gone", on_scan="refuse")
    desk.press(Qt.Key.Key_3)
    badges = desk.window.places["badges"].presenter
    assert isinstance(badges, BadgesPresenter)
    desk.wait(lambda: len(badges.page.model.rows) == 2 and gone in [each.id for each in badges.acting.statuses])
    badges.page.view.choose_row(0)
    desk.key(Qt.Key.Key_S, ALT)
    dialog = desk.over()
    assert isinstance(dialog, StatusDialog)
    choose(dialog.status.combo, "Gone")
    dialog.reason.edit.setFocus()
    desk.write("Left on a bus")
    unit.owner.execute("DELETE FROM badge_statuses WHERE id = %s", [gone])
    desk.key(ENTER)
    desk.wait(lambda: dialog.status.problem)
    assert (dialog.status.problem, dialog.reason.reason) == (
        "This status is no longer in the list: choose another one.",
        "Left on a bus",
    )
    choose(dialog.status.combo, "Lost")
    desk.key(ENTER)
    desk.wait(lambda: desk.over() is None)
    assert unit.owner.execute("SELECT status_reason FROM badges WHERE status_reason <> ''").fetchall() == [
        ("Left on a bus",)
    ]


def test_a_member_is_archived_while_an_entry_is_open(desk: DeedDesk, unit: Unit) -> None:
    """It is said, nothing is recorded, and the time and reason stay for the next one."""
    tremblay, name = holder_of(unit.owner, TREMBLAY)
    desk.key(Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(desk.over(), EntryDialog))
    dialog = desk.over()
    assert isinstance(dialog, EntryDialog)
    desk.write(name[:4].casefold())
    desk.wait(dialog.who.offers.isVisible)
    desk.key(ENTER)
    desk.wait(lambda: dialog.person is not None)
    unit.owner.execute("UPDATE members SET archived_at = now() WHERE id = %s", [tremblay])
    desk.key(ENTER)
    desk.wait(dialog.message.text)
    assert (dialog.message.text(), dialog.reason.text) == ("This member is no longer of the unit.", "Badge forgotten")
    assert unit.owner.execute("SELECT count(*) FROM checkins").fetchall() == [(0,)]


def test_a_member_is_archived_while_their_card_is_open(desk: DeedDesk, unit: Unit) -> None:
    """The card says so by itself; a check-in from it is refused with the same words, and nothing is recorded."""
    tremblay, name = holder_of(unit.owner, TREMBLAY)
    passed(unit.owner, tremblay, "in", datetime.now(UTC) - timedelta(hours=1))
    board = desk.window.desk.page.board
    desk.wait(lambda: board.model().rowCount() == 1)
    desk.press(Qt.Key.Key_1)
    board.setFocus()
    board.setCurrentIndex(board.model().index(0, 0))
    desk.press(ENTER)
    cards = desk.part(DayCardPresenter)
    desk.wait(lambda: cards.dialog is not None and cards.dialog.passages.rows)
    card = cards.dialog
    assert card is not None
    assert name in card.head.name.text()
    unit.owner.execute("UPDATE members SET archived_at = now() WHERE id = %s", [tremblay])
    desk.wait(card.message.isVisible)
    assert card.message.text() == "This member is no longer of the unit."
    desk.key(Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(desk.over(), EntryDialog))
    entry = desk.over()
    assert isinstance(entry, EntryDialog)
    desk.wait(entry.message.text)
    assert (entry.message.text(), entry.person) == ("This member is no longer of the unit.", None)
    desk.key(Qt.Key.Key_Escape)
    assert unit.owner.execute("SELECT count(*) FROM checkins").fetchall() == [(1,)]
