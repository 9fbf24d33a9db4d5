"""Telling readers apart by what they send."""

import pytest

from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.format_detection import FormatDetector
from sentinel_desktop.hardware.frames import id12la, rdm6300
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.profiles import DETECTABLE, ID12LA, LINE, RDM6300, ReaderProfile

TEXT = "62E3086CED"
SERIAL = DecodedSerial(Serial(TEXT))
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
    ("line", "profile"),
    [(rdm6300.encode(TEXT), RDM6300), (id12la.encode(TEXT), ID12LA), (LINE_OF_TEXT, LINE)],
)
def test_each_format_is_found_by_its_first_badge(line: bytes, profile: ReaderProfile) -> None:
    """The first badge proves the format, is read itself, and counts nothing bad."""
    assert listen(line, QUIET) == (profile, [SERIAL])
    assert listen(*(bytes([byte]) for byte in line), QUIET) == (profile, [SERIAL])


def test_a_frame_with_a_checksum_proves_its_format_at_once() -> None:
    """No quiet is waited for where a checksum is right."""
    assert listen(rdm6300.encode(TEXT)) == (RDM6300, [SERIAL])


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
