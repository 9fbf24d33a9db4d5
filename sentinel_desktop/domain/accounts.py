"""The accounts that sign in to the program."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sentinel_desktop.domain.ids import AccountId, StationId


class AccountRole(StrEnum):
    """What an account may do; each may do all that the one before may."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class SignInOutcome(StrEnum):
    """What came of an attempt to sign in or out."""

    SIGNED_IN = "signed_in"
    REFUSED = "refused"
    UNLOCKED = "unlocked"
    SIGNED_OUT = "signed_out"


@dataclass(frozen=True, slots=True)
class AccountDetails:
    """One account.

    Attributes:
        username: unique whatever its case and accents, without spaces.
        login_role: who it is to the server, which the database makes; None until then.
        member_id: the member it belongs to, one account a member.
        must_change_password: the password is a one-time one; an edit leaves it so.
        password_expires_at: when a one-time password opens nothing any more; None for a password of one's own.
        last_sign_in_at: None where nobody ever signed in with it.
    """

    username: str
    display_name: str
    role: AccountRole
    login_role: str | None = None
    member_id: UUID | None = None
    must_change_password: bool = False
    disabled_at: datetime | None = None
    last_sign_in_at: datetime | None = None
    password_expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """One attempt; ``account_id`` is None where the name belonged to nobody.

    Attributes:
        via_station: the database was away, and the station vouched for it later.
    """

    id: UUID
    account_id: AccountId | None
    station_id: StationId | None
    outcome: SignInOutcome
    occurred_at: datetime
    via_station: bool = False


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """Which accounts are wanted; what is empty or None lets all through.

    Attributes:
        text: words of the username or the display name, all of which must be found.
    """

    roles: frozenset[AccountRole] = frozenset()
    disabled: bool | None = None
    of_member: bool | None = None
    text: str = ""


class AccountOrder(StrEnum):
    """The orders of accounts; those who never signed in come last."""

    USERNAME = "username"
    DISPLAY_NAME = "display_name"
    LAST_SIGN_IN = "last_sign_in"


@dataclass(frozen=True, slots=True)
class SignInFilter:
    """Which attempts are wanted; what is empty or None lets all through.

    Attributes:
        since: from this instant on.
        before: up to this instant, and not at it.
    """

    account_id: AccountId | None = None
    station_id: StationId | None = None
    outcomes: frozenset[SignInOutcome] = frozenset()
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignInLine:
    """One attempt as a row of a table; the names are None where nobody, or no station, is known."""

    sign_in: SignIn
    username: str | None
    station: str | None
