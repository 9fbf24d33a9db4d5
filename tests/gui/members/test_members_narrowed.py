"""The table of members searched, filtered and sorted, by keyboard and mouse, on a real database."""

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.member_filters import Facet
from sentinel_desktop.domain.members import MemberFilter, MemberOrder
from sentinel_desktop.ui.members.facet_popup import FacetPopup
from tests.support.active_windows import press_key, type_text
from tests.support.invented_desk import NOW
from tests.support.members_room import MembersRoom, enter

CTRL = Qt.KeyboardModifier.ControlModifier


def test_typing_on_the_table_searches(room: MembersRoom) -> None:
    """From the first letter; Esc shows everybody again."""
    enter(room, "Roy", "Chen", "Royce")
    room.open()
    room.page.table.setFocus()
    room.press(Qt.Key.Key_R)
    type_text(room.page.filters.search, "oy")
    room.wait_for(lambda: room.names() == ["Roy, A.", "Royce, A."])
    assert room.page.filters.search.text() == "roy"
    assert room.presenter.go_back()
    assert room.names() == ["Chen, A.", "Roy, A.", "Royce, A."]
    assert not room.presenter.go_back()


def test_down_goes_from_the_search_to_what_was_found(room: MembersRoom) -> None:
    """So that all of them are chosen by two keys more; where nobody was found the keyboard stays."""
    enter(room, "Roy", "Chen", "Royce")
    room.open()
    search = room.page.filters.search
    search.setFocus()
    type_text(search, "roy")
    room.wait_for(lambda: room.names() == ["Roy, A.", "Royce, A."])
    room.press(Qt.Key.Key_Down)
    assert room.page.table.hasFocus()
    room.press(Qt.Key.Key_A, CTRL)
    assert room.page.count.text() == "2 members · 2 chosen"
    room.press(Qt.Key.Key_F, CTRL)
    type_text(search, "zzz")
    room.wait_for(lambda: room.names() == [])
    room.press(Qt.Key.Key_Down)
    assert search.hasFocus()


def test_many_letters_are_one_question(room: MembersRoom) -> None:
    """What is typed at once is asked once, when nothing more is typed."""
    enter(room, "Roy", "Chen")
    room.open()
    asked = room.asked
    type_text(room.page.filters.search, "roy")
    room.wait_for(lambda: room.names() == ["Roy, A."])
    assert room.asked == asked + 1


@pytest.mark.parametrize("facet", Facet)
def test_a_list_narrows_by_the_values_that_are_marked(room: MembersRoom, facet: Facet) -> None:
    """Let down by its key, marked by the space bar, each value with how many it lets through; told at once."""
    make = room.make
    by_column = {
        Facet.DIVISIONS: ("division_id", make.divisions),
        Facet.RANKS: ("rank_id", make.ranks),
        Facet.STATUSES: ("member_status_id", make.member_statuses),
        Facet.TYPES: ("member_type_id", make.member_types),
    }
    if facet in by_column:
        column, makes = by_column[facet]
        value = makes(name="Aaa", code="aaa", display_order=-1)
        enter(room, "Roy", **{column: value})
    elif facet is Facet.TAGS:
        make.member_tags(member_id=enter(room, "Roy")[0], tag_id=make.tags(name="Aaa"))
    else:
        kind = make.qualification_types(name="Aaa")
        make.member_qualifications(member_id=enter(room, "Roy")[0], qualification_type_id=kind)
        make.member_qualifications("expired", member_id=enter(room, "Baker")[0], qualification_type_id=kind)
    enter(room, "Chen")
    room.open()
    room.page.filters.facets[facet].click()
    popup = room.page.findChild(FacetPopup)
    assert isinstance(popup, FacetPopup)
    values = popup.list.values
    first = values.topLevelItem(0)
    assert first is not None
    assert (first.text(0).casefold(), first.text(2)) == ("aaa", "1")
    values.setCurrentItem(first)
    press_key(values, Qt.Key.Key_Space)
    assert room.names() == ["Roy, A."]
    assert room.page.filters.facets[facet].isChecked()
    assert "aaa" in room.page.filters.facets[facet].text().casefold()
    press_key(popup, Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Backspace, CTRL)
    assert "Chen, A." in room.names()
    assert not room.page.filters.facets[facet].isChecked()


def test_presence_and_scope_narrow(room: MembersRoom) -> None:
    """In the building, not in, archived: each by a menu."""
    present, _, _ = enter(room, "Adams", "Baker", "Chen")
    enter(room, "Gone", archived_at=NOW)
    room.make.presence("in", member_id=present)
    room.open()
    bar = room.page.filters
    for action, names in (
        (bar.presence_actions[1], ["Adams, A."]),
        (bar.presence_actions[2], ["Baker, A.", "Chen, A."]),
        (bar.presence_actions[0], ["Adams, A.", "Baker, A.", "Chen, A."]),
        (bar.scope_actions[1], ["Gone, A."]),
        (bar.scope_actions[2], ["Adams, A.", "Baker, A.", "Chen, A.", "Gone, A."]),
    ):
        action.trigger()
        assert room.names() == names


def test_a_filter_by_presence_follows_it(room: MembersRoom) -> None:
    """Who comes in is there within the second, without being asked for."""
    enter(room, "Adams", "Baker")
    room.open()
    room.presenter.narrow(MemberFilter(state=Direction.IN))
    assert room.names() == []
    (late,) = enter(room, "Chen")
    room.make.presence("in", member_id=late)
    room.change(presence=frozenset({late}))
    room.wait_for(lambda: room.names() == ["Chen, A."])


@pytest.mark.parametrize("order", MemberOrder)
def test_a_head_sorts_and_turns_round(room: MembersRoom, order: MemberOrder) -> None:
    """A click sorts, another one turns it round; the menu does the same for who has no mouse."""
    make = room.make
    for place, name in enumerate(("Adams", "Baker")):
        enter(
            room,
            name,
            service_number=f"V{place}",
            rank_id=make.ranks(code=f"R{place}", display_order=10 - place),
            division_id=make.divisions(code=f"D{place}"),
        )
    room.open()
    table = room.page.table
    head = table.rows.column_of(order)
    assert head is not None
    if order is not MemberOrder.NAME:
        table.horizontalHeader().sectionClicked.emit(head)
        assert room.names() == ["Adams, A.", "Baker, A."]
    table.horizontalHeader().sectionClicked.emit(head)
    assert room.names() == ["Baker, A.", "Adams, A."]
    room.page.turn_requested.emit()
    assert room.names() == ["Adams, A.", "Baker, A."]
    assert table.horizontalHeader().sortIndicatorSection() == head


def test_a_head_that_cannot_be_sorted_by_changes_nothing(room: MembersRoom) -> None:
    """The mark stays at the column that the table is sorted by."""
    enter(room, "Roy")
    room.open()
    asked, table = room.asked, room.page.table
    table.horizontalHeader().sectionClicked.emit(len(table.rows.columns) - 1)
    assert table.horizontalHeader().sortIndicatorSection() == table.rows.column_of(MemberOrder.NAME)
    assert room.asked == asked
