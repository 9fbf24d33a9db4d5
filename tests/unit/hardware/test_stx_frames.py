"""The frames of the 125 kHz readers: vectors, resynchronisation, and any line at all."""

import random
import re
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.hardware.frames import id12la, rdm6300, stx_frame
from sentinel_desktop.hardware.frames.decoder import NOISE_RUN, Decoded, DecodedSerial

GOOD = b"\x0262E3086CED08\x03"
SERIAL = DecodedSerial("62E3086CED")  # type: ignore[arg-type]  # a plain text reads best here
PROTOCOLS = [rdm6300, id12la]

serials = st.binary(min_size=5, max_size=5).map(lambda body: body.hex().upper())
# Noise that looks like frames finds more than noise that does not.
noise = st.lists(st.sampled_from([b"\x02", b"\x03", b"\r\n", b"0", b"62E3086C", b"a", b"\xff", b"\x00"])).map(b"".join)


def split(data: bytes, sizes: Sequence[int]) -> list[bytes]:
    """Cut ``data`` into pieces of the given sizes, and a last one."""
    pieces, position = [], 0
    for size in sizes:
        pieces.append(data[position : position + size])
        position += size
    return [*pieces, data[position:]]


def decode(protocol: ModuleType, *pieces: bytes) -> list[Decoded]:
    """Feed the pieces to a new decoder and return all it says."""
    decoder = protocol.decoder()
    return [item for piece in pieces for item in decoder.feed(piece)]


def valid_frames_in(line: bytes, tail: bytes) -> list[str]:
    """Find every whole frame with a right checksum, by its definition and in another way than the decoder."""
    found = re.findall(rb"\x02([0-9A-Fa-f]{12})" + re.escape(tail), line)
    bodies = [bytes.fromhex(digits.decode()) for digits in found]
    return [body[:5].hex().upper() for body in bodies if not body[0] ^ body[1] ^ body[2] ^ body[3] ^ body[4] ^ body[5]]


@pytest.mark.parametrize(
    ("protocol", "frame", "serial"),
    [
        (rdm6300, b"\x0262E3086CED08\x03", "62E3086CED"),
        (rdm6300, b"\x02010063E9AE25\x03", "010063E9AE"),
        (rdm6300, b"\x02010063e9ae25\x03", "010063E9AE"),
        (id12la, b"\x0262E3086CED08\r\n\x03", "62E3086CED"),
        (id12la, b"\x02010063E9AE25\r\n\x03", "010063E9AE"),
    ],
)
def test_vectors(protocol: ModuleType, frame: bytes, serial: str) -> None:
    """The published frames decode to their serial, in upper case, and encode to the same bytes."""
    assert decode(protocol, frame) == [DecodedSerial(serial)]  # type: ignore[arg-type]
    assert protocol.encode(serial) == frame.upper()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(GOOD + GOOD, [SERIAL, SERIAL], id="two frames in one read"),
        pytest.param(b"\xff\x00" + GOOD, [BadFrame.NOISE, SERIAL], id="noise before"),
        pytest.param(GOOD + b"\r\n" + GOOD, [SERIAL, BadFrame.NOISE, SERIAL], id="noise between"),
        pytest.param((b"\xff" + GOOD) * 2, [BadFrame.NOISE, SERIAL] * 2, id="noise before each"),
        pytest.param(b"\x0262E3086CED09\x03" + GOOD, [BadFrame.CHECKSUM, SERIAL], id="checksum wrong"),
        pytest.param(b"\x0262E3086C" + GOOD, [BadFrame.TRUNCATED, SERIAL], id="cut off by the next"),
        pytest.param(b"\x0262E3086CED08" + GOOD, [BadFrame.TRUNCATED, SERIAL], id="end lost"),
        pytest.param(b"E3086CED08\x03" + GOOD, [BadFrame.NOISE, SERIAL], id="start lost"),
        pytest.param(b"\x0262E3\x03" + GOOD, [BadFrame.TRUNCATED, SERIAL], id="end too early"),
        pytest.param(b"\x0262E3\xff86CED08\x03" + GOOD, [BadFrame.NOISE, SERIAL], id="garbled in the middle"),
        pytest.param(b"\x0262E3\x0286CED08\x03" + GOOD, [BadFrame.TRUNCATED] * 2 + [SERIAL], id="start in the middle"),
        pytest.param(b"\x0262E3\x02" + GOOD[1:], [BadFrame.TRUNCATED, SERIAL], id="good one begins inside a bad one"),
        pytest.param(b"\x0262E3086CED080\x03" + GOOD, [BadFrame.TOO_LONG, SERIAL], id="a digit too many"),
        pytest.param(b"\x0262E3086CED08\xff" + GOOD, [BadFrame.NOISE, SERIAL], id="end garbled"),
        pytest.param(b"\x02\x02\x02" + GOOD, [BadFrame.TRUNCATED] * 3 + [SERIAL], id="starts only"),
        pytest.param(b"\x0262E3086CED08\r\n\x03" + GOOD, [BadFrame.NOISE, SERIAL], id="a frame of the other reader"),
    ],
)
def test_a_good_frame_survives_what_came_before_it(line: bytes, expected: list[Decoded]) -> None:
    """A frame after any kind of bad one is read, and the bad one is counted by its kind, once."""
    assert decode(rdm6300, line) == expected


