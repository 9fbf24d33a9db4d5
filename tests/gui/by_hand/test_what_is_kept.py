"""What is typed by hand outlasts a lock and a sign-out, for whoever typed it and for nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import PassageStory, Problem, Refused
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import NOBODY, SessionState
from sentinel_desktop.ui.by_hand.correction_dialog import CorrectionDialog, Happened
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.by_hand.long_in_dialog import LongInDialog
from sentinel_desktop.ui.by_hand.question_dialog import QuestionDialog
from tests.gui.by_hand.conftest import ALT, HandDesk
from tests.support.by_hand_in_memory import ByHandInMemory, check_in_line, long_stay, waiting_question
from tests.support.deleted_widgets import delete_what_left
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import NOW

ENTER, ESC, F4 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4
AGAIN = "What you typed before is here again."


def leave(desk: HandDesk) -> None:
    """Sign out, as the end of the day does it."""
    desk.desk.sessions.become(NOBODY)
    delete_what_left()


def lock(desk: HandDesk) -> None:
    """Lock the desk."""
    desk.desk.sessions.become(replace(desk.desk.sessions.session(), state=SessionState.LOCKED))


def sit_down(desk: HandDesk, number: int = 1, role: AccountRole = AccountRole.OPERATOR) -> None:
    """Sign this person in."""
    desk.desk.sessions.become(signed_in(person(number, role)))
    delete_what_left()


def entry(desk: HandDesk) -> EntryDialog:
    """Open the dialog by its key."""
    desk.press(F4)
    dialog = desk.over()
    assert isinstance(dialog, EntryDialog)
    return dialog


def begin_entry(desk: HandDesk) -> EntryDialog:
    """Choose somebody, another way, a time and a reason of one's own."""
    dialog = entry(desk)
    desk.type("oka")
    desk.press(ENTER)
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(Qt.Key.Key_T, ALT)
    desk.type("1705")
    desk.press(Qt.Key.Key_R, ALT)
    dialog.reason.edit.selectAll()
    desk.type("Carried both hands full")
    return dialog


def says_again(dialog: EntryDialog | CorrectionDialog | LongInDialog | QuestionDialog) -> bool:
    """Return whether it says that it begins with what was typed before."""
    return AGAIN in [label.text() for label in dialog.findChildren(QLabel)]


