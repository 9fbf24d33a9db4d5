"""Attempts at a password: waited for, made, and written down where they fail; the same for names that are nobody's."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic

from sentinel_desktop.domain.faults import SignInRejectedError
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.passwords import PasswordVerifier
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.session_times import wait_after
from sentinel_desktop.services.ports.accounts import (
    AccountDoor,
    KnownAccount,
    OnTurnedAway,
    OpenAccount,
    SessionWorkT,
    TurnedAway,
)
from sentinel_desktop.services.ports.moments import NewId

WRONG: Final = sentence("SignInFaults", "The password is not right.")
_SENTENCES: Final = {
    TurnedAway.WRONG_PASSWORD: sentence("SignInFaults", "The user name or the password is not right."),
    TurnedAway.EXPIRED: (
        sentence(
            "SignInFaults",
            "The user name or the password is not right, or it is a one-time password whose seven "
            "days are over: an administrator gives you another one.",
        )
    ),
    TurnedAway.DISABLED: sentence("SignInFaults", "This account is disabled: an administrator enables it."),
}
_NOBODY_YET: Final = sentence(
    "SignInFaults",
    "There is no account yet: an administrator makes the first one with 'sentinel-desktop "
    "account add NAME --role administrator'.",
)


@dataclass(frozen=True, slots=True)
class SessionDesk:
    """The desk at which people sit.

    Attributes:
        station_id: None until the station was enrolled.
        now: the server's time as this station knows it.
        monotonic: seconds that no clock change moves.
        new_id: makes ids.
    """

    station_id: Callable[[], StationId | None]
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    new_id: NewId


class Attempts(Generic[SessionWorkT]):
    """Attempts at the door of one desk."""

    def __init__(self, door: AccountDoor[SessionWorkT], desk: SessionDesk) -> None:
        self._door = door
        self._desk = desk

    def let_in(
        self,
        account: KnownAccount | None,
        password: str,
        on_turned_away: OnTurnedAway[SessionWorkT],
        wrong: str = _SENTENCES[TurnedAway.WRONG_PASSWORD],
    ) -> OpenAccount[SessionWorkT]:
        """Return the way in that a password opens; blocks.

        Args:
            account: None for a name that is nobody's, which takes the same way and the same time.
            password: as it was typed.
            on_turned_away: hears where the server later refuses the account.
            wrong: said of a wrong password.

        Raises:
            SignInRejectedError: too soon, or refused, which is written down and makes the next wait longer.
            StoreUnavailableError: the database is away.
        """
        key = None if account is None else account.id
        wait_s = self._door.wait(key)
        if wait_s > 0:
            raise too_soon(wait_s)
        opened = self._door.open(account, password, on_turned_away)
        if not isinstance(opened, TurnedAway):
            return opened
        station_id = self._desk.station_id()
        if station_id is not None:
            self._door.refused(self._desk.new_id(), key, station_id, self._desk.now())
        if account is None and not self._door.anybody():
            raise SignInRejectedError(_NOBODY_YET)
        sentence = wrong if opened is TurnedAway.WRONG_PASSWORD else _SENTENCES[opened]
        raise SignInRejectedError(sentence, self._door.wait(key))


@dataclass(frozen=True, slots=True)
class AttemptsAlone:
    """Attempts while the database was away, against what is in memory.

    Attributes:
        failures: since the last password that fitted.
        latest: when the latest of them was, as the desk's ``monotonic`` counts.
    """

    failures: int = 0
    latest: float = 0.0

    def require_time(self, now: float) -> None:
        """Raise SignInRejectedError where it is too soon for another attempt."""
        wait_s = self.latest + wait_after(self.failures) - now
        if wait_s > 0:
            raise too_soon(wait_s)

    def failed(self, now: float) -> "AttemptsAlone":
        """Return these and one more."""
        return AttemptsAlone(self.failures + 1, now)

    @property
    def wait_s(self) -> float:
        """Seconds from the latest failure to the next attempt."""
        return wait_after(self.failures)


def too_soon(wait_s: float) -> SignInRejectedError:
    """Return the refusal of an attempt that is not looked at for so many seconds."""
    seconds = math.ceil(wait_s)
    if seconds == 1:
        refused = sentence("SignInFaults", "Too many wrong passwords: wait 1 second and try again.")
    else:
        refused = sentence("SignInFaults", "Too many wrong passwords: wait {n} seconds and try again.", n=seconds)
    return SignInRejectedError(refused, wait_s)


def fits(verifier: PasswordVerifier | None, password: str) -> bool:
    """Whether there is a verifier and this is its password."""
    return verifier is not None and verifier.fits(password)
