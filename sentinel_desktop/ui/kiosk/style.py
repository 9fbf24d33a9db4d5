"""How a kiosk looks: the rail's colours over the whole screen, sizes that follow it, nothing under 56 pixels."""

from dataclasses import dataclass
from string import Template
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.theme import Appearance

SMALLEST_TOUCH: Final = 56
"""Pixels of whatever is touched, each way."""
_DRAWN_FOR: Final = QSize(1440, 900)
_SMALLEST, _LARGEST = 0.86, 1.5
_ON_A_SMALL_SCREEN: Final = 0.74
"""The least where even that leaves no room: lower than 720 pixels as drawn."""
_LOW: Final = 720
_LOW_GAP: Final = 0.55

_SHEET: Final = Template("""
#kiosk { background: $rail; }
#kiosk QLabel { color: $rail_text; background: transparent; }
#kiosk QLabel[role="quiet"] { color: $rail_quiet; font-weight: 400; }
#kiosk QLabel[role="problem"] { color: $refused; background: $refused_ground; border-radius: 8px; padding: 6px 12px; }
#kiosk QPushButton {
    background: $surface; color: $text; border: 2px solid $surface; border-radius: 14px; padding: 4px 18px;
    font-weight: 500; text-align: center;
}
#kiosk QPushButton:focus { border: 4px solid $focus; }
#kiosk QPushButton:pressed { background: $accent_ground; }
#kiosk QPushButton:disabled { color: $quiet; }
#kiosk QPushButton:checked { background: $accent; color: $on_accent; border-color: $accent; }
#kiosk QPushButton[role="primary"] { background: $primary; color: $primary_text; border-color: $primary_line; }
#kiosk QPushButton[role="primary"]:pressed { background: $rail_chosen; }
#kiosk QPushButton[role="primary"]:focus { border: 4px solid $rail_text; }
#kiosk QPushButton[role="plain"] { background: transparent; color: $rail_text; border: 2px solid $rail_line; }
#kiosk QPushButton[role="plain"]:pressed { background: $rail_chosen; }
#kiosk QPushButton[role="plain"]:focus { border: 4px solid $rail_text; }
#kiosk QPushButton[role="plain"]:checked { background: $rail_text; color: $rail; border-color: $rail_text; }
#kiosk QPushButton[role="plain"]:checked:focus { border-color: $focus; }
#kiosk QPushButton[role="row"] { text-align: left; padding: 0; }
#kiosk QPushButton[role="row"] QLabel { color: $text; }
#kiosk QPushButton[role="row"] QLabel[role="quiet"] { color: $quiet; }
#kiosk QPushButton[role="key"], #kiosk QPushButton[role="special"] { border-radius: 10px; padding: 0; }
#kiosk QPushButton[role="special"] { background: $rail_chosen; color: $rail_text; border-color: $rail_line; }
#kiosk QPushButton[role="special"]:checked { background: $surface; color: $text; }
#kiosk QLineEdit {
    background: $surface; color: $text; border: 4px solid $surface; border-radius: 12px; padding: 0 12px;
    selection-background-color: $accent; selection-color: $surface;
}
#kiosk QLineEdit:focus { border: 4px solid $focus; }
#kiosk QLineEdit[bad="true"] { border: 4px solid $refused; }
#kiosk QLineEdit[bad="true"]:focus { border: 4px solid $focus; }
#kiosk #keyboard { background: $rail_chosen; border-top: 1px solid $rail_line; }
#kiosk #variants { background: $rail; border: 2px solid $rail_line; border-radius: 12px; }
#kiosk #lockBadge { background: transparent; }
#kioskAnswer[tone="in"] { background: $in_panel; }
#kioskAnswer[tone="out"] { background: $out_panel; }
#kioskAnswer[tone="attention"] { background: $attention_panel; }
#kioskAnswer[tone="refused"] { background: $refused_panel; }
#kioskAnswer QLabel { color: $panel_text; background: transparent; }
""")


@dataclass(frozen=True, slots=True)
class KioskStyle:
    """Fonts, lengths and colours for a screen of one size.

    Attributes:
        scale: how many times the size that it is drawn in.
        is_low: there is no room to spare between the head and the keyboard on the screen.
    """

    look: Appearance
    scale: float = 1.0
    is_low: bool = False

    @classmethod
    def for_size(cls, look: Appearance, size: QSize) -> "KioskStyle":
        """Return the style for a screen; what is too small for it scrolls."""
        ratio = min(size.width() / look.type.px(_DRAWN_FOR.width()), size.height() / look.type.px(_DRAWN_FOR.height()))
        is_low = size.height() < look.type.px(_LOW)
        least = _ON_A_SMALL_SCREEN if is_low else _SMALLEST
        return cls(look, round(min(_LARGEST, max(least, ratio)), 2), is_low)

    def px(self, length: float) -> int:
        """Return a length as drawn, on this screen."""
        return round(self.look.type.px(length) * self.scale)

    def gap(self, length: float) -> int:
        """Return a distance as drawn; a low screen keeps what is touched large and has this smaller."""
        return self.px(length * _LOW_GAP if self.is_low else length)

    def touch(self, length: float = 64) -> int:
        """Return a length of something that is touched."""
        return max(SMALLEST_TOUCH, self.px(length))

    def font(self, ratio: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of ``ratio`` times the size of a form's text."""
        return self.look.type.font(1.35 * ratio * self.scale, weight)

    def sheet(self) -> str:
        """Return the stylesheet."""
        tokens = self.look.tokens
        primary = tokens.panels[Tone.ATTENTION]
        colours = {
            "rail": tokens.rail,
            "rail_chosen": tokens.rail_chosen,
            "rail_line": tokens.rail_line,
            "rail_text": tokens.rail_text,
            "rail_quiet": tokens.rail_quiet,
            "surface": tokens.surface,
            "text": tokens.text,
            "quiet": tokens.quiet,
            "accent": tokens.accent.text,
            "accent_ground": tokens.accent.ground,
            "on_accent": tokens.surface,
            "primary": primary.ground,
            "primary_text": primary.text,
            "primary_line": tokens.rail_line,
            "focus": tokens.tones[Tone.OUT].text,
            "refused": tokens.tones[Tone.REFUSED].text,
            "refused_ground": tokens.tones[Tone.REFUSED].ground,
            "panel_text": primary.text,
        }
        colours |= {f"{tone.value}_panel": tokens.panels[tone].ground for tone in Tone}
        return _SHEET.substitute(colours)
