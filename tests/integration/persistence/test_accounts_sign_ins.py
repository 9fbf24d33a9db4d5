"""Who writes what into the log of sign-ins, how long the next attempt waits, and what a station vouches for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import conninfo
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InvalidValueError,
    NotPermittedError,
    RecordNotFoundError,
    StaleVersionError,
)
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from tests.support.accounts_at_the_server import Account, AccountsAtTheServer
from tests.support.builders import Connection
from tests.support.factories import Factories

MINUTE = timedelta(minutes=1)
LOGGED = (
    "SELECT id, admin_user_id, station_id, outcome, via_station FROM sign_ins WHERE via_station OR outcome <> 'refused'"
)


class Committing:
    """A repository whose every call is a unit of work of its own."""

    def __init__(self, engine: Engine, repository: str) -> None:
        self._engine, self._repository = engine, repository

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*given: object) -> Any:  # noqa: ANN401 - as the method
            with SqlUnitOfWork(self._engine) as work:
                returned = getattr(getattr(work, self._repository), method)(*given)
                work.commit()
            return returned

        return call


@pytest.fixture
def log(engine: Engine) -> Committing:
    """Return the log of sign-ins as a station has it, which signed in as itself."""
    return Committing(engine, "sign_ins")


@pytest.fixture
def reviews(engine: Engine) -> Committing:
    """Return the reviews as that station has them."""
    return Committing(engine, "reviews")


@pytest.fixture
def now(owner: Connection) -> datetime:
    """Return the server's time."""
    row = owner.execute("SELECT clock_timestamp()").fetchone()
    assert row is not None
    moment: datetime = row[0]
    return moment.astimezone(UTC)


def whose(account: Account) -> AccountId:
    """Return the id of an account."""
    return AccountId(account.id)


# --- the wait ---------------------------------------------------------------------------------------------------------


def refused(owner: Connection, station: UUID, account: UUID | None, times: int, ago_s: float = 0) -> None:
    """Write that attempts were refused, all of them so many seconds ago by the server's clock."""
    for _ in range(times):
        owner.execute(
            "INSERT INTO sign_ins (id, admin_user_id, station_id, outcome, occurred_at, created_at) "
            "VALUES (%s, %s, %s, 'refused', '2026-01-01Z', clock_timestamp() - %s)",
            [uuid7(), account, station, timedelta(seconds=ago_s)],
        )


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (3, 0), (4, 2), (5, 4), (6, 8), (7, 16), (8, 32), (9, 60), (10, 60), (40, 60)]
)
@pytest.mark.parametrize("known", [True, False], ids=["of an account", "of names that are nobody's"])
def test_three_failures_are_free_and_each_more_doubles_the_wait(
    accounts: AccountsAtTheServer,
    own_station: StationId,
    log: Committing,
    failures: int,
    seconds: int,
    *,
    known: bool,
) -> None:
    """Up to a minute, counted from the latest by the server's clock, whatever time the station said it was."""
    account = accounts.add().id if known else None
    refused(accounts.owner, own_station, account, failures)
    wait = log.wait(None if account is None else AccountId(account))
    assert seconds - 1.5 < wait <= seconds


def test_the_wait_passes(accounts: AccountsAtTheServer, own_station: StationId, log: Committing) -> None:
    """What is left of it is told; after it there is none, and after a day the failures do not count."""
    waiting, over, yesterday = accounts.add(), accounts.add(), accounts.add()
    refused(accounts.owner, own_station, waiting.id, 9, ago_s=40)
    refused(accounts.owner, own_station, over.id, 9, ago_s=61)
    refused(accounts.owner, own_station, yesterday.id, 9, ago_s=24 * 3600 + 1)
    refused(accounts.owner, own_station, yesterday.id, 3)
    assert 18 < log.wait(whose(waiting)) <= 20
    assert [log.wait(whose(account)) for account in (over, yesterday)] == [0, 0]


def test_accounts_and_stations_are_counted_apart(
    accounts: AccountsAtTheServer, own_station: StationId, log: Committing
) -> None:
    """Nobody is kept waiting for what is tried elsewhere, or on somebody else."""
    account, other, rear = accounts.add(), accounts.add(), Factories(accounts.owner).stations()
    refused(accounts.owner, rear, account.id, 9)
    refused(accounts.owner, own_station, other.id, 9)
    refused(accounts.owner, rear, None, 9)
    assert [log.wait(whose(account)), log.wait(None)] == [0, 0]
    assert log.wait(whose(other)) > 50