def test_a_frame_of_the_shorter_kind_is_none_of_the_longer() -> None:
    """An ID-12LA decoder reads no RDM6300 frame, so that the two can be told apart."""
    assert decode(id12la, GOOD, GOOD) == [BadFrame.TRUNCATED, BadFrame.TRUNCATED]


def test_noise_is_counted_in_runs() -> None:
    """A run of noise is one bad frame, and one more for each further 64 bytes, however it is split."""
    assert decode(rdm6300, b"\xff" * NOISE_RUN) == [BadFrame.NOISE]
    assert decode(rdm6300, *[b"\xff"] * (NOISE_RUN + 1)) == [BadFrame.NOISE] * 2


@pytest.mark.parametrize("serial", ["", "62E3086C", "62E3086CED00", "not hex"])
def test_only_ten_hex_digits_are_encoded(serial: str) -> None:
    """A serial of another family of cards has no frame here."""
    with pytest.raises(ValueError, match=r"ten|10|hex"):
        rdm6300.encode(serial)


@given(sent=st.lists(st.tuples(noise, serials)), sizes=st.lists(st.integers(0, 20)))
def test_every_frame_is_read_whatever_the_noise_and_the_pieces(sent: list[tuple[bytes, str]], sizes: list[int]) -> None:
    """Exactly the valid frames of a line are read, in order, with any noise between them and in any pieces."""
    for protocol, tail in ((rdm6300, b"\x03"), (id12la, b"\r\n\x03")):
        line = b"".join(noise + protocol.encode(serial) for noise, serial in sent)
        read = [item.serial for item in decode(protocol, *split(line, sizes)) if isinstance(item, DecodedSerial)]
        assert read == valid_frames_in(line, tail)
        remaining: Iterator[str] = iter(read)
        assert all(serial in remaining for _, serial in sent)


@given(line=st.binary(), more=noise, sizes=st.lists(st.integers(0, 5)))
def test_pieces_change_nothing(line: bytes, more: bytes, sizes: list[int]) -> None:
    """What is said of a line, bad frames included, does not depend on how it was split."""
    line += more
    for protocol in PROTOCOLS:
        assert decode(protocol, *split(line, sizes)) == decode(protocol, line)


@given(serial=serials, kept=st.integers(0, 13), follows=serials)
def test_a_truncated_frame_is_never_a_scan(serial: str, kept: int, follows: str) -> None:
    """A frame cut off anywhere gives no serial, and does not harm the one that follows."""
    read = decode(rdm6300, rdm6300.encode(serial)[:kept] + rdm6300.encode(follows))
    assert [item for item in read if isinstance(item, DecodedSerial)] == [DecodedSerial(follows)]  # type: ignore[arg-type]


@given(serial=serials, at=st.integers(1, 12), flip=st.integers(1, 255))
def test_one_changed_byte_is_never_another_badge(serial: str, at: int, flip: int) -> None:
    """A frame with one byte of its body changed gives that badge or none."""
    frame = bytearray(rdm6300.encode(serial))
    frame[at] ^= flip
    found = {item.serial for item in decode(rdm6300, bytes(frame)) if isinstance(item, DecodedSerial)}
    assert found <= {serial}


@pytest.mark.parametrize("make", [rdm6300.decoder, id12la.decoder])
def test_memory_is_bounded_over_random_bytes(make: Callable[[], stx_frame.StxFrameDecoder]) -> None:
    """Twenty megabytes of random bytes leave less than one frame in the decoder, and nothing else."""
    block = random.Random(5).randbytes(1 << 20)  # noqa: S311 - noise, no secret
    decoder = make()
    decoder.feed(block)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            decoder.feed(block)
            assert len(decoder._pending) < 16
        assert tracemalloc.get_traced_memory()[0] - before < 4096
    finally:
        tracemalloc.stop()
