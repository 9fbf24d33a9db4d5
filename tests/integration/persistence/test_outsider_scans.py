"""Scans of visitors' and events' badges in a real database, recorded as the stations they are made at."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import VisitorCard
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from tests.support.attendee_in_rows import Attendee
from tests.support.builders import NOON, Connection, RowBuilder
from tests.support.histories import (
    NOON as FIRST_SCAN,
    STATIONS,
    Step,
    deliveries,
    expected_states,
    scans_of,
    steps,
)

TOGGLE, IN_DOOR, OUT_DOOR = STATIONS
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
Record = Callable[..., ScanAnswer]


@pytest.fixture(autouse=True)
def _doors(unit: RowBuilder) -> None:
    for station_id, mode in STATIONS.items():
        unit.station(id=station_id, direction_mode=mode)


@pytest.fixture
def record(service: CheckInService) -> Record:
    """Return what records a scan of a badge so many minutes after noon."""

    def scan(serial: str, minutes: float = 0, station_id: StationId = TOGGLE) -> ScanAnswer:
        return service.record(scan_of(serial, minutes, station_id))

    return scan


def scan_of(serial: str, minutes: float, station_id: StationId = TOGGLE) -> BadgeScan:
    """Return a scan so many minutes after noon."""
    at = NOON + minutes * MINUTE
    return BadgeScan(ScanId(uuid7()), serial, station_id, occurred_at=at, desk_clock_at=at)


class Visit:
    """A visitor who came an hour before noon and got a visitor's badge, number V-12."""

    def __init__(self, unit: RowBuilder, **values: object) -> None:
        self._owner = unit.connection
        self.badge_id, self.serial = unit.badge(kind=BadgeKind.VISITOR, printed_number="V-12")
        self.id = unit.make.visitors(
            "open",
            **{"badge_id": self.badge_id, "checked_in_at": NOON - HOUR, "display_name": "Lt(N) Roy, J."} | values,
        )
        self.card = VisitorCard(self.id, "Lt(N) Roy, J.")

    def end(self) -> tuple[Any, ...]:
        """Return when and how it ended, by which scan, whether somebody saw it, and the version."""
        row = self._owner.execute(
            "SELECT checked_out_at, check_out_method, check_out_scan_id, witnessed, version"
            " FROM visitors WHERE id = %s",
            [self.id],
        ).fetchone()
        assert row is not None
        return row


# --- visitors ---------------------------------------------------------------------------------------------------------


def test_a_visitors_badge_signs_the_visitor_out(unit: RowBuilder, service: CheckInService) -> None:
    """In the scan's transaction: the visit names the scan, and the scan delivered again gets the same answer."""
    visit = Visit(unit)
    leaving = scan_of(visit.serial, 0)
    told = service.record(leaving)
    assert (told.outcome, told.visitor, told.badge_number) == (Outcome.VISITOR_OUT, visit.card, "V-12")
    assert visit.end() == (NOON, "badge", leaving.id, True, 2)
    assert service.record(leaving) == told
    assert visit.end() == (NOON, "badge", leaving.id, True, 2)


def test_the_next_scans_repeat_and_then_find_the_badge_free(unit: RowBuilder, record: Record) -> None:
    """A badge that stays on the reader opens no sign-in."""
    visit = Visit(unit)
    outcomes = [record(visit.serial, minutes) for minutes in (0, 1 / 60, 2)]
    assert [(told.outcome, told.visitor) for told in outcomes] == [
        (Outcome.VISITOR_OUT, visit.card),
        (Outcome.REPEAT, visit.card),
        (Outcome.VISITOR_BADGE_FREE, None),
    ]
    assert visit.end()[0] == NOON


def test_a_scan_from_before_the_visit_does_not_end_it(unit: RowBuilder, record: Record) -> None:
    """It was delivered late; the badge was free then."""
    visit = Visit(unit)
    assert record(visit.serial, -90).outcome is Outcome.VISITOR_BADGE_FREE
    assert visit.end()[0] is None


def test_a_late_scan_of_another_station_moves_the_end_of_the_visit(unit: RowBuilder, record: Record) -> None:
    """The earliest scan ends it, whichever is delivered first, and the visit the badge has by now is left alone."""
    visit = Visit(unit)
    record(visit.serial, 0)
    next_visit = unit.make.visitors("open", badge_id=visit.badge_id, checked_in_at=NOON + HOUR)
    late = record(visit.serial, -10, OUT_DOOR)
    assert (late.outcome, late.visitor) == (Outcome.VISITOR_OUT, visit.card)
    assert visit.end()[:4] == (NOON - 10 * MINUTE, "badge", late.scan_id, True)
    still = unit.connection.execute("SELECT checked_out_at FROM visitors WHERE id = %s", [next_visit]).fetchone()
    assert still == (None,)


