"""The visits of the past: filtered, counted, read while a person scrolls, written into a file; and the slips' log."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.services.slips import Attempt
from sentinel_desktop.ui.visits.choice import Came, Period
from sentinel_desktop.ui.visits.page import Segment
from tests.gui.visits.conftest import OpenVisits, VisitsDesk
from tests.support.fake_sessions import person
from tests.support.invented_desk import NOW
from tests.support.invented_visits import HOSTS, HOUR, closed, expected, type_of, visit
from tests.support.visits_in_memory import VisitsInMemory

DAY = timedelta(days=1)


def history(open_visits: OpenVisits) -> VisitsDesk:
    """Open the segment."""
    desk = open_visits()
    desk.press("Alt+3")
    assert desk.page.segment is Segment.HISTORY
    return desk


def settle(desk: VisitsDesk) -> None:
    """Let the page read what the filters say."""
    desk.qtbot.waitUntil(lambda: not desk.presenter.history._due.isActive())
    # What was put into a layout is seen when Qt has worked off what is queued.
    QTest.qWait(0)


def chips(desk: VisitsDesk) -> dict[str, QPushButton]:
    """Return the counts that are shown, by what they say to whoever hears the screen."""
    shown = desk.page.history.counts.findChildren(QPushButton)
    return {each.accessibleName(): each for each in shown if each.isVisible()}


def test_a_month_is_shown_with_its_counts(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """By type and by organization, each number a key to those visits, and once more to all."""
    visits.add(closed(0), closed(8), closed(1), closed(2, checked_in_at=NOW - 60 * DAY))
    desk = history(open_visits)
    assert desk.page.history.title.text() == "Visits · 3"
    assert {"Contractor: 2", "Guest: 1", "Harbour Works Ltd.: 2", "no organization: 1"} == set(chips(desk))
    QTest.mouseClick(chips(desk)["no organization: 1"], Qt.MouseButton.LeftButton)
    settle(desk)
    assert desk.names() == ["Lavoie, F."]
    assert chips(desk)["no organization: 1"].isChecked()
    QTest.mouseClick(chips(desk)["no organization: 1"], Qt.MouseButton.LeftButton)
    settle(desk)
    assert len(desk.names()) == 3
    QTest.mouseClick(chips(desk)["Guest: 1"], Qt.MouseButton.LeftButton)
    settle(desk)
    assert desk.names() == ["Lavoie, F."]


def test_every_filter_narrows_and_one_key_shows_all(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Words, period, reason, host, what became of it."""
    visits.add(closed(1), closed(2), visit(3), expected(4, expected_at=NOW - DAY, cancelled_at=NOW))
    desk = history(open_visits)
    filters = desk.page.history.filters
    assert len(desk.names()) == 3
    desk.press("Ctrl+F")
    desk.write("prairie sin")
    settle(desk)
    assert desk.names() == ["Sinclair, L."]
    desk.press("Ctrl+Backspace")
    settle(desk)
    assert len(desk.names()) == 3
    filters.came.setCurrentIndex(filters.came.findData(Came.NEVER))
    settle(desk)
    assert len(desk.names()) == 1
    filters.came.setCurrentIndex(filters.came.findData(Came.HERE))
    settle(desk)
    assert len(desk.names()) == 1
    filters.show_all()
    filters.period.setCurrentIndex(filters.period.findData(Period.TODAY))
    settle(desk)
    assert len(desk.names()) == 2
    filters.show_all()
    filters.purpose.setCurrentIndex(filters.purpose.findData(VisitPurpose.MEETING))
    settle(desk)
    assert len(desk.names()) == 2
    filters.show_all()
    filters.host.edit.setFocus()
    desk.write(HOSTS[2].last_name[:4])
    desk.press("Return")
    settle(desk)
    assert desk.names() == ["Sinclair, L."]


def test_the_past_goes_on_while_a_person_scrolls(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """A page at a time, none doubled."""
    visits.add(*(closed(1, checked_in_at=NOW - HOUR * n - HOUR, checked_out_at=NOW) for n in range(130)))
    desk = history(open_visits)
    assert desk.page.history.title.text() == "Visits · 130"
    assert len(desk.names()) == 100
    desk.page.history.view.scrollToBottom()
    desk.qtbot.waitUntil(lambda: len(desk.names()) == 130)
    rows = desk.page.history.model.rows
    assert len({row.record.id for row in rows}) == 130


def test_what_the_filters_show_is_exported(open_visits: OpenVisits, visits: VisitsInMemory, tmp_path: Path) -> None:
    """By a key; the page says how many are in the file, or why there is none."""
    visits.add(closed(1), closed(2))
    desk = history(open_visits)
    desk.page.history.filters.choose_type(type_of("guest").id)
    settle(desk)
    desk.press("Ctrl+E")
    dialog = desk.presenter.files.dialog
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "visits.csv"))
    dialog.reject()
    assert (tmp_path / "visits.csv").read_text(encoding="utf-8") == "Lavoie, F."
    assert "written into visits.csv" in desk.page.history.note.text()
    desk.desk.background.begin(
        desk.presenter.files._write(*desk.presenter.history.wanted, tmp_path / "gone" / "visits.csv")
    )
    assert "cannot be written" in desk.page.history.note.text()


def test_a_database_that_is_away_is_said_and_the_rows_stay(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """One sentence over the table."""
    visits.add(closed(1))
    desk = history(open_visits)
    visits.away = "The database does not answer."
    desk.tell()
    assert desk.page.history.note.text() == "The database does not answer."
    assert desk.names() == ["Lavoie, F."]


# --- slips ----------------------------------------------------------------------------------------------------------


def test_slips_that_failed_wait_with_their_sentence(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Those to be printed first; all attempts on demand; printing is asked of who does it."""
    first, second = visits.add(visit(1), visit(2))
    by = person().account_id
    visits.note(Attempt(first, "Label", Language.ENGLISH, "The printer Label is not there."), by)
    visits.note(Attempt(second, "Label", Language.ENGLISH), by)
    desk = open_visits()
    assert desk.page.buttons[Segment.SLIPS].text() == "Slips · 1"
    desk.press("Alt+4")
    assert desk.names() == ["Lavoie, F."]
    assert desk.page.visit.message.text() == "The printer Label is not there."
    asked: list[object] = []
    desk.requests.slip_requested.connect(asked.append)
    desk.press("Alt+P")
    assert asked == [first]
    desk.page.slips.unprinted.click()
    assert desk.names() == ["Sinclair, L.", "Lavoie, F."]
    visits.note(Attempt(first, "Label", Language.ENGLISH), by)
    desk.page.slips.unprinted.click()
    assert desk.names() == []
    assert desk.page.slips.empty.isVisible()