@pytest.mark.parametrize("outcome", ["signed_in", "unlocked"])
def test_a_good_sign_in_ends_the_count(
    accounts: AccountsAtTheServer, own_station: StationId, log: Committing, outcome: str
) -> None:
    """Here, of that account; and that of unknown names at this station. Signing out ends nothing."""
    account, other = accounts.add(), accounts.add()
    for each in (account.id, other.id, None):
        refused(accounts.owner, own_station, each, 9, ago_s=2)
    make = Factories(accounts.owner)
    make.sign_ins(admin_user_id=account.id, station_id=own_station, outcome="signed_out")
    make.sign_ins(admin_user_id=account.id, station_id=make.stations(), outcome=outcome)
    assert min(log.wait(whose(account)), log.wait(None)) > 50
    make.sign_ins(admin_user_id=account.id, station_id=own_station, outcome=outcome)
    assert [log.wait(whose(account)), log.wait(None)] == [0, 0]
    assert log.wait(whose(other)) > 50
    refused(accounts.owner, own_station, account.id, 3)
    assert log.wait(whose(account)) == 0


# --- an account writes of itself --------------------------------------------------------------------------------------


@pytest.fixture
def person(accounts: AccountsAtTheServer) -> Account:
    """Return an operator who can sign in."""
    return accounts.ready()


@pytest.fixture
def own_log(person: Account, database_url: str, new_engine: Callable[[str], Engine]) -> Committing:
    """Return the log of sign-ins as that operator has it."""
    given = {name: value for name, value in conninfo.conninfo_to_dict(database_url).items() if name != "passfile"}
    dsn = conninfo.make_conninfo("", **given | {"user": person.login_role, "password": "correct horse"})
    return Committing(new_engine(dsn), "sign_ins")


@pytest.mark.parametrize("outcome", [SignInOutcome.SIGNED_IN, SignInOutcome.UNLOCKED, SignInOutcome.SIGNED_OUT])
def test_an_account_writes_of_itself_that_it_came_and_left(
    owner: Connection, person: Account, own_log: Committing, own_station: StationId, outcome: SignInOutcome
) -> None:
    """Once, however often it is told; the last sign-in is noted where it is one."""
    entry = uuid7()
    own_log.log(entry, outcome, own_station)
    own_log.log(entry, outcome, own_station)
    assert owner.execute(LOGGED).fetchall() == [(entry, person.id, own_station, outcome.value, False)]
    signed_in = owner.execute("SELECT last_sign_in_at IS NOT NULL FROM admin_users WHERE id = %s", [person.id])
    assert signed_in.fetchone() == (outcome is SignInOutcome.SIGNED_IN,)


def test_an_account_writes_of_no_refusal_and_over_nobodys_entry(
    accounts: AccountsAtTheServer, own_log: Committing, own_station: StationId
) -> None:
    """A refusal is the station's to tell; an id that is another's entry is taken."""
    with pytest.raises(NotPermittedError):
        own_log.log(uuid7(), SignInOutcome.REFUSED, own_station)
    theirs = Factories(accounts.owner).sign_ins("signed in", admin_user_id=accounts.add().id)
    with pytest.raises(AlreadyTakenError) as taken:
        own_log.log(theirs, SignInOutcome.SIGNED_IN, own_station)
    assert taken.value.rule == "pk_sign_ins"


@pytest.mark.parametrize("group", ["operator", "administrator"])
def test_an_account_vouches_for_nobody_and_asks_for_no_wait(accounts: AccountsAtTheServer, group: str) -> None:
    """These are the station's."""
    account = accounts.ready(group)
    with accounts.signed_in(account) as connection:
        for call in (
            "sign_in_wait(NULL)",
            f"log_sign_in_via_station('{uuid7()}', '{account.id}', 'unlocked', now())",
            f"settle_review_via_station('{uuid7()}', 1, '{account.id}', now(), 'Seen.')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT {call}".encode())


# --- what was done while the database was away ------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", SignInOutcome)
def test_a_station_tells_later_what_an_account_did(
    accounts: AccountsAtTheServer,
    own_station: StationId,
    log: Committing,
    now: datetime,
    outcome: SignInOutcome,
) -> None:
    """Marked, at its own time, once; also where the account was disabled before it was told again."""
    account, entry = accounts.add(), uuid7()
    log.log_via_station(entry, whose(account), outcome, now - 10 * MINUTE)
    accounts.change(account, "disabled_at = now()")
    log.log_via_station(entry, whose(account), outcome, now - 10 * MINUTE)
    rows = accounts.owner.execute(LOGGED + " AND occurred_at = %s", [now - 10 * MINUTE]).fetchall()
    assert rows == [(entry, account.id, own_station, outcome.value, True)]


def test_failures_that_are_told_later_count_from_when_they_were(
    accounts: AccountsAtTheServer, log: Committing, now: datetime
) -> None:
    """Nobody waits now for what was tried an hour ago."""
    account = accounts.add()
    for _ in range(9):
        log.log_via_station(uuid7(), whose(account), SignInOutcome.REFUSED, now - 60 * MINUTE)
    assert log.wait(whose(account)) == 0
    log.log_via_station(uuid7(), whose(account), SignInOutcome.REFUSED, now)
    assert log.wait(whose(account)) > 50


