"""People are found in this station's copy while the database is away."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotPermittedError, StoreUnavailableError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.services.people_search import PeopleSearch
from sentinel_desktop.services.ports.people_search import PeopleWork


def card(number: int, rank: str, last: str, first: str) -> MemberCard:
    """Return a member."""
    return MemberCard(MemberId(UUID(int=number)), f"{rank} {last}, {first[0]}.", rank, last, first, "OPS")


class Copy:
    """The members with a badge, as this station knows them."""

    def holders(self) -> Sequence[tuple[MemberCard, Direction]]:
        """Return them."""
        return [
            (card(1, "S1", "Roy", "Beate"), Direction.OUT),
            (card(2, "PO2", "Roy", "André"), Direction.IN),
            (card(3, "Lt(N)", "Saint-Royan", "Zoé"), Direction.OUT),
            (card(4, "MS", "Trần", "An"), Direction.OUT),
            (card(5, "S3", "Abel", "Saint"), Direction.OUT),
        ]


def away() -> PeopleWork:
    """Open nothing: the database is away."""
    raise StoreUnavailableError("The database is away.")


def refused() -> PeopleWork:
    """Open nothing: this account may not."""
    raise NotPermittedError("The database does not let this role do it.")


def found(text: str, limit: int = 8) -> list[str]:
    """Return who is found while the database is away."""
    return [person.display_name for person in PeopleSearch(away, Copy()).find(text, limit)]


def test_holders_of_badges_are_found_without_the_database() -> None:
    """By words of the name without accents and by rank, the nearest first, no more than are wanted."""
    assert found("roy") == ["PO2 Roy, A.", "S1 Roy, B.", "Lt(N) Saint-Royan, Z."]
    assert found("roy", 1) == ["PO2 Roy, A."]
    assert found("s1 roy") == ["S1 Roy, B."]
    assert found("ltn") == ["Lt(N) Saint-Royan, Z."]
    assert found("TRAN") == ["MS Trần, A."]
    assert found("saint") == ["Lt(N) Saint-Royan, Z.", "S3 Abel, S."]
    assert found(" . ") == found("zaphod") == []


def test_what_this_station_knows_of_them_is_told() -> None:
    """In or out as it saw, and no service number, which the copy does not hold."""
    search = PeopleSearch(away, Copy())
    (person,) = search.find("andre")
    assert (person.state, person.since, person.service_number) == (Direction.IN, None, "")
    assert search.person(person.member_id) == person
    assert search.person(MemberId(UUID(int=9))) is None


def test_without_a_copy_the_fault_is_told() -> None:
    """As it is where the database does not let somebody look."""
    for search, fault in (
        (PeopleSearch(away), StoreUnavailableError),
        (PeopleSearch(refused, Copy()), NotPermittedError),
    ):
        with pytest.raises(fault):
            search.find("roy")
        with pytest.raises(fault):
            search.person(MemberId(UUID(int=1)))
