"""Visits and attendees in the local copy of the directory: answers as the database would give, and the least data."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.journal import DirectoryContents
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, AttendeeOfBadge, VisitOfBadge, VisitorCard
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.offline_answers import OfflineAnswerService
from tests.support.builders import RowBuilder
from tests.support.scan_builders import NOON, badge, contents, scan

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
VISITORS = badge("0A0B0C0D", None, kind=BadgeKind.VISITOR, printed_number="V-12")
EVENTS = badge("0E0F1011", None, kind=BadgeKind.EVENT, printed_number="E-3")
ROY = VisitOfBadge(VISITORS.id, VisitorCard(UUID(int=1), "Lt(N) Roy, J."), NOON - HOUR)
CHEN = AttendeeOfBadge(
    EVENTS.id, AttendeeCard(UUID(int=2), "Chen, L.", "Open house", NOON - HOUR, NOON + HOUR), expected=True
)
COPY = contents(VISITORS, EVENTS, visits=(ROY,), attendees=(CHEN,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the copy lies."""
    return tmp_path / "directory.db"


@pytest.fixture
def directory(path: Path) -> Iterator[SqliteLocalDirectory]:
    """A copy with a visitor who is in, and an attendee who has not come yet."""
    opened = SqliteLocalDirectory(path)
    opened.replace(COPY)
    yield opened
    opened.close()


class Desk:
    """A desk that is alone: it answers from the copy, and follows what it answered."""

    def __init__(self, directory: SqliteLocalDirectory) -> None:
        self._directory = directory
        self._answers = OfflineAnswerService(directory)

    def tap(self, serial: str, minutes: float = 0) -> ScanAnswer:
        """Answer a scan so many minutes after noon."""
        told = self._answers.answer(scan(serial, NOON + minutes * MINUTE))
        self._directory.remember(told)
        assert told.waiting
        return told


@pytest.fixture
def desk(directory: SqliteLocalDirectory) -> Desk:
    """Return a desk on the copy."""
    return Desk(directory)


def test_a_visitors_badge_is_answered_as_the_database_would(desk: Desk) -> None:
    """Out, its repeat, and free again; with the name of the visitor and the number of the badge."""
    answers = [desk.tap(VISITORS.serial, minutes) for minutes in (0, 1 / 60, 2)]
    assert [(told.outcome, told.visitor, told.badge_number) for told in answers] == [
        (Outcome.VISITOR_OUT, ROY.card, "V-12"),
        (Outcome.REPEAT, ROY.card, "V-12"),
        (Outcome.VISITOR_BADGE_FREE, None, "V-12"),
    ]


def test_an_events_badge_is_answered_as_the_database_would(desk: Desk) -> None:
    """In, out, and refused with the dates when the window is over."""
    answers = [desk.tap(EVENTS.serial, minutes) for minutes in (0, 5, 60)]
    assert [(told.outcome, told.attendee) for told in answers] == [
        (Outcome.ATTENDEE_IN, CHEN.card),
        (Outcome.ATTENDEE_OUT, CHEN.card),
        (Outcome.ATTENDEE_REFUSED, CHEN.card),
    ]


def test_a_new_copy_keeps_what_waits_here(desk: Desk, directory: SqliteLocalDirectory) -> None:
    """The database does not know yet that the visitor left and the attendee came."""
    desk.tap(VISITORS.serial)
    desk.tap(EVENTS.serial)
    directory.replace(COPY)
    assert desk.tap(VISITORS.serial, 5).outcome is Outcome.VISITOR_BADGE_FREE
    assert desk.tap(EVENTS.serial, 5).outcome is Outcome.ATTENDEE_OUT


def test_a_badge_that_was_given_to_somebody_else_since_is_theirs(desk: Desk, directory: SqliteLocalDirectory) -> None:
    """What waited here was about the visit before."""
    desk.tap(VISITORS.serial)
    chen = VisitOfBadge(VISITORS.id, VisitorCard(UUID(int=9), "Chen, L."), NOON + 10 * MINUTE)
    directory.replace(replace(COPY, visits=(chen,)))
    assert desk.tap(VISITORS.serial, 20).visitor == chen.card


def test_what_is_delivered_is_as_the_copy_says(desk: Desk, directory: SqliteLocalDirectory) -> None:
    """Nothing of it waits any more, so that the database is right."""
    told = desk.tap(EVENTS.serial)
    directory.remember(replace(told, waiting=False))
    directory.replace(replace(COPY, attendees_in=frozenset({CHEN.card.attendee_id})))
    assert directory.attendee_state(CHEN.card.attendee_id) is Direction.IN
    directory.replace(COPY)
    assert directory.attendee_state(CHEN.card.attendee_id) is Direction.OUT


