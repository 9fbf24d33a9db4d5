"""The day's list: announced by hand or from a file, cancelled, moved from day to day."""

from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.domain.visitors import VisitState
from sentinel_desktop.services.visits import VisitChoices
from sentinel_desktop.ui.visits.page import Segment
from tests.gui.visits.conftest import OpenVisits, VisitsDesk
from tests.support.active_windows import press_key
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import NOW
from tests.support.invented_visits import HOSTS, HOUR, expected, type_of, visit
from tests.support.visits_in_memory import VisitsInMemory

FILE = f"""Last name,First name,Host,Date,Time,Type,Mood
Vance,Camille,{HOSTS[3].last_name},2026-11-24,19:30,Contractor,good
Joshi,Avery,,2026-11-31,,,
Okafor,Sam,,2026-11-25,,Spaceship,
"""


def expected_page(open_visits: OpenVisits) -> VisitsDesk:
    """Open the segment."""
    desk = open_visits()
    desk.press("Alt+2")
    assert desk.page.segment is Segment.EXPECTED
    return desk


def test_a_day_shows_whoever_was_announced_for_it(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """By the time; who did not come is marked, who was cancelled said; the key counts those still to come."""
    visits.add(
        expected(0, expected_at=NOW - 6 * HOUR, expires_at=NOW - HOUR),
        expected(1, expected_at=NOW + HOUR),
        expected(2, cancelled_at=NOW),
        visit(3, expected_at=NOW - 2 * HOUR),
        expected(4, expected_at=NOW + 24 * HOUR),
    )
    desk = expected_page(open_visits)
    model = desk.page.expected.model
    states = [str(model.index(row, 5).data()) for row in range(model.rowCount())]
    assert states == ["▲ Did not come", "Here", "Expected", "Cancelled"]
    assert desk.page.buttons[Segment.EXPECTED].text() == "Expected · 2"
    desk.press("Alt+Right")
    assert len(desk.names()) == 1
    desk.press("Alt+Left")
    assert len(desk.names()) == 4


def test_a_visitor_is_announced_by_keyboard(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Ins, the name, save: the time is proposed; the new one is chosen in the list."""
    desk = expected_page(open_visits)
    desk.press("Ins")
    assert desk.page.visit.form.fields["last_name"].editor.hasFocus()
    desk.write("Vance")
    desk.press("Ctrl+S")
    (line,) = visits.lines_by_id.values()
    made = line.record.details
    assert (made.last_name, made.state) == ("Vance", VisitState.EXPECTED)
    assert made.expected_at == NOW.replace(minute=0, second=0) + HOUR
    assert desk.names() == ["Vance"]
    assert desk.page.visit.message.text() == "Vance is expected."
    assert desk.page.expected.view.hasFocus()


def test_a_list_read_before_the_save_does_not_take_its_word_away(
    open_visits: OpenVisits, visits: VisitsInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for earlier and lacks the new visit is not shown, also where the next reading only waits."""
    desk = expected_page(open_visits)
    background, waiting = desk.desk.background, list[Coroutine[Any, Any, None]]()
    desk.press("Ins")
    desk.write("Vance")
    background.held = True
    desk.tell()
    background.held = False
    with monkeypatch.context() as patched:
        patched.setattr(type(visits), "expected", lambda *_: ())
        patched.setattr(background, "begin", waiting.append)
        desk.press("Ctrl+S")
        background._drive(waiting.pop())
        background.release()
        assert desk.page.visit.message.text() == "Vance is expected."
    for work in waiting:
        background.begin(work)
    assert desk.names() == ["Vance"]
    assert desk.page.visit.message.text() == "Vance is expected."


def test_who_types_before_the_types_are_read_gets_the_usual_one(
    open_visits: OpenVisits, visits: VisitsInMemory
) -> None:
    """A quick person is not told that a type is needed which there was none to choose from; nothing is typed twice."""
    desk = open_visits()
    desk.desk.window.show_desk()
    background = desk.desk.background
    desk.presenter.editing.show_choices(VisitChoices())
    background.held = True
    press_key(desk.desk.window, Qt.Key.Key_4)
    desk.press("Alt+2", "Ins")
    desk.write("Vance")
    assert desk.page.visit.form.typed.edit.visit_type_id is None
    background.release()
    assert desk.page.visit.form.typed.edit.visit_type_id == type_of("guest").id
    desk.press("Ctrl+S")
    (line,) = visits.lines_by_id.values()
    assert (line.record.details.last_name, line.record.details.visit_type_id) == ("Vance", type_of("guest").id)


def test_a_date_outside_reason_is_refused_with_the_reason(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """The field says it; what was typed stays."""
    desk = expected_page(open_visits)
    desk.press("Ins")
    desk.write("Vance")
    field = desk.page.visit.form.fields["expected"]
    for typed, told in (
        ("2026-11-20 10:00", "That day is over."),
        ("2062-11-24 10:00", "More than a year from now: look at the year."),
        ("tomorrow", "A date and a time, as 2026-11-24 13:30."),
    ):
        field.editor.setFocus()
        field.editor.selectAll()  # type: ignore[attr-defined]
        desk.write(typed)
        desk.press("Ctrl+S")
        assert field.problem == told
        assert field.editor.text() == typed  # type: ignore[attr-defined]
    assert not visits.lines_by_id


def test_what_is_announced_half_is_there_again(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Esc leaves it, Ins brings it back; Discard forgets it."""
    visits.add(expected(1))
    desk = expected_page(open_visits)
    desk.press("Ins")
    desk.write("Vance")
    desk.press("Esc")
    assert desk.page.visit.head.title.text() == desk.names()[0]
    desk.press("Ins")
    assert desk.page.visit.form.typed.edit.last_name == "Vance"
    desk.press("Alt+D", "Ins")
    assert desk.page.visit.form.typed.edit.last_name == ""


def test_an_expected_visit_is_cancelled_after_one_question(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """It stays in the list, as cancelled."""
    (key,) = visits.add(expected(1))
    desk = expected_page(open_visits)
    desk.press("Ctrl+Del")
    assert "does not come?" in desk.page.visit.question.text()
    desk.press("Ctrl+Return")
    assert desk.details(key).state is VisitState.CANCELLED
    assert desk.names() == ["Lavoie, F."]


def test_a_list_from_a_file_is_seen_before_it_is_added(
    open_visits: OpenVisits, visits: VisitsInMemory, tmp_path: Path
) -> None:
    """Row by row: what is added, what is left out and why, which columns say nothing."""
    path = tmp_path / "monday.csv"
    path.write_text(FILE, encoding="utf-8-sig")
    desk = expected_page(open_visits)
    desk.desk.background.begin(desk.presenter.files.take(path))
    preview = desk.presenter.files.preview
    assert preview is not None
    assert not visits.lines_by_id
    rows = [(row.line, row.what, row.name) for row in preview.model.rows]
    assert rows == [
        (3, "Left out", "Joshi, Avery"),
        (4, "Left out", "Okafor, Sam"),
        (2, "Expected", "Vance, C."),
    ]
    assert [row.details for row in preview.model.rows[:2]] == [
        "“2026-11-31” is no date: write it as 2026-11-24.",
        "“Spaceship” is no type and no reason of a visit.",
    ]
    assert preview.note.text().endswith("Mood.")
    preview.apply.click()
    QTest.qWait(0)
    assert desk.names() == ["Vance, C."]
    assert desk.page.message.text().startswith("1 visitor")


def test_a_file_of_another_kind_says_what_to_do(open_visits: OpenVisits, tmp_path: Path) -> None:
    """One sentence, and no dialog."""
    desk = expected_page(open_visits)
    path = tmp_path / "monday.xlsx"
    path.write_bytes(b"PK\x03\x04 and so on")
    desk.desk.background.begin(desk.presenter.files.take(path))
    assert desk.page.message.text().startswith("This is no CSV file")
    desk.desk.background.begin(desk.presenter.files.take(tmp_path / "gone.csv"))
    assert desk.page.message.text() == "The file cannot be read: No such file or directory."
    assert desk.presenter.files.preview is None


def test_dialogs_go_with_whoever_opened_them(open_visits: OpenVisits, tmp_path: Path) -> None:
    """What they show is for who may receive visitors."""
    path = tmp_path / "monday.csv"
    path.write_text(FILE, encoding="utf-8")
    desk = expected_page(open_visits)
    desk.desk.background.begin(desk.presenter.files.take(path))
    assert desk.presenter.files.preview is not None
    desk.desk.sessions.sign_out()
    assert desk.presenter.files.preview is None
    desk.desk.sessions.become(signed_in(person(1)))
    desk.desk.window.show_place("visits")
    desk.press("Ctrl+I")
    assert desk.presenter.files.dialog is not None
    desk.desk.sessions.sign_out()
    assert desk.presenter.files.dialog is None


def test_a_day_is_remembered_while_visits_change(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Somebody else's edit does not lead back to today."""
    (key,) = visits.add(expected(1, expected_at=NOW + timedelta(days=1)))
    desk = expected_page(open_visits)
    desk.press("Alt+Right")
    visits.change(key, notes="Late.")
    desk.tell()
    assert desk.names() == ["Lavoie, F."]
    assert desk.page.visit.notes.text() == "Late."


def test_a_file_that_is_read_when_the_desk_is_left_is_shown_to_nobody(open_visits: OpenVisits, tmp_path: Path) -> None:
    """Its names are for who may receive visitors, and no dialog comes by itself when somebody is back."""
    path = tmp_path / "monday.csv"
    path.write_text(FILE, encoding="utf-8")
    desk = expected_page(open_visits)
    desk.desk.background.held = True
    desk.desk.background.begin(desk.presenter.files.take(path))
    desk.desk.sessions.become(NOBODY)
    desk.desk.background.release()
    assert desk.presenter.files.preview is None
    desk.desk.sessions.become(signed_in(person(1)))
    assert desk.presenter.files.preview is None
