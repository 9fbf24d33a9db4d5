"""The status strip."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.hand_acts import HandActStatus
from sentinel_desktop.domain.readers import BadFrame, ReaderState, ReaderStatus
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from tests.gui.conftest import Clock, Desk
from tests.support.active_windows import press_key
from tests.support.fake_reader_control import FRONT, REAR
from tests.support.invented_desk import NOW


def test_a_ready_reader_says_profile_and_last_badge(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    """The age of the last badge grows by itself."""
    badge = NOW - timedelta(seconds=4)
    desk.signals.reader_changed.emit(
        ReaderStatus(ReaderState.READY, "COM3", "RDM6300", badge, badge, bad_frames={BadFrame.CHECKSUM: 2})
    )
    reader = desk.window.strip.reader
    assert reader.strong.text() == "Reader ready"
    assert reader.quiet.text() == "RDM6300 · last badge 4 s ago · 2 bad frames"
    clock.at += timedelta(minutes=3)
    qtbot.waitUntil(lambda: "3 min ago" in reader.quiet.text())


@pytest.mark.parametrize("state", ReaderState)
def test_every_state_of_the_reader_has_words(desk: Desk, state: ReaderState) -> None:
    """And what the operating system said stands behind them."""
    desk.signals.reader_changed.emit(ReaderStatus(state, "COM3", detail="Access is denied"))
    assert desk.window.strip.reader.strong.text().startswith("Reader")
    assert desk.window.strip.reader.toolTip() == "COM3 · Access is denied"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DatabaseState.STARTING, "Database starting"),
        (DatabaseState.LIVE, "Database live"),
        (DatabaseState.AWAY, "Database away"),
        (DatabaseState.REFUSED, "Database refuses"),
    ],
)
def test_every_state_of_the_database_has_words_and_a_time(desk: Desk, state: DatabaseState, words: str) -> None:
    """The time is that of the last confirmation."""
    desk.signals.database_changed.emit(DatabaseStatus(state, NOW))
    assert desk.window.strip.database.strong.text() == words
    assert desk.window.strip.database.quiet.text() == "as of 18:42:07"


def test_while_the_database_is_away_the_strip_names_the_copy(desk: Desk) -> None:
    """What badges are answered from counts then; when it is back, its own time does."""
    quiet = desk.window.strip.database.quiet
    desk.signals.copy_taken.emit(NOW - timedelta(minutes=40))
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW))
    assert quiet.text() == "copy of 18:02"
    desk.signals.copy_taken.emit(NOW - timedelta(minutes=10))
    assert quiet.text() == "copy of 18:32"
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    assert quiet.text() == "as of 18:42:07"


def test_what_waits_is_counted_and_what_was_set_aside_only_shows_when_there_is_some(desk: Desk) -> None:
    """Nothing waits, three wait, one was refused for good, the journal is broken."""
    strip = desk.window.strip
    assert strip.waiting.strong.text() == "Waiting 0"
    assert not strip.quarantined.isVisible()
    desk.signals.journal_changed.emit(JournalStatus(3, 1, NOW - timedelta(minutes=11)))
    assert (strip.waiting.strong.text(), strip.waiting.quiet.text()) == ("Waiting 3", "since 18:31")
    assert strip.quarantined.isVisible()
    assert strip.quarantined.strong.text() == "1 set aside"
    desk.signals.journal_changed.emit(JournalStatus(problem="The disk is full."))
    assert strip.waiting.strong.text() == "Journal broken"
    assert not strip.quarantined.isVisible()


def test_a_clock_is_off_from_more_than_five_seconds_on(desk: Desk) -> None:
    """Less, nobody sees; what is much is told in minutes or hours."""
    clock = desk.window.strip.clock
    told = {5: None, -5: None, 6: "Clock 6 s slow", -300: "Clock 5 min fast", 7200: "Clock 2 h slow"}
    for seconds, words in told.items():
        desk.signals.day_changed.emit(StationDay(date(2026, 11, 25), timedelta(seconds=seconds)))
        assert clock.isVisible() == (words is not None)
        assert words is None or clock.strong.text() == words


def test_the_readers_item_leads_to_its_page(desk: Desk) -> None:
    """By a click, by Enter and by the space bar; other items lead nowhere."""
    reader = desk.window.strip.reader
    QTest.mouseClick(reader, Qt.MouseButton.LeftButton)
    assert desk.window.reader.page.isVisible()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        desk.window.show_desk()
        press_key(reader, key)
        assert desk.window.reader.page.isVisible()
    desk.window.show_desk()
    QTest.mouseClick(desk.window.strip.database, Qt.MouseButton.LeftButton)
    assert desk.page.isVisible()


def test_several_readers_and_none_chosen_is_said(desk: Desk) -> None:
    """In the strip and on the desk, with the key that leads to the choice."""
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.SEARCHING, offers=(FRONT, REAR)))
    assert desk.window.strip.reader.strong.text() == "Choose a reader"
    assert "F8" in desk.page.scan_panel.accessibleDescription()
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.SEARCHING, offers=(FRONT,)))
    assert desk.window.strip.reader.strong.text() == "Reader: searching"


def test_a_long_queue_says_how_long_it_takes(desk: Desk) -> None:
    """While it drains, the minutes that are left; the sentence behind it has everything."""
    waiting = desk.window.strip.waiting
    since = NOW - timedelta(hours=21)
    desk.signals.journal_changed.emit(JournalStatus(83_211, 0, since, delivered_a_second=240.0))
    assert (waiting.strong.text(), waiting.quiet.text()) == ("Waiting 83,211", "6 min")
    assert waiting.toolTip() == (
        "Scans on this computer that wait for the database: 83,211. The oldest was read at Mon 21:42."
        " 240 a second are delivered; in about 6 min none waits any more."
    )
    desk.signals.journal_changed.emit(JournalStatus(83_211, 0, since))
    assert waiting.quiet.text() == "since 21:42"
    assert "a second" not in waiting.toolTip()


def test_badges_that_could_not_be_kept_are_told(desk: Desk) -> None:
    """Also when the journal works again: with nothing waiting, and with something."""
    waiting = desk.window.strip.waiting
    missed = "Badges read since the start that could not be kept and were not recorded: 2."
    desk.signals.journal_changed.emit(JournalStatus(not_journalled=2))
    assert (waiting.strong.text(), waiting.toolTip()) == ("Waiting 0", missed)
    desk.signals.journal_changed.emit(JournalStatus(1, 0, NOW, not_journalled=2))
    assert waiting.toolTip().endswith(missed)


def test_the_operational_day_is_shown_before_anybody_tells_it(desk: Desk) -> None:
    """By the desk's clock at first, then as told; a clock that is off is named."""
    strip = desk.window.strip
    assert strip.day.strong.text() == "Tue 24 Nov"
    assert not strip.clock.isVisible()
    desk.signals.day_changed.emit(StationDay(date(2026, 11, 25), timedelta(seconds=-90)))
    assert strip.day.strong.text() == "Wed 25 Nov"
    assert strip.clock.strong.text() == "Clock 90 s fast"
    desk.signals.day_changed.emit(StationDay(date(2026, 11, 25), timedelta(seconds=1)))
    assert not strip.clock.isVisible()


