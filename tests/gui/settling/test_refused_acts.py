"""What was done by hand and refused, as an operator finds it, has it delivered again, enters it anew, lets go of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_acts import HandActKind, HandActStatus
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.ui.desk_requests import VisitorPrefill
from sentinel_desktop.ui.settling.details_card import DetailsCard
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.settling.reason_dialog import ReasonDialog
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.fake_quarantine import FakeQuarantine, refused
from tests.support.fake_refused_acts import DRAFT, HOST, VISIT, FakeRefusedActs, refused_act
from tests.support.fake_sessions import FakeSessions, Known, person, signed_in
from tests.support.invented_desk import member

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OPERATOR = replace(person(1), rights=frozenset({Right.RECEIVE_VISITORS, Right.ENTER_BY_HAND, Right.SETTLE_REVIEWS}))


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk at which an operator sits, with three refused acts, showing the page."""
    sessions = FakeSessions(Known(OPERATOR, "one two three four"))
    acts = FakeRefusedActs(
        refused_act(HandActKind.VISITOR_SIGN_IN, 1),
        refused_act(HandActKind.ENTER_BY_HAND, 2),
        refused_act(HandActKind.KIOSK_SIGN_OUT, 3),
    )
    desk = open_desk(refused_acts=acts, sessions=sessions)
    sessions.become(signed_in(OPERATOR))
    tell(desk)
    press_key(desk.window, Qt.Key.Key_F7)
    return desk


def tell(desk: Desk) -> None:
    """Say how many acts the database has refused, as the station does."""
    desk.signals.hand_acts_changed.emit(HandActStatus(0, len(desk.refused_acts.acts)))


def page_of(desk: Desk) -> SettlingPage:
    """Return the page."""
    return desk.window.settling.page


def card(desk: Desk) -> DetailsCard:
    """Return what is chosen."""
    return page_of(desk).details


def who(desk: Desk) -> list[str]:
    """Return whom the list names, from its top."""
    return [line.who for line in page_of(desk).acts.model.rows]


def dialog_of(desk: Desk) -> ReasonDialog:
    """Return the dialog that is open."""
    dialog = desk.window.settling.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_f7_shows_what_was_refused_with_whom_it_is_about(desk: Desk) -> None:
    """Newest first, what it was and why in the same row; the keyboard is on it."""
    assert who(desk) == ["Vance, T.", member(1).display_name, "Castellanos, R."]
    whats = [line.what.split(" · ")[0] for line in page_of(desk).acts.model.rows]
    assert whats == ["Visitor signed in", "Checked out by hand", "Visitor signed out at the kiosk"]
    assert page_of(desk).acts.view.hasFocus()
    assert desk.window.rail.buttons["settling"].accessibleName() == "To settle: 3"


def test_what_is_chosen_says_who_did_it_and_why_it_is_refused(desk: Desk) -> None:
    """With the words that were typed, and the time that was meant."""
    assert card(desk).head.title.text() == "Vance, T."
    assert card(desk).facts.value_of("By") == "Kowalski, J."
    assert card(desk).facts.value_of("Refused because") == "The host of this visit is no longer there."
    press_key(page_of(desk).acts.view, Qt.Key.Key_Down)
    assert card(desk).facts.value_of("In their words") == "Left by the gate, badge forgotten at home"
    assert card(desk).facts.value_of("For the time") == "17:52:07"
    press_key(page_of(desk).acts.view, Qt.Key.Key_Down)
    assert card(desk).facts.value_of("By") == "the visitor, at the kiosk"


@pytest.mark.parametrize("kind", HandActKind)
def test_every_kind_is_said_in_words(open_desk: OpenDesk, kind: HandActKind) -> None:
    """Somebody is named in the row, something stands in every place of the card."""
    desk = open_desk(refused_acts=FakeRefusedActs(refused_act(kind)))
    desk.sessions.become(signed_in(OPERATOR))
    tell(desk)
    press_key(desk.window, Qt.Key.Key_F7)
    (line,) = page_of(desk).acts.model.rows
    assert all((line.who, line.what, line.title, line.sentence, line.advice))
    assert bool(line.anew) == (kind not in {HandActKind.SIGN_IN, HandActKind.SETTLE_REVIEW})
    assert card(desk).anew.isVisible() == bool(line.anew)


