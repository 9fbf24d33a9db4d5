"""The reviews of the unit, as a person finds and settles them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.pages import PAGE_SIZE
from sentinel_desktop.domain.reviews import ReviewedPassage, ReviewReason, Settling
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.settling.page import SettlingPage
from sentinel_desktop.ui.settling.reason_dialog import ReasonDialog
from sentinel_desktop.ui.settling.review_wording import review_line, settled_sentence
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.fake_quarantine import FakeQuarantine, refused
from tests.support.fake_reviews import FakeReviews, review
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import NOW, member

CTRL = Qt.KeyboardModifier.ControlModifier
ZONE = Timings().zone


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A window at which an operator is signed in."""
    desk = open_desk()
    desk.sessions.become(signed_in(person()))
    return desk


def page_of(desk: Desk) -> SettlingPage:
    """Show the page."""
    desk.window.show_place("settling")
    return desk.window.settling.page


def dialog_of(desk: Desk) -> ReasonDialog:
    """Return the dialog that is open."""
    dialog = desk.window.settling.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def settle(desk: Desk, words: str) -> None:
    """Settle what is chosen."""
    press_key(desk.window, Qt.Key.Key_S, CTRL)
    dialog_of(desk).text.setPlainText(words)
    dialog_of(desk).answer.click()


def test_tab_leads_past_a_list_without_taking_it_up(open_desk: OpenDesk) -> None:
    """From a scan to what can be done with it; an arrow key takes up the list between."""
    desk = open_desk(quarantine=FakeQuarantine(refused(1)), reviews=FakeReviews(review(0), review(1)))
    desk.sessions.become(signed_in(person()))
    page = page_of(desk)
    assert page.refused.view.hasFocus()
    press_key(page.refused.view, Qt.Key.Key_Tab)
    assert page.reviews.view.hasFocus()
    assert page.details.retry.isVisible()
    press_key(page.reviews.view, Qt.Key.Key_Tab)
    assert page.details.retry.hasFocus()
    press_key(page.details.retry, Qt.Key.Key_Backtab)
    press_key(page.reviews.view, Qt.Key.Key_Down)
    assert (page.details.settle.isVisible(), page.details.retry.isVisible()) == (True, False)


# --- in words -------------------------------------------------------------------------------------------------------


def test_a_badge_in_two_places_has_both_facts() -> None:
    """When, where and what, of the first and the second passage."""
    line = review_line(review(reason=ReviewReason.TWO_PLACES), NOW, ZONE)
    assert line.what == "Two places · Front desk checked in · Rear door checked in"
    assert [fact.value for fact in line.facts[:2]] == [
        "18:42:02 Front desk: checked in",
        "18:42:07 Rear door: checked in",
    ]


def test_what_a_person_was_told_stands_beside_what_is_recorded() -> None:
    """Both in the words that the panel has for them."""
    line = review_line(review(reason=ReviewReason.TOLD_OTHERWISE), NOW, ZONE)
    assert line.what == "Told otherwise · told: checked in · recorded: checked out"
    assert [fact.name for fact in line.facts[:2]] == ["Told", "Recorded"]


def test_a_late_scan_says_what_it_changed_and_contradicts() -> None:
    """In figures; what is nought is not said."""
    late = review(reason=ReviewReason.LATE_ARRIVAL)
    assert "turned round by it: 2." in review_line(late, NOW, ZONE).sentence
    assert "stand as they are: 1." in review_line(late, NOW, ZONE).sentence
    assert "turned round" not in review_line(replace(late, changed=0), NOW, ZONE).sentence


def test_another_person_in_one_of_the_facts_is_named() -> None:
    """Where somebody was greeted by another's name, that is the point of it."""
    told = review(reason=ReviewReason.TOLD_OTHERWISE)
    assert told.first is not None
    line = review_line(replace(told, first=replace(told.first, member="PO2 Other, O.")), NOW, ZONE)
    assert "(PO2 Other, O.)" in line.facts[0].value
    assert "(" not in line.facts[1].value


@pytest.mark.parametrize("reason", ReviewReason)
def test_every_reason_says_what_it_is_and_what_to_do(reason: ReviewReason) -> None:
    """In words of its own, also where nothing can be read of the passages or the person."""
    others = [review_line(review(reason=other), NOW, ZONE) for other in ReviewReason if other is not reason]
    line = review_line(review(reason=reason), NOW, ZONE)
    assert line.advice
    assert line.sentence not in [other.sentence for other in others]
    bare = review_line(replace(review(reason=reason), first=None, second=None, member=None), NOW, ZONE)
    assert bare.who.startswith("Badge …")
    assert review_line(replace(review(reason=reason), member=None, serial_tail=""), NOW, ZONE).who == "Nobody known"


def test_a_passage_by_hand_or_of_another_day_can_be_read_too() -> None:
    """At no station, by no scan; yesterday has its date."""
    by_hand = ReviewedPassage(NOW - timedelta(days=1), None, None, None, None)
    line = review_line(replace(review(), first=by_hand), NOW, ZONE)
    assert line.facts[0].value == "Mon 23 Nov 18:42:07 at no station: not recorded"


@pytest.mark.parametrize("settling", Settling)
def test_every_end_of_settling_has_a_sentence(settling: Settling) -> None:
    """Also that somebody else was faster."""
    assert settled_sentence(settling)


# --- on the page ----------------------------------------------------------------------------------------------------


