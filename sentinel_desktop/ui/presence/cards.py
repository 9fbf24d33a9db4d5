"""Draws one person of the board: the name first and whole, then since when, then the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Flag, auto
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.board_layout import Density
from sentinel_desktop.ui.times import clock_text, since_text
from sentinel_desktop.ui.tokens import Tokens

LONG_STAY: Final = timedelta(hours=12)
_NAME_RATIOS: Final = (1.0, 0.94, 0.88, 0.82, 0.76)
_MARGIN: Final = 9
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Marks(Flag):
    """How a card stands out; ``FRESH`` is that of the member whose scan is on the panel."""

    NONE = 0
    FRESH = auto()
    SELECTED = auto()
    FOCUSED = auto()


@dataclass(frozen=True, slots=True)
class SinceWords:
    """Since when somebody is in, at one moment.

    Attributes:
        full: the time, with its day where that is not today.
        short: the hours of a long stay, else the time, which needs no day: it is less than 12 hours ago.
        long: whether the stay is a long one.
    """

    full: str
    short: str
    long: bool


class CardLook(NamedTuple):
    """Everything that the picture of a card depends on."""

    entry: BoardEntry
    since: SinceWords
    marks: Marks
    density: Density
    tokens: Tokens


class Cards:
    """Knows how the cards look, and draws them."""

    def __init__(self, setup: DeskSetup) -> None:
        self._setup = setup
        self._look = setup.look
        self._widths: dict[tuple[str, str], float] = {}
        self._since: dict[datetime | None, SinceWords] = {}

    def look(self, entry: BoardEntry, marks: Marks, density: Density) -> CardLook:
        """Return how a card looks now, by the time that ``time_passed`` told last."""
        if entry.since not in self._since:
            self._since[entry.since] = self._since_words(entry.since)
        return CardLook(entry, self._since[entry.since], marks, density, self._look.tokens)

    def time_passed(self) -> None:
        """Have the times put into words anew: a day may have ended, or a stay become a long one."""
        self._since.clear()

    def draw(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        """Draw one card."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, rect, look)
        if look.density is Density.COMFORTABLE:
            self._draw_comfortable(painter, rect, look)
        else:
            self._draw_compact(painter, rect, look)

    # --- the card -------------------------------------------------------------------------------------------------

    def _draw_ground(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        tokens, type_ = look.tokens, self._look.type
        border, ground, width = tokens.border, tokens.surface, 1.0
        if Marks.FRESH in look.marks:
            border, ground = tokens.tones[Tone.IN].text, tokens.tones[Tone.IN].ground
        if Marks.SELECTED in look.marks:
            border, ground = tokens.accent.text, tokens.accent.ground
        if Marks.FOCUSED in look.marks:
            border, width = tokens.accent.text, 2.0
        painter.setPen(QPen(QColor(border), width))
        painter.setBrush(QColor(ground))
        radius = type_.px(8 if look.density is Density.COMFORTABLE else 6)
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)

    def _draw_comfortable(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        px, entry = self._look.type.px, look.entry
        inner = rect.adjusted(px(_MARGIN), px(7), -px(_MARGIN), -px(7))
        avatar = px(34)
        room = inner.width() - avatar - px(9)
        if self._name_width(entry, _NAME_RATIOS[1]) <= room:
            self._draw_avatar(painter, QRectF(inner.left(), inner.center().y() - avatar / 2, avatar, avatar), look)
            inner.setLeft(inner.right() - room)
        half = inner.height() * 0.54
        self._draw_name(painter, QRectF(inner.left(), inner.top(), inner.width(), half), look)
        below = QRectF(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        text = QCoreApplication.translate("Board", "since {time}").format(time=look.since.full)
        if look.since.long:
            text = f"{text} · {look.since.short}"
        self._draw_time(painter, below, look, text, _MIDDLE_LEFT)

    def _draw_compact(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        px = self._look.type.px
        inner = rect.adjusted(px(_MARGIN), 0, -px(_MARGIN), 0)
        text = look.since.short
        time_width = QFontMetricsF(self._time_font()).horizontalAdvance(text) + px(8)
        if look.since.long:
            time_width += px(16)
        room = inner.width() - time_width
        if self._name_width(look.entry, _NAME_RATIOS[2]) <= room:
            self._draw_time(painter, inner, look, text, _MIDDLE_RIGHT)
            inner.setWidth(room)
        self._draw_name(painter, inner, look)

    def _draw_avatar(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        accent, member = look.tokens.accent, look.entry.member
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(accent.ground))
        painter.drawEllipse(rect)
        painter.setFont(self._look.type.font(0.82, QFont.Weight.Bold))
        painter.setPen(QColor(accent.text))
        initials = member.first_name[:1] + member.last_name[:1]
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials.upper())

    # --- the name: the last thing to be cut -----------------------------------------------------------------------

    def _draw_name(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        entry = look.entry
        ratio = next((r for r in _NAME_RATIOS if self._name_width(entry, r) <= rect.width()), _NAME_RATIOS[-1])
        rank, name = _split(entry)
        painter.setPen(QColor(look.tokens.text))
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

    def least_width(self, entries: Iterable[BoardEntry]) -> int:
        """Return the width that cards need to show every name uncut; 0 where there is nobody."""
        widest = max((self._name_width(entry, _NAME_RATIOS[-1]) for entry in entries), default=0)
        return ceil(widest) + 2 * self._look.type.px(_MARGIN) if widest else 0

    # --- since when -----------------------------------------------------------------------------------------------

    def _draw_time(self, painter: QPainter, rect: QRectF, look: CardLook, text: str, align: Qt.AlignmentFlag) -> None:
        tokens, px = look.tokens, self._look.type.px
        painter.setFont(self._time_font())
        painter.setPen(QColor(tokens.quiet))
        if look.since.long:
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

    def _since_words(self, since: datetime | None) -> SinceWords:
        if since is None:
            return SinceWords("—", "—", long=False)
        now, zone = self._setup.now(), self._setup.zone
        stay = now - since
        short = clock_text(since, zone)
        if stay > LONG_STAY:
            short = QCoreApplication.translate("Board", "{n} h").format(n=int(stay / timedelta(hours=1)))
        return SinceWords(since_text(since, now, zone), short, stay > LONG_STAY)


def _split(entry: BoardEntry) -> tuple[str, str]:
    """Return the rank and the rest of the display name, which is how the two weights of a name are told apart."""
    member = entry.member
    if member.rank and member.display_name.startswith(f"{member.rank} "):
        return member.rank, member.display_name[len(member.rank) :]
    return "", member.display_name
