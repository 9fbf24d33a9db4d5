"""The way in for whoever signs in: a station's questions before, and the connections in the account's own name after.

Whether a password is right is found out by the server, in signing in. An attempt that fails carries no SQLSTATE, and
libpq does not tell whether the password was the reason. So after one that was refused a password is tried that is
surely wrong: of that the server says the same where the first was wrong, and something else where it fitted.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType
from typing import Final, Self
from uuid import UUID, uuid4

import psycopg
from psycopg import conninfo
from sqlalchemy import Pool
from sqlalchemy.exc import DBAPIError

from sentinel_desktop.domain.accounts import SignIn, SignInOutcome
from sentinel_desktop.domain.faults import (
    NotPermittedError,
    NotSignedInError,
    StoreStartingError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.passwords import LONGEST, can_be_sent
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.persistence.engine import DatabaseAddress, StationEngine, make_engine
from sentinel_desktop.persistence.repositories.account_questions import AccountQuestions
from sentinel_desktop.persistence.store_errors import (
    SchemaVersionError,
    SignInRefusedError,
    StoreBusyError,
    sorted_error,
)
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.ports.accounts import KnownAccount, TurnedAway

CONNECTIONS: Final = 3
"""Of one account at one station: two for what its person does, one for what a screen reads meanwhile."""

_STATIONS_OWN: Final = ("user", "password", "passfile")
"""What of a station's address is not an account's."""

_NOT_LET_IN: Final = sentence(
    "DatabaseFaults",
    "The database server takes the password, and lets this account in to no database or not "
    "now: its administrator must look.",
)
_CLOSED: Final = sentence(
    "DatabaseFaults", "The database takes no new connections now: the server's administrator must look."
)
_MAY_NOT_CONNECT: Final = sentence(
    "DatabaseFaults", "This account may not connect to the database now: the server's administrator must look."
)


class _AccountWork(SqlUnitOfWork):
    """A unit of work in the name of an account, whose server may have changed its mind about the account."""

    def __init__(self, account: "SqlOpenAccount", reached: StationEngine) -> None:
        super().__init__(reached.engine)
        self._account = account
        self._pool = reached.engine.pool

    def __enter__(self) -> Self:
        """Take a connection.

        Raises:
            NotSignedInError: the server no longer takes this account's role or password.
            StoreUnavailableError: it is away, or takes the password and has no connection for the account now.
        """
        try:
            return super().__enter__()
        except SignInRefusedError as refused:
            raise self._account.refusal(refused) from refused

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed; of an account that was closed meanwhile the connection ends with it.

        An account that is disabled while it is at work loses its group: it has no right to anything, and the tables may
        be none to it.
        """
        if self._connection is not None and self._account.is_closed:
            self._connection.invalidate()
        super().__exit__(kind, error, trace)
        self._account.empty_if_closed(self._pool)
        if isinstance(error, SchemaVersionError | NotPermittedError) and self._account.is_disabled():
            self._account.was_turned_away()
            raise NotSignedInError from error


