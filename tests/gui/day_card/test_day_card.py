"""A member's day, in a dialog over a real window, read from a real database."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.ui.day_card.dialog import DayCardDialog
from sentinel_desktop.ui.day_card.presenter import DayCardPresenter
from sentinel_desktop.ui.desk_requests import DeskRequests, VisitorPrefill
from tests.support.active_windows import press_key
from tests.support.hostile_pictures import image, written
from tests.support.invented_desk import NOW
from tests.support.past_desk import PastDesk

HOUR = timedelta(hours=1)
ALT = Qt.KeyboardModifier.AltModifier


def requests(past: PastDesk) -> DeskRequests:
    """Return what parts of the window ask of each other."""
    return past.found(DayCardPresenter)._setup.requests


def roy(past: PastDesk) -> UUID:
    """Make a member who came in two hours ago."""
    member = past.make.members(last_name="Roy", first_name="Anne", display_name="Roy, A.", notes="Rings twice.")
    past.make.presence("in", member_id=member, since=NOW - 2 * HOUR)
    return member


def card(past: PastDesk, member: UUID) -> DayCardDialog:
    """Open a member's card."""
    requests(past).person_requested.emit(member)
    dialog = past.found(DayCardPresenter).dialog
    assert dialog is not None
    past.wait_for(dialog.isActiveWindow)
    return dialog


def test_the_card_has_the_whole_day(past: PastDesk) -> None:
    """Who it is, since when they are in, the badge, the tags, the note, the passages and the visitors they host."""
    member = roy(past)
    past.make.badges("held", member_id=member, printed_number="17")
    past.make.member_tags(member_id=member, tag_id=past.make.tags(name="Coxswain"))
    past.make.checkins(member_id=member, direction="out", occurred_at=NOW - 3 * HOUR)
    past.make.checkins(member_id=member, direction="in", occurred_at=NOW - 40 * HOUR)
    for variant, name in (("open", "Varga"), ("closed", "Chen"), ("expected", "Late")):
        times = {"checked_in_at": NOW - HOUR} if variant != "expected" else {}
        times |= {"checked_out_at": NOW} if variant == "closed" else {}
        past.make.visitors(variant, last_name=name, display_name=name, host_member_id=member, **times)
    past.make.visitors("closed", host_member_id=member, checked_in_at=NOW - 42 * HOUR, checked_out_at=NOW - 40 * HOUR)
    past.sit_down()
    dialog = card(past, member)
    assert dialog.head.name.text() == "PO2 Roy, A."
    assert dialog.head.presence.text() == "In since 16:42"
    assert dialog.head.facts.value_of("Badge").startswith("17 · ")
    assert dialog.head.facts.value_of("Note") == "Rings twice."
    assert [row.direction for row in dialog.passages.rows] == [Direction.IN, Direction.OUT]
    assert [row.record.details.display_name for row in dialog.hosted.rows] == ["Varga", "Chen"]
    assert [dialog.hosted.index(row, 3).data() for row in range(2)] == ["since 17:42", "17:42 to 18:42"]


def test_corrections_of_the_day_are_shown(past: PastDesk) -> None:
    """The row that counts no longer stands there struck, and cannot be corrected again."""
    member = roy(past)
    past.make.checkins(member_id=member, occurred_at=NOW - 5 * HOUR)
    wrong = past.make.checkins(member_id=member, direction="out", occurred_at=NOW - 4 * HOUR)
    past.make.checkins("correction", member_id=member, direction="out", supersedes_id=wrong, occurred_at=NOW - 3 * HOUR)
    past.sit_down()
    past.listen(requests(past))
    dialog = card(past, member)
    assert [row.superseded_by is not None for row in dialog.passages.rows] == [False, False, True, False]
    dialog.view.choose_row(2)
    assert not dialog.correct.isEnabled()
    dialog.view.choose_row(1)
    press_key(dialog, Qt.Key.Key_C, ALT)
    assert past.asked["correction"] == (dialog.passages.rows[1].id,)
    assert past.found(DayCardPresenter).dialog is None


