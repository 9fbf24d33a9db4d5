"""Draws the heading of a division on the board: its code, its name, and how many of it are in."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from sentinel_desktop.ui.tokens import Tokens
from sentinel_desktop.ui.typography import Typography

_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HeadingLook(NamedTuple):
    """Everything that the picture of a heading depends on."""

    code: str
    name: str
    people: str
    tokens: Tokens


class Headings:
    """Draws the headings."""

    def __init__(self, type_: Typography) -> None:
        self._type = type_

    def draw(self, painter: QPainter, rect: QRectF, look: HeadingLook) -> None:
        """Draw one heading; a name that is too long for the room is cut."""
        type_ = self._type
        inner = rect.adjusted(type_.px(2), 0, -type_.px(2), 0)
        strong, plain = type_.font(0.96, QFont.Weight.Bold), type_.font(0.96)
        painter.setFont(strong)
        painter.setPen(QColor(look.tokens.text))
        painter.drawText(inner, _MIDDLE_LEFT, look.code)
        painter.setPen(QColor(look.tokens.quiet))
        painter.drawText(inner, _MIDDLE_RIGHT, look.people)
        left = QFontMetricsF(strong).horizontalAdvance(look.code) + type_.px(8)
        right = QFontMetricsF(strong).horizontalAdvance(look.people) + type_.px(8)
        middle = inner.adjusted(left, 0, -right, 0)
        painter.setFont(plain)
        text = QFontMetricsF(plain).elidedText(look.name, Qt.TextElideMode.ElideRight, middle.width())
        painter.drawText(middle, _MIDDLE_LEFT, text)
