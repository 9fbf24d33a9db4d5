"""How rows of passages are drawn: which way by symbol and word, and what counts no longer struck through."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.passage_words import DIRECTION_SYMBOLS, DIRECTION_TONES
from sentinel_desktop.ui.theme import Appearance

DIRECTION: Final = Qt.ItemDataRole.UserRole + 1
"""Which way a passage went; of the cell that shows it alone."""
STRUCK: Final = Qt.ItemDataRole.UserRole + 2
"""Whether the row stands in the log and counts no longer."""
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PassageCells(QStyledItemDelegate):
    """Draws a cell over the ground of its row; the row that the keyboard is on has a mark at its left edge."""

    def __init__(self, look: Appearance, table: QTableView) -> None:
        super().__init__(table)
        self._look = look
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of the text, and of the symbol before it."""
        room = super().sizeHint(option, index)
        px = self._look.type.px
        return room + QSize(px(30) if index.data(DIRECTION) is not None else px(12), 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        self._table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._table)
        tokens, px = self._look.tokens, self._look.type.px
        rect: QRectF = QRectF(option.rect)
        room = rect.adjusted(px(10), 0, -px(6), 0)
        struck, direction = bool(index.data(STRUCK)), index.data(DIRECTION)
        colour = tokens.quiet if struck else tokens.text
        font = QFont(option.font)
        font.setStrikeOut(struck)
        if direction is not None:
            # Qt hands back the text of what was an enumeration's member.
            way = Direction(direction)
            colour = tokens.quiet if struck else tokens.tones[DIRECTION_TONES[way]].text
            font.setWeight(QFont.Weight.DemiBold)
            room.setLeft(self._draw_symbol(painter, room, way, colour))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(colour))
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _MIDDLE_LEFT, text)
        painter.restore()
        if not index.column() and index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height() - 1), QColor(tokens.accent.text))

    def _draw_symbol(self, painter: QPainter, room: QRectF, way: Direction, colour: str) -> float:
        side = self._look.type.px(15)
        pixmap = icon_pixmap(DIRECTION_SYMBOLS[way], colour, QSize(side, side), self._table.devicePixelRatioF())
        painter.drawPixmap(round(room.left()), round(room.center().y() - side / 2), pixmap)
        return room.left() + side + self._look.type.px(6)
