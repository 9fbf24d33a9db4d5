"""The form of one member: rules while one types, saved over what was seen, nothing typed lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.person.editor_choice import ChoiceBox
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog
from tests.support.active_windows import press_key, type_text
from tests.support.people_in_memory import CHEN, CHOICES, ROY
from tests.support.person_desk import ANNE, LUC, PersonDesk, person_desk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
AWAY = "The database does not answer: wait a moment."


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


def conflict(desk: PersonDesk) -> ConflictDialog:
    """Return both versions, as they are shown."""
    dialog = desk.presenter.editor.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


# --- typed ------------------------------------------------------------------------------------------------------------


def test_the_form_has_everything_of_a_member(desk: PersonDesk) -> None:
    """As it is saved; the keyboard is in the first field, and every field says what it is."""
    assert desk.page.is_editing
    assert desk.form.editors["service_number"].hasFocus()
    assert desk.text_of("rank_id") == "PO2"
    assert desk.text_of("division_id") == "OPER · Operations"
    assert desk.text_of("contract_end") == "2027-03-31"
    assert all(editor.accessibleName() for editor in desk.form.editors.values())
    said = [label.text() for label in desk.form.findChildren(QLabel) if not label.isHidden()]
    assert said.count("Notes") == 1
    assert desk.form.draft == replace(desk.form.draft, last_name="Roy", notes="Prefers messages over calls.")


def test_a_rule_is_said_beside_its_field_while_one_types(desk: PersonDesk) -> None:
    """And taken back when it is kept; no other field complains."""
    desk.type_into("email", "roy at home")
    assert desk.form.fields["email"].problem.startswith("An e-mail address is written as")
    assert [name for name, field in desk.form.fields.items() if field.problem] == ["email"]
    desk.type_into("email", "roy@example.test")
    assert desk.form.fields["email"].problem == ""


def test_what_is_wrong_is_not_saved_and_the_keyboard_goes_there(desk: PersonDesk) -> None:
    """The first field that must be mended; the sentence names them all."""
    desk.type_into("contract_start", "2028-01-01")
    desk.type_into("last_name", "")
    save(desk)
    assert desk.form.message.text() == "Not saved: Last name, Shown as, Contract until."
    assert desk.form.editors["last_name"].hasFocus()
    assert desk.people.members[ROY].version == 3


def test_a_service_number_of_another_is_told_before_it_is_saved(desk: PersonDesk, qtbot: QtBot) -> None:
    """A moment after the last letter; another number is another question."""
    desk.type_into("service_number", "V 005 00001")
    field = desk.form.fields["service_number"]
    qtbot.waitUntil(lambda: field.problem == "Another record has it already.")
    desk.type_into("service_number", "V00500002")
    assert field.problem == ""
    save(desk)
    assert desk.people.members[ROY].details.service_number == "V00500002"


def test_what_the_database_refuses_stands_beside_its_field(desk: PersonDesk) -> None:
    """Until it is changed, with all that was typed."""
    desk.type_into("email", "jr@example.test")
    desk.type_into("service_number", "V00500001")
    save(desk)
    assert desk.form.fields["service_number"].problem == "Another record has it already."
    assert desk.form.message.text() == "Not saved: Service number."
    assert desk.text_of("email") == "jr@example.test"


def test_a_choice_is_made_by_typing_and_digits_lead_nowhere_else(desk: PersonDesk) -> None:
    """Hidden values are not offered."""
    box = desk.form.editors["moc_id"]
    assert isinstance(box, ChoiceBox)
    box.setFocus()
    type_text(box, "00299")
    assert box.currentText() == "00299 Naval Communicator"
    mess = desk.form.editors["mess_id"]
    assert isinstance(mess, QComboBox)
    assert [mess.itemText(n) for n in range(mess.count())] == ["none", "Junior Ranks", "C&POs", "Wardroom"]


def test_a_hidden_value_stays_where_it_was_set(desk: PersonDesk) -> None:
    """It is named as hidden, and saving something else leaves it."""
    desk.presenter.go_back()
    desk.people.change(ROY, mess_id=CHOICES.messes[3].id)
    desk.presenter.open_member(ROY)
    desk.page.head.edit.click()
    assert desk.text_of("mess_id") == "Old mess (hidden)"
    desk.type_into("initials", "J.")
    save(desk)
    assert desk.people.members[ROY].details.mess_id == CHOICES.messes[3].id


# --- saved ------------------------------------------------------------------------------------------------------------


def test_a_member_is_saved(desk: PersonDesk) -> None:
    """The page shows what is there now, and tells who was saved."""
    desk.type_into("last_name", "King")
    save(desk)
    assert not desk.page.is_editing
    assert desk.page.heading.title.text() == "PO2 Jacqueline King"
    assert desk.page.message.text() == "Saved."
    assert desk.saved == [ROY]
    assert desk.people.members[ROY].details.display_name == "King, J."


def test_a_display_name_follows_the_name_until_somebody_writes_another(desk: PersonDesk, qtbot: QtBot) -> None:
    """At once; longer in a moment where somebody else is called so; and never over a person's own."""
    desk.people.change(CHEN, last_name="King", first_name="James", display_name="King, J.")
    desk.type_into("last_name", "King")
    assert desk.text_of("display_name") == "King, J."
    qtbot.waitUntil(lambda: desk.text_of("display_name") == "King, Jacqueline")
    desk.type_into("display_name", "Jackie King")
    desk.type_into("first_name", "Jacky")
    assert desk.text_of("display_name") == "Jackie King"


