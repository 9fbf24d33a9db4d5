"""What a board reads besides members: visitors, attendees of events, and tags; as a station, with nobody signed in."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import RankCategory
from sentinel_desktop.domain.presence import AttendeeOnBoard, BoardTag, VisitorHere
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.tables.base import DESK_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(DESK_ROLE)

HOUR = timedelta(hours=1)


@pytest.fixture
def presence(store: Connection) -> SqlPresenceRepository:
    """Return the repository under test."""
    return SqlPresenceRepository(store)


def member_in(make: Factories, **values: object) -> MemberId:
    """Make a member who is in."""
    key = MemberId(make.members(**values))
    make.presence("in", member_id=key)
    return key


def names(people: Sequence[VisitorHere | AttendeeOnBoard]) -> list[str]:
    """Return what they are called."""
    return [person.display_name for person in people]


def test_a_visitor_stands_on_the_board_with_what_a_desk_must_know(
    presence: SqlPresenceRepository, make: Factories
) -> None:
    """Type, host, badge, since when, until when, and whether to be escorted; nothing of why."""
    host = member_in(make, rank_id=make.ranks(code="PO2"), last_name="Roy", display_name="Roy, J.")
    badge = make.badges("visitor", printed_number="V-07")
    key = make.visitors(
        "meeting",
        display_name="Chen, Q.",
        visit_type_id=make.visit_types(name="Official", name_fr="Officiel", colour="#1B4F8F"),
        host_member_id=host,
        badge_id=badge,
        expires_at=NOON + HOUR,
        escort_required=True,
    )
    (visitor,) = presence.everybody_in().visitors
    assert (visitor.visit_id, visitor.display_name, visitor.badge, visitor.since) == (key, "Chen, Q.", "V-07", NOON)
    assert (visitor.visit_type.name, visitor.visit_type.name_fr) == ("Official", "Officiel")
    assert (visitor.expires_at, visitor.escort_required) == (NOON + HOUR, True)
    assert visitor.host is not None
    assert (visitor.host_member_id, visitor.host.display_name, visitor.host.last_name) == (host, "PO2 Roy, J.", "Roy")


def test_only_whoever_is_in_stands_there(presence: SqlPresenceRepository, make: Factories) -> None:
    """Neither the expected nor the cancelled nor those who left; in the order of names."""
    for variant in ("expected", "cancelled", "closed", "closed by badge", "lockup"):
        make.visitors(variant)
    make.visitors("open", last_name="Young", display_name="Young, A.")
    make.visitors("at the kiosk", last_name="Ábel", display_name="Ábel, B.")
    assert names(presence.everybody_in().visitors) == ["Ábel, B.", "Young, A."]


def test_a_badge_without_a_number_is_told_by_its_last_four(presence: SqlPresenceRepository, make: Factories) -> None:
    """And a visitor without a badge has none."""
    make.visitors("open", badge_id=make.badges("visitor", serial="62E30A2FB1", printed_number=""))
    make.visitors("open")
    assert sorted(visitor.badge or "" for visitor in presence.everybody_in().visitors) == ["", "2FB1"]


def test_an_attendee_is_in_by_the_latest_passage_that_counts(presence: SqlPresenceRepository, make: Factories) -> None:
    """One who went out, or whose way in was voided, is not; the event is named."""
    event = make.events(name="Spring seminar")
    inside, outside, undone = (make.event_attendees(event_id=event, display_name=f"Guest {n}") for n in range(3))
    for who in (inside, outside, undone):
        make.event_checkins(event_attendee_id=who)
    make.event_checkins(event_attendee_id=outside, direction="out", occurred_at=NOON + HOUR)
    first = make.connection.execute("SELECT id FROM event_checkins WHERE event_attendee_id = %s", [undone]).fetchone()
    assert first is not None
    make.event_checkins(event_attendee_id=undone, method="rederived", supersedes_id=first[0], voided=True)
    (attendee,) = presence.everybody_in().attendees
    assert (attendee.id, attendee.display_name, attendee.event) == (inside, "Guest 0", "Spring seminar")
    assert attendee.since == NOON


def test_who_was_in_at_a_past_moment(presence: SqlPresenceRepository, make: Factories) -> None:
    """Visitors from the moment they came until before the one they left, attendees by their passages."""
    came = datetime.now(UTC) - 5 * HOUR
    left = came + HOUR
    make.visitors("closed", display_name="Visitor", checked_in_at=came, checked_out_at=left)
    attendee = make.event_attendees(display_name="Attendee")
    make.event_checkins(event_attendee_id=attendee, occurred_at=came)
    make.event_checkins(event_attendee_id=attendee, direction="out", occurred_at=left)

    def in_at(at: datetime) -> tuple[list[str], list[str]]:
        then = presence.in_at(at)
        return names(then.visitors), names(then.attendees)

    assert in_at(came - timedelta(microseconds=1)) == ([], [])
    assert in_at(came) == (["Visitor"], ["Attendee"])
    assert in_at(left - timedelta(microseconds=1)) == (["Visitor"], ["Attendee"])
    assert in_at(left) == ([], [])


def test_tags_come_with_their_member(presence: SqlPresenceRepository, make: Factories) -> None:
    """Appointments first, then in the supervisors' order; the category of the rank too."""
    member = member_in(make, rank_id=make.ranks(code="PO2", category="senior_ncm"))
    plain = make.tags(name="DDS", name_fr="OSJ", colour="#177245", display_order=1)
    later = make.tags(name="SWK", display_order=2)
    appointed = make.tags("positional", name="Coxswain", display_order=9)
    for tag in (later, plain, appointed):
        make.member_tags(member_id=member, tag_id=tag)
    (entry,) = presence.everybody_in().entries
    assert [tag.id for tag in entry.tags] == [appointed, plain, later]
    assert [tag.positional for tag in entry.tags] == [True, False, False]
    second: BoardTag = entry.tags[1]
    assert (second.chip.name, second.chip.name_fr, second.chip.colour) == ("DDS", "OSJ", "#177245")
    assert entry.rank_category is RankCategory.SENIOR_NCM
    assert presence.these([member]).entries == (entry,)


