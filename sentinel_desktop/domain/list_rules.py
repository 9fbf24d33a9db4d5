"""What a value of a list must be before it is saved: the rules that stand beside the fields.

The database keeps the form of codes and colours too; lengths and twice the same name are ours alone.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.contrast import is_colour
from sentinel_desktop.domain.list_kinds import ListKind, Typed, ValueDetails, ValueField, clean
from sentinel_desktop.domain.lists import code_from
from sentinel_desktop.domain.sort_keys import search_keys, sort_key

MOST_VALUES: Final = 2000
"""In one list: more than that nobody chooses from, and a file with more is another kind of file."""

LONGEST: Final[Mapping[ValueField, int]] = {
    ValueField.NAME: 60,
    ValueField.NAME_FR: 60,
    ValueField.CODE: 40,
    ValueField.DESCRIPTION: 300,
}
"""Characters at most."""

LONGEST_SEEN_CODE: Final = 12
"""Characters of a code that stands on a card of the board."""

LONGEST_LIST_NAME: Final = 40

_CODE: Final = re.compile("[a-z0-9_]+")
_SHORT_WORD: Final = 4


class Problem(StrEnum):
    """What is wrong with what stands in a field."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NAME_TAKEN = "name_taken"
    CODE_TAKEN = "code_taken"
    CODE_FORM = "code_form"
    COLOUR_FORM = "colour_form"
    CONTROL_CHARACTER = "control_character"
    REPLACES_ITSELF = "replaces_itself"


Problems = Mapping[ValueField, Problem]
Others = Mapping[UUID, ValueDetails]


def problems_of(kind: ListKind, typed: Typed, others: Others, key: UUID | None = None) -> Problems:
    """Return what is wrong, by field; nothing where the value may be saved.

    Args:
        kind: which list.
        typed: what stands in the fields.
        others: the values of the list by their ids; the value itself may be among them.
        key: the value itself, None for a new one.
    """
    found = {}
    apart = [other for of, other in others.items() if of != key]
    for field, value in typed.items():
        problem = _of_text(kind, field, clean(value)) if isinstance(value, str) else None
        if problem is None:
            problem = _of_place(kind, field, typed, apart, key)
        if problem is not None:
            found[field] = problem
    return found


def longest(kind: ListKind, field: ValueField) -> int | None:
    """Return how many characters a field takes at most; None for one that is no text."""
    if field is ValueField.CODE and kind.code_is_seen:
        return LONGEST_SEEN_CODE
    return LONGEST.get(field)


def proposed_code(kind: ListKind, name: str, taken: Collection[str]) -> str:
    """Return the code that a new value of this name could have; empty for a name with nothing in it."""
    if not clean(name):
        return ""
    if not kind.code_is_seen:
        return _no_longer(code_from(name, ()), taken)
    words = [key.upper() for key in sort_key(name).split()]
    short = "".join(word[0] for word in words) if len(words) > 1 else words[0][:_SHORT_WORD]
    return _no_longer(short, taken, LONGEST_SEEN_CODE, "")


def is_found(words: str, details: ValueDetails) -> bool:
    """Return whether a value has every one of ``words`` in its names or its code, whatever their case and accents."""
    places = sort_key(details.name, details.name_fr, details.code)
    return all(key in places for key in search_keys(words))


def has_control_character(text: str) -> bool:
    """Return whether something stands in it that cannot be seen and is no line's end."""
    return any(unicodedata.category(char) == "Cc" and char != "\n" for char in text)


def _of_text(kind: ListKind, field: ValueField, text: str) -> Problem | None:
    most = longest(kind, field)
    if not text and field in {ValueField.NAME, ValueField.CODE}:
        return Problem.EMPTY
    if has_control_character(text) or (field is not ValueField.DESCRIPTION and "\n" in text):
        return Problem.CONTROL_CHARACTER
    if most is not None and len(text) > most:
        return Problem.TOO_LONG
    if field is ValueField.CODE and not kind.code_is_seen and _CODE.fullmatch(text) is None:
        return Problem.CODE_FORM
    if field is ValueField.COLOUR and not is_colour(text):
        return Problem.COLOUR_FORM
    return None


def _of_place(
    kind: ListKind, field: ValueField, typed: Typed, apart: Sequence[ValueDetails], key: UUID | None
) -> Problem | None:
    """Return what is wrong beside the other values: of its part of the list, where the list has parts."""
    if kind.parted_by is not None:
        apart = [other for other in apart if getattr(other, kind.parted_by) == typed.get(kind.parted_by)]
    if field is ValueField.NAME and sort_key(clean(typed[field])) in {sort_key(other.name) for other in apart}:
        return Problem.NAME_TAKEN
    if field is ValueField.CODE and clean(typed[field]) in {other.code for other in apart}:
        return Problem.CODE_TAKEN
    if field is ValueField.REPLACED_BY and key is not None and typed[field] == key:
        return Problem.REPLACES_ITSELF
    return None


def _no_longer(code: str, taken: Collection[str], most: int = LONGEST[ValueField.CODE], between: str = "_") -> str:
    """Return a code within the length, numbered where it is taken."""
    code, number = code[:most].strip("_") or code[:most], 2
    tried = code
    while tried in taken:
        ending = f"{between}{number}"
        tried, number = code[: most - len(ending)] + ending, number + 1
    return tried