def test_a_new_member_is_added(desk: PersonDesk) -> None:
    """What is needed is said when one saves; then they are shown, and there is room for the next one."""
    desk.presenter.new_member()
    assert desk.page.heading.title.text() == "New member"
    desk.type_into("last_name", "Okafor")
    save(desk)
    assert desk.form.fields["service_number"].problem == "This is needed."
    desk.type_into("service_number", "V 9 9")
    desk.type_into("first_name", "Devon")
    for name in ("rank_id", "division_id", "member_type_id", "member_status_id"):
        box = desk.form.editors[name]
        assert isinstance(box, ChoiceBox)
        box.setCurrentIndex(0)
    save(desk)
    assert desk.page.heading.title.text() == "S3 Devon Okafor"
    assert len(desk.people.members) == 3
    desk.presenter.new_member()
    assert desk.text_of("last_name") == ""


def test_a_save_is_tried_again_with_the_same_key(desk: PersonDesk) -> None:
    """The connection broke after the database had the member: pressed again, nobody is added twice."""
    desk.presenter.new_member()
    for name, text in (("service_number", "V99"), ("last_name", "Okafor"), ("first_name", "Devon")):
        desk.type_into(name, text)
    for name in ("rank_id", "division_id", "member_type_id", "member_status_id"):
        box = desk.form.editors[name]
        assert isinstance(box, ChoiceBox)
        box.setCurrentIndex(0)
    people, create = desk.people, desk.people.create

    def create_and_break(*given: object) -> None:
        create(*given)  # type: ignore[arg-type]
        people.create = create  # type: ignore[method-assign]
        people.away = AWAY
        people._check()

    people.create = create_and_break  # type: ignore[assignment, method-assign]
    save(desk)
    assert desk.form.message.text() == f"{AWAY} Nothing is known to be saved; what you typed is kept."
    people.away = ""
    save(desk)
    assert len(people.members) == 3
    assert desk.page.heading.title.text() == "S3 Devon Okafor"


