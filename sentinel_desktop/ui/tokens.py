"""The colours of the screens as values, light and dark."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from sentinel_desktop.domain.outcomes import Tone


@dataclass(frozen=True, slots=True)
class Pair:
    """A text colour and the ground it stands on, ``#RRGGBB``."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme.

    Attributes:
        tones: tinted chips and marks, by the family of an answer.
        panels: the filled result panel, by the family of an answer.
        rail: the navigation; ``rail_text`` and ``rail_quiet`` stand on it and on ``rail_chosen``.
    """

    dark: bool
    ground: str
    surface: str
    border: str
    text: str
    quiet: str
    accent: Pair
    tones: Mapping[Tone, Pair]
    panels: Mapping[Tone, Pair]
    rail: str
    rail_chosen: str
    rail_line: str
    rail_text: str
    rail_quiet: str


_WHITE: Final = "#FFFFFF"

LIGHT: Final = Tokens(
    dark=False,
    ground="#F3F5F8",
    surface="#FFFFFF",
    border="#DCE2E9",
    text="#14202B",
    quiet="#56677A",
    accent=Pair("#1B4F8F", "#E6EEF8"),
    tones={
        Tone.IN: Pair("#177245", "#E2F3EA"),
        Tone.OUT: Pair("#9A5B00", "#FCEFD9"),
        Tone.ATTENTION: Pair("#1B4F8F", "#E6EEF8"),
        Tone.REFUSED: Pair("#B3261E", "#FBE9E7"),
    },
    panels={
        Tone.IN: Pair(_WHITE, "#177245"),
        Tone.OUT: Pair(_WHITE, "#8A5200"),
        Tone.ATTENTION: Pair(_WHITE, "#1B4F8F"),
        Tone.REFUSED: Pair(_WHITE, "#B3261E"),
    },
    rail="#13293F",
    rail_chosen="#2A3F54",
    rail_line="#5A6D80",
    rail_text="#FFFFFF",
    rail_quiet="#B4C2D0",
)

DARK: Final = Tokens(
    dark=True,
    ground="#0F151B",
    surface="#18212A",
    border="#2B3844",
    text="#E9EFF4",
    quiet="#9FB0BF",
    accent=Pair("#7DB2F0", "#1D3049"),
    tones={
        Tone.IN: Pair("#5BD39A", "#143326"),
        Tone.OUT: Pair("#F3BC4D", "#3A2B0E"),
        Tone.ATTENTION: Pair("#7DB2F0", "#1D3049"),
        Tone.REFUSED: Pair("#FF8377", "#3D1B18"),
    },
    panels={
        Tone.IN: Pair(_WHITE, "#116A40"),
        Tone.OUT: Pair(_WHITE, "#8A5A06"),
        Tone.ATTENTION: Pair(_WHITE, "#1F5694"),
        Tone.REFUSED: Pair(_WHITE, "#A32A22"),
    },
    rail="#0A1016",
    rail_chosen="#202A33",
    rail_line="#44515D",
    rail_text="#FFFFFF",
    rail_quiet="#A9B8C6",
)


def heightened(tokens: Tokens) -> Tokens:
    """Return the theme for a platform that asks for high contrast: nothing quiet, borders as strong as text."""
    return replace(
        tokens,
        ground=tokens.surface,
        border=tokens.text,
        quiet=tokens.text,
        rail_line=tokens.rail_text,
        rail_quiet=tokens.rail_text,
    )
