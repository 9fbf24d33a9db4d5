"""How well one colour can be told from another: the contrast ratio of WCAG 2.2."""

import re
from collections.abc import Iterable
from typing import Final

MOST_CONTRAST: Final = 21.0
"""Of black on white; 1 is a colour on itself."""

READABLE: Final = 4.5
"""From this ratio on, words of a body's size are readable (WCAG 1.4.3, level AA)."""

_LINEAR_UP_TO: Final = 0.04045
_FORM: Final = re.compile("#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Return whether a text is ``#`` and six hexadecimal digits."""
    return _FORM.fullmatch(text) is not None


def contrast_ratio(one: str, other: str) -> float:
    """Return the ratio of two colours, 1 to 21, whichever is the lighter one.

    Raises:
        ValueError: one of them is not ``#RRGGBB``.
    """
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def clearest(inks: Iterable[str], ground: str) -> str:
    """Return that one of ``inks``, one at least, which reads best on ``ground``; the first where two are alike."""
    return max(inks, key=lambda ink: contrast_ratio(ink, ground))


def relative_luminance(colour: str) -> float:
    """Return how light a colour is: 0 for black, 1 for white.

    Raises:
        ValueError: it is not ``#RRGGBB``.
    """
    if not is_colour(colour):
        raise ValueError(f"a colour is # and six hexadecimal digits, not {colour!r}")
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4