def test_a_station_vouches_for_no_disabled_account_and_no_time_to_come(
    accounts: AccountsAtTheServer, log: Committing, reviews: Committing, now: datetime
) -> None:
    """Neither a sign-in nor a settlement; a clock that is a few seconds ahead is taken."""
    enabled, disabled = accounts.add(), accounts.add(disabled_at=now)
    seen = RecordVersion(Factories(accounts.owner).reviews(), 1)
    for account, at, rule in (
        (disabled.id, now, "vouched_account_is_enabled"),
        (uuid7(), now, "vouched_account_is_enabled"),
        (enabled.id, now + MINUTE, "vouched_time_has_come"),
    ):
        with pytest.raises(InvalidValueError) as by_log:
            log.log_via_station(uuid7(), AccountId(account), SignInOutcome.UNLOCKED, at)
        with pytest.raises(InvalidValueError) as by_review:
            reviews.settle_via_station(seen, account, at, "Seen.")
        assert (by_log.value.rule, by_review.value.rule) == (rule, rule)
    log.log_via_station(uuid7(), whose(enabled), SignInOutcome.UNLOCKED, now + timedelta(seconds=1))


# --- reviews ----------------------------------------------------------------------------------------------------------

SETTLED = "SELECT settled_by, settled_at, settlement, settled_via_station_id, version FROM reviews WHERE id = %s"


def test_a_review_is_settled_later_by_whom_and_where_it_was(
    accounts: AccountsAtTheServer, own_station: StationId, reviews: Committing, now: datetime
) -> None:
    """Once, however often it is delivered, also where the account was disabled between; the audit names the station."""
    account, review = accounts.add(), Factories(accounts.owner).reviews()
    for _ in range(2):
        reviews.settle_via_station(RecordVersion(review, 1), account.id, now - MINUTE, " The clock was slow. ")
        accounts.change(account, "disabled_at = now()")
    row = accounts.owner.execute(SETTLED, [review]).fetchone()
    assert row == (account.id, now - MINUTE, "The clock was slow.", own_station, 2)
    audited = accounts.owner.execute(
        "SELECT station FROM audit_log WHERE row_id = %s AND operation = 'UPDATE'", [review]
    ).fetchall()
    assert audited == [(str(own_station),)]


def test_what_somebody_else_settled_meanwhile_stands(
    accounts: AccountsAtTheServer, own_station: StationId, reviews: Committing, now: datetime
) -> None:
    """The one who comes later hears that it is stale; so does the same person in other words."""
    first, second = accounts.add(), accounts.add()
    review = RecordVersion(Factories(accounts.owner).reviews(), 1)
    reviews.settle_via_station(review, first.id, now, "Seen.")
    for account, words in ((second, "Seen."), (first, "Otherwise.")):
        with pytest.raises(StaleVersionError) as stale:
            reviews.settle_via_station(review, account.id, now, words)
        assert stale.value.ids == {review.id}
    row = accounts.owner.execute(SETTLED, [review.id]).fetchone()
    assert row == (first.id, now, "Seen.", own_station, 2)


def test_a_review_is_settled_in_words_and_must_be_there(
    accounts: AccountsAtTheServer, reviews: Committing, now: datetime
) -> None:
    """Without words it stays open; one that is not there is not found."""
    account = accounts.add()
    review = RecordVersion(Factories(accounts.owner).reviews(), 1)
    with pytest.raises(InvalidValueError) as refused_words:
        reviews.settle_via_station(review, account.id, now, "  ")
    assert refused_words.value.rule == "settled_in_words"
    gone = RecordVersion(uuid7(), 1)
    with pytest.raises(RecordNotFoundError) as missing:
        reviews.settle_via_station(gone, account.id, now, "Seen.")
    assert missing.value.ids == {gone.id}
    assert accounts.owner.execute("SELECT count(*) FROM reviews WHERE settled_at IS NULL").fetchone() == (1,)


def test_a_station_settles_nothing_by_itself(accounts: AccountsAtTheServer, reviews: Committing, now: datetime) -> None:
    """Neither in nobody's name nor, beside the function, in an account's."""
    review = RecordVersion(Factories(accounts.owner).reviews(), 1)
    for account in (None, accounts.add().id):
        with pytest.raises(NotPermittedError):
            reviews.settle(review, now, account, "Seen.")


def test_who_is_no_station_any_more_vouches_for_nothing(
    accounts: AccountsAtTheServer, log: Committing, now: datetime
) -> None:
    """Whose name was taken over hears that it may not, on a connection that is still open."""
    account = accounts.add()
    accounts.owner.execute("UPDATE stations SET login_role = NULL")
    with pytest.raises(NotPermittedError):
        log.log_via_station(uuid7(), whose(account), SignInOutcome.UNLOCKED, now)
    with pytest.raises(NotPermittedError):
        log.wait(None)
