"""The accounts on the command line, in the owner's name: the first administrator, and the way back in.

A password is asked for on the terminal, twice and unseen, or read from the standard input where that is no terminal;
never from the command line, which everybody on the computer can read. Each command returns the exit code, and raises
StoreUnavailableError where the database is away or refuses the owner.
"""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Final

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.app.database_commands import OwnerSession
from sentinel_desktop.app.faults import ArgumentError
from sentinel_desktop.app.password_judge import UNIT_WORDS, judge_with
from sentinel_desktop.app.terminal import complain, say, say_json
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.accounts import AccountDetails, AccountFilter, AccountOrder, AccountRole
from sentinel_desktop.domain.faults import StoreRefusedError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.passwords import LONGEST
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.accounts import AccountService, IssuedPassword, NewAccount

_LONGEST_LINE: Final = 4 * LONGEST + 2
_WRONG_TWICE: Final = "The two are not the same: nothing is done."


def add(settings: Settings, username: str, role: str, display_name: str | None, *, one_time: bool) -> int:
    """``account add``: make an account, with a password that is asked for or one that is printed, once."""
    new = NewAccount(username, AccountRole(role), display_name or username)
    with _accounts(settings) as accounts, _refused_in_a_sentence():
        if one_time:
            _say_issued(accounts.create(new))
        else:
            password = _asked_password(new.username, new.display_name)
            made = accounts.create_with_password(new, password)
            say(f"The account '{made.details.username}' is made: {made.details.role}.")
    return 0


def show(settings: Settings, *, as_json: bool) -> int:
    """``account list``: every account, by its user name."""
    with _accounts(settings) as accounts:
        for record in _each(accounts):
            if as_json:
                say_json(_json_of(record))
            else:
                say(_line_of(record.details))
    return 0


def reset(settings: Settings, username: str, *, one_time: bool) -> int:
    """``account reset``: give an account another password, asked for or printed, once."""
    with _accounts(settings) as accounts, _refused_in_a_sentence():
        found = _named(accounts, username)
        key = AccountId(found.id)
        if one_time:
            _say_issued(accounts.reset_password(key))
        else:
            accounts.give_password(key, _asked_password(found.details.username, found.details.display_name))
            say(f"The account '{found.details.username}' has a new password.")
    return 0


def change_role(settings: Settings, username: str, role: str) -> int:
    """``account role``: give an account another role."""
    wanted = AccountRole(role)
    return _change(settings, username, lambda accounts, found: accounts.change_role(found.seen, wanted))


def disable(settings: Settings, username: str) -> int:
    """``account disable``: let an account in no more."""
    return _change(settings, username, lambda accounts, found: accounts.disable(found.seen))


def enable(settings: Settings, username: str) -> int:
    """``account enable``: let an account in again."""
    return _change(settings, username, lambda accounts, found: accounts.enable(found.seen))


def _change(
    settings: Settings,
    username: str,
    change: Callable[[AccountService, Record[AccountDetails]], Record[AccountDetails]],
) -> int:
    with _accounts(settings) as accounts, _refused_in_a_sentence():
        say(_line_of(change(accounts, _named(accounts, username)).details))
    return 0


# --- the owner's accounts -------------------------------------------------------------------------------------------


@contextmanager
def _accounts(settings: Settings) -> Iterator[AccountService]:
    """Work on the accounts in the owner's name."""
    with OwnerSession(settings) as owner:
        schema.require_known(schema.current(owner))
        engine = make_engine(DatabaseAddress(owner), connections=1)
        try:
            yield AccountService(partial(SqlUnitOfWork, engine), new_id, lambda: datetime.now(UTC))
        finally:
            engine.dispose()


@contextmanager
def _refused_in_a_sentence() -> Iterator[None]:
    """End the command with the sentence of the rule that refuses what was asked for."""
    try:
        yield
    except StoreRefusedError as refused:
        raise ArgumentError(str(refused)) from refused


def _named(accounts: AccountService, username: str) -> Record[AccountDetails]:
    found = accounts.named(username)
    if found is None:
        raise ArgumentError("There is no account of that name: 'sentinel-desktop account list' shows them.")
    return found


def _each(accounts: AccountService) -> Iterator[Record[AccountDetails]]:
    request: PageRequest | None = PageRequest()
    while request is not None:
        page = accounts.page(AccountFilter(), AccountOrder.USERNAME, request)
        yield from page.items
        request = None if page.next is None else PageRequest(page.next)


# --- what is said ---------------------------------------------------------------------------------------------------


def _say_issued(issued: IssuedPassword) -> None:
    """Print a one-time password: the output has it alone, so that it can be handed on; the rest goes beside it."""
    complain(
        f"The one-time password of '{issued.account.details.username}' follows. It is shown this once, must be changed "
        "at the first sign-in, and opens nothing after seven days."
    )
    say(issued.password)


def _line_of(account: AccountDetails) -> str:
    marks = [
        "disabled" if account.disabled_at is not None else "",
        "must change its password" if account.must_change_password else "",
    ]
    told = ", ".join(mark for mark in marks if mark)
    return f"{account.username}: {account.display_name}, {account.role}" + (f" ({told})" if told else "")


def _json_of(record: Record[AccountDetails]) -> dict[str, object]:
    account = record.details
    return {
        "id": str(record.id),
        "username": account.username,
        "display_name": account.display_name,
        "role": account.role,
        "member_id": None if account.member_id is None else str(account.member_id),
        "must_change_password": account.must_change_password,
        "disabled_at": None if account.disabled_at is None else account.disabled_at.isoformat(),
        "last_sign_in_at": None if account.last_sign_in_at is None else account.last_sign_in_at.isoformat(),
    }


# --- what is asked --------------------------------------------------------------------------------------------------


def _asked_password(username: str, display_name: str) -> str:
    """Return a new password that may be used; raises ArgumentError where none is given."""
    password = _typed_twice() if sys.stdin is not None and sys.stdin.isatty() else _piped()
    verdict = judge_with(UNIT_WORDS)(password, (username, display_name))
    if not verdict.good:
        raise ArgumentError(f"The password cannot be used: {' '.join(verdict.sentences)}")
    return password


def _typed_twice() -> str:
    try:
        first, again = getpass.getpass("Password: "), getpass.getpass("The same once more: ")
    except EOFError:
        raise ArgumentError("No password was typed: nothing is done.") from None
    if first != again:
        raise ArgumentError(_WRONG_TWICE)
    return first


def _piped() -> str:
    """Return the first line of the standard input, without its end."""
    if sys.stdin is None:
        return ""
    try:
        line = sys.stdin.buffer.readline(_LONGEST_LINE).decode()
    except UnicodeDecodeError:
        raise ArgumentError("The password on the standard input is not written in UTF-8: nothing is done.") from None
    return line.removesuffix("\n").removesuffix("\r")
