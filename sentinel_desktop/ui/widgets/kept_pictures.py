"""Pictures of the parts of a list: each is drawn once, and copied for as long as it looks the same."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from math import floor
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

_BYTES_A_PIXEL: Final = 4


class Part(NamedTuple):
    """One thing to be painted; a tuple, because a full board makes hundreds at every painting.

    Attributes:
        name: whose picture this is; one is kept for each name.
        look: everything that the picture depends on besides its size; a picture with another look is drawn anew.
        x, y, width, height: where it stands, in the painter's coordinates.
        draw: draws the look into a rectangle.
    """

    name: Hashable
    look: object
    x: int
    y: int
    width: int
    height: int
    draw: Callable[[QPainter, QRectF, Any], None]


class _Frame(NamedTuple):
    """What a picture depends on besides its look; the size in pixels of the device."""

    width: int
    height: int
    ratio: float
    ground: int


@dataclass(frozen=True, slots=True)
class _Picture:
    look: object
    frame: _Frame
    pixmap: QPixmap
    size: int


class KeptPictures:
    """The pictures that were painted last, at most ``most_bytes`` of them.

    Parts are placed on whole pixels of the device, also where a scale of 125 or 150 % would put them between two: a
    picture can then stand anywhere, and its edges are sharp.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: dict[Hashable, _Picture] = {}
        self._bytes = 0

    @property
    def bytes_kept(self) -> int:
        """How much memory the pictures take."""
        return self._bytes

    def paint(self, painter: QPainter, ground: QColor, parts: Iterable[Part]) -> None:
        """Paint parts that lie on the colour ``ground``; those that look as before are copied."""
        to_device = painter.deviceTransform()
        ratio, left, top = to_device.m11(), to_device.dx(), to_device.dy()
        painter.save()
        painter.setWorldTransform(to_device.inverted()[0], combine=True)
        for part in parts:
            frame = _Frame(round(part.width * ratio), round(part.height * ratio), ratio, ground.rgba())
            picture = self._kept.pop(part.name, None)
            if picture is None or picture.look != part.look or picture.frame != frame:
                self._bytes -= picture.size if picture is not None else 0
                picture = _drawn(part, frame)
                self._bytes += picture.size
            # Put in again, at the end: what was not painted for longest is forgotten first.
            self._kept[part.name] = picture
            # Halves always go up, so that what stands at equal distances does so on the device, to a pixel.
            painter.drawPixmap(floor(left + part.x * ratio + 0.5), floor(top + part.y * ratio + 0.5), picture.pixmap)
        painter.restore()
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        while self._bytes > self._most:
            name = next(iter(self._kept))
            self._bytes -= self._kept.pop(name).size


def _drawn(part: Part, frame: _Frame) -> _Picture:
    width, height, ratio, ground = frame
    pixmap = QPixmap(width, height)
    # Opaque, so that it is copied without blending and text keeps the smoothing that the platform gives it.
    pixmap.fill(QColor.fromRgba(ground))
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    part.draw(painter, QRectF(0, 0, width / ratio, height / ratio), part.look)
    painter.end()
    # It is copied pixel by pixel, wherever the device's ratio has its point.
    pixmap.setDevicePixelRatio(1)
    return _Picture(part.look, frame, pixmap, width * height * _BYTES_A_PIXEL)