@pytest.mark.parametrize(
    ("method", "stands"), [("desk", True), ("kiosk", True), ("lockup", False), ("rollover", False)]
)
def test_what_somebody_asserted_stands(unit: RowBuilder, record: Record, method: str, *, stands: bool) -> None:
    """A scan is better than a lockup or a rollover that saw nobody leave, and no better than a person's word."""
    visit = Visit(unit, checked_out_at=NOON, check_out_method=method, witnessed=method not in {"lockup", "rollover"})
    assert record(visit.serial, -10).outcome is Outcome.VISITOR_OUT
    ended_at, how, *_ = visit.end()
    assert (ended_at, how) == ((NOON, method) if stands else (NOON - 10 * MINUTE, "badge"))


def test_a_visit_that_ended_long_ago_is_found_for_a_scan_of_then(unit: RowBuilder, record: Record) -> None:
    """A station reads no old visits; the scan that it delivers a week late is about one all the same."""
    visit = Visit(unit, checked_out_at=NOON, check_out_method="rollover", witnessed=False)
    told = record(visit.serial, -10)
    assert told.visitor == visit.card


def test_nobody_leaves_by_the_entrance(unit: RowBuilder, record: Record) -> None:
    """A visitor who passes it is in already; the visit goes on."""
    visit = Visit(unit)
    told = record(visit.serial, 0, IN_DOOR)
    assert (told.outcome, told.visitor) == (Outcome.ALREADY_IN, visit.card)
    assert visit.end()[0] is None


def test_a_visit_that_was_told_late_ends_by_the_scan_that_was_delivered_before(
    unit: RowBuilder, record: Record, station_login: Callable[[StationId], str]
) -> None:
    """Scans are delivered before what people did by hand: the first that found the badge free is the visitor's way out.

    A scan before the visit began, as when the badge was handed out, is not.
    """
    badge_id, serial = unit.badge(kind=BadgeKind.VISITOR)
    record(serial, -61)
    left = record(serial, 0, OUT_DOOR)
    record(serial, 10)
    assert left.outcome is Outcome.VISITOR_BADGE_FREE
    values = unit.make.visitors.values("open", badge_id=badge_id, checked_in_at=NOON - HOUR, station_id=TOGGLE)
    tell_later(unit.connection, station_login(TOGGLE), values)
    ended = unit.connection.execute(
        "SELECT checked_out_at, check_out_method, check_out_scan_id FROM visitors WHERE id = %s", [values["id"]]
    ).fetchone()
    assert ended == (NOON, "badge", left.scan_id)


def tell_later(owner: Connection, station: str, values: dict[str, Any]) -> None:
    """Insert a visit as the functions do that tell one later: in a station's session, with the owner's rights."""
    columns = sql.SQL(", ").join(map(sql.Identifier, values))
    owner.execute(
        sql.SQL(
            "CREATE FUNCTION tell_later(told jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$"
            " INSERT INTO visitors ({columns}) SELECT {columns} FROM jsonb_populate_record(NULL::visitors, told) $$"
        ).format(columns=columns)
    )
    told = Jsonb(values, dumps=partial(json.dumps, default=str))
    with psycopg.connect(station, autocommit=True) as telling:
        telling.execute("SELECT tell_later(%s)", [told])


# --- people of events -------------------------------------------------------------------------------------------------


def test_an_events_badge_lets_in_and_out(unit: RowBuilder, service: CheckInService) -> None:
    """A row each with the scan's id, and the same answers when they are delivered again."""
    attendee = Attendee(unit)
    scans = [scan_of(attendee.serial, 0), scan_of(attendee.serial, 5)]
    answers = [service.record(each) for each in scans]
    assert [(told.outcome, told.attendee) for told in answers] == [
        (Outcome.ATTENDEE_IN, attendee.card),
        (Outcome.ATTENDEE_OUT, attendee.card),
    ]
    rows = unit.connection.execute(
        "SELECT scan_id, direction, station_id, method FROM event_checkins ORDER BY occurred_at"
    ).fetchall()
    assert rows == [(scans[0].id, "in", TOGGLE, "badge"), (scans[1].id, "out", TOGGLE, "badge")]
    assert [service.record(each) for each in scans] == answers
    assert len(attendee.passages()) == 2


