"""Ctrl+K: everything is found by one field, in a real window on a real database."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot
from sentinel_desktop.ui.day_card.presenter import DayCardPresenter
from sentinel_desktop.ui.find.dialog import FindDialog
from sentinel_desktop.ui.find.presenter import FindPresenter
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.invented_desk import NOW, entry, member, visitor
from tests.support.past_desk import PastDesk

HOUR = timedelta(hours=1)
CTRL = Qt.KeyboardModifier.ControlModifier


def finder(past: PastDesk, text: str = "") -> FindDialog:
    """Open it by its key and type something."""
    past.desk.window.activateWindow()
    wait_until_active(past.desk.window)
    press_key(past.desk.window, Qt.Key.Key_K, CTRL)
    dialog = past.found(FindPresenter).dialog
    assert dialog is not None
    past.wait_for(dialog.edit.hasFocus)
    type_text(dialog.edit, text)
    return dialog


def titles(dialog: FindDialog) -> list[str]:
    """Return what is offered."""
    return [row.title for row in dialog.found.rows.rows]


def some_of_all(past: PastDesk) -> dict[str, UUID]:
    """Make a member, visitors who are here, expected and gone, and a badge, all called alike."""
    at = {"checked_in_at": NOW - HOUR}
    found = {
        "member": past.make.members(last_name="Roy", display_name="Roy, A."),
        "here": past.make.visitors("open", last_name="Royal", display_name="Royal, B.", **at),
        "expected": past.make.visitors(last_name="Royce", display_name="Royce, C.", expected_at=NOW + HOUR),
    }
    past.make.visitors("closed", last_name="Royden", display_name="Royden, D.", **at, checked_out_at=NOW)
    past.make.visitors(last_name="Royer", display_name="Royer, E.", expected_at=NOW - 50 * HOUR)
    past.make.badges("visitor", serial="62E3086CC4A7", printed_number="V 12")
    return found


def test_everybody_and_everything_is_found(past: PastDesk) -> None:
    """Members, visitors who are here and expected; not those who are gone or expected no more."""
    some_of_all(past)
    past.sit_down()
    dialog = finder(past, "roy")
    assert titles(dialog) == ["PO2 Roy, A.", "Royal, B.", "Royce, C."]
    details = [row.detail for row in dialog.found.rows.rows]
    assert details[0].endswith("out")
    assert "here since 17:42" in details[1]
    assert "expected 19:42" in details[2]


def test_who_may_come_no_more_is_not_found(past: PastDesk) -> None:
    """A visit that was expected today, and whose time is over."""
    past.make.visitors(last_name="Royce", display_name="Royce, C.", expected_at=NOW - 3 * HOUR, expires_at=NOW - HOUR)
    past.sit_down()
    assert titles(finder(past, "royce")) == []


def test_badges_are_found_by_number_and_by_the_end_of_the_serial(past: PastDesk) -> None:
    """And opened by their serial."""
    some_of_all(past)
    past.sit_down()
    past.listen(past.found(FindPresenter)._setup.requests)
    assert titles(finder(past, "v 12"))[0] == "Badge V 12"
    dialog = past.found(FindPresenter).dialog
    assert dialog is not None
    dialog.edit.clear()
    type_text(dialog.edit, "c4a7")
    assert titles(dialog) == ["Badge V 12"]
    press_key(dialog.edit, Qt.Key.Key_Return)
    assert past.asked["badge"] == ("62E3086CC4A7",)


def test_the_badge_whose_number_is_typed_comes_first(past: PastDesk) -> None:
    """Before badges and members whose numbers only contain it, however many there are."""
    past.make.members(last_name="Roy", service_number="V07771112")
    for number in range(6):
        past.make.badges("visitor", serial=f"62E3086CC{number}55", printed_number=f"A V 77 {number}")
    past.make.badges("visitor", serial="62E3086CC4A7", printed_number="V 77")
    past.sit_down()
    found = titles(finder(past, "v 77"))
    assert found[:2] == ["Badge V 77", "PO2 Roy, A."]
    assert [title for title in found if title.startswith("Badge A")] == [f"Badge A V 77 {n}" for n in range(3)]


def test_enter_opens_what_is_chosen(past: PastDesk) -> None:
    """The arrows walk; a member's day, a visit, a page and an action each open where they are shown."""
    made = some_of_all(past)
    past.sit_down()
    past.listen(past.found(FindPresenter)._setup.requests)
    press_key(finder(past, "roy").edit, Qt.Key.Key_Return)
    assert past.asked["person"] == (made["member"],)
    card = past.found(DayCardPresenter).dialog
    assert card is not None
    card.reject()
    dialog = finder(past, "roy")
    press_key(dialog.edit, Qt.Key.Key_Down)
    press_key(dialog.edit, Qt.Key.Key_Return)
    assert past.asked["visit"] == (made["here"],)
    dialog = finder(past, "histo")
    assert titles(dialog) == ["History"]
    press_key(dialog.edit, Qt.Key.Key_Return)
    assert past.desk.window.place.name == "history"
    assert past.found(FindPresenter).dialog is None


