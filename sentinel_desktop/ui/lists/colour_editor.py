"""The colour of a value: written, or taken from a palette that reads well; how it reads is said while it is typed."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from sentinel_desktop.domain.contrast import is_colour
from sentinel_desktop.domain.lists import DEFAULT_COLOUR
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import screen_locale
from sentinel_desktop.ui.tokens import DARK, LIGHT, Tokens
from sentinel_desktop.ui.widgets.chip import ChipFault, ChipLabel, chip_reading
from sentinel_desktop.ui.widgets.plain_label import text_label

PALETTE: Final = (
    "#B3261E",
    "#A3195B",
    "#7A3E9D",
    "#5B4B9A",
    "#1B4F8F",
    "#2B6CB0",
    "#0F6B74",
    "#177245",
    "#3E6B2F",
    "#8A5200",
    "#8C4A2F",
    "#56677A",
)
"""Each of them reads well in both themes, and can be told from the others."""


class PaletteStrip(QWidget):
    """Colours in a row, chosen with the mouse or the arrow keys; ``picked`` tells the one."""

    picked = Signal(str)

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._colour = DEFAULT_COLOUR
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Palette of colours that read well: left and right choose"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_colour(self, colour: str) -> None:
        """Mark the colour that is used, where it is one of these."""
        self._colour = colour.upper()
        if self._colour in PALETTE:
            self._place = PALETTE.index(self._colour)
        self.setAccessibleDescription(self._colour)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line of swatches."""
        return QSize(self._look.type.px(22) * len(PALETTE), self._look.type.px(26))

    def minimumSizeHint(self) -> QSize:
        """Return the room in which each of them can still be hit."""
        return QSize(self._look.type.px(16) * len(PALETTE), self._look.type.px(26))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the colour at the left or the right of this one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 0}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._pick((self._place + step) % len(PALETTE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the colour under the mouse."""
        place = int(event.position().x() / self._step())
        if 0 <= place < len(PALETTE):
            self._pick(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the swatches; the one in use has a ring, which is stronger while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, tokens = self._look.type.px, self._look.tokens
        step, side = self._step(), float(px(14))
        for place, colour in enumerate(PALETTE):
            left, top = step * place + (step - side) / 2, (self.height() - side) / 2
            swatch = QRectF(left, top, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(swatch, px(4), px(4))
            is_used = colour == self._colour
            if is_used or (self.hasFocus() and place == self._place):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(tokens.accent.text if self.hasFocus() else tokens.text), px(2)))
                ring = swatch.adjusted(-px(3), -px(3), px(3), px(3))
                painter.drawRoundedRect(ring, px(6), px(6))
        painter.end()

    def _step(self) -> float:
        return min(self.width() / len(PALETTE), float(self._look.type.px(26)))

    def _pick(self, place: int) -> None:
        self._place = place
        self.show_colour(PALETTE[place])
        self.picked.emit(PALETTE[place])


class ColourEditor(QWidget):
    """A colour as ``#RRGGBB``, its chip on both themes, the palette; ``edited`` tells that a person changed it."""

    edited = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        px = look.type.px
        self.code = QLineEdit()
        self.code.setMaxLength(7)
        self.code.setMinimumHeight(px(34))
        self.code.setTextMargins(px(6), 0, px(2), 0)
        self.code.setMinimumWidth(px(84))
        self.palette_strip = PaletteStrip(look)
        self.reading = text_label()
        self.reading.setWordWrap(True)
        self.reading.setFont(look.type.font(0.9))
        self.on_light, self.on_dark = ChipLabel(look), ChipLabel(look)
        self._name = ""
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.code, 2)
        row.addWidget(_Ground(self.on_light, LIGHT, look), 3)
        row.addWidget(_Ground(self.on_dark, DARK, look), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addLayout(row)
        column.addWidget(self.palette_strip)
        column.addWidget(self.reading)
        self.setFocusProxy(self.code)
        self.code.textEdited.connect(self._on_typed)
        self.palette_strip.picked.connect(self._on_picked)

    @property
    def colour(self) -> str:
        """What stands there, in capitals; it may be no colour yet."""
        return self.code.text().strip().upper()

    def show_colour(self, colour: str, name: str) -> None:
        """Show a value's colour; ``name`` stands on its chips."""
        if colour != self.colour:
            self.code.setText(colour)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Put another name on the chips."""
        self._name = name
        self._show_reading()

    def setAccessibleName(self, name: str) -> None:
        """Name what a person types into."""
        super().setAccessibleName(name)
        self.code.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe what a person types into."""
        super().setAccessibleDescription(description)
        self.code.setAccessibleDescription(description)

    def _on_typed(self) -> None:
        text = self.code.text()
        if text and not text.startswith("#"):
            self.code.setText(f"#{text}")
        self._show_reading()
        self.edited.emit()

    def _on_picked(self, colour: str) -> None:
        self.code.setText(colour)
        self._show_reading()
        self.edited.emit()

    def _show_reading(self) -> None:
        colour = self.colour
        self.palette_strip.show_colour(colour)
        for chip in (self.on_light, self.on_dark):
            chip.setVisible(is_colour(colour))
            chip.show_chip(self._name or self.tr("Name"), colour)
        self.reading.setText(self._sentence(colour) if is_colour(colour) else "")
        self.reading.setVisible(bool(self.reading.text()))

    def _sentence(self, colour: str) -> str:
        reading = chip_reading(colour)
        ratio = self.tr("{n} : 1").format(n=screen_locale().toString(reading.ratio, "f", 1))
        role = "quiet" if reading.fault is None else "bad"
        if self.reading.property("role") != role:
            self.reading.setProperty("role", role)
            self.reading.style().unpolish(self.reading)
            self.reading.style().polish(self.reading)
        return {
            None: self.tr("Reads well in both themes ({ratio})."),
            ChipFault.WORDS: self.tr("Words are hard to read on it in both themes ({ratio}; 4.5 : 1 is needed)."),
            ChipFault.LIGHT: self.tr("Too pale for the light theme: it is lost on white."),
            ChipFault.DARK: self.tr("Too dark for the dark theme: it is lost on its ground."),
        }[reading.fault].format(ratio=ratio)


class _Ground(QWidget):
    """A chip on the surface of one theme, whichever theme the window has."""

    def __init__(self, chip: ChipLabel, tokens: Tokens, look: Appearance) -> None:
        super().__init__()
        self._tokens, self._round_by = tokens, look.type.px(8)
        margin = look.type.px(5)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, margin, margin, margin)
        row.addWidget(chip)
        self._edge = look

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._edge.tokens.border))
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._round_by, self._round_by)
        painter.end()
