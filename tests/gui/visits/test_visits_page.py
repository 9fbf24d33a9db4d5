"""Who is here, who is expected: seen, edited, signed out, by keyboard."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtTest import QTest

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.visitors import VisitState
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from sentinel_desktop.ui.visits.changes_dialog import ChangesDialog
from sentinel_desktop.ui.visits.page import Segment
from sentinel_desktop.ui.visits.wording import NOTHING
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog
from tests.gui.visits.conftest import OpenVisits, VisitsDesk
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import NOW
from tests.support.invented_visits import HOSTS, HOUR, closed, expected, type_of, visit
from tests.support.visits_in_memory import VisitsInMemory

HOSTILE = "<b>Bobby'); DROP TABLE visitors;--</b> \u202e\u05d0 é\u0301 😀"


def test_who_is_here_stands_in_the_list_and_beside_it(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """The latest first; the keyboard is on the first, whose facts are shown with the keys for them."""
    first, _ = visits.add(visit(0), visit(1))
    visits.add(closed(2), expected(3))
    desk = open_visits()
    assert desk.names() == ["Côté, A.", "Lavoie, F."]
    assert desk.page.here.view.hasFocus()
    card = desk.page.visit
    assert card.head.title.text() == desk.details(first).display_name
    assert card.facts.value_of("Host") == HOSTS[0].display_name
    assert card.facts.value_of("Escort") == "Required: may not walk alone"
    assert card.sign_out.isVisible()
    assert not card.arrived.isVisible()
    assert desk.page.buttons[Segment.HERE].text() == "Here · 2"


def test_who_may_not_walk_alone_is_marked_in_the_list(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """By a word in the row; nothing stands there for the others."""
    visits.add(visit(0, escort_required=True), visit(1, escort_required=False))
    model = open_visits().page.here.model
    assert sorted(str(model.index(row, 7).data()) for row in range(2)) == ["", "escort"]


def test_nobody_here_says_how_one_is_signed_in(open_visits: OpenVisits) -> None:
    """An empty list names the key; so do the other segments."""
    desk = open_visits()
    assert desk.page.here.empty.isVisible()
    assert "F2" in desk.page.here.empty.sentence.text()
    assert not desk.page.visit.isVisible()
    desk.press("Alt+2")
    assert "CSV" in desk.page.expected.empty.sentence.text()


def test_whoever_stayed_too_long_is_marked(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """By a sign and a word, not by a colour alone; also when the time comes while the page is looked at."""
    (key,) = visits.add(visit(1, expires_at=NOW + timedelta(minutes=1)))
    desk = open_visits()
    model = desk.page.here.model
    assert model.index(0, 6).data() == "18:43"
    visits.change(key, expires_at=NOW - timedelta(minutes=20))
    desk.tell()
    assert model.index(0, 6).data() == "▲ 18:22"
    assert desk.page.visit.facts.value_of("May stay until") == "▲ 18:22"


def test_a_visitor_is_signed_out_after_one_question(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Esc leaves them here; the answer is a key that no other list has, and the next visitor is chosen."""
    first, _ = visits.add(visit(0), visit(1))
    desk = open_visits()
    desk.press("Ctrl+Del")
    assert desk.page.visit.question.text() == "Sign Côté, A. out now? It cannot be undone."
    desk.press("Esc")
    assert desk.details(first).state is VisitState.OPEN
    assert desk.page.here.view.hasFocus()
    desk.press("Ctrl+Del", "Ctrl+Return")
    assert desk.details(first).state is VisitState.CLOSED
    assert desk.names() == ["Lavoie, F."]
    assert desk.page.message.text() == "Côté, A. is signed out."
    assert desk.page.here.view.hasFocus()


