"""Who sits at the desk, in words."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.sessions import SessionEnd, SignedIn
from sentinel_desktop.ui.times import left_text

NEAR: Final = timedelta(minutes=5)
"""From here on the time until the lock is told; half of the time where that is shorter."""


def role_word(role: AccountRole) -> str:
    """Return what a role is called."""
    return {
        AccountRole.OPERATOR: QCoreApplication.translate("Roles", "operator"),
        AccountRole.SUPERVISOR: QCoreApplication.translate("Roles", "supervisor"),
        AccountRole.ADMINISTRATOR: QCoreApplication.translate("Roles", "administrator"),
    }[role]


def lock_text(left: timedelta, locks_after: timedelta) -> str:
    """Return when the desk locks by itself; nothing while that is not near."""
    if left > min(NEAR, locks_after / 2):
        return ""
    return QCoreApplication.translate("SignIn", "locks in {time}").format(time=left_text(left))


def person_line(person: SignedIn, lock: str) -> str:
    """Return what stands under a person's name."""
    if person.must_change_password:
        return QCoreApplication.translate("SignIn", "choose your own password")
    return " · ".join(part for part in (role_word(person.role), lock) if part)


def end_sentence(ended: SessionEnd) -> str:
    """Return why somebody was signed out who did not ask for it."""
    return {
        SessionEnd.CLOSED: QCoreApplication.translate("SignIn", "An administrator disabled this account."),
        SessionEnd.PASSWORD_RESET: QCoreApplication.translate(
            "SignIn", "An administrator gave this account a one-time password: sign in with that."
        ),
        SessionEnd.PASSWORD_CHANGED: QCoreApplication.translate(
            "SignIn", "The password of this account was changed: sign in with the new one."
        ),
        SessionEnd.DAY_OVER: QCoreApplication.translate(
            "SignIn", "The operational day ended, and the desk was locked."
        ),
    }[ended]
