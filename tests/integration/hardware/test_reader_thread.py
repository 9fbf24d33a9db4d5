"""The reader's thread on a real terminal: pieces, noise, unplugging, other programs, delay."""

import gc
import logging
import random
import socket
import statistics
import struct
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.readers import BadFrame, ReaderState
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.hardware.frames import id12la, rdm6300
from sentinel_desktop.hardware.ports import PortInfo
from sentinel_desktop.hardware.profiles import UnknownProfileError
from sentinel_desktop.hardware.reader_thread import ReaderThread
from tests.support.pty_reader import PtyReader
from tests.support.reader_listeners import ReaderListeners, read_clock
from tests.support.started_readers import StartedReaders

A, B = "62E3086CED", "010063E9AE"
UNIT = [f"01{number:08X}" for number in range(200)]


def test_frames_in_random_pieces_are_read_in_order(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Two hundred badges, split at random places, arrive each once, in order, on the thread named reader."""
    reader = readers.start_ready(cable.url)
    line, chance = b"".join(map(rdm6300.encode, UNIT)), random.Random(3)  # noqa: S311 - where to cut, no secret
    while line:
        size = chance.randint(1, 40)
        cable.write(line[:size])
        line = line[size:]
    listeners.wait_for_reads(len(UNIT))
    assert listeners.serials == UNIT
    status = reader.status()
    assert (status.state, status.port, status.profile, status.frames, status.bad_frames) == (
        ReaderState.READY,
        cable.url,
        "rdm6300",
        len(UNIT),
        {},
    )
    assert status.last_badge_at == listeners.reads[-1].at.wall


def test_a_badge_held_to_the_reader_is_one_read(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Frames that repeat are folded and counted; another badge among them is a read of its own."""
    reader = readers.start_ready(cable.url)
    cable.write(rdm6300.encode(A) * 3 + rdm6300.encode(B) + rdm6300.encode(A) * 2)
    listeners.wait_until(lambda: listeners.told.frames == 6)
    assert listeners.serials == [A, B]
    assert reader.status().folded == 4


def test_a_badge_that_leaves_and_returns_is_read_again(cable: PtyReader, listeners: ReaderListeners) -> None:
    """Frames 50 ms apart go on for as long as the badge rests; after a longer gap than its window it is another."""
    passed_ms = [0]

    def clock() -> ClockReading:
        reading = read_clock()
        return replace(reading, monotonic_ns=passed_ms[0] * 1_000_000)

    reader = ReaderThread(cable.url, "rdm6300", clock, listeners.on_read, listeners.on_status)
    reader.start()
    try:
        cable.wait_until_opened()
        for count, (pause_ms, badge) in enumerate([(0, A), (50, A), (50, A), (50, B), (50, A), (250, A)], start=1):
            passed_ms[0] += pause_ms
            cable.send_badge(badge)
            listeners.wait_until(lambda count=count: reader.status().frames >= count)  # type: ignore[misc]
    finally:
        reader.stop()
    assert listeners.serials == [A, B, A]


def test_garbage_is_counted_and_never_a_read(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Bytes that are no badge are counted by kind, told within moments, and the next badge is read."""
    reader = readers.start_ready(cable.url)
    cable.write(b"\xff\x00garbage" + rdm6300.encode(A).replace(b"08\x03", b"09\x03") + rdm6300.encode(B)[:6])
    cable.send_badge(B)
    listeners.wait_for_reads(1)
    assert listeners.serials == [B]
    counted = {BadFrame.NOISE: 1, BadFrame.CHECKSUM: 1, BadFrame.TRUNCATED: 1}
    assert reader.status().bad_frames == counted
    listeners.wait_until(lambda: listeners.told.bad_frames == counted)


def test_a_reader_that_is_unplugged_and_plugged_in_again_goes_on(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Unplugged is lost at once, then searched for, then ready without a restart; half a frame before is forgotten."""
    reader = readers.start_ready(cable.url)
    cable.write(rdm6300.encode(A)[:7])
    listeners.wait_until(lambda: reader.status().last_byte_at is not None or bool(listeners.reads))
    cable.unplug()
    listeners.wait_for_state(ReaderState.LOST)
    assert "unplugged" in reader.status().detail
    listeners.wait_for_state(ReaderState.SEARCHING)
    assert "There is no port" in reader.status().detail
    cable.replug()
    listeners.wait_for_state(ReaderState.READY)
    cable.write(rdm6300.encode(A)[7:])
    cable.send_badge(B)
    listeners.wait_for_reads(1)
    assert listeners.serials == [B]
    assert listeners.states == [
        ReaderState.SEARCHING,
        ReaderState.READY,
        ReaderState.LOST,
        ReaderState.SEARCHING,
        ReaderState.READY,
    ]
    assert (reader.status().reconnects, reader.status().detail) == (1, "")


def test_a_reader_found_by_itself_is_found_again_under_another_name(
    tmp_path: Path, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Without a configured port the only reader is taken, and after a loss whatever name it has then."""
    with PtyReader(tmp_path, "ttyUSB0") as first, PtyReader(tmp_path, "ttyUSB1") as second:
        attached = [PortInfo(first.url, "ttyUSB0")]
        reader = readers.start(None, find_ports=lambda: attached)
        listeners.wait_for_state(ReaderState.READY)
        assert reader.status().port == first.url
        attached.clear()
        first.unplug()
        listeners.wait_until(lambda: "No reader is plugged in" in listeners.told.detail)
        assert (reader.status().state, reader.status().port) == (ReaderState.SEARCHING, None)
        attached.append(PortInfo(second.url, "ttyUSB1"))
        listeners.wait_for_state(ReaderState.READY)
        second.send_badge(A)
        listeners.wait_for_reads(1)
        assert reader.status().port == second.url


def test_a_port_that_does_not_exist_is_searched_for_and_shown(
    tmp_path: Path, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """The state says searching and the detail which port; plugged in at last, it is ready, without a reconnect."""
    reader = readers.start(str(tmp_path / "reader"))
    listeners.wait_until(lambda: "There is no port" in listeners.told.detail)
    assert (reader.status().state, reader.status().port) == (ReaderState.SEARCHING, str(tmp_path / "reader"))
    with PtyReader(tmp_path):
        listeners.wait_for_state(ReaderState.READY)
        assert reader.status().reconnects == 0


@pytest.mark.parametrize(
    ("line", "profile"),
    [(rdm6300.encode(A), "rdm6300"), (id12la.encode(A), "id12la"), (f"CARD:{A}\r\n".encode(), "line")],
)
def test_the_format_is_found_by_listening(
    line: bytes, profile: str, cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Without a configured profile the first badge says which it is, and is read."""
    reader = readers.start_ready(cable.url, None)
    assert reader.status().profile == ""
    cable.write(line)
    listeners.wait_for_reads(1)
    assert listeners.serials == [A]
    assert reader.status().profile == profile
    assert reader.status().bad_frames == {}


def test_what_was_sent_before_the_port_was_open_is_gone(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A badge from before is not booked late; the state had said that nothing was read."""
    cable.send_badge(A)
    readers.start_ready(cable.url)
    cable.send_badge(B)
    listeners.wait_for_reads(1)
    assert listeners.serials == [B]


def test_two_programs_do_not_share_a_reader(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """The second is told who has the port; it takes over when the first lets go."""
    first = readers.start_ready(cable.url)
    second = readers.start(cable.url)
    listeners.wait_until(lambda: "Another program uses" in listeners.told.detail)
    assert second.status().state is ReaderState.SEARCHING
    first.stop()
    listeners.wait_until(lambda: second.status().state is ReaderState.READY)


def test_a_reader_behind_a_socket_is_read_and_found_again(readers: StartedReaders, listeners: ReaderListeners) -> None:
    """A URL of a serial server works as a port does, its loss and return as well."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        reader = readers.start(f"socket://127.0.0.1:{server.getsockname()[1]}")
        for badge in (A, B):
            connection, _ = server.accept()
            with connection:
                listeners.wait_for_state(ReaderState.READY)
                connection.sendall(rdm6300.encode(badge))
                listeners.wait_until(lambda badge=badge: badge in listeners.serials)  # type: ignore[misc]
            listeners.wait_for_state(ReaderState.LOST)
        assert reader.status().reconnects == 1


def test_a_connection_that_is_reset_leaves_nothing_open(readers: StartedReaders, listeners: ReaderListeners) -> None:
    """A serial server that crashes is a loss like another, and its socket is closed on this side too."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        reader = readers.start(f"socket://127.0.0.1:{server.getsockname()[1]}")
        connection, _ = server.accept()
        listeners.wait_for_state(ReaderState.READY)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
        listeners.wait_for_state(ReaderState.LOST)
    reader.stop()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ResourceWarning)
        gc.collect()
    assert [str(warning.message) for warning in caught if warning.category is ResourceWarning] == []


def test_a_listener_that_fails_does_not_stop_the_reading(
    cable: PtyReader,
    listeners: ReaderListeners,
    caplog: pytest.LogCaptureFixture,
    expect_log: Callable[[str], None],
) -> None:
    """What a listener raises is logged with its traceback, without the serial, and the next badge is read."""

    def fail_once(read: BadgeRead) -> None:
        listeners.on_read(read)
        if len(listeners.reads) == 1:
            raise ZeroDivisionError

    def fail_always(_: object) -> None:
        raise ZeroDivisionError

    expect_log("ERROR .*: Badge …6CED was read but could not be handed over")
    expect_log("ERROR .*: The reader's status could not be handed over")
    reader = ReaderThread(cable.url, "rdm6300", read_clock, fail_once, fail_always)
    reader.start()
    try:
        cable.wait_until_opened()
        cable.send_badge(A)
        cable.send_badge(B)
        listeners.wait_for_reads(2)
    finally:
        reader.stop()
    assert all(record.exc_info for record in caplog.records if record.levelno == logging.ERROR)


def test_an_unexpected_fault_is_shown_and_the_port_opened_anew(
    cable: PtyReader,
    listeners: ReaderListeners,
    caplog: pytest.LogCaptureFixture,
    expect_log: Callable[[str], None],
) -> None:
    """A bug inside the thread costs one scan and not the day: lost, said so, and ready again."""
    expect_log("ERROR .*: The reader's thread met an unexpected fault")
    clock_faults = iter([ZeroDivisionError])

    def faulty_clock() -> object:
        for fault in clock_faults:
            raise fault
        return read_clock()

    reader = ReaderThread(cable.url, "rdm6300", faulty_clock, listeners.on_read, listeners.on_status)  # type: ignore[arg-type]
    reader.start()
    try:
        listeners.wait_for_state(ReaderState.READY)
        cable.send_badge(A)
        listeners.wait_for_state(ReaderState.LOST)
        assert "unexpected fault" in reader.status().detail
        listeners.wait_for_state(ReaderState.READY)
        cable.send_badge(B)
        listeners.wait_for_reads(1)
    finally:
        reader.stop()
    assert listeners.serials == [B]
    assert "ZeroDivisionError" in caplog.text


def test_stopping_ends_the_thread_and_says_so(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """Within two seconds the port is free and no thread is left; a reader never started stops as well."""
    took = []
    for _ in range(3):
        reader = readers.start_ready(cable.url)
        before = time.monotonic()
        reader.stop()
        took.append(time.monotonic() - before)
        assert reader.status().state is listeners.told.state is ReaderState.STOPPED
        assert not [thread for thread in threading.enumerate() if thread.name == "reader"]
    # A busy computer only adds to a time: the shortest is the one that the thread takes.
    assert min(took) < 2
    ReaderThread(cable.url, None, read_clock, listeners.on_read).stop()


def test_counters_are_told_about_twice_a_second(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A hundred badges in a row are not a hundred status messages, and the last counts arrive."""
    readers.start_ready(cable.url)
    before = time.monotonic()
    for count, badge in enumerate(UNIT[:100], start=1):
        cable.send_badge(badge)
        listeners.wait_for_reads(count)
    listeners.wait_until(lambda: listeners.told.frames == 100)
    assert len(listeners.statuses) <= 3 + (time.monotonic() - before) / 0.5


def test_an_unknown_profile_is_refused_at_once() -> None:
    """A misspelled setting is said before anything is started."""
    with pytest.raises(UnknownProfileError):
        ReaderThread(None, "rdm", read_clock, lambda _: None)


def test_the_delay_from_the_last_byte_is_small(
    cable: PtyReader, readers: StartedReaders, listeners: ReaderListeners
) -> None:
    """A badge is handed over when its last byte is there, not at the end of a timeout; the delay is printed."""
    readers.start_ready(cable.url)
    delays = []
    for count, badge in enumerate(UNIT, start=1):
        written = time.monotonic_ns()
        cable.send_badge(badge)
        listeners.wait_for_reads(count)
        delays.append((listeners.heard_ns[-1] - written) / 1e6)
    print(f"written to handed over: p50 {statistics.median(delays):.3f} ms, max {max(delays):.3f} ms")  # noqa: T201 - the figure
    assert statistics.median(delays) < 50
