"""What a kiosk knows of one visitor is gone before the next one stands there, whatever still comes for the first."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.kiosk import EventToday, HostFound, KioskField, KioskForm, KioskTexts, Prefill
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sort_keys import digits_of, sort_key
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.kiosk.state import Step
from tests.gui.kiosk.conftest import Kiosk, OpenKiosk
from tests.support.kiosk_in_memory import KioskRoom
from tests.support.scan_builders import answer, scan


def returning_room() -> KioskRoom:
    """Return a unit that knows the visitor of these tests from another day."""
    room = KioskRoom()
    who = sort_key("Beauchamp", "Ève"), digits_of("204 555-0142")
    room.known[who] = Prefill(rank="Lt(N)", unit="38 CBG", plate="ABC 123")
    return room


def the_event(kiosk: Kiosk) -> tuple[str, UUID | None]:
    """Return the event that the visitor comes for, as it stands in the line and as it is known."""
    form = kiosk.presenter.state.form
    return form.event, form.event_id


def the_host(kiosk: Kiosk) -> tuple[str, UUID | None]:
    """Return the host, likewise."""
    form = kiosk.presenter.state.form
    return form.host, form.host_member_id


def test_what_is_found_of_somebody_who_gave_up_is_told_to_nobody(open_kiosk: OpenKiosk) -> None:
    """The next visitor's lines are empty, and nothing of the first one's is filled in."""
    kiosk = open_kiosk(room=returning_room())
    kiosk.touch("Museum")
    kiosk.background.held = True
    kiosk.tell_who()
    kiosk.presenter.start_over()
    kiosk.background.release()
    assert kiosk.presenter.state.form == KioskForm()
    kiosk.touch("Museum")
    assert (kiosk.line(KioskField.LAST_NAME).edit.text(), kiosk.presenter.state.form.military) == ("", False)


def test_the_way_out_for_staff_forgets_the_visitor(kiosk: Kiosk) -> None:
    """A visitor left in the middle of it: who takes the kiosk away finds none of what was typed."""
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.window.leave_requested.emit()
    assert kiosk.is_at(Step.STAFF)
    assert kiosk.presenter.state.form == KioskForm()


def test_a_language_that_somebody_chose_and_left_is_taken_back(open_kiosk: OpenKiosk) -> None:
    """The welcome in another language than the unit's counts down; in its own it stays."""
    kiosk = open_kiosk(second_ms=60_000)
    assert kiosk.presenter.countdown.left == 0
    kiosk.window.language_requested.emit()
    assert kiosk.presenter.state.language is Language.FRENCH
    assert kiosk.presenter.countdown.left > 0
    kiosk.presenter.start_over()
    assert (kiosk.presenter.state.language, kiosk.presenter.countdown.left) == (Language.ENGLISH, 0)


def test_a_serving_visitor_who_returns_is_asked_for_rank_and_unit(open_kiosk: OpenKiosk) -> None:
    """What was said last time stands in their lines, and the review is of somebody who serves."""
    kiosk = open_kiosk(room=returning_room())
    kiosk.touch("Museum")
    kiosk.tell_who()
    form = kiosk.presenter.state.form
    assert (form.military, form.rank, form.unit) == (True, "Lt(N)", "38 CBG")


def test_an_event_that_is_typed_over_is_not_the_one_that_was_chosen(open_kiosk: OpenKiosk) -> None:
    """What stands in the line counts: another event than the list has is nobody's id."""
    room = KioskRoom()
    room.today = [EventToday(UUID(int=2), "Open house")]
    kiosk = open_kiosk(room=room)
    kiosk.touch("Event")
    kiosk.tell_who()
    kiosk.touch("Open house")
    assert the_event(kiosk) == ("Open house", UUID(int=2))
    kiosk.window.change_requested.emit(Step.NEEDS)
    kiosk.type(KioskField.EVENT, "Band practice")
    assert the_event(kiosk) == ("Band practice", None)


def test_a_host_who_is_typed_over_is_not_the_one_that_was_chosen(open_kiosk: OpenKiosk) -> None:
    """The visitor means somebody else, whom nobody found: the member who was chosen first is told nothing."""
    room = KioskRoom()
    room.members = [HostFound(UUID(int=1), "PO2 Tremblay, A.")]
    kiosk = open_kiosk(room=room)
    kiosk.touch("Meeting a member")
    kiosk.tell_who()
    kiosk.type(KioskField.HOST, "tremb")
    kiosk.touch("PO2 Tremblay, A.")
    assert the_host(kiosk) == ("PO2 Tremblay, A.", UUID(int=1))
    kiosk.window.change_requested.emit(Step.NEEDS)
    kiosk.type(KioskField.HOST, "Zimmer")
    assert the_host(kiosk) == ("Zimmer", None)


