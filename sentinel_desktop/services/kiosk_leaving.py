"""Who may take a kiosk away from the visitors: checked by the database, without signing anybody in at the desk."""

import logging
from typing import Final, Generic

from sentinel_desktop.domain.faults import SignInRejectedError
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.ports.accounts import AccountDoor, OpenAccount, SessionWorkT
from sentinel_desktop.services.sign_in_attempts import Attempts, SessionDesk

logger = logging.getLogger(__name__)

LEAVES_THE_KIOSK: Final = Right.EDIT_MEMBERS
"""The right that supervisors and administrators have, and operators have not."""

_NOT_THEIRS: Final = sentence(
    "SignInFaults", "A supervisor or an administrator leaves the kiosk: this account is neither."
)
_OWN_FIRST: Final = sentence("SignInFaults", "This password is for one use: choose one of your own at a desk first.")


class KioskLeaving(Generic[SessionWorkT]):
    """Asks the database who somebody is; safe to call from any thread, and blocks.

    Wrong passwords are written down and waited for as at any desk.
    """

    def __init__(self, door: AccountDoor[SessionWorkT], desk: SessionDesk) -> None:
        """Prepare it; ``door`` is the way to the database."""
        self._door = door
        self._attempts = Attempts(door, desk)

    def require_supervisor(self, username: str, password: str) -> None:
        """Return where this account may leave the kiosk.

        Raises:
            SignInRejectedError: wrong, too soon, or not the account of a supervisor or an administrator.
            StoreUnavailableError: the database is away.
        """
        account = self._door.find(username)
        opened = self._attempts.let_in(account, password, _unheard)
        try:
            with opened.session_work() as work:
                rights = work.rights.own()
        finally:
            opened.close()
        if account is None or account.must_change_password:
            raise SignInRejectedError(_OWN_FIRST)
        if LEAVES_THE_KIOSK not in rights:
            raise SignInRejectedError(_NOT_THEIRS)
        logger.info("The kiosk is left by the account %s", account.id)


def _unheard(_: OpenAccount[SessionWorkT]) -> None:
    """Stand in for whoever hears that an account is let in no more: nobody stays here."""
