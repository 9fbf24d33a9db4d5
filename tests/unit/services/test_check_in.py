"""The recording of a scan, on a store in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.badges import Badge, OnScan
from sentinel_desktop.domain.checkins import KeptPresence
from sentinel_desktop.domain.directions import Direction, DirectionMode, Method
from sentinel_desktop.domain.faults import StoreConflictError, StoreUnavailableError
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.services.check_in import CheckInService
from tests.support.histories import STATIONS
from tests.support.scan_builders import NOON, ROY, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, TREMBLAY, badge, new_id, scan
from tests.support.store_in_memory import CheckInsInMemory, StoreInMemory, UnitOfWorkInMemory

IN, OUT = Direction.IN, Direction.OUT
MEMBER = TREMBLAY.id
TOGGLE, IN_DOOR, OUT_DOOR = STATIONS


def at(seconds: float, station: StationId = TOGGLE, serial: str = SERIAL_OF_TREMBLAY) -> BadgeScan:
    """Return a scan so many seconds after noon, at the station that toggles."""
    return scan(serial, NOON + timedelta(seconds=seconds), station_id=station)


@pytest.fixture
def store() -> StoreInMemory:
    """Return a store with two members out, three stations, and a clock that stands far ahead."""
    made = StoreInMemory([badge(), badge(SERIAL_OF_ROY, ROY)])
    made.modes = dict(STATIONS)
    return made


@pytest.fixture
def service(store: StoreInMemory) -> CheckInService:
    """Return the service on the store."""
    return CheckInService(store.unit_of_work, new_id)


@pytest.fixture
def record(service: CheckInService) -> Callable[..., ScanAnswer]:
    """Return what records a scan."""
    return service.record


def kept(store: StoreInMemory) -> tuple[Direction, object]:
    """Return a member's state and since when, after making sure that the log says the same."""
    presence = store.presence(MEMBER)
    assert presence == store.rebuilt_presence(MEMBER)
    return presence.state, presence.since


# --- in time ----------------------------------------------------------------------------------------------------------


def test_a_member_comes_and_goes(store: StoreInMemory, service: CheckInService) -> None:
    """Two scans are a check-in in and one out, with presence following each."""
    first, second = at(0), at(60)
    assert service.record(first) == ScanAnswer(
        first.id, first.serial, Outcome.CHECKED_IN, NOON, direction=IN, member=TREMBLAY
    )
    assert kept(store) == (IN, first.occurred_at)
    assert service.record(second).outcome is Outcome.CHECKED_OUT
    assert kept(store) == (OUT, second.occurred_at)
    assert [(row.direction, row.method, row.scan_id) for row in store.tables.effective(MEMBER)] == [
        (IN, Method.BADGE, first.id),
        (OUT, Method.BADGE, second.id),
    ]


def test_one_member_does_not_move_another(store: StoreInMemory, service: CheckInService) -> None:
    """Each badge moves its own holder."""
    service.record(at(0))
    assert service.record(at(1, serial=SERIAL_OF_ROY)).outcome is Outcome.CHECKED_IN
    assert store.presence(ROY.id).state is IN
    assert kept(store) == (IN, NOON)


def refused(**changes: object) -> Badge:
    """Return a badge whose scan is refused."""
    return replace(badge(), **changes)  # type: ignore[arg-type] # fields by name


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ([], Outcome.BADGE_UNKNOWN),
        ([refused(on_scan=OnScan.REFUSE)], Outcome.BADGE_NOT_ACTIVE),
        ([refused(holder=None)], Outcome.BADGE_UNASSIGNED),
    ],
)
def test_a_refused_scan_is_kept_in_the_ledger_and_moves_nobody(found: list[Badge], outcome: Outcome) -> None:
    """Every scan is kept with its serial, and one that is refused makes no check-in."""
    store = StoreInMemory(found)
    service = CheckInService(store.unit_of_work, new_id)
    presented = at(0)
    assert service.record(presented).outcome is outcome
    assert store.tables.scans[presented.id].scan == presented
    assert not store.tables.check_ins


def test_the_badge_is_found_by_a_shorter_spelling(service: CheckInService) -> None:
    """A reader that gives only the last four bytes means the same badge, as long as only one can be meant."""
    assert service.record(at(0, serial=SERIAL_OF_TREMBLAY[-8:])).member == TREMBLAY


def test_a_repeat_makes_no_second_check_in(store: StoreInMemory, service: CheckInService) -> None:
    """Within the window the first answer is shown again, at any station."""
    service.record(at(0))
    answer = service.record(at(2, OUT_DOOR))
    assert (answer.outcome, answer.direction, answer.first_outcome) == (Outcome.REPEAT, IN, Outcome.CHECKED_IN)
    assert kept(store) == (IN, NOON)


