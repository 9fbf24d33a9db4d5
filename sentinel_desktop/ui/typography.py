"""Type: sizes that follow the platform's, in one bundled family with tabular figures, and text that fits."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QGuiApplication

from sentinel_desktop.ui.assets import FONT_FAMILY

LARGEST_POINT: Final = 60.0
SMALLEST_POINT: Final = 11.0
_SMALLEST_BODY: Final = 10.5
_DESIGN_BODY_PIXELS: Final = 14.0


class Typography:
    """Fonts and lengths derived from one body size, so that everything grows with the platform's font.

    Args:
        body_point: the body's size in points; lengths are drawn for a body of 14 pixels and scaled from there.
    """

    def __init__(self, body_point: float) -> None:
        self.body_point = body_point
        self._fonts: dict[tuple[float, QFont.Weight], QFont] = {}
        self._scale = QFontInfo(self.font()).pixelSize() / _DESIGN_BODY_PIXELS

    @classmethod
    def of_platform(cls) -> "Typography":
        """Return the typography for the size that the platform's font has; never smaller than can be read afar."""
        return cls(max(QGuiApplication.font().pointSizeF(), _SMALLEST_BODY))

    def font(self, ratio: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of ``ratio`` times the body's size."""
        return self.font_of_point(self.body_point * ratio, weight)

    def font_of_point(self, point: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of a size in points, whatever the body's."""
        if (point, weight) in self._fonts:
            return QFont(self._fonts[point, weight])
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(point)
        font.setWeight(weight)
        # Times and counts stand in columns and change in place: every figure as wide as the next.
        font.setFeature(QFont.Tag("tnum"), 1)
        self._fonts[point, weight] = font
        return QFont(font)

    def px(self, length: float) -> int:
        """Return a length of the design in device-independent pixels."""
        return round(length * self._scale)


@dataclass(frozen=True, slots=True)
class FittedText:
    """Text broken into lines, and the font in which it fits."""

    lines: tuple[str, ...]
    font: QFont
    line_height: float
    cut: bool = False


def fit_text(text: str, font: QFont, room: QSizeF, smallest: float = SMALLEST_POINT) -> FittedText:
    """Return ``text`` in the largest size, up to that of ``font``, in which it fits ``room``.

    It is broken between words and after hyphens. Only where even ``smallest`` points do not fit is it cut.
    """
    point = font.pointSizeF()
    while True:
        tried = QFont(font)
        tried.setPointSizeF(point)
        metrics = QFontMetricsF(tried)
        lines = _broken(text, metrics, room.width())
        line_height = metrics.ascent() + metrics.descent() * 0.6
        if lines is not None and len(lines) * line_height <= room.height():
            return FittedText(lines, tried, line_height)
        if point <= smallest:
            return FittedText((text,), tried, line_height, cut=True)
        point = max(smallest, point * 0.95)


def _broken(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...] | None:
    """Return the lines of ``text``, or None where one piece is wider than ``width``."""
    lines: list[str] = []
    line = ""
    for piece in re.findall(r"[^\s-]+-?\s*|-\s*", text):
        if metrics.horizontalAdvance((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line:
            lines.append(line.rstrip())
        line = piece
        if metrics.horizontalAdvance(line.rstrip()) > width:
            return None
    return (*lines, line.rstrip())
