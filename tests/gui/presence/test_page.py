"""The desk page behind its signals: what is told, shows."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardChange, SilentStation, StationOffTime
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.passages import TOLD_OTHERWISE_ROLE
from sentinel_desktop.ui.presence.presenter import PresencePresenter
from sentinel_desktop.ui.presence.scopes import ALL, division
from sentinel_desktop.ui.signals import DeskSignals
from tests.gui.conftest import QUICK, Clock, Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.invented_desk import NOW, answer, entry, evening, member, snapshot

LATER = NOW + timedelta(seconds=1)


def live(desk: Desk, count: int = 42) -> None:
    """Make everything well, with this many in."""
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.READY, "COM3", "RDM6300"))
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    desk.signals.board_replaced.emit(snapshot(count))


def idle_title(desk: Desk) -> str:
    """Return what the panel says between badges."""
    return desk.page.scan_panel.accessibleDescription()


def test_a_scan_shows_on_the_panel_and_the_board_in_the_same_moment(desk: Desk) -> None:
    """No reading of the database lies between."""
    live(desk)
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(77), at=LATER))
    assert desk.page.scan_panel.answer is not None
    assert member(77).display_name in desk.names()
    assert desk.page.count.text() == "43"
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_OUT, member(77), number=2, at=LATER))
    assert member(77).display_name not in desk.names()


def test_a_result_goes_by_itself(open_desk: OpenDesk, qtbot: QtBot) -> None:
    """After its time the panel waits for the next badge."""
    desk = open_desk(result_shown=QUICK)
    live(desk)
    desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(77), at=LATER))
    qtbot.waitUntil(lambda: desk.page.scan_panel.answer is None)
    assert idle_title(desk).startswith("Tap a badge")


def test_a_result_stays_five_seconds(setup: DeskSetup) -> None:
    """Unless a test wants it otherwise."""
    presenter = PresencePresenter(setup, DeskSignals())
    assert presenter._result.interval() == 5000
    presenter.page.deleteLater()


def test_signals_may_come_from_any_thread(desk: Desk, qtbot: QtBot) -> None:
    """Emitted elsewhere, heard on the main thread, in their order."""
    live(desk)
    heard: list[str] = []
    desk.page.board.painted.connect(lambda _member: heard.append(threading.current_thread().name))

    def scan_all() -> None:
        for number in range(50, 80):
            desk.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, member(number), number, LATER))

    thread = threading.Thread(target=scan_all)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(desk.names()) == 72)
    qtbot.waitUntil(lambda: bool(heard))
    assert set(heard) == {threading.main_thread().name}
    shown = desk.page.scan_panel.answer
    assert shown is not None
    assert shown.scan_id == answer(number=79).scan_id


def test_a_change_read_again_shows(desk: Desk) -> None:
    """Who came or went at another station comes and goes here."""
    live(desk)
    gone = entry(member(0), LATER, Direction.OUT)
    desk.signals.board_changed.emit(BoardChange((entry(member(90), LATER), gone), LATER))
    assert member(90).display_name in desk.names()
    assert member(0).display_name not in desk.names()
    assert desk.page.detail.text() == "as of 18:42:08"


def test_typing_on_the_board_searches_it(desk: Desk) -> None:
    """From the first letter; Esc shows everybody again."""
    live(desk)
    type_text(desk.page.board, "t")
    assert desk.page.search.text() == "t"
    assert 0 < len(desk.names()) < 42
    press_key(desk.page.search, Qt.Key.Key_Escape)
    assert desk.page.search.text() == ""
    assert len(desk.names()) == 42


def test_a_search_without_a_match_says_so(desk: Desk) -> None:
    """An empty board after a search is no empty building."""
    live(desk)
    desk.page.search.setText("xyzzy")
    assert desk.page.empty.isVisible()
    assert desk.page.empty.title.text() == "Nobody who is in matches “xyzzy”"
    assert desk.page.count.text() == "42"


def test_a_division_leaves_its_people(desk: Desk) -> None:
    """A click on a chip filters; the chip keeps its place when the last of the division leaves."""
    live(desk)
    chips = desk.page.chips
    assert sum(int(chips.button(scope).text().split()[-1]) for scope in chips.scopes if scope != ALL) == 42
    pao_scope = division("PAO")
    chips.button(pao_scope).click()
    pao = set(desk.names())
    assert len(pao) == int(chips.button(pao_scope).text().split()[-1])
    stay = tuple(item for item in snapshot(42).entries if item.member.division != "PAO")
    desk.signals.board_replaced.emit(replace(snapshot(0, LATER), entries=stay))
    assert chips.button(pao_scope).text() == "PAO 0"
    assert desk.page.empty.title.text() == "Nobody of PAO is in"
    chips.button(ALL).click()
    assert len(desk.names()) == len(stay)


def test_the_keys_go_through_the_divisions(desk: Desk) -> None:
    """Forward to the first, back over all to the last."""
    live(desk)
    press_key(desk.page.board, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    first = desk.page.chips.scopes[1]
    assert desk.page.chips.button(first).isChecked()
    back = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press_key(desk.page.board, Qt.Key.Key_D, back)
    press_key(desk.page.board, Qt.Key.Key_D, back)
    assert desk.page.chips.button(desk.page.chips.scopes[-1]).isChecked()


def test_before_the_database_answers_scans_show_all_the_same(desk: Desk) -> None:
    """The board says that it is not known; the panel works."""
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.READY))
    assert desk.page.empty.title.text() == "Connecting to the database"
    assert "the database is starting" in idle_title(desk)
    desk.signals.scan_finished.emit(replace(answer(Outcome.CHECKED_IN, member(3)), waiting=True))
    assert desk.names() == [member(3).display_name]
    assert desk.page.title.text() == "seen at this desk"


def test_an_unheard_station_is_named_over_the_page(desk: Desk) -> None:
    """And the count is marked as doubtful."""
    live(desk)
    silent = (SilentStation("Rear door", NOW - timedelta(minutes=31), 2),)
    desk.signals.board_replaced.emit(replace(snapshot(42, LATER), silent_stations=silent))
    (problem,) = desk.page.problems
    assert problem.sentence.startswith("Not heard from: Rear door (since 18:11). ")
    desk.signals.board_replaced.emit(snapshot(42, LATER))
    assert desk.page.problems == ()


def test_what_may_be_wrong_of_the_board_is_said_over_it(desk: Desk) -> None:
    """Another station's clock is named, this station's own only by what it measures itself."""
    live(desk)
    off = (StationOffTime("Rear door", timedelta(minutes=7)), StationOffTime("Front desk", timedelta(seconds=90)))
    desk.signals.board_replaced.emit(replace(snapshot(42, LATER), stations_off_time=off))
    assert desk.page.problems[0].sentence.startswith("Rear door (7 min slow). ")
    desk.signals.day_changed.emit(StationDay(date(2026, 11, 24), timedelta(seconds=88)))
    assert desk.page.problems[0].sentence.startswith("This computer (88 s slow), Rear door (7 min slow). ")


def test_the_age_of_the_copy_is_said_while_the_database_is_away(desk: Desk) -> None:
    """On the page where the answers are seen."""
    live(desk)
    desk.signals.copy_taken.emit(NOW - timedelta(minutes=40))
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW))
    assert "copy of Tue 24 Nov 18:02" in desk.page.problems[0].sentence


def test_a_broken_journal_forbids_scanning(desk: Desk) -> None:
    """Loud over the page and on the panel, until it is mended."""
    live(desk)
    desk.signals.journal_changed.emit(JournalStatus(problem="The disk is full."))
    assert desk.page.problems[0].sentence == "The disk is full."
    assert idle_title(desk).startswith("Do not scan")
    desk.signals.journal_changed.emit(JournalStatus())
    assert idle_title(desk).startswith("Tap a badge")


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (ReaderState.READY, "Tap a badge"),
        (ReaderState.SEARCHING, "Looking for the reader"),
        (ReaderState.LOST, "The reader is lost"),
        (ReaderState.STOPPED, "The reader is stopped"),
    ],
)
def test_the_panel_says_how_the_reader_is(desk: Desk, state: ReaderState, title: str) -> None:
    """It never asks for a badge that nobody would read."""
    live(desk)
    desk.signals.reader_changed.emit(ReaderStatus(state))
    assert idle_title(desk).startswith(title)


def test_what_was_told_otherwise_stays_until_it_is_noted(desk: Desk) -> None:
    """One note after the other, each with what was told and what was recorded; the passage is marked."""
    live(desk)
    desk.signals.passages_changed.emit(evening())
    for number in (2, 3):
        told = replace(answer(Outcome.CHECKED_OUT, member(number), number), waiting=True)
        desk.signals.told_otherwise.emit(told, answer(Outcome.CHECKED_IN, member(number), number))
    note = desk.page.told_otherwise
    assert note.isVisible()
    assert note.title.text().endswith("and 1 more")
    assert member(2).display_name in note.sentence.text()
    assert "told “checked out”, recorded as “checked in”" in note.sentence.text()
    marked = [desk.page.passages.model().index(row, 0).data(TOLD_OTHERWISE_ROLE) for row in range(5)]
    assert marked == [False, False, True, True, False]
    note.button.click()
    assert member(3).display_name in note.sentence.text()
    note.button.click()
    assert not note.isVisible()


def test_the_latest_passages_are_spoken_in_full(desk: Desk) -> None:
    """Time, direction, name and station; an unknown badge by its last four characters."""
    assert desk.page.no_passages.isVisible()
    desk.signals.passages_changed.emit(evening())
    assert not desk.page.no_passages.isVisible()
    model = desk.page.passages.model()
    spoken = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(5)]
    assert spoken[1] == f"18:41 out: {member(1).display_name}, at Front desk"
    assert spoken[3] == "18:40 refused: badge …93AE not known, at Front desk"
    assert spoken[4].endswith("at Rear door")
    desk.page.passages.repaint()


def test_the_clock_goes_on_between_badges(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    """The panel shows the present time without being told anything."""
    live(desk)
    before = desk.page.scan_panel.grab().toImage()
    clock.at += timedelta(hours=1)
    qtbot.waitUntil(lambda: desk.page.scan_panel.grab().toImage() != before)
