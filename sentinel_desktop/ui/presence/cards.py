"""Draws one person of the board: the name first and whole, then since when, then the rest.

Whoever is no member stands out by the form of what is beside the name, and by its colour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Flag, auto
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.presence import LONG_STAY, AttendeeOnBoard, BoardEntry, OnBoard, VisitorHere
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.board_layout import Density
from sentinel_desktop.ui.presence.card_chips import CardChip, CardChips, chips_of
from sentinel_desktop.ui.presence.scopes import is_ahead
from sentinel_desktop.ui.times import clock_text, since_text
from sentinel_desktop.ui.tokens import Pair, Tokens
from sentinel_desktop.ui.value_names import chip_name

_NAME_RATIOS: Final = (1.0, 0.94, 0.88, 0.82, 0.76)
_MARGIN: Final = 9
_NAMES_KNOWN: Final = 4096
"""So many names have a width that is known: those of a large board, several times."""
_LEAST_LETTERS: Final = 6
"""What is cut to fewer letters, sign and all, is better left out."""
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
        ahead: whether that time has not come.
    """

    full: str
    short: str
    long: bool
    ahead: bool = False


class CardLook(NamedTuple):
    """Everything that the picture of a card depends on.

    Attributes:
        names_hosts: whom a visitor came to see is said.
        expired: until when the visit was allowed, where that is over.
    """

    person: OnBoard
    since: SinceWords
    marks: Marks
    density: Density
    tokens: Tokens
    names_hosts: bool = False
    expired: str = ""


class When(NamedTuple):
    """What a card says of time, in full and in short, with its sign and its colour; no sign where all is well."""

    full: str
    short: str
    icon: str
    colour: str


