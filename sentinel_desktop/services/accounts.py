"""The accounts: made, renamed, given a role, disabled, given a new password, in an administrator's name."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sentinel_desktop.domain.accounts import (
    AccountDetails,
    AccountFilter,
    AccountOrder,
    AccountRole,
    SignInFilter,
    SignInLine,
)
from sentinel_desktop.domain.faults import InvalidValueError, SignInRejectedError, StoreRefusedError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.passwords import PasswordVerdict, one_time_password
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.ports.accounts import AccountsWork, JudgePassword
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.records import Open

_TABLE = "admin_users"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be made.

    Attributes:
        display_name: the user name where it is empty.
    """

    username: str
    role: AccountRole
    display_name: str = ""
    member_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class IssuedPassword:
    """An account, and the one-time password it was given: shown once, and kept nowhere."""

    account: Record[AccountDetails]
    password: str = field(repr=False)


class AccountService:
    """Works in the name of whoever opens its units of work. Safe to call from any thread; every method blocks.

    Every method raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away,
    NotPermittedError where this role may not; every one that changes something RuleBrokenError where a rule refuses it,
    which names the field, as for a user name that is taken or the last administrator; and with a version
    StaleVersionError and RecordNotFoundError.
    """

    def __init__(self, open_unit_of_work: Open[AccountsWork], new_id: NewId, now: Callable[[], datetime]) -> None:
        """Prepare the service; ``now`` is the server's time as this station knows it."""
        self._open = open_unit_of_work
        self._new_id = new_id
        self._now = now

    # --- seen ---------------------------------------------------------------------------------------------------------

    def page(self, wanted: AccountFilter, order: AccountOrder, request: PageRequest) -> Page[Record[AccountDetails]]:
        """Return one page of the accounts that ``wanted`` lets through."""
        with self._open() as work:
            return work.accounts.page(wanted, order, request)

    def find(self, account_id: AccountId) -> Record[AccountDetails] | None:
        """Return an account as it is now, None where it is gone."""
        with self._open() as work:
            return work.accounts.find(account_id)

    def named(self, username: str) -> Record[AccountDetails] | None:
        """Return the account with this user name, whatever its case and accents; None where there is none."""
        with self._open() as work:
            return work.accounts.named(username)

    def sign_ins(self, wanted: SignInFilter, request: PageRequest) -> Page[SignInLine]:
        """Return one page of the sign-ins, good and refused, the newest first."""
        with self._open() as work:
            return work.sign_ins.page(wanted, request)

    # --- changed ------------------------------------------------------------------------------------------------------

    def create(self, new: NewAccount) -> IssuedPassword:
        """Make an account with a one-time password, which it must change when it first signs in."""
        password = one_time_password(secrets.choice)
        return IssuedPassword(self._created(new, password, one_time=True), password)

    def create_with_password(self, new: NewAccount, password: str) -> Record[AccountDetails]:
        """Make an account with a password that its own person typed, and that was judged."""
        return self._created(new, password, one_time=False)

    def edit(self, seen: RecordVersion, edited: NewAccount) -> Record[AccountDetails]:
        """Give an account other names, another role and another member, all at once."""
        named = _named(edited.username, edited.display_name or edited.username)
        return self._changed(
            seen,
            username=named.username,
            display_name=named.display_name,
            role=edited.role,
            member_id=edited.member_id,
        )

    def rename(self, seen: RecordVersion, username: str, display_name: str) -> Record[AccountDetails]:
        """Give an account another user name, another display name, or both."""
        named = _named(username, display_name)
        return self._changed(seen, username=named.username, display_name=named.display_name)

    def change_role(self, seen: RecordVersion, role: AccountRole) -> Record[AccountDetails]:
        """Give an account another role; its open connections have the new rights at once."""
        return self._changed(seen, role=role)

    def disable(self, seen: RecordVersion) -> Record[AccountDetails]:
        """Let an account in no more; its open connections may do nothing at once."""
        with self._open() as work:
            now = work.accounts.get(seen.id).details
            record = work.accounts.edit(seen, replace(now, disabled_at=now.disabled_at or self._now()))
            work.commit()
            return record

    def enable(self, seen: RecordVersion) -> Record[AccountDetails]:
        """Let an account in again, by the password it had."""
        return self._changed(seen, disabled_at=None)

    def link(self, seen: RecordVersion, member_id: UUID | None) -> Record[AccountDetails]:
        """Say which member an account is; None for no one."""
        return self._changed(seen, member_id=member_id)

    def reset_password(self, account_id: AccountId) -> IssuedPassword:
        """Give an account a one-time password; the one it had opens nothing from then on."""
        password = one_time_password(secrets.choice)
        return IssuedPassword(self._given(account_id, password, one_time=True), password)

    def give_password(self, account_id: AccountId, password: str) -> Record[AccountDetails]:
        """Give an account a password that its own person typed, and that was judged."""
        return self._given(account_id, password, one_time=False)

    def _created(self, new: NewAccount, password: str, *, one_time: bool) -> Record[AccountDetails]:
        named = _named(new.username, new.display_name or new.username)
        details = AccountDetails(
            named.username, named.display_name, new.role, member_id=new.member_id, must_change_password=one_time
        )
        with self._open() as work:
            key = AccountId(self._new_id())
            work.accounts.add(key, details)
            work.passwords.give(key, password, one_time=one_time)
            record = work.accounts.get(key)
            work.commit()
            return record

    def _given(self, account_id: AccountId, password: str, *, one_time: bool) -> Record[AccountDetails]:
        with self._open() as work:
            work.accounts.get(account_id)
            work.passwords.give(account_id, password, one_time=one_time)
            record = work.accounts.get(account_id)
            work.commit()
            return record

    def _changed(self, seen: RecordVersion, **changes: Any) -> Record[AccountDetails]:  # noqa: ANN401 - the fields'
        with self._open() as work:
            now = work.accounts.get(seen.id)
            record = work.accounts.edit(seen, replace(now.details, **changes))
            work.commit()
            return record


