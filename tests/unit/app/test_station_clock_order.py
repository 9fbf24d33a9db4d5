"""The times of one station's scans are in the order in which the badges were read, whatever happens to its clocks."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.clocks import CLOCK_TOLERANCE
from tests.support.computer_clocks import Computer

Act = Callable[[Computer], object]

MOMENTS = st.sampled_from([1, 40, 300, 3000, 60_000]).map(lambda each: timedelta(milliseconds=each))
TREMBLING = st.integers(-300, 300).map(lambda each: timedelta(milliseconds=each))
STEPS = st.sampled_from([-31_536_000, -86_400, -3600, -7, 0, 7, 3600, 86_400, 31_536_000]).map(
    lambda each: timedelta(seconds=each)
)


def _set_wall(step: timedelta) -> Act:
    def act(computer: Computer) -> None:
        computer.wall_ahead += step

    return act


def _scan(after: timedelta, delivered: bool) -> Act:  # noqa: FBT001 - drawn
    def act(computer: Computer) -> None:
        scan = computer.scan(after)
        if delivered:
            computer.deliver(scan)

    return act


def _deliver_batch(number: int) -> Act:
    def act(computer: Computer) -> None:
        for scan in computer.batch[:number]:
            computer.deliver(scan)
        del computer.batch[:number]

    return act


SCAN = st.builds(_scan, MOMENTS, st.booleans())
ASK = TREMBLING.map(lambda each: lambda computer: computer.ask_server(each))
ACTS = st.one_of(
    SCAN,
    SCAN,
    SCAN,
    ASK,
    ASK,
    st.builds(_set_wall, STEPS),
    st.just(Computer.restart),
    st.builds(lambda off, wall: lambda computer: computer.reboot(off, wall), MOMENTS, STEPS),
    st.just(Computer.read_batch),
    st.builds(_deliver_batch, st.integers(1, 4)),
)


@given(st.lists(ACTS, min_size=2, max_size=30))
@settings(max_examples=600)
def test_scans_are_recorded_in_the_order_in_which_they_were_read(acts: list[Act]) -> None:
    """Over clocks that are set, corrections back and forth, restarts of the program and of the computer.

    None of them lies in the server's future when it is delivered.
    """
    computer = Computer()
    for act in acts:
        act(computer)
        told = [each.occurred_at for each in computer.journal.times]
        assert told == sorted(set(told))
    computer.ask_server()
    for scan in computer.journal.waiting():
        computer.deliver(scan)
    recorded = computer.delivered_in_order()
    assert recorded == sorted(set(recorded))
    assert all(each < computer.now + timedelta(seconds=1) for each in recorded)


@given(st.lists(st.one_of(st.builds(_scan, MOMENTS, st.sampled_from([True])), ASK), min_size=3, max_size=12))
@settings(max_examples=200)
def test_a_correction_back_reorders_no_scans_that_follow_at_once(acts: list[Act]) -> None:
    """The server's time is asked every few seconds, and each answer is some milliseconds beside the last."""
    computer = Computer()
    computer.ask_server()
    for act in acts:
        act(computer)
    recorded = computer.delivered_in_order()
    assert recorded == sorted(set(recorded))


@given(st.lists(st.one_of(SCAN, st.builds(_set_wall, STEPS), st.just(Computer.restart)), max_size=20))
@settings(max_examples=100)
def test_what_was_read_in_a_boot_that_met_the_server_has_its_true_time(acts: list[Act]) -> None:
    """However the wall clock was set meanwhile, as soon as the server is seen once."""
    computer = Computer(wall_ahead=timedelta(days=-400))
    for act in acts:
        act(computer)
    computer.ask_server()
    for scan in computer.journal.waiting():
        computer.deliver(scan)
    for scan_id, at in computer.journal.delivered.items():
        assert abs(at - computer.true_times[scan_id]) < timedelta(milliseconds=2)


def test_a_guess_is_never_earlier_than_what_is_known() -> None:
    """A computer that wakes up in another year goes on from the server's time as last seen, and from its last scan."""
    computer = Computer()
    computer.ask_server()
    seen = computer.now
    computer.reboot(timedelta(hours=1), timedelta(days=-9000))
    assert computer.scan(timedelta(0)).occurred_at >= seen - timedelta(milliseconds=1)
    computer.reboot(timedelta(hours=1), timedelta(days=-9000))
    first, second = computer.journal.times[0], computer.scan(timedelta(minutes=1))
    assert second.occurred_at - first.occurred_at > timedelta(minutes=1)


def test_a_guess_goes_on_over_a_restart_of_the_program() -> None:
    """In one boot the monotonic clock tells how far two scans are apart, also where the wall clock was set between."""
    computer = Computer()
    first = computer.scan(timedelta(0))
    computer.wall_ahead += timedelta(hours=1)
    computer.restart()
    assert computer.scan(timedelta(minutes=1)).occurred_at - first.occurred_at == timedelta(minutes=1)


def test_a_clock_that_is_wrong_in_one_boot_only_keeps_the_distances_of_that_boot() -> None:
    """A day ahead and never connected: those scans lie before the next boot, as far apart as they were."""
    computer = Computer()
    computer.ask_server()
    computer.reboot(timedelta(minutes=1), timedelta(days=1))
    first, second = computer.scan(timedelta(0)), computer.scan(timedelta(minutes=10))
    assert second.occurred_at > computer.now + timedelta(hours=23)
    computer.reboot(timedelta(minutes=1), timedelta(0))
    third = computer.scan(timedelta(seconds=5))
    computer.ask_server()
    for scan in (third, first, second):
        computer.deliver(scan)
    at = computer.journal.delivered
    assert at[second.scan_id] - at[first.scan_id] == timedelta(minutes=10)
    assert at[second.scan_id] < at[third.scan_id]
    assert at[third.scan_id] == computer.true_times[third.scan_id]


def test_a_server_set_far_back_takes_the_times_along() -> None:
    """Times that it would take for its future would be refused; a correction within the tolerance is waited out."""
    computer = Computer()
    computer.ask_server()
    computer.scan(timedelta(0))
    computer.ask_server(-CLOCK_TOLERANCE)
    assert computer.scan(timedelta(seconds=1)).occurred_at > computer.now - timedelta(seconds=2)
    computer.ask_server(timedelta(hours=-1))
    assert computer.scan(timedelta(seconds=1)).occurred_at < computer.now - timedelta(minutes=59)