@pytest.mark.parametrize(
    ("minutes", "status"),
    [
        (-61, "active"),
        (60, "active"),
        (0, "planned"),
        (0, "cancelled"),
    ],
)
def test_outside_the_window_or_the_event_nobody_passes(
    unit: RowBuilder, record: Record, minutes: float, status: str
) -> None:
    """Refused, with the dates in the answer; no row is made."""
    attendee = Attendee(unit, status=status)
    told = record(attendee.serial, minutes)
    assert (told.outcome, told.attendee, told.direction) == (Outcome.ATTENDEE_REFUSED, attendee.card, None)
    assert attendee.passages() == []


def test_whoever_withdrew_is_refused(unit: RowBuilder, record: Record) -> None:
    """Until somebody else has the badge, whom it is about then."""
    gone = Attendee(unit)
    unit.connection.execute("UPDATE event_attendees SET status = 'withdrawn' WHERE id = %s", [gone.id])
    told = record(gone.serial)
    assert (told.outcome, told.attendee) == (Outcome.ATTENDEE_REFUSED, gone.card)
    event = unit.make.events(name="Open house", status="active")
    other = unit.make.event_attendees(
        event_id=event, badge_id=gone.badge_id, access_from=NOON, access_until=NOON + HOUR, display_name="Roy, J."
    )
    told = record(gone.serial, 5)
    assert told.outcome is Outcome.ATTENDEE_IN
    assert told.attendee is not None
    assert told.attendee.attendee_id == other


def test_an_events_badge_that_nobody_has_is_unassigned(unit: RowBuilder, record: Record) -> None:
    """There is nobody to name."""
    _, serial = unit.badge(kind=BadgeKind.EVENT)
    told = record(serial)
    assert (told.outcome, told.attendee) == (Outcome.BADGE_UNASSIGNED, None)


def test_an_attendee_has_arrived_with_the_first_passage(unit: RowBuilder, record: Record) -> None:
    """A refused scan is none; the audit says which station it was, and the next passages change nothing more."""
    attendee = Attendee(unit)
    record(attendee.serial, -90)
    assert attendee.standing() == ("expected", 1)
    for minutes in (0, 5, 10):
        record(attendee.serial, minutes)
    assert attendee.standing() == ("arrived", 2)
    audited = unit.connection.execute(
        "SELECT before ->> 'status', after ->> 'status', station <> '' FROM audit_log"
        " WHERE row_id = %s AND operation = 'UPDATE'",
        [attendee.id],
    ).fetchall()
    assert audited == [("expected", "arrived", True)]


def test_a_late_scan_turns_the_later_passages_of_an_attendee(unit: RowBuilder, record: Record) -> None:
    """By rows that supersede, made by the station of the late scan for another's passages, and one review."""
    attendee = Attendee(unit)
    other = unit.station()
    record(attendee.serial, 10, other)
    record(attendee.serial, 20, other)
    late = record(attendee.serial, 0)
    assert late.outcome is Outcome.ATTENDEE_IN
    assert [row[1:] for row in attendee.passages()] == [("in", "badge"), ("out", "rederived"), ("in", "rederived")]
    put_up = unit.connection.execute("SELECT scan_id, checkin_id, reason FROM reviews").fetchall()
    assert put_up == [(late.scan_id, None, "late_arrival")]


def by_hand(unit: RowBuilder, attendee: Attendee, direction: str, minutes: float) -> None:
    """Have a person write down a passage of an attendee."""
    unit.connection.execute(
        "INSERT INTO event_checkins (id, event_attendee_id, station_id, direction, occurred_at, method)"
        " VALUES (gen_random_uuid(), %s, %s, %s, %s, 'manual')",
        [attendee.id, TOGGLE, direction, FIRST_SCAN + timedelta(minutes=minutes)],
    )


def test_a_late_scan_counts_as_of_its_own_time(unit: RowBuilder, record: Record) -> None:
    """Whoever was written down as in afterwards was out at the time of the scan, and came in by it."""
    attendee = Attendee(unit)
    by_hand(unit, attendee, "in", 10)
    assert record(attendee.serial, 0).outcome is Outcome.ATTENDEE_IN


