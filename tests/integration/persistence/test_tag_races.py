"""Two supervisors who give and take one tag at one moment."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import Connection, Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import MissingReferenceError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.repositories.tags import TagRepository
from tests.support.factories import Factories
from tests.support.races import at_once, while_uncommitted

TIMES = 25


@pytest.fixture
def racing(database_url: str) -> Iterator[Engine]:
    """Return the owner's engine of a database that only this test uses."""
    engine = make_engine(DatabaseAddress(database_url))
    yield engine
    engine.dispose()


@pytest.fixture
def make(database_url: str) -> Iterator[Factories]:
    """Return what makes rows there, committed at once."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield Factories(connection)


def holders(racing: Engine, members: list[MemberId]) -> dict[MemberId, int]:
    """Return how many tags each member has."""
    with racing.connect() as connection:
        return {member: len(tags) for member, tags in TagRepository(connection).tags_of(members).items()}


def test_a_tag_given_twice_at_once_is_had_once(racing: Engine, make: Factories) -> None:
    """By two who name the members the other way round: both go well, and each member is new to one of them."""
    # So many that both are at it together: few are given before the other has begun.
    members = [MemberId(key) for key in make.members.many(150)]
    for _ in range(TIMES):
        tag = make.tags()
        outcomes = at_once(
            racing,
            lambda c: TagRepository(c).give(tag, members, uuid7),  # noqa: B023 - run here
            lambda c: TagRepository(c).give(tag, members[::-1], uuid7),  # noqa: B023 - run here
        )
        assert all(outcome.won for outcome in outcomes)
        first, second = (outcome.value for outcome in outcomes)
        assert first | second == set(members)
        assert not first & second
        with racing.connect() as connection:
            assert TagRepository(connection).usage_count(tag) == len(members)


def test_a_tag_given_twice_waits_for_who_was_first(racing: Engine, make: Factories) -> None:
    """Who comes second gives what the first one does not, when that is known."""
    members = [MemberId(key) for key in make.members.many(3)]
    for commit in (True, False):
        tag = make.tags()
        _, second = while_uncommitted(
            racing,
            lambda c: TagRepository(c).give(tag, members[:2], uuid7),  # noqa: B023 - run here
            lambda c: TagRepository(c).give(tag, members, uuid7),  # noqa: B023 - run here
            commit=commit,
        )
        assert second.value == set(members[2:] if commit else members)


def test_a_tag_taken_twice_at_once_was_had_once(racing: Engine, make: Factories) -> None:
    """Both go well, and each member had it of one of them alone."""
    members = [MemberId(key) for key in make.members.many(6)]
    tag = make.tags()
    for _ in range(TIMES):
        with racing.begin() as connection:
            TagRepository(connection).give(tag, members, uuid7)
        outcomes = at_once(
            racing,
            lambda c: TagRepository(c).take(tag, members),
            lambda c: TagRepository(c).take(tag, members[::-1]),
        )
        assert all(outcome.won for outcome in outcomes)
        assert outcomes[0].value | outcomes[1].value == set(members)
        assert not outcomes[0].value & outcomes[1].value
    assert set(holders(racing, members).values()) == {0}


def test_a_tag_that_is_deleted_meanwhile_is_given_to_nobody(racing: Engine, make: Factories) -> None:
    """Whoever gives it waits, and is told that it is gone."""
    members = [MemberId(key) for key in make.members.many(3)]
    tag = make.tags()
    _, second = while_uncommitted(
        racing,
        lambda c: TagRepository(c).delete(RecordVersion(tag, 1)),
        lambda c: TagRepository(c).give(tag, members, uuid7),
    )
    assert isinstance(second.error, MissingReferenceError)
    assert set(holders(racing, members).values()) == {0}


def test_a_tag_is_given_while_another_becomes_it(racing: Engine, make: Factories) -> None:
    """Members who are given the replacement just then have it once, whoever was first."""
    members = [MemberId(key) for key in make.members.many(4)]
    for _ in range(TIMES):
        value, replacement = make.tags(), make.tags()
        with racing.begin() as connection:
            TagRepository(connection).give(value, members, uuid7)

        def replace(connection: Connection, value: object = value, replacement: object = replacement) -> object:
            return TagRepository(connection).replace_and_delete(RecordVersion(value, 1), replacement)  # type: ignore[arg-type]

        outcomes = at_once(
            racing,
            replace,
            lambda c: TagRepository(c).give(replacement, members[::-1], uuid7),  # noqa: B023 - run here
        )
        assert outcomes[0].won
        assert outcomes[1].value in (frozenset(), frozenset(members))
        with racing.connect() as connection:
            assert TagRepository(connection).usage_count(replacement) == len(members)
