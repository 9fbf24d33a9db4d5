"""A slider over an operational day, in steps of five minutes, with its hours beneath."""

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from sentinel_desktop.domain.day_moments import STEPS_IN_AN_HOUR, DayMoments
from sentinel_desktop.ui.theme import Appearance

_MOVES: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: -STEPS_IN_AN_HOUR,
    Qt.Key.Key_Up: STEPS_IN_AN_HOUR,
    Qt.Key.Key_PageDown: -STEPS_IN_AN_HOUR,
    Qt.Key.Key_PageUp: STEPS_IN_AN_HOUR,
}
_KNOB: Final = 9
_HEIGHT: Final = 54


class DaySlider(QSlider):
    """Left and Right move by five minutes, Down and Up by an hour; it goes no further than ``last_step``.

    Args:
        look: of the window.
        zone: in which the hours are written.
        day: the day it begins with.
    """

    def __init__(self, look: Appearance, zone: ZoneInfo, day: DayMoments, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._zone, self._day = look, zone, day
        self._last = day.last_step
        self.setAccessibleName(self.tr("Time of the day"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setRange(0, day.last_step)
        self.setPageStep(STEPS_IN_AN_HOUR)
        look.changed.connect(self.update)

    def show_day(self, day: DayMoments, last_step: int) -> None:
        """Stand for another day, of which the steps after ``last_step`` are yet to come; where it stands is kept."""
        self._day, self._last = day, last_step
        self.setRange(0, day.last_step)
        self.setValue(min(self.value(), last_step))
        self.update()

    def move_to(self, step: int) -> None:
        """Stand at a step, or at the last one that may be."""
        self.setValue(min(max(step, 0), self._last))

    def sizeHint(self) -> QSize:
        """Return room for the line and the hours."""
        return QSize(self._look.type.px(500), self._look.type.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return room for the line with few hours."""
        return QSize(self._look.type.px(260), self._look.type.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by keyboard."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif key in _MOVES:
            self.move_to(self.value() + _MOVES[key])
        elif key == Qt.Key.Key_Home:
            self.move_to(0)
        elif key == Qt.Key.Key_End:
            self.move_to(self._last)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand where the mouse is."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, and not the time under the mouse by mistake."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, what of it is yet to come, the hours, and the knob."""
        tokens, px = self._look.tokens, self._look.type.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left, right = px(16), self._x(0), self._x(self._day.last_step)
        here, last = self._x(self.value()), self._x(self._last)
        for colour, begins, ends in (
            (tokens.border, left, right),
            (tokens.quiet, left, last),
            (tokens.accent.text, left, here),
        ):
            painter.setPen(QPen(QColor(colour), px(4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(begins, middle), QPointF(ends, middle))
        self._draw_hours(painter, middle)
        knob = px(_KNOB)
        painter.setPen(QPen(QColor(tokens.accent.text), px(3)))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(QPointF(here, middle), knob, knob)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(here, middle), knob + px(4), knob + px(4))
        painter.end()

    def _draw_hours(self, painter: QPainter, middle: int) -> None:
        tokens, px = self._look.tokens, self._look.type.px
        font = self._look.type.font(0.86)
        room = QFontMetricsF(font).horizontalAdvance("00:00") + px(12)
        painter.setFont(font)
        free = 0.0
        for step, words in self._hours():
            x = self._x(step)
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(QPointF(x, middle + px(13)), QPointF(x, middle + px(18)))
            where = QRectF(x - room / 2, middle + px(19), room, px(18))
            where.moveLeft(min(max(0.0, where.left()), self.width() - room))
            if where.left() >= free:
                painter.setPen(QColor(tokens.quiet))
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)
                free = where.right()

    def _hours(self) -> Iterator[tuple[int, str]]:
        """Yield each step at which a local hour begins; one that comes twice, twice."""
        for step in range(self._day.last_step + 1):
            local = self._day.moment(step).astimezone(self._zone)
            if not local.minute:
                yield step, local.strftime("%H:%M")

    def _x(self, step: int) -> float:
        edge = self._edge()
        return edge + (self.width() - 2 * edge) * step / max(1, self._day.last_step)

    def _edge(self) -> float:
        return float(self._look.type.px(_KNOB + 8))

    def _follow(self, event: QMouseEvent) -> None:
        edge = self._edge()
        share = (event.position().x() - edge) / max(1.0, self.width() - 2 * edge)
        self.move_to(round(share * self._day.last_step))
