"""A door to a database that exists in a test only: accounts with passwords, rights, a log, and a way to be away."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sentinel_desktop.domain.accounts import AccountRole, SignInOutcome
from sentinel_desktop.domain.faults import NotSignedInError, StoreUnavailableError
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.rights import Right, Rights
from sentinel_desktop.domain.session_times import wait_after
from sentinel_desktop.services.ports.accounts import KnownAccount, TurnedAway

RIGHTS: Rights = frozenset({Right.EDIT_MEMBERS})


@dataclass
class Doorway:
    """Satisfies ``ports.accounts.AccountDoor``, and is the database behind it."""

    away: bool = False
    passwords: dict[AccountId, str] = field(default_factory=dict)
    accounts: dict[AccountId, KnownAccount] = field(default_factory=dict)
    log: list[tuple[AccountId | None, str]] = field(default_factory=list)
    entries: list[tuple[object, ...]] = field(default_factory=list)
    setting: int | None = None
    opened: list["OpenDoor"] = field(default_factory=list)
    during_open: Callable[[], None] = lambda: None
    after_commit: Callable[[], None] = lambda: None

    def add(self, username: str, password: str, *, must_change: bool = False) -> AccountId:
        """Make an account."""
        key = AccountId(UUID(int=len(self.accounts) + 1))
        account = KnownAccount(
            key, username, username.title(), AccountRole.SUPERVISOR, f"sentinel_{key.hex}",
            must_change_password=must_change,
        )  # fmt: skip
        self.accounts[key], self.passwords[key] = account, password
        return key

    def change(self, key: AccountId, **changes: Any) -> None:  # noqa: ANN401 - the fields of the account
        """Change an account as an administrator does."""
        self.accounts[key] = replace(self.accounts[key], **changes)

    def require(self) -> None:
        """Raise StoreUnavailableError while the database is away."""
        if self.away:
            raise StoreUnavailableError("The database does not answer.")

    # --- asked as the station ------------------------------------------------------------------------------------

    def find(self, username: str) -> KnownAccount | None:
        """Return the account of that name."""
        self.require()
        return next((each for each in self.accounts.values() if each.username == username.casefold()), None)

    def find_again(self, account_id: AccountId) -> KnownAccount | None:
        """Return the account."""
        self.require()
        return self.accounts.get(account_id)

    def anybody(self) -> bool:
        """Whether there is one."""
        self.require()
        return bool(self.accounts)

    def wait(self, account_id: AccountId | None) -> float:
        """Return the wait that follows from the log, as if no time passed."""
        self.require()
        failures = 0
        for key, outcome in self.log:
            if key == account_id:
                failures = failures + 1 if outcome == SignInOutcome.REFUSED else 0
        return wait_after(failures)

    def refused(self, entry: UUID, account_id: AccountId | None, station: StationId, at: datetime) -> None:
        """Write it down, once for an id."""
        self.require()
        self.note(entry, station, at)
        self.log.append((account_id, SignInOutcome.REFUSED.value))

    def note(self, *entry: object) -> None:
        """Take an entry of the log; each has its own id."""
        assert entry not in self.entries
        self.entries.append(entry)

    def idle_lock(self) -> int | None:
        """Return the setting."""
        self.require()
        return self.setting

    # --- signing in ------------------------------------------------------------------------------------------------

    def open(
        self, account: KnownAccount | None, password: str, on_turned_away: Callable[["OpenDoor"], None]
    ) -> "OpenDoor | TurnedAway":
        """Let in who knows the password."""
        self.require()
        self.during_open()
        if account is None or self.passwords.get(account.id) != password:
            return TurnedAway.WRONG_PASSWORD
        return TurnedAway.DISABLED if account.disabled else self.open_later(account, password, on_turned_away)

    def open_later(
        self, account: KnownAccount, password: str, on_turned_away: Callable[["OpenDoor"], None]
    ) -> "OpenDoor":
        """Return the way in."""
        self.opened.append(OpenDoor(self, account, password, on_turned_away))
        return self.opened[-1]

    @property
    def still_open(self) -> int:
        """How many ways in nobody closed."""
        return sum(not each.closed for each in self.opened)


@dataclass
class OpenDoor:
    """Satisfies ``ports.accounts.OpenAccount``."""

    door: Doorway
    account: KnownAccount
    password: str
    on_turned_away: Callable[["OpenDoor"], None]
    closed: bool = False

    def unit_of_work(self) -> "DoorWork":
        """Return a unit of work."""
        return DoorWork(self)

    session_work = unit_of_work

    def close(self) -> None:
        """Let nobody in any more."""
        self.closed = True


class DoorWork:
    """A unit of work in the name of an account: its rights, its log, its password, all in one."""

    def __init__(self, opened: OpenDoor) -> None:
        self._opened = opened
        self._logged: list[tuple[AccountId | None, str]] = []
        self._password: str | None = None

    @property
    def rights(self) -> Self:
        """The rights."""
        return self

    @property
    def sign_ins(self) -> Self:
        """The log."""
        return self

    @property
    def passwords(self) -> Self:
        """The passwords."""
        return self

    def __enter__(self) -> Self:
        opened = self._opened
        if opened.closed:
            raise NotSignedInError
        opened.door.require()
        if opened.door.passwords.get(opened.account.id) != opened.password:
            opened.on_turned_away(opened)
            raise NotSignedInError
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget what was not committed."""

    def commit(self) -> None:
        """Make it so."""
        door, key = self._opened.door, self._opened.account.id
        door.require()
        door.log += self._logged
        if self._password is not None:
            door.passwords[key] = self._password
            door.change(key, must_change_password=False)
        door.after_commit()

    def own(self) -> Rights:
        """Return the rights."""
        return frozenset() if self._opened.door.accounts[self._opened.account.id].must_change_password else RIGHTS

    def log(self, entry: UUID, outcome: SignInOutcome, station: StationId | None) -> None:
        """Write down what the account did."""
        self._opened.door.note(entry, station)
        self._logged.append((self._opened.account.id, outcome.value))

    def change_own(self, password: str) -> None:
        """Change the password."""
        self._password = password


def in_threads(*acts: Callable[[], object]) -> None:
    """Do several things at one moment, and wait until all are done."""
    barrier = threading.Barrier(len(acts))

    def act(what: Callable[[], object]) -> None:
        barrier.wait(10)
        what()

    threads = [threading.Thread(target=act, args=(each,)) for each in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
