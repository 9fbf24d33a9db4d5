"""The reader's page: its state, a badge to try, and the choice."""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, OnScan
from sentinel_desktop.domain.enrolment import Enrollable
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.readers import BadFrame, CardFamily, ReaderChoice, ReaderState, ReaderStatus
from sentinel_desktop.ui.readers.page import ReaderPage
from sentinel_desktop.ui.readers.wording import bad_frame_word, family_word, tried_look
from tests.gui.conftest import Clock, Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.fake_reader_control import FRONT, REAR, FakeReaderControl, tried
from tests.support.invented_desk import NOW, answer, member

READY = ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "rdm6300")


def reader_page(desk: Desk, status: ReaderStatus = READY) -> ReaderPage:
    """Show the page of a reader in a state."""
    desk.signals.reader_changed.emit(status)
    press_key(desk.window, Qt.Key.Key_F8)
    return desk.window.reader.page


# --- how it is ------------------------------------------------------------------------------------------------------


def test_f8_shows_how_the_reader_is(desk: Desk) -> None:
    """Everything that the reader counts, by name."""
    status = ReaderStatus(
        ReaderState.READY,
        "/dev/ttyUSB0",
        "rdm6300",
        NOW - timedelta(seconds=4),
        NOW - timedelta(minutes=3),
        frames=1234,
        folded=986,
        bad_frames={BadFrame.NOISE: 11, BadFrame.CHECKSUM: 2},
        lost_reads=3,
        reconnects=1,
    )
    page = reader_page(desk, status)
    assert page.isVisible()
    assert desk.window.rail.buttons["reader"].isChecked()
    assert page.state.head.title.text() == "Ready"
    facts = page.state.facts.value_of
    assert facts("Port") == "/dev/ttyUSB0"
    assert facts("Protocol") == "RDM6300 or Seeed 125 kHz"
    assert facts("Last byte") == "18:42:03 · 4 s ago"
    assert facts("Last badge") == "18:39:07 · 3 min ago"
    assert facts("Badge frames") == "1,234"
    assert facts("of these, repeats folded") == "986"
    assert facts("Bad frames") == "2 wrong checksum, 11 noise"
    assert facts("Reads the reader lost") == "3"
    assert facts("Reconnects") == "1"