def test_what_was_done_by_hand_shows_while_some_of_it_waits(desk: Desk) -> None:
    """Beside the scans that wait; what was refused counts with the scans that were."""
    strip = desk.window.strip
    assert not strip.by_hand.isVisible()
    desk.signals.hand_acts_changed.emit(HandActStatus(waiting=3, refused=2))
    assert strip.by_hand.isVisible()
    assert strip.by_hand.strong.text() == "By hand 3 waiting"
    assert strip.quarantined.strong.text() == "2 set aside"
    desk.signals.journal_changed.emit(JournalStatus(quarantined=4))
    assert strip.quarantined.strong.text() == "6 set aside"
    desk.signals.hand_acts_changed.emit(HandActStatus())
    assert not strip.by_hand.isVisible()
    assert strip.quarantined.strong.text() == "4 set aside"


def test_what_is_done_by_hand_and_cannot_be_kept_is_said(desk: Desk) -> None:
    """A disk that refuses counts nothing: what was set aside still is."""
    strip = desk.window.strip
    desk.signals.hand_acts_changed.emit(HandActStatus(refused=2))
    desk.signals.hand_acts_changed.emit(HandActStatus(problem="The disk is full."))
    assert strip.by_hand.strong.text() == "By hand: not kept"
    assert strip.by_hand.toolTip() == "The disk is full."
    assert strip.quarantined.strong.text() == "2 set aside"


def test_words_that_are_not_missed_give_way_before_a_third_line(desk: Desk) -> None:
    """Warnings and states stay; whoever points at an item, or hears it, has what was left out; it is back with room."""
    strip, badge = desk.window.strip, NOW - timedelta(seconds=4)
    ready = ReaderStatus(ReaderState.READY, "COM3", "RDM6300", badge, badge, bad_frames={BadFrame.CHECKSUM: 2})
    desk.signals.reader_changed.emit(ready)
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW))
    desk.signals.journal_changed.emit(JournalStatus(3, 1, NOW - timedelta(minutes=11)))
    desk.signals.day_changed.emit(StationDay(date(2026, 11, 25), timedelta(seconds=-90)))
    whole = "RDM6300 · last badge 4 s ago · 2 bad frames"
    desk.window.resize(1600, 860)
    QApplication.processEvents()
    assert (strip.reader.quiet.text(), strip.reader.toolTip()) == (whole, "COM3")
    strip.setFixedWidth(620)
    QApplication.processEvents()
    assert strip.heightForWidth(620) < 4 * strip.reader.height()
    assert strip.reader.quiet.text() == "2 bad frames"
    assert strip.reader.toolTip() == f"{whole} · COM3"
    assert whole in strip.reader.accessibleName()
    assert not strip.day.quiet.isVisible()
    assert (strip.database.quiet.text(), strip.waiting.quiet.text()) == ("as of 18:42:07", "since 18:31")
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST, "COM3", "RDM6300"))
    QApplication.processEvents()
    assert strip.reader.quiet.text() == "RDM6300"
    strip.setFixedWidth(1600)
    QApplication.processEvents()
    assert strip.day.quiet.text() == "operational day"
