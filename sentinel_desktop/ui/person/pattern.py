"""The weeks of a member as a picture: seven days by twenty-four hours, the fuller the more weeks they were in."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sentinel_desktop.domain.presence_pattern import HOURS, WEEKDAYS, PresencePattern
from sentinel_desktop.ui.person.wording import cell_text, pattern_sentence, weekday_text
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.plain_label import text_label

_HOURS_NAMED: Final = (0, 6, 12, 18)
_LETTERS: Final = 3
_FAINTEST: Final = 0.22
_CELL: Final = 14


class PatternPicture(QWidget):
    """A calm heat map; what it shows stands in words under it, and for each hour in a tip."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pattern: PresencePattern | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Presence by weekday and hour"))
        look.changed.connect(self.update)

    def show_pattern(self, pattern: PresencePattern | None) -> None:
        """Show these weeks; none where they are not known yet."""
        self._pattern = pattern
        self.setAccessibleDescription("" if pattern is None else pattern_sentence(pattern))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of cells that are easily told apart."""
        px = self._look.type.px
        return QSize(px(40 + HOURS * _CELL), self._top() + WEEKDAYS * px(_CELL + 1))

    def minimumSizeHint(self) -> QSize:
        """Return the room of small cells."""
        return QSize(self._look.type.px(40 + HOURS * 9), self.sizeHint().height())

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the weekday and hour under a point, None beside them."""
        for weekday in range(WEEKDAYS):
            for hour in range(HOURS):
                if self._cell(weekday, hour).contains(point):
                    return weekday, hour
        return None

    def event(self, event: QEvent) -> bool:
        """Say in a tip what the hour under the mouse is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            if cell is not None and self._pattern is not None:
                QToolTip.showText(event.globalPos(), plain_tip(cell_text(self._pattern, *cell)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names of the days and hours, and the cells."""
        tokens, type_ = self._look.tokens, self._look.type
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(type_.font(0.8))
        painter.setPen(QColor(tokens.quiet))
        for hour in _HOURS_NAMED:
            cell = self._cell(0, hour)
            room = QRectF(cell.left(), 0, cell.width() * 5, self._top())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, f"{hour:02}:00")
        for weekday in range(WEEKDAYS):
            cell = self._cell(weekday, 0)
            room = QRectF(0, cell.top(), cell.left() - type_.px(6), cell.height())
            painter.drawText(
                room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, weekday_text(weekday)[:_LETTERS]
            )
        self._paint_cells(painter)
        painter.end()

    def _paint_cells(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        for weekday in range(WEEKDAYS):
            for hour in range(HOURS):
                count = self._pattern.hours[weekday][hour] if self._pattern is not None else 0
                colour = QColor(tokens.ground)
                if count and self._pattern is not None:
                    colour = QColor(tokens.accent.text)
                    share = min(1.0, count / self._pattern.weeks)
                    colour.setAlphaF(_FAINTEST + (1 - _FAINTEST) * share)
                painter.setBrush(colour)
                painter.drawRoundedRect(self._cell(weekday, hour), 2, 2)

    def _top(self) -> int:
        return self._look.type.px(19)

    def _cell(self, weekday: int, hour: int) -> QRectF:
        px = self._look.type.px
        left, gap = px(36), 2
        width = (self.width() - left) / HOURS
        height = px(_CELL + 1)
        return QRectF(left + hour * width, self._top() + weekday * height, width - gap, height - gap)


class PatternCard(Card):
    """The picture, and the same in words."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(look.type, "")
        self._name = self.tr("When they are in, the last 8 weeks")
        self.title.setText(self._name)
        self.setAccessibleName(self._name)
        self.picture = PatternPicture(look)
        self.sentence = text_label()
        self.sentence.setProperty("role", "quiet")
        self.sentence.setWordWrap(True)
        self.column.addWidget(self.picture)
        self.column.addWidget(self.sentence)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_pattern(self, pattern: PresencePattern | None) -> None:
        """Show these weeks; none where they are not known yet."""
        self.picture.show_pattern(pattern)
        self.sentence.setText("" if pattern is None else pattern_sentence(pattern))