def test_the_window_counts_from_the_last_scan_even_if_that_was_a_repeat(service: CheckInService) -> None:
    """A badge left on the reader does not check its holder out again every three seconds."""
    outcomes = [service.record(at(seconds)).outcome for seconds in (0, 2, 4, 6)]
    assert outcomes == [Outcome.CHECKED_IN, Outcome.REPEAT, Outcome.REPEAT, Outcome.REPEAT]


def test_two_stations_at_the_very_same_instant_make_one_check_in(store: StoreInMemory, service: CheckInService) -> None:
    """Whichever is delivered first is the check-in, the other its repeat, whatever their ids."""
    later_id, earlier_id = at(0), at(0, OUT_DOOR)
    later_id, earlier_id = replace(later_id, id=earlier_id.id), replace(earlier_id, id=later_id.id)
    assert service.record(later_id).outcome is Outcome.CHECKED_IN
    assert service.record(earlier_id).outcome is Outcome.REPEAT
    assert len(store.tables.check_ins) == 1
    assert kept(store) == (IN, NOON)


def test_a_station_of_one_direction_records_that_the_member_is_so_already(
    store: StoreInMemory, service: CheckInService
) -> None:
    """The scan is kept and answered politely, and makes no check-in."""
    service.record(at(0))
    assert service.record(at(60, IN_DOOR)).outcome is Outcome.ALREADY_IN
    assert len(store.tables.scans) == 2
    assert len(store.tables.check_ins) == 1


# --- once and only once -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("serial", [SERIAL_OF_TREMBLAY, "0000000001"])
def test_a_scan_delivered_again_answers_the_same_and_changes_nothing(
    store: StoreInMemory, service: CheckInService, serial: str
) -> None:
    """Delivered any number of times, also after later scans, it records once."""
    first = at(0, serial=serial)
    answer = service.record(first)
    service.record(at(60, serial=serial))
    before = store.tables
    assert service.record(first) == answer
    assert store.tables == before


def test_another_delivery_that_came_between_is_the_one_that_counts(
    store: StoreInMemory, service: CheckInService
) -> None:
    """Two deliveries of an unknown badge's scan at once end in one row and one answer."""
    presented = at(0, serial="0000000001")
    store.before_scan_is_added = lambda: service.record(presented)  # type: ignore[assignment] # the answer is not used
    assert service.record(presented).outcome is Outcome.BADGE_UNKNOWN
    assert len(store.tables.scans) == 1
    assert store.opened == 3


def test_a_transaction_that_gave_way_is_tried_again(store: StoreInMemory, service: CheckInService) -> None:
    """Two conflicts in a row are not noticed by the person at the reader."""
    store.conflicts = 2
    assert service.record(at(0)).outcome is Outcome.CHECKED_IN
    assert len(store.tables.check_ins) == 1


def test_a_store_that_gives_way_for_ever_is_unavailable(store: StoreInMemory, service: CheckInService) -> None:
    """After three attempts the scan goes on waiting, and nothing of it is recorded."""
    store.conflicts = 3
    with pytest.raises(StoreUnavailableError) as unavailable:
        service.record(at(0))
    assert not isinstance(unavailable.value, StoreConflictError)
    assert not store.tables.scans


# --- late -------------------------------------------------------------------------------------------------------------


def test_a_late_scan_turns_the_derived_ones_after_it(store: StoreInMemory, service: CheckInService) -> None:
    """The rows after it are superseded, not edited, presence follows, and one review tells of it."""
    on_time = [at(60), at(120)]
    for scan_ in on_time:
        service.record(scan_)
    late = at(0)
    assert service.record(late).outcome is Outcome.CHECKED_IN
    assert [(row.direction, row.method) for row in store.tables.effective(MEMBER)] == [
        (IN, Method.BADGE),
        (OUT, Method.REDERIVED),
        (IN, Method.REDERIVED),
    ]
    assert len(store.tables.check_ins) == 5
    assert kept(store) == (IN, on_time[1].occurred_at)
    [review] = store.reviews_for(ReviewReason.LATE_ARRIVAL)
    assert review.scan_id == late.id
    assert len(review.facts["turned"]) == 2


def test_a_superseding_row_keeps_what_the_first_one_knew(store: StoreInMemory, service: CheckInService) -> None:
    """Time, station and badge stay; the scan stays with the row it made."""
    on_time = at(60)
    service.record(on_time)
    service.record(at(0))
    [first] = [row for row in store.tables.check_ins.values() if row.scan_id == on_time.id]
    [second] = [row for row in store.tables.check_ins.values() if row.supersedes_id == first.id]
    assert second.scan_id is None
    assert (second.occurred_at, second.station_id, second.badge_id) == (
        first.occurred_at,
        first.station_id,
        first.badge_id,
    )


def test_a_late_scan_makes_the_next_one_its_repeat(store: StoreInMemory, service: CheckInService) -> None:
    """What was a check-in a second later is voided; who came in once is in once."""
    service.record(at(1))
    service.record(at(0))
    assert [(row.direction, row.occurred_at) for row in store.tables.effective(MEMBER)] == [(IN, NOON)]
    assert [row.voided for row in store.tables.check_ins.values()].count(True) == 1
    assert kept(store) == (IN, NOON)


