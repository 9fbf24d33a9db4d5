"""Correcting a passage, and signing out together those who are in for too long."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.hand_entries import PassageStory, Problem, Refused
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.ui.by_hand.correction_dialog import CorrectionDialog, Happened
from sentinel_desktop.ui.by_hand.long_in_dialog import LongInDialog
from sentinel_desktop.ui.by_hand.notice_dialog import NoticeDialog
from tests.gui.by_hand.conftest import ALT, HandDesk
from tests.support.by_hand_in_memory import ByHandInMemory, check_in_line, long_stay, long_visit
from tests.support.invented_desk import NOW

IN, OUT = Direction.IN, Direction.OUT
ENTER = Qt.Key.Key_Return
HOUR = timedelta(hours=1)


@pytest.fixture
def story(unit: ByHandInMemory) -> PassageStory:
    """A passage that the rollover made and somebody corrected once."""
    first = check_in_line(1, OUT, NOW - 10 * HOUR, Method.ROLLOVER, witnessed=False)
    second = check_in_line(2, OUT, NOW - 11 * HOUR, Method.CORRECTION, reason="Asked", supersedes_id=first.check_in.id)
    superseded = type(first)(
        first.check_in, first.recorded_at, first.member, first.station, None, None, second.check_in.id
    )
    story = PassageStory((superseded, second))
    unit.stories[first.check_in.id] = story
    return story


def correcting(desk: HandDesk, story: PassageStory, role: AccountRole = AccountRole.SUPERVISOR) -> CorrectionDialog:
    """Ask for a passage to be corrected, as the page of the history does."""
    desk.sit_down(role)
    desk.requests.correction_requested.emit(story.lines[0].check_in.id)
    dialog = desk.over()
    assert isinstance(dialog, CorrectionDialog)
    return dialog


def said(desk: HandDesk) -> str:
    """Return the sentence of the notice that stands there."""
    notice = desk.over()
    assert isinstance(notice, NoticeDialog)
    return notice.about.text()


def test_both_rows_are_shown(desk: HandDesk, story: PassageStory) -> None:
    """What is recorded and what took its place, with how, why, and which of them counts."""
    dialog = correcting(desk, story)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Rollover" in text and "unseen" in text for text in shown)
    assert any("\N{LEFT DOUBLE QUOTATION MARK}Asked\N{RIGHT DOUBLE QUOTATION MARK}" in text for text in shown)
    assert {"replaced", "counts"} <= set(shown)


def test_a_correction_is_written_by_keyboard(desk: HandDesk, unit: ByHandInMemory, story: PassageStory) -> None:
    """Another time, another way, a reason, Enter: the newest row is the one that is corrected."""
    dialog = correcting(desk, story)
    dialog.time.edit.selectAll()
    desk.type("0815")
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(Qt.Key.Key_R, ALT)
    desk.type("Watch the recording")
    desk.press(ENTER)
    (correction,) = unit.corrected
    assert (correction.corrects, correction.direction, correction.voided) == (story.latest.check_in.id, IN, False)
    assert correction.at == NOW.replace(day=24, hour=14, minute=15, second=0, microsecond=0)
    assert (correction.reason, desk.over()) == ("Watch the recording", None)


def test_only_the_way_may_be_corrected(desk: HandDesk, unit: ByHandInMemory, story: PassageStory) -> None:
    """A time that nobody touched stays what it was, to the microsecond."""
    correcting(desk, story)
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(ENTER)
    assert [correction.at for correction in unit.corrected] == [story.latest.check_in.occurred_at]


def test_a_passage_that_did_not_happen(desk: HandDesk, unit: ByHandInMemory, story: PassageStory) -> None:
    """Alt+N voids it; a time is not asked for then, a reason is."""
    dialog = correcting(desk, story)
    desk.press(Qt.Key.Key_N, ALT)
    assert not dialog.time.isEnabled()
    desk.press(ENTER)
    assert (unit.corrected, dialog.reason.field.problem) == ([], "Say why, in a few words.")
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(ENTER)
    assert [correction.voided for correction in unit.corrected] == [True]


def test_what_follows_a_correction_is_told(desk: HandDesk, unit: ByHandInMemory, story: PassageStory) -> None:
    """Passages that were turned round by it are counted."""
    unit.turned = 1
    correcting(desk, story)
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(ENTER)
    assert said(desk).startswith("1 later passage")


def test_a_refused_correction_keeps_what_was_typed(desk: HandDesk, unit: ByHandInMemory, story: PassageStory) -> None:
    """The dialog says why, and stays."""
    unit.refuses = Refused(Problem.CHANGED_MEANWHILE)
    dialog = correcting(desk, story)
    desk.press(Qt.Key.Key_I, ALT)
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(ENTER)
    assert dialog.message.text() == "Somebody else changed it meanwhile: theirs stands."
    assert dialog.reason.text == "Badge forgotten"


def test_an_operator_corrects_what_nobody_saw_alone(desk: HandDesk, unit: ByHandInMemory) -> None:
    """What somebody saw is a supervisor's: an operator is told so instead of a dialog that could not be saved."""
    seen = check_in_line(1, OUT, NOW - HOUR)
    unit.stories[seen.check_in.id] = PassageStory((seen,))
    desk.requests.correction_requested.emit(seen.check_in.id)
    assert said(desk) == "Somebody saw this passage: only a supervisor corrects it."
    desk.press(ENTER)
    assert desk.over() is None
    unseen = check_in_line(2, OUT, NOW - HOUR, Method.ROLLOVER, witnessed=False)
    unit.stories[unseen.check_in.id] = PassageStory((unseen,))
    desk.requests.correction_requested.emit(unseen.check_in.id)
    assert isinstance(desk.over(), CorrectionDialog)


