"""The stations, as an administrator sees and edits them in the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.stations import StationDetails, StationKind, StationLine
from sentinel_desktop.ui.stations import presenter as presenting
from sentinel_desktop.ui.stations.page import StationsPage
from sentinel_desktop.ui.stations.presenter import StationsPresenter
from sentinel_desktop.ui.stations.tab import stations_tab
from sentinel_desktop.ui.stations.wording import clock_text
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.fake_administration import (
    EMPTY_DESK,
    GATE,
    FakeStations,
    administrator,
    locked,
    station_line,
    station_lines,
)
from tests.support.fake_audit import FRONT, REAR

CTRL = Qt.KeyboardModifier.ControlModifier
STATIONS_CHANGED = RecordChanges({"stations": None})


class Office:
    """A window whose administrator looks at the stations."""

    def __init__(self, open_desk: OpenDesk, stations: FakeStations) -> None:
        self.stations = stations
        self.desk: Desk = open_desk(administration=[partial(stations_tab, service=stations)])
        self.desk.signals.session_changed.emit(administrator())
        self.desk.window.show_place("administration")
        (presenter,) = self.desk.window.findChildren(StationsPresenter)
        self.presenter: StationsPresenter = presenter

    @property
    def page(self) -> StationsPage:
        """The page."""
        return self.presenter.page

    def choose(self, name: str) -> None:
        """Look at a station."""
        rows = [line.record.details.name for line in self.page.model.rows]
        self.page.view.choose_row(rows.index(name))

    def type_name(self, name: str) -> None:
        """Type another name."""
        self.page.editor.name.selectAll()
        type_text(self.page.editor.name, name)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        """Press a key in the window."""
        press_key(self.desk.window, key, modifier)

    def facts(self) -> dict[str, str]:
        """Return what is said of the chosen station."""
        names = ("Last seen", "Waiting scans", "Reader", "Its clock", "Version", "Enrolled")
        return {name: self.page.editor.facts.value_of(name) for name in names}


OpenOffice = Callable[..., Office]


@pytest.fixture
def open_office(open_desk: OpenDesk) -> OpenOffice:
    """Open the page of these stations."""

    def _open(*lines: StationLine) -> Office:
        return Office(open_desk, FakeStations(*(lines or station_lines())))

    return _open


# --- what is seen ----------------------------------------------------------------------------------------------------


def test_every_station_says_how_it_is(open_office: OpenOffice) -> None:
    """When it was last seen, by symbol and word; a silent one and one that never spoke are called so."""
    page = open_office().page
    rows = [[str(page.model.index(row, column).data()) for column in range(6)] for row in range(4)]
    assert rows == [
        ["Front desk", "Desk", "In and out", "● 4 s ago", "ready", "0"],
        ["Kiosk in the hall", "Kiosk", "In and out", "● 9 s ago", "searching", "0"],
        ["Rear door", "Door", "In only", "▲ silent: 2 h ago", "lost", "14"],
        ["Vehicle gate", "Door", "Out only", "○ never reported", "–", "–"],  # noqa: RUF001 - a dash
    ]
    assert page.note.text() == "Silent for over a minute: 1."
    bad = [(row, column) for row in range(4) for column in range(6) if _stands_out(page, row, column)]
    assert bad == [(1, 4), (2, 3), (2, 4), (2, 5)]


def _stands_out(page: StationsPage, row: int, column: int) -> bool:
    return page.model.index(row, column).data(Qt.ItemDataRole.ForegroundRole) is not None


def test_the_chosen_station_has_all_its_facts(open_office: OpenOffice) -> None:
    """In words; how a lost computer's key is taken away stands under them."""
    office = open_office()
    office.choose("Kiosk in the hall")
    assert office.facts() == {
        "Last seen": "18:41:58 · 9 s ago",
        "Waiting scans": "0",
        "Reader": "searching",
        "Its clock": "95 s slow",
        "Version": "0.1.0",
        "Enrolled": "yes, a computer signs in as it",
    }
    assert "sentinel-desktop db station" in office.page.editor.gone.text()
    office.choose("Vehicle gate")
    assert office.facts()["Last seen"] == "never: it has not reported yet"
    assert not office.page.editor.gone.isVisible()


