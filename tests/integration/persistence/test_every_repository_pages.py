"""What holds for every repository where records are listed: filters, orders, pages, while others write as well."""

import itertools
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import Connection, Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from tests.integration.persistence.repository_cases import CASES
from tests.support.factories import Factories
from tests.support.postgres import DatabaseServer
from tests.support.repositories.declaration import Case
from tests.support.statement_counts import counted

AnyRepository = EditedRepository[Any, Any, Any]

every_case = pytest.mark.parametrize("case", CASES, ids=str)
every_order = pytest.mark.parametrize(
    ("case", "order"), [pytest.param(case, order, id=f"{case}-{order}") for case in CASES for order in case.orders]
)
every_sought = pytest.mark.parametrize(
    ("case", "name"), [pytest.param(case, name, id=f"{case}-{name}") for case in CASES for name in case.sought]
)


def add(repository: AnyRepository, details: Sequence[Any]) -> list[UUID]:
    """Add records and return their ids in the order of ``details``."""
    added = [(uuid7(), each) for each in details]
    repository.add_each(added)
    return [key for key, _ in added]


def pages(
    repository: AnyRepository,
    wanted: Any,  # noqa: ANN401 - a filter
    order: StrEnum,
    *,
    size: int = 3,
    descending: bool = False,
) -> Iterator[Page[Record[Any]]]:
    """Ask for one page after the other until there is no more."""
    request = PageRequest(size=size, descending=descending)
    while True:
        page = repository.page(wanted, order, request)
        yield page
        if page.next is None:
            return
        request = PageRequest(page.next, size, descending)


def walked(*asked: Any, **named: Any) -> list[Record[Any]]:  # noqa: ANN401 - as pages
    """Return the records of all pages."""
    return [record for page in pages(*asked, **named) for record in page.items]


@every_sought
def test_a_filter_lets_through_what_it_says(case: Case, name: str, make: Factories, store: Connection) -> None:
    """And nothing else; the count and the versions say the same."""
    repository = case.repository(store)
    sought = case.sought[name](make)
    through, kept_back = add(repository, sought.through), add(repository, sought.kept_back)
    found = [record.id for record in walked(repository, sought.wanted, next(iter(case.orders)))]
    assert {key for key in found if key in {*through, *kept_back}} == set(through)
    assert len(found) == len(set(found)) == repository.count(sought.wanted)
    assert [each.id for each in repository.versions(sought.wanted)] == sorted(found)


@every_case
def test_everything_is_let_through(case: Case, make: Factories, store: Connection) -> None:
    """The filter that asks for nothing loses nothing."""
    repository = case.repository(store)
    details = [*case.spread(make), case.other(make)]
    before = repository.count(case.everything)
    keys = add(repository, details)
    assert repository.count(case.everything) == before + len(keys)
    assert set(keys) <= {each.id for each in repository.versions(case.everything)}


@every_order
def test_an_order_is_kept(case: Case, order: StrEnum, make: Factories, store: Connection) -> None:
    """By what it is said to stand by; turned round it is the same the other way."""
    repository = case.repository(store)
    add(repository, case.spread(make))
    up = walked(repository, case.everything, order, size=1000)
    down = walked(repository, case.everything, order, size=1000, descending=True)
    stands_by = [case.orders[order](record.details) for record in up]
    assert stands_by == sorted(stands_by)
    assert down == up[::-1]


@every_order
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_the_pages_are_the_whole(
    case: Case, order: StrEnum, make: Factories, store: Connection, *, descending: bool
) -> None:
    """Three rows at a time: each row once, in the order of the whole, equal keys and all; the last page says so."""
    repository = case.repository(store)
    add(repository, case.spread(make))
    whole = repository.page(case.everything, order, PageRequest(size=1000, descending=descending))
    assert whole.next is None
    read = list(pages(repository, case.everything, order, descending=descending))
    assert [record for page in read for record in page.items] == list(whole.items)
    assert all(len(page.items) == 3 for page in read[:-1])
    assert len(whole.items) == repository.count(case.everything)


@every_case
def test_a_full_last_page_is_the_last(case: Case, make: Factories, store: Connection) -> None:
    """Nobody is sent on to an empty page."""
    repository = case.repository(store)
    add(repository, case.spread(make))
    exactly = repository.count(case.everything)
    assert repository.page(case.everything, next(iter(case.orders)), PageRequest(size=exactly)).next is None


@every_order
def test_a_page_is_one_statement(case: Case, order: StrEnum, make: Factories, store: Connection) -> None:
    """Of three rows and of all of them, first or later."""
    repository = case.repository(store)
    add(repository, case.spread(make))
    with counted(store) as sent:
        page = repository.page(case.everything, order, PageRequest(size=3))
        repository.page(case.everything, order, PageRequest(page.next, size=100))
        repository.count(case.everything)
    assert len(sent) == 3


@pytest.fixture(scope="module")
def busy_engine(database_server: DatabaseServer) -> Iterator[Engine]:
    """Return the owner's engine of a database in which rows come and go."""
    url = database_server.fresh_database()
    engine = make_engine(DatabaseAddress(url))
    yield engine
    engine.dispose()
    database_server.drop(url)


@every_case
def test_no_row_is_skipped_or_repeated_while_others_write(case: Case, busy_engine: Engine) -> None:
    """Between the pages another connection adds, renames and deletes rows; the others come exactly once."""
    with busy_engine.connect() as reading, busy_engine.connect() as writing:
        plain = writing.connection.driver_connection
        assert isinstance(plain, psycopg.Connection)
        make, repository = Factories(plain), case.repository(writing)
        kept = add(repository, case.spread(make))
        for order, descending in itertools.product(case.orders, (False, True)):
            touched = add(repository, [case.first(make) for _ in kept])
            writing.commit()
            found: list[UUID] = []
            for page in pages(case.repository(reading), case.everything, order, descending=descending):
                found += [record.id for record in page.items]
                reading.rollback()
                _disturb(case, repository, make, touched)
                writing.commit()
            assert [key for key in sorted(found) if key in kept] == sorted(kept), order


def _disturb(case: Case, repository: AnyRepository, make: Factories, touched: list[UUID]) -> None:
    if touched:
        repository.add(uuid7(), case.first(make))
        renamed, *others = repository.these(touched[:2])
        repository.edit(RecordVersion(renamed.id, renamed.version), case.other(make))
        for record in others if case.deletable else ():
            repository.delete(RecordVersion(record.id, record.version))
        del touched[:2]