def test_what_is_typed_while_it_is_being_saved_is_not_lost(desk: PersonDesk) -> None:
    """It stays in the form, over what is saved now."""
    desk.type_into("initials", "J.")
    desk.background.held = True
    save(desk)
    assert not desk.form.save.isEnabled()
    desk.type_into("notes", "One more line.")
    desk.background.release()
    assert desk.page.is_editing
    assert desk.form.message.text() == "Saved. What you typed since is not saved yet."
    save(desk)
    saved = desk.people.members[ROY].details
    assert (saved.initials, saved.notes) == ("J.", "One more line.")


# --- two at once ------------------------------------------------------------------------------------------------------


def test_different_fields_of_two_people_are_both_saved(desk: PersonDesk) -> None:
    """And the one who came second is told what the other changed."""
    desk.people.change(ROY, employee_number="7")
    desk.type_into("initials", "J.")
    save(desk)
    saved = desk.people.members[ROY].details
    assert (saved.initials, saved.employee_number) == ("J.", "7")
    assert desk.page.message.text() == "Saved, beside what somebody else changed meanwhile: Employee number."


def test_both_versions_of_one_field_are_shown_and_mine_is_saved(desk: PersonDesk) -> None:
    """Over theirs, of that field; what else they changed stays."""
    desk.people.change(ROY, email="theirs@example.test", employee_number="7")
    desk.type_into("email", "mine@example.test")
    save(desk)
    dialog = conflict(desk)
    assert desk.text_of("email") == "mine@example.test"
    dialog.keep_mine.click()
    saved = desk.people.members[ROY].details
    assert (saved.email, saved.employee_number) == ("mine@example.test", "7")
    assert not desk.page.is_editing


def test_theirs_is_taken_and_what_else_i_typed_stays(desk: PersonDesk) -> None:
    """Nothing is saved by that; the next save goes over theirs."""
    desk.people.change(ROY, email="theirs@example.test")
    desk.type_into("email", "mine@example.test")
    desk.type_into("initials", "J.")
    save(desk)
    conflict(desk).take_theirs.click()
    assert (desk.text_of("email"), desk.text_of("initials")) == ("theirs@example.test", "J.")
    assert desk.people.members[ROY].details.initials == "J.M."
    save(desk)
    saved = desk.people.members[ROY].details
    assert (saved.email, saved.initials) == ("theirs@example.test", "J.")


def test_esc_goes_on_editing(desk: PersonDesk) -> None:
    """With everything as it was typed, and nothing saved."""
    desk.people.change(ROY, email="theirs@example.test")
    desk.type_into("email", "mine@example.test")
    save(desk)
    press_key(conflict(desk), Qt.Key.Key_Escape)
    assert desk.page.is_editing
    assert desk.text_of("email") == "mine@example.test"
    assert desk.people.members[ROY].details.email == "theirs@example.test"


def test_who_is_deleted_meanwhile_is_told(desk: PersonDesk) -> None:
    """What was typed is still there to be copied."""
    desk.type_into("initials", "J.")
    desk.people.before_saving = desk.people.members.clear
    save(desk)
    assert desk.form.message.text().startswith("Not saved: somebody deleted this member meanwhile.")
    assert desk.text_of("initials") == "J."


def test_a_save_elsewhere_is_told_while_one_types(desk: PersonDesk, qtbot: QtBot) -> None:
    """Nothing that is typed is touched, nor the cursor in it; an untouched form shows the new version."""
    desk.type_into("initials", "J.")
    editor = desk.form.editors["initials"]
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.setCursorPosition(1)
    desk.people.change(ROY, employee_number="7")
    desk.tell_of("members")
    told = "Somebody saved this member meanwhile."
    qtbot.waitUntil(lambda: desk.form.message.text().startswith(told))
    assert (editor.text(), editor.cursorPosition(), editor.hasFocus()) == ("J.", 1, True)
    desk.form.forget.click()
    desk.page.head.edit.click()
    assert desk.text_of("employee_number") == "7"
    desk.people.change(ROY, employee_number="8")
    desk.tell_of("members")
    qtbot.waitUntil(lambda: desk.text_of("employee_number") == "8")


