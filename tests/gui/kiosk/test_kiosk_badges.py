"""Badges at the kiosk: a member's answer over everything, a visitor's badge taken and given back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from tests.gui.kiosk.conftest import Kiosk, OpenKiosk
from tests.support.kiosk_in_memory import KioskRoom
from tests.support.scan_builders import answer, scan


def test_a_members_answer_fills_the_screen_and_the_page_comes_back(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    """With what was being typed, and the keyboard in it; nothing of the answer is left behind."""
    kiosk = open_kiosk(answer_ms=60_000)
    kiosk.touch("Museum")
    kiosk.type(KioskField.LAST_NAME, "Beau")
    kiosk.signals.scan_finished.emit(answer(scan()))
    assert kiosk.window.answer.isVisible()
    assert kiosk.window.answer.geometry() == kiosk.window.rect()
    assert "CHECKED IN" in kiosk.said()
    assert "Tremblay" in kiosk.said()
    kiosk.keyed("champ")
    # The minute is over.
    kiosk.window.answer._timer.setInterval(0)
    qtbot.waitUntil(lambda: not kiosk.window.answer.isVisible())
    assert kiosk.line(KioskField.LAST_NAME).edit.text() == "Beauchamp"
    assert all(
        "Tremblay" not in label.text() for label in kiosk.window.answer.findChildren(type(kiosk.window.answer.word))
    )


def test_a_visitors_badge_says_goodbye_and_names_nobody(kiosk: Kiosk) -> None:
    """Whoever found it reads nobody's name."""
    kiosk.signals.scan_finished.emit(answer(scan(), Outcome.VISITOR_OUT, member=None))
    assert kiosk.window.answer.isVisible()
    assert "give your visitor badge back" in kiosk.window.answer.sentence.text()
    assert kiosk.window.answer.name.text() == ""


def test_a_free_badge_belongs_to_the_visit_that_is_reviewed(open_kiosk: OpenKiosk) -> None:
    """Tapped on the review it is taken; anywhere else the visitor is told when to tap it."""
    room = KioskRoom()
    badge = room.add_badge("62E3086C01", BadgeKind.VISITOR)
    free = answer(scan("62E3086C01"), Outcome.VISITOR_BADGE_FREE, member=None)
    kiosk = open_kiosk(room=room)
    kiosk.signals.scan_finished.emit(free)
    assert "tap the badge again at the end" in kiosk.window.answer.sentence.text()
    QTest.mouseClick(kiosk.window.answer, Qt.MouseButton.LeftButton)
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.signals.scan_finished.emit(free)
    assert not kiosk.window.answer.isVisible()
    assert "Your visitor badge was read." in kiosk.said()
    room.has_badge = False
    kiosk.touch("Sign in")
    (visit,) = room.visits.values()
    assert visit.badge_id == badge
    assert "ask the duty desk for another one" in kiosk.said()


def test_what_is_refused_sends_to_the_desk(kiosk: Kiosk) -> None:
    """And says nothing that is meant for an operator."""
    for outcome in (Outcome.BADGE_UNKNOWN, Outcome.BADGE_NOT_ACTIVE, Outcome.MEMBER_REFUSED, Outcome.LOCKUP_HELD):
        kiosk.signals.scan_finished.emit(answer(scan(), outcome, member=None))
        assert kiosk.window.answer.sentence.text() == "Please go to the duty desk."


def test_a_reader_that_comes_off_is_said_where_it_is_spoken_of(kiosk: Kiosk) -> None:
    """Behind an answer that is shown, on the review, and not while somebody types; back again it asks for a tap."""
    unplugged, back = (ReaderStatus(state) for state in (ReaderState.LOST, ReaderState.READY))
    kiosk.signals.reader_changed.emit(back)
    kiosk.signals.scan_finished.emit(answer(scan()))
    kiosk.signals.reader_changed.emit(unplugged)
    assert kiosk.window.answer.isVisible()
    assert kiosk.window.childAt(kiosk.window.rect().center()) in {
        kiosk.window.answer,
        *kiosk.window.answer.findChildren(QWidget),
    }
    QTest.mouseClick(kiosk.window.answer, Qt.MouseButton.LeftButton)
    assert "Members: the reader is not ready." in kiosk.said()
    kiosk.touch("Museum")
    kiosk.type(KioskField.LAST_NAME, "Beau")
    kiosk.signals.reader_changed.emit(back)
    kiosk.signals.reader_changed.emit(unplugged)
    kiosk.keyed("champ")
    assert kiosk.line(KioskField.LAST_NAME).edit.text() == "Beauchamp"
    kiosk.tell_who()
    assert "The reader is not ready: please tell the duty desk." in kiosk.said()
    kiosk.signals.reader_changed.emit(back)
    assert "Tap it at the reader now." in kiosk.said()
    kiosk.touch("Sign in")
    kiosk.touch("Finished")
    assert "Members: tap your badge at the reader" in kiosk.said()
