"""A member's photograph: which pictures are taken, and how large one is kept. Pixels are read by whoever can."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sentinel_desktop.domain.members import PhotoType

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes of a file that is looked at."""

LONGEST_SIDE: Final = 8000
"""Pixels of a side of a picture that is decoded: a larger one would fill the memory of a small desk."""

KEPT_WIDTH: Final = 480
KEPT_HEIGHT: Final = 600
LARGEST_KEPT: Final = 200_000
"""Bytes of a photograph as it is kept; the database takes more than twice that."""

_MARKER: Final = b"\xff"
_PIXELS: Final = b"\xda"
_END: Final = b"\xff\xd9"


class PictureKind(StrEnum):
    """How a picture that is given may be written, by the name the decoder knows it by."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"


class PictureRefusal(StrEnum):
    """Why a picture is not taken."""

    UNREADABLE_FILE = "unreadable_file"
    """The file is not there, or may not be read."""
    FILE_TOO_LARGE = "file_too_large"
    NOT_A_PICTURE = "not_a_picture"
    """It is none of the kinds that are taken, whatever its name says."""
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"
    NOTHING_THERE = "nothing_there"
    """The clipboard, or what was dropped, holds no picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph as it is kept: upright, small, and without anything but its pixels.

    Attributes:
        data: the picture as ``media_type`` says.
    """

    media_type: PhotoType
    data: bytes
    width: int
    height: int


def kind_of(data: bytes) -> PictureKind | None:
    """Return how a picture is written, by its first bytes and never by its name; None for any other kind."""
    if data.startswith(b"\xff\xd8\xff"):
        return PictureKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PictureKind.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PictureKind.WEBP
    return None


def is_whole(data: bytes, kind: PictureKind) -> bool:
    """Return whether a picture goes on to its end. Decoders fill what is missing of a JPEG with grey, and say nothing.

    Of the other kinds a decoder tells by itself.
    """
    if kind is not PictureKind.JPEG:
        return True
    at = 2
    # From segment to segment up to the first of the pixels: a small picture in the head has an end of its own.
    while data[at : at + 1] == _MARKER and data[at + 1 : at + 2] != _PIXELS:
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return data.find(_END, at) >= 0


def refusal_of_pixels(width: int, height: int) -> PictureRefusal | None:
    """Return why a picture that says it has so many pixels is not decoded; None where it is."""
    if width < 1 or height < 1:
        return PictureRefusal.DAMAGED
    return PictureRefusal.TOO_MANY_PIXELS if max(width, height) > LONGEST_SIDE else None


def kept_size(width: int, height: int) -> tuple[int, int]:
    """Return the width and height in which a picture is kept: in proportion, and never larger than it was."""
    shrink = min(1.0, KEPT_WIDTH / width, KEPT_HEIGHT / height)
    return max(1, round(width * shrink)), max(1, round(height * shrink))
