"""The scans that the database refuses, as a person finds, retries and dismisses them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.station_status import JournalStatus
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.settling.reason_dialog import LONGEST, ReasonDialog
from tests.gui.conftest import OPERATOR, Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.fake_quarantine import FakeQuarantine, refused
from tests.support.invented_desk import member

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def quarantine() -> FakeQuarantine:
    """Three refused scans, the second of a badge that this station does not know."""
    return FakeQuarantine(refused(1), refused(3), refused(2))


@pytest.fixture
def desk(open_desk: OpenDesk, quarantine: FakeQuarantine) -> Desk:
    """A desk whose station has them, showing the page."""
    desk = open_desk(quarantine=quarantine)
    tell(desk)
    press_key(desk.window, Qt.Key.Key_F7)
    return desk


def tell(desk: Desk) -> None:
    """Say how many scans the station has refused, as its journal does."""
    desk.signals.journal_changed.emit(JournalStatus(quarantined=len(desk.quarantine.scans)))


def page_of(desk: Desk) -> SettlingPage:
    """Return the page."""
    return desk.window.settling.page


def dialog_of(desk: Desk) -> ReasonDialog:
    """Return the dialog that is open."""
    dialog = desk.window.settling.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def who(desk: Desk) -> list[str]:
    """Return whom the list names, from its top."""
    return [line.who for line in page_of(desk).refused.model.rows]


# --- found ----------------------------------------------------------------------------------------------------------


def test_f7_shows_what_was_refused_newest_first(desk: Desk) -> None:
    """By name where this station's copy knows one, else by the badge's last characters."""
    assert desk.window.rail.buttons["settling"].isChecked()
    assert who(desk) == [member(1).display_name, member(2).display_name, "Badge …93A3"]
    assert page_of(desk).refused.title.text() == "Scans that the database refuses, at this station · 3"


def test_what_is_chosen_says_why_and_what_to_do(desk: Desk) -> None:
    """The keyboard is on the list; walking on it shows each scan with its facts."""
    page = page_of(desk)
    assert page.refused.view.hasFocus()
    assert page.details.head.title.text() == member(1).display_name
    assert page.details.facts.value_of("Refused because") == refused(1).reason
    assert page.details.facts.value_of("Told at the reader") == "Checked in"
    press_key(page.refused.view, Qt.Key.Key_Down)
    assert page.details.head.title.text() == member(2).display_name
    assert page.details.facts.value_of("Told at the reader") == "nothing"
    assert "deliver it again" in page.details.advice.text()


def test_nothing_to_settle_says_what_the_page_is_for(open_desk: OpenDesk) -> None:
    """An operator who opens it by mistake learns when to come back."""
    desk = open_desk()
    press_key(desk.window, Qt.Key.Key_F7)
    page = page_of(desk)
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Nothing to settle"
    assert not page.details.isVisible()


def test_the_rail_counts_what_there_is(desk: Desk) -> None:
    """In figures and to be heard; without any, nothing is counted."""
    assert desk.window.rail.buttons["settling"].accessibleName() == "To settle: 3"
    desk.quarantine.scans.clear()
    tell(desk)
    assert desk.window.rail.buttons["settling"].accessibleName() == "To settle"


def test_the_strip_leads_to_the_page(desk: Desk) -> None:
    """Whoever sees that scans were set aside is one click from them."""
    desk.window.show_desk()
    QTest.mouseClick(desk.window.strip.quarantined, Qt.MouseButton.LeftButton)
    assert page_of(desk).isVisible()


def test_a_scan_that_is_refused_meanwhile_appears_and_the_choice_stays(desk: Desk) -> None:
    """What a person reads does not change under their eyes."""
    page = page_of(desk)
    press_key(page.refused.view, Qt.Key.Key_Down)
    desk.quarantine.scans.append(replace(refused(1), id=refused(9).id, holder="S1 New, N."))
    tell(desk)
    assert len(who(desk)) == 4
    assert page.details.head.title.text() == member(2).display_name


def test_a_scan_that_comes_back_at_once_is_seen(desk: Desk, qtbot: QtBot) -> None:
    """A count that is the same again tells nothing: the page looks by itself."""
    scans = list(desk.quarantine.scans)
    press_key(page_of(desk), Qt.Key.Key_R, CTRL)
    assert len(who(desk)) == 2
    desk.quarantine.scans[:] = scans
    qtbot.waitUntil(lambda: len(who(desk)) == 3)


def test_a_journal_that_cannot_be_read_is_said_and_the_list_stays(desk: Desk) -> None:
    """One sentence in the place of the count; what was there is still there."""
    desk.quarantine.broken = "The disk cannot be read."
    desk.window.show_desk()
    press_key(desk.window, Qt.Key.Key_F7)
    assert page_of(desk).refused.note.text() == "The disk cannot be read."
    assert len(who(desk)) == 3
    desk.signals.journal_changed.emit(JournalStatus(problem="The disk cannot be read."))
    assert desk.window.rail.buttons["settling"].accessibleName() == "To settle: 3"


# --- delivered again ------------------------------------------------------------------------------------------------


def test_one_scan_is_delivered_again(desk: Desk) -> None:
    """The chosen one goes, and the next one is chosen."""
    page = page_of(desk)
    press_key(page, Qt.Key.Key_R, CTRL)
    assert desk.quarantine.retried == [refused(1).id]
    assert page.message.text().startswith("It is delivered again now.")
    assert page.details.head.title.text() == member(2).display_name


def test_all_scans_are_delivered_again(desk: Desk) -> None:
    """After the cause was mended nobody goes through a list; the page is empty then."""
    page = page_of(desk)
    press_key(page, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(desk.quarantine.retried) == 3
    assert page.message.text().startswith("3 scans are delivered again now.")
    assert page.empty.isVisible()


def test_nothing_more_is_taken_while_something_is_done(desk: Desk) -> None:
    """A second press finds the buttons grey."""
    page = page_of(desk)
    desk.background.held = True
    page.details.retry.click()
    assert not page.details.retry.isEnabled()
    assert not page.details.dismiss.isEnabled()
    desk.background.release()
    assert page.details.retry.isEnabled()
    assert desk.quarantine.retried == [refused(1).id]


def test_what_cannot_be_done_is_said_in_one_sentence(desk: Desk) -> None:
    """The scan is still there."""
    desk.quarantine.broken = "The disk is full."
    page_of(desk).details.retry.click()
    assert page_of(desk).message.text() == "The disk is full."
    assert len(who(desk)) == 3


# --- dismissed ------------------------------------------------------------------------------------------------------


def test_a_scan_is_dismissed_with_a_reason(desk: Desk, qtbot: QtBot) -> None:
    """By this computer's account, in the person's words."""
    page = page_of(desk)
    press_key(page, Qt.Key.Key_Delete, CTRL)
    dialog = dialog_of(desk)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.answer.isEnabled()
    type_text(dialog.text, "  a test badge ")
    press_key(dialog.text, Qt.Key.Key_Return, CTRL)
    (gone,) = desk.quarantine.let_go
    assert gone.id == refused(1).id
    assert gone.dismissal is not None
    assert (gone.dismissal.by, gone.dismissal.reason) == (OPERATOR, "a test badge")
    assert len(who(desk)) == 2


def test_a_reason_that_was_taken_is_not_offered_again(desk: Desk) -> None:
    """Only what could not be kept is kept for the person."""
    page_of(desk).details.dismiss.click()
    dialog_of(desk).text.setPlainText("a test badge")
    dialog_of(desk).answer.click()
    desk.quarantine.scans.append(refused(1))
    tell(desk)
    page_of(desk).refused.view.choose_row(0)
    page_of(desk).details.dismiss.click()
    assert dialog_of(desk).text.toPlainText() == ""
    dialog_of(desk).reject()


def test_a_dialog_that_is_left_dismisses_nothing_and_keeps_what_was_typed(desk: Desk) -> None:
    """Esc is a change of mind, not a loss of two sentences."""
    page = page_of(desk)
    page.details.dismiss.click()
    type_text(dialog_of(desk).text, "perhaps")
    press_key(dialog_of(desk).text, Qt.Key.Key_Escape)
    assert desk.quarantine.let_go == []
    assert page.isVisible()
    page.details.dismiss.click()
    assert dialog_of(desk).text.toPlainText() == "perhaps"
    dialog_of(desk).reject()


def test_a_reason_that_could_not_be_kept_stands_there_again(desk: Desk) -> None:
    """Nothing that a person typed is lost by a full disk."""
    desk.quarantine.broken = "The disk is full."
    page_of(desk).details.dismiss.click()
    dialog_of(desk).text.setPlainText("entered by hand")
    dialog_of(desk).answer.click()
    assert page_of(desk).message.text() == "The disk is full."
    page_of(desk).details.dismiss.click()
    assert dialog_of(desk).text.toPlainText() == "entered by hand"
    dialog_of(desk).reject()


def test_a_reason_has_a_length_that_is_read(desk: Desk) -> None:
    """A page that is pasted in by mistake is cut, and Tab leads on to the buttons."""
    page_of(desk).details.dismiss.click()
    dialog = dialog_of(desk)
    dialog.text.setPlainText("x" * (LONGEST + 10))
    assert len(dialog.text.toPlainText()) == LONGEST
    press_key(dialog.text, Qt.Key.Key_Tab)
    assert not dialog.text.hasFocus()
    dialog.reject()
