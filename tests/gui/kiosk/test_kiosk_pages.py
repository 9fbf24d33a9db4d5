"""A visitor at the kiosk: from the reason to the seat, by touch and by the keys, and back."""

import time
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.kiosk import EventToday, HostFound, KioskField, KioskTexts, Prefill
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.ui.kiosk.state import Step
from sentinel_desktop.ui.kiosk.style import SMALLEST_TOUCH
from tests.gui.kiosk.conftest import Kiosk, OpenKiosk
from tests.support.active_windows import press_key, type_text
from tests.support.kiosk_in_memory import KioskRoom

HOST = HostFound(UUID(int=1), "PO2 Tremblay, A.")
REASONS = {
    VisitPurpose.MEETING: "Meeting a member",
    VisitPurpose.EVENT: "Event",
    VisitPurpose.RECRUITMENT: "Recruiting",
    VisitPurpose.CONTRACT_WORK: "Contract work",
    VisitPurpose.MUSEUM: "Museum",
    VisitPurpose.OTHER: "Something else",
}


def needs_of(kiosk: Kiosk, purpose: VisitPurpose) -> None:
    """Say what a reason asks for, and come to the review."""
    match purpose:
        case VisitPurpose.MEETING:
            kiosk.type(KioskField.HOST, "tremb")
            kiosk.touch(HOST.name)
        case VisitPurpose.EVENT:
            kiosk.touch("Open house")
        case VisitPurpose.RECRUITMENT:
            kiosk.touch("Interview")
        case VisitPurpose.CONTRACT_WORK:
            kiosk.type(KioskField.ORGANIZATION, "Harbour Works")
            kiosk.type(KioskField.WORK, "Boiler")
            kiosk.touch("Next")
        case VisitPurpose.OTHER:
            kiosk.type(KioskField.NOTES, "Delivery")
            kiosk.touch("Next")


@pytest.fixture
def room() -> KioskRoom:
    """Return a unit with a member and an event."""
    room = KioskRoom()
    room.members, room.today = [HOST], [EventToday(UUID(int=2), "Open house")]
    return room


@pytest.mark.parametrize("purpose", VisitPurpose)
def test_a_visitor_signs_in_for_each_reason(open_kiosk: OpenKiosk, room: KioskRoom, purpose: VisitPurpose) -> None:
    """By touch: reason, who, what the reason asks for, review, and the seat."""
    kiosk = open_kiosk(room=room)
    kiosk.touch(REASONS[purpose])
    kiosk.tell_who()
    needs_of(kiosk, purpose)
    assert kiosk.is_at(Step.REVIEW)
    kiosk.touch("Sign in")
    assert kiosk.is_at(Step.DONE)
    assert "Take a seat; the duty desk has been told." in kiosk.said()
    (visit,) = room.visits.values()
    assert (visit.purpose, visit.last_name, visit.first_name) == (purpose, "Beauchamp", "Ève")


