"""What is typed in a visitor's sign-in outlasts what comes between; and what others ask of it."""

import dataclasses
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.faults import StoreRefusedError
from sentinel_desktop.domain.sessions import SessionState
from sentinel_desktop.domain.visit_drafts import VisitDraft
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.gui.visitor_desk.conftest import FrontDesk
from tests.support.fake_sessions import person, signed_in
from tests.support.fake_visitor_desk import ROY, V12
from tests.support.visitor_keyboard import shown_text

ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier
HOSTILE = (
    "<b>O'Néil</b> <img src=x>'; DROP TABLE visitors; -- \u202e\u05e9\u05dc\u05d5\u05dd \U0001f469\u200d\U0001f680"
)
MOST_KEYS = 8
"""After the first three letters, for somebody who was here before."""


# --- what is typed is kept ----------------------------------------------------------------------------------------


def test_a_sign_in_that_is_locked_away_goes_on_for_the_same_account_only(front: FrontDesk) -> None:
    """On the page where it was, with host and badge; another account finds nothing of it."""
    sessions = front.desk.sessions
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("che")
    keys.press(ENTER, ENTER)
    keys.type("12")
    keys.press(ENTER)
    sessions.become(dataclasses.replace(sessions.session(), state=SessionState.LOCKED))
    assert front.coming.dialog is None

    sessions.become(signed_in(person()))
    front.open_sign_in()
    dialog = front.signing_in
    assert (dialog.step, dialog.badge.chosen) == (Step.BADGE, V12)
    assert (dialog.draft.last_name, dialog.draft.host_member_id) == ("Chen", ROY.member_id)
    assert "You had begun" in shown_text(dialog)
    dialog.reject()

    sessions.become(signed_in(person(2)))
    front.open_sign_in()
    assert front.signing_in.draft.last_name == ""
    assert not front.signing_in.over.isVisible()


@pytest.mark.parametrize("fault", [None, StoreRefusedError("The database refuses it.")], ids=["saved", "refused"])
def test_a_desk_that_is_locked_while_a_visitor_is_saved(front: FrontDesk, fault: Exception | None) -> None:
    """Who is in is not offered to be gone on with; who is not is there again when the desk is unlocked."""
    sessions, background = front.desk.sessions, front.desk.background
    keys = front.go_to_the_badge()
    background.held = True
    keys.press(ENTER)
    sessions.become(dataclasses.replace(sessions.session(), state=SessionState.LOCKED))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    front.service.fault = fault
    background.release()
    sessions.become(signed_in(person()))
    front.open_sign_in()
    assert front.signing_in.draft.last_name == ("" if fault is None else "Zed")
    assert len(front.service.signed_in) == (1 if fault is None else 0)


def test_what_was_kept_goes_on_by_enter(front: FrontDesk) -> None:
    """From the page where it was left, with the keyboard alone."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Zed")
    keys.press(Qt.Key.Key_Escape)
    keys = front.open_sign_in()
    keys.press(ENTER)
    assert front.is_at(Step.BADGE)
    keys.press(Qt.Key.Key_Escape)
    keys = front.open_sign_in()
    keys.press(ENTER)
    assert [draft.last_name for draft in front.service.signed_in] == ["Zed"]


def test_what_was_kept_can_be_started_over(front: FrontDesk) -> None:
    """By a key that is shown; it is not offered once more."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("Zed")
    keys.press(Qt.Key.Key_Escape)
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_D, modifiers=ALT)
    assert (front.signing_in.step, front.signing_in.draft.last_name) == (Step.REASON, "")
    keys.press(Qt.Key.Key_Escape)
    front.open_sign_in()
    assert not front.signing_in.over.isVisible()


def test_a_second_f2_is_the_same_sign_in(front: FrontDesk) -> None:
    """And what is typed in it stays."""
    keys = front.go_to_the_badge()
    first = keys.dialog
    front.coming.open()
    assert front.signing_in is first
    assert front.signing_in.draft.last_name == "Zed"


