"""A value chosen from a list that drops down, drawn as the fields beside it are drawn."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.theme import Appearance

_LEFT, _RIGHT = 10, 28
_FRAMED = 8


class DropDown(QComboBox):
    """Says by its edge where the keyboard is, and what is wrong where its property ``bad`` is set."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def findData(
        self,
        data: object,
        /,
        role: int = Qt.ItemDataRole.UserRole,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchExactly,
    ) -> int:
        """Return the first line that stands for what equals ``data``, -1 where none does.

        Qt's own asks of a value of Python, such as a UUID, whether it is the very same object: one that was read again
        from the database never is.
        """
        del flags
        return next((row for row in range(self.count()) if self.itemData(row, role) == data), -1)

    def sizeHint(self) -> QSize:
        """Return a size that has room for the longest words, where it adjusts to them, and the sign beside them."""
        hint = super().sizeHint() + QSize(self._look.type.px(_FRAMED), 0)
        if self.sizeAdjustPolicy() is not QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon:
            metrics, beside = self.fontMetrics(), self._look.type.px(_LEFT + _RIGHT) + 2
            named = [self.placeholderText(), *(self.itemText(row) for row in range(self.count()))]
            hint.setWidth(max(metrics.horizontalAdvance(words) for words in named) + beside)
        return hint

    def minimumSizeHint(self) -> QSize:
        """Return the same, or that of the fewest letters that are shown."""
        if self.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon:
            return super().minimumSizeHint() + QSize(self._look.type.px(_FRAMED), 0)
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box as the fields beside it are drawn, with the sign that it opens."""
        tokens, px = self._look.tokens, self._look.type.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = tokens.border, 1
        if self.property("bad"):
            edge, width = tokens.tones[Tone.REFUSED].text, 2
        elif self.hasFocus():
            edge, width = tokens.accent.text, 2
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(tokens.surface if self.isEnabled() else tokens.ground))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(8), px(8))
        shown = self.currentText() or self.placeholderText()
        painter.setPen(QColor(tokens.text if self.currentText() and self.isEnabled() else tokens.quiet))
        room = QRectF(self.rect()).adjusted(px(_LEFT), 0, -px(_RIGHT), 0)
        shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        middle = QPointF(self.width() - px(16), self.height() / 2)
        painter.setPen(QPen(QColor(tokens.quiet), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        wing, drop = px(4), px(2)
        corner = middle + QPointF(0, drop)
        painter.drawPolyline([middle + QPointF(-wing, -drop), corner, middle + QPointF(wing, -drop)])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, and not the value under the mouse by mistake."""
        event.ignore()
