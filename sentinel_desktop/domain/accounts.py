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
        login_role: who it is to the server; None until its role is made.
        member_id: the member it belongs to, one account a member.
    """

    username: str
    display_name: str
    role: AccountRole
    login_role: str | None = None
    member_id: UUID | None = None
    must_change_password: bool = False
    disabled_at: datetime | None = None
    last_sign_in_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """One attempt; ``account_id`` is None where the name belonged to nobody."""

    id: UUID
    account_id: AccountId | None
    station_id: StationId | None
    outcome: SignInOutcome
    occurred_at: datetime
