"""The log of sign-ins: written, never changed, and read in pages."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import SignIn, SignInFilter, SignInLine, SignInOutcome
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InvalidValueError,
    MissingReferenceError,
    NotPermittedError,
)
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.accounts import SignInRepository
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, DESK_ROLE, OPERATOR_ROLE, SUPERVISOR_ROLE
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.statement_counts import counted

MINUTE = timedelta(minutes=1)


@pytest.fixture
def log(store: Connection) -> SignInRepository:
    """Return the repository under test."""
    return SignInRepository(store)


def attempt(
    account: UUID | None,
    station: UUID | None = None,
    outcome: SignInOutcome = SignInOutcome.SIGNED_IN,
    minutes: int = 0,
) -> SignIn:
    """Return an attempt so many minutes after noon."""
    whose = None if account is None else AccountId(account)
    where = None if station is None else StationId(station)
    return SignIn(uuid7(), whose, where, outcome, NOON + minutes * MINUTE)


def lines(log: SignInRepository, **wanted: Any) -> Sequence[SignInLine]:  # noqa: ANN401 - the fields of the filter
    """Return the lines a filter lets through, after making sure that the count is the same."""
    sought = SignInFilter(**wanted)
    page = log.page(sought, PageRequest(size=1000))
    assert log.count(sought) == len(page.items)
    return page.items


def attempts(log: SignInRepository, **wanted: Any) -> list[SignIn]:  # noqa: ANN401 - the fields of the filter
    """Return the attempts a filter lets through."""
    return [line.sign_in for line in lines(log, **wanted)]


# --- writing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", SignInOutcome)
def test_an_attempt_is_read_back(log: SignInRepository, make: Factories, outcome: SignInOutcome) -> None:
    """With the names of the account and the station."""
    account, station = make.admin_users(username="zoe.roy"), make.stations(name="Front desk")
    made = attempt(account, station, outcome)
    log.add(made)
    assert lines(log) == (SignInLine(made, "zoe.roy", "Front desk"),)


def test_a_name_that_belongs_to_nobody_is_not_kept(log: SignInRepository) -> None:
    """Refused, without an account, and at a computer that is no station: nobody's name is shown."""
    made = attempt(None, outcome=SignInOutcome.REFUSED)
    log.add(made)
    assert lines(log) == (SignInLine(made, None, None),)


def test_nobody_signs_in_good(log: SignInRepository) -> None:
    """Only a refusal is of nobody, and the log stays usable."""
    with pytest.raises(InvalidValueError) as refused:
        log.add(attempt(None))
    assert refused.value.rule == "ck_sign_ins_of_an_account"
    assert lines(log) == ()


def test_an_attempt_is_written_once(log: SignInRepository, make: Factories) -> None:
    """The same id again is refused."""
    made = attempt(make.admin_users())
    log.add(made)
    with pytest.raises(AlreadyTakenError) as refused:
        log.add(made)
    assert refused.value.rule == "pk_sign_ins"
    assert attempts(log) == [made]


@pytest.mark.parametrize("missing", ["admin_user_id", "station_id"])
def test_an_attempt_of_something_that_is_not_there_is_refused(
    log: SignInRepository, make: Factories, missing: str
) -> None:
    """Account and station are known, or not named."""
    made = attempt(uuid7() if missing == "admin_user_id" else make.admin_users(), uuid7())
    with pytest.raises(MissingReferenceError) as refused:
        log.add(made if missing == "station_id" else attempt(uuid7()))
    assert refused.value.rule == f"fk_sign_ins_{missing}"


def test_a_station_writes_what_it_cannot_read(make_committed: Factories, engine: Engine) -> None:
    """Signed in as itself: who signs in where is the administrators' affair."""
    account = make_committed.admin_users()
    own = make_committed.connection.execute("SELECT id FROM stations WHERE name = 'The engine''s own'").fetchone()
    assert own is not None
    with engine.connect() as connection:
        log = SignInRepository(connection)
        log.add(attempt(account, own[0], SignInOutcome.REFUSED))
        with pytest.raises(NotPermittedError):
            log.count(SignInFilter())


@pytest.mark.parametrize("role", [DESK_ROLE, OPERATOR_ROLE, SUPERVISOR_ROLE])
def test_only_administrators_read_the_log(
    log: SignInRepository, make: Factories, transaction: PlainConnection, role: str
) -> None:
    """Nobody below them."""
    log.add(attempt(make.admin_users()))
    transaction.execute(f"SET LOCAL ROLE {ADMINISTRATOR_ROLE}")
    assert log.count(SignInFilter()) == 1
    transaction.execute(f"SET LOCAL ROLE {role}")
    with pytest.raises(NotPermittedError):
        log.count(SignInFilter())


