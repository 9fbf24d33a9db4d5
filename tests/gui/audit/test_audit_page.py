"""The changes, as an administrator reads them in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.audit import AuditOperation
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.ui.paged_model import PagedModel
from tests.gui.audit.conftest import OpenOffice
from tests.support.active_windows import press_key
from tests.support.fake_administration import EMPTY_DESK, OPERATOR_AT_WORK, administrator, locked
from tests.support.fake_audit import (
    audit_entry,
)

MEMBERS_CHANGED = RecordChanges({"members": None})


def test_the_newest_change_is_compared_field_by_field(open_office: OpenOffice) -> None:
    """What changed comes first and is marked, ids are in words, and what the program keeps for itself is left out."""
    office = open_office()
    assert office.page.changes.title.text() == "Changes · 37"
    fields = [(line.field, line.before, line.after, line.changed) for line in office.page.details.model.rows]
    assert fields == [("Rank", "S1", "MS", True), ("Last name", "Okafor", "Okafor", False)]
    assert office.page.details.head.title.text() == "MS Okafor, A."
    assert office.page.details.who.text() == "fontaine at Front desk, Tue 24 Nov 2026 18:42:07"
    first = office.page.details.model.index(0, 0)
    assert str(first.data()).startswith("●")
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Rank: S1, now MS"


def test_every_row_says_who_and_what_in_words(open_office: OpenOffice) -> None:
    """Also what a station did by itself, what is gone, and what the owner of the database did."""
    model = open_office().page.changes.model
    shown = [[str(model.index(row, column).data()) for column in range(1, 4)] for row in range(7)]
    assert shown[0] == ["fontaine", "Member: Rank", "MS Okafor, A."]
    assert shown[1] == ["Station Front desk", "Visit · Added", "Varga, T."]
    assert shown[2][1] == "Tag: Colour, Offered in lists, Name"
    assert shown[3] == ["fontaine", "Tag of a member · Deleted", "MS Okafor, A. · VIP"]
    assert shown[6] == ["Database role postgres", "Station: Direction mode", "Rear door"]


def test_the_next_page_is_read_when_somebody_scrolls_there(open_office: OpenOffice) -> None:
    """Not before, and the count is that of all."""
    office = open_office(*(audit_entry(number) for number in range(250)))
    assert len(office.records()) == 100
    assert office.page.changes.title.text() == "Changes · 250"
    office.page.changes.view.scrollToBottom()
    assert len(office.records()) == 200
    office.page.changes.view.scrollToBottom()
    office.page.changes.view.scrollToBottom()
    assert len(office.records()) == 250


def test_a_new_change_appears_above_and_moves_nothing(open_office: OpenOffice, qtbot: QtBot) -> None:
    """The chosen row and the place in the table stay."""
    office = open_office(*(audit_entry(number) for number in range(1, 60)))
    view = office.page.changes.view
    view.choose_row(40)
    view.scrollTo(office.page.changes.model.index(40, 0), view.ScrollHint.PositionAtTop)
    chosen, top = office.page.changes.row, view.top_row().row()
    office.log.entries.append(audit_entry(0, operation=AuditOperation.INSERT, before=None))
    office.desk.signals.records_changed.emit(MEMBERS_CHANGED)
    qtbot.waitUntil(lambda: len(office.records()) == 60)
    assert office.page.changes.row == chosen
    assert view.top_row().row() == top + 1
    assert office.page.changes.title.text() == "Changes · 60"


def test_more_news_than_a_page_begins_the_table_anew(open_office: OpenOffice, qtbot: QtBot) -> None:
    """No change is missing between what was there and what came."""
    office = open_office(*(audit_entry(number) for number in range(300, 310)))
    office.log.entries += [audit_entry(number) for number in range(150)]
    office.desk.signals.records_changed.emit(MEMBERS_CHANGED)
    qtbot.waitUntil(lambda: len(office.records()) == 100)
    assert office.page.changes.title.text() == "Changes · 160"


def test_scans_and_presence_are_no_news_of_the_audit(open_office: OpenOffice) -> None:
    """A parade night reads nothing here."""
    office = open_office()
    office.desk.signals.records_changed.emit(RecordChanges({"scans": None, "presence": None}))
    assert not office.presenter._due.isActive()


def test_from_the_other_end_what_is_new_is_only_counted(open_office: OpenOffice, qtbot: QtBot) -> None:
    """It comes last, where scrolling finds it."""
    office = open_office()
    office.page.filters.order.setCurrentIndex(1)
    assert office.page.changes.model.rows[0].place < office.page.changes.model.rows[1].place
    office.log.entries.append(audit_entry(-1))
    office.desk.signals.records_changed.emit(MEMBERS_CHANGED)
    qtbot.waitUntil(lambda: office.page.changes.title.text() == "Changes · 38")


def test_a_table_grows_no_further_than_can_be_scrolled(
    open_office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how the others are reached."""
    monkeypatch.setattr(PagedModel, "most_shown", 100)
    office = open_office(*(audit_entry(number) for number in range(150)))
    office.page.changes.view.scrollToBottom()
    assert len(office.records()) == 100
    assert "begin at the other end" in office.page.changes.note.text()


