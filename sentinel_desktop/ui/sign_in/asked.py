"""Whom the screens of signing in ask."""

from dataclasses import dataclass
from typing import Protocol

from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.services.ports.accounts import JudgePassword


class Sessions(Protocol):
    """What is asked of ``services.sessions``.

    What takes a password raises SignInRejectedError where it is refused, and StoreUnavailableError where the database
    is away and needed for it. Whoever listens there hears of every change.
    """

    def session(self) -> Session:
        """Return who sits here now; at once."""

    def sign_in(self, username: str, password: str) -> Session:
        """Sign somebody in, in the place of whoever was."""

    def lock(self) -> object:
        """Lock; nobody may do anything until it is unlocked."""

    def unlock(self, password: str) -> Session:
        """Let whoever locked go on; while the database is away too."""

    def sign_out(self) -> object:
        """Sign out whoever is signed in, or locked."""

    def change_password(self, old: str, new: str) -> Session:
        """Give whoever is signed in another password."""


class FirstAdministrator(Protocol):
    """What is asked of whoever can make the first account; raises StoreUnavailableError while the database is away."""

    def standing(self) -> FirstAccount:
        """Return whether there is an account."""

    def create(self, username: str, display_name: str, password: str) -> object:
        """Make the first administrator.

        Raises StoreRefusedError where a rule refuses a name, SignInRejectedError where one refuses the password.
        """


@dataclass(frozen=True, slots=True)
class SignInAsked:
    """Whom the screens ask.

    Attributes:
        judge: may take half a second.
    """

    sessions: Sessions
    first: FirstAdministrator
    judge: JudgePassword