@dataclass(frozen=True, slots=True)
class _Named:
    username: str
    display_name: str


def _named(username: str, display_name: str) -> _Named:
    """Return both names without the spaces around them; a rule refuses what no person could type again.

    Raises:
        InvalidValueError: a user name with a space or a sign that nothing shows in it, or an empty name.
    """
    named = _Named(username.strip(), display_name.strip())
    if not named.username or not named.username.isprintable() or any(char.isspace() for char in named.username):
        raise InvalidValueError(
            sentence("RecordFaults", "A user name has letters, figures and signs, and no spaces."),
            table=_TABLE,
            fields=("username",),
            values=(username,),
        )
    if not named.display_name or not named.display_name.isprintable():
        raise InvalidValueError(
            sentence("RecordFaults", "The name as others see it is empty, or holds a sign that nothing shows."),
            table=_TABLE,
            fields=("display_name",),
            values=(display_name,),
        )
    return named


class FirstAccount(StrEnum):
    """Whether anybody can sign in at all, and if not, how the first account is made."""

    MADE = "made"
    MISSING = "missing"
    """There is no account, and this desk can make one."""
    MISSING_ELSEWHERE = "missing_elsewhere"
    """There is no account, and only a command of the server's owner makes one."""


class FirstAdministrator:
    """Makes the first account where there is none, in the owner's name.

    Safe to call from any thread; every method blocks, and raises StoreUnavailableError where the database is away.
    """

    def __init__(
        self,
        anybody: Callable[[], bool],
        owner: AccountService | None,
        judge: JudgePassword,
    ) -> None:
        """Prepare it.

        Args:
            anybody: asks, as the station, whether there is any account.
            owner: works in the owner's name; None where this computer has not the owner's secret.
            judge: judges the password.
        """
        self._anybody = anybody
        self._owner = owner
        self._judge = judge

    def standing(self) -> FirstAccount:
        """Return whether there is an account, and if not, whether it can be made here."""
        if self._anybody():
            return FirstAccount.MADE
        return FirstAccount.MISSING_ELSEWHERE if self._owner is None else FirstAccount.MISSING

    def needed(self) -> bool:
        """Whether there is no account at all and one can be made here."""
        return self.standing() is FirstAccount.MISSING

    def create(self, username: str, display_name: str, password: str) -> Record[AccountDetails]:
        """Make the first administrator, with the password that they typed.

        Raises:
            SignInRejectedError: the password cannot be used.
            StoreRefusedError: a rule refuses a name, or somebody made an account meanwhile.
        """
        require_good(self._judge(password, (username, display_name)))
        if self._owner is None or not self.needed():
            raise StoreRefusedError(
                sentence("RecordFaults", "There is an account already: sign in, or ask an administrator.")
            )
        return self._owner.create_with_password(NewAccount(username, AccountRole.ADMINISTRATOR, display_name), password)


def require_good(verdict: PasswordVerdict) -> None:
    """Raise SignInRejectedError with the first thing that is wrong with a password; pass over a good one."""
    if not verdict.good:
        raise SignInRejectedError(verdict.sentences[0])
