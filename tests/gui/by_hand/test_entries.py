"""Checking somebody in or out by hand, by keyboard alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import Problem, Refused
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from tests.gui.by_hand.conftest import ALT, HandDesk
from tests.support.by_hand_in_memory import ByHandInMemory
from tests.support.invented_desk import NOW

IN, OUT = Direction.IN, Direction.OUT
ENTER, F4 = Qt.Key.Key_Return, Qt.Key.Key_F4


def opened(desk: HandDesk) -> EntryDialog:
    """Open the dialog by its key."""
    desk.press(F4)
    dialog = desk.over()
    assert isinstance(dialog, EntryDialog)
    return dialog


def chosen(desk: HandDesk, name: str) -> EntryDialog:
    """Open the dialog and choose somebody."""
    dialog = opened(desk)
    desk.type(name)
    desk.press(ENTER)
    assert dialog.person is not None
    return dialog


def test_somebody_is_checked_in_by_six_keys(desk: HandDesk, unit: ByHandInMemory) -> None:
    """F4, three letters, Enter to take the person, Enter to record: now, the other way, with the usual reason."""
    dialog = opened(desk)
    desk.type("oka")
    desk.press(ENTER)
    person = dialog.person
    assert person is not None
    assert person.last_name == "Okafor"
    desk.press(ENTER)
    (entry,) = unit.entered
    assert (entry.member_id, entry.direction, entry.at) == (person.member_id, person.state.other, None)
    assert entry.reason == "Badge forgotten"
    word = "in" if entry.direction is IN else "out"
    assert dialog.done_line.text() == f"Recorded: {person.display_name} checked {word} 18:42."


def test_it_is_ready_for_the_next_one(desk: HandDesk, unit: ByHandInMemory) -> None:
    """After one is recorded the keyboard is where the next name goes; Esc leaves, and says nothing was lost."""
    dialog = chosen(desk, "varga")
    desk.press(ENTER)
    assert dialog.who.edit.hasFocus()
    assert (dialog.who.text, dialog.time.edit.text(), dialog.action.isEnabled()) == ("", "", False)
    desk.type("young")
    desk.press(ENTER)
    desk.press(ENTER)
    assert len(unit.entered) == 2
    desk.press(Qt.Key.Key_Escape)
    assert desk.over() is None


def test_the_person_is_shown_with_where_they_are(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Beneath the name stands since when; the direction is the other one, and Alt+I and Alt+O choose it."""
    somebody = next(person for person in unit.people if person.state is IN)
    dialog = chosen(desk, somebody.last_name)
    person = dialog.person
    assert person is not None
    assert dialog.who.line.text().startswith(("in since ", "out since "))
    assert dialog.direction.chosen is person.state.other
    desk.press(Qt.Key.Key_I, ALT)
    assert dialog.direction.chosen is IN
    desk.press(Qt.Key.Key_O, ALT)
    assert dialog.direction.chosen is OUT


def test_the_time_is_typed(desk: HandDesk, unit: ByHandInMemory) -> None:
    """As 1705, in the operational day; the field says its rule before it is left, and Enter goes to what is wrong."""
    dialog = chosen(desk, "roy")
    desk.press(Qt.Key.Key_T, ALT)
    desk.type("25:99")
    desk.press(Qt.Key.Key_Tab)
    assert dialog.time.problem == "Not a time: type it as 18:42 or 1842."
    desk.press(ENTER)
    assert (unit.entered, dialog.time.edit.hasFocus()) == ([], True)
    dialog.time.edit.selectAll()
    desk.type("1900")
    desk.press(ENTER)
    assert dialog.time.problem == "Between 03:00, when the day began, and now."
    dialog.time.edit.selectAll()
    desk.type("1705")
    desk.press(ENTER)
    (entry,) = unit.entered
    assert entry.at == datetime(2026, 11, 24, 23, 5, tzinfo=UTC)


