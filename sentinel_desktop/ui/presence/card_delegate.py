"""Paints one person of the board: the name first and whole, then since when, then the rest."""

from datetime import timedelta
from math import ceil
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.board_layout import Density
from sentinel_desktop.ui.presence.model import ENTRY_ROLE, Index
from sentinel_desktop.ui.times import clock_text, since_text

LONG_STAY: Final = timedelta(hours=12)
_NAME_RATIOS: Final = (1.0, 0.94, 0.88, 0.82, 0.76)
_MARGIN: Final = 9
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """Paints the cards; the view sets the density and the member whose scan is on the panel."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._look = setup.look
        self.density = Density.COMFORTABLE
        self.fresh: MemberId | None = None
        self._widths: dict[tuple[str, str], float] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        entry: BoardEntry = index.data(ENTRY_ROLE)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, fresh=entry.member.id == self.fresh)
        if self.density is Density.COMFORTABLE:
            self._paint_comfortable(painter, rect, entry)
        else:
            self._paint_compact(painter, rect, entry)
        painter.restore()

    # --- the card -------------------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, fresh: bool) -> None:
        tokens, type_ = self._look.tokens, self._look.type
        border, ground, width = tokens.border, tokens.surface, 1.0
        if fresh:
            border, ground = tokens.tones[Tone.IN].text, tokens.tones[Tone.IN].ground
        if state & QStyle.StateFlag.State_Selected:
            border, ground = tokens.accent.text, tokens.accent.ground
        if state & QStyle.StateFlag.State_HasFocus:
            border, width = tokens.accent.text, 2.0
        painter.setPen(QPen(QColor(border), width))
        painter.setBrush(QColor(ground))
        radius = type_.px(8 if self.density is Density.COMFORTABLE else 6)
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)

    def _paint_comfortable(self, painter: QPainter, rect: QRectF, entry: BoardEntry) -> None:
        px = self._look.type.px
        inner = rect.adjusted(px(_MARGIN), px(7), -px(_MARGIN), -px(7))
        avatar = px(34)
        room = inner.width() - avatar - px(9)
        if self._name_width(entry, _NAME_RATIOS[1]) <= room:
            self._paint_avatar(painter, QRectF(inner.left(), inner.center().y() - avatar / 2, avatar, avatar), entry)
            inner.setLeft(inner.right() - room)
        half = inner.height() * 0.54
        self._paint_name(painter, QRectF(inner.left(), inner.top(), inner.width(), half), entry)
        below = QRectF(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        text = QCoreApplication.translate("Board", "since {time}").format(time=self._since(entry))
        if self._is_long(entry):
            text = f"{text} · {self._short_since(entry)}"
        self._paint_time(painter, below, entry, text, _MIDDLE_LEFT)

    def _paint_compact(self, painter: QPainter, rect: QRectF, entry: BoardEntry) -> None:
        px = self._look.type.px
        inner = rect.adjusted(px(_MARGIN), 0, -px(_MARGIN), 0)
        text = self._short_since(entry)
        time_width = QFontMetricsF(self._time_font()).horizontalAdvance(text) + px(8)
        if self._is_long(entry):
            time_width += px(16)
        room = inner.width() - time_width
        if self._name_width(entry, _NAME_RATIOS[2]) <= room:
            self._paint_time(painter, inner, entry, text, _MIDDLE_RIGHT)
            inner.setWidth(room)
        self._paint_name(painter, inner, entry)

    def _paint_avatar(self, painter: QPainter, rect: QRectF, entry: BoardEntry) -> None:
        accent = self._look.tokens.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(accent.ground))
        painter.drawEllipse(rect)
        painter.setFont(self._look.type.font(0.82, QFont.Weight.Bold))
        painter.setPen(QColor(accent.text))
        initials = entry.member.first_name[:1] + entry.member.last_name[:1]
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials.upper())

    # --- the name: the last thing to be cut -----------------------------------------------------------------------

    def _paint_name(self, painter: QPainter, rect: QRectF, entry: BoardEntry) -> None:
        ratio = next((r for r in _NAME_RATIOS if self._name_width(entry, r) <= rect.width()), _NAME_RATIOS[-1])
        rank, name = _split(entry)
        painter.setPen(QColor(self._look.tokens.text))
        bold, plain = self._name_fonts(ratio)
        painter.setFont(bold)
        painter.drawText(rect, _MIDDLE_LEFT, rank)
        rest = rect.adjusted(QFontMetricsF(bold).horizontalAdvance(rank), 0, 0, 0)
        painter.setFont(plain)
        cut = QFontMetricsF(plain).elidedText(name, Qt.TextElideMode.ElideRight, rest.width() + 1)
        painter.drawText(rest, _MIDDLE_LEFT, cut)

    def _name_width(self, entry: BoardEntry, ratio: float) -> float:
        """Return the width of a name; it grows with the font but for the rounding of glyphs, a pixel at most."""
        key = (entry.member.rank, entry.member.display_name)
        if key not in self._widths:
            rank, name = _split(entry)
            bold, plain = self._name_fonts(1.0)
            width = QFontMetricsF(bold).horizontalAdvance(rank) + QFontMetricsF(plain).horizontalAdvance(name)
            self._widths[key] = width
        return self._widths[key] * ratio + 1

    def _name_fonts(self, ratio: float) -> tuple[QFont, QFont]:
        type_ = self._look.type
        return type_.font(ratio, QFont.Weight.Bold), type_.font(ratio, QFont.Weight.Medium)

    def least_width(self, entry: BoardEntry) -> int:
        """Return the width that a card needs to show the name uncut."""
        return ceil(self._name_width(entry, _NAME_RATIOS[-1])) + 2 * self._look.type.px(_MARGIN)

    # --- since when -----------------------------------------------------------------------------------------------

    def _paint_time(
        self, painter: QPainter, rect: QRectF, entry: BoardEntry, text: str, align: Qt.AlignmentFlag
    ) -> None:
        tokens, px = self._look.tokens, self._look.type.px
        painter.setFont(self._time_font())
        painter.setPen(QColor(tokens.quiet))
        if self._is_long(entry):
            colour = tokens.tones[Tone.OUT].text
            painter.setPen(QColor(colour))
            size = px(13)
            used = QFontMetricsF(self._time_font()).horizontalAdvance(text) + size + px(4)
            left = rect.left() if align is _MIDDLE_LEFT else rect.right() - used
            paint_icon(painter, "hourglass", colour, QRectF(left, rect.center().y() - size / 2, size, size))
            rect = rect.adjusted(size + px(4), 0, 0, 0) if align is _MIDDLE_LEFT else rect
        painter.drawText(rect, align, text)

    def _time_font(self) -> QFont:
        return self._look.type.font(0.88)

    def _since(self, entry: BoardEntry) -> str:
        return since_text(entry.since, self._setup.now(), self._setup.zone) if entry.since else "—"

    def _short_since(self, entry: BoardEntry) -> str:
        """Return the hours of a long stay, else the time, which needs no day: it is less than 12 hours ago."""
        if entry.since is None:
            return "—"
        if self._is_long(entry):
            hours = int((self._setup.now() - entry.since) / timedelta(hours=1))
            return QCoreApplication.translate("Board", "{n} h").format(n=hours)
        return clock_text(entry.since, self._setup.zone)

    def _is_long(self, entry: BoardEntry) -> bool:
        return entry.since is not None and self._setup.now() - entry.since > LONG_STAY


def _split(entry: BoardEntry) -> tuple[str, str]:
    """Return the rank and the rest of the display name, which is how the two weights of a name are told apart."""
    member = entry.member
    if member.rank and member.display_name.startswith(f"{member.rank} "):
        return member.rank, member.display_name[len(member.rank) :]
    return "", member.display_name
