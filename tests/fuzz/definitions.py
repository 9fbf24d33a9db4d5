"""What is a frame, protocol by protocol, said in another way than the decoders say it: over a whole line at once."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import xor
from typing import Final

from sentinel_desktop.domain.serials import SerialError, serial_of_bits
from sentinel_desktop.hardware.frames import text_lines

Definition = Callable[[bytes], Sequence[str]]
"""Returns the serials of all frames on a line, in its order."""


def stx_frames(tail: bytes) -> Definition:
    """Return the definition of RDM6300 and its kin: twelve hex digits whose bytes XOR to nothing, and a tail."""
    frame = re.compile(rb"\x02([0-9A-Fa-f]{12})" + re.escape(tail))

    def frames_in(line: bytes) -> Sequence[str]:
        bodies = (bytes.fromhex(digits.decode("ascii")) for digits in frame.findall(line))
        return [body[:5].hex().upper() for body in bodies if reduce(xor, body) == 0]

    return frames_in


_IDTECK: Final = re.compile(rb"\x02([0-9]{8}|[0-9]{10})\x03", re.DOTALL)
_IDTECK_BYTES: Final = {8: 3, 10: 4}


def idteck_frames(line: bytes) -> Sequence[str]:
    """Return numbers of eight or ten digits that fit three or four bytes, by the XOR of the frame after it."""
    serials = []
    for found in _IDTECK.finditer(line[:-1]):
        length = _IDTECK_BYTES[len(found[1])]
        number = int(found[1])
        if reduce(xor, found[0]) == line[found.end()] and number < 1 << 8 * length:
            serials.append(f"{number:0{2 * length}X}")
    return serials


def _texts(line: bytes) -> Iterator[str]:
    # What stands last has not ended.
    for part in re.split(rb"[\r\n]", line)[:-1]:
        text = part.decode("latin-1").strip("\t\v\f\x1c\x1d\x1e\x1f ")
        if text and len(part) <= text_lines.LONGEST_LINE and re.fullmatch(r"[ -~]+", text):
            yield text


_HEX_BYTES: Final = r"((?:0[xX])?[0-9A-Fa-f]{2}(?:(?:[ :\-](?:0[xX])?)?[0-9A-Fa-f]{2}){2,9})"
_HEX_LINE: Final = re.compile(_HEX_BYTES)
_NAMED_HEX_LINE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_ \-]*[:=][ \t]*" + _HEX_BYTES)


def hex_lines(line: bytes) -> Sequence[str]:
    """Return lines of three to ten bytes of hex, parted or not; with a word before them where it is no part of them."""
    found = (_HEX_LINE.fullmatch(text) or _NAMED_HEX_LINE.fullmatch(text) for text in _texts(line))
    return [re.sub(r"0[xX](?=[0-9A-Fa-f]{2})|[ :\-]", "", match[1]).upper() for match in found if match]


_TWN3: Final = re.compile(r"(:?)((?:[0-9A-Fa-f]{2}){2,})")


def twn3_lines(line: bytes) -> Sequence[str]:
    """Return lines of hex that add up to nothing after a colon, or are as many bits as their first byte says."""
    serials = []
    for found in filter(None, map(_TWN3.fullmatch, _texts(line))):
        body = bytes.fromhex(found[2])
        if found[1]:
            if sum(body) % 256 == 0 and 4 <= len(body) <= 11:
                serials.append(body[:-1].hex().upper())
            continue
        bits = bin(int.from_bytes(b"\x01" + body[1:], "big"))[3:]
        count = body[0]
        if 24 <= count <= 80 and len(bits) - 8 < count <= len(bits) and "1" not in bits[count:]:
            serials.append(serial_of_bits(bits[:count]))
    return serials


_LAID_OUT: Final = re.compile(r"[^0-9A-Za-z]*(?:([0-9]{1,3})[^0-9A-Za-z]+)?([0-9]{1,10})[^0-9A-Za-z]*")


def laid_out_lines(line: bytes) -> Sequence[str]:
    """Return lines of one number, or of a facility and a card, among signs that are neither letters nor digits."""
    serials = []
    for found in filter(None, map(_LAID_OUT.fullmatch, _texts(line))):
        if found[1] is None:
            number = int(found[2])
            serials.append(f"{number:08X}" if number < 1 << 32 else f"{number:010X}")
        elif int(found[1]) < 256 and int(found[2]) < 65536:
            serials.append(f"{int(found[1]):02X}{int(found[2]):04X}")
    return serials


_BEGINS: Final = re.compile(rb"\x00\xff")


def pn532_bodies(line: bytes) -> Sequence[bytes]:
    """Return what the information frames of a PN532 hold, first byte and all."""
    bodies, position = [], 0
    while (found := _BEGINS.search(line, position)) is not None:
        position = found.end()
        head = line[position : position + 2]
        if head in {b"\x00\xff", b"\xff\x00"}:
            position += 2
            continue
        sized = 3 if head == b"\xff\xff" else 2
        at = position + (2 if sized == 3 else 0)
        if len(line) < at + sized:
            break  # its length has not arrived
        length, wrong = int.from_bytes(line[at : at + sized - 1], "big"), sum(line[at : at + sized]) % 256
        whole = line[at + sized : at + sized + length + 1]
        if wrong or not 1 <= length <= 265:
            continue
        if len(whole) < length + 1:
            break  # its end has not arrived
        if sum(whole) % 256 == 0:
            position = at + sized + length + 1
            bodies.append(whole[:-1])
    return [body for body in bodies if body != b"\x7f"]


def pn532_bodies_in_hex(line: bytes) -> Sequence[str]:
    """Return ``pn532_bodies`` as texts."""
    return [body.hex() for body in pn532_bodies(line)]


_LONGEST_PN532_FRAME: Final = 276


def pn532_uids(line: bytes) -> Sequence[str]:
    """Return what could be a UID in any answer to the question for tags: a length that fits, and as many bytes.

    A frame counts wherever it begins, also within another that has begun and never ends: a dialogue gives that one up
    when its time has run out, and goes on with what follows.
    """
    windows = (line[found.start() : found.start() + _LONGEST_PN532_FRAME] for found in _BEGINS.finditer(line))
    answers = (body for window in windows for body in pn532_bodies(window) if body[:2] == b"\xd5\x4b")
    return [
        answer[at + 1 : at + 1 + answer[at]].hex().upper()
        for answer in answers
        for at in range(len(answer))
        if answer[at] in {4, 7, 10}
    ]


_QID: Final = re.compile(
    rb"\{0x[0-9A-F]{1,4},[0-9]{1,3},0x[0-9A-F]{1,4},([0-9]{1,3});0x([0-9A-F]{1,64})\}", re.IGNORECASE
)


def qid_answers(line: bytes) -> Sequence[str]:
    """Return the cards of all answers to ``rfid:qid``, whether they were read anew or not."""
    serials = []
    for bits, number in _QID.findall(line):
        count = int(bits)
        try:
            serials.append(str(serial_of_bits(f"{int(number, 16) & ((1 << count) - 1):0{count}b}")))
        except SerialError:
            continue
    return serials