def test_a_late_repeat_makes_the_next_one_a_repeat_too(store: StoreInMemory, service: CheckInService) -> None:
    """0, 2 and 4 seconds are one presentation, also when the middle one arrives last."""
    for seconds in (0, 4, 2):
        service.record(at(seconds))
    assert [row.direction for row in store.tables.effective(MEMBER)] == [IN]


def test_a_scan_that_needed_no_check_in_gets_one_when_it_does(store: StoreInMemory, service: CheckInService) -> None:
    """Seen out at the exit; then a late scan turns out to have brought them in."""
    exit_scan = at(60, OUT_DOOR)
    assert service.record(exit_scan).outcome is Outcome.ALREADY_OUT
    service.record(at(0))
    assert [(row.direction, row.method, row.scan_id == exit_scan.id) for row in store.tables.effective(MEMBER)] == [
        (IN, Method.BADGE, False),
        (OUT, Method.FIXED, True),
    ]
    assert kept(store) == (OUT, exit_scan.occurred_at)


def test_a_scan_that_repeats_by_now_gets_no_check_in(store: StoreInMemory, service: CheckInService) -> None:
    """Seen out a second after a late scan is one presentation with it, also for the late ones still to come."""
    service.record(at(61, OUT_DOOR))
    service.record(at(60))
    assert kept(store) == (IN, NOON + timedelta(seconds=60))
    service.record(at(120))
    service.record(at(0))
    assert [row.direction for row in store.tables.effective(MEMBER)] == [IN, OUT, IN]


def test_an_asserted_check_in_stands_and_is_put_up(store: StoreInMemory, service: CheckInService) -> None:
    """A late scan that brought them in already leaves the entrance's check-in as it is, for a person to look at."""
    entrance = at(60, IN_DOOR)
    service.record(entrance)
    service.record(at(0))
    effective = store.tables.effective(MEMBER)
    assert [(row.direction, row.method) for row in effective] == [(IN, Method.BADGE), (IN, Method.FIXED)]
    [review] = store.reviews_for(ReviewReason.LATE_ARRIVAL)
    assert review.check_in_id == effective[1].id
    assert review.facts["contradicts"] == [str(effective[1].id)]


def test_a_late_scan_that_changes_nothing_is_no_matter_for_review(
    store: StoreInMemory, service: CheckInService
) -> None:
    """A late pair of in and out: the first one is put up, the second puts everything right."""
    for seconds in (120, 0, 60):
        service.record(at(seconds))
    assert [row.direction for row in store.tables.effective(MEMBER)] == [IN, OUT, IN]
    service.record(at(30, IN_DOOR))
    assert len(store.reviews_for(ReviewReason.LATE_ARRIVAL)) == 2


def test_check_ins_of_the_same_instant_leave_presence_as_the_log_has_it(store: StoreInMemory) -> None:
    """Two stations' ids need not grow with the order of arrival: presence is then what the log's own order says."""
    store.repeat_window = timedelta(0)
    service = CheckInService(store.unit_of_work, lambda: UUID(int=2**100 - new_id().int))
    service.record(at(0))
    service.record(at(0))
    assert len(store.tables.check_ins) == 2
    kept(store)


def test_presence_of_somebody_never_seen_is_out(store: StoreInMemory) -> None:
    """Nobody is in without a check-in."""
    assert store.presence(MEMBER) == KeptPresence(OUT, None, None)


def test_modes_are_those_of_the_stations(store: StoreInMemory, service: CheckInService) -> None:
    """The station where the scan was made decides, not the one that delivers it."""
    assert store.modes[OUT_DOOR] is DirectionMode.OUT
    assert service.record(at(0, OUT_DOOR)).outcome is Outcome.ALREADY_OUT


class Overtaken(UnitOfWorkInMemory):
    """A unit of work in which another delivery of the scan is recorded between the look and the write."""

    def __init__(self, store: StoreInMemory, meanwhile: Callable[[], object]) -> None:
        super().__init__(store)
        self._meanwhile = meanwhile

    @property
    def check_ins(self) -> CheckInsInMemory:
        """The check-ins, which look as they did before the other delivery."""
        looked = super().check_ins
        vars(looked)["add_scan"] = self._overtaken
        return looked

    def _overtaken(self, *_: object) -> bool:
        self._meanwhile()
        return False


def test_a_delivery_that_another_one_overtook_is_tried_again(store: StoreInMemory, service: CheckInService) -> None:
    """The same scan was written between the look and the write: the second attempt finds its answer."""
    presented = at(0)
    units = [Overtaken(store, lambda: service.record(presented)), store.unit_of_work()]
    answer = CheckInService(lambda: units.pop(0), new_id).record(presented)
    assert (units, answer) == ([], service.record(presented))
    assert answer.outcome is Outcome.CHECKED_IN
