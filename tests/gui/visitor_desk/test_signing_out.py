"""The sign-out of visitors by keyboard: found by name or badge, one after the other."""

import dataclasses

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import SessionState
from tests.gui.visitor_desk.conftest import FrontDesk
from tests.support.visitor_keyboard import shown_text

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def rows(front: FrontDesk) -> list[str]:
    """Return who is listed."""
    return [row.title for row in front.signing_out.list.rows.rows]


def test_a_visitor_is_found_by_the_number_of_the_badge_and_signed_out(front: FrontDesk) -> None:
    """Enter does it; the dialog stays for the next one, and says to take the badge back."""
    for name, badge in (("Chen, Q.", "V-12"), ("Roy, J.", "V-3"), ("Vance, C.", None)):
        front.service.inside.add(name, badge, "Harbour Works")
    keys = front.open_sign_out()
    assert rows(front) == ["Chen, Q.", "Roy, J.", "Vance, C."]
    keys.type("v-3")
    assert rows(front) == ["Roy, J."]
    keys.press(ENTER)
    assert front.service.inside.signed_out == ["Roy, J."]
    assert shown_text(front.signing_out) == "Roy, J. is signed out. Take badge V-3 back: it is free again."
    assert rows(front) == ["Chen, Q.", "Vance, C."]
    keys.type("van")
    keys.press(ENTER)
    assert front.service.inside.signed_out == ["Roy, J.", "Vance, C."]


def test_two_of_one_name_are_marked_and_told_apart(front: FrontDesk) -> None:
    """By the badge and since when, before an organization that may be too long for the line."""
    for name, badge in (("Chen, Q.", "V-12"), ("Chen, Q.", None), ("Roy, J.", None)):
        front.service.inside.add(name, badge, "Harbour Works")
    front.open_sign_out()
    assert [row.detail for row in front.signing_out.list.rows.rows] == [
        "signed in twice? · badge V-12 · since 18:12 · Harbour Works",
        "signed in twice? · since 18:12 · Harbour Works",
        "since 18:12 · Harbour Works",
    ]


def test_enter_alone_signs_nobody_out(front: FrontDesk) -> None:
    """Nobody is ready before somebody typed or walked: a key pressed once too often sends nobody home."""
    front.service.inside.add("Chen, Q.")
    front.service.inside.add("Roy, J.")
    keys = front.open_sign_out()
    keys.press(ENTER)
    assert front.service.inside.signed_out == []
    keys.press(DOWN, DOWN, ENTER)
    assert front.service.inside.signed_out == ["Roy, J."]
    keys.press(ENTER)
    assert front.service.inside.signed_out == ["Roy, J."]


def test_who_is_asked_for_by_another_page_is_ready(front: FrontDesk) -> None:
    """One Enter signs them out."""
    front.service.inside.add("Chen, Q.")
    wanted = front.service.inside.add("Roy, J.")
    front.leaving._setup.requests.visitor_out_requested.emit(wanted.seen.id)
    assert front.signing_out.chosen == wanted
    front.signing_out.action.click()
    assert front.service.inside.signed_out == ["Roy, J."]


def test_an_empty_list_and_a_search_in_vain_say_so(front: FrontDesk) -> None:
    """Two sentences, and nothing to press."""
    keys = front.open_sign_out()
    assert front.signing_out.nobody.text() == "No visitor is here."
    front.service.inside.add("Chen, Q.")
    front.desk.signals.records_changed.emit(RecordChanges({"visitors": None}))
    front.leaving._read()
    assert rows(front) == ["Chen, Q."]
    keys.type("zzz")
    assert front.signing_out.nobody.text() == "Nobody who is here is called so."
    assert not front.signing_out.action.isEnabled()


def test_somebody_who_left_meanwhile_is_said_to_have(front: FrontDesk) -> None:
    """Another desk, or a scan, was first."""
    front.service.inside.add("Chen, Q.")
    keys = front.open_sign_out()
    keys.type("che")
    front.service.inside.visitors.clear()
    keys.press(ENTER)
    assert shown_text(front.signing_out) == "Chen, Q. was signed out already."


def test_while_the_database_is_away_whom_the_desk_knew_can_leave(front: FrontDesk) -> None:
    """Said above the list, and again beside what was kept."""
    front.service.inside.add("Chen, Q.")
    front.service.away = True
    keys = front.open_sign_out()
    assert "the desk knew last" in shown_text(front.signing_out)
    keys.type("che")
    keys.press(ENTER)
    assert "Kept here, waiting for the database" in shown_text(front.signing_out)


def test_a_lock_closes_the_list(front: FrontDesk) -> None:
    """Who is in the building is not left on the screen of a locked desk by this dialog."""
    front.open_sign_out()
    sessions = front.desk.sessions
    sessions.become(dataclasses.replace(sessions.session(), state=SessionState.LOCKED))
    assert front.leaving.dialog is None


def test_a_desk_that_is_locked_while_a_visitor_is_signed_out(front: FrontDesk) -> None:
    """The visitor is signed out, and the dialog that went with the lock is told nothing."""
    front.service.inside.add("Roy, J.", "V-3", "Harbour Works")
    keys = front.open_sign_out()
    keys.type("roy")
    sessions, background = front.desk.sessions, front.desk.background
    background.held = True
    keys.press(ENTER)
    sessions.become(dataclasses.replace(sessions.session(), state=SessionState.LOCKED))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    background.release()
    assert front.service.inside.signed_out == ["Roy, J."]
    assert front.leaving.dialog is None
