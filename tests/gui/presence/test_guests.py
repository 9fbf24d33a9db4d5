"""Visitors, attendees and tags on the board of a real window, by the keyboard."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import VisitorCard
from sentinel_desktop.domain.presence import BoardChange, KeptHere, KeptVisits
from sentinel_desktop.ui.presence.arrangement import Grouping, Sorting
from sentinel_desktop.ui.presence.scopes import ALL, LONG, VISITORS
from tests.gui.conftest import Clock
from tests.gui.presence.conftest import BoardDesk, OpenBoard
from tests.support.invented_desk import NOW, TAGS, answer, attendee, entry, member, snapshot, visitor

ALT = Qt.KeyboardModifier.AltModifier
LATER = NOW + timedelta(seconds=1)

# --- who is in --------------------------------------------------------------------------------------------------------


def test_the_heading_counts_everybody_and_says_of_whom(seen: BoardDesk) -> None:
    """Members, visitors and attendees, each where there is one, and as of when."""
    seen.show(visitors=(visitor(0), visitor(1)), attendees=(attendee(0),))
    page = seen.page
    assert page.count.text() == "15"
    assert page.strength.text().count(" · ") == 2
    assert [part.split()[0] for part in page.strength.text().split(" · ")] == ["12", "2", "1"]
    assert page.detail.text() == "as of 18:42:07"
    assert page.strength.text() in page.count.accessibleName()
    seen.show()
    assert page.strength.text().startswith("12 member")
    assert " · " not in page.strength.text()


def test_a_building_with_only_visitors_is_not_empty(seen: BoardDesk) -> None:
    """The board shows them, and the count is theirs."""
    seen.show(0, visitors=(visitor(0),))
    assert seen.page.count.text() == "1"
    assert seen.page.board.isVisible()
    assert seen.names() == [visitor(0).display_name]


def test_a_visitor_who_comes_or_goes_elsewhere_does_so_here(seen: BoardDesk) -> None:
    """A change names all who are in; one that is older than what is known changes nothing."""
    seen.show(0)
    seen.signals.board_changed.emit(BoardChange((), LATER, (visitor(0),), ()))
    assert seen.names() == [visitor(0).display_name]
    seen.signals.board_changed.emit(BoardChange((), NOW, (), ()))
    assert seen.names() == [visitor(0).display_name]
    seen.signals.board_changed.emit(BoardChange((entry(member(3), LATER),), LATER + timedelta(seconds=1)))
    assert len(seen.names()) == 2
    seen.signals.board_changed.emit(BoardChange((), LATER + timedelta(seconds=2), (), ()))
    assert seen.names() == [member(3).display_name]


def test_a_card_says_what_a_desk_must_know(seen: BoardDesk) -> None:
    """Escort, expiry, a long stay, the badge, tags; in words, for whoever does not see the marks."""
    stays = visitor(0, since=NOW - timedelta(hours=13), escort=True, expires_at=NOW - timedelta(minutes=12))
    seen.show(1, visitors=(stays,), attendees=(attendee(0),))
    mine, theirs, guest = seen.spoken()
    assert "Tags: Commanding Officer, DDS." in mine
    for said in ("visitor: Contractor", "Must be escorted.", "expired at 18:30", "over 12 hours", "Badge V-01."):
        assert said in theirs
    assert "attendee of Spring seminar" in guest


def test_a_visit_kept_on_this_computer_is_on_the_board_until_the_database_has_it(seen: BoardDesk) -> None:
    """Marked as such, also for whoever hears the screen; with the database it is a visit like any other."""
    seen.show(0, visitors=(visitor(1),))
    here = replace(visitor(0), kept=KeptHere.CAME)
    seen.signals.kept_visits_changed.emit(KeptVisits((here,), frozenset({visitor(1).id})))
    said = dict(zip(seen.names(), seen.spoken(), strict=True))
    assert "Signed in at this computer, waiting for the database." in said[visitor(0).display_name]
    assert "Signed out at this computer, waiting for the database." in said[visitor(1).display_name]
    seen.signals.board_changed.emit(BoardChange((), LATER, (visitor(0),), ()))
    seen.signals.kept_visits_changed.emit(KeptVisits())
    assert seen.names() == [visitor(0).display_name]
    assert not [text for text in seen.spoken() if "this computer" in text]


def test_a_time_that_has_not_come_is_said(seen: BoardDesk, clock: Clock) -> None:
    """Until it has; a few seconds between two clocks are nothing."""
    said = "That time has not come: a clock was wrong."
    ahead = visitor(0, since=NOW + timedelta(hours=2))
    seen.show(0, visitors=(ahead, visitor(1, since=NOW + timedelta(seconds=5))))
    spoken = dict(zip(seen.names(), seen.spoken(), strict=True))
    assert [name for name, text in spoken.items() if said in text] == [ahead.display_name]
    clock.at = NOW + timedelta(hours=2)
    assert not [text for text in seen.spoken() if said in text]


def test_a_name_that_is_in_twice_is_said(seen: BoardDesk) -> None:
    """One person at a desk and at a kiosk, perhaps; whose departure waits here is no namesake any more."""
    twice = (visitor(0), replace(visitor(1), sort_key=visitor(0).sort_key))
    seen.show(0, visitors=(*twice, visitor(2)))
    said = "Another visitor of this name is in: signed in twice?"
    assert sorted(said in text for text in seen.spoken()) == [False, True, True]
    seen.signals.kept_visits_changed.emit(KeptVisits((), frozenset({twice[1].id})))
    assert not [text for text in seen.spoken() if said in text]


def test_a_kept_visitor_whose_badge_is_scanned_here_is_out(seen: BoardDesk) -> None:
    """The scan waits for the database as the visit does."""
    seen.show(0)
    here = replace(visitor(0), kept=KeptHere.CAME)
    seen.signals.kept_visits_changed.emit(KeptVisits((here,)))
    assert seen.names() == [here.display_name]
    card = VisitorCard(here.id, here.display_name)
    seen.signals.scan_finished.emit(replace(answer(Outcome.VISITOR_OUT), visitor=card))
    assert seen.names() == []


# --- the keys ---------------------------------------------------------------------------------------------------------


def test_the_visitors_are_left_by_their_key(seen: BoardDesk) -> None:
    """The chip counts them, Esc shows everybody again."""
    seen.show(visitors=(visitor(0), visitor(1)))
    assert seen.page.chips.button(VISITORS).text() == "Visitors 2"
    seen.press(Qt.Key.Key_V, ALT)
    assert seen.names() == sorted(visitor(n).display_name for n in (0, 1))
    seen.press(Qt.Key.Key_Escape)
    assert len(seen.names()) == 14
    assert seen.page.chips.button(ALL).isChecked()


def test_who_is_in_for_long_is_left_and_asked_for_by_a_key(seen: BoardDesk) -> None:
    """Members and visitors; walking over the chips asks for nothing."""
    stays = visitor(0, since=NOW - timedelta(hours=13))
    seen.show(visitors=(stays, visitor(1)))
    asked: list[bool] = []
    seen.requests.long_in_requested.connect(lambda: asked.append(True))
    seen.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert seen.page.chips.button(LONG).isChecked()
    assert asked == []
    seen.press(Qt.Key.Key_L, ALT)
    assert seen.names() == [stays.display_name]
    assert asked == [True]


def test_a_stay_that_becomes_long_joins_those_that_are(seen: BoardDesk, clock: Clock) -> None:
    """Without anybody passing; nobody is called in for long too early."""
    seen.show(2, visitors=(visitor(0, since=NOW - timedelta(hours=11, minutes=59)),))
    assert LONG not in seen.page.chips.scopes
    clock.at = NOW + timedelta(minutes=2)
    seen.desk.window.desk._on_tick()
    assert seen.page.chips.button(LONG).text() == "Over 12 h 1"


def test_the_groups_and_the_order_are_chosen_by_keys_and_remembered(open_board: OpenBoard) -> None:
    """The menu begins on what is chosen; the next window of this station begins with it."""
    seen = open_board()
    seen.show()
    seen.press(Qt.Key.Key_G, ALT)
    seen.choose_in_menu(list(Grouping).index(Grouping.RANK))
    seen.press(Qt.Key.Key_S, ALT)
    seen.choose_in_menu(list(Sorting).index(Sorting.NAME))
    assert seen.page.arrange.group.text() == "Group: rank"
    assert seen.page.arrange.sort.text() == "Sort: name"
    ranks = [name.split()[0] for name in seen.names()]
    assert ranks == sorted(ranks, key=ranks.index)
    again = open_board()
    again.show()
    assert again.names() == seen.names()
    assert again.page.arrange.group.text() == "Group: rank"


def test_a_tag_leaves_those_who_have_it(seen: BoardDesk) -> None:
    """The menu has the tags of those who are in; taken away from the last one, it says that nobody has it."""
    seen.show(visitors=(visitor(0),))
    seen.press(Qt.Key.Key_T, ALT)
    tags = seen.page.arrange.menu.actions()
    assert [action.text() for action in tags[1:]] == ["Commanding Officer", "DDS", "SWK", "QM"]
    seen.choose_in_menu(2)
    assert set(seen.names()) == {member(0).display_name}
    assert seen.page.arrange.tag.text() == "Tag: DDS"
    seen.signals.board_replaced.emit(replace(snapshot(3), as_of=LATER))
    assert seen.page.empty.title.text() == "Nobody with the tag DDS is in"
    seen.press(Qt.Key.Key_Escape)
    assert len(seen.names()) == 3


def test_a_tag_given_elsewhere_shows_at_once(seen: BoardDesk) -> None:
    """With the reading that follows the notice."""
    seen.show(2)
    given = replace(snapshot(2).entries[1], tags=(TAGS[2],))
    seen.signals.board_changed.emit(BoardChange((given,), LATER))
    assert any("Tags: DDS." in said for said in seen.spoken())
