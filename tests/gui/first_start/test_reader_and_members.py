"""Two of the questions: the reader with a badge to try it, and what the unit begins with."""

from PySide6.QtCore import Qt

from sentinel_desktop.domain.first_start import FirstContent, Step
from sentinel_desktop.domain.readers import ReaderChoice, ReaderState, ReaderStatus
from tests.gui.first_start.conftest import Begin
from tests.support.fake_first_start import FakeFirstStart
from tests.support.fake_reader_control import FRONT, REAR, FakeReaderControl

ALT = Qt.KeyboardModifier.AltModifier


# --- the reader -------------------------------------------------------------------------------------------------------


def test_a_badge_that_is_tapped_is_shown(begin: Begin) -> None:
    """The state of the reader, and the badge: recorded nowhere."""
    start = begin()
    start.come_to(Step.READER)
    page = start.window.reader
    assert start.work.tell_reader is not None
    assert start.work.tap is not None
    assert page.state.title.text() == "Searching"
    start.work.tell_reader(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "rdm6300"))
    start.work.tap("62E3" + "086CED")
    assert page.state.sentence.text() == "On /dev/ttyUSB0."
    assert page.trial.title.text() == "Badge 62E3" + "086CED"
    assert "recorded nowhere" in page.trial.sentence.text()
    start.enter()
    assert start.work.tap is None
    start.enter()
    assert start.window.done.facts.value_of("Reader") == "on /dev/ttyUSB0"


def test_a_reader_is_chosen_by_the_arrows(begin: Begin) -> None:
    """Where the walk through the list ends; what is plugged in later shows after F5."""
    work = FakeFirstStart()
    work.control = FakeReaderControl(FRONT)
    start = begin(work)
    start.come_to(Step.READER)
    model = start.window.reader.readers.model()
    assert model.rowCount() == 2
    work.control.offers = (FRONT, REAR)
    start.press(Qt.Key.Key_F5)
    assert model.rowCount() == 3
    start.press(Qt.Key.Key_Down)
    start.press(Qt.Key.Key_Down)
    start.qtbot.waitUntil(lambda: work.control.used == ReaderChoice(REAR.url))


def test_a_reader_that_is_given_is_not_chosen(begin: Begin) -> None:
    """It is said what fixes it, and Enter goes on."""
    work = FakeFirstStart()
    work.control = FakeReaderControl(FRONT, fixed_by="The reader is given by the command line.")
    start = begin(work)
    start.come_to(Step.READER)
    assert not start.window.reader.readers.isEnabled()
    assert start.window.reader.message.text() == "The reader is given by the command line."
    start.enter()
    assert start.is_at(Step.CONTENT)


def test_a_choice_that_is_refused_is_said(begin: Begin) -> None:
    """Beside the list; the question can be left all the same."""
    work = FakeFirstStart()
    work.control = FakeReaderControl(FRONT, refuses="There is no such reader.")
    start = begin(work)
    start.come_to(Step.READER)
    start.press(Qt.Key.Key_Down)
    start.qtbot.waitUntil(lambda: start.window.reader.message.text() == "There is no such reader.")
    start.enter()
    assert start.is_at(Step.CONTENT)


def test_a_reader_that_was_let_go_of_is_opened_again(begin: Begin) -> None:
    """Whoever comes back to the question taps a badge again; that it was let go of is no fault of the reader."""
    start = begin()
    start.come_to(Step.READER)
    assert start.work.tell_reader is not None
    tell = start.work.tell_reader
    tell(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "rdm6300"))
    start.enter()
    tell(ReaderStatus(ReaderState.STOPPED))
    assert start.window.reader.state.sentence.text() == "On /dev/ttyUSB0."
    start.press(Qt.Key.Key_Left, ALT)
    assert start.is_at(Step.READER)
    assert start.work.tap is not None
    start.work.tap("62E3" + "086CED")
    assert start.window.reader.trial.title.text() == "Badge 62E3" + "086CED"


# --- what it begins with ----------------------------------------------------------------------------------------------


def test_empty_is_an_answer(begin: Begin) -> None:
    """Nobody is invented then."""
    start = begin()
    start.come_to(Step.CONTENT)
    start.press(Qt.Key.Key_2, ALT)
    assert start.window.content.content is FirstContent.EMPTY
    start.enter()
    assert start.is_at(Step.DONE)
    assert start.work.unit.members == 0
    assert start.window.done.facts.value_of("Members") == "none yet"


def test_a_sample_is_broken_off_by_its_key(begin: Begin) -> None:
    """While it is being invented; what is under way hears it."""
    start = begin()
    start.come_to(Step.CONTENT)
    start.background.held = True
    start.enter()
    assert start.window.is_busy
    start.window.work.break_off_requested.emit()
    start.background.release()
    assert start.is_at(Step.CONTENT)
    assert start.work.unit.members == 0


def test_a_sample_that_is_broken_off_leaves_the_question(begin: Begin) -> None:
    """Nothing is loaded, it is said, and it can be asked for again."""
    start = begin()
    start.come_to(Step.CONTENT)
    start.work.breaks_off = True
    start.enter()
    assert start.is_at(Step.CONTENT)
    assert "nothing was loaded" in start.window.message.text()
    start.work.breaks_off = False
    start.enter()
    assert start.is_at(Step.DONE)
