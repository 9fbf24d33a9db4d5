"""Draws a visitor's slip on paper or on the screen: the same lines, whatever they are drawn on."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from sentinel_desktop.domain.slips import PAPERS, Paper, SlipFormat, VisitorSlip
from sentinel_desktop.ui.assets import FONT_FAMILY

_INK: Final = QColor("#000000")
_PAPER: Final = QColor("#FFFFFF")
_QUIET: Final = QColor("#444444")
_TWO_LINES_FROM: Final = 1.4
_OF_TWO_LINES: Final = 0.62
_A_LITTLE_LESS: Final = 0.97
_MOST_BREAKS: Final = 40
_UNITS_A_MM: Final = 10.0
"""A slip is laid out in tenths of a millimetre, which no font is too small for."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Of a slip's parts, in units; a name takes as much of its room as it needs."""

    margin: float
    band: float
    name: float
    of: float
    label: float
    value: float
    escort: float
    columns: int


_ON_A_LABEL: Final = _Sizes(margin=35, band=78, name=96, of=42, label=25, value=40, escort=78, columns=2)
_ON_A6: Final = _Sizes(margin=60, band=130, name=150, of=60, label=34, value=62, escort=200, columns=1)


def draw_slip(painter: QPainter, slip: VisitorSlip, kind: SlipFormat, dots_a_mm: float) -> None:
    """Draw a slip from the upper left corner of a painter's device on; the sheet is white already.

    Args:
        painter: of the device; left as it was.
        slip: what stands on it.
        kind: what it is printed on.
        dots_a_mm: the device's resolution.
    """
    paper = PAPERS[kind]
    painter.save()
    painter.scale(dots_a_mm / _UNITS_A_MM, dots_a_mm / _UNITS_A_MM)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    page = QRectF(0, 0, paper.slip_width * _UNITS_A_MM, paper.slip_height * _UNITS_A_MM)
    if paper.is_cut_out:
        _draw_cut(painter, paper)
    _Slip(painter, _ON_A_LABEL if kind is SlipFormat.LABEL else _ON_A6, page).draw(slip)
    painter.restore()