@pytest.mark.parametrize("role", [OPERATOR_ROLE, SUPERVISOR_ROLE, ADMINISTRATOR_ROLE])
def test_nobody_who_signed_in_writes_the_log(
    log: SignInRepository, make: Factories, transaction: PlainConnection, role: str
) -> None:
    """An account does not write of itself: the station does."""
    account = make.admin_users()
    transaction.execute(f"SET LOCAL ROLE {role}")
    with pytest.raises(NotPermittedError):
        log.add(attempt(account))


# --- filters ----------------------------------------------------------------------------------------------------------


def test_of_one_account(log: SignInRepository, make: Factories) -> None:
    """And of no other."""
    account, other = make.admin_users(), make.admin_users()
    first, second = attempt(account), attempt(account, minutes=1)
    for made in (first, attempt(other), second):
        log.add(made)
    assert attempts(log, account_id=account) == [second, first]


def test_at_one_station(log: SignInRepository, make: Factories) -> None:
    """And at no other, and at none."""
    account, station = make.admin_users(), make.stations()
    wanted = attempt(account, station)
    for made in (wanted, attempt(account, make.stations()), attempt(account)):
        log.add(made)
    assert attempts(log, station_id=station) == [wanted]


def test_of_some_outcomes(log: SignInRepository, make: Factories) -> None:
    """One of those that are asked for."""
    account = make.admin_users()
    made = {outcome: attempt(account, outcome=outcome, minutes=place) for place, outcome in enumerate(SignInOutcome)}
    for each in made.values():
        log.add(each)
    wanted = frozenset({SignInOutcome.REFUSED, SignInOutcome.SIGNED_OUT})
    assert set(attempts(log, outcomes=wanted)) == {made[outcome] for outcome in wanted}


def test_of_a_period(log: SignInRepository, make: Factories) -> None:
    """From its first instant on, up to its last and not at it."""
    account = make.admin_users()
    made = [attempt(account, minutes=minutes) for minutes in range(4)]
    for each in made:
        log.add(each)
    assert attempts(log, since=NOON + MINUTE, before=NOON + 3 * MINUTE) == [made[2], made[1]]
    assert attempts(log, since=NOON + 3 * MINUTE) == [made[3]]
    assert attempts(log, before=NOON + MINUTE) == [made[0]]


def test_filters_narrow_each_other(log: SignInRepository, make: Factories) -> None:
    """Account, station, outcome and period together."""
    account, station = make.admin_users(), make.stations()
    wanted = attempt(account, station, SignInOutcome.REFUSED, 5)
    for made in (
        wanted,
        attempt(make.admin_users(), station, SignInOutcome.REFUSED, 5),
        attempt(account, make.stations(), SignInOutcome.REFUSED, 5),
        attempt(account, station, SignInOutcome.SIGNED_IN, 5),
        attempt(account, station, SignInOutcome.REFUSED, 1),
    ):
        log.add(made)
    refused = frozenset({SignInOutcome.REFUSED})
    found = attempts(log, account_id=account, station_id=station, outcomes=refused, since=NOON + 2 * MINUTE)
    assert found == [wanted]


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("descending", [False, True], ids=["newest first", "oldest first"])
def test_the_pages_are_the_whole(log: SignInRepository, make: Factories, *, descending: bool) -> None:
    """Two at a time, also where several came at one instant: each once, the newest first, or turned round."""
    account = make.admin_users()
    made = [attempt(account, minutes=minutes) for minutes in (0, 0, 0, 1, 2, 2, 3)]
    for each in made:
        log.add(each)
    read: list[SignIn] = []
    request: PageRequest | None = PageRequest(size=2, descending=descending)
    while request is not None:
        page = log.page(SignInFilter(), request)
        read += [line.sign_in for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 2, descending)
    oldest_first = sorted(made, key=lambda each: (each.occurred_at, each.id))
    assert read == (oldest_first if descending else oldest_first[::-1])


@pytest.mark.parametrize("number", [3, 60])
def test_a_page_is_one_statement(log: SignInRepository, make: Factories, store: Connection, number: int) -> None:
    """Names and all, whatever the number of attempts."""
    for account in make.admin_users.many(number):
        log.add(attempt(account, make.stations()))
    with counted(store) as sent:
        page = log.page(SignInFilter(), PageRequest())
    assert (len(page.items), len(sent)) == (number, 1)


def test_an_attempt_between_two_pages_repeats_nothing(log: SignInRepository, make: Factories) -> None:
    """What is newer than the page is not on the next one."""
    account = make.admin_users()
    made = [attempt(account, minutes=minutes) for minutes in range(4)]
    for each in made:
        log.add(each)
    first = log.page(SignInFilter(), PageRequest(size=2))
    log.add(attempt(account, minutes=9))
    rest = log.page(SignInFilter(), PageRequest(first.next, 2))
    assert [line.sign_in for line in (*first.items, *rest.items)] == made[::-1]


# --- refused ----------------------------------------------------------------------------------------------------------