class OneConnectionWork(SqlUnitOfWork):
    """A unit of work on a connection of its own, for somebody who comes once: the owner."""

    def __init__(self, address: DatabaseAddress) -> None:
        super().__init__(make_engine(address, connections=1))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed and end the connection."""
        super().__exit__(kind, error, trace)
        self._engine.dispose()


OnTurnedAway = Callable[["SqlOpenAccount"], None]


class SqlOpenAccount:
    """Satisfies ``ports.accounts.OpenAccount``."""

    def __init__(self, address: DatabaseAddress, login: "_Login", door: "SqlAccountDoor") -> None:
        """Open nothing yet; ``address`` is that of the station's server, with the account's role and password."""
        self._address = address
        self._login = login
        self._door = door
        self._lock = threading.Lock()
        self._reached: StationEngine | None = StationEngine(address, connections=CONNECTIONS)

    @property
    def is_closed(self) -> bool:
        """Whether nobody works with it any more."""
        return self._reached is None

    def unit_of_work(self) -> SqlUnitOfWork:
        """Return a new unit of work; raises NotSignedInError once this is closed."""
        reached = self._reached
        if reached is None:
            raise NotSignedInError
        return _AccountWork(self, reached)

    def session_work(self) -> SqlUnitOfWork:
        """Return the same, for signing in."""
        return self.unit_of_work()

    def close(self) -> None:
        """Close every connection that is not in use and forget the password; those in use end with their work."""
        with self._lock:
            reached, self._reached = self._reached, None
            self._address = _forgotten(self._address)
        if reached is not None:
            reached.reached_again(self._address)
            reached.engine.dispose()
            self._door.forget(self)

    def follow(self, station: DatabaseAddress) -> None:
        """Go to the server that the station goes to now, by new connections."""
        with self._lock:
            if self._reached is not None:
                self._address = _of_account(station, self._address)
                self._reached.reached_again(self._address)

    def knock(self) -> None:
        """Take one connection and give it back; raises what the driver raises."""
        reached = self._reached
        if reached is not None:
            pool = reached.engine.pool
            reached.engine.connect().close()
            self.empty_if_closed(pool)

    def empty_if_closed(self, pool: Pool) -> None:
        """End what was given back to ``pool`` in the moment of closing, when that had been emptied already."""
        if self.is_closed:
            pool.dispose()

    def is_disabled(self) -> bool:
        """Whether the account is disabled or gone by now, as far as that can be asked."""
        if self._login.account_id is None:
            return False
        try:
            account = self._door.find_again(self._login.account_id)
        except StoreUnavailableError:
            return False
        return account is None or account.disabled

    def refusal(self, refused: SignInRefusedError) -> NotSignedInError | StoreUnavailableError:
        """Return what it means that no connection was had: the account is turned away, or only has to wait.

        Blocks: the server is asked what it says of a wrong password, and the station what became of the role.
        """
        if self.is_closed:
            return NotSignedInError()
        try:
            no_connection = self._door.why_no_connection(self._address, refused)
        except StoreUnavailableError as away:
            return away
        if no_connection is not None:
            return no_connection
        self.was_turned_away()
        return NotSignedInError()

    def was_turned_away(self) -> None:
        """Tell that the server no longer lets this account in."""
        # One that was closed meanwhile has no password to show: that is no word of the server's.
        if self._reached is not None:
            self._login.on_turned_away(self)


@dataclass(frozen=True, slots=True)
class _Login:
    """As whom, and who hears when it is over; nobody's account where the name was unknown."""

    account_id: AccountId | None
    on_turned_away: OnTurnedAway


class SqlAccountDoor:
    """Satisfies ``ports.accounts.AccountDoor``.

    Args:
        station: opens units of work as the station.
    """

    def __init__(self, station: Callable[[], SqlUnitOfWork]) -> None:
        self._station = station
        self._address: DatabaseAddress | None = None
        self._opened: set[SqlOpenAccount] = set()
        self._lock = threading.Lock()

    def reached(self, station: DatabaseAddress) -> None:
        """Hear which server the station goes to from now on; whoever is signed in follows. From any thread."""
        with self._lock:
            self._address = station
            opened = tuple(self._opened)
        for account in opened:
            account.follow(station)

    # --- asked as the station ------------------------------------------------------------------------------------

    def find(self, username: str) -> KnownAccount | None:
        """Return the account with this user name, whatever its case and accents; None where there is none."""
        with self._station() as work:
            return AccountQuestions(work.opened()).find(username)

    def find_again(self, account_id: AccountId) -> KnownAccount | None:
        """Return an account as it is now, None where it is gone."""
        with self._station() as work:
            return AccountQuestions(work.opened()).find_again(account_id)

    def anybody(self) -> bool:
        """Whether there is any account."""
        with self._station() as work:
            return AccountQuestions(work.opened()).anybody()

    def idle_lock(self) -> JsonValue:
        """Return what the setting of the idle lock says, None where it is not set."""
        with self._station() as work:
            return AccountQuestions(work.opened()).idle_lock()

    def wait(self, account_id: AccountId | None) -> float:
        """Return how many seconds must pass before the next attempt at this station; None for unknown names."""
        with self._station() as work:
            return work.sign_ins.wait(account_id)

    def refused(self, entry: UUID, account_id: AccountId | None, station: StationId, at: datetime) -> None:
        """Record an attempt that was refused at this station."""
        with self._station() as work:
            work.sign_ins.add(SignIn(entry, account_id, station, SignInOutcome.REFUSED, at))
            work.commit()

    # --- signing in ------------------------------------------------------------------------------------------------

    def open(
        self, account: KnownAccount | None, password: str, on_turned_away: OnTurnedAway
    ) -> SqlOpenAccount | TurnedAway:
        """Sign in to the server as an account; blocks up to the time to connect, twice where it is refused."""
        role = f"sentinel_{uuid4().hex}" if account is None else account.login_role
        fits = account is not None and password != "" and len(password) <= LONGEST and can_be_sent(password)
        login = _Login(None if account is None else account.id, on_turned_away)
        opened = self._open(role, password if fits else secrets.token_urlsafe(), login)
        try:
            refused = _refusal_of(opened)
        except BaseException:
            opened.close()
            raise
        if refused is None:
            return opened
        opened.close()
        if str(refused) != self._words_for_a_wrong_password(role):
            if account is not None and account.disabled:
                return TurnedAway.DISABLED
            raise StoreBusyError(_NOT_LET_IN) from refused
        return TurnedAway.EXPIRED if account is not None and account.has_expired else TurnedAway.WRONG_PASSWORD

    def open_later(self, account: KnownAccount, password: str, on_turned_away: OnTurnedAway) -> SqlOpenAccount:
        """Return the way in without asking the server now, for a password that is known to fit."""
        return self._open(account.login_role, password, _Login(account.id, on_turned_away))

    def _open(self, role: str, password: str, login: _Login) -> SqlOpenAccount:
        with self._lock:
            if self._address is None:
                raise StoreStartingError(sentence("DatabaseFaults", "The database is being reached."))
            address = with_role(self._address, role, password)
            opened = SqlOpenAccount(address, login, self)
            self._opened.add(opened)
        return opened

    def forget(self, account: SqlOpenAccount) -> None:
        """Tell an account that was closed nothing any more."""
        with self._lock:
            self._opened.discard(account)

    def why_no_connection(self, account: DatabaseAddress, refused: SignInRefusedError) -> StoreBusyError | None:
        """Return why the server has no connection for an account though it takes the password; None where it does not.

        Raises:
            StoreUnavailableError: it cannot be found out now.
        """
        role = str(conninfo.conninfo_to_dict(account.dsn)["user"])
        words = _words_after_the_password(refused)
        if words is None:
            # The computer is not let in, not the account: whose password it is was not asked.
            return StoreBusyError(*refused.args)
        if words == self._words_for_a_wrong_password(role):
            return None
        with self._station() as work:
            login = AccountQuestions(work.opened()).login(role)
        if not login.may_log_in:
            return None
        if not login.database_is_open:
            return StoreBusyError(_CLOSED)
        return StoreBusyError(_NOT_LET_IN if login.may_connect else _MAY_NOT_CONNECT)

    def _words_for_a_wrong_password(self, role: str) -> str:
        decoy = self._open(role, secrets.token_urlsafe(), _Login(None, lambda _: None))
        try:
            refused = _refusal_of(decoy)
        finally:
            decoy.close()
        return "" if refused is None else str(refused)


