"""Pictures as strangers give them: turned, damaged, lying about their size, and things that are none."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

SECRET = b"49.8951N 97.1384W"
"""Where a picture was taken, as a camera writes it."""


def image(width: int, height: int, colour: str = "#336699") -> QImage:
    """Return an image of one colour, its upper left quarter red."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    painter = QPainter(made)
    painter.fillRect(0, 0, width // 2, height // 2, QColor("#FF0000"))
    painter.end()
    return made


def written(picture: QImage, kind: str) -> bytes:
    """Return an image as a file of this kind."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(picture)
    return bytes(held.data())


def turned_jpeg(orientation: int, picture: QImage) -> bytes:
    """Return a JPEG whose camera was held in this orientation (EXIF 1 to 8), with a place in its head."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    place = struct.pack("<HHII", 0x010E, 2, len(SECRET), 8 + 2 + 2 * 12 + 4)
    directory = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 2) + place + entry + struct.pack("<I", 0)
    body = b"Exif\x00\x00" + directory + SECRET
    plain = written(picture, "jpeg")
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:]


def claiming_png(width: int, height: int, depth: int = 8) -> bytes:
    """Return a PNG that claims a size and has a few bytes of it."""
    head = struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(20))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
