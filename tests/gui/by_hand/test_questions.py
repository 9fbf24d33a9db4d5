"""The question that waits over the board, and its answers by keyboard."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.hand_entries import Problem, Refused
from sentinel_desktop.domain.open_questions import Answer
from sentinel_desktop.domain.record_changes import EVERYTHING, RecordChanges
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.by_hand.question_dialog import QuestionDialog
from tests.gui.by_hand.conftest import ALT, HandDesk
from tests.support.by_hand_in_memory import ByHandInMemory, waiting_question
from tests.support.invented_desk import NOW

ENTER = Qt.Key.Key_Return


def asked(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot, *numbers: int) -> None:
    """Have the questions to these members wait, as scans asked them."""
    unit.questions = [waiting_question(number) for number in numbers]
    desk.desk.signals.records_changed.emit(RecordChanges({"open_questions": None}))
    qtbot.waitUntil(lambda: len(desk.acts.answering.waiting) == len(numbers))


def opened(desk: HandDesk) -> QuestionDialog:
    """Open the question that waits, by its key."""
    desk.press(Qt.Key.Key_Q, ALT)
    dialog = desk.over()
    assert isinstance(dialog, QuestionDialog)
    return dialog


def test_a_question_waits_over_the_board(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """It says who was signed out unseen and when, counts the others, and opens nothing by itself."""
    bar = desk.acts.answering.bar
    assert not bar.isVisible()
    asked(desk, unit, qtbot, 1, 2, 3)
    name = unit.questions[0].member.display_name
    assert bar.isVisible()
    assert bar.sentence.text() == f"{name} was signed out unseen at 03:00. When did they leave?"
    assert bar.more.text().startswith("2 more question")
    assert desk.over() is None


def test_the_true_time_is_answered_by_keyboard(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """Alt+Q, the time, Enter: it is kept as a correction with a reason, and the bar goes."""
    asked(desk, unit, qtbot, 1)
    opened(desk)
    desk.type("2210")
    desk.press(ENTER)
    ((_, given),) = unit.answers
    assert (given.answer, given.left_at) == (Answer.CORRECTED, datetime(2026, 11, 24, 4, 10, tzinfo=UTC))
    assert given.reason == "Asked at the next scan"
    assert (desk.over(), desk.acts.answering.bar.isVisible()) == (None, False)


def test_the_time_must_lie_between(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """After the member came and before they were signed out: the field says so and keeps what was typed."""
    asked(desk, unit, qtbot, 1)
    dialog = opened(desk)
    assert not dialog.action.isEnabled()
    desk.type("1200")
    desk.press(ENTER)
    assert dialog.time.problem == "Between Mon 17:00, when they came in, and 03:00."
    assert (dialog.time.edit.text(), unit.answers) == ("1200", [])


def test_other_answers_have_keys(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """Alt+R says as recorded, Alt+U not known; the next question follows each."""
    asked(desk, unit, qtbot, 1, 2)
    first = opened(desk)
    desk.press(Qt.Key.Key_R, ALT)
    second = desk.over()
    assert isinstance(second, QuestionDialog)
    assert second is not first
    desk.press(Qt.Key.Key_U, ALT)
    assert [given.answer for _, given in unit.answers] == [Answer.CONFIRMED, Answer.NOT_KNOWN]
    assert desk.over() is None


def test_a_question_is_put_off(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """For an hour from the bar or the dialog, until the next day begins from the dialog; Esc leaves it waiting."""
    asked(desk, unit, qtbot, 1, 2, 3)
    desk.press(Qt.Key.Key_W, ALT)
    opened(desk)
    desk.press(Qt.Key.Key_H, ALT)
    desk.press(Qt.Key.Key_Escape)
    assert len(unit.questions) == 1
    opened(desk)
    desk.press(Qt.Key.Key_D, ALT)
    tomorrow = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert [until for _, until in unit.put_offs] == [NOW + timedelta(hours=1), NOW + timedelta(hours=1), tomorrow]


def test_nobody_who_may_not_answer_sees_it(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """It goes with the account, and is there again for the next one."""
    asked(desk, unit, qtbot, 1)
    desk.desk.sessions.become(NOBODY)
    assert not desk.acts.answering.bar.isVisible()
    desk.desk.signals.records_changed.emit(EVERYTHING)
    desk.sit_down()
    assert desk.acts.answering.bar.isVisible()


def test_what_was_being_read_for_somebody_who_left_is_shown_to_nobody(desk: HandDesk, unit: ByHandInMemory) -> None:
    """The answer of the database comes after whoever asked has gone: no name stands over the board."""
    unit.questions = [waiting_question(1)]
    desk.desk.background.held = True
    desk.desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    desk.desk.sessions.become(NOBODY)
    desk.desk.background.release()
    assert not desk.acts.answering.bar.isVisible()


def test_what_was_missed_is_read_when_the_database_is_back(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """While it is away the bar stays as it was, without a word: the strip says that it is."""
    asked(desk, unit, qtbot, 1)
    unit.is_away = True
    desk.desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW, "away"))
    desk.desk.signals.records_changed.emit(EVERYTHING)
    assert desk.acts.answering.bar.isVisible()
    unit.is_away = False
    unit.questions = []
    desk.desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    assert not desk.acts.answering.bar.isVisible()


def test_an_answer_that_fails_keeps_what_was_typed(desk: HandDesk, unit: ByHandInMemory, qtbot: QtBot) -> None:
    """The dialog says what is wrong and stays, while the question waits."""
    asked(desk, unit, qtbot, 1)
    dialog = opened(desk)
    desk.type("2210")
    unit.is_away = True
    desk.press(ENTER)
    assert (dialog.message.text(), dialog.time.edit.text()) == ("The database is away.", "2210")
    unit.is_away = False
    unit.refuses = Refused(Problem.OUT_OF_REACH)
    desk.press(ENTER)
    assert dialog.message.text() == "Not a time that can be meant here."
