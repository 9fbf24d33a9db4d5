"""How the cells of the table of members are drawn: values as chips, presence by symbol and word."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.members.model import MembersModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.chip import chip_size, paint_chip

_CHIP: Final = 0.86
"""The size of a chip's words in the table, of the body's."""


class MemberCells(QStyledItemDelegate):
    """Draws a cell over the ground of its row; the row that the keyboard is on has a mark at its left edge."""

    def __init__(self, look: Appearance, table: QTableView, rows: MembersModel) -> None:
        super().__init__(table)
        self._look = look
        self._rows = rows
        self._sizes: dict[str, QSizeF] = {}
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        # The style draws the ground alone: what it asks the model besides takes longer than drawing all of it here.
        style = self._table.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._table)
        cell = self._rows.cell(index.row(), index.column())
        if cell.chips is not None:
            self._paint_chips(painter, QRectF(option.rect), cell.chips)
        elif cell.state is not None:
            self._paint_presence(painter, QRectF(option.rect), cell.state, cell.text)
        else:
            self._paint_text(painter, option, cell.text)
        if not index.column() and index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            bar = QRectF(option.rect.left(), option.rect.top(), self._look.type.px(3), option.rect.height() - 1)
            painter.fillRect(bar, QColor(self._look.tokens.accent.text))

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        room = option.rect.adjusted(self._look.type.px(10), 0, -self._look.type.px(8), 0)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(option.font)
        painter.setPen(QColor(self._look.tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_chips(self, painter: QPainter, room: QRectF, chips: Sequence[Chip]) -> None:
        """Draw as many as there is room for; of the others their number stands at the end."""
        type_ = self._look.type
        gap, left, right = type_.px(4), room.left() + type_.px(6), room.right() - type_.px(4)
        for place, chip in enumerate(chips):
            text = chip_name(chip)
            size = self._size_of(text)
            more = len(chips) - place - 1
            end = right - (type_.px(26) if more else 0)
            if place and left + size.width() > end:
                self._paint_words(painter, QRectF(left, room.top(), type_.px(30), room.height()), f"+{more + 1}")
                return
            width = min(size.width(), end - left)
            top = room.center().y() - size.height() / 2
            paint_chip(painter, QRectF(left, top, width, size.height()), text, chip.colour, type_, _CHIP)
            left += width + gap

    def _size_of(self, text: str) -> QSizeF:
        """Return the room of a chip: the values of the lists are few, and a screen shows hundreds of them."""
        size = self._sizes.get(text)
        if size is None:
            size = self._sizes[text] = chip_size(text, self._look.type, _CHIP)
        return size

    def _paint_presence(self, painter: QPainter, room: QRectF, state: Direction, text: str) -> None:
        tokens, type_ = self._look.tokens, self._look.type
        colour = tokens.tones[Tone.IN].text if state is Direction.IN else tokens.quiet
        side = type_.px(15)
        symbol = "log-in" if state is Direction.IN else "log-out"
        pixmap = icon_pixmap(symbol, colour, QSize(side, side), self._table.devicePixelRatioF())
        left = room.left() + type_.px(8)
        painter.drawPixmap(round(left), round(room.center().y() - side / 2), pixmap)
        self._paint_words(painter, room.adjusted(type_.px(30), 0, 0, 0), text, colour)

    def _paint_words(self, painter: QPainter, room: QRectF, text: str, colour: str = "") -> None:
        painter.save()
        painter.setPen(QColor(colour or self._look.tokens.quiet))
        painter.setFont(self._look.type.font(0.93))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def parent(self) -> QObject:
        """Return the table."""
        return self._table
