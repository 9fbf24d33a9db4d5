"""Every outcome of a scan, kept in the ledger of a real database, and once only."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.faults import StoreRefusedError
from sentinel_desktop.domain.ids import ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.persistence.store_errors import StationUnknownError
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import NOON, Connection, RowBuilder

Case = Callable[[RowBuilder], str]


def scan(serial: str, station_id: StationId, at: datetime = NOON) -> BadgeScan:
    """Return a new scan."""
    return BadgeScan(ScanId(uuid7()), serial, station_id, occurred_at=at, desk_clock_at=at + timedelta(seconds=7))


@pytest.fixture
def desk(unit: RowBuilder) -> StationId:
    """Return a desk that toggles."""
    return unit.station()


def _good(unit: RowBuilder) -> str:
    return unit.badge(unit.member())[1]


def _warned(unit: RowBuilder) -> str:
    return unit.badge(unit.member(status="suspended", on_scan="warn"))[1]


def _refused_member(unit: RowBuilder) -> str:
    return unit.badge(unit.member(status="barred", on_scan="refuse"))[1]


def _archived(unit: RowBuilder) -> str:
    return unit.badge(unit.member(archived_at=NOON))[1]


def _lost(unit: RowBuilder) -> str:
    return unit.badge(unit.member(), status="lost", on_scan="refuse")[1]


def _nobodys(unit: RowBuilder) -> str:
    return unit.badge()[1]


def _visitors(unit: RowBuilder) -> str:
    return unit.badge(kind="visitor")[1]


def _events(unit: RowBuilder) -> str:
    return unit.badge(kind="event")[1]


CASES: list[tuple[Case, Outcome, Direction | None]] = [
    (_good, Outcome.CHECKED_IN, Direction.IN),
    (_warned, Outcome.MEMBER_NOT_ACTIVE, Direction.IN),
    (_refused_member, Outcome.MEMBER_REFUSED, None),
    (_archived, Outcome.MEMBER_ARCHIVED, None),
    (_lost, Outcome.BADGE_NOT_ACTIVE, None),
    (_nobodys, Outcome.BADGE_UNASSIGNED, None),
    (_visitors, Outcome.VISITOR_BADGE_FREE, None),
    (_events, Outcome.BADGE_UNASSIGNED, None),
    (lambda _unit: "00DEADBEEF", Outcome.BADGE_UNKNOWN, None),
    (lambda _unit: "not hex at all", Outcome.BADGE_UNKNOWN, None),
]


@pytest.mark.parametrize(("case", "outcome", "direction"), CASES)
def test_every_outcome_is_kept_in_the_ledger(
    unit: RowBuilder,
    owner: Connection,
    service: CheckInService,
    desk: StationId,
    case: Case,
    outcome: Outcome,
    direction: Direction | None,
) -> None:
    """It has the raw serial, both times, the station and the answer; a check-in is made only with a direction."""
    presented = scan(case(unit), desk)
    answer = service.record(presented)
    assert (answer.outcome, answer.direction) == (outcome, direction)
    rows = owner.execute(
        "SELECT id, serial, station_id, occurred_at, desk_clock_at, outcome, direction FROM scans"
    ).fetchall()
    assert rows == [
        (presented.id, presented.serial, desk, presented.occurred_at, presented.desk_clock_at, outcome, direction)
    ]
    made = owner.execute("SELECT scan_id, direction, method FROM checkins").fetchall()
    assert made == ([] if direction is None else [(presented.id, direction, "badge")])


@pytest.mark.parametrize(("case", "outcome", "_direction"), CASES)
def test_a_scan_delivered_again_gets_the_same_answer(
    unit: RowBuilder,
    owner: Connection,
    service: CheckInService,
    desk: StationId,
    case: Case,
    outcome: Outcome,
    _direction: Direction | None,
) -> None:
    """Whatever the outcome: one row, the same answer, also after a later scan of the badge."""
    presented = scan(case(unit), desk)
    answer = service.record(presented)
    assert service.record(presented) == answer
    service.record(scan(presented.serial, desk, NOON + timedelta(hours=1)))
    assert service.record(presented) == answer
    assert answer.outcome is outcome
    assert owner.execute("SELECT count(*) FROM scans WHERE id = %s", [presented.id]).fetchone() == (1,)


@pytest.mark.parametrize(("case", "outcome", "_direction"), CASES)
def test_a_scan_delivered_twice_at_once_records_once(
    unit: RowBuilder,
    owner: Connection,
    service: CheckInService,
    desk: StationId,
    case: Case,
    outcome: Outcome,
    _direction: Direction | None,
) -> None:
    """Two threads that deliver the same scan at the same moment get the same answer and make one row."""
    presented = scan(case(unit), desk)
    together = threading.Barrier(2)

    def deliver() -> ScanAnswer:
        together.wait(timeout=10)
        return service.record(presented)

    with ThreadPoolExecutor(2) as threads:
        deliveries = [threads.submit(deliver) for _ in range(2)]
        first, second = (delivery.result(timeout=20) for delivery in deliveries)
    assert first == second
    assert first.outcome is outcome
    assert owner.execute("SELECT count(*) FROM scans").fetchone() == (1,)


@pytest.mark.parametrize(
    ("mode", "outcome"), [(DirectionMode.IN, Outcome.ALREADY_IN), (DirectionMode.OUT, Outcome.CHECKED_OUT)]
)
def test_a_fixed_direction_is_the_stations(
    unit: RowBuilder,
    owner: Connection,
    service: CheckInService,
    desk: StationId,
    mode: DirectionMode,
    outcome: Outcome,
) -> None:
    """The direction mode of the station where the scan was made decides; already so makes no check-in."""
    door = unit.station(kind="door", direction_mode=mode)
    _, serial = unit.badged_member()
    service.record(scan(serial, desk))
    assert service.record(scan(serial, door, NOON + timedelta(minutes=1))).outcome is outcome
    methods = owner.execute("SELECT method FROM checkins ORDER BY occurred_at").fetchall()
    assert methods == ([("badge",)] if outcome is Outcome.ALREADY_IN else [("badge",), ("fixed",)])


def test_a_repeat_shows_the_first_answer_again(
    unit: RowBuilder, owner: Connection, service: CheckInService, desk: StationId
) -> None:
    """The ledger keeps the repeat and what it repeated."""
    _, serial = unit.badged_member()
    service.record(scan(serial, desk))
    answer = service.record(scan(serial, unit.station(), NOON + timedelta(seconds=2.999)))
    assert (answer.outcome, answer.direction, answer.first_outcome) == (
        Outcome.REPEAT,
        Direction.IN,
        Outcome.CHECKED_IN,
    )
    assert owner.execute("SELECT direction, first_outcome FROM scans WHERE outcome = 'repeat'").fetchall() == [
        ("in", "checked_in")
    ]
    assert owner.execute("SELECT count(*) FROM checkins").fetchone() == (1,)


@pytest.mark.parametrize(("window", "outcome"), [(5, Outcome.REPEAT), (0.5, Outcome.CHECKED_OUT)])
def test_the_repeat_window_is_a_setting(
    unit: RowBuilder, service: CheckInService, desk: StationId, window: float, outcome: Outcome
) -> None:
    """The unit's setting, in seconds, takes the place of the default."""
    unit.setting("scan.repeat_window_s", window)
    _, serial = unit.badged_member()
    service.record(scan(serial, desk))
    assert service.record(scan(serial, desk, NOON + timedelta(seconds=1))).outcome is outcome