def test_a_late_scan_that_contradicts_a_person_is_put_up_and_stands(unit: RowBuilder, record: Record) -> None:
    """A second way out that somebody wrote down: the review names the scan, and no member's passage."""
    attendee = Attendee(unit)
    record(attendee.serial, 10)
    by_hand(unit, attendee, "out", 20)
    late = record(attendee.serial, 0)
    assert [row[1:] for row in attendee.passages()] == [("in", "badge"), ("out", "rederived"), ("out", "manual")]
    put_up = unit.connection.execute("SELECT scan_id, checkin_id, reason FROM reviews").fetchall()
    assert put_up == [(late.scan_id, None, "late_arrival")]


def test_a_door_asserts_its_direction(unit: RowBuilder, record: Record) -> None:
    """Whoever is out already is not signed out again, and gets that passage when a late scan shows it was needed."""
    attendee = Attendee(unit)
    assert record(attendee.serial, 10, OUT_DOOR).outcome is Outcome.ALREADY_OUT
    record(attendee.serial, 0)
    assert [row[1:] for row in attendee.passages()] == [("in", "badge"), ("out", "fixed")]


@given(delivery=deliveries(steps(modes=[DirectionMode.TOGGLE])))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_delivery_ends_as_the_order_of_time(
    delivery: tuple[list[Step], list[int]], unit: RowBuilder, service: CheckInService
) -> None:
    """For attendees and visitors alike, on the real statements: a new badge of each for each history."""
    history, order = delivery
    attendee, visit = Attendee(unit, opens=FIRST_SCAN - HOUR), Visit(unit, checked_in_at=FIRST_SCAN - HOUR)
    for serial in (attendee.serial, visit.serial):
        scans = scans_of(history, serial, first_id=uuid7().int)
        answers = {number: service.record(scans[number]) for number in order}
        assert {number: service.record(scans[number]) for number in order} == answers
    in_time = scans_of(history, attendee.serial)
    assert [row[:2] for row in attendee.passages()] == expected_states(in_time[number] for number in order)
    assert visit.end()[0] == in_time[0].occurred_at


# --- several at once --------------------------------------------------------------------------------------------------


def test_scans_recorded_together_end_as_one_after_the_other(
    unit: RowBuilder, engine: Engine, own_station: StationId
) -> None:
    """Members, visitors and attendees in one transaction; delivered again each gets the same answer."""
    visit, attendee = Visit(unit), Attendee(unit)
    _, serial = unit.badged_member()
    desk = CheckInService(lambda: SqlUnitOfWork(engine), uuid7)
    moments = ((visit.serial, 0), (attendee.serial, 1), (serial, 2), (visit.serial, 3), (attendee.serial, 4))
    scans = [ToldScan(scan_of(each, minutes, own_station)) for each, minutes in moments]
    answers = desk.record_together(scans)
    assert [told.outcome for told in answers if told is not None] == [
        Outcome.VISITOR_OUT,
        Outcome.ATTENDEE_IN,
        Outcome.CHECKED_IN,
        Outcome.VISITOR_BADGE_FREE,
        Outcome.ATTENDEE_OUT,
    ]
    assert desk.record_together(scans) == answers
    assert visit.end()[0] == NOON
    assert len(attendee.passages()) == 2


def test_a_badge_that_somebody_else_works_on_is_left_out(
    unit: RowBuilder, engine: Engine, own_station: StationId, database_url: str
) -> None:
    """Several scans at once wait for nobody, as with members."""
    visit, attendee = Visit(unit), Attendee(unit)
    desk = CheckInService(lambda: SqlUnitOfWork(engine), uuid7)
    scans = [ToldScan(scan_of(serial, 0, own_station)) for serial in (visit.serial, attendee.serial)]
    with psycopg.connect(database_url) as other:
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))", [visit.badge_id])
        assert [told is None for told in desk.record_together(scans)] == [True, False]
    first, second = desk.record_together(scans)
    assert first is not None
    assert second is not None
    assert (first.outcome, second.outcome) == (Outcome.VISITOR_OUT, Outcome.ATTENDEE_IN)


# --- another result than was told -------------------------------------------------------------------------------------


def test_another_result_than_was_told_is_put_up(unit: RowBuilder, service: CheckInService) -> None:
    """The station's copy said that the badge is free; a second delivery puts nothing up again."""
    visit = Visit(unit)
    leaving = scan_of(visit.serial, 0)
    told = ScanAnswer(leaving.id, leaving.serial, Outcome.VISITOR_BADGE_FREE, NOON, waiting=True)
    answers = [service.record(leaving, told), service.record(leaving, told)]
    assert [answer.outcome for answer in answers] == [Outcome.VISITOR_OUT] * 2
    assert unit.connection.execute("SELECT scan_id, reason FROM reviews").fetchall() == [(leaving.id, "told_otherwise")]
