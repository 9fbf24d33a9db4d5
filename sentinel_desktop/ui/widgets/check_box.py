"""A box to tick, whose edge and tick are seen in light and in dark."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from sentinel_desktop.ui.theme import Appearance


class CheckBox(QCheckBox):
    """Drawn as the fields beside it are drawn: the style's own box is the ground's colour, a shade darker."""

    def __init__(self, look: Appearance, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box where the style has it, and the words as the style writes them."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        box = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        words = QStyleOptionButton(option)
        words.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, self._look, QRectF(box), ticked=self.isChecked(), enabled=self.isEnabled())
        style.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, words, painter, self)
        if self.hasFocus():
            around = style.subElementRect(QStyle.SubElement.SE_CheckBoxFocusRect, option, self)
            self._paint_focus(painter, QRectF(around))
        painter.end()

    def _paint_focus(self, painter: QPainter, room: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._look.tokens.accent.text), 2))
        radius = self._look.type.px(4)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), radius, radius)


class TickedRows(QStyledItemDelegate):
    """Rows of a list that are ticked, each with the box of a ``CheckBox``."""

    def __init__(self, look: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row as the style has it, and the box over the style's own."""
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if not shown.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return
        style = option.widget.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, self._look, QRectF(box), ticked=shown.checkState is Qt.CheckState.Checked)
        painter.restore()


def paint_box(painter: QPainter, look: Appearance, box: QRectF, *, ticked: bool, enabled: bool = True) -> None:
    """Draw a box, and a tick in it."""
    tokens, px = look.tokens, look.type.px
    colour = QColor(tokens.accent.text if enabled else tokens.quiet)
    painter.setPen(QPen(colour if ticked else QColor(tokens.quiet), 1))
    painter.setBrush(colour if ticked else QColor(tokens.surface))
    # Half a pixel in: an edge one pixel wide then covers whole ones.
    square = box.adjusted(0.5, 0.5, -0.5, -0.5)
    side = square.width()
    painter.drawRoundedRect(square, px(4), px(4))
    if ticked:
        at = square.topLeft()
        tick = [at + QPointF(x, y) * side for x, y in ((0.24, 0.53), (0.43, 0.71), (0.77, 0.32))]
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(tokens.surface), side / 7.5, Qt.PenStyle.SolidLine, cap, join))
        painter.drawPolyline(tick)
