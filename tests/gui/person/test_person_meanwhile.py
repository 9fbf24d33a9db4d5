"""What happens between two letters: saves that take a while, numbers that come free, other people's saves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.desk_setup import DeskSetup
from tests.support.active_windows import press_key
from tests.support.people_in_memory import CHEN, ROY
from tests.support.person_desk import PersonDesk, person_desk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, setup: DeskSetup) -> Iterator[PersonDesk]:
    """A supervisor who edits a member."""
    with person_desk(qtbot, setup) as desk:
        desk.presenter.open_member(ROY)
        press_key(desk.page, Qt.Key.Key_E, ALT)
        yield desk


def save(desk: PersonDesk) -> None:
    """Press the key that saves."""
    press_key(desk.page, Qt.Key.Key_S, CTRL)


def test_what_is_typed_while_two_saves_are_put_together_is_not_lost(desk: PersonDesk) -> None:
    """Theirs and mine are saved; what I typed since stands in the form, beside theirs."""
    desk.people.change(ROY, employee_number="7")
    desk.type_into("initials", "J.")
    desk.background.held = True
    save(desk)
    desk.type_into("notes", "One more line.")
    desk.background.release()
    assert desk.page.is_editing
    assert desk.form.message.text() == "Saved. What you typed since is not saved yet."
    assert (desk.text_of("notes"), desk.text_of("employee_number")) == ("One more line.", "7")
    save(desk)
    saved = desk.people.members[ROY].details
    assert (saved.initials, saved.employee_number, saved.notes) == ("J.", "7", "One more line.")


def test_what_is_typed_before_both_versions_are_shown_is_saved_with_mine(desk: PersonDesk) -> None:
    """The question came later than the letters: they are part of mine."""
    desk.people.change(ROY, email="theirs@example.test")
    desk.type_into("email", "mine@example.test")
    desk.background.held = True
    save(desk)
    desk.type_into("notes", "One more line.")
    desk.background.release()
    dialog = desk.presenter.editor.dialog
    assert dialog is not None
    dialog.mine_chosen.emit()
    dialog.accept()
    saved = desk.people.members[ROY].details
    assert (saved.email, saved.notes) == ("mine@example.test", "One more line.")


def test_what_is_wrong_by_then_is_not_saved_with_mine(desk: PersonDesk) -> None:
    """It is judged as in every save, and stays in the form."""
    desk.people.change(ROY, email="theirs@example.test")
    desk.type_into("email", "mine@example.test")
    desk.background.held = True
    save(desk)
    desk.type_into("enrolled_on", "some day")
    desk.background.release()
    dialog = desk.presenter.editor.dialog
    assert dialog is not None
    dialog.mine_chosen.emit()
    dialog.accept()
    assert desk.people.members[ROY].details.email == "theirs@example.test"
    assert desk.form.fields["enrolled_on"].problem.startswith("There is no such date")
    assert (desk.text_of("email"), desk.text_of("enrolled_on")) == ("mine@example.test", "some day")


def test_a_number_that_came_free_may_be_used(desk: PersonDesk, qtbot: QtBot) -> None:
    """The other member got another one: typed again, it is nobody's, and it is saved."""
    field = desk.form.fields["service_number"]
    desk.type_into("service_number", "V00500001")
    qtbot.waitUntil(lambda: field.problem == "Another record has it already.")
    desk.people.change(CHEN, service_number="V9")
    desk.type_into("service_number", "V0050000")
    desk.type_into("service_number", "V00500001")
    qtbot.waitUntil(lambda: field.problem == "")
    save(desk)
    assert desk.people.members[ROY].details.service_number == "V00500001"


def test_an_answer_about_anothers_number_is_not_taken_for_this_ones(desk: PersonDesk) -> None:
    """A number that is taken for one member is the own one of the next who is edited."""
    desk.background.held = True
    desk.type_into("service_number", "V00500001")
    desk.form._on_paused()
    desk.background.held = False
    desk.presenter.open_member(CHEN)
    press_key(desk.page, Qt.Key.Key_E, ALT)
    desk.background.release()
    desk.type_into("initials", "R.")
    save(desk)
    assert desk.people.members[CHEN].details.initials == "R."
    assert desk.form.fields["service_number"].problem == ""


def test_a_draft_stays_with_its_member(desk: PersonDesk) -> None:
    """Whoever goes from one to the next finds each as it was left."""
    desk.type_into("initials", "J.")
    desk.presenter.open_member(CHEN)
    press_key(desk.page, Qt.Key.Key_E, ALT)
    assert desk.text_of("initials") == ""
    desk.type_into("initials", "R.")
    desk.presenter.open_member(ROY)
    press_key(desk.page, Qt.Key.Key_E, ALT)
    assert desk.form.draft == replace(desk.form.draft, last_name="Roy", initials="J.")


def test_what_was_saved_after_the_desk_was_locked_is_no_draft(desk: PersonDesk) -> None:
    """The answer came when nobody sat here: unlocked, nothing is said to be unsaved."""
    desk.type_into("initials", "J.")
    desk.background.held = True
    save(desk)
    desk.lock()
    desk.background.release()
    assert desk.people.members[ROY].details.initials == "J."
    desk.sit_down()
    assert desk.page.head.typed.text() == ""


def test_what_was_typed_last_before_the_desk_was_locked_is_kept(desk: PersonDesk) -> None:
    """It came after Save was pressed: that was saved, and this waits for who typed it."""
    desk.type_into("initials", "J.")
    desk.background.held = True
    save(desk)
    desk.type_into("notes", "One more line.")
    desk.lock()
    desk.background.release()
    desk.sit_down()
    assert desk.page.head.typed.text().endswith("is not saved: Edit goes on with it.")
    press_key(desk.page, Qt.Key.Key_E, ALT)
    assert (desk.text_of("initials"), desk.text_of("notes")) == ("J.", "One more line.")
    save(desk)
    assert desk.people.members[ROY].details.notes == "One more line."
    assert desk.page.message.text() == "Saved."


def test_a_save_that_is_answered_when_the_form_was_left_is_told(desk: PersonDesk) -> None:
    """The page says so and shows it; a form that another member stands in by then is left alone."""
    desk.type_into("initials", "J.")
    desk.background.held = True
    save(desk)
    press_key(desk.page, Qt.Key.Key_Escape)
    desk.background.release()
    assert desk.page.message.text() == "Saved."
    assert desk.page.details.facts.value_of("Initials") == "J."
    press_key(desk.page, Qt.Key.Key_E, ALT)
    desk.type_into("initials", "K.")
    desk.background.held = True
    save(desk)
    desk.background.held = False
    desk.presenter.new_member()
    desk.type_into("last_name", "Okafor")
    desk.background.release()
    assert desk.people.members[ROY].details.initials == "K."
    assert desk.page.is_editing
    assert desk.text_of("last_name") == "Okafor"
