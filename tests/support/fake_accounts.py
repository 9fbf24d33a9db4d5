"""Accounts and sign-ins of a unit that exists in a test or a picture only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sentinel_desktop.domain.accounts import (
    AccountDetails,
    AccountFilter,
    AccountOrder,
    AccountRole,
    SignIn,
    SignInFilter,
    SignInLine,
    SignInOutcome,
)
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InvalidValueError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.members import MemberSuggestion
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.services.account_directory import AccountLine, SignInChoices
from sentinel_desktop.services.accounts import IssuedPassword, NewAccount
from tests.support.invented_desk import NOW, member

ONE_TIME = "h7km-4xqp-ra2w-nd9c"
STATIONS = ((StationId(UUID(int=71)), "Front desk"), (StationId(UUID(int=72)), "Rear door"))


def account(
    number: int, username: str, name: str, role: AccountRole = AccountRole.OPERATOR, **more: object
) -> AccountLine:
    """Return an invented account; ``more`` are fields of its details."""
    usual = AccountDetails(username, name, role, last_sign_in_at=NOW - timedelta(hours=number * 7))
    details = replace(usual, **more)  # type: ignore[arg-type]
    key = AccountId(UUID(int=500 + number))
    label = "" if details.member_id is None else member(details.member_id.int - 1).display_name
    return AccountLine(Record(key, 1, details, NOW - timedelta(days=90), NOW - timedelta(days=3)), label)


def some_accounts() -> tuple[AccountLine, ...]:
    """Return a unit's accounts in each state that one can be in, in the order of their user names."""
    return (
        account(4, "arsenault", "MS Arsenault", member_id=member(5).id),
        account(1, "kowalski", "S1 Kowalski", member_id=member(8).id),
        account(
            5,
            "okafor",
            "S2 Okafor",
            must_change_password=True,
            last_sign_in_at=None,
            password_expires_at=NOW + timedelta(days=6),
        ),
        account(3, "roy", "Lt(N) Roy", AccountRole.SUPERVISOR, member_id=member(12).id),
        account(2, "tremblay", "PO2 Tremblay", AccountRole.ADMINISTRATOR, last_sign_in_at=NOW - timedelta(minutes=4)),
        account(6, "vance", "S3 Vance", disabled_at=NOW - timedelta(days=40)),
    )


def sign_in_line(number: int, outcome: SignInOutcome | None = None) -> SignInLine:
    """Return an attempt, the older the higher its number; the outcomes take turns where none is given."""
    turns = (
        SignInOutcome.SIGNED_IN,
        SignInOutcome.UNLOCKED,
        SignInOutcome.REFUSED,
        SignInOutcome.SIGNED_OUT,
        SignInOutcome.SIGNED_IN,
    )
    came_to = outcome or turns[number % len(turns)]
    who = some_accounts()[number % 4]
    nobody = came_to is SignInOutcome.REFUSED and number % 2 == 1
    station_id, station = STATIONS[number % 2]
    sign_in = SignIn(
        UUID(int=9000 + number),
        None if nobody else AccountId(who.account.id),
        station_id,
        came_to,
        NOW - timedelta(minutes=11 * number),
        via_station=number % 9 == 4,
    )
    return SignInLine(sign_in, None if nobody else who.account.details.username, station)


