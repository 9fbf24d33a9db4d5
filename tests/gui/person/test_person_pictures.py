"""Pictures that strangers give: what is made of them, and what is refused."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage

from sentinel_desktop.domain.members import PhotoType
from sentinel_desktop.domain.photos import LARGEST_FILE, LARGEST_KEPT, Picture, PictureRefusal
from sentinel_desktop.ui.person.pictures import Prepared, picture_from, picture_in, picture_of
from tests.support.hostile_pictures import SECRET, claiming_png, image, turned_jpeg, written

DAMAGE_IS_LOGGED = pytest.mark.qt_log_ignore("qt.gui.imageio|QImageIOHandler|libpng|Corrupt JPEG|JPEG", extend=True)


def taken(prepared: Prepared) -> Picture:
    """Return a picture that was taken."""
    assert isinstance(prepared, Picture)
    return prepared


def drawn(picture: Picture) -> QImage:
    """Return the pixels of a picture."""
    return QImage.fromData(QByteArray(picture.data))


def is_red(colour: QColor) -> bool:
    """Return whether a colour is that of the marked corner, as a JPEG has it."""
    return colour.red() > 200 and colour.green() < 60


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_picture_is_made_small_and_a_jpeg(kind: str) -> None:
    """In proportion, within 480 by 600, whatever it was before."""
    picture = taken(picture_from(written(image(1500, 1000), kind)))
    assert (picture.width, picture.height) == (480, 320)
    assert (drawn(picture).width(), drawn(picture).height()) == (480, 320)
    assert picture.media_type is PhotoType.JPEG
    assert picture.data.startswith(b"\xff\xd8")


def test_a_small_picture_stays_small() -> None:
    """It is not blown up to a blur."""
    picture = taken(picture_from(written(image(40, 50), "png")))
    assert (picture.width, picture.height) == (40, 50)


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1))],
    ids=["upright", "over", "right", "left"],
)
@pytest.mark.parametrize("scale", [1, 12], ids=["small", "large"])
def test_a_picture_is_turned_upright(orientation: int, corner: tuple[int, int], scale: int) -> None:
    """As the camera was held; the marked corner comes to lie where it was in the world."""
    picture = taken(picture_from(turned_jpeg(orientation, image(200 * scale, 100 * scale))))
    lies = orientation in {6, 8}
    assert (picture.width < picture.height) is lies
    pixels = drawn(picture)
    x, y = (side * (length - 7) + 3 for side, length in zip(corner, (picture.width, picture.height), strict=True))
    assert is_red(pixels.pixelColor(x, y))
    assert not is_red(pixels.pixelColor(picture.width - 1 - x, picture.height - 1 - y))


def test_nothing_but_the_pixels_is_kept() -> None:
    """Neither the place nor a word that a picture carries."""
    jpeg = turned_jpeg(1, image(100, 100))
    assert SECRET in jpeg
    assert SECRET not in taken(picture_from(jpeg)).data
    worded = image(100, 100)
    worded.setText("Comment", SECRET.decode())
    png = written(worded, "png")
    assert SECRET in png
    picture = taken(picture_from(png))
    assert SECRET not in picture.data
    assert drawn(picture).textKeys() == []
    assert SECRET not in taken(picture_of(worded)).data


def test_what_is_transparent_becomes_white() -> None:
    """And not black."""
    clear = QImage(50, 50, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    assert drawn(taken(picture_from(written(clear, "png")))).pixelColor(25, 25) == QColor("#FFFFFF")


def test_a_picture_of_noise_is_kept_small() -> None:
    """Nothing is larger than what a list of members can be shown with."""
    noise = QImage(os.urandom(480 * 600 * 4), 480, 600, QImage.Format.Format_RGB32)
    assert len(taken(picture_of(noise)).data) <= LARGEST_KEPT


# --- refused ----------------------------------------------------------------------------------------------------------


@DAMAGE_IS_LOGGED
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_picture_that_breaks_off_is_refused(kind: str) -> None:
    """At any place: no half of a face is kept."""
    whole = written(image(400, 300), kind)
    for share in (0.3, 0.6, 0.95):
        assert picture_from(whole[: int(len(whole) * share)]) is PictureRefusal.DAMAGED


@DAMAGE_IS_LOGGED
@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>", PictureRefusal.NOT_A_PICTURE),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", PictureRefusal.NOT_A_PICTURE),
        (b"%PDF-1.7", PictureRefusal.NOT_A_PICTURE),
        (b"", PictureRefusal.NOT_A_PICTURE),
        (b"\xff\xd8\xff<svg xmlns='http://www.w3.org/2000/svg'/>\xff\xd9", PictureRefusal.DAMAGED),
        (b"\x89PNG\r\n\x1a\n<svg/>", PictureRefusal.DAMAGED),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", PictureRefusal.DAMAGED),
        (claiming_png(60_000, 60_000), PictureRefusal.TOO_MANY_PIXELS),
        (claiming_png(8001, 1), PictureRefusal.TOO_MANY_PIXELS),
        (claiming_png(8000, 8000), PictureRefusal.DAMAGED),
        (claiming_png(8000, 8000, 16), PictureRefusal.DAMAGED),
        (claiming_png(0, 5), PictureRefusal.DAMAGED),
        (bytes(LARGEST_FILE + 1), PictureRefusal.FILE_TOO_LARGE),
    ],
    ids=lambda value: value.name if isinstance(value, PictureRefusal) else repr(value[:20]),
)
def test_what_is_no_picture_or_too_large_is_refused(data: bytes, refusal: PictureRefusal) -> None:
    """By what it is and not by what it is called; a bomb is never decoded."""
    assert picture_from(data) is refusal


def test_a_file_is_judged_by_its_first_bytes(tmp_path: Path) -> None:
    """A PNG called .jpg is taken, a drawing called .png is not."""
    right, wrong = tmp_path / "roy.jpg", tmp_path / "roy.png"
    right.write_bytes(written(image(60, 60), "png"))
    wrong.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    assert isinstance(picture_in(right), Picture)
    assert picture_in(wrong) is PictureRefusal.NOT_A_PICTURE


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """One that is gone, and a folder."""
    assert picture_in(tmp_path / "gone.png") is PictureRefusal.UNREADABLE_FILE
    assert picture_in(tmp_path) is PictureRefusal.UNREADABLE_FILE


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A byte more than may be is enough to know."""
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(LARGEST_FILE * 50)
    assert picture_in(large) is PictureRefusal.FILE_TOO_LARGE


def test_an_empty_or_too_large_image_of_the_clipboard_is_refused() -> None:
    """As from a file."""
    assert picture_of(QImage()) is PictureRefusal.NOTHING_THERE
    assert picture_of(QImage(8001, 2, QImage.Format.Format_Mono)) is PictureRefusal.TOO_MANY_PIXELS
