"""Answers that come after a person has gone on in a visitor's sign-in, and what is left of one that is done."""

from uuid import uuid4

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.gui.visitor_desk.conftest import FrontDesk
from tests.support.fake_visitor_desk import V12
from tests.support.invented_desk import NOW
from tests.support.visitor_keyboard import shown_text

ENTER = Qt.Key.Key_Return


def test_who_is_found_late_for_fewer_letters_is_not_offered(front: FrontDesk) -> None:
    """The name has gone on meanwhile, and nobody is called so: Enter takes nobody over."""
    background = front.desk.background
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_6)
    background.held = True
    keys.type("che")
    background.held = False
    keys.type("z")
    background.release()
    assert not front.signing_in.visitor.offers.isVisible()


def test_nothing_of_a_visitor_who_is_in_stands_in_the_next_sign_in(front: FrontDesk) -> None:
    """However its last page is left; the next visitor reads no name over the operator's shoulder."""
    keys = front.go_to_the_badge()
    keys.press(ENTER)
    assert len(front.service.signed_in) == 1
    front.signing_in.reject()
    front.open_sign_in()
    assert front.signing_in.draft.last_name == ""
    assert not front.signing_in.over.isVisible()


def test_a_field_that_was_emptied_again_says_nothing_before_somebody_goes_on(front: FrontDesk) -> None:
    """What is only missing is asked for by the key that goes on, and not while a person looks for it."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Z")
    keys.press(Qt.Key.Key_Backspace, Qt.Key.Key_Tab)
    assert not front.signing_in.visitor.fields["last_name"].problem


def test_an_expected_visitor_who_is_in_already_is_nobody_else(front: FrontDesk) -> None:
    """Two people of one name may be here, but one announced visit does not begin twice: no such key is offered."""
    front.service.inside.add("Cheverie, Q.")
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("che")
    keys.press(Qt.Key.Key_Down, ENTER, ENTER, ENTER)
    assert "Cheverie, Q. is signed in already" in shown_text(front.signing_in)
    assert not front.signing_in.other.isVisible()


def test_a_badge_that_was_taken_meanwhile_is_not_offered_once_more(front: FrontDesk) -> None:
    """The desk says who has it, which stays while those that are free by then are read again."""
    keys = front.go_to_the_badge()
    keys.type("12")
    keys.press(ENTER)
    front.service.held[V12.id] = "Roy, J."
    keys.press(ENTER)
    assert front.signing_in.badge.badge.problem.startswith("Roy, J. has badge V-12")
    assert "1 badge" in front.signing_in.badge.tap_more.text()


def test_a_badge_that_is_tapped_after_the_visitor_is_in_is_for_nobody(front: FrontDesk) -> None:
    """The last page is about who is in: it promises the next badge to no one."""
    keys = front.go_to_the_badge()
    keys.press(ENTER)
    assert front.is_at(Step.DONE)
    front.tap("0000AA0013", Outcome.VISITOR_BADGE_FREE)
    assert "V-13" not in shown_text(front.signing_in)
    assert front.signing_in.badge.chosen is None


def test_who_is_here_is_known_before_the_database_goes_away(front: FrontDesk, qtbot: QtBot) -> None:
    """It is read as soon as somebody sits down who may receive visitors, and when a visit changes; nobody waits."""
    inside = front.service.inside
    qtbot.waitUntil(lambda: inside.reads == 1)
    front.desk.signals.records_changed.emit(RecordChanges({"visitors": None}))
    qtbot.waitUntil(lambda: inside.reads == 2)


def test_who_is_signed_in_elsewhere_while_the_list_is_read_is_on_it_soon(front: FrontDesk, qtbot: QtBot) -> None:
    """The change is told in the middle of a reading: the list is read once more, by itself."""
    inside, background = front.service.inside, front.desk.background
    qtbot.waitUntil(lambda: inside.reads == 1)
    background.held = True
    front.leaving.open()
    front.leaving._read()
    background.release()
    assert [row.title for row in front.signing_out.list.rows.rows] == []
    inside.add("Chen, Q.")
    qtbot.waitUntil(lambda: [row.title for row in front.signing_out.list.rows.rows] == ["Chen, Q."])


def test_a_free_badge_that_lies_on_the_reader_is_still_nobodys(front: FrontDesk) -> None:
    """Each further reading is a repeat of the first, and says the same."""
    front.open_sign_out()
    free = Outcome.VISITOR_BADGE_FREE
    front.desk.signals.scan_finished.emit(
        ScanAnswer(ScanId(uuid4()), "0000AA0013", Outcome.REPEAT, NOW, None, first_outcome=free)
    )
    assert "Nobody has that badge" in shown_text(front.signing_out)