class FakeAccounts:
    """Satisfies ``ui.accounts.asked.Accounts`` and ``AccountDirectory``, as the database would.

    Attributes:
        away: the sentence with which everything fails; empty while the database answers.
    """

    def __init__(self, lines: Sequence[AccountLine] = (), sign_ins: Sequence[SignInLine] = ()) -> None:
        self.accounts = {line.account.id: line for line in lines}
        self.log = list(sign_ins)
        self.away = ""
        self.asked_sign_ins: list[SignInFilter] = []

    def lines(self, wanted: AccountFilter, order: AccountOrder, request: PageRequest) -> Page[AccountLine]:
        """Return those of whom a part of a name is looked for."""
        del order
        self._check()
        found = [line for line in self.accounts.values() if wanted.text.casefold() in _names(line)]
        found.sort(key=lambda line: line.account.details.username)
        return Page(found[: request.size], None)

    def line(self, account_id: UUID) -> AccountLine:
        """Return one."""
        self._check()
        if account_id not in self.accounts:
            raise RecordNotFoundError([account_id])
        return self.accounts[account_id]

    def suggest_members(self, text: str) -> Sequence[MemberSuggestion]:
        """Return the invented members whose name has these letters."""
        self._check()
        cards = [member(number) for number in range(20)]
        return [
            MemberSuggestion(card, f"V{card.id.int:08d}", Direction.IN)
            for card in cards
            if text.casefold() in card.display_name.casefold()
        ]

    def sign_ins(self, wanted: SignInFilter, request: PageRequest) -> Page[SignInLine]:
        """Return a page of the log."""
        self._check()
        self.asked_sign_ins.append(wanted)
        found = [line for line in self.log if _is_wanted(line.sign_in, wanted)]
        first = 0 if request.after is None else int(request.after[0])
        end = first + request.size
        return Page(found[first:end], (end,) if end < len(found) else None)

    def sign_in_choices(self) -> SignInChoices:
        """Return everybody and every station."""
        self._check()
        names = [(AccountId(line.account.id), line.account.details.username) for line in self.accounts.values()]
        return SignInChoices(names, STATIONS)

    def create(self, new: NewAccount) -> IssuedPassword:
        """Make one, unless the user name is taken."""
        self._check()
        if any(line.account.details.username == new.username for line in self.accounts.values()):
            raise AlreadyTakenError("Another account has this user name already.", fields=("username_key",))
        line = account(
            100 + len(self.accounts),
            new.username,
            new.display_name or new.username,
            new.role,
            must_change_password=True,
        )
        self.accounts[line.account.id] = line
        return IssuedPassword(line.account, ONE_TIME)

    def edit(self, seen: RecordVersion, edited: NewAccount) -> Record[AccountDetails]:
        """Save one over the version that was seen."""
        return self._changed(
            seen,
            username=edited.username,
            display_name=edited.display_name,
            role=edited.role,
            member_id=edited.member_id,
        )

    def disable(self, seen: RecordVersion) -> Record[AccountDetails]:
        """Disable one, but not the last administrator."""
        line = self.line(seen.id)
        others = [
            other
            for other in self.accounts.values()
            if other.account.id != seen.id and other.account.details.role is AccountRole.ADMINISTRATOR
        ]
        if line.account.details.role is AccountRole.ADMINISTRATOR and not others:
            raise InvalidValueError("The last administrator stays one: make another account administrator first.")
        return self._changed(seen, disabled_at=NOW)

    def enable(self, seen: RecordVersion) -> Record[AccountDetails]:
        """Enable one."""
        return self._changed(seen, disabled_at=None)

    def reset_password(self, account_id: AccountId) -> IssuedPassword:
        """Give one a one-time password."""
        record = self._changed(self.line(account_id).account.seen, must_change_password=True)
        return IssuedPassword(record, ONE_TIME)

    def save_elsewhere(self, account_id: UUID, **changes: object) -> None:
        """Save one as somebody else would at another desk."""
        self._changed(self.line(account_id).account.seen, **changes)

    def _changed(self, seen: RecordVersion, **changes: object) -> Record[AccountDetails]:
        line = self.line(seen.id)
        if line.account.version != seen.version:
            raise StaleVersionError([seen.id])
        details = replace(line.account.details, **changes)  # type: ignore[arg-type]
        record = replace(line.account, details=details, version=seen.version + 1)
        label = "" if details.member_id is None else member(details.member_id.int - 1).display_name
        self.accounts[seen.id] = AccountLine(record, label)
        return record

    def _check(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)


def _names(line: AccountLine) -> str:
    return f"{line.account.details.username} {line.account.details.display_name}".casefold()


def _is_wanted(sign_in: SignIn, wanted: SignInFilter) -> bool:
    return (
        wanted.account_id in {None, sign_in.account_id}
        and wanted.station_id in {None, sign_in.station_id}
        and (not wanted.outcomes or sign_in.outcome in wanted.outcomes)
        and (wanted.since is None or sign_in.occurred_at >= wanted.since)
    )
