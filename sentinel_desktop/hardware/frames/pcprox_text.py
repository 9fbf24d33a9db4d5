"""rf IDEAS pcProx in its automatic mode, serial or CDC, 9600: a line of text that the site lays out.

A line ends in CR, LF or CR LF. What stands in it is set in the reader: up to three leading and trailing characters,
facility and id in decimal or hex, with or without leading zeros and a delimiter between them. A pattern, a regular
expression that must fit the whole line, says where the serial stands, by named groups:

========================  =====================================================================================
groups                    the serial
========================  =====================================================================================
``hex``                   hex digits, in the order of the air interface
``reversed``              hex digits, the bytes in the other order
``id``                    one decimal number, as in the profile ``line-decimal``
``facility`` and ``id``   facility (8 bits) and card (16 bits) in decimal; ``id`` alone where ``facility`` may be left
                          out and is
``bits``                  zeros and ones, 24 to 80 of them
========================  =====================================================================================

Without a pattern a line is a facility and an id in decimal, or an id alone, with anything but letters and digits
before, between and after: ``#099:59822``. Source: the pcProx Plus manual (leading and trailing characters, delimiter of
FAC and ID) and the knowledge base of rf IDEAS on the ASCII that its serial readers send.

A pattern is bounded in three ways: lines have at most 64 bytes; one that repeats a group, or has many parts that vary
(``*``, ``+``, ``?``, ``{1,3}``, ``|``), is refused; and at the start it is tried on lines made to lead it astray, up to
that length, and refused when one takes too much of the processor's time. A pattern that is slow only on other lines is
not found out that way.
"""

import re
import time
from functools import partial
from typing import Final

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import BadFrame
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.serials import (
    Serial,
    SerialError,
    canonical_serial,
    facility_serial,
    reversed_serial,
    serial_of_bits,
    serial_of_decimal,
)
from sentinel_desktop.hardware.frames.decoder import Decoded, DecodedSerial
from sentinel_desktop.hardware.frames.text_lines import LONGEST_LINE, LineDecoder

DEFAULT_PATTERN: Final = r"[^0-9A-Za-z]*(?:(?P<facility>[0-9]{1,3})[^0-9A-Za-z]+)?(?P<id>[0-9]{1,10})[^0-9A-Za-z]*"
LONGEST_PATTERN: Final = 200
"""Characters: several times what a line of a reader needs."""
MOST_NANOSECONDS: Final = 20_000_000
"""Of processor time for one line: a thousand times what the default takes, and the clock of Windows ticks in 15 ms."""

_GROUPS: Final = (
    {"hex"},
    {"reversed"},
    {"id"},
    {"facility", "id"},
    {"bits"},
)
_NOT_SYNTAX: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEATED_GROUP: Final = re.compile(r"\)(?:[*+]|\{(?!0?,?[01]\}))")
_VARIES: Final = re.compile(r"(?<!\()(?:[*+?]|\{[0-9]*,[0-9]*\})[+?]?|\|")
_MOST_VARIED: Final = 10
"""Each at least doubles the ways to fit a line, from one length to the next; so many can still be tried."""
_TRIED_LENGTHS: Final = range(4, LONGEST_LINE + 1, 2)
_PRINTABLE: Final = [chr(code) for code in range(0x20, 0x7F)]
_NEVER_LAST: Final = "\x7f"


class PatternError(ReaderChoiceError):
    """A pattern that cannot be used; the sentence says what is wrong with it."""


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern that is fit for use; takes some milliseconds.

    Raises:
        PatternError: it is no regular expression, has not the groups that make a serial, or may take too long.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise PatternError(
            sentence(
                "ReaderFaults",
                "The reader's pattern is longer than {most} characters: shorten it.",
                most=LONGEST_PATTERN,
            )
        )
    try:
        compiled = re.compile(pattern, re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(
            sentence("ReaderFaults", "The reader's pattern is no regular expression ({why}): correct it.", why=error)
        ) from error
    if set(compiled.groupindex) not in _GROUPS:
        raise PatternError(
            sentence(
                "ReaderFaults",
                "The reader's pattern must name the serial by the groups 'hex', 'reversed', 'id', "
                "'facility' and 'id', or 'bits', as in (?P<hex>[0-9A-F]+).",
            )
        )
    if _repeats_too_much(pattern) or _takes_long(compiled):
        raise PatternError(
            sentence(
                "ReaderFaults",
                "The reader's pattern may take too long for some lines: repeat single characters, not "
                "groups, and fewer of them.",
            )
        )
    return compiled


def decoder(pattern: re.Pattern[str] | None = None) -> LineDecoder:
    """Return a decoder at the beginning of a line, by a pattern of ``compile_pattern`` or the usual one."""
    return LineDecoder(partial(_meaning, pattern or _DEFAULT))


def _meaning(pattern: re.Pattern[str], text: str) -> Decoded:
    found = pattern.fullmatch(text)
    if found is None:
        return BadFrame.NOT_A_SERIAL
    groups = {name: value for name, value in found.groupdict().items() if value is not None}
    try:
        return DecodedSerial(_serial_of(groups))
    except SerialError:
        return BadFrame.NOT_A_SERIAL


def _serial_of(groups: dict[str, str]) -> Serial:
    match groups:
        case {"facility": facility, "id": card}:
            return facility_serial(int(facility), int(card))  # which may have any number of leading zeros
        case {"id": number}:
            return serial_of_decimal(number)
        case {"reversed": digits}:
            return reversed_serial(digits)
        case {"bits": bits}:
            return serial_of_bits(bits)
        case _:
            return canonical_serial(groups.get("hex", ""))


def _repeats_too_much(pattern: str) -> bool:
    syntax = _NOT_SYNTAX.sub("_", pattern)
    return _REPEATED_GROUP.search(syntax) is not None or len(_VARIES.findall(syntax)) > _MOST_VARIED


def _takes_long(pattern: re.Pattern[str]) -> bool:
    for length in _TRIED_LENGTHS:  # ever longer, so that a pattern is found out long before it takes for ever
        for character in _PRINTABLE:
            started = time.thread_time_ns()
            pattern.fullmatch(character * (length - 1) + _NEVER_LAST)
            if time.thread_time_ns() - started > MOST_NANOSECONDS:
                return True
    return False


_DEFAULT: Final = re.compile(DEFAULT_PATTERN, re.ASCII)
