"""The small chips of a card: a member's tags, and what must be known of a visitor; as many as there is room for."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from sentinel_desktop.domain.contrast import is_colour
from sentinel_desktop.domain.lists import DEFAULT_COLOUR
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.presence import BoardEntry, KeptHere, OnBoard, VisitorHere
from sentinel_desktop.ui.answers import WAITING_SYMBOL
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.tokens import Tokens
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.chip import chip_ink

translate = QCoreApplication.translate

_PADDING: Final = 5
_GAP: Final = 5
_LEAST: Final = 34
"""A chip that is cut to less than this says nothing any more."""


class CardChip(NamedTuple):
    """One chip; where it has an icon, that alone is shown where there is little room."""

    text: str
    ink: str
    ground: str
    icon: str = ""


def chips_of(person: OnBoard, tokens: Tokens) -> tuple[CardChip, ...]:
    """Return the chips of somebody's card, the most important first."""
    if isinstance(person, BoardEntry):
        return tuple(_of_tag(chip_name(tag.chip), tag.chip.colour) for tag in person.tags)
    if isinstance(person, VisitorHere):
        return tuple(_of_visitor(person, tokens))
    return ()


def _of_visitor(visitor: VisitorHere, tokens: Tokens) -> Iterator[CardChip]:
    pair, waits = tokens.tones[Tone.OUT], tokens.tones[Tone.ATTENTION]
    if visitor.kept is KeptHere.CAME:
        yield CardChip(translate("Board", "kept here"), waits.text, waits.ground, WAITING_SYMBOL)
    elif visitor.kept is KeptHere.LEFT:
        yield CardChip(translate("Board", "out, kept here"), waits.text, waits.ground, WAITING_SYMBOL)
    if visitor.has_namesake:
        yield CardChip(translate("Board", "signed in twice?"), waits.text, waits.ground, "triangle-alert")
    if visitor.escort_required:
        yield CardChip(translate("Board", "escort"), pair.text, pair.ground, "users")


def _of_tag(text: str, colour: str) -> CardChip:
    ground = colour if is_colour(colour) else DEFAULT_COLOUR
    return CardChip(text, chip_ink(ground), ground)


class CardChips:
    """Knows how wide chips are, and draws them."""

    def __init__(self, type_: Typography) -> None:
        self._type = type_

    def width(self, chip: CardChip, *, small: bool = False) -> float:
        """Return the room of a chip and the gap after it; ``small`` for its icon alone."""
        px = self._type.px
        if small and chip.icon:
            return px(16) + px(_GAP)
        words = QFontMetricsF(self._font()).horizontalAdvance(chip.text) + 2 * px(_PADDING)
        return words + px(_GAP) + (px(14) if chip.icon else 0)

    def that_fit(
        self, chips: Iterable[CardChip], room: float, *, small: bool = False
    ) -> Iterator[tuple[CardChip, float]]:
        """Give the chips that there is room for, each with its width, from the first on.

        One with an icon gives up its words before it goes; of the others the last may be cut, but not where ``small``.
        """
        for chip in chips:
            width = self.width(chip, small=small)
            if width > room:
                width = self.width(chip, small=True) if chip.icon else room
                if width > room or (not chip.icon and (small or room < self._type.px(_LEAST + _GAP))):
                    return
            yield chip, width
            room -= width

    def least_width(self, chips: Iterable[CardChip], *, small: bool = False) -> float:
        """Return the room of those without which a card would not say what must be known; ``small`` for their icons."""
        return sum(self.width(chip, small=small) for chip in chips if chip.icon)

    def draw(self, painter: QPainter, left: float, middle: float, chip: CardChip, width: float) -> None:
        """Draw a chip with its left end at ``left``, around the height ``middle``."""
        px = self._type.px
        height = px(17)
        rect = QRectF(left, middle - height / 2, width - px(_GAP), height)
        if chip.icon and rect.width() <= px(16):
            side = px(15)
            paint_icon(painter, chip.icon, chip.ink, QRectF(rect.left(), middle - side / 2, side, side))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chip.ground))
        painter.drawRoundedRect(rect, px(4), px(4))
        inner = rect.adjusted(px(_PADDING), 0, -px(_PADDING) + 1, 0)
        if chip.icon:
            side = px(12)
            paint_icon(painter, chip.icon, chip.ink, QRectF(inner.left(), middle - side / 2, side, side))
            inner.setLeft(inner.left() + px(14))
        font = self._font()
        painter.setFont(font)
        painter.setPen(QColor(chip.ink))
        text = QFontMetricsF(font).elidedText(chip.text, Qt.TextElideMode.ElideRight, inner.width() + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _font(self) -> QFont:
        return self._type.font(0.74, QFont.Weight.DemiBold)