def _draw_cut(painter: QPainter, paper: Paper) -> None:
    right, below = paper.slip_width * _UNITS_A_MM, paper.slip_height * _UNITS_A_MM
    painter.setPen(QPen(_QUIET, 2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(right, 0), QPointF(right, below))
    painter.drawLine(QPointF(0, below), QPointF(right, below))


class _Slip:
    """Draws one slip from top to bottom."""

    def __init__(self, painter: QPainter, sizes: _Sizes, page: QRectF) -> None:
        self._painter = painter
        self._sizes = sizes
        self._page = page
        self._left = page.left() + sizes.margin
        self._width = page.width() - 2 * sizes.margin
        self._y = page.top()

    def draw(self, slip: VisitorSlip) -> None:
        self._draw_band(slip)
        sizes = self._sizes
        self._y += sizes.margin * 0.5
        self._draw_name(slip.name)
        if slip.of:
            self._line(slip.of, sizes.of, QFont.Weight.Medium)
        self._line(slip.kind.side_by_side, sizes.of * 0.85, QFont.Weight.Normal, _QUIET)
        self._y += sizes.margin * 0.4
        self._draw_fields(slip)
        if slip.escort is not None:
            self._draw_escort(slip)

    def _draw_name(self, name: str) -> None:
        """Draw a name in one line or in two of one size, as high as its letters are."""
        parts = self._parts(name)
        size = self._sizes.name * (1.0 if len(parts) == 1 else _OF_TWO_LINES)
        fonts = [self._font(part, size, QFont.Weight.Bold, self._width) for part in parts]
        size = min(font.pixelSize() for font in fonts)
        for part in parts:
            self._line(part, size, QFont.Weight.Bold)

    def _draw_band(self, slip: VisitorSlip) -> None:
        """Draw the title, light on dark, with the unit's name beneath it or at its right."""
        sizes, page = self._sizes, self._page
        band = QRectF(page.left(), page.top(), page.width(), sizes.band)
        self._painter.fillRect(band, _INK)
        title = slip.title.side_by_side.upper()
        room = QRectF(self._left, band.top(), self._width, band.height())
        align = Qt.AlignmentFlag.AlignVCenter
        share = self._width * (0.5 if slip.unit else 1.0)
        font = self._font(title, sizes.band * 0.5, QFont.Weight.Bold, share)
        self._text(room, title, font, align | Qt.AlignmentFlag.AlignLeft, _PAPER)
        if slip.unit:
            rest = room.adjusted(share + sizes.margin * 0.5, 0, 0, 0)
            font = self._font(slip.unit, sizes.band * 0.36, QFont.Weight.Medium, rest.width())
            self._text(rest, slip.unit, font, align | Qt.AlignmentFlag.AlignRight, _PAPER)
        self._y = band.bottom()

    def _draw_fields(self, slip: VisitorSlip) -> None:
        sizes = self._sizes
        width = self._width / sizes.columns
        height = sizes.label * 1.25 + sizes.value * 1.3
        for place, field in enumerate(slip.fields):
            row, column = divmod(place, sizes.columns)
            left, top = self._left + column * width, self._y + row * height
            label = QRectF(left, top, width - sizes.margin * 0.3, sizes.label * 1.25)
            words = field.label.side_by_side
            weight = QFont.Weight.Normal
            self._text(label, words, self._font(words, sizes.label, weight, label.width()), _MIDDLE_LEFT, _QUIET)
            value = QRectF(left, label.bottom(), label.width(), sizes.value * 1.25)
            font = self._font(field.value, sizes.value, QFont.Weight.DemiBold, value.width())
            self._text(value, field.value, font, _MIDDLE_LEFT)
        self._y += -(-len(slip.fields) // sizes.columns) * height

    def _draw_escort(self, slip: VisitorSlip) -> None:
        """Draw in a thick frame at the foot that the visitor may not walk alone, each language in a line."""
        sizes, page = self._sizes, self._page
        assert slip.escort is not None  # noqa: S101 - asked before
        foot = page.bottom() - sizes.margin * 0.5
        box = QRectF(self._left, foot - sizes.escort, self._width, sizes.escort)
        self._painter.setPen(QPen(_INK, 8))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box)
        inside = box.adjusted(16, 8, -16, -8)
        words = (slip.escort.english.upper(), slip.escort.french.upper())
        if sizes.columns > 1:
            half = inside.width() / 2 + 8
            halves = [inside.adjusted(0, 0, -half, 0), inside.adjusted(half, 0, 0, 0)]
        else:
            halves = [inside.adjusted(0, 0, 0, -inside.height() / 2), inside.adjusted(0, inside.height() / 2, 0, 0)]
        for text, room in zip(words, halves, strict=True):
            font = self._font(text, room.height() * 0.8, QFont.Weight.Bold, room.width())
            self._text(room, text, font, Qt.AlignmentFlag.AlignCenter)

    def _parts(self, name: str) -> tuple[str, ...]:
        """Return a name as one line, or as two where there is room for two and one would be small."""
        font = self._font("", self._sizes.name, QFont.Weight.Bold, self._width)
        words, needed = name.split(" "), QFontMetricsF(font).horizontalAdvance(name)
        if len(words) == 1 or needed < self._width * _TWO_LINES_FROM:
            return (name,)
        breaks = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
        return min(breaks[:_MOST_BREAKS], key=lambda both: abs(len(both[0]) - len(both[1])))

    def _line(self, text: str, size: float, weight: QFont.Weight, ink: QColor = _INK) -> None:
        room = QRectF(self._left, self._y, self._width, size * 1.25)
        self._text(room, text, self._font(text, size, weight, self._width), _MIDDLE_LEFT, ink)
        self._y = room.bottom()

    def _font(self, text: str, size: float, weight: QFont.Weight, width: float) -> QFont:
        """Return a font in which a text fits, never smaller than can be read; what still is too long is cut."""
        font = QFont(FONT_FAMILY)
        font.setWeight(weight)
        # Laid out alike at every resolution, so that what fits on the screen fits on paper.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(max(1, round(size)))
        needed = QFontMetricsF(font).horizontalAdvance(text)
        if needed > width:
            font.setPixelSize(max(round(self._sizes.label), int(size * width / needed * _A_LITTLE_LESS)))
        return font

    def _text(self, room: QRectF, text: str, font: QFont, align: Qt.AlignmentFlag, ink: QColor = _INK) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
        self._painter.drawText(room, int(align | Qt.TextFlag.TextSingleLine), shown)


_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
