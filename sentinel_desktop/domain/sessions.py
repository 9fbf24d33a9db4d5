"""Who sits at a desk: signed in, locked while away, or nobody."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.rights import NO_RIGHTS, Right, Rights


class SessionState(StrEnum):
    """Nobody, somebody, or somebody who is away for a moment."""

    SIGNED_OUT = "signed_out"
    SIGNED_IN = "signed_in"
    LOCKED = "locked"


class SessionEnd(StrEnum):
    """Why somebody is signed out who did not ask for it."""

    CLOSED = "closed"
    """The account was disabled, or is gone."""
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a reason
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a reason
    """By the person, at another desk: this one has the password of before."""
    DAY_OVER = "day_over"
    """The operational day ended while the desk was locked, or before it was."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person who signed in.

    Attributes:
        rights: what the database said at the sign-in that this account may do.
        since: when they signed in, by the server's clock.
        must_change_password: the password is a one-time one: nothing else is allowed before it is changed.
    """

    account_id: AccountId
    username: str
    display_name: str
    role: AccountRole
    rights: Rights
    since: datetime
    must_change_password: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """The desk at one moment.

    Attributes:
        person: who is signed in, or locked; None where nobody is.
        locks_after: how long without a key or the mouse until it locks by itself; None where it never does.
        ended: why nobody is here any more, where who was did not leave by themselves; two sessions do not differ by it.
    """

    state: SessionState = SessionState.SIGNED_OUT
    person: SignedIn | None = None
    locks_after: timedelta | None = None
    ended: SessionEnd | None = field(default=None, compare=False)

    def may(self, right: Right) -> bool:
        """Return whether whoever sits here may do this now."""
        return right in self.rights

    @property
    def rights(self) -> Rights:
        """What may be done now: nothing while it is locked, or a one-time password must be changed first."""
        if self.state is not SessionState.SIGNED_IN or self.person is None or self.person.must_change_password:
            return NO_RIGHTS
        return self.person.rights


NOBODY = Session()