def test_a_value_that_is_deleted_while_it_is_chosen_is_asked_for_again(desk: PersonDesk, qtbot: QtBot) -> None:
    """Beside its field, when one saves; the others stay as they were typed."""
    desk.type_into("initials", "J.")
    desk.people.lists = replace(CHOICES, divisions=CHOICES.divisions[1:])
    desk.tell_of("divisions")
    qtbot.waitUntil(lambda: desk.text_of("division_id") == "")
    save(desk)
    assert desk.form.fields["division_id"].problem == "This is needed."
    assert desk.text_of("initials") == "J."


# --- kept -------------------------------------------------------------------------------------------------------------


def test_what_is_typed_survives_leaving_the_page(desk: PersonDesk) -> None:
    """The member's page says so, and Edit goes on with it."""
    desk.type_into("email", "half@")
    press_key(desk.page, Qt.Key.Key_Escape)
    assert desk.page.head.typed.text() == "! What you typed at 18:42 is not saved: Edit goes on with it."
    press_key(desk.page, Qt.Key.Key_Escape)
    desk.presenter.open_member(CHEN)
    assert not desk.page.head.typed.isVisible()
    desk.presenter.open_member(ROY)
    desk.page.head.edit.click()
    assert desk.text_of("email") == "half@"
    assert desk.form.message.text() == "What you typed at 18:42 is still here, and not saved yet."
    assert desk.form.fields["email"].problem != ""


def test_what_is_typed_survives_a_lock_for_who_typed_it(desk: PersonDesk) -> None:
    """Nobody else finds it, nor reads it in the form."""
    desk.type_into("notes", "Told in confidence.")
    desk.lock()
    assert desk.text_of("notes") == ""
    desk.sit_down(ANNE)
    desk.page.head.edit.click()
    assert desk.text_of("notes") == "Prefers messages over calls."
    desk.stand_up()
    desk.sit_down(LUC)
    desk.page.head.edit.click()
    assert desk.text_of("notes") == "Told in confidence."


def test_what_is_typed_survives_the_connection(desk: PersonDesk) -> None:
    """It is said in one sentence, and saving again saves it."""
    desk.type_into("initials", "J.")
    desk.people.away = AWAY
    save(desk)
    assert desk.form.message.text() == f"{AWAY} Nothing is known to be saved; what you typed is kept."
    desk.people.away = ""
    save(desk)
    assert desk.people.members[ROY].details.initials == "J."


def test_a_new_member_that_was_begun_is_gone_on_with(desk: PersonDesk) -> None:
    """By who began it, and until it is forgotten."""
    desk.presenter.new_member()
    desk.type_into("last_name", "Okafor")
    desk.presenter.go_back()
    desk.presenter.new_member()
    assert desk.text_of("last_name") == "Okafor"
    press_key(desk.page, Qt.Key.Key_D, ALT)
    assert desk.closed == [True, True]
    desk.presenter.new_member()
    assert desk.text_of("last_name") == ""


def test_what_is_typed_is_forgotten_when_a_person_says_so(desk: PersonDesk) -> None:
    """The page shows what is saved, and no draft."""
    desk.type_into("initials", "J.")
    press_key(desk.page, Qt.Key.Key_D, ALT)
    assert not desk.page.is_editing
    assert not desk.page.head.typed.isVisible()
    desk.page.head.edit.click()
    assert desk.text_of("initials") == "J.M."
    assert desk.form.message.text() == ""


def test_a_draft_of_an_older_version_says_so(desk: PersonDesk) -> None:
    """Before a person goes on with it; saving compares both."""
    desk.type_into("email", "mine@example.test")
    desk.presenter.go_back()
    desk.people.change(ROY, email="theirs@example.test")
    desk.presenter.open_member(ROY)
    desk.page.head.edit.click()
    assert desk.form.message.text().endswith("Somebody saved this member meanwhile: saving compares both.")
    save(desk)
    conflict(desk).go_on.click()