def test_a_sign_out_that_somebody_else_did_is_said(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """In one sentence, and the list shows how it is."""
    (key,) = visits.add(visit(0))
    desk = open_visits()
    desk.press("Ctrl+Del")
    visits.change(key, checked_out_at=NOW, check_out_method="badge")
    desk.press("Ctrl+Return")
    assert "Somebody changed it meanwhile" in desk.page.message.text()
    assert desk.names() == []


def test_a_visit_is_edited_saved_and_undone(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """What is typed is data, whatever it looks like, and shown as it is."""
    (key,) = visits.add(visit(1, notes="Ring first."))
    desk = open_visits()
    desk.press("Alt+E")
    form = desk.page.visit.form
    assert form.fields["last_name"].editor.hasFocus()
    notes = form.fields["notes"].editor
    notes.setFocus()
    notes.setPlainText(HOSTILE)  # type: ignore[attr-defined]
    desk.press("Ctrl+S")
    assert desk.details(key).notes == HOSTILE
    assert desk.page.visit.notes.text() == HOSTILE
    assert desk.page.visit.message.text() == "Saved."
    desk.press("Ctrl+Z")
    assert desk.details(key).notes == "Ring first."
    assert not desk.page.visit.undo.isVisible()


def test_a_save_that_somebody_saved_over_is_not_undone(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """The key goes as soon as theirs is read: it would take back what they wrote."""
    (key,) = visits.add(visit(1))
    desk = open_visits()
    desk.press("Alt+E")
    desk.write("Mine")
    desk.press("Ctrl+S")
    assert desk.page.visit.undo.isVisible()
    visits.change(key, notes="Theirs.")
    desk.tell()
    assert not desk.page.visit.undo.isVisible()


def test_a_problem_stands_beside_its_field_and_nothing_is_lost(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """It is said when the field is left; a save with it leads the keyboard there."""
    (key,) = visits.add(visit(1))
    desk = open_visits()
    desk.press("Alt+E")
    form = desk.page.visit.form
    phone = form.fields["phone"]
    phone.editor.setFocus()
    phone.editor.selectAll()  # type: ignore[attr-defined]
    desk.write("x" * 10)
    assert phone.problem.startswith("No telephone number")
    desk.press("Ctrl+S")
    assert phone.editor.hasFocus()
    assert desk.details(key).phone == "204 555 0101"
    assert form.typed.edit.phone == "x" * 10


def test_the_reason_asks_its_own_fields(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Contract work needs company and work, and its type follows; the work is shown only then."""
    visits.add(visit(1, organization=""))
    desk = open_visits()
    desk.press("Alt+E")
    form = desk.page.visit.form
    assert not form.fields["work"].isVisible()
    purpose = form.fields["purpose"].editor
    purpose.setFocus()
    purpose.setCurrentIndex(1)  # type: ignore[attr-defined]
    assert form.fields["work"].isVisibleTo(form)
    assert form.typed.edit.visit_type_id == type_of("contractor").id
    desk.press("Ctrl+S")
    assert form.fields["organization"].problem == "Needed."
    assert form.fields["work"].problem == "Needed."


def test_a_host_is_found_while_typing_and_must_be_chosen(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """A name that nobody took from the offers is no host, and says so."""
    (key,) = visits.add(visit(1, host_member_id=None, purpose="other"))
    desk = open_visits()
    desk.press("Alt+E")
    host = desk.page.visit.form.host
    host.edit.setFocus()
    wanted = HOSTS[3]
    desk.write(wanted.last_name[:5])
    desk.press("Ctrl+S")
    assert "Nobody is chosen" in host.problem
    desk.press("Down", "Return", "Ctrl+S")
    assert desk.details(key).host_member_id == wanted.id


def test_typing_outlasts_another_row_and_a_lock(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """It is there again for the account that typed it, and for no other."""
    first, second = visits.add(visit(0), visit(1))
    desk = open_visits()
    desk.press("Alt+E")
    desk.write("Typed")
    desk.press("Esc")
    assert desk.page.visit.message.text().startswith("Not saved yet")
    desk.choose(second)
    desk.choose(first)
    assert desk.page.visit.form.typed.edit.last_name == "Typed"
    desk.desk.sessions.sign_out()
    assert desk.names() == []
    assert not desk.page.visit.isVisible()
    desk.sit_down()
    desk.desk.window.show_place("visits")
    desk.choose(first)
    assert desk.page.visit.form.typed.edit.last_name == "Typed"
    desk.desk.sessions.become(signed_in(person(2)))
    desk.desk.window.show_place("visits")
    desk.choose(first)
    assert not desk.page.visit.form.isVisible()


def test_a_save_over_somebody_elses_shows_both(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Mine goes over theirs only when a person says so, also where theirs was read while I typed."""
    (key,) = visits.add(visit(1))
    desk = open_visits()
    desk.press("Alt+E")
    desk.write("Mine")
    visits.change(key, notes="Theirs.")
    desk.tell()
    desk.write("!")
    desk.press("Ctrl+S")
    dialog = desk.presenter.editing.dialog
    assert isinstance(dialog, ConflictDialog)
    assert desk.details(key).last_name != "Mine!"
    dialog.keep_mine.click()
    QTest.qWait(0)
    assert desk.details(key).last_name == "Mine!"


def test_a_database_that_is_away_keeps_what_was_typed(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """The sentence says it; the save works once it is back."""
    (key,) = visits.add(visit(1))
    desk = open_visits()
    desk.press("Alt+E")
    desk.write("Typed")
    visits.away = "The database does not answer."
    desk.press("Ctrl+S")
    assert desk.page.visit.message.text() == "The database does not answer."
    assert desk.page.visit.form.typed.edit.last_name == "Typed"
    visits.away = ""
    desk.press("Ctrl+S")
    assert desk.details(key).last_name == "Typed"


def test_slip_host_and_arrival_are_asked_of_those_who_do_them(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """The page itself prints nothing and signs nobody in."""
    (here,) = visits.add(visit(1))
    (coming,) = visits.add(expected(2))
    desk = open_visits()
    asked: list[object] = []
    desk.requests.slip_requested.connect(asked.append)
    desk.requests.person_requested.connect(asked.append)
    desk.requests.visitor_in_requested.connect(asked.append)
    desk.press("Alt+P", "Alt+O", "Alt+2", "Ctrl+Return")
    assert asked == [here, HOSTS[1].id, VisitorPrefill(visit_id=coming)]


def test_another_page_points_at_a_visit(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Wherever it stands today: here, on its day, or in the history."""
    keys = visits.add(visit(0), visit(1), expected(2, expected_at=NOW + 30 * HOUR), closed(3))
    desk = open_visits()
    desk.desk.window.show_desk()
    for key, segment in ((keys[1], Segment.HERE), (keys[2], Segment.EXPECTED), (keys[3], Segment.HISTORY)):
        desk.requests.visit_requested.emit(key)
        desk.qtbot.waitUntil(partial(_shows, desk, key))
        assert desk.page.segment is segment
    assert desk.desk.window.place.name == "visits"


def _shows(desk: VisitsDesk, key: UUID) -> bool:
    line = desk.presenter.editing.line
    return line is not None and line.record.id == key


def test_changes_are_for_who_may_read_the_audit(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """An operator has no key for them; an administrator sees who changed what."""
    visits.add(visit(1))
    desk = open_visits()
    assert not desk.page.visit.changes.isVisible()
    desk.sit_down(3, AccountRole.ADMINISTRATOR)
    desk.desk.window.show_place("visits")
    desk.press("Alt+H")
    dialog = desk.presenter.dialog
    assert isinstance(dialog, ChangesDialog)
    assert [row.what for row in dialog.model.rows] == [
        f"Escort: no → yes · Notes: {NOTHING} → Ring twice.",
        "Entered",
    ]
    dialog.reject()


def test_reading_again_leaves_typing_and_choice(open_visits: OpenVisits, visits: VisitsInMemory) -> None:
    """Somebody else's visitor comes in above; what a person reads and types stays under their eyes."""
    first, second = visits.add(visit(0), visit(1))
    desk = open_visits()
    desk.choose(second)
    desk.press("Alt+E")
    desk.write("Typed")
    visits.add(replace(visit(4), checked_in_at=NOW))
    desk.tell()
    assert len(desk.names()) == 3
    assert desk.page.visit.form.typed.edit.last_name == "Typed"
    assert _shows(desk, second)
    assert first != second
