"""Who was in at a past moment is what the log says, of members, visitors and attendees alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import Connection

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.passages import PersonKind
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.history import HistoryService
from sentinel_desktop.services.ports.history import HistoryWork
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repeated_work import WorkOf

MINUTE = timedelta(minutes=1)
HORIZON = 12

pytestmark = pytest.mark.acts_as(OPERATOR_ROLE)
a_minute = st.integers(0, HORIZON)


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of a log: when, which way, and whether another says that it did not happen."""

    at: int
    direction: Direction
    taken_back: bool = False


logs = st.lists(st.builds(Logged, a_minute, st.sampled_from(Direction), st.booleans()), max_size=5)
visits = st.tuples(a_minute, st.none() | a_minute).filter(lambda one: one[1] is None or one[0] <= one[1])


def was_in(log: Sequence[tuple[int, UUID, Direction]], at: int) -> bool:
    """Return whether the latest passage up to a minute was in."""
    before = [row for row in sorted(log) if row[0] <= at]
    return bool(before) and before[-1][2] is Direction.IN


@pytest.fixture
def service(store: Connection) -> HistoryService:
    """Return the history, in the transaction of the test."""
    return HistoryService(WorkOf[HistoryWork](presence=SqlPresenceRepository(store)))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(members=st.lists(logs, max_size=3), attendees=st.lists(logs, max_size=2), stays=st.lists(visits, max_size=3))
def test_the_answer_is_what_the_log_says(
    service: HistoryService,
    make: Factories,
    transaction: PlainConnection,
    members: list[list[Logged]],
    attendees: list[list[Logged]],
    stays: list[tuple[int, int | None]],
) -> None:
    """At every minute before, in and after a history, also at the very instants of its passages."""
    with transaction.transaction(force_rollback=True):
        logged = [a_member(make, log) for log in members] + [an_attendee(make, log) for log in attendees]
        visited = {a_visit(make, stay): stay for stay in stays}
        for minute in range(-1, HORIZON + 2):
            present = service.present_at(NOON + minute * MINUTE)
            here = {one for one, log in logged if was_in(log, minute)}
            here |= {one for one, (came, left) in visited.items() if came <= minute and (left is None or left > minute)}
            assert {person.id for person in present.people} == here
            assert sum(present.counts.values()) == len(here)


def a_member(make: Factories, log: Sequence[Logged]) -> tuple[UUID, list[tuple[int, UUID, Direction]]]:
    """Make a member with a log; return what of it counts."""
    member, counts = make.members(), []
    for row in log:
        values = {"member_id": member, "direction": row.direction.value, "occurred_at": minute_of(row.at)}
        key = make.checkins(**values)
        if row.taken_back:
            make.checkins("voiding", **values, supersedes_id=key)
        else:
            counts.append((row.at, key, row.direction))
    return member, counts


def an_attendee(make: Factories, log: Sequence[Logged]) -> tuple[UUID, list[tuple[int, UUID, Direction]]]:
    """Make an attendee with a log; all of it counts."""
    attendee = make.event_attendees()
    return attendee, [
        (
            row.at,
            make.event_checkins(
                event_attendee_id=attendee, direction=row.direction.value, occurred_at=minute_of(row.at)
            ),
            row.direction,
        )
        for row in log
    ]


def a_visit(make: Factories, stay: tuple[int, int | None]) -> UUID:
    """Make a visit that lasted from one minute to another, or goes on."""
    came, left = stay
    if left is None:
        return make.visitors("open", checked_in_at=minute_of(came))
    return make.visitors("closed", checked_in_at=minute_of(came), checked_out_at=minute_of(left))


def minute_of(number: int) -> datetime:
    """Return an instant of the history."""
    return NOON + number * MINUTE


def test_people_stand_by_kind_division_and_name(service: HistoryService, make: Factories) -> None:
    """Members by division and name with the rank, then visitors, then attendees; each with their time."""
    ops, deck = make.divisions(code="OPS"), make.divisions(code="DECK")
    for last_name, division in (("Roy", ops), ("Dubé", ops), ("Ash", deck)):
        member = make.members(last_name=last_name, display_name=last_name, division_id=division)
        make.checkins(member_id=member, occurred_at=NOON)
    host = make.members(display_name="Host, H.")
    make.visitors("open", display_name="Varga", host_member_id=host, checked_in_at=NOON + MINUTE)
    event = make.events(name="Open day")
    make.event_checkins(event_attendee_id=make.event_attendees(display_name="Chen", event_id=event))
    present = service.present_at(NOON + 2 * MINUTE)
    assert [(person.kind, person.name, person.of) for person in present.people] == [
        (PersonKind.MEMBER, "PO2 Ash", "DECK"),
        (PersonKind.MEMBER, "PO2 Dubé", "OPS"),
        (PersonKind.MEMBER, "PO2 Roy", "OPS"),
        (PersonKind.VISITOR, "Varga", "PO2 Host, H."),
        (PersonKind.ATTENDEE, "Chen", "Open day"),
    ]
    assert present.by_division == {"DECK": 1, "OPS": 2}
    assert {person.since for person in present.people} == {NOON, NOON + MINUTE}


def test_a_station_that_told_nothing_since_is_named(service: HistoryService, make: Factories) -> None:
    """What it saw before the moment may be missing; one that told everything later is not named."""
    now = make.connection.execute("SELECT clock_timestamp()").fetchone()
    assert now is not None
    hour = timedelta(hours=1)
    behind = {"last_seen_at": now[0] - 5 * hour, "last_synced_at": now[0] - 5 * hour}
    make.station_health(station_id=make.stations(name="Rear door"), **behind)
    assert [station.name for station in service.present_at(now[0] - hour).unheard] == ["Rear door"]
    assert service.present_at(now[0] - 6 * hour).unheard == ()
