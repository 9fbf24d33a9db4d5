"""Five questions in one window, by keyboard alone, with everything typed kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.first_start import (
    DataPlace,
    KeptAnswers,
    ServerFound,
    ServerState,
    Step,
    UnitFound,
)
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.first_start.wording import server_look
from sentinel_desktop.ui.language import ScreenLanguage
from tests.gui.first_start.conftest import PASSWORD, Begin
from tests.support.fake_first_start import SERVER, FakeFirstStart

ALT = Qt.KeyboardModifier.AltModifier


def test_five_answers_open_the_desk(begin: Begin) -> None:
    """Enter, a name and a password, Enter, Enter, Enter: what was answered is remembered at each step."""
    start = begin()
    finished: list[bool] = []
    start.presenter.finished.connect(lambda: finished.append(True))
    shown = [start.window.steps.count.text()]
    for _ in range(4):
        if start.step is Step.ADMINISTRATOR:
            start.fill_in_the_administrator()
        start.enter()
        shown.append(start.window.steps.count.text())
    start.enter()

    assert finished == [True]
    assert shown == [f"{number} of 5" for number in range(1, 6)]
    steps = [Step.PLACE, Step.ADMINISTRATOR, Step.READER, Step.CONTENT, Step.DONE]
    assert [answers.left_at for answers in start.work.kept] == steps
    assert {answers.station for answers in start.work.kept} == {"orion"}
    assert start.work.unit == UnitFound("orion", has_administrator=True, members=150)
    facts = start.window.done.facts
    assert (facts.value_of("Station"), facts.value_of("Administrator")) == ("orion", "kowalski")
    assert facts.value_of("Members") == "150, all invented"
    assert "F12 as kowalski" in start.window.done.first.text()


def test_back_shows_what_was_typed(begin: Begin) -> None:
    """Alt+Left leads to the question before; nothing on it is gone."""
    start = begin()
    start.window.place.station.setText("Front desk")
    start.enter()
    start.write("kowalski")
    start.press(Qt.Key.Key_Left, ALT)
    assert start.is_at(Step.PLACE)
    assert start.window.place.name == "Front desk"
    start.enter()

    assert start.window.typed.account.username == "kowalski"
    assert start.work.unit.station == "Front desk"


# --- where the data lies ----------------------------------------------------------------------------------------------


def test_the_servers_fields_are_there_while_it_is_the_answer(begin: Begin) -> None:
    """Alt+2 or the arrow chooses it, Alt+1 the computer; the keyboard is on the answer."""
    start = begin()
    place = start.window.place
    assert not place.server.isVisible()
    start.press(Qt.Key.Key_Down)
    assert place.server.isVisible()
    assert QApplication.focusWidget() is place.places.tiles[1]
    start.press(Qt.Key.Key_1, ALT)
    assert (place.place, place.server.isVisible()) == (DataPlace.HERE, False)


def test_the_server_is_tried_while_it_is_typed(begin: Begin) -> None:
    """When the typing pauses, once, with what stands there then; each state is one sentence."""
    start = begin()
    place = start.window.place
    start.press(Qt.Key.Key_2, ALT)
    start.press(Qt.Key.Key_Tab)
    start.write(SERVER.address)
    start.qtbot.waitUntil(lambda: "Type the owner's name" in place.line.sentence.text())
    assert [login.address for login in start.work.asked] == [SERVER.address]
    place.password.edit.setText("wrong")
    start.qtbot.waitUntil(lambda: "is wrong" in place.line.sentence.text())
    place.password.edit.setText(SERVER.password)
    start.qtbot.waitUntil(lambda: "lets you in" in place.line.sentence.text())
    place.address.setText("elsewhere.example")
    start.qtbot.waitUntil(lambda: "Nobody answers" in place.line.sentence.text())
    place.address.clear()
    assert "Type the address" in place.line.sentence.text()


def test_only_the_newest_trial_counts(begin: Begin) -> None:
    """An answer to what was typed before is dropped, and what is typed now is tried at once after it."""
    start = begin()
    place = start.window.place
    start.press(Qt.Key.Key_2, ALT)
    start.background.held = True
    place.address.setText("elsewhere.example")
    start.qtbot.waitUntil(lambda: place.line.sentence.text() == "Asking the server…")
    place.address.setText(SERVER.address)
    start.background.release()

    assert "Type the owner's name" in place.line.sentence.text()
    assert [login.address for login in start.work.asked] == ["elsewhere.example", SERVER.address]


def test_an_answer_that_nobody_waits_for_is_dropped(begin: Begin) -> None:
    """Whoever cleared the address meanwhile reads what to type, and nothing of a server that stands there no more."""
    start = begin()
    place = start.window.place
    start.press(Qt.Key.Key_2, ALT)
    start.background.held = True
    place.address.setText(SERVER.address)
    start.qtbot.waitUntil(lambda: place.line.sentence.text() == "Asking the server…")
    place.address.clear()
    start.background.release()
    assert "Type the address" in place.line.sentence.text()


def test_a_pasted_url_keeps_its_password_out_of_sight(begin: Begin) -> None:
    """User and password go to their own fields as soon as the address holds them."""
    start = begin()
    place = start.window.place
    start.press(Qt.Key.Key_2, ALT)
    place.address.setText("postgresql://roy:s3cret@db.unit.example/sentinel")

    assert place.address.text() == "postgresql://db.unit.example/sentinel"
    assert (place.user.text(), place.password.text()) == ("roy", "s3cret")
    assert place.password.edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_server_that_is_refused_keeps_what_was_typed(begin: Begin) -> None:
    """The question stays, says why, and the next attempt goes on; no password is remembered."""
    start = begin()
    window = start.window
    start.press(Qt.Key.Key_2, ALT)
    window.place.address.setText(SERVER.address)
    window.place.password.edit.setText("wrong")
    start.enter()
    assert start.is_at(Step.PLACE)
    assert "is wrong" in window.place.line.sentence.text()
    assert window.place.login == replace(SERVER, password="wrong")

    window.place.password.edit.setText(SERVER.password)
    start.enter()

    assert start.is_at(Step.ADMINISTRATOR)
    assert start.work.kept[-1] == KeptAnswers(
        Step.ADMINISTRATOR, DataPlace.SERVER, station="orion", address=SERVER.address, user=SERVER.user
    )


@pytest.mark.parametrize("state", ServerState)
def test_every_state_of_a_server_is_said(state: ServerState) -> None:
    """In a sentence, and with a symbol."""
    look = server_look(ServerFound(state, "What the fault says.", members=3))

    assert look.symbol
    assert look.sentence.endswith(".")


def test_a_name_that_cannot_be_used_is_said_beside_it(begin: Begin) -> None:
    """Before the field is left, and again when a person goes on; a name that runs here already likewise."""
    start = begin()
    place = start.window.place
    place.station.setText("n" * 65)
    assert "64 characters" in place.station_field.problem
    start.enter()
    assert start.is_at(Step.PLACE)
    assert QApplication.focusWidget() is place.station

    place.station.setText("rear door")
    start.work.fault = AlreadyTakenError("Another program runs it.", table="stations", fields=("station",))
    start.enter()
    assert place.station_field.problem == "Another program runs it."
    assert place.name == "rear door"


def test_a_database_that_does_not_open_is_tried_again(begin: Begin) -> None:
    """The sentence of the fault, everything as it was, and Enter once more."""
    start = begin()
    start.work.away()
    start.enter()
    assert start.is_at(Step.PLACE)
    assert "does not answer" in start.window.message.text()
    start.enter()
    assert start.is_at(Step.ADMINISTRATOR)
    assert not start.window.message.isVisible()


def test_nothing_else_is_taken_while_the_database_opens(begin: Begin) -> None:
    """What takes time is said, in the words of whoever does it."""
    start = begin()
    start.background.held = True
    start.enter()
    assert start.window.work.isVisible()
    assert not start.window.go_on.isEnabled()
    start.enter()
    start.press(Qt.Key.Key_Left, ALT)
    start.background.release()

    assert start.is_at(Step.ADMINISTRATOR)
    assert not start.window.work.isVisible()


# --- the administrator ------------------------------------------------------------------------------------------------


def test_what_is_lacking_is_said_and_the_keyboard_is_there(begin: Begin) -> None:
    """Enter goes on only when the names are there and the password keeps its rules."""
    start = begin()
    start.enter()
    account = start.window.administrator.account
    start.enter()
    assert account.username_field.problem == "Type a user name."
    start.write("kowalski")
    start.enter()
    assert account.display_name_field.problem == "Type a name."
    start.write("PO2 Kowalski")
    start.enter()
    assert QApplication.focusWidget() is account.new.first.edit
    start.write(PASSWORD)
    start.enter()
    assert QApplication.focusWidget() is account.new.again.edit
    assert start.is_at(Step.ADMINISTRATOR)
    assert not start.work.unit.has_administrator


def test_a_user_name_that_is_refused_is_said_beside_it(begin: Begin) -> None:
    """The names and the password stay; any other fault is said under the question."""
    start = begin()
    start.enter()
    start.fill_in_the_administrator()
    start.work.fault = AlreadyTakenError("Somebody has this name.", table="admin_users", fields=("username_key",))
    start.enter()
    account = start.window.administrator.account
    assert account.username_field.problem == "Somebody has this name."
    start.work.away()
    start.enter()
    assert "does not answer" in start.window.message.text()
    assert account.given.password == PASSWORD
    start.enter()
    assert start.is_at(Step.READER)


def test_a_unit_that_has_everything_is_asked_for_the_reader_alone(begin: Begin) -> None:
    """What is skipped is said: the administrator before the reader, the members at the end."""
    start = begin(FakeFirstStart(UnitFound("", has_administrator=True, members=42)))
    start.enter()
    assert start.is_at(Step.READER)
    assert start.window.note.sentence.text() == "The unit has an administrator already."
    start.enter()
    assert start.is_at(Step.DONE)
    assert "42" in start.window.note.sentence.text()
    assert "42" in start.window.done.facts.value_of("Members")
    start.press(Qt.Key.Key_Left, ALT)
    start.press(Qt.Key.Key_Left, ALT)
    assert start.is_at(Step.PLACE)


# --- left and gone on with --------------------------------------------------------------------------------------------


def test_a_start_that_was_left_goes_on_there(begin: Begin) -> None:
    """The database is opened again, and the question that was open is asked."""
    kept = KeptAnswers(Step.CONTENT, station="Front desk")
    start = begin(FakeFirstStart(UnitFound("", has_administrator=True)), kept)

    assert start.is_at(Step.CONTENT)
    assert start.work.unit.station == "Front desk"


def test_the_owners_password_is_asked_for_again_where_it_is_needed(begin: Begin) -> None:
    """It was kept nowhere: the first question has everything but it, and the keyboard is there."""
    kept = KeptAnswers(
        Step.ADMINISTRATOR, DataPlace.SERVER, "postgresql://db.unit.example/sentinel", "orion", SERVER.address,
        SERVER.user,
    )  # fmt: skip
    start = begin(FakeFirstStart(UnitFound("", has_owner=False)), kept)

    assert start.is_at(Step.PLACE)
    assert start.window.place.login == replace(SERVER, password="")
    assert QApplication.focusWidget() is start.window.place.password.edit
    assert "once more" in start.window.message.text()


def test_a_first_question_that_was_left_has_what_was_typed(begin: Begin) -> None:
    """Nothing is opened before somebody says so."""
    start = begin(kept=KeptAnswers(Step.PLACE, DataPlace.SERVER, None, "Front desk", "db.unit.example", "roy"))

    assert start.window.typed.server.address == "db.unit.example"
    assert start.window.place.name == "Front desk"
    assert start.work.kept == []


def test_the_other_language_keeps_everything(begin: Begin) -> None:
    """Ctrl+Shift+F asks for it; the window is made anew with what was typed."""
    start = begin()
    language = ScreenLanguage.of(QCoreApplication.instance())
    asked: list[bool] = []
    start.presenter.language_requested.connect(lambda: asked.append(True))
    start.come_to(Step.ADMINISTRATOR)
    start.fill_in_the_administrator()
    before = start.window
    start.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert asked == [True]
    language.choose(Language.FRENCH)
    start.presenter.speak_anew()

    assert start.window is not before
    assert start.window.typed == before.typed
    assert start.is_at(Step.ADMINISTRATOR)
    start.qtbot.waitUntil(start.window.administrator.account.is_ready)
    start.enter()
    assert start.is_at(Step.READER)