def test_what_can_be_done_has_a_key(past: PastDesk) -> None:
    """Checking out whoever is in, a visitor for them, their own page; each leaves the card to who does it."""
    member = roy(past)
    past.sit_down()
    past.listen(requests(past))
    dialog = card(past, member)
    assert dialog.by_hand.text() == "Check out…"
    press_key(dialog, Qt.Key.Key_F4)
    assert past.asked["by_hand"] == (member, Direction.OUT)
    press_key(card(past, member), Qt.Key.Key_F2)
    assert past.asked["visitor_in"] == (VisitorPrefill(host_member_id=member),)
    press_key(card(past, member), Qt.Key.Key_M, ALT)
    assert past.asked["member"] == (member,)
    visit = past.make.visitors("open", host_member_id=member)
    dialog = card(past, member)
    dialog.visits.setFocus()
    press_key(dialog.visits, Qt.Key.Key_Return)
    assert past.asked["visit"] == (visit,)
    press_key(card(past, member), Qt.Key.Key_Escape)
    assert past.found(DayCardPresenter).dialog is None


def test_an_operator_is_offered_what_an_operator_may(past: PastDesk) -> None:
    """No correction, no page of the member."""
    member = roy(past)
    past.sit_down(AccountRole.OPERATOR, 2)
    dialog = card(past, member)
    assert dialog.by_hand.isVisible()
    assert dialog.visitor.isVisible()
    assert not dialog.correct.isVisible()
    assert not dialog.member.isVisible()


def test_nobody_sees_no_more_than_the_board(past: PastDesk) -> None:
    """Name and since when; who is out is not told of at all, and signing in is offered."""
    member = roy(past)
    past.make.badges("held", member_id=member, printed_number="17")
    past.listen(requests(past))
    dialog = card(past, member)
    assert (dialog.head.name.text(), dialog.head.presence.text()) == ("PO2 Roy, A.", "In since 16:42")
    assert dialog.head.facts.value_of("Badge") == ""
    assert not dialog.view.isVisible()
    assert not dialog.by_hand.isVisible()
    out = past.make.members(last_name="Chen", display_name="Chen, B.")
    dialog = card(past, out)
    assert dialog.head.name.text() == "Not on the board"
    press_key(dialog, Qt.Key.Key_F12)
    assert past.asked["action"] == ("day_card",)
    past.sit_down()
    past.wait_for(lambda: past.found(DayCardPresenter).dialog is not None)
    reopened = past.found(DayCardPresenter).dialog
    assert reopened is not None
    assert reopened.head.name.text() == "PO2 Chen, B."


def test_the_card_follows_what_happens(past: PastDesk) -> None:
    """A scan elsewhere shows in it; when the desk is left it closes."""
    member = roy(past)
    past.sit_down()
    dialog = card(past, member)
    left = past.make.checkins(member_id=member, direction="out", occurred_at=NOW)
    past.make.connection.execute(
        "UPDATE presence SET state = 'out', since = %s, checkin_id = %s WHERE member_id = %s", [NOW, left, member]
    )
    past.change("checkins", left)
    past.wait_for(lambda: dialog.head.presence.text() == "Out since 18:42")
    assert dialog.by_hand.text() == "Check in…"
    past.desk.sessions.sign_out()
    assert past.found(DayCardPresenter).dialog is None


def test_the_passage_that_is_looked_at_stays_chosen(past: PastDesk) -> None:
    """Whatever is recorded meanwhile: what is corrected is what a person chose, and no newer passage."""
    member = roy(past)
    older = past.make.checkins(member_id=member, direction="in", occurred_at=NOW - 2 * HOUR)
    past.make.checkins(member_id=member, direction="out", occurred_at=NOW - HOUR)
    past.sit_down()
    dialog = card(past, member)
    dialog.view.choose_row(1)
    past.change("checkins", past.make.checkins(member_id=member, direction="in", occurred_at=NOW))
    past.wait_for(lambda: len(dialog.passages.rows) == 4)
    assert dialog.passage is not None
    assert dialog.passage.id == older


def test_who_never_came_in_is_told_so(past: PastDesk) -> None:
    """Somebody new has no time since when they are out."""
    past.sit_down()
    assert card(past, past.make.members()).head.presence.text() == "Out, never came in"


def test_the_photograph_is_shown(past: PastDesk) -> None:
    """Where there is one; the initials stand there until it is read."""
    member = roy(past)
    past.make.member_photos(member_id=member, media_type="image/png", picture=written(image(48, 60), "png"))
    past.sit_down()
    assert card(past, member).head.portrait.has_photo


def test_a_database_that_is_away_is_said(past: PastDesk) -> None:
    """In the card, in one sentence."""
    member = roy(past)
    past.sit_down()
    past.away = "The database does not answer."
    assert card(past, member).message.text() == past.away