@pytest.mark.parametrize("session", [locked(administrator()), EMPTY_DESK, OPERATOR_AT_WORK])
def test_nothing_is_read_over_a_desk_that_is_left(open_office: OpenOffice, session: object) -> None:
    """The page is emptied in the moment; back again, the filters are as they were."""
    office = open_office()
    office.page.filters.table.setCurrentIndex(office.page.filters.table.findText("Tag"))
    assert len(office.records()) == 1
    office.desk.signals.session_changed.emit(session)
    assert office.records() == []
    assert office.page.details.head.title.text() == ""
    assert office.page.seals.title.text() == ""
    office.desk.signals.session_changed.emit(administrator())
    office.desk.window.show_place("administration")
    assert office.records() == ["Very important person"]


def test_an_answer_that_comes_after_the_lock_is_not_shown(open_office: OpenOffice) -> None:
    """It was asked for by somebody who is no longer there."""
    office = open_office()
    office.desk.background.held = True
    office.page.filters.table.setCurrentIndex(office.page.filters.table.findText("Tag"))
    office.desk.signals.session_changed.emit(EMPTY_DESK)
    office.desk.background.release()
    assert office.records() == []


def test_the_keyboard_is_in_the_table_before_it_is_read(open_office: OpenOffice) -> None:
    """An arrow that is pressed too early changes no filter."""
    office = open_office()
    office.desk.signals.session_changed.emit(EMPTY_DESK)
    office.desk.background.held = True
    office.desk.signals.session_changed.emit(administrator())
    office.desk.window.show_place("administration")
    assert office.page.changes.view.hasFocus()
    assert not office.page.changes.empty.isVisible()
    press_key(office.page.changes.view, Qt.Key.Key_Down)
    office.desk.background.release()
    assert len(office.records()) == 37
    assert office.page.changes.row == office.page.changes.model.rows[0]


def test_a_long_text_is_shown_whole(open_office: OpenOffice, qtbot: QtBot) -> None:
    """Its row is as high as the lines that it is broken into."""
    office = open_office()
    office.page.changes.view.choose_row(4)
    view, model = office.page.details.view, office.page.details.model
    (row,) = [row for row, line in enumerate(model.rows) if line.field == "Notes"]
    font = model.data(model.index(row, 2), Qt.ItemDataRole.FontRole)
    assert isinstance(font, QFont)
    metrics = QFontMetrics(font)

    def is_whole() -> bool:
        room = view.visualRect(model.index(row, 2)).adjusted(9, 0, -9, 0)
        needed = metrics.boundingRect(room.adjusted(0, 0, 0, 1000), Qt.TextFlag.TextWordWrap, model.rows[row].after)
        return needed.height() > view.rowHeight(0) and needed.height() <= room.height()

    qtbot.waitUntil(is_whole)


def test_a_database_that_is_away_is_said_and_what_was_read_stays(open_office: OpenOffice) -> None:
    """And the same sentence stands at the seals; back again, it is gone."""
    office = open_office(*(audit_entry(number) for number in range(150)))
    office.log.away = office.seals.away = "The server does not answer."
    office.page.changes.view.scrollToBottom()
    assert office.page.changes.note.text() == "The server does not answer."
    assert len(office.records()) == 100
    office.presenter.seals.read()
    assert office.page.seals.title.text() == "The server does not answer."
    office.log.away = ""
    office.page.changes.view.scrollToTop()
    office.page.changes.view.scrollToBottom()
    assert len(office.records()) == 150
    assert not office.page.changes.note.isVisible()