def test_nobody_finds_no_more_than_the_board(past: PastDesk) -> None:
    """Who is on the board is found, by name and rank; who is out, a badge or a page of others is not."""
    some_of_all(past)
    here, other = entry(member(0)), entry(member(1))
    past.desk.signals.board_replaced.emit(BoardSnapshot((here, other), NOW, visitors=(visitor(0),)))
    dialog = finder(past, "roy")
    assert "PO2 Roy, A." not in titles(dialog)
    dialog.edit.clear()
    type_text(dialog.edit, here.member.last_name)
    assert titles(dialog)[0] == here.display_name
    dialog.edit.clear()
    type_text(dialog.edit, "v 12")
    assert titles(dialog) == []
    assert dialog.note.text() == "Nothing is called so."
    dialog.edit.clear()
    type_text(dialog.edit, "history")
    assert titles(dialog) == []
    dialog.edit.clear()
    type_text(dialog.edit, visitor(0).display_name.split(",")[0].split()[-1])
    assert visitor(0).display_name in titles(dialog)
    dialog.reject()
    gone = entry(member(0), state=here.state.other)
    past.desk.signals.board_changed.emit(BoardChange((gone,), NOW))
    assert here.display_name not in titles(finder(past, here.member.last_name))


def test_a_database_that_is_away_leaves_the_board_to_search(past: PastDesk) -> None:
    """It is said, and whoever is on the board is found, and pages."""
    past.sit_down()
    past.desk.signals.board_replaced.emit(BoardSnapshot((entry(member(0)),), NOW))
    past.away = "The database does not answer."
    dialog = finder(past, member(0).last_name)
    assert titles(dialog) == [member(0).display_name]
    assert dialog.note.text() == past.away


def test_the_newest_text_wins(past: PastDesk) -> None:
    """However long an earlier search takes."""
    some_of_all(past)
    past.sit_down(AccountRole.OPERATOR, 2)
    dialog = finder(past)
    past.desk.background.held = True
    type_text(dialog.edit, "royc")
    past.desk.background.release()
    assert titles(dialog) == ["Royce, C."]


def test_whatever_is_typed_is_only_searched_for(past: PastDesk) -> None:
    """SQL, HTML, control characters, emoji and ten thousand characters find nothing and harm nothing."""
    past.sit_down()
    dialog = finder(past)
    for text in ("'; DROP TABLE members; --", "<b>x</b>", "a\x00b\x1b", "\N{GRINNING FACE}", "%_\\", "x" * 10_000):
        dialog.edit.setText(text)
        dialog.text_edited.emit(dialog.text)
        assert titles(dialog) == []
    assert past.make.connection.execute("SELECT count(*) FROM members").fetchone() is not None


def test_leaving_the_desk_closes_it(past: PastDesk) -> None:
    """What was found is not left to read."""
    some_of_all(past)
    past.sit_down()
    finder(past, "roy")
    past.desk.sessions.sign_out()
    assert past.found(FindPresenter).dialog is None
