"""Pictures that somebody gives for a photograph: looked at before they are decoded, turned upright, made small.

A file may be anything. What it is, is asked of its first bytes; how large it is, of its head; nothing but one of three
decoders ever sees it, and of what that reads the pixels alone are kept. Works on any thread.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader, QImageWriter, QPainter

from sentinel_desktop.domain.members import PhotoType
from sentinel_desktop.domain.photos import (
    LARGEST_FILE,
    LARGEST_KEPT,
    Picture,
    PictureRefusal,
    is_whole,
    kept_size,
    kind_of,
    refusal_of_pixels,
)

_QUALITIES: Final = (85, 75, 60, 45)
"""Of a JPEG; the next one where a picture of nothing but noise is still too large."""

_GROUND: Final = "#FFFFFF"
"""Behind what is transparent in a picture."""

_DECODED: Final = 2
"""So many times the size that is kept is decoded at most, where a decoder can; the rest is made small smoothly."""

Prepared = Picture | PictureRefusal


def picture_in(path: Path) -> Prepared:
    """Return the photograph that a file makes, or why it makes none."""
    try:
        if not path.is_file():
            return PictureRefusal.UNREADABLE_FILE
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        return PictureRefusal.UNREADABLE_FILE
    return picture_from(data)


def picture_from(data: bytes) -> Prepared:
    """Return the photograph that the bytes of a file make, or why they make none."""
    if len(data) > LARGEST_FILE:
        return PictureRefusal.FILE_TOO_LARGE
    kind = kind_of(data)
    if kind is None:
        return PictureRefusal.NOT_A_PICTURE
    if not is_whole(data, kind):
        return PictureRefusal.DAMAGED
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.value.encode()))
    # Told which one, it does not try the others: none of them is meant for what a stranger gives.
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    refused = refusal_of_pixels(size.width(), size.height())
    if refused is not None:
        return refused
    reader.setScaledSize(_decoded_size(size, reader.transformation()))
    image = reader.read()
    return PictureRefusal.DAMAGED if image.isNull() else _kept(image)


def picture_of(image: QImage) -> Prepared:
    """Return the photograph that an image of the clipboard makes, or why it makes none."""
    if image.isNull():
        return PictureRefusal.NOTHING_THERE
    return refusal_of_pixels(image.width(), image.height()) or _kept(image)


def _decoded_size(size: QSize, transformation: QImageIOHandler.Transformation) -> QSize:
    """Return the size to decode in, before the picture is turned upright."""
    lies = bool(transformation.value & QImageIOHandler.Transformation.TransformationRotate90.value)
    upright = size.transposed() if lies else size
    decoded = QSize(*kept_size(upright.width(), upright.height())) * _DECODED
    if decoded.width() >= upright.width():
        return size
    return decoded.transposed() if lies else decoded


def _kept(image: QImage) -> Prepared:
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    size = QSize(*kept_size(image.width(), image.height()))
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    # Painted, and not copied: texts, places and dates that a picture carries do not come along.
    fresh = QImage(size, QImage.Format.Format_RGB32)
    fresh.fill(_GROUND)
    painter = QPainter(fresh)
    small.setDevicePixelRatio(1)
    painter.drawImage(0, 0, small)
    painter.end()
    return _written(fresh)


def _written(image: QImage) -> Prepared:
    data = b""
    for quality in _QUALITIES:
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpeg"))
        writer.setQuality(quality)
        writer.setOptimizedWrite(True)
        if not writer.write(image):
            return PictureRefusal.DAMAGED
        data = bytes(held.data())
        if len(data) <= LARGEST_KEPT:
            break
    return Picture(PhotoType.JPEG, data, image.width(), image.height())
