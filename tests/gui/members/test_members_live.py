"""The table of members while others change them, the database goes away, and people come and go."""

from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_filters import Facet
from sentinel_desktop.domain.members import MemberFilter, MemberOrder
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from tests.support.invented_desk import NOW
from tests.support.members_room import MembersRoom, enter, session_of

# --- what changes elsewhere -------------------------------------------------------------------------------------------


def test_presence_of_one_member_reads_that_member_alone(room: MembersRoom) -> None:
    """A parade night of passages costs one small question each time, and moves nobody."""
    members = enter(room, "Adams", "Baker")
    room.open()
    asked = room.asked
    room.make.presence("in", member_id=members[1], since=NOW)
    room.change(presence=frozenset({members[1]}))
    room.wait_for(lambda: room.page.table.rows.lines[1].state is Direction.IN)
    assert room.asked == asked + 1
    room.change(presence=frozenset({UUID(int=9)}))
    room.wait_for(lambda: not room.presenter._due.isActive())
    assert room.names() == ["Adams, A.", "Baker, A."]


def test_a_renamed_value_shows_in_rows_and_filters(room: MembersRoom) -> None:
    """Of every list, as the members have it."""
    division = room.make.divisions(code="OPS")
    enter(room, "Roy", division_id=division)
    room.open()
    room.page.filters.choose(Facet.DIVISIONS, frozenset({division}))
    room.make.connection.execute("UPDATE divisions SET code = 'NAV', code_key = 'nav' WHERE id = %s", [division])
    room.change("divisions")
    room.wait_for(lambda: "NAV" in room.page.filters.facets[Facet.DIVISIONS].text())
    assert room.page.table.rows.lines[0].division == "NAV"


def test_nothing_is_read_for_a_page_that_nobody_sees(room: MembersRoom) -> None:
    """It is read when somebody comes back to it."""
    enter(room, "Roy")
    room.open()
    room.window.hide()
    asked = room.asked
    enter(room, "Chen")
    room.change("members")
    room.wait_for(lambda: not room.presenter._due.isActive())
    assert room.asked == asked
    room.window.show()
    room.wait_for(lambda: room.names() == ["Chen, A.", "Roy, A."])


def test_an_answer_that_comes_late_is_not_shown(room: MembersRoom) -> None:
    """Two searches under way: what was typed last counts, whichever answer comes last."""
    enter(room, "Roy", "Chen")
    room.open()
    room.background.held = True
    room.presenter.narrow(MemberFilter(text="roy"))
    room.presenter.narrow(MemberFilter(text="chen"))
    room.background.release()
    assert room.names() == ["Chen, A."]


def test_a_database_that_is_away_leaves_what_is_shown(room: MembersRoom) -> None:
    """And says so in its own sentence; when it is back, the table is read again by itself."""
    enter(room, "Roy")
    room.open()
    room.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY))
    room.away = "The database does not answer."
    room.presenter.narrow(MemberFilter(text="chen"))
    assert room.page.message.text() == "The database does not answer."
    assert room.names() == ["Roy, A."]
    room.away = ""
    room.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE))
    room.wait_for(lambda: room.names() == [])
    assert room.page.message.text() == ""


# --- who sits here ----------------------------------------------------------------------------------------------------


def test_nobody_reads_the_members_over_a_locked_desk(room: MembersRoom) -> None:
    """The same person finds the filter, the order and what was chosen again; nothing is read meanwhile."""
    members = enter(room, "Adams", "Baker", "Chen")
    room.open()
    room.presenter.sort_by(MemberOrder.NAME, descending=True)
    room.page.table.choose(members[:2])
    room.leave()
    assert (room.names(), room.page.count.text(), room.page.table.rows.total) == ([], "", 0)
    asked = room.asked
    room.change("members")
    room.page.table.everyone_requested.emit()
    room.wait_for(lambda: not room.presenter._due.isActive())
    assert (room.asked, room.names()) == (asked, [])
    room.sign_in()
    room.wait_for(lambda: room.names() == ["Chen, A.", "Baker, A.", "Adams, A."])
    assert room.page.table.chosen() == set(members[:2])


def test_an_answer_for_somebody_who_left_is_not_shown(room: MembersRoom) -> None:
    """The desk was locked while the database was asked."""
    enter(room, "Roy")
    room.open()
    room.background.held = True
    room.presenter.narrow(MemberFilter(text="r"))
    room.leave()
    room.background.release()
    assert room.names() == []


def test_another_person_begins_afresh(room: MembersRoom) -> None:
    """Without the filter, the order and the choice of the one before."""
    enter(room, "Adams", "Baker")
    room.open()
    room.presenter.narrow(MemberFilter(text="adams"))
    room.presenter.sort_by(MemberOrder.NAME, descending=True)
    room.leave()
    other = room.make.admin_users(role="supervisor")
    room.signals.session_changed.emit(session_of(AccountId(other), NOW))
    room.wait_for(lambda: room.names() == ["Adams, A.", "Baker, A."])
    assert room.page.filters.search.text() == ""