def test_a_reason_is_typed_or_offered(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Alt and a number put a reason there; without one nothing is recorded; a new one is offered the next time."""
    dialog = chosen(desk, "roy")
    desk.press(Qt.Key.Key_2, ALT)
    assert dialog.reason.text == "Badge damaged"
    desk.press(Qt.Key.Key_R, ALT)
    dialog.reason.edit.clear()
    desk.press(ENTER)
    assert (unit.entered, dialog.reason.field.problem) == ([], "Say why, in a few words.")
    desk.type("Carried both hands full")
    desk.press(ENTER)
    desk.press(Qt.Key.Key_Escape)
    again = opened(desk)
    assert again.reason.text == "Carried both hands full"
    assert [button.text() for button in again.reason.offers][:2] == ["Carried both hands full", "Badge forgotten"]


@pytest.mark.parametrize("text", ["<b>x</b>", "\N{RIGHT-TO-LEFT OVERRIDE}abc", "a\u0301\N{DOOR}", "'; DROP TABLE --"])
def test_a_reason_is_shown_as_it_is(desk: HandDesk, unit: ByHandInMemory, text: str) -> None:
    """Whatever is pasted is data."""
    dialog = chosen(desk, "roy")
    dialog.reason.edit.setText(text)
    desk.press(ENTER)
    assert [entry.reason for entry in unit.entered] == [text]


def test_ten_thousand_characters_are_kept_and_refused(desk: HandDesk, unit: ByHandInMemory) -> None:
    """They stay in the field, which says what is wrong with them."""
    dialog = chosen(desk, "roy")
    dialog.reason.edit.setText("x" * 10_000)
    desk.press(ENTER)
    assert (len(dialog.reason.edit.text()), unit.entered) == (10_000, [])
    assert dialog.reason.field.problem == "A reason has at most 200 characters."


def test_who_is_so_already_is_asked_about_once(desk: HandDesk, unit: ByHandInMemory) -> None:
    """The dialog says since when; Enter once more records it; changing anything asks again."""
    somebody = next(person for person in unit.people if person.state is IN)
    dialog = chosen(desk, f"{somebody.last_name} {somebody.first_name}")
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(ENTER)
    assert "is in already, since" in dialog.message.text()
    desk.press(Qt.Key.Key_O, ALT)
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(ENTER)
    assert unit.entered == []
    desk.press(ENTER)
    assert [(entry.direction, entry.is_sure) for entry in unit.entered] == [(IN, True)]


def test_what_follows_is_told(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Later passages that an entry turned round are counted, and where the member is now is said."""
    unit.turned = 2
    dialog = chosen(desk, "roy")
    desk.press(ENTER)
    assert "2 later passage" in dialog.done_line.text()
    assert dialog.done_line.text().endswith((" The member is in now.", " The member is out now."))


def test_a_refusal_keeps_what_was_typed(desk: HandDesk, unit: ByHandInMemory) -> None:
    """One sentence says why; the person, the time and the reason still stand there."""
    unit.refuses = Refused(Problem.NO_SUCH_MEMBER)
    dialog = chosen(desk, "roy")
    desk.press(Qt.Key.Key_T, ALT)
    desk.type("1705")
    desk.press(ENTER)
    assert dialog.message.text() == "This member is no longer of the unit."
    assert (dialog.person is not None, dialog.time.edit.text()) == (True, "1705")


def test_an_entry_that_waits_here_is_told_so(desk: HandDesk, unit: ByHandInMemory) -> None:
    """While the database is away the line says that the entry is kept here, and looks otherwise than one recorded."""
    dialog = chosen(desk, "roy")
    unit.is_away = True
    desk.press(ENTER)
    assert dialog.done_line.text().startswith("Kept here, waiting for the database: ")
    assert dialog.done_line.property("tone") == "attention"


def test_it_takes_no_key_while_it_records(desk: HandDesk, unit: ByHandInMemory) -> None:
    """While an entry is under way nothing is recorded twice, and Esc does not leave it."""
    dialog = chosen(desk, "roy")
    desk.desk.background.held = True
    desk.press(ENTER)
    desk.press(ENTER)
    desk.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desk.desk.background.release()
    assert len(unit.entered) == 1


# --- asked for by others ------------------------------------------------------------------------------------------


def test_a_card_asks_for_somebody(desk: HandDesk, unit: ByHandInMemory) -> None:
    """The dialog opens with the person and the direction that were asked for."""
    person = unit.people[4]
    desk.requests.by_hand_requested.emit(person.member_id, IN)
    dialog = desk.over()
    assert isinstance(dialog, EntryDialog)
    assert (dialog.person, dialog.direction.chosen) == (person, IN)
    desk.press(Qt.Key.Key_Escape)
    desk.requests.by_hand_requested.emit(MemberId(UUID(int=7_000_000)), None)
    again = desk.over()
    assert isinstance(again, EntryDialog)
    assert again.message.text() == "This member is no longer of the unit."


def test_whoever_is_not_signed_in_signs_in_first(desk: HandDesk, unit: ByHandInMemory) -> None:
    """The key opens the sign-in; after it the dialog opens with whom it was asked for."""
    desk.desk.sessions.become(NOBODY)
    desk.requests.by_hand_requested.emit(unit.people[4].member_id, OUT)
    assert not isinstance(desk.over(), EntryDialog)
    assert desk.desk.window.sign_in.dialog is not None
    desk.desk.window.sign_in.dialog.reject()


def test_the_desk_shows_its_key(desk: HandDesk) -> None:
    """A button beside the search opens the same dialog."""
    action = desk.desk.window.desk_actions.all[0]
    assert (action.key, action.on_desk, action.title) == ("F4", True, "Manual")
    desk.desk.window.desk_actions.open(action)
    assert isinstance(desk.over(), EntryDialog)
    assert QApplication.focusWidget() is not None


def test_the_members_since_is_told_with_its_day(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Somebody who came yesterday is offered with the day."""
    index = next(n for n, person in enumerate(unit.people) if person.last_name == "Okafor")
    unit.people[index] = replace(unit.people[index], state=IN, since=NOW - timedelta(days=1))
    dialog = opened(desk)
    desk.type("okafor")
    details = [row.detail for row in dialog.who.offers.rows.rows]
    assert any(detail.startswith("in since Mon 18:42") for detail in details)