def test_a_change_reads_guests_only_where_they_are_asked_for(presence: SqlPresenceRepository, make: Factories) -> None:
    """All of them who are in, so that who left is simply not among them."""
    member = member_in(make)
    make.visitors("open", display_name="Visitor")
    change = presence.these([member])
    assert (change.visitors, change.attendees) == (None, None)
    guests = presence.these([], guests=True)
    assert guests.entries == ()
    assert names(guests.visitors or ()) == ["Visitor"]
    assert guests.attendees == ()


@pytest.mark.parametrize("number", [1, 40])
def test_a_board_is_four_statements(
    presence: SqlPresenceRepository, make: Factories, store: Connection, number: int
) -> None:
    """Members with their tags, visitors with their hosts, attendees, stations; however many they are."""
    tag = make.tags()
    members = [member_in(make) for _ in range(number)]
    for member in members:
        make.member_tags(member_id=member, tag_id=tag)
        make.visitors("open", host_member_id=member)
        make.event_checkins(event_attendee_id=make.event_attendees())
    with counted(store) as sent:
        board = presence.everybody_in()
    assert (len(board.entries), len(board.visitors), len(board.attendees)) == (number, number, number)
    assert board.count == 3 * number
    assert len(sent) == 4
    with counted(store) as sent:
        presence.these([MemberId(uuid7()), *members])
    assert len(sent) == 1


def test_a_host_who_left_the_unit_is_still_named(presence: SqlPresenceRepository, make: Factories) -> None:
    """A visitor never vanishes from the board because of the host."""
    key = make.visitors("open", host_member_id=make.members("archived"))
    (visitor,) = presence.everybody_in().visitors
    assert visitor.visit_id == key
    assert visitor.host is not None