@pytest.mark.parametrize("digits", [8, 6])
def test_a_shorter_spelling_finds_the_only_badge_it_can_mean(
    unit: RowBuilder, service: CheckInService, desk: StationId, digits: int
) -> None:
    """The last four or three bytes find the badge, and nobody where two badges end so."""
    member_id = unit.member()
    _, serial = unit.badge(member_id, serial="0A0063E9AE")
    answer = service.record(scan(serial[-digits:], desk))
    assert answer.member is not None
    assert answer.member.id == member_id
    unit.badge(unit.member(), serial="0B0063E9AE")
    assert service.record(scan(serial[-digits:], desk, NOON + timedelta(hours=1))).outcome is Outcome.BADGE_UNKNOWN


def test_the_answer_names_the_holder(unit: RowBuilder, service: CheckInService, desk: StationId) -> None:
    """The card has the rank before the name, as a screen shows it."""
    member_id = unit.member(last_name="Okafor", first_name="Sam", display_name="Okafor, S.")
    answer = service.record(scan(unit.badge(member_id)[1], desk))
    assert answer.member is not None
    assert (answer.member.display_name, answer.member.rank, answer.member.division) == ("PO2 Okafor, S.", "PO2", "DECK")


def test_a_scan_of_the_future_is_refused_and_leaves_nothing(
    unit: RowBuilder, owner: Connection, service: CheckInService, desk: StationId
) -> None:
    """It is measured against the database's clock."""
    _, serial = unit.badged_member()
    with pytest.raises(StoreRefusedError, match="clock"):
        service.record(scan(serial, desk, datetime.now(UTC) + timedelta(minutes=1)))
    assert owner.execute("SELECT count(*) FROM scans").fetchone() == (0,)


def test_a_scan_of_a_station_nobody_enrolled_goes_on_waiting(unit: RowBuilder, service: CheckInService) -> None:
    """The scan is true, only its station must be enrolled: the sentence says so."""
    _, serial = unit.badged_member()
    with pytest.raises(StationUnknownError, match="db station"):
        service.record(scan(serial, StationId(uuid7())))


@pytest.mark.parametrize("window", ["three seconds", -1, 10**12, None])
def test_a_mistyped_repeat_window_keeps_no_scan_away(
    unit: RowBuilder, service: CheckInService, desk: StationId, window: object
) -> None:
    """The usual window stands in for one that is none."""
    unit.setting("scan.repeat_window_s", window)
    _, serial = unit.badged_member()
    assert service.record(scan(serial, desk)).outcome is Outcome.CHECKED_IN
    assert service.record(scan(serial, desk, NOON + timedelta(seconds=1))).outcome is Outcome.REPEAT
