"""Finding people while their name is typed: by the words of the name, the rank, the service number."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Protocol

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotPermittedError, StoreUnavailableError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.sort_keys import PART_SEPARATOR, search_keys, sort_key
from sentinel_desktop.services.ports.people_search import PeopleWork
from sentinel_desktop.services.ports.records import Open

MOST_SHOWN: Final = 8
LONGEST_TEXT: Final = 100
"""Characters that are looked at; no name and no number is longer."""
_MOST_KEYS: Final = 20_000


class HoldersCopy(Protocol):
    """This station's copy of who holds a badge; never raises."""

    def holders(self) -> Sequence[tuple[MemberCard, Direction]]:
        """Return the members of today who hold a badge, and whether each is in as this station knows it."""


class PeopleSearch:
    """Safe to call from any thread; every method blocks.

    Every method raises StoreUnavailableError where the database is away and there is no copy here.
    """

    def __init__(self, open_work: Open[PeopleWork], copy: HoldersCopy | None = None) -> None:
        """Prepare the search.

        Args:
            open_work: opens a transaction as whoever may read members: the account that is signed in, or the station.
            copy: those who are found while the database is away; by it nobody's service number is known.
        """
        self._open = open_work
        self._copy = copy

    def find(self, text: str, limit: int = MOST_SHOWN) -> Sequence[PersonFound]:
        """Return whom somebody may mean who has typed ``text``, the nearest first; nobody who left the unit.

        Every word must be found, without accents and in any order; nobody is found by no word at all.
        """
        sought = text[:LONGEST_TEXT]
        try:
            with self._open() as work:
                return work.people.find(sought, limit)
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            if self._copy is None:
                raise
            return _among(self._copy.holders(), sought)[:limit]

    def person(self, member_id: MemberId) -> PersonFound | None:
        """Return a member as the search would; None where they are not of the unit today."""
        try:
            with self._open() as work:
                return next(iter(work.people.these([member_id])), None)
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            if self._copy is None:
                raise
            found = (_found(card, state) for card, state in self._copy.holders() if card.id == member_id)
            return next(found, None)


def _among(holders: Sequence[tuple[MemberCard, Direction]], text: str) -> list[PersonFound]:
    words = [word for key in search_keys(text) for word in key.split()]
    if not words:
        return []
    found = []
    for card, state in holders:
        name, rank = _key(card.last_name, card.first_name), f" {_key(card.rank)}"
        if all(word in name or f" {word}" in rank for word in words):
            begins = any(name.startswith(word) for word in words)
            inside = any(f" {word}" in name.replace(PART_SEPARATOR, " ") for word in words)
            found.append(((0 if begins else 1 if inside else 2), name, card, state))
    found.sort(key=lambda one: (one[0], one[1], one[2].id))
    return [_found(card, state) for _, _, card, state in found]


@lru_cache(_MOST_KEYS)
def _key(*parts: str) -> str:
    """Return a name's key, made once: the same people are looked through at every letter."""
    return sort_key(*parts)


def _found(card: MemberCard, state: Direction) -> PersonFound:
    return PersonFound(
        member_id=card.id,
        display_name=card.display_name,
        rank=card.rank,
        last_name=card.last_name,
        first_name=card.first_name,
        division=card.division,
        service_number="",
        state=state,
        since=None,
    )
