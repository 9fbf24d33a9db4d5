"""Finding a person on the board from the first letter: by name, rank or number.

The number is a member's service number, and that on a visitor's badge.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.presence import BoardEntry, OnBoard, VisitorHere

# A large unit's whole roll, so that a keystroke puts nobody's words together anew.
_PEOPLE_KNOWN: Final = 20_000


def folded(text: str) -> str:
    """Return text without case and accents, as it is compared."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def matches(person: OnBoard, query: str) -> bool:
    """Return whether every word of ``query`` begins a name or the rank, or lies in the number."""
    words, number = _words_and_number(person)
    return all(
        f" {wanted}" in words or (has_digit and wanted in _folded_number(number))
        for wanted, has_digit in _wanted(query)
    )


def _words_and_number(person: OnBoard) -> tuple[str, str]:
    if isinstance(person, BoardEntry):
        return _spoken_words(person.member), person.service_number
    number = person.badge or "" if isinstance(person, VisitorHere) else ""
    return _words(person.display_name), number


@lru_cache(maxsize=_PEOPLE_KNOWN)
def _spoken_words(member: MemberCard) -> str:
    """Return every word that a member can be found by, each with a space before it."""
    return _words(f"{member.rank} {member.first_name} {member.last_name} {member.display_name}")


@lru_cache(maxsize=_PEOPLE_KNOWN)
def _words(names: str) -> str:
    named = folded(names)
    spoken = {*named.split(), *re.split(r"[\s\-.,]+", named), *re.split(r"[\s\-'\u2019.,]+", named)}
    words = spoken | {re.sub(r"\W", "", word) for word in spoken}
    return "".join(f" {word}" for word in words)


@lru_cache(maxsize=_PEOPLE_KNOWN)
def _folded_number(service_number: str) -> str:
    return folded(service_number)


@lru_cache(maxsize=1)
def _wanted(query: str) -> tuple[tuple[str, bool], ...]:
    """Return the words of a query, each with whether there is a digit in it."""
    return tuple((word, any(char.isdigit() for char in word)) for word in folded(query).split())