def test_a_clock_is_right_slow_or_fast() -> None:
    """A second or two is right."""
    assert clock_text(timedelta(seconds=-1)) == "right"
    assert clock_text(timedelta(minutes=-2)) == "120 s fast"


def test_a_unit_without_stations_says_how_they_come(open_desk: OpenDesk) -> None:
    """Nothing can be edited there."""
    office = Office(open_desk, FakeStations())
    assert office.page.empty.isVisible()
    assert not office.page.editor.isVisible()
    office.presenter._on_edited()
    assert not office.presenter.go_back()


def test_what_a_station_says_appears_by_itself(
    open_office: OpenOffice, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Every few seconds while the page is looked at; the chosen one stays chosen."""
    monkeypatch.setattr(presenting, "_READ_EVERY_MS", 20)
    office = open_office()
    office.choose("Rear door")
    office.stations.lines[2] = station_line(REAR, "Rear door", seen_s=1)
    qtbot.waitUntil(lambda: office.facts()["Last seen"] == "18:42:06 · 1 s ago")
    office.desk.window.show_desk()
    assert not office.presenter._tick.isActive()


def test_a_slow_server_is_asked_no_faster_than_it_answers(open_office: OpenOffice) -> None:
    """However often the page would read anew."""
    office = open_office()
    reads = office.stations.reads
    office.desk.background.held = True
    for _ in range(3):
        office.presenter._begin_reading()
    office.desk.background.release()
    assert office.stations.reads == reads + 1
    office.presenter._begin_reading()
    assert office.stations.reads == reads + 2


def test_a_station_edited_elsewhere_appears(open_office: OpenOffice, qtbot: QtBot) -> None:
    """And what is typed here of another one stays."""
    office = open_office()
    office.type_name("Main desk")
    office.stations.save(office.stations.station(REAR).seen, StationDetails("Back door", StationKind.DOOR))
    office.desk.signals.records_changed.emit(STATIONS_CHANGED)
    qtbot.waitUntil(lambda: office.page.model.rows[0].record.details.name == "Back door")
    assert office.page.editor.name.text() == "Main desk"
    assert office.page.line is not None
    assert office.page.line.record.id == FRONT


# --- what is edited --------------------------------------------------------------------------------------------------


def test_a_station_is_edited_and_the_save_undone(open_office: OpenOffice) -> None:
    """By keyboard alone; the undo is a save of what was before."""
    office = open_office()
    editor = office.page.editor
    assert not editor.save.isEnabled()
    office.type_name("  Main   desk ")
    editor.kind.setCurrentIndex(editor.kind.findText("Door"))
    editor.mode.setCurrentIndex(editor.mode.findText("In only"))
    assert editor.mode_field.line.text().startswith("A badge here only checks in; who is in already stays so.")
    office.press(Qt.Key.Key_S)
    assert office.stations.details(FRONT) == StationDetails("Main desk", StationKind.DOOR, DirectionMode.IN)
    assert editor.message.text() == "Saved."
    office.press(Qt.Key.Key_Z)
    assert office.stations.details(FRONT) == StationDetails("Front desk", StationKind.DESK)
    assert office.stations.station(FRONT).version == 3
    assert not editor.undo.isVisible()


def test_what_is_typed_can_be_forgotten(open_office: OpenOffice) -> None:
    """By Esc, which leads away only where nothing is typed."""
    office = open_office()
    office.type_name("Main desk")
    office.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert office.page.editor.name.text() == "Front desk"
    assert office.page.isVisible()
    office.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not office.page.isVisible()


def test_typing_back_what_was_there_is_no_change(open_office: OpenOffice) -> None:
    """There is nothing to save then."""
    office = open_office()
    office.type_name("Main desk")
    assert office.page.editor.save.isEnabled()
    office.type_name("Front desk")
    assert not office.page.editor.save.isEnabled()
    assert not office.page.editor.forget.isVisible()


def test_what_is_typed_of_one_station_is_there_again(open_office: OpenOffice) -> None:
    """After another was looked at."""
    office = open_office()
    office.type_name("Main desk")
    office.choose("Rear door")
    assert office.page.editor.name.text() == "Rear door"
    office.choose("Front desk")
    assert office.page.editor.name.text() == "Main desk"


def test_rules_stand_beside_the_name(open_office: OpenOffice) -> None:
    """It is needed, and it belongs to one station; what was typed stays."""
    office = open_office()
    field = office.page.editor.name_field
    office.type_name(" ")
    assert field.problem == "A station needs a name."
    assert not office.page.editor.save.isEnabled()
    office.type_name("Rear door")
    office.press(Qt.Key.Key_S)
    assert field.problem == "Another station has this name."
    assert office.page.editor.name.text() == "Rear door"
    office.type_name("Main desk")
    assert field.problem == ""


def test_a_save_that_somebody_was_faster_with_shows_both(open_office: OpenOffice) -> None:
    """Theirs is taken, or mine saved over it, at a word."""
    office = open_office()
    office.type_name("Main desk")
    theirs = replace(office.stations.details(FRONT), name="Gatehouse")
    office.stations.save(office.stations.station(FRONT).seen, theirs)
    office.press(Qt.Key.Key_S)
    dialog = office.presenter.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Gatehouse was changed meanwhile"
    assert office.stations.details(FRONT) == theirs
    assert office.page.editor.name.text() == "Main desk"
    dialog.keep_mine.click()
    assert office.stations.details(FRONT).name == "Main desk"


def test_theirs_can_be_taken(open_office: OpenOffice) -> None:
    """What was typed is forgotten then."""
    office = open_office()
    office.type_name("Main desk")
    theirs = replace(office.stations.details(FRONT), name="Gatehouse")
    office.stations.save(office.stations.station(FRONT).seen, theirs)
    office.press(Qt.Key.Key_S)
    assert office.presenter.dialog is not None
    office.presenter.dialog.take_theirs.click()
    assert office.page.editor.name.text() == "Gatehouse"
    assert not office.page.editor.forget.isVisible()


def test_a_station_that_is_gone_is_said_to_be(open_office: OpenOffice) -> None:
    """And it goes from the list."""
    office = open_office()
    office.choose("Vehicle gate")
    office.type_name("North gate")
    office.stations.lines = [line for line in office.stations.lines if line.record.id != GATE]
    office.press(Qt.Key.Key_S)
    assert office.page.editor.message.text() == "The record is no longer there: somebody deleted it."
    assert len(office.page.model.rows) == 3


def test_a_database_that_is_away_loses_nothing_typed(open_office: OpenOffice) -> None:
    """One sentence, and the save goes through when it is back."""
    office = open_office()
    office.type_name("Main desk")
    office.stations.away = "The server does not answer."
    office.press(Qt.Key.Key_S)
    assert office.page.editor.message.text() == "The server does not answer."
    assert office.page.note.text() == "The server does not answer."
    assert office.page.editor.name.text() == "Main desk"
    office.stations.away = ""
    office.press(Qt.Key.Key_S)
    assert office.stations.details(FRONT).name == "Main desk"


def test_a_locked_desk_shows_nothing_and_keeps_what_was_typed(open_office: OpenOffice) -> None:
    """For the same account, and for no other one."""
    office = open_office()
    office.type_name("Main desk")
    office.desk.signals.session_changed.emit(locked(administrator()))
    assert office.page.model.rows == ()
    office.desk.signals.session_changed.emit(administrator())
    office.desk.window.show_place("administration")
    assert office.page.editor.name.text() == "Main desk"
    office.desk.signals.session_changed.emit(EMPTY_DESK)
    office.desk.signals.session_changed.emit(administrator(3))
    office.desk.window.show_place("administration")
    assert office.page.editor.name.text() == "Front desk"


def test_one_save_at_a_time(open_office: OpenOffice) -> None:
    """A second press while the first is under way saves nothing twice."""
    office = open_office()
    office.type_name("Main desk")
    office.desk.background.held = True
    office.press(Qt.Key.Key_S)
    assert not office.page.editor.save.isEnabled()
    office.presenter._on_save_requested()
    office.desk.background.release()
    assert office.stations.station(FRONT).version == 2
