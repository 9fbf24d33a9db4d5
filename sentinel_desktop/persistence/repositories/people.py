"""The members of today, found while their name is typed; reads no more of them than a station may."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, and_, case, func, literal, or_, select

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.sort_keys import PART_SEPARATOR, search_keys
from sentinel_desktop.persistence.repositories.badge_reads import card_of
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.many_rows import is_among
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import DivisionRow, MemberRow, PresenceRow, RankRow

_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_DIVISIONS: Final = table_of(DivisionRow)
_PRESENCE: Final = table_of(PresenceRow)

_NAME: Final = (_MEMBERS.c.sort_key, _MEMBERS.c.id)
_RANK: Final = literal(" ") + func.translate(func.lower(_RANKS.c.code), "/-().'", "  ")
"""Its code in words, each after a space: a station reads the code, and not the key made of it."""
_FOUND: Final[Select[Any]] = (
    select(
        _MEMBERS.c.id.label("member_id"),
        _MEMBERS.c.display_name,
        _MEMBERS.c.last_name,
        _MEMBERS.c.first_name,
        _MEMBERS.c.service_number,
        _RANKS.c.code.label("rank"),
        _DIVISIONS.c.code.label("division"),
        _PRESENCE.c.state,
        _PRESENCE.c.since,
    )
    .select_from(_MEMBERS)
    .join(_RANKS, _RANKS.c.id == _MEMBERS.c.rank_id)
    .join(_DIVISIONS, _DIVISIONS.c.id == _MEMBERS.c.division_id)
    .join(_PRESENCE, _PRESENCE.c.member_id == _MEMBERS.c.id)
)
_OF_TODAY: Final = _MEMBERS.c.archived_at.is_(None)


class PeopleRepository(Repository):
    """People to choose from."""

    aggregate = "people"

    def find(self, text: str, most: int) -> Sequence[PersonFound]:
        """Return those whom somebody may mean who has typed ``text``, the nearest first; nobody for an empty one.

        First those whose last name or number begins with a word of it, then those of whom another name does, then the
        others; each by name. Two statements: who, and what is shown of them.
        """
        words = [word for key in search_keys(text) for word in key.split()]
        if not words:
            return []
        nearest = (
            select(_MEMBERS.c.id)
            .where(_OF_TODAY, *(_has(word) for word in words))
            .order_by(_nearness(words), *_NAME)
            .limit(most)
        )
        keys = [row["id"] for row in self._rows("find", nearest)]
        found = {one.member_id: one for one in self.these(keys)}
        return [found[key] for key in keys if key in found]

    def these(self, members: Collection[MemberId]) -> Sequence[PersonFound]:
        """Return those of these members that are of the unit today, in no order."""
        if not members:
            return []
        wanted = _FOUND.where(_OF_TODAY, is_among(_MEMBERS.c.id, members))
        return [_found_of(row) for row in self._rows("these", wanted)]


def _has(word: str) -> ColumnElement[bool]:
    ranks = select(_RANKS.c.id).where(func.strpos(_RANK, f" {word}") > 0)
    named = or_(_MEMBERS.c.sort_key.contains(word, autoescape=True), _MEMBERS.c.rank_id.in_(ranks))
    return or_(named, _begins_number(word) if word.isalpha() else _is_in_number(word))


def _is_in_number(word: str) -> ColumnElement[bool]:
    # A number has its letters all large, or all small: nothing is worked out of it for each member at each letter.
    number = _MEMBERS.c.service_number
    return or_(*(number.contains(written, autoescape=True) for written in dict.fromkeys((word, word.upper()))))


def _begins_number(word: str) -> ColumnElement[bool]:
    number = _MEMBERS.c.service_number
    return or_(*(number.startswith(written, autoescape=True) for written in dict.fromkeys((word, word.upper()))))


def _nearness(words: Sequence[str]) -> ColumnElement[int]:
    spaced = func.translate(_MEMBERS.c.sort_key, PART_SEPARATOR, " ")
    begins = [_MEMBERS.c.sort_key.startswith(word, autoescape=True) for word in words]
    inside = [func.strpos(spaced, f" {word}") > 0 for word in words]
    named = [or_(one, other) for one, other in zip(begins, inside, strict=True)]
    begins_number = [_begins_number(word) for word in words]
    return case((and_(or_(*begins), and_(*named)), 0), (or_(*begins, *begins_number), 1), (or_(*inside), 2), else_=3)


def _found_of(row: RowMapping) -> PersonFound:
    card = card_of(row)
    return PersonFound(
        member_id=card.id,
        display_name=card.display_name,
        rank=card.rank,
        last_name=card.last_name,
        first_name=card.first_name,
        division=card.division,
        service_number=row["service_number"],
        state=Direction(row["state"]),
        since=row["since"],
    )
