"""The key by which names and codes are sorted: plain characters in which byte order is the order a person expects.

The database compares it byte by byte (COLLATE "C"), so that every server, with or without ICU, sorts alike.
"""

import unicodedata
from typing import Final

PART_SEPARATOR: Final = "\x1f"
"""Stands between the parts. It is less than a space, so that ``Roy, Zoé`` comes before ``Roy Smith, Anne``."""

_LAST: Final = "~"
_SPACES: Final = frozenset("/_,")
_DASH: Final = "Pd"
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "\u0131": "i"},
)


def sort_key(*parts: str) -> str:
    """Return the key of a name given in the order of its importance, as in ``sort_key(last_name, first_name)``.

    Casefolded and without accents. Apostrophes and full stops are left out (``O'Brien`` sorts with ``OBrien``), hyphens
    are spaces (``Saint-Pierre`` sorts with ``Saint Pierre``). Never empty: a name of nothing but punctuation keeps it,
    and nothing at all sorts last.
    """
    keys = [key for part in parts if (key := _plain(part) or part.strip().casefold())]
    return PART_SEPARATOR.join(keys) or _LAST


def search_keys(text: str) -> tuple[str, ...]:
    """Return what a key must contain, each of it anywhere, so that it is found by the words of ``text``.

    Nothing where no word has a letter or a digit: then everything is found.
    """
    return tuple(key for word in text.split() if (key := _plain(word)))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(_kept(char) for char in decomposed.translate(_LETTERS))
    return " ".join(kept.split())


def _kept(char: str) -> str:
    if char in _SPACES or char.isspace() or unicodedata.category(char) == _DASH:
        return " "
    return char if char.isalnum() else ""


def digits_of(phone: str) -> str:
    """Return the digits of a telephone number, by which it is found however it is written; empty where it has none."""
    return "".join(str(unicodedata.digit(char)) for char in phone if char.isdigit())
