"""Scans that arrive late take their place in time, in a real database."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.check_in_rules import TWO_PLACES_WINDOW
from sentinel_desktop.domain.checkins import CheckIn
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import Connection, RowBuilder
from tests.support.histories import (
    NOON,
    STATIONS,
    Step,
    contradicting,
    deliveries,
    expected_states,
    in_two_places,
    scans_of,
    standing_repeats,
    states_of,
    steps,
)

TOGGLE, IN_DOOR, OUT_DOOR = STATIONS
EFFECTIVE = """
    SELECT c.id, member_id, direction, occurred_at, method, station_id, scan_id, badge_id, supersedes_id
    FROM checkins c
    WHERE member_id = %s AND NOT voided AND NOT EXISTS (SELECT FROM checkins s WHERE s.supersedes_id = c.id)
    ORDER BY occurred_at, id
"""
Outcomes = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def _doors(unit: RowBuilder) -> None:
    for station_id, mode in STATIONS.items():
        unit.station(id=station_id, direction_mode=mode)


@pytest.fixture
def member(unit: RowBuilder) -> tuple[MemberId, str]:
    """Return a member with a badge, and the badge's serial."""
    return unit.badged_member()


@pytest.fixture
def record(service: CheckInService, member: tuple[MemberId, str]) -> Callable[..., ScanAnswer]:
    """Return what records a scan of the member's badge so many seconds after noon."""

    def scan(seconds: float, station_id: StationId = TOGGLE) -> ScanAnswer:
        at = NOON + timedelta(seconds=seconds)
        return service.record(BadgeScan(ScanId(uuid7()), member[1], station_id, occurred_at=at, desk_clock_at=at))

    return scan


def effective(owner: Connection, member_id: MemberId) -> list[CheckIn]:
    """Return a member's effective check-ins in the order of time."""
    return [
        CheckIn(
            id=CheckInId(row[0]),
            member_id=MemberId(row[1]),
            direction=Direction(row[2]),
            occurred_at=row[3],
            method=Method(row[4]),
            station_id=StationId(row[5]),
            scan_id=None if row[6] is None else ScanId(row[6]),
            badge_id=BadgeId(row[7]),
            supersedes_id=None if row[8] is None else CheckInId(row[8]),
        )
        for row in owner.execute(EFFECTIVE, [member_id]).fetchall()
    ]


def outcomes(owner: Connection, member: tuple[MemberId, str]) -> Outcomes:
    """Return direction and method of the effective check-ins, after making sure that presence is the last of them."""
    rows = effective(owner, member[0])
    kept = owner.execute("SELECT state, since, checkin_id FROM presence WHERE member_id = %s", [member[0]]).fetchone()
    assert kept == ((rows[-1].direction, rows[-1].occurred_at, rows[-1].id) if rows else ("out", None, None))
    return [(row.direction, row.method) for row in rows]


def reviews(owner: Connection) -> list[tuple[object, ...]]:
    """Return the reviews in the order in which they were raised."""
    return owner.execute("SELECT scan_id, checkin_id, facts FROM reviews ORDER BY raised_at").fetchall()


def test_a_late_scan_supersedes_the_derived_rows_after_it(
    owner: Connection, member: tuple[MemberId, str], record: Callable[..., ScanAnswer]
) -> None:
    """The first rows stay as they were written, new ones take their place, presence follows, one review is raised."""
    record(60)
    record(120)
    late = record(0)
    assert late.outcome is Outcome.CHECKED_IN
    assert outcomes(owner, member) == [("in", "badge"), ("out", "rederived"), ("in", "rederived")]
    first = owner.execute("SELECT direction FROM checkins WHERE method = 'badge' ORDER BY occurred_at").fetchall()
    assert first == [("in",), ("in",), ("out",)]
    [(scan_id, check_in_id, facts)] = reviews(owner)
    assert (scan_id, check_in_id) == (late.scan_id, None)
    assert isinstance(facts, dict)
    assert len(facts["turned"]) == 2


def test_rederived_rows_can_be_superseded_again(
    owner: Connection, member: tuple[MemberId, str], record: Callable[..., ScanAnswer]
) -> None:
    """A second late scan turns round what the first one turned."""
    for seconds in (120, 60, 0):
        record(seconds)
    assert outcomes(owner, member) == [("in", "badge"), ("out", "rederived"), ("in", "rederived")]
    assert len(reviews(owner)) == 2


def test_a_late_scan_voids_what_turns_out_to_be_its_repeat(
    owner: Connection, member: tuple[MemberId, str], record: Callable[..., ScanAnswer]
) -> None:
    """The voiding row stands for nothing but that, and presence begins at the late scan."""
    record(1)
    record(0)
    assert outcomes(owner, member) == [("in", "badge")]
    assert owner.execute("SELECT since FROM presence WHERE member_id = %s", [member[0]]).fetchone() == (NOON,)
    assert owner.execute("SELECT count(*) FROM checkins WHERE voided").fetchone() == (1,)


def test_a_scan_that_needed_no_check_in_gets_one_when_it_does(
    owner: Connection, member: tuple[MemberId, str], record: Callable[..., ScanAnswer]
) -> None:
    """Seen out at the exit, then found to have come in before: the exit is a check-in after all."""
    seen = record(60, OUT_DOOR)
    assert seen.outcome is Outcome.ALREADY_OUT
    record(0)
    assert outcomes(owner, member) == [("in", "badge"), ("out", "fixed")]
    assert owner.execute("SELECT method FROM checkins WHERE scan_id = %s", [seen.scan_id]).fetchone() == ("fixed",)


