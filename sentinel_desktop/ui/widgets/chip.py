"""A value of a list in the colour that supervisors gave it, readable in both themes."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from sentinel_desktop.domain.contrast import READABLE, clearest, contrast_ratio, is_colour
from sentinel_desktop.domain.lists import DEFAULT_COLOUR
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.tokens import DARK, LIGHT
from sentinel_desktop.ui.typography import Typography

INKS: Final = (LIGHT.surface, LIGHT.text)
"""White and nearly black: that one is taken which reads better on the chip."""

STANDS_OUT: Final = 1.5
"""From this ratio on, a filled chip is seen on a surface at a glance; its words carry the meaning, not its edge."""


class ChipFault(StrEnum):
    """What is wrong with a colour for a chip."""

    WORDS = "words"
    """Neither white nor black words are readable on it."""
    LIGHT = "light"
    """It is lost on the light theme's surface."""
    DARK = "dark"
    """It is lost on the dark theme's surface."""


@dataclass(frozen=True, slots=True)
class ChipReading:
    """How a chip of a colour reads.

    Attributes:
        ratio: of its words to it, 1 to 21.
        fault: the worst thing about it, None where it reads well in both themes.
    """

    ratio: float
    fault: ChipFault | None


def chip_reading(colour: str) -> ChipReading:
    """Return how a chip of this colour, ``#RRGGBB``, reads in both themes."""
    ratio = contrast_ratio(chip_ink(colour), colour)
    for fault, surface in ((ChipFault.LIGHT, LIGHT.surface), (ChipFault.DARK, DARK.surface)):
        if contrast_ratio(colour, surface) < STANDS_OUT:
            return ChipReading(ratio, fault)
    return ChipReading(ratio, ChipFault.WORDS if ratio < READABLE else None)


def chip_ink(colour: str) -> str:
    """Return the colour of the words on a chip."""
    return clearest(INKS, colour)


def chip_size(text: str, type_: Typography, ratio: float = 0.93) -> QSizeF:
    """Return the room that a chip takes."""
    metrics = QFontMetricsF(_font(type_, ratio))
    return QSizeF(metrics.horizontalAdvance(text) + 2 * type_.px(10), metrics.height() + 2 * type_.px(3))


def paint_chip(painter: QPainter, rect: QRectF, text: str, colour: str, type_: Typography, ratio: float = 0.93) -> None:
    """Draw a chip into ``rect``, on whole pixels; a text that is too long for it is cut at its end.

    Drawn once and then copied for as long as Qt keeps it: a table of a screen's height shows a hundred chips, the same
    few again and again.
    """
    ground = colour if is_colour(colour) else DEFAULT_COLOUR
    dots = painter.device().devicePixelRatio()
    key = f"chip/{ground}/{rect.width():.2f}x{rect.height():.2f}@{dots}/{type_.body_point * ratio}/{text}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap(QSize(ceil(rect.width() * dots), ceil(rect.height() * dots)))
        picture.setDevicePixelRatio(dots)
        picture.fill(Qt.GlobalColor.transparent)
        drawer = QPainter(picture)
        _draw_chip(drawer, QRectF(QPointF(), rect.size()), text, ground, type_, ratio)
        drawer.end()
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(QPointF(round(rect.left() * dots) / dots, round(rect.top() * dots) / dots), picture)


def _draw_chip(painter: QPainter, rect: QRectF, text: str, ground: str, type_: Typography, ratio: float) -> None:
    ink = QColor(chip_ink(ground))
    edge = QColor(ink)
    edge.setAlphaF(0.22)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(ground))
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    round_by = min(inner.height() / 2, type_.px(11))
    painter.drawRoundedRect(inner, round_by, round_by)
    font = _font(type_, ratio)
    painter.setFont(font)
    painter.setPen(ink)
    room = rect.adjusted(type_.px(10), 0, -type_.px(10), 0)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ChipLabel(QWidget):
    """One chip on a page."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text, self._colour = "", DEFAULT_COLOUR
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_chip(self, text: str, colour: str) -> None:
        """Show this; what is no colour is shown in the colour of a new value."""
        self._text, self._colour = text, colour
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the whole text."""
        return chip_size(self._text, self._look.type).toSize()

    def minimumSizeHint(self) -> QSize:
        """Return the height of a chip, and the width of a few letters."""
        return QSize(min(self.sizeHint().width(), self._look.type.px(48)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        size = self.sizeHint()
        rect = QRectF(0, 0, min(size.width(), self.width()), size.height())
        paint_chip(painter, rect, self._text, self._colour, self._look.type)
        painter.end()


def _font(type_: Typography, ratio: float) -> QFont:
    return type_.font(ratio, QFont.Weight.Medium)
