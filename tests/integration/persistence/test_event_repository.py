"""Events and their attendees as screens and scans ask for them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import (
    AttendeeFilter,
    AttendeeLine,
    AttendeeOrder,
    AttendeeStatus,
    EventFilter,
    EventLine,
    EventOrder,
    EventStatus,
)
from sentinel_desktop.domain.faults import AlreadyTakenError, MissingReferenceError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.repositories.events import AttendeeRepository, EventRepository
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import MONDAY, NEXT_DAY, NOON
from tests.support.repositories.events import ATTENDEES, EVENTS, MICROSECOND, attendee
from tests.support.statement_counts import counted

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EVERYTHING = PageRequest(size=1000)

pytestmark = pytest.mark.acts_as(SUPERVISOR_ROLE)


@pytest.fixture
def events(store: Connection) -> EventRepository:
    """Return the repository of events."""
    return EventRepository(store)


@pytest.fixture
def attendees(store: Connection) -> AttendeeRepository:
    """Return the repository of attendees."""
    return AttendeeRepository(store)


def came(make: Factories, attendee_id: UUID, *directions: str, station: UUID | None = None) -> None:
    """Record passages of an attendee, an hour apart from noon on."""
    where = station or make.stations()
    for hours, direction in enumerate(directions):
        make.event_checkins(
            event_attendee_id=attendee_id, direction=direction, occurred_at=NOON + hours * HOUR, station_id=where
        )


# --- events -----------------------------------------------------------------------------------------------------------


def test_a_line_of_an_event_counts_its_people(events: EventRepository, make: Factories) -> None:
    """Without those who withdrew; present are those whose latest passage is in."""
    event, empty = make.events("active"), make.events(starts_on=MONDAY + DAY, ends_on=MONDAY + DAY)
    inside, outside = make.event_attendees(event_id=event), make.event_attendees(event_id=event)
    make.event_attendees("withdrawn", event_id=event)
    came(make, inside, "in", "out", "in")
    came(make, outside, "in", "out")
    came(make, make.event_attendees(event_id=make.events(starts_on=MONDAY - DAY)), "in")
    lines = events.lines(EventFilter(since=MONDAY), EventOrder.START, EVERYTHING).items
    shown = [line for line in lines if line.record.id in {event, empty}]
    assert shown == [EventLine(events.get(event), 2, 1), EventLine(events.get(empty), 0, 0)]


def test_filters_of_events_narrow_each_other(events: EventRepository, make: Factories) -> None:
    """Words, status and dates together."""
    wanted = make.events("active", name="École d'été")
    make.events(name="École d'été")
    make.events("active", name="École")
    make.events("active", name="École d'été", starts_on=MONDAY + DAY, ends_on=MONDAY + DAY)
    sought = EventFilter("ecole ete", frozenset({EventStatus.ACTIVE}), since=MONDAY, until=MONDAY)
    assert [line.record.id for line in events.lines(sought, EventOrder.NAME, EVERYTHING).items] == [wanted]


@pytest.mark.parametrize("number", [3, 60])
def test_lines_of_events_take_one_statement(
    events: EventRepository, make: Factories, store: Connection, number: int
) -> None:
    """Counts and all."""
    for event in make.events.many(number):
        make.event_attendees(event_id=event)
    with counted(store) as sent:
        lines = events.lines(EventFilter(), EventOrder.NAME, EVERYTHING).items
    assert [line.attendees for line in lines] == [1] * number
    assert len(sent) == 1


@pytest.mark.parametrize("order", EventOrder)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_pages_of_lines_of_events_are_those_of_the_records(
    events: EventRepository, make: Factories, order: EventOrder, *, descending: bool
) -> None:
    """Three at a time, each once."""
    events.add_each([(uuid7(), details) for details in EVENTS.spread(make)])
    whole = events.page(EventFilter(), order, PageRequest(size=1000, descending=descending))
    assert walked(lambda request: events.lines(EventFilter(), order, request), descending=descending) == [
        record.id for record in whole.items
    ]


def walked(ask: Callable[[PageRequest], Any], *, descending: bool) -> list[UUID]:
    """Return whose lines come, three at a time."""
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = ask(request)
        read += [line.record.id for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    return read


# --- attendees --------------------------------------------------------------------------------------------------------


def test_a_line_of_an_attendee_has_every_label(attendees: AttendeeRepository, make: Factories) -> None:
    """Event, role in both languages, badge, and whether they are in since when."""
    event = make.events(name="Open house")
    role = make.list_items("event_role", name="Instructor", name_fr="Instructeur")
    badge = make.badges("event", printed_number="E5")
    key = make.event_attendees(event_id=event, event_role_id=role, badge_id=badge)
    came(make, key, "in", "out", "in")
    (line,) = attendees.lines(AttendeeFilter(event_id=event), AttendeeOrder.NAME, EVERYTHING).items
    assert line == AttendeeLine(
        attendees.get(key), "Open house", "Instructor", "Instructeur", "E5", Direction.IN, NOON + 2 * HOUR
    )


def test_an_attendee_who_never_came_is_out(attendees: AttendeeRepository, make: Factories) -> None:
    """Since no instant, without a role or a badge."""
    make.event_attendees()
    (line,) = attendees.lines(AttendeeFilter(), AttendeeOrder.NAME, EVERYTHING).items
    assert (line.role, line.role_fr, line.badge, line.state, line.since) == ("", "", None, Direction.OUT, None)


def test_attendees_stand_by_their_roles(attendees: AttendeeRepository, make: Factories) -> None:
    """In the order supervisors gave those, then by name; those without a role are last."""
    staff = make.list_items("event_role", name="Staff", display_order=20)
    guide = make.list_items("event_role", name="Été", display_order=20)
    first = make.list_items("event_role", name="Zulu", display_order=10)
    made = [
        make.event_attendees(event_role_id=role, last_name=name)
        for role, name in ((first, "Zed"), (guide, "Roy"), (staff, "Able"), (staff, "Roy"), (None, "Able"))
    ]
    for descending in (False, True):
        found = attendees.page(AttendeeFilter(), AttendeeOrder.ROLE, PageRequest(descending=descending))
        assert [record.id for record in found.items] == (made[::-1] if descending else made)
        assert walked(
            lambda request: attendees.lines(AttendeeFilter(), AttendeeOrder.ROLE, request), descending=descending
        ) == [record.id for record in found.items]


@pytest.mark.parametrize("number", [3, 60])
def test_lines_of_attendees_take_one_statement(
    attendees: AttendeeRepository, make: Factories, store: Connection, number: int
) -> None:
    """Labels and latest passages and all."""
    event, station = make.events(), make.stations()
    for key in make.event_attendees.many(number, "badged", event_id=event):
        came(make, key, "in", station=station)
    with counted(store) as sent:
        lines = attendees.lines(AttendeeFilter(), AttendeeOrder.ROLE, EVERYTHING).items
    assert [line.state for line in lines] == [Direction.IN] * number
    assert len(sent) == 1


@pytest.mark.parametrize("order", AttendeeOrder)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_pages_of_lines_of_attendees_are_those_of_the_records(
    attendees: AttendeeRepository, make: Factories, order: AttendeeOrder, *, descending: bool
) -> None:
    """Three at a time, each once."""
    attendees.add_each([(uuid7(), details) for details in ATTENDEES.spread(make)])
    whole = attendees.page(AttendeeFilter(), order, PageRequest(size=1000, descending=descending))
    assert walked(lambda request: attendees.lines(AttendeeFilter(), order, request), descending=descending) == [
        record.id for record in whole.items
    ]


# --- badges -----------------------------------------------------------------------------------------------------------


def test_a_badge_goes_from_hand_to_hand(attendees: AttendeeRepository, make: Factories) -> None:
    """At each instant one attendee has it: from the beginning of the window, and no longer at its end."""
    badge = make.badges("event")
    first = make.event_attendees(badge_id=badge)
    second = make.event_attendees(badge_id=badge, access_from=NEXT_DAY, access_until=NEXT_DAY + DAY)
    make.event_attendees("withdrawn", badge_id=badge)
    holders = [
        attendees.with_badge(badge, at)
        for at in (NOON - MICROSECOND, NOON, NEXT_DAY - MICROSECOND, NEXT_DAY, NEXT_DAY + DAY)
    ]
    assert [None if holder is None else holder.id for holder in holders] == [None, first, first, second, None]


def test_two_people_do_not_have_one_badge_at_one_time(attendees: AttendeeRepository, make: Factories) -> None:
    """The rule and the badge are named, to one who is added and to one whose window is made longer."""
    badge = make.badges("event")
    attendees.add(uuid7(), attendee(make, badge_id=badge))
    with pytest.raises(AlreadyTakenError) as refused:
        attendees.add(
            uuid7(), attendee(make, badge_id=badge, access_from=NEXT_DAY - MICROSECOND, access_until=NEXT_DAY)
        )
    assert (refused.value.rule, refused.value.values[0]) == ("ex_event_attendees_badge_id", badge)
    after = attendees.add(uuid7(), attendee(make, badge_id=badge, access_from=NEXT_DAY, access_until=NEXT_DAY + DAY))
    with pytest.raises(AlreadyTakenError):
        attendees.edit_many([RecordVersion(after.id, after.version)], {"access_from": NEXT_DAY - HOUR})
    assert attendees.get(after.id) == after


def test_who_withdraws_leaves_the_badge_free(attendees: AttendeeRepository, make: Factories) -> None:
    """For the same window; who comes back meanwhile finds it taken."""
    badge = make.badges("event")
    first = attendees.add(uuid7(), attendee(make, badge_id=badge))
    gone = attendees.edit_many([RecordVersion(first.id, 1)], {"status": AttendeeStatus.WITHDRAWN})[0]
    second = attendees.add(uuid7(), attendee(make, badge_id=badge))
    with pytest.raises(AlreadyTakenError):
        attendees.edit_many([RecordVersion(gone.id, gone.version)], {"status": AttendeeStatus.ARRIVED})
    assert attendees.with_badge(badge, NOON) == second


@pytest.mark.parametrize("kind", ["minimal", "visitor"])
def test_an_attendee_has_an_events_badge(attendees: AttendeeRepository, make: Factories, kind: str) -> None:
    """Neither a member's nor a visitor's."""
    with pytest.raises(MissingReferenceError) as refused:
        attendees.add(uuid7(), attendee(make, badge_id=make.badges(kind)))
    assert refused.value.rule == "fk_event_attendees_badge_id_badge_kind"


def test_a_role_is_one_of_events(attendees: AttendeeRepository, make: Factories) -> None:
    """A mess is none."""
    with pytest.raises(MissingReferenceError) as refused:
        attendees.add(uuid7(), attendee(make, event_role_id=make.list_items("mess")))
    assert refused.value.rule == "fk_event_attendees_event_role_id_role_list"