def test_nobody_corrects_without_signing_in(desk: HandDesk, story: PassageStory) -> None:
    """Nothing opens where nobody is signed in."""
    desk.desk.sessions.become(NOBODY)
    desk.requests.correction_requested.emit(story.lines[0].check_in.id)
    desk.requests.long_in_requested.emit()
    assert desk.over() is None


def test_what_is_not_there_or_away_is_said(desk: HandDesk, unit: ByHandInMemory) -> None:
    """A passage that is not in the log, and a database that is away, are one sentence each."""
    unknown = check_in_line(9, IN, NOW).check_in.id
    desk.requests.correction_requested.emit(unknown)
    assert said(desk) == "This passage is not in the log."
    desk.press(ENTER)
    unit.is_away = True
    desk.requests.correction_requested.emit(unknown)
    assert said(desk) == "The database is away."


# --- long stays ---------------------------------------------------------------------------------------------------


def listed(desk: HandDesk, unit: ByHandInMemory) -> LongInDialog:
    """Open the list with two members and a visitor."""
    unit.stays = [long_visit(20), long_stay(3, 14), long_stay(5, 13)]
    desk.requests.long_in_requested.emit()
    dialog = desk.over()
    assert isinstance(dialog, LongInDialog)
    return dialog


def test_everybody_is_ticked_but_those_who_are_here(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Space unticks whoever is here after all; the button counts; with a reason they are signed out together."""
    dialog = listed(desk, unit)
    assert len(dialog.rows.chosen) == 3
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    assert [stay.is_visit for stay in dialog.rows.chosen] == [True, False]
    assert dialog.action.text() == "Sign out 2"
    desk.press(Qt.Key.Key_R, ALT)
    desk.press(ENTER)
    assert dialog.reason.field.problem == "Say why, in a few words."
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(ENTER)
    assert said(desk) == "2 people signed out."
    assert [stay.key for stay in unit.stays] == [long_stay(3, 14).key]


def test_who_left_meanwhile_is_named(desk: HandDesk, unit: ByHandInMemory) -> None:
    """They stay as they are."""
    listed(desk, unit)
    gone = long_stay(3, 14)
    unit.left_meanwhile = {gone.key}
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(Qt.Key.Key_R, ALT)
    desk.press(ENTER)
    assert f"Left meanwhile, and stay as they are: {gone.display_name}." in said(desk)


def test_nobody_ticked_is_nothing_to_do(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Alt+A takes every tick away, and gives them back; without one the button cannot be pressed."""
    dialog = listed(desk, unit)
    desk.press(Qt.Key.Key_A, ALT)
    assert (len(dialog.rows.chosen), dialog.action.isEnabled()) == (0, False)
    desk.press(Qt.Key.Key_A, ALT)
    assert (len(dialog.rows.chosen), dialog.action.isEnabled()) == (3, True)


def test_a_row_says_how_long(desk: HandDesk, unit: ByHandInMemory) -> None:
    """Name, of what, since when, so many hours; a visitor is called one."""
    dialog = listed(desk, unit)
    rows = [dialog.rows.index(row).data() for row in range(3)]
    assert rows[0] == "Chen, Quinn · visitor Northern Marine Ltd · in since Mon 22:42, 20 h"
    assert rows[1].endswith(" · in since 04:42, 14 h")


def test_an_empty_list_is_said(desk: HandDesk) -> None:
    """Where nobody is in for long there is nothing to tick."""
    desk.requests.long_in_requested.emit()
    assert said(desk) == "Nobody is in for over 12 hours."


def test_a_time_that_is_not_asked_for_is_not_wrong(desk: HandDesk, story: PassageStory) -> None:
    """Of what did not happen no time is asked: what was wrong with one is not said, until it is asked for again."""
    dialog = correcting(desk, story)
    dialog.time.edit.setText("at noon")
    dialog.time.check()
    assert dialog.time.problem
    dialog.happened.choose(Happened.NOTHING)
    dialog.happened.changed.emit()
    assert not dialog.time.problem
    dialog.happened.choose(Happened.OUT)
    dialog.happened.changed.emit()
    assert dialog.time.problem