def test_a_scan_that_repeats_by_now_ends_no_derivation(
    owner: Connection, member: tuple[MemberId, str], record: Callable[..., ScanAnswer]
) -> None:
    """Seen at the exit a second after a scan that arrives later: it is its repeat, for every later late scan too."""
    record(61, OUT_DOOR)
    record(60)
    record(120)
    record(0)
    assert outcomes(owner, member) == [("in", "badge"), ("out", "rederived"), ("in", "rederived")]


def test_an_asserted_check_in_is_put_up_and_never_turned(
    owner: Connection, member: tuple[MemberId, str], record: Callable[..., ScanAnswer]
) -> None:
    """The entrance's check-in stands; the review names it."""
    record(60, IN_DOOR)
    record(0)
    assert outcomes(owner, member) == [("in", "badge"), ("in", "fixed")]
    stands = effective(owner, member[0])[1]
    [(_, check_in_id, facts)] = reviews(owner)
    assert check_in_id == stands.id
    assert isinstance(facts, dict)
    assert facts["contradicts"] == [str(stands.id)]


def test_a_check_in_by_hand_ends_the_derivation(
    owner: Connection, unit: RowBuilder, member: tuple[MemberId, str], record: Callable[..., ScanAnswer]
) -> None:
    """What an operator entered stands, and so does what follows it."""
    by_hand = unit.check_in(member[0], direction="out", occurred_at=NOON + timedelta(minutes=1), station_id=TOGGLE)
    unit.connection.execute(
        "UPDATE presence SET since = %s, checkin_id = %s WHERE member_id = %s",
        [NOON + timedelta(minutes=1), by_hand, member[0]],
    )
    record(120)
    record(0)
    rows = owner.execute(
        "SELECT direction, method FROM checkins WHERE member_id = %s ORDER BY occurred_at", [member[0]]
    ).fetchall()
    assert rows == [("in", "badge"), ("out", "manual"), ("in", "badge")]
    assert reviews(owner) == []


def test_who_was_told_otherwise_is_put_up_once(
    owner: Connection, service: CheckInService, member: tuple[MemberId, str]
) -> None:
    """Delivered again and again with what the person was told, there is one review."""
    scan = BadgeScan(ScanId(uuid7()), member[1], TOGGLE, occurred_at=NOON, desk_clock_at=NOON)
    told = ScanAnswer(scan.id, scan.serial, Outcome.CHECKED_OUT, NOON, Direction.OUT, waiting=True)
    first = service.record(scan, told)
    assert service.record(scan, told) == first
    rows = owner.execute("SELECT reason, scan_id, facts FROM reviews").fetchall()
    assert [(reason, scan_id) for reason, scan_id, _ in rows] == [("told_otherwise", scan.id)]
    assert rows[0][2]["recorded"] == {"outcome": "checked_in", "direction": "in", "member_id": str(member[0])}


@given(delivery=deliveries(steps()))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_ends_as_the_order_of_time(
    delivery: tuple[list[Step], list[int]],
    unit: RowBuilder,
    owner: Connection,
    service: CheckInService,
) -> None:
    """The same property as on the store in memory, on the real statements: a new member for each history."""
    history, order = delivery
    member = unit.badged_member()
    scans = scans_of(history, member[1], first_id=uuid7().int)
    answers = {number: service.record(scans[number]) for number in order}
    rows = effective(owner, member[0])
    arrived = [scans[number] for number in order]
    assert states_of(rows) == expected_states(arrived, standing_repeats(rows, scans))
    state = Direction.OUT
    for row in rows:
        assert row.method.asserted or row.direction is state.other
        state = row.direction
    outcomes(owner, member)
    put_up = owner.execute(
        "SELECT r.scan_id, r.facts FROM reviews r JOIN scans s ON s.id = r.scan_id WHERE s.member_id = %s", [member[0]]
    ).fetchall()
    looked_at = {id_ for _, facts in put_up for id_ in facts.get("contradicts", [])}
    assert {str(row.id) for row in contradicting(rows)} <= looked_at
    named = {scan_id for scan_id, facts in put_up if "earlier" in facts}
    if all(step.gap for step in history[1:]):
        assert in_two_places(scans, TWO_PLACES_WINDOW) <= named
    assert {number: service.record(scans[number]) for number in order} == answers
    assert effective(owner, member[0]) == rows


@pytest.mark.usefixtures("member")
def test_the_log_is_never_edited_by_a_late_scan(owner: Connection, record: Callable[..., ScanAnswer]) -> None:
    """Every row that was there before a late scan is there after it, unchanged."""
    record(60)
    record(90, IN_DOOR)
    before = owner.execute("SELECT checkins::text FROM checkins").fetchall()
    record(0)
    after = owner.execute("SELECT checkins::text FROM checkins").fetchall()
    assert set(before) < set(after)
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        owner.execute("UPDATE checkins SET direction = 'in'")


def test_doors_are_what_the_histories_think_they_are(owner: Connection) -> None:
    """The stations of the histories have the modes that the expectation counts with."""
    rows = owner.execute("SELECT id, direction_mode FROM stations WHERE id = ANY(%s)", [list(STATIONS)]).fetchall()
    assert {StationId(row[0]): DirectionMode(row[1]) for row in rows} == STATIONS