def _refusal_of(account: SqlOpenAccount) -> psycopg.OperationalError | None:
    """Try to get in; returns the error of a server that was given the password and refused it, None where it let in.

    Raises:
        StoreUnavailableError: it did not come to that.
    """
    try:
        account.knock()
    except DBAPIError as error:
        if not isinstance(error.orig, psycopg.OperationalError):
            raise
        attempt, fault = error.orig.pgconn, sorted_error(error.orig)
        if attempt is not None and attempt.used_password and isinstance(fault, SignInRefusedError):
            return error.orig
        raise fault from error
    return None


def _words_after_the_password(refused: SignInRefusedError) -> str | None:
    """Return what a server said that was given the password and refused; None where it did not come to that."""
    cause = refused.__cause__
    error = cause.orig if isinstance(cause, DBAPIError) else cause
    if not isinstance(error, psycopg.OperationalError) or error.pgconn is None or not error.pgconn.used_password:
        return None
    return str(error)


# --- addresses ------------------------------------------------------------------------------------------------------


def with_role(station: DatabaseAddress, role: str, password: str) -> DatabaseAddress:
    """Return a station's address as that of an account: same server, same limits, same station.

    Nothing but SCRAM is taken for a proof: a server that lets everybody in would take every password for right, and one
    that wants to be told the password may be any server.
    """
    given = {key: value for key, value in conninfo.conninfo_to_dict(station.dsn).items() if key not in _STATIONS_OWN}
    given |= {"user": role, "password": password, "require_auth": "scram-sha-256"}
    return replace(station, dsn=conninfo.make_conninfo("", **given))


def _of_account(station: DatabaseAddress, account: DatabaseAddress) -> DatabaseAddress:
    """Return the address of the same account at the server that a station's address names."""
    given = conninfo.conninfo_to_dict(account.dsn)
    return with_role(station, str(given["user"]), str(given["password"]))


def _forgotten(account: DatabaseAddress) -> DatabaseAddress:
    """Return an account's address without its password."""
    given = {key: value for key, value in conninfo.conninfo_to_dict(account.dsn).items() if key != "password"}
    return replace(account, dsn=conninfo.make_conninfo("", **given))