def test_an_empty_copy_knows_nobody(path: Path) -> None:
    """Before the first copy there is no visit and no attendee."""
    with closing(SqliteLocalDirectory(path)) as empty:
        assert empty.visit_of(VISITORS.id) is None
        assert list(empty.attendees_of(EVENTS.id)) == []
        assert empty.attendee_state(CHEN.card.attendee_id) is Direction.OUT


def test_the_copy_of_the_database_has_the_least_that_answers_need(
    unit: RowBuilder, engine: Engine, own_station: StationId, path: Path
) -> None:
    """Names and times: no telephone number, plate, organization, reason or note is in the file, nobody who has left."""
    secrets = {"phone": "204-555-0177", "plate": "PLATE77", "organization": "Harbour Works", "notes": "Rings twice"}
    more = {"first_name": "Firstname77", "unit": "Unit77", "work": "Boiler77"}
    taken, free = (unit.badge(kind=BadgeKind.VISITOR, printed_number=number) for number in ("V-1", "V-2"))
    events, over = (unit.badge(kind=BadgeKind.EVENT) for _ in range(2))
    open_visit = unit.make.visitors("open", badge_id=taken[0], display_name="Here, A.", **secrets, **more)
    unit.make.visitors("closed", badge_id=free[0], display_name="Left, B.")
    held = {"event_id": unit.make.events(name="Open house", status="active"), "last_name": "Lastname77"}
    now = unit.connection.execute("SELECT clock_timestamp()").fetchone()
    assert now is not None
    attendee = unit.make.event_attendees(
        **held,
        badge_id=events[0],
        display_name="Comes, C.",
        access_from=now[0] - HOUR,
        access_until=now[0] + HOUR,
        organization="Harbour Works",
        notes="Rings twice",
        first_name="Firstname77",
    )
    unit.make.event_attendees(
        **held, badge_id=over[0], display_name="Came, D.", access_from=NOON, access_until=NOON + HOUR
    )
    unit.make.event_checkins(event_attendee_id=attendee, occurred_at=now[0])
    copy = _copy_of(engine, own_station)
    with closing(SqliteLocalDirectory(path)) as directory:
        directory.replace(copy)
        found = directory.visit_of(taken[0])
        assert found is not None
        assert found.card == VisitorCard(open_visit, "Here, A.")
        assert [each.card.attendee_id for each in directory.attendees_of(events[0])] == [attendee]
        assert directory.attendee_state(attendee) is Direction.IN
    written = b"".join(file.read_bytes() for file in path.parent.glob("directory.db*"))
    assert b"Here, A." in written
    for word in (*secrets.values(), *more.values(), "Lastname77", "Left, B.", "Came, D.", "2045550177"):
        assert word.encode() not in written, word


def _copy_of(engine: Engine, station: StationId) -> DirectoryContents:
    with SqlUnitOfWork(engine) as work:
        return work.stations.directory(station)


def test_a_badge_that_was_handed_out_here_meanwhile_is_the_new_visitors(directory: SqliteLocalDirectory) -> None:
    """A scan of it signs out whoever got it last; the next copy knows nothing of them until it is told again."""
    vance = VisitOfBadge(VISITORS.id, VisitorCard(UUID(int=7), "Vance, T."), NOON - MINUTE)
    directory.end_visit(ROY.card.visit_id, NOON - 5 * MINUTE)
    known = directory.visit_of(VISITORS.id)
    assert known is not None
    assert known.ended_at == NOON - 5 * MINUTE
    directory.begin_visit(vance)
    assert directory.visit_of(VISITORS.id) == vance
    told = OfflineAnswerService(directory).answer(scan(VISITORS.serial))
    assert (told.outcome, told.visitor) == (Outcome.VISITOR_OUT, vance.card)
    directory.replace(contents(VISITORS))
    assert directory.visit_of(VISITORS.id) is None


def test_a_visit_that_ended_by_badge_does_not_end_again(directory: SqliteLocalDirectory) -> None:
    """Whoever signs out at the desk somebody who tapped before changes nothing."""
    directory.end_visit(ROY.card.visit_id, NOON)
    directory.end_visit(ROY.card.visit_id, NOON + MINUTE)
    known = directory.visit_of(VISITORS.id)
    assert known is not None
    assert known.ended_at == NOON


def test_an_events_badge_that_nobody_has_is_unassigned(desk: Desk, directory: SqliteLocalDirectory) -> None:
    """As the database would say: there is nobody to name, and nobody is in."""
    directory.replace(replace(COPY, attendees=()))
    told = desk.tap(EVENTS.serial)
    assert (told.outcome, told.attendee, told.direction) == (Outcome.BADGE_UNASSIGNED, None, None)