# --- asked for by others ------------------------------------------------------------------------------------------


def test_an_expected_visit_is_signed_in_from_another_page(front: FrontDesk) -> None:
    """It is filled in, and what was begun before is left alone."""
    front.open_sign_in().press(Qt.Key.Key_6)
    front.signing_in.reject()
    wanted = front.service.offers[1].seen.id
    front.coming._setup.requests.visitor_in_requested.emit(VisitorPrefill(visit_id=wanted))
    assert (front.signing_in.step, front.signing_in.draft.expected_id) == (Step.VISITOR, wanted)
    assert front.signing_in.draft.last_name == "Cheverie"


def test_an_announced_meeting_without_a_host_says_at_the_desk_what_is_missing(front: FrontDesk) -> None:
    """At once, beside the field where the keyboard is then."""
    announced = front.service.offers[1]
    visit = dataclasses.replace(announced.visit, purpose=VisitPurpose.MEETING, event_id=None)
    front.service.offers[1] = dataclasses.replace(announced, visit=visit)
    front.coming._setup.requests.visitor_in_requested.emit(VisitorPrefill(visit_id=announced.seen.id))
    page = front.signing_in.visitor
    assert page.host.problem == "It is needed for this reason."
    assert front.signing_in.focusWidget() is page.host.edit


def test_a_host_and_a_name_are_taken_over(front: FrontDesk) -> None:
    """From the card of a member, or from what somebody searched for."""
    prefill = VisitorPrefill(host_member_id=ROY.member_id, text="Vance")
    front.coming._setup.requests.visitor_in_requested.emit(prefill)
    assert front.signing_in.draft.host_member_id == ROY.member_id
    assert front.signing_in.draft.last_name == "Vance"


def test_what_was_refused_is_signed_in_anew(front: FrontDesk) -> None:
    """Everything that was typed then stands there, before the keyboard; what was begun since gives way to it."""
    front.open_sign_in().press(Qt.Key.Key_6)
    front.signing_in.reject()
    typed = VisitDraft(
        purpose=VisitPurpose.MEETING, last_name="Vance", first_name="Tam", notes="Ring first.", until="2020-01-01 12:00"
    )
    prefill = VisitorPrefill(host_member_id=ROY.member_id, draft=typed)
    front.coming._setup.requests.visitor_in_requested.emit(prefill)
    assert front.signing_in.step is Step.VISITOR
    # A time that is over is the end of this day again.
    assert front.signing_in.draft == dataclasses.replace(typed, host_member_id=ROY.member_id, until="")


def test_the_slip_is_asked_for_by_a_key(front: FrontDesk, qtbot: QtBot) -> None:
    """Whoever prints slips is told which visit it is."""
    keys = front.go_to_the_badge()
    keys.press(ENTER)
    with qtbot.waitSignal(front.coming._setup.requests.slip_requested) as asked:
        keys.press(Qt.Key.Key_P, modifiers=ALT)
    assert asked.args == [front.service.inside.visitors[0].seen.id]


@pytest.mark.parametrize(
    "prefill",
    [VisitorPrefill(host_member_id=ROY.member_id, text="Vance"), VisitorPrefill(visit_id=uuid4())],
    ids=["a host", "a visit"],
)
@pytest.mark.parametrize("fault", [None, StoreRefusedError("The database refuses it.")], ids=["found", "refused"])
def test_a_sign_in_that_is_left_while_it_is_filled_in_stays_left(
    front: FrontDesk, prefill: VisitorPrefill, fault: Exception | None
) -> None:
    """What is found for it later goes nowhere, and neither does what is said of it."""
    background = front.desk.background
    background.held = True
    front.coming._setup.requests.visitor_in_requested.emit(prefill)
    front.signing_in.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    front.service.fault = fault
    background.release()
    assert front.coming.dialog is None