# --- who may see and decide -------------------------------------------------------------------------------------------


def test_who_leaves_takes_every_name_along(desk: Desk) -> None:
    """At once; the keys do nothing any more, and the way back is shown."""
    desk.background.held = True
    desk.sessions.become(NOBODY)
    assert who(desk) == ["Shown after sign-in"] * 3
    desk.background.release()
    assert who(desk) == ["Shown after sign-in"] * 3
    assert card(desk).head.title.text() == "Visitor signed in"
    assert card(desk).facts.value_of("By") == "shown after sign-in"
    for button in (card(desk).retry, card(desk).retry_all, card(desk).anew, card(desk).dismiss):
        assert not button.isVisible()
    press_key(desk.window, Qt.Key.Key_R, CTRL)
    assert desk.refused_acts.retried == []
    assert card(desk).who_settles.text() == "Sign in to see whom it is about, and to settle it."
    desk.sessions.become(signed_in(OPERATOR))
    assert who(desk)[0] == "Vance, T."


def test_a_question_about_somebody_is_closed_when_the_desk_is_locked(desk: Desk) -> None:
    """What was typed is there again for the same account."""
    press_key(desk.window, Qt.Key.Key_Delete, CTRL)
    dialog_of(desk).text.setPlainText("Entered anew")
    desk.sessions.lock()
    dialog = desk.window.settling.dialog
    assert dialog is None or not dialog.isVisible()
    desk.sessions.become(signed_in(OPERATOR))
    press_key(desk.window, Qt.Key.Key_F7)
    press_key(desk.window, Qt.Key.Key_Delete, CTRL)
    assert dialog_of(desk).text.toPlainText() == "Entered anew"


def test_each_kind_takes_its_own_right(desk: Desk) -> None:
    """Who receives visitors and enters nothing by hand decides about the visitors alone."""
    desk.sessions.become(signed_in(replace(OPERATOR, rights=frozenset({Right.RECEIVE_VISITORS}))))
    assert who(desk) == ["Vance, T.", "Shown after sign-in", "Castellanos, R."]
    assert card(desk).retry.isVisible()
    press_key(page_of(desk).acts.view, Qt.Key.Key_Down)
    assert not card(desk).retry.isVisible()
    assert card(desk).who_settles.text() == "This account may neither see whom it is about, nor settle it."


# --- decided ----------------------------------------------------------------------------------------------------------


def test_one_or_all_are_delivered_again(desk: Desk) -> None:
    """By the keys of refused scans, for the list that a person is on."""
    press_key(desk.window, Qt.Key.Key_R, CTRL)
    assert [key.int for key in desk.refused_acts.retried] == [7001]
    assert "delivered again now" in page_of(desk).message.text()
    press_key(desk.window, Qt.Key.Key_R, CTRL | SHIFT)
    assert [key.int for key in desk.refused_acts.retried] == [7001, 7002, 7003]
    assert page_of(desk).empty.isVisible()
    assert desk.window.rail.buttons["settling"].accessibleName() == "To settle"


def test_a_key_is_about_the_list_that_a_person_is_on(open_desk: OpenDesk) -> None:
    """A scan and an act stand there: the chosen one is tried again, and not the other."""
    desk = open_desk(refused_acts=FakeRefusedActs(refused_act()), quarantine=FakeQuarantine(refused(1)))
    desk.sessions.become(signed_in(OPERATOR))
    tell(desk)
    press_key(desk.window, Qt.Key.Key_F7)
    page = page_of(desk)
    assert page.refused.view.hasFocus()
    page.acts.view.setFocus()
    assert page.refused.line() is None
    press_key(desk.window, Qt.Key.Key_R, CTRL)
    assert (len(desk.refused_acts.retried), len(desk.quarantine.retried)) == (1, 0)
    assert page.refused.line() is not None


