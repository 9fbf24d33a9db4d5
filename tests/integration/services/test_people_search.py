"""People are found on a real database, as whoever looks for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
import pytest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.people_search import MOST_SHOWN, PeopleSearch
from tests.support.factories import Factories
from tests.support.postgres import FreshDatabase
from tests.support.session_room import session_room
from tests.support.signed_in import signed_in

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


class Unit:
    """A unit with a handful of people, and the search of somebody who signed in."""

    def __init__(self, make: Factories, search: PeopleSearch) -> None:
        self.make, self.search = make, search
        self.ranks = {code: make.ranks(code=code) for code in ("PO2", "S1", "MS")}

    def member(self, last: str, first: str, number: str, rank: str = "S1", **fields: object) -> MemberId:
        """Add somebody."""
        named = {"last_name": last, "first_name": first, "display_name": f"{last}, {first[:1]}."}
        key = self.make.members(service_number=number, rank_id=self.ranks[rank], **named, **fields)
        return MemberId(key)

    def found(self, text: str) -> list[str]:
        """Return the display names of who is found, in their order."""
        return [person.display_name for person in self.search.find(text)]


@contextmanager
def _by_operator(url: str) -> Iterator[Unit]:
    with psycopg.connect(url, autocommit=True) as owner, signed_in(owner, url, OPERATOR_ROLE) as person:
        yield Unit(Factories(owner), PeopleSearch(person.open_work))


@contextmanager
def _by_station(url: str) -> Iterator[Unit]:
    with session_room(url) as room:
        yield Unit(Factories(room.owner), PeopleSearch(room.desk().work))


@pytest.fixture(params=[_by_operator, _by_station])
def unit(fresh_database: FreshDatabase, request: pytest.FixtureRequest) -> Iterator[Unit]:
    """Return a unit of five people, looked at by an operator, and by a station at which nobody signed in."""
    with request.param(fresh_database()) as unit:
        unit.member("Roy", "André", "V12345678", "PO2")
        unit.member("Roy", "Beate", "K70489424")
        unit.member("Saint-Royan", "Zoé", "M1234", "MS")
        unit.member("Trần", "An", "N555", "PO2")
        unit.member("Royce", "Gone", "X1", archived_at=NOW)
        yield unit


def test_the_nearest_come_first_and_who_left_takes_nobody_s_place(unit: Unit) -> None:
    """Whose name begins so comes before who is only called so too; however many of the name have left."""
    unit.member("De Roy", "Ada", "D1")
    for number in range(MOST_SHOWN):
        unit.member("Aroy", f"Gone {number}", f"G{number}", archived_at=NOW)
        unit.member("Roy", f"Alone {number}", f"H{number}", archived_at=NOW)
    assert unit.found("roy") == ["PO2 Roy, A.", "S1 Roy, B.", "S1 De Roy, A.", "MS Saint-Royan, Z."]


def test_people_are_found_by_words_rank_and_number(unit: Unit) -> None:
    """Words of the name without accents, the rank and the service number find people; who left is never found."""
    assert unit.found("roy") == ["PO2 Roy, A.", "S1 Roy, B.", "MS Saint-Royan, Z."]
    assert unit.found("ROY be") == ["S1 Roy, B."]
    assert unit.found("po2 roy") == ["PO2 Roy, A."]
    assert unit.found("tran") == ["PO2 Trần, A."]
    assert unit.found("saint royan") == ["MS Saint-Royan, Z."]
    assert unit.found("v12 345-678") == ["PO2 Roy, A."]
    assert unit.found("1234") == ["PO2 Roy, A.", "MS Saint-Royan, Z."]
    assert unit.found("royce") == []
    assert unit.found(" .,; ") == []


def test_a_person_is_told_with_where_they_are(unit: Unit) -> None:
    """What is found says whether the member is in and since when, and tells people of one name apart."""
    key = unit.member("Ashcroft", "Jo", "A77")
    unit.make.connection.execute(
        "WITH made AS (INSERT INTO checkins (id, member_id, direction, occurred_at, method) "
        "VALUES (gen_random_uuid(), %(m)s, 'in', %(at)s, 'manual') RETURNING id) "
        "UPDATE presence SET state = 'in', since = %(at)s, checkin_id = (SELECT id FROM made) WHERE member_id = %(m)s",
        {"m": key, "at": NOW},
    )
    (found,) = unit.search.find("ashcr")
    assert (found.member_id, found.state, found.since) == (key, Direction.IN, NOW)
    assert (found.rank, found.last_name, found.first_name) == ("S1", "Ashcroft", "Jo")
    assert found.service_number == "A77"
    assert unit.search.person(key) == found
    unit.make.connection.execute("UPDATE members SET archived_at = now() WHERE id = %s", [key])
    assert unit.search.person(key) is None


def test_no_more_are_offered_than_are_asked_for(unit: Unit) -> None:
    """The nearest come first, and no more than the limit; signs that mean something to SQL are letters like others."""
    assert [person.last_name for person in unit.search.find("roy", 1)] == ["Roy"]
    assert unit.found("%") == unit.found("_") == unit.found("'; DROP TABLE members --") == []
    assert unit.found("r" * 10_000) == []
