"""Telling readers apart by what they send."""

import pytest

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.format_detection import FormatDetector
from sentinel_desktop.hardware.frames import id12la, idteck, rdm6300
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.profiles import DETECTABLE, ELATEC, ID12LA, IDTECK, LINE, RDM6300, ReaderProfile

TEXT = "62E3086CED"
SERIAL = DecodedSerial(Serial(TEXT))
IDTECK_SERIAL = DecodedSerial(Serial("E3086CED"))
HID_PROX = b"1A808001C0\r"
HID_PROX_SERIAL = DecodedSerial(Serial("010003"))
HID_PROX_OF_37_BITS = b"258000000008\r"
INDITAG = b":112233445501\r\n"
INDITAG_SERIAL = DecodedSerial(Serial("1122334455"))
LINE_OF_TEXT = f"CARD:{TEXT}\r\n".encode()
QUIET = b""
"""Stands for a while without bytes."""


def listen(*pieces: bytes) -> tuple[ReaderProfile | None, list[Decoded]]:
    """Feed pieces, with quiet between them where it says so; return the profile found and all that was decoded."""
    detector = FormatDetector(DETECTABLE)
    decoded: list[Decoded] = []
    for piece in pieces:
        decoded += detector.quiet() if piece == QUIET else detector.feed(piece)
    return detector.profile, decoded


@pytest.mark.parametrize(
    ("line", "profile", "serial"),
    [
        (rdm6300.encode(TEXT), RDM6300, SERIAL),
        (id12la.encode(TEXT), ID12LA, SERIAL),
        (idteck.encode(TEXT), IDTECK, IDTECK_SERIAL),
        (HID_PROX, ELATEC, HID_PROX_SERIAL),
        (INDITAG, ELATEC, INDITAG_SERIAL),
        (LINE_OF_TEXT, LINE, SERIAL),
        (b"20E3086CED\r", LINE, DecodedSerial(Serial("20E3086CED"))),
        (b"0006547886\r", LINE, DecodedSerial(Serial("0006547886"))),
    ],
)
def test_each_format_is_found_by_its_first_badge(line: bytes, profile: ReaderProfile, serial: DecodedSerial) -> None:
    """The first badge proves the format, is read itself, and counts nothing bad; digits are taken for hex."""
    assert listen(line, QUIET) == (profile, [serial])
    assert listen(*(bytes([byte]) for byte in line), QUIET) == (profile, [serial])


@pytest.mark.parametrize(
    ("line", "found"),
    [(rdm6300.encode(TEXT), (RDM6300, [SERIAL])), (idteck.encode(TEXT), (IDTECK, [IDTECK_SERIAL]))],
)
def test_a_frame_with_a_checksum_proves_its_format_at_once(line: bytes, found: tuple[ReaderProfile, object]) -> None:
    """No quiet is waited for where a checksum is right."""
    assert listen(line) == found


@pytest.mark.parametrize(
    ("lines", "profile", "serials"),
    [
        ((HID_PROX, HID_PROX), ELATEC, ["010003"] * 2),
        ((HID_PROX, INDITAG), ELATEC, ["010003", "1122334455"]),
        ((HID_PROX_OF_37_BITS, HID_PROX, HID_PROX), ELATEC, ["1000000001", "010003", "010003"]),
        ((HID_PROX, LINE_OF_TEXT), LINE, ["1A808001C0", TEXT]),
    ],
)
def test_a_plain_line_does_not_swallow_an_elatec_frame(
    lines: tuple[bytes, ...], profile: ReaderProfile, serials: list[str]
) -> None:
    """Lines that come together are ELATEC's where all of them are, or plain hex where one of them is no other."""
    found, decoded = listen(b"".join(lines), QUIET)
    assert found is profile
    assert [item.serial for item in decoded if isinstance(item, DecodedSerial)] == serials


def test_a_long_card_that_nothing_else_reads_is_elatecs() -> None:
    """80 bits after their number are too long for a line of plain hex."""
    assert listen(b"50" + b"80" * 10 + b"\r", QUIET) == (ELATEC, [DecodedSerial(Serial("80" * 10))])


def test_a_line_of_text_waits_for_quiet_or_for_a_second_line() -> None:
    """One line could be the end of a frame; quiet after it, or another line, says that it is not."""
    assert listen(LINE_OF_TEXT) == (None, [])
    assert listen(LINE_OF_TEXT, LINE_OF_TEXT) == (LINE, [SERIAL, SERIAL])


@pytest.mark.parametrize("begun", range(1, 16))
def test_a_port_opened_in_the_middle_of_a_frame_gives_no_false_badge(begun: int) -> None:
    """The rest of an ID-12LA frame looks like a line with another serial; it is not taken for one."""
    rest, frame = id12la.encode(TEXT)[begun:], id12la.encode(TEXT)
    for pieces in ([rest, QUIET, frame], [rest + frame], [*(bytes([byte]) for byte in rest), QUIET, frame]):
        profile, decoded = listen(*pieces)
        assert profile is ID12LA
        assert [item for item in decoded if isinstance(item, DecodedSerial)] == [SERIAL]


@pytest.mark.parametrize("begun", range(1, 13))
def test_a_port_opened_in_the_middle_of_an_idteck_frame_gives_no_false_badge(begun: int) -> None:
    """Its last byte may be the end of a line; the digits before it are no line of text."""
    frame = idteck.encode("0000000053")
    assert frame.endswith(b"\n")
    for pieces in ([frame[begun:], QUIET, frame], [frame[begun:] + frame]):
        profile, decoded = listen(*pieces)
        assert profile is IDTECK
        assert [item for item in decoded if isinstance(item, DecodedSerial)] == [DecodedSerial(Serial("00000053"))]


def test_what_follows_is_read_in_the_format_found() -> None:
    """Once found, the format stays until the port is opened anew."""
    assert listen(rdm6300.encode(TEXT), LINE_OF_TEXT, QUIET) == (RDM6300, [SERIAL, BadFrame.NOISE])


def test_noise_is_reported_before_a_format_is_found() -> None:
    """Garbage on a line of unknown format is counted when it falls quiet."""
    assert listen(b"\xff" * 40 + b"\r\n", QUIET) == (None, [BadFrame.NOISE])


def test_the_pause_in_a_split_line_is_no_bad_frame() -> None:
    """A line that arrives with a pause in it is read, and nothing bad is counted for the formats it is not."""
    assert listen(LINE_OF_TEXT[:8], QUIET, LINE_OF_TEXT[8:], QUIET) == (LINE, [SERIAL])


def test_a_single_profile_is_taken_as_it_is() -> None:
    """A reader whose profile is set is read at once, a line as well."""
    detector = FormatDetector([LINE])
    assert detector.profile is LINE
    assert detector.feed(LINE_OF_TEXT) == [SERIAL]


def test_noise_without_end_is_reported_and_forgotten() -> None:
    """Noise that never pauses is counted all the same, and what is held back stays small."""
    detector = FormatDetector(DETECTABLE)
    reported = 0
    for _ in range(2000):
        reported += len(detector.feed(b"\x02\xff\r\n"))
        assert all(len(candidate.heard) < 300 for candidate in detector._candidates)
    assert reported > 1500