def test_reviews_put_up_anywhere_are_counted_and_shown(desk: Desk, qtbot: QtBot) -> None:
    """The rail counts them on every page; the list is there when a person comes, newest first."""
    desk.reviews.open += [review(0), review(1)]
    desk.signals.reviews_changed.emit()
    qtbot.waitUntil(lambda: desk.window.rail.buttons["settling"].accessibleName() == "To settle: 2")
    page = page_of(desk)
    assert [line.who for line in page.reviews.model.rows] == [member(20).display_name, member(21).display_name]
    assert page.details.settle.isVisible()
    assert not page.details.retry.isVisible()


def test_reviews_are_counted_when_the_database_comes(desk: Desk, qtbot: QtBot) -> None:
    """Whatever happened while it was away; once, however often it is confirmed."""
    desk.reviews.open.append(review())
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    qtbot.waitUntil(lambda: desk.window.rail.buttons["settling"].accessibleName() == "To settle: 1")


def test_a_review_settled_elsewhere_goes_while_the_page_is_looked_at(desk: Desk, qtbot: QtBot) -> None:
    """Nobody works on what is done."""
    desk.reviews.open += [review(0), review(1)]
    page = page_of(desk)
    del desk.reviews.open[0]
    desk.signals.reviews_changed.emit()
    qtbot.waitUntil(lambda: len(page.reviews.model.rows) == 1)
    assert page.details.head.title.text() == member(21).display_name


def test_more_reviews_than_a_page_are_said_to_be_more(desk: Desk) -> None:
    """The count is that of all."""
    desk.reviews.open += [review(n) for n in range(PAGE_SIZE + 30)]
    page = page_of(desk)
    assert len(page.reviews.model.rows) == PAGE_SIZE
    assert page.reviews.note.text().startswith(f"The newest {PAGE_SIZE} of {PAGE_SIZE + 30}")
    assert desk.window.rail.buttons["settling"].accessibleName() == f"To settle: {PAGE_SIZE + 30}"


def test_only_one_thing_is_chosen_in_both_lists(open_desk: OpenDesk) -> None:
    """What a key does is done to what is shown at the right."""
    desk = open_desk(quarantine=FakeQuarantine(refused(1)), reviews=FakeReviews(review(0)))
    page = page_of(desk)
    assert page.details.retry.isVisible()
    page.reviews.view.setFocus()
    assert page.details.head.title.text() == member(20).display_name
    assert page.refused.line() is None
    press_key(desk.window, Qt.Key.Key_R, CTRL)
    assert desk.quarantine.retried == []
    page.refused.view.setFocus()
    assert page.details.head.title.text() == member(1).display_name


def test_a_review_is_settled_with_a_few_words(desk: Desk) -> None:
    """It goes from the list, and the page says so."""
    desk.reviews.open += [review(0), review(1)]
    page = page_of(desk)
    settle(desk, "Asked: lent the badge.")
    assert desk.reviews.settled == [(review(0).seen.id, "Asked: lent the badge.")]
    assert page.message.text() == "It is settled, and kept with your words."
    assert [line.who for line in page.reviews.model.rows] == [member(21).display_name]


def test_after_one_is_settled_the_next_one_is_looked_at(desk: Desk) -> None:
    """In the place where a person was in the list, and not from its top again; after the last one the one before it."""
    desk.reviews.open += [review(n) for n in range(4)]
    page = page_of(desk)
    keys = [line.key for line in page.reviews.model.rows]
    page.reviews.view.choose_row(2)
    settle(desk, "Asked: lent the badge.")
    chosen = page.reviews.line()
    assert chosen is not None
    assert chosen.key == keys[3]
    settle(desk, "The same.")
    chosen = page.reviews.line()
    assert chosen is not None
    assert chosen.key == keys[1]


def test_a_review_that_somebody_else_settled_is_said_so(desk: Desk) -> None:
    """Their words stand."""
    desk.reviews.open.append(review(0))
    page = page_of(desk)
    press_key(desk.window, Qt.Key.Key_S, CTRL)
    desk.reviews.open.clear()
    dialog_of(desk).text.setPlainText("Mine.")
    dialog_of(desk).answer.click()
    assert page.message.text() == settled_sentence(Settling.ALREADY_SETTLED)
    assert page.empty.isVisible()


def test_a_database_that_is_away_is_said_and_nothing_typed_is_lost(desk: Desk) -> None:
    """One sentence, the list as it was, and the words again in the dialog."""
    desk.reviews.open.append(review(0))
    page = page_of(desk)
    desk.reviews.away = "The server does not answer."
    settle(desk, "Asked: lent the badge.")
    assert page.message.text() == "The server does not answer."
    assert page.reviews.note.text() == "The server does not answer."
    assert len(page.reviews.model.rows) == 1
    desk.reviews.away = ""
    press_key(desk.window, Qt.Key.Key_S, CTRL)
    assert dialog_of(desk).text.toPlainText() == "Asked: lent the badge."
    dialog_of(desk).answer.click()
    assert desk.reviews.settled == [(review(0).seen.id, "Asked: lent the badge.")]


def test_a_list_that_cannot_be_read_is_not_called_empty(desk: Desk) -> None:
    """Nothing to settle is only said where that is known."""
    desk.reviews.away = "The server does not answer."
    page = page_of(desk)
    assert not page.empty.isVisible()
    assert page.reviews.note.text() == "The server does not answer."