class Cards:
    """Knows how the cards look, and draws them."""

    def __init__(self, setup: DeskSetup) -> None:
        self._setup = setup
        self._look = setup.look
        self._widths: dict[tuple[str, str], float] = {}
        self._measured: dict[int, tuple[OnBoard, float]] = {}
        self._since: dict[datetime | None, SinceWords] = {}
        self._chips = CardChips(setup.look.type)
        self._now = setup.now()
        self.names_hosts = False

    def look(self, person: OnBoard, marks: Marks, density: Density) -> CardLook:
        """Return how a card looks now, by the time that ``time_passed`` told last."""
        if person.since not in self._since:
            self._since[person.since] = self._since_words(person.since)
        since, tokens = self._since[person.since], self._look.tokens
        if isinstance(person, VisitorHere):
            over = person.expires_at is not None and person.expires_at <= self._now
            expired = since_text(person.expires_at, self._now, self._setup.zone) if over and person.expires_at else ""
            return CardLook(person, since, marks, density, tokens, self.names_hosts, expired)
        return CardLook(person, since, marks, density, tokens)

    def time_passed(self) -> None:
        """Have the times put into words anew: a day may have ended, or a stay become a long one."""
        self._now = self._setup.now()
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
        px = self._look.type.px
        inner = rect.adjusted(px(_MARGIN), px(7), -px(_MARGIN), -px(7))
        avatar = px(34)
        room = inner.width() - avatar - px(9)
        if self._name_width(look.person, _NAME_RATIOS[1]) <= room:
            self._draw_avatar(painter, QRectF(inner.left(), inner.center().y() - avatar / 2, avatar, avatar), look)
            inner.setLeft(inner.right() - room)
        half = inner.height() * 0.54
        self._draw_name(painter, QRectF(inner.left(), inner.top(), inner.width(), half), look)
        self._draw_below(painter, QRectF(inner.left(), inner.top() + half, inner.width(), inner.height() - half), look)

    def _draw_below(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        """Draw the chips that leave room for the time, the time, and of the rest what is left room for."""
        chips, when = chips_of(look.person, look.tokens), _when(look)
        text = when.full
        if self._time_width(text, when) + self._chips.least_width(chips) > rect.width():
            text = when.short
        left, needed = rect.left(), self._time_width(text, when)
        for chip, width in self._chips.that_fit(chips, rect.width() - needed):
            self._chips.draw(painter, left, rect.center().y(), chip, width)
            left += width
        rect = QRectF(left, rect.top(), rect.right() - left, rect.height())
        self._draw_time(painter, rect, when, text, _MIDDLE_LEFT)
        self._draw_rest(painter, rect.adjusted(needed, 0, 0, 0), look)

    def _draw_rest(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        """Draw what stands after the time; a host's name may be cut, everything else is whole or left out."""
        rest, is_name = _rest(look)
        metrics = QFontMetricsF(self._time_font())
        text = f" · {rest}"
        if not rest or (not is_name and metrics.horizontalAdvance(text) > rect.width()):
            return
        painter.setPen(QColor(look.tokens.quiet))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _MIDDLE_LEFT, cut if len(cut) > _LEAST_LETTERS else "")

    def _draw_compact(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        px = self._look.type.px
        inner = rect.adjusted(px(_MARGIN), 0, -px(_MARGIN), 0)
        if not isinstance(look.person, BoardEntry):
            self._draw_kind(painter, inner, look)
            inner.setLeft(inner.left() + px(20))
        chips, when = chips_of(look.person, look.tokens), _when(look)
        room = inner.width() - self._time_width(when.short, when) - px(8)
        must = self._chips.least_width(chips, small=True)
        if self._name_width(look.person, _NAME_RATIOS[-1] if must else _NAME_RATIOS[2]) <= room - must:
            self._draw_time(painter, inner, when, when.short, _MIDDLE_RIGHT)
            inner.setWidth(room)
            left_over = room - self._name_width(look.person, _NAME_RATIOS[2]) - px(6)
            self._draw_chips_at_the_end(painter, inner, chips, max(must, left_over))
        elif must and self._name_width(look.person, _NAME_RATIOS[-1]) <= inner.width() - must:
            # Without room for the time too, what must be known stands before it.
            self._draw_chips_at_the_end(painter, inner, chips, must)
        self._draw_name(painter, inner, look)

    def _draw_chips_at_the_end(self, painter: QPainter, rect: QRectF, chips: tuple[CardChip, ...], room: float) -> None:
        """Draw the chips for which there is room at the end of ``rect``, and take it from there."""
        fitting = tuple(self._chips.that_fit(chips, room, small=True))
        rect.setWidth(rect.width() - sum(width for _, width in fitting))
        left = rect.right()
        for chip, width in fitting:
            self._chips.draw(painter, left, rect.center().y(), chip, width)
            left += width

    def _draw_avatar(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        """Draw the initials: of a member in a circle, of anybody else in a square with round corners."""
        pair = _colours(look)
        painter.setPen(Qt.PenStyle.NoPen)
        # A chosen card has the ground that the initials of members have.
        painter.setBrush(QColor(look.tokens.surface if Marks.SELECTED in look.marks else pair.ground))
        if isinstance(look.person, BoardEntry):
            painter.drawEllipse(rect)
        else:
            painter.drawRoundedRect(rect, self._look.type.px(9), self._look.type.px(9))
        painter.setFont(self._look.type.font(0.82, QFont.Weight.Bold))
        painter.setPen(QColor(pair.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(look.person))

    def _draw_kind(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        side = self._look.type.px(15)
        icon = "calendar-days" if isinstance(look.person, AttendeeOnBoard) else "id-card"
        paint_icon(painter, icon, _colours(look).text, QRectF(rect.left(), rect.center().y() - side / 2, side, side))

    # --- the name: the last thing to be cut -----------------------------------------------------------------------

    def _draw_name(self, painter: QPainter, rect: QRectF, look: CardLook) -> None:
        person = look.person
        ratio = next((r for r in _NAME_RATIOS if self._name_width(person, r) <= rect.width()), _NAME_RATIOS[-1])
        rank, name = _split(person)
        painter.setPen(QColor(look.tokens.text))
        bold, plain = self._name_fonts(ratio)
        painter.setFont(bold)
        painter.drawText(rect, _MIDDLE_LEFT, rank)
        rest = rect.adjusted(QFontMetricsF(bold).horizontalAdvance(rank), 0, 0, 0)
        painter.setFont(plain)
        cut = QFontMetricsF(plain).elidedText(name, Qt.TextElideMode.ElideRight, rest.width() + 1)
        painter.drawText(rest, _MIDDLE_LEFT, cut)

    def _name_width(self, person: OnBoard, ratio: float) -> float:
        """Return the width of a name; it grows with the font but for the rounding of glyphs, a pixel at most."""
        key = (person.member.rank if isinstance(person, BoardEntry) else "", person.display_name)
        width = self._widths.get(key)
        if width is None:
            rank, name = _split(person)
            bold, plain = self._name_fonts(1.0)
            width = QFontMetricsF(bold).horizontalAdvance(rank) + QFontMetricsF(plain).horizontalAdvance(name)
            if len(self._widths) >= _NAMES_KNOWN:
                # Of the visitors of many weeks; whoever is here is measured again.
                self._widths.clear()
            self._widths[key] = width
        return width * ratio + 1

    def _name_fonts(self, ratio: float) -> tuple[QFont, QFont]:
        type_ = self._look.type
        return type_.font(ratio, QFont.Weight.Bold), type_.font(ratio, QFont.Weight.Medium)

    def least_width(self, people: Iterable[OnBoard]) -> int:
        """Return the width that cards need to show every name uncut; 0 where there is nobody."""
        known = self._measured
        # By the object, which is kept: with every scan, over everybody, and most are the same as before.
        self._measured = {
            id(person): known.get(id(person)) or (person, self._name_width(person, _NAME_RATIOS[-1]))
            for person in people
        }
        widest = max((width for _, width in self._measured.values()), default=0)
        return ceil(widest) + 2 * self._look.type.px(_MARGIN) if widest else 0

    # --- since when -----------------------------------------------------------------------------------------------

    def _draw_time(self, painter: QPainter, rect: QRectF, when: When, text: str, align: Qt.AlignmentFlag) -> None:
        px = self._look.type.px
        painter.setFont(self._time_font())
        painter.setPen(QColor(when.colour))
        if when.icon:
            size = px(13)
            left = rect.left() if align is _MIDDLE_LEFT else rect.right() - self._time_width(text, when)
            paint_icon(painter, when.icon, when.colour, QRectF(left, rect.center().y() - size / 2, size, size))
            rect = rect.adjusted(size + px(4), 0, 0, 0) if align is _MIDDLE_LEFT else rect
        painter.drawText(rect, align, text)

    def _time_width(self, text: str, when: When) -> float:
        """Return the room of a time, with its sign before it."""
        sign = self._look.type.px(13) + self._look.type.px(4) if when.icon else 0
        return QFontMetricsF(self._time_font()).horizontalAdvance(text) + sign

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
        return SinceWords(since_text(since, now, zone), short, stay > LONG_STAY, is_ahead(since, now))


def initials(person: OnBoard) -> str:
    """Return the initials of somebody, the first name's first."""
    if isinstance(person, BoardEntry):
        first, last = person.member.first_name, person.member.last_name
    else:
        # Others are called by their last name, after a rank that need be none of the unit's: "Lt(N) Roy, Jean".
        last, _, first = person.display_name.partition(",")
        last = last.rsplit(maxsplit=1)[-1] if last.strip() else ""
    return (first.strip()[:1] + last[:1]).upper()


def _colours(look: CardLook) -> Pair:
    """Return the colours of the initials, by who it is."""
    if isinstance(look.person, BoardEntry):
        return look.tokens.accent
    return look.tokens.tones[Tone.IN if isinstance(look.person, AttendeeOnBoard) else Tone.OUT]


def _when(look: CardLook) -> When:
    """Return what a card says of time: that a visit expired before that somebody is in for long."""
    since, tones = look.since, look.tokens.tones
    if look.expired:
        full = QCoreApplication.translate("Board", "expired {time}").format(time=look.expired)
        return When(full, QCoreApplication.translate("Board", "expired"), "clock", tones[Tone.REFUSED].text)
    full = QCoreApplication.translate("Board", "since {time}").format(time=since.full)
    if since.ahead:
        return When(full, since.short, "triangle-alert", tones[Tone.OUT].text)
    if since.long:
        return When(f"{full} · {since.short}", since.short, "hourglass", tones[Tone.OUT].text)
    return When(full, since.short, "", look.tokens.quiet)


def _rest(look: CardLook) -> tuple[str, bool]:
    """Return what stands after the time, and whether it is a name: a visitor's host where that may be said."""
    person = look.person
    if isinstance(person, AttendeeOnBoard):
        return person.event, False
    if not isinstance(person, VisitorHere):
        return "", False
    if look.names_hosts and person.host is not None:
        return QCoreApplication.translate("Board", "host {name}").format(name=person.host.last_name), True
    return chip_name(person.visit_type), False


def _split(person: OnBoard) -> tuple[str, str]:
    """Return the rank and the rest of the display name, which is how the two weights of a name are told apart."""
    if not isinstance(person, BoardEntry):
        return "", person.display_name
    member = person.member
    if member.rank and member.display_name.startswith(f"{member.rank} "):
        return member.rank, member.display_name[len(member.rank) :]
    return "", member.display_name
