"""How much of a window the rail takes: the page goes first where there is little room, or where text is large."""

from enum import StrEnum
from typing import Final

_WIDE_FROM: Final = 1400
_NARROW_FROM: Final = 820


class RailWidth(StrEnum):
    """Symbol, word and key in a line; the word beneath them; or no word, which the hint and F1 have."""

    WIDE = "wide"
    NARROW = "narrow"
    SLIM = "slim"

    @classmethod
    def in_window(cls, width: float) -> "RailWidth":
        """Return what a window of this width, in pixels of the design, has room for."""
        if width >= _WIDE_FROM:
            return cls.WIDE
        return cls.NARROW if width >= _NARROW_FROM else cls.SLIM
