"""IDTECK's frames, whose last byte may be any: vectors, resynchronisation, and any line at all."""

import itertools
import random
import re
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames import idteck
from sentinel_desktop.hardware.frames.decoder import NOISE_RUN, Decoded, DecodedSerial
from sentinel_desktop.hardware.frames.idteck import framed

GOOD = framed("0006547886")
SERIAL = DecodedSerial(Serial("0063E9AE"))
ENDS_IN_STX = framed("0000000003")
THREE = DecodedSerial(Serial("00000003"))

ids = st.binary(min_size=4, max_size=4).map(lambda body: body.hex().upper())
digits = st.text("0123456789", min_size=1, max_size=11)
# Noise that looks like frames finds more than noise that does not.
noise = st.lists(
    st.sampled_from([b"\x02", b"\x03", b"\x02\x03", b"0", b"0006547886", b"\x0206547886\x03", b"\x07", b"a", b"\xff"])
).map(b"".join)


def decode(*pieces: bytes, make: Callable[[], idteck.IdteckDecoder] = idteck.decoder) -> list[Decoded]:
    """Feed the pieces to a new decoder and return all it says."""
    decoder = make()
    return [item for piece in pieces for item in decoder.feed(piece)]


def serials(*pieces: bytes) -> list[str]:
    """Feed the pieces to a new decoder and return the serials it tells."""
    return [item.serial for item in decode(*pieces) if isinstance(item, DecodedSerial)]


def valid_frames_in(line: bytes) -> list[str]:
    """Find every whole frame with a right last byte, by its definition and in another way than the decoder.

    Also those that begin with the last byte of one before.
    """
    found = []
    for frame in re.finditer(rb"(?s)(?=\x02([0-9]{8}|[0-9]{10})\x03(.))", line):
        number, length = int(frame[1]), {8: 3, 10: 4}[len(frame[1])]
        total = 0x02 ^ 0x03
        for digit in frame[1]:
            total ^= digit
        if total == frame[2][0] and number < 256**length:
            found.append(number.to_bytes(length, "big").hex().upper())
    return found


@pytest.mark.parametrize(
    ("frame", "serial"),
    [
        (b"\x020006547886\x03\x07", "0063E9AE"),
        (b"\x0206547886\x03\x07", "63E9AE"),
        (b"\x024294967295\x03\x0c", "FFFFFFFF"),
        (b"\x0200000000\x03\x01", "000000"),
    ],
)
def test_vectors(frame: bytes, serial: str) -> None:
    """Frames worked out by hand decode to their serial, and encode to the same bytes."""
    assert decode(frame) == [DecodedSerial(Serial(serial))]
    assert idteck.encode(serial, len(frame) - 3) == frame