def test_ages_grow_while_the_page_is_looked_at(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    """Nobody has to press anything to see that a reader has gone quiet."""
    page = reader_page(desk, ReaderStatus(ReaderState.READY, last_byte_at=NOW))
    clock.at += timedelta(minutes=2)
    qtbot.waitUntil(lambda: "2 min ago" in page.state.facts.value_of("Last byte"))


def test_a_lost_reader_says_so_with_what_the_system_said(desk: Desk) -> None:
    """And no badge can be tried on it."""
    page = reader_page(desk, ReaderStatus(ReaderState.LOST, "COM3", detail="Access is denied"))
    assert page.state.head.title.text() == "Lost"
    assert page.state.detail.text() == "Access is denied"
    assert not page.trial.begin.isEnabled()
    desk.signals.reader_changed.emit(READY)
    assert page.trial.begin.isEnabled()


@pytest.mark.parametrize("kind", BadFrame)
def test_every_kind_of_bad_frame_has_words(kind: BadFrame) -> None:
    """A new kind is not shown as a code."""
    assert bad_frame_word(kind)


# --- a badge to try -------------------------------------------------------------------------------------------------


def test_the_next_badge_is_shown_and_the_trial_is_over(desk: Desk) -> None:
    """One badge, with its serial, its other spellings and whose it is."""
    page = reader_page(desk)
    press_key(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert desk.reader.is_trying
    assert page.trial.is_waiting
    assert page.trial.left.text() == "30 s left"
    holder = Holder(member(5), OnScan.ALLOW, archived=False)
    badge = Badge(BadgeId(UUID(int=5)), "010063E9AE", BadgeKind.MEMBER, OnScan.ALLOW, holder)
    desk.reader.present(tried(badge=badge, enrollable=Enrollable.ENROLLED_ALREADY))
    assert not page.trial.is_waiting
    assert page.trial.head.title.text() == member(5).display_name
    assert page.trial.facts.value_of("Serial") == "010063E9AE"
    assert page.trial.facts.value_of("Also spelled") == "0006547886, 099,59822, AEE9630001"
    assert page.trial.facts.value_of("Card") == "125 kHz tag"


def test_a_trial_without_a_badge_says_that_none_came(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    """The seconds are counted down; the station's word ends it."""
    page = reader_page(desk)
    page.trial.begin.click()
    clock.at += timedelta(seconds=20)
    qtbot.waitUntil(lambda: page.trial.left.text() == "10 s left")
    desk.reader.run_out()
    assert not page.trial.is_waiting
    assert page.trial.head.title.text() == "No badge came within 30 s"


def test_esc_ends_a_trial_and_then_leads_back_to_the_desk(desk: Desk) -> None:
    """The first press only makes badges be recorded again."""
    page = reader_page(desk)
    page.trial.begin.click()
    press_key(page, Qt.Key.Key_Escape)
    assert not desk.reader.is_trying
    assert page.isVisible()
    press_key(page, Qt.Key.Key_Escape)
    assert desk.page.isVisible()


def test_leaving_the_page_ends_a_trial(desk: Desk) -> None:
    """Nobody taps a badge at the desk that is shown on a page they do not see."""
    reader_page(desk).trial.begin.click()
    press_key(desk.window, Qt.Key.Key_1)
    assert desk.page.isVisible()
    assert not desk.reader.is_trying
    assert not desk.window.reader.page.trial.is_waiting


def test_the_end_of_an_older_trial_ends_no_newer_one(desk: Desk) -> None:
    """What was on its way when a person tried again is not taken for the new trial's."""
    page = reader_page(desk)
    page.trial.begin.click()
    desk.window.reader.go_back()
    page.trial.begin.click()
    desk.signals.badge_tried.emit(1, None)
    assert page.trial.is_waiting


@pytest.mark.parametrize("enrollable", Enrollable)
@pytest.mark.parametrize("family", CardFamily)
def test_every_verdict_has_a_sentence_of_its_own(enrollable: Enrollable, family: CardFamily) -> None:
    """Whoever wants to enrol a badge reads whether it can be, and if not why."""
    sentences = {tried_look(tried(enrollable=every)).sentence for every in Enrollable}
    assert len(sentences) == len(Enrollable)
    look = tried_look(tried(enrollable=enrollable, family=family))
    assert look.sentence in sentences
    assert family_word(family) in {fact.value for fact in look.facts}


@pytest.mark.parametrize("kind", BadgeKind)
@pytest.mark.parametrize("on_scan", OnScan)
def test_a_badge_without_a_holder_is_told_by_its_kind(kind: BadgeKind, on_scan: OnScan) -> None:
    """And what a scan of it would come to."""
    look = tried_look(tried(badge=Badge(BadgeId(UUID(int=5)), "010063E9AE", kind, on_scan, None)))
    assert look.title != tried_look(tried()).title
    assert look.facts[-1].is_bad is (on_scan is not OnScan.ALLOW)


# --- which reader ---------------------------------------------------------------------------------------------------


def test_an_attached_reader_is_used_when_a_person_says_so(open_desk: OpenDesk) -> None:
    """By name, with the protocol that was chosen; what is said is what the station then has."""
    desk = open_desk(reader=FakeReaderControl(FRONT, REAR))
    page = reader_page(desk)
    page.choice.readers.setCurrentIndex(page.choice.readers.model().index(2, 0))
    page.choice.protocol.setCurrentIndex(page.choice.protocol.findData("line"))
    press_key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.reader.used == ReaderChoice(REAR.url, "line")
    assert page.choice.chosen == desk.reader.used
    assert page.choice.message.text() == "Used from now on, and after the next start."


def test_nothing_more_is_taken_while_a_reader_is_changed(open_desk: OpenDesk) -> None:
    """A second press finds the button grey until the first one is done."""
    desk = open_desk(reader=FakeReaderControl(FRONT))
    page = reader_page(desk)
    desk.background.held = True
    page.choice.use.click()
    assert not page.choice.use.isEnabled()
    desk.background.release()
    assert page.choice.use.isEnabled()


def test_a_choice_that_is_refused_stays_in_the_fields(open_desk: OpenDesk) -> None:
    """One sentence says why, and nothing that was typed is lost."""
    desk = open_desk(reader=FakeReaderControl(FRONT, refuses="The pattern has no group named id."))
    page = reader_page(desk)
    page.choice.readers.setCurrentIndex(page.choice.readers.model().index(1, 0))
    page.choice.protocol.setCurrentIndex(page.choice.protocol.findData("pcprox-text"))
    page.choice.pattern.setText("([0-9]+)")
    page.choice.use.click()
    assert page.choice.message.text() == "The pattern has no group named id."
    assert page.choice.chosen == ReaderChoice(FRONT.url, "pcprox-text", "([0-9]+)")
    assert desk.reader.used == ReaderChoice()


def test_a_pattern_is_asked_for_only_where_the_protocol_takes_one(desk: Desk) -> None:
    """Elsewhere the field is not there, and what stands in it is not chosen."""
    page = reader_page(desk)
    assert not page.choice.pattern.isVisible()
    page.choice.protocol.setCurrentIndex(page.choice.protocol.findData("pcprox-text"))
    assert page.choice.pattern.isVisible()
    page.choice.pattern.setText("(?P<id>[0-9]+)")
    page.choice.protocol.setCurrentIndex(page.choice.protocol.findData("line"))
    assert page.choice.chosen.pattern == ""


def test_a_choice_fixed_elsewhere_says_so_and_cannot_be_changed(open_desk: OpenDesk) -> None:
    """The sentence says where it is fixed."""
    desk = open_desk(reader=FakeReaderControl(FRONT, fixed_by="The reader is given by the command line."))
    page = reader_page(desk)
    assert page.choice.message.text() == "The reader is given by the command line."
    choice = page.choice
    assert not any(w.isEnabled() for w in (choice.readers, choice.protocol, choice.pattern, choice.use))


def test_readers_that_are_plugged_in_meanwhile_are_offered(open_desk: OpenDesk) -> None:
    """By F5, and by themselves when the reader's state changes; a row that was chosen stays so."""
    desk = open_desk(reader=FakeReaderControl(FRONT))
    page = reader_page(desk)
    page.choice.readers.setCurrentIndex(page.choice.readers.model().index(1, 0))
    desk.reader.offers = (REAR, FRONT)
    press_key(page, Qt.Key.Key_F5)
    assert page.choice.readers.model().rowCount() == 3
    assert page.choice.chosen.url == FRONT.url
    desk.reader.offers = (REAR,)
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST))
    assert page.choice.readers.model().rowCount() == 2


def test_a_reader_in_use_that_is_not_attached_has_its_row(open_desk: OpenDesk) -> None:
    """So that it is seen what the station looks for."""
    control = FakeReaderControl(FRONT)
    control.used = ReaderChoice("/dev/ttyUSB7")
    page = reader_page(open_desk(reader=control))
    assert page.choice.readers.currentIndex().data() == "/dev/ttyUSB7 (not attached now)"
    assert page.choice.chosen.url == "/dev/ttyUSB7"


def test_where_one_must_be_chosen_the_keyboard_is_on_the_readers(open_desk: OpenDesk) -> None:
    """F8, a row, Ctrl+Return: nothing else is needed at night."""
    desk = open_desk(reader=FakeReaderControl(FRONT, REAR))
    page = reader_page(desk, ReaderStatus(ReaderState.SEARCHING, offers=(FRONT, REAR)))
    assert page.choice.readers.hasFocus()
    press_key(page.choice.readers, Qt.Key.Key_Down)
    press_key(page.choice.readers, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.reader.used.url == FRONT.url


# --- scans meanwhile ------------------------------------------------------------------------------------------------


def test_an_answer_is_seen_over_the_page(open_desk: OpenDesk, qtbot: QtBot) -> None:
    """Whoever taps a badge sees what it came to, whatever page the operator looks at; then it goes."""
    desk = open_desk(result_shown=timedelta(milliseconds=60))
    reader_page(desk)
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(5)))
    notice = desk.window.scan_notice
    assert notice.isVisible()
    assert notice.title.text() == f"CHECKED IN · {member(5).rank} {member(5).last_name}"
    assert notice.width() == desk.window.pages.width()
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_an_answer_stays_over_the_page_that_is_opened_next(desk: Desk) -> None:
    """Who goes on to another page still reads the answer, and not the head of the page through it."""
    reader_page(desk)
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(5)))
    desk.window.show_place("settling")
    notice = desk.window.scan_notice
    assert notice.isVisible()
    layers = [each for each in desk.window.pages.children() if isinstance(each, QWidget)]
    assert layers[-1] is notice


def test_on_the_desk_the_panel_shows_the_answer_alone(desk: Desk) -> None:
    """Nothing lies over the board, also when a person comes back to it."""
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(5)))
    assert not desk.window.scan_notice.isVisible()
    reader_page(desk)
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_OUT, member(5), 2))
    desk.window.show_desk()
    assert not desk.window.scan_notice.isVisible()
