"""The scan panel: what came of the last badge, to be read from two metres, and a calm clock between badges."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.answers import WAITING_SYMBOL, AnswerLook
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.typography import LARGEST_POINT, FittedText, fit_text

_TOP_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED: Final = int(_TOP_LEFT | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class IdleLook:
    """What the panel shows between badges; ``alarm`` where a badge would not be recorded."""

    icon: str
    title: str
    sentence: str
    clock: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer on the panel; ``time`` as people read it, ``waiting`` for the database."""

    scan_id: ScanId
    look: AnswerLook
    time: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class _Inks:
    ground: str
    border: str
    strong: str
    plain: str


class ScanPanel(QWidget):
    """Shows one answer, or that the reader waits for a badge.

    ``painted`` tells the id of the scan right after its answer was drawn for the first time; whoever listens only
    takes note of the moment.
    """

    painted = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._idle = IdleLook("nfc", "", "", "")
        self._answer: ShownAnswer | None = None
        self._unpainted: ScanId | None = None
        self.setObjectName("scanPanel")
        self.setAccessibleName(self.tr("Scan result"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def answer(self) -> ShownAnswer | None:
        """The answer that is on the panel."""
        return self._answer

    def sizeHint(self) -> QSize:
        """Return the room in which most names stand in their full size."""
        return QSize(self._look.type.px(360), self._look.type.px(300))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which everything of an answer can be read."""
        return QSize(self._look.type.px(204), self._look.type.px(240))

    def show_answer(self, answer: ShownAnswer) -> None:
        """Show an answer until the next one or until ``show_idle``."""
        self._answer = answer
        self._unpainted = answer.scan_id
        look = answer.look
        spoken = ". ".join(part for part in (look.word, look.name, look.sentence, look.note) if part)
        self.setAccessibleDescription(spoken)
        # At once, before anything else is worked off: somebody stands at the reader and waits for this.
        self.repaint()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def show_idle(self, idle: IdleLook) -> None:
        """Show that the reader waits; an answer that is on the panel goes."""
        if self._answer is None and idle == self._idle:
            return
        self._answer = None
        self._unpainted = None
        self._idle = idle
        self.setAccessibleDescription(f"{idle.title}. {idle.sentence}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._answer is not None:
            self._paint_answer(painter, self._answer)
        else:
            self._paint_idle(painter)
        painter.end()
        drawn, self._unpainted = self._unpainted, None
        if drawn is not None:
            self.painted.emit(drawn)

    # --- an answer ------------------------------------------------------------------------------------------------

    def _paint_answer(self, painter: QPainter, answer: ShownAnswer) -> None:
        px, look = self._look.type.px, answer.look
        inks = self._inks(look.tone, waiting=answer.waiting)
        self._paint_ground(painter, inks, border=3 if answer.waiting else 1)
        room = QRectF(self.rect()).adjusted(px(22), px(18), -px(22), -px(16))
        room.setTop(self._paint_word(painter, room, answer, inks))
        room.setBottom(self._paint_foot(painter, room, look, inks))
        room.setBottom(self._paint_time(painter, room, answer.time, inks))
        self._paint_name(painter, room, look, inks)

    def _inks(self, tone: Tone, *, waiting: bool) -> _Inks:
        """A filled panel for what is recorded, an outlined one for what still waits: seen without reading."""
        tokens = self._look.tokens
        if waiting:
            pair = tokens.tones[tone]
            return _Inks(pair.ground, pair.text, pair.text, tokens.text)
        panel = tokens.panels[tone]
        return _Inks(panel.ground, panel.ground, panel.text, panel.text)

    def _paint_ground(self, painter: QPainter, inks: _Inks, border: float) -> None:
        radius = self._look.type.px(14)
        painter.setBrush(QColor(inks.ground))
        painter.setPen(QPen(QColor(inks.border), border))
        half = border / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _paint_word(self, painter: QPainter, room: QRectF, answer: ShownAnswer, inks: _Inks) -> float:
        px, look = self._look.type.px, answer.look
        size = px(30)
        paint_icon(painter, look.symbol, inks.strong, QRectF(room.left(), room.top(), size, size))
        painter.setPen(QColor(inks.strong))
        left = room.left() + size + px(10)
        if answer.waiting:
            side = px(22)
            badge = QRectF(room.right() - side, room.top() + (size - side) / 2, side, side)
            paint_icon(painter, WAITING_SYMBOL, inks.strong, badge)
        width = room.right() - left - (px(28) if answer.waiting else 0)
        font = self._look.type.font(1.5, QFont.Weight.Bold)
        fitted = fit_text(look.word, font, QSizeF(width, size * 1.2))
        painter.setFont(fitted.font)
        # Beside the symbol, in one line or in two small ones.
        y = room.top() + (size - len(fitted.lines) * fitted.line_height) / 2 + QFontMetricsF(fitted.font).ascent()
        for line in fitted.lines:
            painter.drawText(QPointF(left, y), line)
            y += fitted.line_height
        return room.top() + size + px(8)

    def _paint_foot(self, painter: QPainter, room: QRectF, look: AnswerLook, inks: _Inks) -> float:
        """Paint the sentence over the panel's lower edge; return where it begins."""
        px = self._look.type.px
        text = " ".join(part for part in (look.note, look.sentence) if part)
        font = self._look.type.font(1.08, QFont.Weight.Medium)
        needed = QFontMetricsF(font).boundingRect(room, _WRAPPED, text).height()
        top = room.bottom() - needed
        painter.setFont(font)
        painter.setPen(QColor(inks.plain))
        painter.drawText(QRectF(room.left(), top, room.width(), needed), _WRAPPED, text)
        line = QColor(inks.plain)
        line.setAlphaF(0.35)
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(room.left(), top - px(9)), QPointF(room.right(), top - px(9)))
        return top - px(16)

    def _paint_time(self, painter: QPainter, room: QRectF, text: str, inks: _Inks) -> float:
        font = self._look.type.font(1.9, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(inks.plain))
        painter.drawText(QPointF(room.left(), room.bottom() - metrics.descent()), text)
        return room.bottom() - metrics.capHeight() - metrics.descent() - self._look.type.px(8)

    def _paint_name(self, painter: QPainter, room: QRectF, look: AnswerLook, inks: _Inks) -> None:
        small = self._look.type.font(1.15, QFont.Weight.Medium)
        metrics = QFontMetricsF(small)
        detail = metrics.elidedText(look.detail, Qt.TextElideMode.ElideRight, room.width())
        detail_height = metrics.height() if detail else 0.0
        fitted = self.fitted_name(look.name, QSizeF(room.width(), room.height() - detail_height))
        painter.setFont(fitted.font)
        painter.setPen(QColor(inks.plain))
        y = room.top() + QFontMetricsF(fitted.font).ascent() * 0.94
        for line in fitted.lines:
            painter.drawText(QPointF(room.left(), y), line)
            y += fitted.line_height
        painter.setFont(small)
        top = room.top() + len(fitted.lines) * fitted.line_height
        painter.drawText(QRectF(room.left(), top, room.width(), detail_height), _TOP_LEFT, detail)

    def fitted_name(self, name: str, room: QSizeF) -> FittedText:
        """Return a name as large as ``room`` lets it be, up to 60 points."""
        return fit_text(name, self._look.type.font_of_point(LARGEST_POINT, QFont.Weight.Bold), room)

    # --- between badges -------------------------------------------------------------------------------------------

    def _paint_idle(self, painter: QPainter) -> None:
        tokens, px, idle = self._look.tokens, self._look.type.px, self._idle
        inks = _Inks(tokens.surface, tokens.border, tokens.text, tokens.quiet)
        mark, mark_ground = tokens.accent.text, tokens.accent.ground
        if idle.alarm:
            panel = tokens.panels[Tone.REFUSED]
            inks = _Inks(panel.ground, panel.ground, panel.text, panel.text)
            mark, mark_ground = panel.ground, panel.text
        self._paint_ground(painter, inks, border=1)
        room = QRectF(self.rect()).adjusted(px(22), px(18), -px(22), -px(16))
        middle = room.center().x()
        title = self._look.type.font(1.55, QFont.Weight.Bold)
        plain = self._look.type.font(1.0)
        wrapped = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        title_height = QFontMetricsF(title).boundingRect(room, wrapped, idle.title).height()
        sentence_height = QFontMetricsF(plain).boundingRect(room, wrapped, idle.sentence).height()
        disc = px(76)
        clock_room = px(64)
        y = room.top() + max(0, (room.height() - clock_room - disc - px(14) - title_height - sentence_height) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark_ground))
        painter.drawEllipse(QRectF(middle - disc / 2, y, disc, disc))
        size = px(38)
        paint_icon(painter, idle.icon, mark, QRectF(middle - size / 2, y + (disc - size) / 2, size, size))
        y += disc + px(14)
        painter.setFont(title)
        painter.setPen(QColor(inks.strong))
        painter.drawText(QRectF(room.left(), y, room.width(), title_height), wrapped, idle.title)
        y += title_height + px(2)
        painter.setFont(plain)
        painter.setPen(QColor(inks.plain))
        painter.drawText(QRectF(room.left(), y, room.width(), sentence_height), wrapped, idle.sentence)
        painter.setFont(self._look.type.font(2.5, QFont.Weight.DemiBold))
        painter.setPen(QColor(inks.strong))
        bottom = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(room, bottom, idle.clock)