@pytest.mark.parametrize(
    ("make", "sent", "decoded"),
    [
        (idteck.facility_decoder, "09959822", DecodedSerial(Serial("63E9AE"))),
        (idteck.facility_decoder, "0009959822", DecodedSerial(Serial("0063E9AE"))),
        (idteck.facility_decoder, "25665535", BadFrame.NOT_A_SERIAL),
        (idteck.facility_decoder, "6553665535", BadFrame.NOT_A_SERIAL),
        (idteck.facility_decoder, "62E3086CED", BadFrame.NOT_A_SERIAL),
        (idteck.facility_decoder, "1234567", BadFrame.NOT_A_SERIAL),
        (idteck.hex_decoder, "62E3086CED", DecodedSerial(Serial("62E3086CED"))),
        (idteck.hex_decoder, "04a22b91", DecodedSerial(Serial("04A22B91"))),
        (idteck.hex_decoder, "A22B91", BadFrame.NOT_A_SERIAL),
        (idteck.decoder, "62E3086CED", BadFrame.NOT_A_SERIAL),
        (idteck.decoder, "4294967296", BadFrame.NOT_A_SERIAL),
        (idteck.decoder, "16777216", BadFrame.NOT_A_SERIAL),
        (idteck.decoder, "1234", BadFrame.NOT_A_SERIAL),
        (idteck.decoder, "", BadFrame.NOT_A_SERIAL),
    ],
)
def test_each_layout_reads_its_own_digits(
    make: Callable[[], idteck.IdteckDecoder], sent: str, decoded: Decoded
) -> None:
    """Numbers that do not fit, digits of another layout and what a keypad sends are no badges, and said to be none."""
    assert decode(framed(sent), make=make) == [decoded]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(GOOD + GOOD, [SERIAL, SERIAL], id="two frames in one read"),
        pytest.param(b"\xff\x00" + GOOD, [BadFrame.NOISE, SERIAL], id="noise before"),
        pytest.param(GOOD + b"\r\n" + GOOD, [SERIAL, BadFrame.NOISE, SERIAL], id="noise between"),
        pytest.param(GOOD[:-1] + b"\x08" + GOOD, [BadFrame.CHECKSUM, SERIAL], id="last byte wrong"),
        pytest.param(GOOD[:-1] + GOOD, [BadFrame.CHECKSUM, SERIAL], id="last byte lost"),
        pytest.param(GOOD[:-2] + GOOD, [BadFrame.TRUNCATED, SERIAL], id="end lost"),
        pytest.param(GOOD[1:] + GOOD, [BadFrame.NOISE, SERIAL], id="start lost"),
        pytest.param(b"\x020006\x03\x00" + GOOD, [BadFrame.CHECKSUM, SERIAL], id="end too early"),
        pytest.param(b"\x0200\xff6547886\x03" + GOOD, [BadFrame.NOISE, SERIAL], id="garbled in the middle"),
        pytest.param(b"\x0200065478860\x03\x07" + GOOD, [BadFrame.TOO_LONG, SERIAL], id="a digit too many"),
        pytest.param(b"\x02\x02\x02" + GOOD, [BadFrame.TRUNCATED] * 3 + [SERIAL], id="starts only"),
        pytest.param(ENDS_IN_STX + GOOD, [THREE, SERIAL], id="last byte is a start"),
        pytest.param(ENDS_IN_STX + b"\xff" + GOOD, [THREE, BadFrame.NOISE, SERIAL], id="noise after such a one"),
        pytest.param(ENDS_IN_STX[:-1] + GOOD, [THREE, SERIAL], id="such a last byte lost"),
        pytest.param(ENDS_IN_STX * 2, [THREE, THREE], id="two of them"),
        pytest.param(
            b"\x0262E3086CED08\x03" + GOOD, [BadFrame.TOO_LONG, SERIAL], id="a frame of an RDM6300, whose end is noise"
        ),
    ],
)
def test_a_good_frame_survives_what_came_before_it(line: bytes, expected: list[Decoded]) -> None:
    """A frame after any kind of bad one is read, and the bad one is counted by its kind, once."""
    assert decode(line) == expected
    assert decode(*(bytes([byte]) for byte in line)) == expected


def test_noise_is_counted_in_runs() -> None:
    """A run of noise is one bad frame, and one more for each further 64 bytes."""
    assert decode(*[b"\xff"] * (NOISE_RUN + 1)) == [BadFrame.NOISE] * 2


@given(sent=st.lists(st.tuples(noise, ids, st.sampled_from([8, 10]))), cut=st.lists(st.integers(0, 200), max_size=4))
def test_exactly_the_valid_frames_are_read(sent: list[tuple[bytes, str, int]], cut: list[int]) -> None:
    """With any noise between them and in any pieces, in order, none of those that were sent left out."""
    line = b"".join(before + idteck.encode(serial, length) for before, serial, length in sent)
    read = serials(*(line[begin:end] for begin, end in itertools.pairwise([0, *sorted(cut), len(line)])))
    assert read == valid_frames_in(line)
    remaining = iter(read)
    assert all(serial[-6 if length == 8 else -8 :] in remaining for _, serial, length in sent)


@given(line=st.binary(), more=noise)
def test_pieces_change_nothing(line: bytes, more: bytes) -> None:
    """What is said of a line, bad frames included, does not depend on how it was split."""
    line += more
    assert decode(*(bytes([byte]) for byte in line)) == decode(line)
    assert decode(line[: len(line) // 2], line[len(line) // 2 :]) == decode(line)


@given(serial=ids, kept=st.integers(0, 12), follows=ids)
def test_a_truncated_frame_is_never_another_badge(serial: str, kept: int, follows: str) -> None:
    """A frame cut off anywhere gives no serial but its own, and does not harm the one that follows."""
    read = serials(idteck.encode(serial)[:kept] + idteck.encode(follows))
    assert read in ([follows], [serial, follows])


@given(serial=ids, at=st.integers(1, 12), flip=st.integers(1, 255))
def test_one_changed_byte_is_never_another_badge(serial: str, at: int, flip: int) -> None:
    """A frame with one byte changed gives that badge or none."""
    frame = bytearray(idteck.encode(serial))
    frame[at] ^= flip
    assert set(serials(bytes(frame))) <= {serial}


def test_memory_is_bounded_over_random_bytes() -> None:
    """Ten megabytes of random bytes leave less than one frame in the decoder, and nothing else."""
    block = random.Random(5).randbytes(1 << 20)  # noqa: S311 - noise, no secret
    decoder = idteck.decoder()
    decoder.feed(block)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(10):
            decoder.feed(block)
            assert len(decoder._pending) < 13
        assert tracemalloc.get_traced_memory()[0] - before < 4096
    finally:
        tracemalloc.stop()
