"""Pictures that are drawn once and then copied."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from sentinel_desktop.ui.widgets.kept_pictures import KeptPictures, Part

GROUND = "#336699"
ROOM = 1_000_000


class Draughtsman:
    """Draws a look, which is a colour, as a frame on the ground, and remembers what it drew."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def part(self, look: str, rect: QRect, name: str = "") -> Part:
        """Return a part of this look in a rectangle."""
        return Part(name, look, rect.x(), rect.y(), rect.width(), rect.height(), self._draw)

    def _draw(self, painter: QPainter, rect: QRectF, look: str) -> None:
        self.drawn.append(look)
        painter.setPen(QColor(look))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


@pytest.fixture
def hand() -> Draughtsman:
    """Somebody who draws."""
    return Draughtsman()


def painted(pictures: KeptPictures, parts: list[Part], ratio: float = 1.0, ground: str = GROUND) -> QImage:
    """Return parts painted on a device of 100 by 60 at this ratio."""
    device = QPixmap(round(100 * ratio), round(60 * ratio))
    device.setDevicePixelRatio(ratio)
    device.fill(QColor(ground))
    painter = QPainter(device)
    pictures.paint(painter, QColor(ground), parts)
    painter.end()
    return device.toImage()


BOX = QRect(10, 10, 30, 20)


def test_what_looks_the_same_is_drawn_once_and_stands_wherever_it_is_wanted(hand: Draughtsman) -> None:
    """Moved, it is the same picture at the other place and nothing at the first."""
    pictures = KeptPictures(ROOM)
    first = painted(pictures, [hand.part("red", BOX)])
    second = painted(pictures, [hand.part("red", BOX.translated(25, 13))])
    assert hand.drawn == ["red"]
    assert first.copy(BOX) == second.copy(BOX.translated(25, 13))
    assert QColor(second.pixel(10, 10)) == QColor(GROUND)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_copy_is_what_drawing_would_give(hand: Draughtsman, ratio: float) -> None:
    """Pixel by pixel, at every scale."""
    pictures = KeptPictures(ROOM)
    first = painted(pictures, [hand.part("red", BOX)], ratio)
    assert painted(pictures, [hand.part("red", BOX)], ratio) == first
    assert painted(KeptPictures(ROOM), [hand.part("red", BOX)], ratio) == first


def test_at_100_percent_it_is_what_drawing_on_the_device_itself_gives(hand: Draughtsman) -> None:
    """Nothing is lost by drawing it aside."""
    device = QPixmap(100, 60)
    device.fill(QColor(GROUND))
    painter = QPainter(device)
    hand.part("red", BOX).draw(painter, QRectF(BOX), "red")
    painter.end()
    assert painted(KeptPictures(ROOM), [hand.part("red", BOX)]) == device.toImage()


@pytest.mark.parametrize("ratio", [1.25, 1.5])
def test_edges_are_sharp_where_the_scale_puts_them_between_pixels(hand: Draughtsman, ratio: float) -> None:
    """Two at the same odd place and at an even one are the same pixels."""
    image = painted(
        KeptPictures(ROOM), [hand.part("red", BOX, "even"), hand.part("red", BOX.translated(35, 21), "odd")], ratio
    )
    size = round(30 * ratio), round(20 * ratio)
    even = image.copy(QRect(int(10 * ratio + 0.5), int(10 * ratio + 0.5), *size))
    odd = image.copy(QRect(int(45 * ratio + 0.5), int(31 * ratio + 0.5), *size))
    assert even == odd


def test_another_look_size_ground_or_scale_is_drawn_anew(hand: Draughtsman) -> None:
    """And nothing of the old picture is left."""
    pictures = KeptPictures(ROOM)
    painted(pictures, [hand.part("red", BOX)])
    for look, rect, ratio, ground in (
        ("blue", BOX, 1.0, GROUND),
        ("blue", BOX.adjusted(0, 0, 5, 5), 1.0, GROUND),
        ("blue", BOX, 2.0, GROUND),
        ("blue", BOX, 2.0, "white"),
    ):
        shown = painted(pictures, [hand.part(look, rect)], ratio, ground)
        assert shown == painted(KeptPictures(ROOM), [hand.part(look, rect)], ratio, ground)
    assert pictures.bytes_kept == 60 * 40 * 4
    # Each once for the pictures under test and once for those that they are compared with.
    assert hand.drawn == ["red"] + ["blue"] * 8


def test_what_was_not_painted_for_longest_is_forgotten_first(hand: Draughtsman) -> None:
    """The memory stays within its bounds; what is painted again is drawn again."""
    one = 30 * 20 * 4
    pictures = KeptPictures(2 * one)
    for name in ("a", "b", "a", "c"):
        painted(pictures, [hand.part("red", BOX, name)])
    assert pictures.bytes_kept == 2 * one
    hand.drawn.clear()
    for name in ("c", "a"):
        painted(pictures, [hand.part("red", BOX, name)])
    assert hand.drawn == []
    painted(pictures, [hand.part("red", BOX, "b")])
    assert hand.drawn == ["red"]


def test_it_is_painted_where_the_painter_stands(hand: Draughtsman) -> None:
    """In a painter that was moved, and the painter is afterwards as before."""
    device = QPixmap(100, 60)
    device.fill(QColor(GROUND))
    painter = QPainter(device)
    painter.translate(7, 5)
    before = painter.worldTransform()
    KeptPictures(ROOM).paint(painter, QColor(GROUND), [hand.part("red", BOX)])
    assert painter.worldTransform() == before
    painter.end()
    assert device.toImage() == painted(KeptPictures(ROOM), [hand.part("red", BOX.translated(7, 5))])