def test_one_is_dismissed_with_a_reason(desk: Desk) -> None:
    """The question says whom it is about; the reason goes with it, and the list is shorter."""
    press_key(desk.window, Qt.Key.Key_Delete, CTRL)
    dialog = dialog_of(desk)
    dialog.text.setPlainText("Entered anew at 18:50.")
    dialog.answer.click()
    ((act, reason),) = desk.refused_acts.let_go
    assert (act.id.int, reason) == (7001, "Entered anew at 18:50.")
    assert len(who(desk)) == 2
    assert page_of(desk).message.text() == "It is dismissed, and kept at this station with your reason."


def test_what_was_dealt_with_elsewhere_is_said_so(desk: Desk) -> None:
    """Another program dismissed it meanwhile: nothing is claimed to be done here."""
    press_key(desk.window, Qt.Key.Key_Delete, CTRL)
    dialog = dialog_of(desk)
    dialog.text.setPlainText("Entered anew at 18:50.")
    del desk.refused_acts.acts[0]
    dialog.answer.click()
    assert page_of(desk).message.text() == "It was dealt with elsewhere meanwhile."


def test_a_visitor_is_signed_in_anew_with_what_was_typed(desk: Desk) -> None:
    """Asked of the desk that receives visitors; the host is looked up there, because they may be gone."""
    asked: list[VisitorPrefill] = []
    desk.window.settling._setup.requests.visitor_in_requested.connect(asked.append)
    press_key(desk.window, Qt.Key.Key_N, CTRL)
    assert asked == [VisitorPrefill(host_member_id=HOST, draft=DRAFT)]


def test_a_passage_is_entered_anew_and_a_visitor_signed_out(desk: Desk) -> None:
    """Each of who does such a thing."""
    asked: list[tuple[object, ...]] = []
    desk.window.settling._setup.requests.by_hand_requested.connect(lambda *about: asked.append(about))
    desk.window.settling._setup.requests.visitor_out_requested.connect(lambda *about: asked.append(about))
    desk.refused_acts.acts.append(refused_act(HandActKind.VISITOR_SIGN_OUT, 4))
    tell(desk)
    for _ in range(3):
        press_key(page_of(desk).acts.view, Qt.Key.Key_Down)
        press_key(desk.window, Qt.Key.Key_N, CTRL)
    assert asked == [(member(1).id, Direction.OUT), (None,), (VISIT,)]


# --- what there is ----------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_is_said_and_the_list_stays(desk: Desk) -> None:
    """One sentence in the place of the count; what was there is still there and counted."""
    desk.refused_acts.broken = "The disk cannot be read."
    desk.window.show_desk()
    press_key(desk.window, Qt.Key.Key_F7)
    assert page_of(desk).acts.note.text() == "The disk cannot be read."
    assert len(who(desk)) == 3
    desk.signals.hand_acts_changed.emit(HandActStatus(problem="The disk cannot be read."))
    assert desk.window.rail.buttons["settling"].accessibleName() == "To settle: 3"


def test_markup_is_shown_as_it_was_typed(open_desk: OpenDesk) -> None:
    """A name of signs, right to left or a thousand letters long is data."""
    hostile = "<b>Rob</b> \u202e; DROP TABLE --" + "x" * 1000
    act = replace(refused_act(), person=hostile, words=hostile)
    desk = open_desk(refused_acts=FakeRefusedActs(act))
    desk.sessions.become(signed_in(OPERATOR))
    tell(desk)
    press_key(desk.window, Qt.Key.Key_F7)
    assert card(desk).head.title.textFormat() is Qt.TextFormat.PlainText
    assert card(desk).facts.value_of("In their words") == hostile
    assert desk.window.width() == 1280