def test_a_visitor_signs_in_with_the_keys_alone(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """Tab and Enter lead through every page; no line needs a hand on the screen."""
    kiosk = open_kiosk(room=room)

    def press(key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            press_key(QApplication.focusWidget() or kiosk.window, key)

    reason = kiosk.button("Museum")
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is reason:
            break
    press(Qt.Key.Key_Space)
    assert kiosk.is_at(Step.WHO)
    for text in ("Eve", "Beauchamp", "2045550142"):
        kiosk.keyed(text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert kiosk.is_at(Step.REVIEW)
    press(Qt.Key.Key_Space)
    assert kiosk.is_at(Step.DONE)
    assert len(room.visits) == 1


def test_what_is_missing_is_said_beside_its_line(kiosk: Kiosk) -> None:
    """The keyboard goes there, what was typed stays, and typing takes the sentence away."""
    kiosk.touch("Museum")
    kiosk.type(KioskField.FIRST_NAME, "Ève")
    kiosk.type(KioskField.PHONE, "55")
    kiosk.touch("Next")
    assert kiosk.is_at(Step.WHO)
    assert kiosk.line(KioskField.LAST_NAME).problem == "Please type your last name."
    assert "7 digits" in kiosk.line(KioskField.PHONE).problem
    assert kiosk.line(KioskField.FIRST_NAME).problem == ""
    assert kiosk.line(KioskField.LAST_NAME).edit.hasFocus()
    assert kiosk.line(KioskField.FIRST_NAME).edit.text() == "Ève"
    kiosk.type(KioskField.LAST_NAME, "Roy")
    assert kiosk.line(KioskField.LAST_NAME).problem == ""


def test_a_line_takes_whatever_is_pasted_and_says_its_rule(kiosk: Kiosk) -> None:
    """Ten thousand characters stay and are refused with the number that may be; nothing is cut off."""
    kiosk.touch("Museum")
    edit = kiosk.line(KioskField.LAST_NAME).edit
    edit.setFocus()
    QApplication.clipboard().setText("<b>Zoë</b>\u202e" * 800)
    edit.paste()
    assert len(edit.text()) == 8800
    kiosk.touch("Next")
    assert "80 characters" in kiosk.line(KioskField.LAST_NAME).problem
    assert len(kiosk.line(KioskField.LAST_NAME).edit.text()) == 8800


@pytest.mark.parametrize(
    "text", ["<b>Zoë</b> & Söhne", "'; DROP TABLE visitors; --", "\u202eevil", "👩\u200d🚀", "e\u0301"]
)
def test_what_was_typed_is_shown_as_it_is(kiosk: Kiosk, text: str) -> None:
    """On the review, whatever it looks like, and so it is stored."""
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.touch("Last name")
    kiosk.type(KioskField.LAST_NAME, text)
    kiosk.touch("Next")
    assert f"Last name: {text}. Touch to change." in kiosk.said()
    kiosk.touch("Sign in")
    (visit,) = kiosk.room.visits.values()
    assert visit.last_name == text


def test_the_review_leads_back_to_what_is_touched(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """One line is changed and the review comes back; another reason asks what it needs, and keeps who it is."""
    kiosk = open_kiosk(room=room)
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.touch("First name")
    kiosk.type(KioskField.FIRST_NAME, "Zoé")
    kiosk.touch("Next")
    assert kiosk.is_at(Step.REVIEW)
    kiosk.touch("Reason")
    kiosk.touch("Recruiting")
    kiosk.touch("Next")
    kiosk.touch("Interview")
    kiosk.touch("Sign in")
    (visit,) = room.visits.values()
    assert (visit.first_name, visit.recruitment_step) == ("Zoé", "Interview")


def test_a_host_is_offered_from_three_letters_on(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """Touched, it is the host; typed on, it is nobody's id any more, and the name goes along."""
    kiosk = open_kiosk(room=room)
    kiosk.touch("Meeting a member")
    kiosk.tell_who()
    kiosk.type(KioskField.HOST, "tr")
    assert HOST.name not in kiosk.said()
    kiosk.type(KioskField.HOST, "nobody like this")
    assert "You can go on" in kiosk.said()
    kiosk.touch("Next")
    kiosk.touch("Sign in")
    (visit,) = room.visits.values()
    assert (visit.host_member_id, visit.notes) == (None, "nobody like this")


def test_only_the_newest_search_is_shown(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """While one is under way the letters after it are not each asked for, and the last one wins."""
    kiosk = open_kiosk(room=room)
    kiosk.touch("Meeting a member")
    kiosk.tell_who()
    kiosk.background.held = True
    kiosk.type(KioskField.HOST, "tremblay")
    kiosk.background.release()
    assert room.asked == [("tre",), ("tremblay",)]
    assert HOST.name in kiosk.said()


def test_a_returning_visitor_need_not_type_it_again(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """What is empty is filled in, what was typed stays, and nothing says that they are known."""
    room.known[("beauchamp\x1feve", "2045550142")] = Prefill(organization="Harbour Works", plate="ABC 123")
    kiosk = open_kiosk(room=room)
    kiosk.touch("Contract work")
    kiosk.tell_who()
    assert kiosk.line(KioskField.ORGANIZATION).edit.text() == "Harbour Works"
    kiosk.type(KioskField.WORK, "Boiler")
    kiosk.touch("Next")
    kiosk.touch("Sign in")
    (visit,) = room.visits.values()
    assert (visit.organization, visit.plate) == ("Harbour Works", "ABC 123")


def test_where_to_go_is_what_the_unit_says(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """In the visitor's language; the program has words of its own for what the unit leaves open."""
    room.said = KioskTexts("HMCS Example", {(VisitPurpose.MUSEUM, Language.FRENCH): "Au bout du couloir."})
    kiosk = open_kiosk(room=room)
    assert "HMCS Example" in kiosk.said()
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.touch("Sign in")
    assert "Somebody will open the museum for you." in kiosk.said()
    kiosk.touch("Français")
    assert "Au bout du couloir." in kiosk.said()


def test_a_visitor_signs_out(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """Wrong name and wrong number are one sentence; the right ones say goodbye."""
    kiosk = open_kiosk(room=room)
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.touch("Sign in")
    kiosk.touch("Finished")
    kiosk.touch("I am leaving: sign out")
    refusals = []
    for last_name, phone in (("Roy", "2045550142"), ("Beauchamp", "2045550199")):
        kiosk.type(KioskField.LAST_NAME, last_name)
        kiosk.type(KioskField.PHONE, phone)
        kiosk.touch("Sign out")
        refusals.append(kiosk.window.page.problem.text())
    assert refusals[0] == refusals[1] == "Nothing found with these. Please check both, or see the duty desk."
    kiosk.type(KioskField.PHONE, "204 555 0142")
    kiosk.touch("Sign out")
    assert kiosk.is_at(Step.LEFT)
    assert room.visits == {}


def test_while_the_database_is_away_the_visitor_sees_the_same(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """Typed names are enough, the same last page comes, and the visit waits on this disk."""
    room.away = True
    kiosk = open_kiosk(room=room)
    kiosk.touch("Meeting a member")
    kiosk.tell_who()
    kiosk.type(KioskField.HOST, "Tremblay")
    kiosk.touch("Next")
    kiosk.touch("Sign in")
    assert "Take a seat; the duty desk has been told." in kiosk.said()
    (act,) = room.kept
    assert act.kiosk_visit.notes == "Tremblay"


def test_what_cannot_be_done_keeps_what_was_said(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """The visitor reads to see the duty desk, and not why; a second touch tries again."""
    room.refuses = "The host is no longer there."
    kiosk = open_kiosk(room=room)
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.touch("Sign in")
    assert kiosk.window.page.problem.text() == "This could not be done: please see the duty desk."
    assert room.refuses not in kiosk.said()
    room.refuses = ""
    kiosk.touch("Sign in")
    assert kiosk.is_at(Step.DONE)


def test_a_second_touch_signs_in_once(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """While it is being done nothing else is begun."""
    kiosk = open_kiosk(room=room)
    kiosk.touch("Museum")
    kiosk.tell_who()
    kiosk.background.held = True
    kiosk.touch("Sign in")
    kiosk.touch("Sign in")
    kiosk.touch("Back")
    kiosk.background.release()
    assert kiosk.is_at(Step.DONE)
    assert len(room.visits) == 1


def test_the_other_language_keeps_everything(kiosk: Kiosk) -> None:
    """Page, line, letters and where the next one goes; it takes under a fifth of a second's work."""
    kiosk.touch("Museum")
    kiosk.type(KioskField.LAST_NAME, "Beauchamp")
    kiosk.line(KioskField.LAST_NAME).edit.setCursorPosition(4)
    begun = time.thread_time()
    kiosk.window.language_requested.emit()
    QApplication.processEvents()
    took = time.thread_time() - begun
    assert took < 0.2
    edit = kiosk.line(KioskField.LAST_NAME).edit
    assert (edit.text(), edit.hasFocus(), edit.cursorPosition()) == ("Beauchamp", True, 4)
    assert kiosk.window.state.language is Language.FRENCH
    assert kiosk.button("English").isVisible()


def test_it_starts_over_when_nobody_touches_it(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    """It says so in the last seconds, and nothing of the visitor is left; the next one begins in the first language."""
    kiosk = open_kiosk(second_ms=20)
    told: list[int] = []
    kiosk.presenter.countdown.told.connect(told.append)
    kiosk.touch("Français")
    QTest.mouseClick(next(iter(kiosk.window.page.findChildren(QAbstractButton))), Qt.MouseButton.LeftButton)
    kiosk.type(KioskField.LAST_NAME, "Beauchamp")
    qtbot.waitUntil(lambda: kiosk.is_at(Step.WELCOME))
    assert [left for left in told if left][-5:] == [5, 4, 3, 2, 1]
    assert kiosk.window.state.language is Language.ENGLISH
    assert kiosk.window.state.form.last_name == ""
    kiosk.touch("Museum")
    assert kiosk.line(KioskField.LAST_NAME).edit.text() == ""


def test_a_touch_gives_it_time_again(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    """Any key or touch in the last seconds: the count begins anew, and says so no more."""
    kiosk = open_kiosk(second_ms=20)
    kiosk.touch("Museum")
    qtbot.waitUntil(lambda: 0 < kiosk.presenter.countdown.left <= 5)
    type_text(kiosk.line(KioskField.LAST_NAME).edit, "R")
    assert kiosk.presenter.countdown.left == 15
    assert "Starting over" not in kiosk.said()


def test_the_last_page_goes_sooner(open_kiosk: OpenKiosk, room: KioskRoom) -> None:
    """After ten seconds, or when it is touched; the welcome stays for ever."""
    kiosk = open_kiosk(room=room)
    assert kiosk.presenter.countdown.left == 0
    kiosk.touch("Museum")
    assert kiosk.presenter.countdown.left == 15
    kiosk.tell_who()
    kiosk.touch("Sign in")
    assert kiosk.presenter.countdown.left == 10
    kiosk.touch("Finished")
    assert kiosk.is_at(Step.WELCOME)
    assert kiosk.presenter.countdown.left == 0


# --- for fingers, and for everyone ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080)], ids=["small", "large"])
@pytest.mark.parametrize("language", Language)
def test_everything_is_large_enough_named_and_on_the_screen(
    open_kiosk: OpenKiosk, room: KioskRoom, size: QSize, language: Language
) -> None:
    """On every page, in both languages: what is touched is 56 pixels each way, and nothing lies over the edge."""
    kiosk = open_kiosk(room=room, size=size)
    form = replace(
        kiosk.window.state.form, purpose=VisitPurpose.CONTRACT_WORK, last_name="Beauchamp", phone="2045550142"
    )
    for step in Step:
        kiosk.window.show_state(replace(kiosk.window.state, step=step, form=form, language=language))
        QApplication.processEvents()
        for widget in _touched(kiosk.window):
            assert min(widget.width(), widget.height()) >= SMALLEST_TOUCH, (step, widget.accessibleName())
            assert widget.accessibleName(), (step, widget)
            inside = widget.mapTo(kiosk.window, widget.rect().bottomRight())
            assert kiosk.window.rect().contains(inside), (step, widget.accessibleName())


def _touched(window: QWidget) -> list[QWidget]:
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit)
    return [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisible()]
