"""Text that a site lays out: patterns, their groups, and those that are refused."""

import re

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.frames.pcprox_text import (
    DEFAULT_PATTERN,
    LONGEST_PATTERN,
    PatternError,
    compile_pattern,
    decoder,
)


def decode(line: bytes, pattern: str | None = None) -> list[Decoded]:
    """Feed a line to a new decoder and return all it says."""
    return decoder(None if pattern is None else compile_pattern(pattern)).feed(line)


@pytest.mark.parametrize("end", [b"\r", b"\r\n", b"\n"])
@pytest.mark.parametrize(
    ("text", "serial"),
    [
        (b"099,59822", "63E9AE"),
        (b"99:59822", "63E9AE"),
        (b"#099-59822;", "63E9AE"),
        (b"0006547886", "0063E9AE"),
        (b"+6547886", "0063E9AE"),
    ],
)
def test_the_usual_layout(text: bytes, end: bytes, serial: str) -> None:
    """A facility and an id in decimal, or an id alone, with delimiters."""
    assert decode(text + end) == [DecodedSerial(Serial(serial))]


@pytest.mark.parametrize(
    "text", [b"62E3086CED", b"256,1", b"1,65536", b"1,2,3", b"4294967296000", b"FAC 99 59822", b";"]
)
def test_what_the_usual_layout_is_not(text: bytes) -> None:
    """Hex, letters, numbers too great or too many are counted, not guessed."""
    assert decode(text + b"\r") == [BadFrame.NOT_A_SERIAL]


@pytest.mark.parametrize(
    ("pattern", "line", "serial"),
    [
        (r"(?P<hex>[0-9A-F]{10})", b"62E3086CED", "62E3086CED"),
        (r"%(?P<hex>[0-9A-Fa-f ]+)\?", b"%62 e3 08 6c ed?", "62E3086CED"),
        (r"(?P<reversed>[0-9A-F]+)", b"AEE9630001", "010063E9AE"),
        (r"ID(?P<id>[0-9]+)", b"ID0006547886", "0063E9AE"),
        (r"(?P<facility>[0-9]{3})(?P<id>[0-9]{5})", b"09959822", "63E9AE"),
        (r"F(?P<facility>[0-9]+)C(?P<id>[0-9]+)", b"F99C59822", "63E9AE"),
        (r"(?:(?P<facility>[0-9]{3})/)?(?P<id>[0-9]+)", b"6547886", "0063E9AE"),
        (r"(?P<bits>[01]+)", b"10110001111101001101011100", "63E9AE"),
        (r"[^:]*:(?P<id>[0-9]+)(?: .*)?", b"badge:6547886 ok", "0063E9AE"),
        (r"\((?P<hex>[0-9A-F]+)[)*+]", b"(62E3086CED)", "62E3086CED"),
    ],
)
def test_a_pattern_says_where_the_serial_stands(pattern: str, line: bytes, serial: str) -> None:
    """By the names of its groups, which say how it is spelled."""
    assert decode(line + b"\r", pattern) == [DecodedSerial(Serial(serial))]


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (r"(?P<hex>[0-9A-F]+)", b"62E3086CED "[::-1] + b"x"),
        (r"(?P<hex>[0-9A-F]+)", b"62E308C"),
        (r"(?P<hex>[0-9A-Z]+)", b"62E3086CEX"),
        (r"(?P<hex>[0-9A-F]+)?.*", b"zzz"),
        (r"(?P<bits>[01]+)", b"10110"),
        (r"(?P<id>.*)", b"-5"),
    ],
)
def test_a_line_that_gives_no_serial_is_counted(pattern: str, line: bytes) -> None:
    """Whether the pattern does not fit it, or what it finds is none."""
    assert decode(line + b"\r", pattern) == [BadFrame.NOT_A_SERIAL]


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        (r"(?P<hex>[0-9]", "no regular expression"),
        (r"(?P<hex>a{99999999999999999999})", "no regular expression"),
        (r"[0-9]+", "must name the serial by the groups"),
        (r"(?P<facility>[0-9]+)", "must name the serial by the groups"),
        (r"(?P<hex>[0-9]+)(?P<id>[0-9]+)", "must name the serial by the groups"),
        (r"(?P<serial>[0-9]+)", "must name the serial by the groups"),
        (r"(?P<hex>([0-9]+)+)", "may take too long"),
        (r"(?P<hex>(?:[0-9]|[0-9])*)", "may take too long"),
        (r"(?P<hex>([0-9]{2}){5,})", "may take too long"),
        (r"(?P<hex>([0-9]{2}){2})", "may take too long"),
        (r"(?P<hex>[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*x)", "may take too long"),
        (r"(?P<hex>a|a)" + r"(a|a)" * 30 + "z", "may take too long"),
        (r"(?P<hex>a)" + r"a?" * 30 + "a" * 30, "may take too long"),
        (r"(?P<hex>[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]{30}x)", "may take too long"),
        (r"(?P<hex>[0-9]+)" + "x" * LONGEST_PATTERN, "longer than 200 characters"),
    ],
)
def test_a_pattern_that_is_not_fit_for_use_is_refused_in_a_sentence(pattern: str, sentence: str) -> None:
    """Before it is used, and without waiting for what it would do."""
    with pytest.raises(PatternError, match=f"^The reader's pattern .*{sentence}.*[.]$"):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", [DEFAULT_PATTERN, r"(?P<hex>[0-9]+)(?:x){0,1}(y)?(z){1}", r"[)*]\)+(?P<hex>[])*]+)"]
)
def test_what_repeats_single_characters_is_taken(pattern: str) -> None:
    """Groups that may be left out, and brackets that are characters, repeat nothing."""
    assert compile_pattern(pattern) == re.compile(pattern, re.ASCII)


@given(line=st.binary(), cut=st.integers(0, 100))
def test_pieces_change_nothing(line: bytes, cut: int) -> None:
    """What is said of a line does not depend on how it was split."""
    pieces = decoder()
    assert [*pieces.feed(line[:cut]), *pieces.feed(line[cut:])] == decode(line)


@given(text=st.text("0123456789,:# \r", max_size=60))
def test_only_what_the_layout_says_is_read(text: str) -> None:
    """By the layout's words, in another way than the pattern: one or two numbers, the first of two a facility."""
    expected = []
    for line in text.split("\r")[:-1]:
        numbers = re.findall("[0-9]+", line)
        if len(numbers) == 1 and len(numbers[0]) <= 10:
            expected.append(f"{int(numbers[0]):08X}" if int(numbers[0]) < 2**32 else f"{int(numbers[0]):010X}")
        elif len(numbers) == 2 and len(numbers[0]) <= 3 and len(numbers[1]) <= 5:
            facility, card = map(int, numbers)
            expected += [f"{facility:02X}{card:04X}"] if facility < 256 and card < 65536 else []
    read = [item.serial for item in decode(text.encode()) if isinstance(item, DecodedSerial)]
    assert read == expected


def test_a_pattern_is_a_choice_that_cannot_be_used() -> None:
    """What refuses a pattern is told to whoever chose the reader."""
    assert issubclass(PatternError, ReaderChoiceError)
