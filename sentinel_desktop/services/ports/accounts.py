"""What signing in and the accounts ask of the outside."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from sentinel_desktop.domain.accounts import (
    AccountDetails,
    AccountFilter,
    AccountOrder,
    AccountRole,
    SignInFilter,
    SignInLine,
    SignInOutcome,
)
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.passwords import PasswordVerdict
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.rights import Rights
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.services.ports.records import EditedRecords, Work

JudgePassword = Callable[[str, Collection[str]], PasswordVerdict]
"""Judges a password, given the names that stand near the person; the unit's own words are known to it."""


# --- in the name of an account ------------------------------------------------------------------------------------


class OwnRights(Protocol):
    """What the database lets this session do."""

    def own(self) -> Rights:
        """Return it; raises StoreUnavailableError where the database is away."""


class OwnSignIns(Protocol):
    """The log of sign-ins, for the account that signed in."""

    def log(self, entry: UUID, outcome: SignInOutcome, station: StationId | None) -> None:
        """Record that this account signed in, unlocked or signed out, under an id made by the program.

        Raises StoreUnavailableError where the database is away.
        """


class OwnPassword(Protocol):
    """The password of the account that signed in; only a verifier of it travels to the server."""

    def change_own(self, password: str) -> None:
        """Change it; raises StoreUnavailableError where the database is away."""


class SessionWork(Work, Protocol):
    """A unit of work in the name of an account, as far as signing in asks for it."""

    @property
    def rights(self) -> OwnRights:
        """What this account may do."""

    @property
    def sign_ins(self) -> OwnSignIns:
        """The log of sign-ins, in this transaction."""

    @property
    def passwords(self) -> OwnPassword:
        """The password, in this transaction."""


# --- in the name of an administrator --------------------------------------------------------------------------------


class AccountRecords(EditedRecords[AccountDetails, AccountFilter, AccountOrder], Protocol):
    """The accounts."""

    def named(self, username: str) -> Record[AccountDetails] | None:
        """Return the account with this user name, whatever its case and accents; None where there is none."""


class SignInLog(Protocol):
    """The log of sign-ins, to be read. Raises StoreUnavailableError where the database is away."""

    def page(self, wanted: SignInFilter, request: PageRequest) -> Page[SignInLine]:
        """Return one page, the newest first."""


class Passwords(Protocol):
    """The passwords of accounts; only a verifier of them travels to the server."""

    def give(self, account_id: AccountId, password: str, *, one_time: bool) -> None:
        """Give an account a password; one for one use must be changed at the next sign-in, and runs out unused.

        Raises StoreUnavailableError where the database is away, NotPermittedError where it refuses this role.
        """


class AccountsWork(Work, Protocol):
    """A unit of work as the administrators' pages ask for it."""

    @property
    def accounts(self) -> AccountRecords:
        """The accounts, in this transaction."""

    @property
    def sign_ins(self) -> SignInLog:
        """The log of sign-ins, in this transaction."""

    @property
    def passwords(self) -> Passwords:
        """The passwords, in this transaction."""


# --- the way in -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account as a station may know it.

    Attributes:
        login_role: who it is to the server.
        has_expired: its one-time password was not used in time.
    """

    id: AccountId
    username: str
    display_name: str
    role: AccountRole
    login_role: str
    disabled: bool = False
    must_change_password: bool = False
    has_expired: bool = False


class TurnedAway(StrEnum):
    """Why the server does not let an account in."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - no password
    EXPIRED = "expired"
    """The password does not fit, or is a one-time one whose days are over: the server does not say which."""
    DISABLED = "disabled"
    """The password fits, and the account is disabled."""


SessionWorkT = TypeVar("SessionWorkT")
OpenedT = TypeVar("OpenedT", covariant=True)  # noqa: PLC0105 - read as "opened for"


class OpenAccount(Protocol[OpenedT]):
    """Connections in the name of one account; safe to use from any thread. It follows the station to another server."""

    def unit_of_work(self) -> OpenedT:
        """Return a new unit of work.

        Entering it raises NotSignedInError once it is closed, or when the database no longer lets this account in, and
        StoreUnavailableError while the database is away.
        """

    def session_work(self) -> SessionWork:
        """Return the same, as far as signing in asks for it."""

    def close(self) -> None:
        """Close every connection that is not in use and forget the password; those in use end with their work."""


OnTurnedAway = Callable[[OpenAccount[OpenedT]], None]
"""Hears, on the thread whose work fails, that the server no longer lets in an account that it let in before."""


class AccountDoor(Protocol[OpenedT]):
    """The way to the database for whoever signs in; its questions are asked as the station.

    Every method but ``open_later`` raises StoreUnavailableError where the database is away, and blocks. Safe to use
    from any thread.
    """

    def find(self, username: str) -> KnownAccount | None:
        """Return the account with this user name, whatever its case and accents; None where there is none."""

    def find_again(self, account_id: AccountId) -> KnownAccount | None:
        """Return an account as it is now, None where it is gone."""

    def anybody(self) -> bool:
        """Whether there is any account."""

    def wait(self, account_id: AccountId | None) -> float:
        """Return how many seconds must pass before the next attempt at this station; None for unknown names."""

    def refused(self, entry: UUID, account_id: AccountId | None, station: StationId, at: datetime) -> None:
        """Record an attempt that was refused at this station, under an id made by the program."""

    def idle_lock(self) -> JsonValue:
        """Return what the setting of the idle lock says, None where it is not set."""

    def open(
        self, account: KnownAccount | None, password: str, on_turned_away: OnTurnedAway[OpenedT]
    ) -> OpenAccount[OpenedT] | TurnedAway:
        """Sign in to the server as an account; a name that is nobody's takes as long and is a wrong password.

        Args:
            account: None where the name is nobody's.
            password: as it was typed, whatever it is.
            on_turned_away: hears where the server later refuses this account.
        """

    def open_later(
        self, account: KnownAccount, password: str, on_turned_away: OnTurnedAway[OpenedT]
    ) -> OpenAccount[OpenedT]:
        """Return the way in without asking the server now, for a password that is known to fit."""
