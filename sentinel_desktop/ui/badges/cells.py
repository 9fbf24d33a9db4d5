"""How the status of a badge is drawn in the table: as the chip that supervisors gave it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.ui.badges.model import CHIP
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.chip import chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex
_SIZE = 0.86


class StatusCells(QStyledItemDelegate):
    """Draws a chip over the ground of its row."""

    def __init__(self, look: Appearance, table: QTableView) -> None:
        super().__init__(table)
        self._look = look

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to ``paint``."""
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of the chip."""
        hint = super().sizeHint(option, index)
        chip: Chip | None = index.data(CHIP)
        if chip is not None:
            width = chip_size(chip_name(chip), self._look.type, _SIZE).width()
            hint.setWidth(round(width) + self._look.type.px(12))
        return hint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        super().paint(painter, option, index)
        chip: Chip | None = index.data(CHIP)
        if chip is None:
            return
        type_, rect = self._look.type, QRectF(option.rect)
        size = chip_size(chip_name(chip), type_, _SIZE)
        width = min(size.width(), rect.width() - type_.px(8))
        top = rect.center().y() - size.height() / 2
        place = QRectF(rect.left() + type_.px(6), top, width, size.height())
        paint_chip(painter, place, chip_name(chip), chip.colour, type_, _SIZE)