def test_a_half_typed_entry_is_there_again_after_a_sign_out(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Whom, which way, when and why; where they are by now is looked up anew."""
    begin_entry(desk)
    leave(desk)
    assert desk.over() is None
    sit_down(desk)
    dialog = entry(desk)
    assert dialog.person is not None
    assert (dialog.person.last_name, dialog.direction.chosen) == ("Okafor", Direction.IN)
    assert (dialog.time.edit.text(), dialog.reason.text) == ("1705", "Carried both hands full")
    assert says_again(dialog)
    desk.press(ENTER)
    desk.press(ENTER)
    assert [made.reason for made in unit.entered] == ["Carried both hands full"]
    desk.press(ESC)
    assert entry(desk).who.text == ""


def test_letters_of_a_name_are_kept_too(desk: HandDesk) -> None:
    """Also before anybody was chosen: the field offers who may be meant."""
    entry(desk)
    desk.type("oka")
    leave(desk)
    sit_down(desk)
    dialog = entry(desk)
    assert (dialog.who.text, dialog.person) == ("oka", None)
    desk.press(ENTER)
    assert dialog.person is not None


def test_nobody_finds_what_somebody_else_typed(desk: HandDesk) -> None:
    """Whoever signs in over a locked desk begins with empty fields, and ends what was kept."""
    begin_entry(desk)
    lock(desk)
    assert desk.over() is None
    sit_down(desk, 2)
    dialog = entry(desk)
    assert (dialog.who.text, dialog.time.edit.text(), says_again(dialog)) == ("", "", False)
    desk.press(ESC)
    sit_down(desk, 1)
    assert entry(desk).who.text == ""


def test_a_lock_hides_it_and_gives_it_back(desk: HandDesk) -> None:
    """The same dialog, as it was."""
    dialog = begin_entry(desk)
    lock(desk)
    assert not dialog.isVisible()
    sit_down(desk)
    assert (desk.over(), dialog.time.edit.text()) == (dialog, "1705")


def test_who_closes_it_by_esc_is_done_with_it(desk: HandDesk) -> None:
    """The next entry is of somebody else, and has no time of another's."""
    begin_entry(desk)
    desk.press(ESC)
    dialog = entry(desk)
    assert (dialog.who.text, dialog.time.edit.text()) == ("", "")


@pytest.mark.parametrize("is_away", [False, True], ids=["recorded", "kept here"])
def test_what_was_recorded_after_the_person_left_is_not_there_again(
    desk: HandDesk, unit: ByHandInMemory, *, is_away: bool
) -> None:
    """The work under way ends without the dialog; nothing is to be typed once more."""
    begin_entry(desk)
    unit.is_away = is_away
    desk.desk.background.held = True
    unit.people = [replace(one, state=Direction.OUT) for one in unit.people]
    desk.press(ENTER)
    leave(desk)
    desk.desk.background.release()
    unit.is_away = False
    sit_down(desk)
    assert entry(desk).who.text == ""


def test_what_failed_after_the_person_left_is_there_again(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Nothing said so: they find it as they typed it."""
    begin_entry(desk)
    desk.desk.background.held = True
    unit.refuses = Refused(Problem.NO_SUCH_MEMBER)
    desk.press(ENTER)
    leave(desk)
    desk.desk.background.release()
    sit_down(desk)
    assert entry(desk).time.edit.text() == "1705"


def test_a_member_who_is_looked_up_when_the_desk_is_left_is_shown_to_nobody(
    desk: HandDesk, unit: ByHandInMemory
) -> None:
    """The dialog was deleted by then."""
    desk.desk.background.held = True
    desk.requests.by_hand_requested.emit(unit.people[0].member_id, Direction.IN)
    leave(desk)
    desk.desk.background.release()
    assert desk.over() is None


def test_a_correction_is_kept_for_its_passage(desk: HandDesk, unit: ByHandInMemory) -> None:
    """What happened, when and why."""
    line = check_in_line(1, Direction.OUT, NOW - timedelta(hours=1))
    unit.stories[line.check_in.id] = PassageStory((line,))
    sit_down(desk, role=AccountRole.SUPERVISOR)
    desk.requests.correction_requested.emit(line.check_in.id)
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(Qt.Key.Key_R, ALT)
    desk.type("Watch the rec")
    leave(desk)
    sit_down(desk, role=AccountRole.SUPERVISOR)
    desk.requests.correction_requested.emit(line.check_in.id)
    dialog = desk.over()
    assert isinstance(dialog, CorrectionDialog)
    assert (dialog.happened.chosen, dialog.reason.text) == (Happened.IN, "Watch the rec")
    assert says_again(dialog)


def test_a_correction_that_is_read_when_the_desk_is_locked_opens_nothing(desk: HandDesk, unit: ByHandInMemory) -> None:
    """A locked desk says nothing of anybody."""
    line = check_in_line(1, Direction.OUT, NOW - timedelta(hours=1))
    unit.stories[line.check_in.id] = PassageStory((line,))
    sit_down(desk, role=AccountRole.SUPERVISOR)
    desk.desk.background.held = True
    desk.requests.correction_requested.emit(line.check_in.id)
    desk.requests.long_in_requested.emit()
    lock(desk)
    desk.desk.background.release()
    assert desk.over() is None


def test_who_was_unticked_stays_unticked(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Somebody who is here after all is not signed out because a desk was left meanwhile."""
    unit.stays = [long_stay(1, 13), long_stay(2, 14)]
    desk.requests.long_in_requested.emit()
    dialog = desk.over()
    assert isinstance(dialog, LongInDialog)
    here = unit.stays[0]
    dialog.rows.leave_out([here.key])
    dialog.reason.edit.setText("Left with")
    leave(desk)
    sit_down(desk)
    desk.requests.long_in_requested.emit()
    again = desk.over()
    assert isinstance(again, LongInDialog)
    assert (here in again.rows.chosen, len(again.rows.chosen), again.reason.text) == (False, 1, "Left with")
    assert again.action.text() == "Sign out 1"


def test_a_time_that_answers_a_question_is_kept(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """For that question, and for no other one."""
    unit.questions = [waiting_question(1), waiting_question(2)]

    def open_first() -> QuestionDialog:
        desk.desk.signals.records_changed.emit(RecordChanges({"open_questions": None}))
        qtbot.waitUntil(lambda: len(desk.acts.answering.waiting) == len(unit.questions))
        desk.press(Qt.Key.Key_Q, ALT)
        dialog = desk.over()
        assert isinstance(dialog, QuestionDialog)
        return dialog

    open_first()
    desk.type("2210")
    leave(desk)
    sit_down(desk)
    again = open_first()
    assert (again.time.edit.text(), again.action.isEnabled()) == ("2210", True)
    leave(desk)
    unit.questions.reverse()
    sit_down(desk)
    assert open_first().time.edit.text() == ""
