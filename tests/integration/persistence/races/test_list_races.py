"""Two supervisors at one list at one moment: one wins, the other is told, and nothing is half done."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import Connection, Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    MissingReferenceError,
    RecordNotFoundError,
    StaleVersionError,
    StoreConflictError,
)
from sentinel_desktop.domain.lists import ListFilter, ListOrder
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.repositories.listed import ListRepository
from tests.support.factories import Factories
from tests.support.races import at_once, while_uncommitted
from tests.support.repositories.declaration import Case
from tests.support.repositories.lists import LISTS
from tests.support.repositories.qualifications import QUALIFICATIONS
from tests.support.repositories.stations import SETTINGS, STATIONS

AnyList = ListRepository[Any]

TIMES: Final = 25
RACED: Final = ("member_statuses", "tags", "list_items", "ranks")
"""The lists that differ in what a race meets: plain, with doubles, several in one table, and one that names itself."""

every_list = pytest.mark.parametrize("case", [case for case in LISTS if case.repository.table.name in RACED], ids=str)
raced = pytest.mark.parametrize(
    "case",
    [
        *(case for case in LISTS if case.repository.table.name in RACED),
        *(QUALIFICATIONS, SETTINGS, STATIONS),
    ],
    ids=str,
)
order_of_commit = pytest.mark.parametrize("commit", [True, False], ids=["commits", "gives up"])


def new_values(case: Case, racing: Engine, make: Factories, number: int) -> list[RecordVersion]:
    """Add values and return them at their first version."""
    keys = [uuid7() for _ in range(number)]
    with racing.begin() as connection:
        case.repository(connection).add_each([(key, case.first(make)) for key in keys])
    return [RecordVersion(key, 1) for key in keys]


def the_list(case: Case, connection: Connection) -> AnyList:
    """Return the repository of a list."""
    repository = case.repository(connection)
    assert isinstance(repository, ListRepository)
    return repository


def uses(case: Case, racing: Engine, *keys: UUID) -> list[int]:
    """Return how many records have each value."""
    with racing.connect() as connection:
        counts = the_list(case, connection).usage_counts(keys)
        return [counts[key] for key in keys]


def new_use(case: Case, rule: str, key: UUID) -> Any:  # noqa: ANN401 - an act
    """Return the act that gives a new record the value, as a repository would: refused as a typed error."""

    def act(connection: Connection) -> object:
        plain = connection.connection.driver_connection
        assert isinstance(plain, psycopg.Connection)
        try:
            return case.used[rule](Factories(plain), key)
        except psycopg.errors.ForeignKeyViolation as error:
            raise MissingReferenceError("gone", rule=error.diag.constraint_name or "") from error

    return act


@raced
def test_one_of_two_who_take_the_same_has_it(case: Case, racing: Engine, make: Factories) -> None:
    """However close the two are; the other is told which rule it breaks."""
    ((rule, taken),) = case.taken.items()
    for _ in range(TIMES):
        details = case.first(make)
        same = replace(case.first(make), **taken(details))
        adding = [lambda c, d=each: case.repository(c).add(uuid7(), d) for each in (details, same)]
        (loser,) = [outcome for outcome in at_once(racing, *adding) if not outcome.won]
        assert isinstance(loser.error, AlreadyTakenError)
        assert loser.error.rule == rule


@raced
@order_of_commit
def test_who_takes_the_same_waits_for_who_was_first(
    case: Case, racing: Engine, make: Factories, *, commit: bool
) -> None:
    """It is taken when that one commits, and free when it gives up."""
    (taken,) = case.taken.values()
    details = case.first(make)
    same = replace(case.first(make), **taken(details))
    _, second = while_uncommitted(
        racing,
        lambda c: case.repository(c).add(uuid7(), details),
        lambda c: case.repository(c).add(uuid7(), same),
        commit=commit,
    )
    assert isinstance(second.error, AlreadyTakenError) is commit


@raced
def test_one_of_two_edits_is_saved(case: Case, racing: Engine, make: Factories) -> None:
    """The other is told that its version is stale, and the details are the winner's."""
    (value,) = new_values(case, racing, make, 1)
    for _ in range(TIMES):
        saving = [
            lambda c, v=value, d=details: case.repository(c).edit(v, d)
            for details in (case.first(make), case.other(make))
        ]
        outcomes = at_once(racing, *saving)
        (winner,) = [outcome.value for outcome in outcomes if outcome.won]
        (loser,) = [outcome for outcome in outcomes if not outcome.won]
        assert isinstance(loser.error, StaleVersionError)
        with racing.connect() as connection:
            assert case.repository(connection).get(value.id) == winner
        value = RecordVersion(winner.id, winner.version)


@every_list
def test_two_bulk_edits_of_the_same_values_end(case: Case, racing: Engine, make: Factories) -> None:
    """Named the other way round they do not stand in each other's way: one is saved whole, the other is stale."""
    values = new_values(case, racing, make, 6)
    for attempt in range(TIMES):
        given = {f"First {attempt}": values, f"Second {attempt}": values[::-1]}
        renaming = [
            lambda c, n=name, v=of_values: case.repository(c).edit_many(v, {"name": n})
            for name, of_values in given.items()
        ]
        outcomes = at_once(racing, *renaming)
        (winner,) = [outcome.value for outcome in outcomes if outcome.won]
        (loser,) = [outcome for outcome in outcomes if not outcome.won]
        assert isinstance(loser.error, StaleVersionError)
        assert loser.error.ids == {value.id for value in values}
        with racing.connect() as connection:
            now = case.repository(connection).these([value.id for value in values])
        assert {record.details.name for record in now} == {winner[0].details.name}
        values = [RecordVersion(record.id, record.version) for record in now]


