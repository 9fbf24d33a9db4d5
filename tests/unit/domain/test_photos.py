"""Which pictures are taken for a photograph, and how large one is kept."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.photos import (
    KEPT_HEIGHT,
    KEPT_WIDTH,
    LONGEST_SIDE,
    PictureKind,
    PictureRefusal,
    is_whole,
    kept_size,
    kind_of,
    refusal_of_pixels,
)

SIDES = st.integers(1, LONGEST_SIDE)
HEAD_WITH_A_SMALL_PICTURE = b"\xff\xd8\xff\xe1\x00\x08" + b"\xff\xd9abcd" + b"\xff\xda"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0rest", PictureKind.JPEG),
        (b"\x89PNG\r\n\x1a\nrest", PictureKind.PNG),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", PictureKind.WEBP),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_a_kind_is_told_by_the_first_bytes(data: bytes, kind: PictureKind | None) -> None:
    """Whatever a file is called; what is none of three kinds is none."""
    assert kind_of(data) is kind


@given(width=SIDES, height=SIDES)
def test_a_photograph_fits_its_frame_and_is_never_enlarged(width: int, height: int) -> None:
    """In proportion, to a pixel."""
    kept_width, kept_height = kept_size(width, height)
    assert 1 <= kept_width <= min(width, KEPT_WIDTH)
    assert 1 <= kept_height <= min(height, KEPT_HEIGHT)
    shrink = max(width / KEPT_WIDTH, height / KEPT_HEIGHT, 1.0)
    assert abs(kept_width - width / shrink) <= 1
    assert abs(kept_height - height / shrink) <= 1


@pytest.mark.parametrize(
    ("width", "height", "refusal"),
    [
        (LONGEST_SIDE, LONGEST_SIDE, None),
        (LONGEST_SIDE + 1, 1, PictureRefusal.TOO_MANY_PIXELS),
        (1, LONGEST_SIDE + 1, PictureRefusal.TOO_MANY_PIXELS),
        (0, 5, PictureRefusal.DAMAGED),
        (-1, -1, PictureRefusal.DAMAGED),
    ],
)
def test_a_picture_is_refused_by_the_size_it_claims(width: int, height: int, refusal: PictureRefusal | None) -> None:
    """Before a pixel of it is decoded; a decoder that knows no size says less than nothing."""
    assert refusal_of_pixels(width, height) is refusal


def test_a_jpeg_without_its_end_is_not_whole() -> None:
    """The end of the small picture in its head is not its own."""
    assert not is_whole(HEAD_WITH_A_SMALL_PICTURE + b"pixels", PictureKind.JPEG)
    assert is_whole(HEAD_WITH_A_SMALL_PICTURE + b"pixels\xff\xd9", PictureKind.JPEG)
    assert is_whole(b"anything", PictureKind.PNG)


@given(st.binary(max_size=200))
def test_any_bytes_are_judged(data: bytes) -> None:
    """Nothing that somebody gives makes the search for the end go on for ever, or fail."""
    assert is_whole(b"\xff\xd8\xff" + data, PictureKind.JPEG) in {True, False}
