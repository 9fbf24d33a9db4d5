"""Administrators read the log of sign-ins, in the real window."""

from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole, SignInOutcome
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.pages import PAGE_SIZE
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.ui.accounts.asked import AccountsAsked
from sentinel_desktop.ui.accounts.sign_ins_page import SignInsPage
from sentinel_desktop.ui.accounts.tab import sign_ins_tab
from sentinel_desktop.ui.tokens import LIGHT
from tests.gui.conftest import Desk, OpenDesk
from tests.support.fake_accounts import STATIONS, FakeAccounts, sign_in_line, some_accounts
from tests.support.fake_sessions import person, signed_in

REFUSED_AT, ODD_STATION_AT = 2, 4
TOUCHED = RecordChanges({"sign_ins": None})


@dataclass(frozen=True, slots=True)
class AtSignIns:
    """A desk at which an administrator reads the log."""

    desk: Desk
    known: FakeAccounts
    page: SignInsPage

    def cell(self, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell."""
        return self.page.model.index(row, column).data(role)


@pytest.fixture
def at(open_desk: OpenDesk) -> AtSignIns:
    """An administrator reads a log of 300 attempts of two days."""
    known = FakeAccounts(some_accounts(), [sign_in_line(number) for number in range(300)])
    desk = open_desk(administration=(partial(sign_ins_tab, asked=AccountsAsked(known, known)),))
    desk.sessions.become(signed_in(person(1, AccountRole.ADMINISTRATOR)))
    desk.window.show_place("administration")
    tab = desk.window.administration.page.tab
    assert tab is not None
    assert isinstance(tab.page, SignInsPage)
    return AtSignIns(desk, known, tab.page)


def test_the_newest_come_first_and_refusals_stand_out(at: AtSignIns) -> None:
    """By a word, a symbol, a colour and the weight of the letters; what a station vouches for says so."""
    assert [at.cell(0, column) for column in range(5)] == ["18:42:07", "arsenault", "Signed in", "Front desk", ""]
    assert at.cell(REFUSED_AT, 2) == "Refused"
    colour = at.cell(REFUSED_AT, 2, Qt.ItemDataRole.ForegroundRole)
    assert getattr(colour, "name", str)() == LIGHT.tones[Tone.REFUSED].text.casefold()
    assert at.cell(0, 2, Qt.ItemDataRole.ForegroundRole) is None
    assert at.cell(7, 1) == "nobody's name"
    assert at.cell(ODD_STATION_AT, 4) == "later, via station"


def test_the_log_goes_on_as_one_scrolls(at: AtSignIns, qtbot: QtBot) -> None:
    """A page at a time, to the end and no further; nothing that was shown moves."""
    assert len(at.page.model.rows) == PAGE_SIZE
    bar = at.page.view.verticalScrollBar()
    for size in (2 * PAGE_SIZE, 3 * PAGE_SIZE):
        bar.setValue(bar.maximum())
        assert len(at.page.model.rows) == size
        qtbot.waitUntil(lambda: bar.maximum() > bar.value())
    bar.setValue(bar.maximum())
    assert len(at.page.model.rows) == 300
    assert len({line.sign_in.id for line in at.page.model.rows}) == 300


def test_it_is_filtered_by_account_station_outcome_and_period(at: AtSignIns) -> None:
    """Each narrows what the others leave; nothing left is said."""
    page = at.page
    page.account.setCurrentIndex(page.account.findText("kowalski"))
    assert {line.username for line in page.model.rows} == {"kowalski"}
    page.station.setCurrentIndex(page.station.findText(STATIONS[1][1]))
    assert {line.station for line in page.model.rows} == {"Rear door"}
    page.outcome.setCurrentIndex(page.outcome.findData(SignInOutcome.SIGNED_IN.value))
    assert {line.sign_in.outcome for line in page.model.rows} == {SignInOutcome.SIGNED_IN}
    page.station.setCurrentIndex(page.station.findText(STATIONS[0][1]))
    assert page.empty.isVisible()


def test_today_begins_at_midnight_of_the_unit(at: AtSignIns) -> None:
    """And ever has no beginning."""
    at.page.period.setCurrentIndex(at.page.period.findData("today"))
    since = at.known.asked_sign_ins[-1].since
    assert since is not None
    assert since.isoformat() == "2026-11-24T06:00:00+00:00"
    at.page.period.setCurrentIndex(at.page.period.findData("ever"))
    assert at.known.asked_sign_ins[-1].since is None


def test_a_new_attempt_appears_and_nothing_is_lost_from_sight(at: AtSignIns, qtbot: QtBot) -> None:
    """At the top it is seen at once; further down the lines that are read stay where they are."""
    at.known.log.insert(0, sign_in_line(1000, SignInOutcome.REFUSED))
    at.desk.signals.records_changed.emit(TOUCHED)
    qtbot.waitUntil(lambda: at.page.model.rows[0].sign_in.outcome is SignInOutcome.REFUSED)
    assert at.page.view.rowAt(0) == 0
    at.page.view.choose_row(60)
    at.page.view.scrollTo(at.page.model.index(55, 0), at.page.view.ScrollHint.PositionAtTop)
    seen = at.page.model.rows[at.page.view.rowAt(0)]
    chosen = at.page.model.rows[60]
    at.known.log.insert(0, sign_in_line(1001, SignInOutcome.REFUSED))
    at.desk.signals.records_changed.emit(TOUCHED)
    qtbot.waitUntil(lambda: at.page.model.rows[0].sign_in.id == at.known.log[0].sign_in.id)
    assert at.page.model.rows[at.page.view.rowAt(0)] == seen
    assert at.page.model.rows[at.page.view.currentIndex().row()] == chosen


def test_who_may_not_read_the_log_finds_it_empty(at: AtSignIns) -> None:
    """Also in the page itself, when the desk is locked."""
    at.desk.window.sign_in.lock()
    assert not at.page.model.rows
    asked = len(at.known.asked_sign_ins)
    at.page.period.setCurrentIndex(0)
    assert len(at.known.asked_sign_ins) == asked


def test_a_database_that_is_away_is_said_over_the_table(at: AtSignIns) -> None:
    """What was read stays to be read."""
    at.known.away = "The server does not answer."
    at.page.period.setCurrentIndex(at.page.period.findData("ever"))
    assert at.page.note.text() == "The server does not answer."
    assert at.page.model.rows
