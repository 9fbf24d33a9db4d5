"""A value of a list as a table shows it on the records that have it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chip:
    """A name in both languages, and its colour as ``#RRGGBB``; the French one is empty where nobody gave it."""

    name: str
    name_fr: str
    colour: str