def test_a_badge_that_is_looked_up_late_is_not_the_next_visitors(open_kiosk: OpenKiosk) -> None:
    """Tapped by one who gave up: whoever comes next signs in without it."""
    room = KioskRoom()
    room.add_badge("62E3086C01", BadgeKind.VISITOR)
    kiosk = open_kiosk(room=room)
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.background.held = True
    kiosk.signals.scan_finished.emit(answer(scan("62E3086C01"), Outcome.VISITOR_BADGE_FREE, member=None))
    kiosk.presenter.start_over()
    kiosk.background.held = False
    kiosk.touch("Museum")
    kiosk.tell_who()
    assert kiosk.is_at(Step.REVIEW)
    kiosk.background.release()
    assert kiosk.presenter.state.form.badge_id is None


def test_a_badge_that_somebody_has_is_not_the_visitors(open_kiosk: OpenKiosk) -> None:
    """Tapped on the review it signs its holder out, and is given to nobody by that."""
    room = KioskRoom()
    room.add_badge("62E3086C01", BadgeKind.VISITOR)
    kiosk = open_kiosk(room=room)
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.signals.scan_finished.emit(answer(scan("62E3086C01"), Outcome.VISITOR_OUT, member=None))
    assert kiosk.presenter.state.form.badge_id is None


def test_nobody_is_timed_out_while_they_are_signed_in(kiosk: Kiosk) -> None:
    """The database may take longer than a visitor: what was typed is not taken away from under it."""
    kiosk.touch("Museum")
    kiosk.tell_who()
    assert kiosk.presenter.countdown.left > 0
    kiosk.background.held = True
    kiosk.touch("Sign in")
    assert kiosk.presenter.countdown.left == 0
    kiosk.background.release()
    assert kiosk.is_at(Step.DONE)
    assert kiosk.presenter.countdown.left > 0


def test_a_visitor_who_goes_away_after_a_members_answer_is_timed_out(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    """The answer over the page stops the countdown, and it goes on with the page."""
    kiosk = open_kiosk(answer_ms=1)
    kiosk.touch("Museum")
    kiosk.signals.scan_finished.emit(answer(scan()))
    qtbot.waitUntil(lambda: not kiosk.window.answer.isVisible())
    qtbot.waitUntil(lambda: kiosk.presenter.countdown.left > 0)


def test_what_the_unit_wants_said_changes_on_an_open_kiosk(open_kiosk: OpenKiosk) -> None:
    """An administrator changed a setting at a desk: nobody starts the kiosk anew for it."""
    room = KioskRoom()
    kiosk = open_kiosk(room=room)
    room.said = KioskTexts("HMCS Renamed")
    kiosk.signals.records_changed.emit(RecordChanges({"settings": None}))
    assert "HMCS Renamed" in kiosk.said()


def test_touches_of_the_desk_beside_it_keep_no_visitor_on_the_kiosk(kiosk: Kiosk, qtbot: QtBot) -> None:
    """Whoever works at the desk touches another window: the kiosk's countdown goes on."""
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.show()
    kiosk.touch("Museum")
    kiosk.presenter.countdown._tick()
    left = kiosk.presenter.countdown.left
    QTest.mouseClick(desk, Qt.MouseButton.LeftButton)
    assert kiosk.presenter.countdown.left == left
    QTest.mouseClick(kiosk.window.page, Qt.MouseButton.LeftButton)
    assert kiosk.presenter.countdown.left == left + 1


def test_the_way_back_from_a_line_of_the_review_leads_to_the_review(kiosk: Kiosk) -> None:
    """Whoever wanted to change one thing has not to go through everything again."""
    kiosk.touch("Something else")
    kiosk.tell_who()
    kiosk.type(KioskField.NOTES, "Delivery")
    kiosk.touch("Next")
    for step in (Step.NEEDS, Step.WHO):
        kiosk.window.change_requested.emit(step)
        kiosk.window.back_requested.emit()
        assert kiosk.is_at(Step.REVIEW)


def test_what_was_emptied_on_the_way_back_is_asked_for_again(open_kiosk: OpenKiosk) -> None:
    """A line that the reason needs and that stands empty leads no visitor to the seat, whichever way they go."""
    room = KioskRoom()
    kiosk = open_kiosk(room=room)
    kiosk.touch("Something else")
    kiosk.tell_who()
    kiosk.type(KioskField.NOTES, "Delivery")
    kiosk.touch("Next")
    assert kiosk.is_at(Step.REVIEW)
    kiosk.window.change_requested.emit(Step.NEEDS)
    kiosk.line(KioskField.NOTES).edit.clear()
    kiosk.window.edited.emit(KioskField.NOTES, "")
    kiosk.window.back_requested.emit()
    kiosk.touch("Sign in")
    assert (kiosk.is_at(Step.NEEDS), room.visits) == (True, {})
    assert kiosk.line(KioskField.NOTES).problem