@every_list
def test_of_two_orders_one_stands_whole(case: Case, racing: Engine, make: Factories) -> None:
    """The later one; never a mixture of both."""
    new_values(case, racing, make, 5)
    with racing.connect() as connection:
        keys = [each.id for each in the_list(case, connection).versions(ListFilter())]
    orders = [keys, keys[::-1]]
    for _ in range(TIMES):
        outcomes = at_once(racing, *[lambda c, o=order: the_list(case, c).reorder(o) for order in orders])
        assert all(outcome.won for outcome in outcomes)
        with racing.connect() as connection:
            page = the_list(case, connection).page(ListFilter(), ListOrder.PLACE, PageRequest(size=1000))
        assert [record.id for record in page.items] in orders


@every_list
def test_an_order_waits_for_a_deletion_and_is_refused(case: Case, racing: Engine, make: Factories) -> None:
    """The list has one value less than was put into order."""
    (value,) = new_values(case, racing, make, 1)
    with racing.connect() as connection:
        keys = [each.id for each in the_list(case, connection).versions(ListFilter())]
    _, second = while_uncommitted(
        racing, lambda c: case.repository(c).delete(value), lambda c: the_list(case, c).reorder(keys)
    )
    assert isinstance(second.error, StaleVersionError)
    assert second.error.ids == {value.id}


@every_list
def test_an_order_and_an_edit_are_both_kept(case: Case, racing: Engine, make: Factories) -> None:
    """The edit neither loses its version to the order nor undoes it."""
    values = new_values(case, racing, make, 3)
    with racing.connect() as connection:
        keys = [each.id for each in the_list(case, connection).versions(ListFilter())][::-1]
    for version in range(1, TIMES):
        at = RecordVersion(values[0].id, version)
        keys = keys[::-1]
        outcomes = at_once(
            racing,
            lambda c: case.repository(c).edit_many([at], {"name": f"Name {version}"}),  # noqa: B023 - run here
            lambda c: the_list(case, c).reorder(keys),  # noqa: B023 - run here
        )
        assert all(outcome.won for outcome in outcomes)
        with racing.connect() as connection:
            page = the_list(case, connection).page(ListFilter(), ListOrder.PLACE, PageRequest(size=1000))
            assert case.repository(connection).get(at.id).details.name == f"Name {version}"
        assert [record.id for record in page.items] == keys


def _first_rule(case: Case) -> str:
    return next(iter(case.used))


@every_list
def test_a_new_use_waits_for_the_replacement_and_finds_the_value_gone(
    case: Case, racing: Engine, make: Factories
) -> None:
    """It is refused as a reference to nothing; what was moved before stays moved."""
    value, other = new_values(case, racing, make, 2)
    rule = _first_rule(case)
    case.used[rule](make, value.id)
    moved, second = while_uncommitted(
        racing, lambda c: the_list(case, c).replace_and_delete(value, other.id), new_use(case, rule, value.id)
    )
    assert moved == 1
    assert isinstance(second.error, MissingReferenceError)
    assert second.error.rule == rule
    assert uses(case, racing, value.id, other.id) == [0, 1]


@every_list
@order_of_commit
def test_a_replacement_waits_for_a_new_use(case: Case, racing: Engine, make: Factories, *, commit: bool) -> None:
    """And moves it too, where it is committed."""
    value, other = new_values(case, racing, make, 2)
    rule = _first_rule(case)
    _, second = while_uncommitted(
        racing,
        new_use(case, rule, value.id),
        lambda c: the_list(case, c).replace_and_delete(value, other.id),
        commit=commit,
    )
    assert second.value == int(commit)
    assert uses(case, racing, value.id, other.id) == [0, int(commit)]


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        pytest.param(case, rule, id=f"{case}-{rule}")
        for case in LISTS
        if case.repository.table.name in RACED
        for rule in case.used
    ],
)
def test_a_deletion_waits_for_a_new_use_and_is_refused(case: Case, rule: str, racing: Engine, make: Factories) -> None:
    """The value is in use by then."""
    (value,) = new_values(case, racing, make, 1)
    _, second = while_uncommitted(racing, new_use(case, rule, value.id), lambda c: case.repository(c).delete(value))
    assert isinstance(second.error, InUseError)
    assert second.error.rule == rule
    assert uses(case, racing, value.id) == [1]


@every_list
def test_a_new_use_does_not_wait_for_an_edit(case: Case, racing: Engine, make: Factories) -> None:
    """Somebody who is renaming a value holds up nobody who gives it to a record."""
    (value,) = new_values(case, racing, make, 1)
    with racing.connect() as editing:
        case.repository(editing).edit_many([value], {"name": "Renamed"})
        make.connection.execute("SET lock_timeout = '300ms'")
        case.used[_first_rule(case)](make, value.id)
        make.connection.execute("RESET lock_timeout")
        editing.commit()
    assert uses(case, racing, value.id) == [1]


@every_list
def test_two_values_that_replace_each_other_do_not_both_go(case: Case, racing: Engine, make: Factories) -> None:
    """One is replaced, the other is told that its replacement is gone; every use is of what is left."""
    for _ in range(TIMES):
        one, other = new_values(case, racing, make, 2)
        for value in (one, other):
            case.used[_first_rule(case)](make, value.id)
        outcomes = at_once(
            racing,
            lambda c: the_list(case, c).replace_and_delete(one, other.id),  # noqa: B023 - run here
            lambda c: the_list(case, c).replace_and_delete(other, one.id),  # noqa: B023 - run here
        )
        (loser,) = [outcome for outcome in outcomes if not outcome.won]
        assert isinstance(loser.error, RecordNotFoundError | StoreConflictError)
        assert sorted(uses(case, racing, one.id, other.id)) == [0, 2]
