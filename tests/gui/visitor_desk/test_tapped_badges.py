"""Visitors' badges that are tapped: before the sign-in, while it is open, and while somebody is signed out."""

from datetime import timedelta

from PySide6.QtCore import Qt

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.gui.conftest import Clock
from tests.gui.visitor_desk.conftest import FrontDesk
from tests.support.fake_visitor_desk import V12, V13
from tests.support.visitor_keyboard import shown_text

ENTER = Qt.Key.Key_Return
FREE = Outcome.VISITOR_BADGE_FREE


def test_a_free_badge_is_offered_and_f2_begins_with_it(front: FrontDesk) -> None:
    """The notice says so and takes no key; it goes when the sign-in opens."""
    front.tap("0000AA0012", FREE)
    assert front.coming.notice.isVisible()
    assert "0012 is free: F2 signs" in front.coming.notice.sentence.text()
    front.open_sign_in()
    assert front.signing_in.badge.chosen == V12
    assert not front.coming.notice.isVisible()


def test_a_badge_that_was_tapped_long_ago_is_not_handed_out(front: FrontDesk, clock: Clock) -> None:
    """Nobody knows any more whose it was to be."""
    front.tap("0000AA0012", FREE)
    clock.at += timedelta(seconds=61)
    front.open_sign_in()
    assert front.signing_in.badge.chosen is None


def test_a_badge_fills_the_sign_in_that_is_open_on_whatever_page(front: FrontDesk) -> None:
    """A second one takes its place; no notice is shown beside it."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Zed")
    front.tap("0000AA0012", FREE)
    assert front.signing_in.badge.chosen == V12
    assert "Badge V-12 is for this visitor" in shown_text(front.signing_in)
    keys.press(ENTER)
    front.tap("0000AA0013", FREE)
    assert front.signing_in.badge.chosen == V13
    assert not front.coming.notice.isVisible()
    keys.press(ENTER)
    assert front.service.signed_in[0].badge_id == V13.id


def test_a_badge_that_cannot_be_handed_out_says_why(front: FrontDesk) -> None:
    """Who has it and since when; an unknown one likewise, and nothing is chosen."""
    front.service.held[V12.id] = "Roy, J."
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Zed")
    keys.press(ENTER)
    front.tap("0000AA0012", FREE)
    page = front.signing_in.badge
    assert page.badge.problem.startswith("Roy, J. has badge V-12 since 17:42")
    front.tap("0000AA9999", Outcome.BADGE_UNKNOWN)
    assert "no visitor's badge 9999" in page.badge.problem
    assert page.chosen is None
    keys.type("12")
    keys.press(ENTER)
    assert "has badge V-12" in page.badge.problem
    assert (front.signing_in.step, front.service.signed_in) == (Step.BADGE, [])


def test_a_members_badge_is_recorded_as_always_and_said(front: FrontDesk) -> None:
    """It is not handed to the visitor."""
    front.open_sign_in()
    front.tap("0000AA0044", Outcome.CHECKED_IN, member="PO2 Tremblay, A.")
    assert "PO2 Tremblay, A. was checked in" in shown_text(front.signing_in)
    assert front.signing_in.badge.chosen is None


def test_a_badge_that_was_in_use_frees_itself_by_the_tap(front: FrontDesk) -> None:
    """The scan signed its visitor out; a second tap hands it out."""
    front.open_sign_in()
    front.tap("0000AA0012", Outcome.VISITOR_OUT)
    assert "signed out now" in shown_text(front.signing_in)
    assert front.signing_in.badge.chosen is None


def test_a_tap_while_somebody_is_signed_out_is_said_in_the_list(front: FrontDesk) -> None:
    """The scan does it by itself; a free badge is nobody's."""
    front.open_sign_out()
    front.tap("0000AA0012", Outcome.VISITOR_OUT)
    assert "is signed out. Take the badge back" in shown_text(front.signing_out)
    front.tap("0000AA0013", FREE)
    assert "Nobody has that badge" in shown_text(front.signing_out)
    assert not front.coming.notice.isVisible()


def test_a_reader_that_is_unplugged_is_not_asked_to_read(front: FrontDesk) -> None:
    """The page says so, and asks for a tap again when it is back; what is typed or chosen stays."""
    front.desk.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST))
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Zed")
    keys.press(ENTER)
    page = front.signing_in.badge
    assert page.tap.text() == "The reader is not ready"
    assert page.tap_more.text().startswith("Type the badge's number below")
    unplugged = page.symbol.pixmap().toImage()
    keys.type("V-1")
    front.desk.signals.reader_changed.emit(ReaderStatus(ReaderState.READY))
    assert (page.tap.text(), page.badge.text) == ("Tap a visitor's badge on the reader", "V-1")
    assert page.symbol.pixmap().toImage() != unplugged
    front.tap("0000AA0012", FREE)
    front.desk.signals.reader_changed.emit(ReaderStatus(ReaderState.LOST))
    assert (page.tap.text(), page.chosen) == ("Badge V-12", V12)
