"""The only reader of the resources room: fonts, icons, sounds and the stylesheet.

In an installed wheel the room lies inside the package, in a checkout beside it.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QFontDatabase, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

FONT_FAMILY = "Inter"
_FONT_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


class AssetMissingError(Exception):
    """A file of the installation is not there; the sentence names it and says what to do."""


def resources_dir() -> Path:
    """Return the folder of the resources room."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def load_fonts() -> None:
    """Make the bundled family known to Qt, once a QApplication.

    Raises:
        AssetMissingError: a font file is missing or damaged.
    """
    if FONT_FAMILY in QFontDatabase.families():
        return
    for name in _FONT_FILES:
        if QFontDatabase.addApplicationFontFromData(QByteArray(_read(f"fonts/{name}"))) < 0:
            raise _missing(f"fonts/{name}")


@cache
def stylesheet_template() -> str:
    """Return the stylesheet with ``$placeholders`` for colours and sizes."""
    return _read("styles/desk.qss").decode()


def sound_bytes(name: str) -> bytes:
    """Return a sound as a WAV file; raises AssetMissingError.

    Args:
        name: the file's name without its ending.
    """
    return _read(f"sounds/{name}.wav")


def icon_pixmap(name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    """Return an icon of the bundled set in one colour.

    Args:
        name: the file's name without its ending.
        colour: as Qt spells colours, ``#RRGGBB``.
        size: in device-independent pixels.
        ratio: device pixels a device-independent pixel.
    """
    key = f"{name}/{colour}/{size.width()}x{size.height()}@{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    renderer = _renderer(name, colour)
    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Draw an icon of the bundled set into ``rect``."""
    pixmap = icon_pixmap(name, colour, rect.toRect().size(), painter.device().devicePixelRatio())
    painter.drawPixmap(rect.topLeft(), pixmap)


def icon(name: str, colour: str) -> QIcon:
    """Return an icon of the bundled set for a window or a button, in the sizes that desktops ask for."""
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(icon_pixmap(name, colour, QSize(size, size), 1.0))
    return result


def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", colour.encode())))


@cache
def _svg(name: str) -> bytes:
    return _read(f"icons/{name}.svg")


def _read(name: str) -> bytes:
    try:
        return (resources_dir() / name).read_bytes()
    except OSError as error:
        raise _missing(name) from error


def _missing(name: str) -> AssetMissingError:
    return AssetMissingError(f"The installation is not complete: '{name}' is missing or damaged; install it again.")
