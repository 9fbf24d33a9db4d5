"""The accounts as an administrator looks at them: with the member each belongs to, and what to filter by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.accounts import AccountDetails, AccountFilter, AccountOrder, SignInFilter, SignInLine
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.members import MemberSuggestion
from sentinel_desktop.domain.pages import LARGEST_PAGE, Page, PageRequest
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.stations import StationFilter, StationOrder
from sentinel_desktop.services.ports.account_directory import AccountDirectoryWork
from sentinel_desktop.services.ports.records import Open

MOST_SUGGESTED: Final = 8


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account as a row of a table; ``member`` is the member's rank and name, empty where it is linked to none."""

    account: Record[AccountDetails]
    member: str


@dataclass(frozen=True, slots=True)
class SignInChoices:
    """What sign-ins can be filtered by, each with what it is called, by name."""

    accounts: Sequence[tuple[AccountId, str]]
    stations: Sequence[tuple[StationId, str]]


class AccountDirectory:
    """Reads in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    Every method raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away.
    """

    def __init__(self, open_unit_of_work: Open[AccountDirectoryWork]) -> None:
        self._open = open_unit_of_work

    def lines(self, wanted: AccountFilter, order: AccountOrder, request: PageRequest) -> Page[AccountLine]:
        """Return one page of the accounts that ``wanted`` lets through."""
        with self._open() as work:
            page = work.accounts.page(wanted, order, request)
            return Page(_lines(work, page.items), page.next)

    def line(self, account_id: UUID) -> AccountLine:
        """Return an account as it is now; raises RecordNotFoundError where it is gone."""
        with self._open() as work:
            (line,) = _lines(work, [work.accounts.get(account_id)])
            return line

    def suggest_members(self, text: str) -> Sequence[MemberSuggestion]:
        """Return the members that somebody may mean who has typed ``text``; nobody for an empty one."""
        with self._open() as work:
            return work.members.suggest(text, MOST_SUGGESTED)

    def sign_ins(self, wanted: SignInFilter, request: PageRequest) -> Page[SignInLine]:
        """Return one page of the sign-ins, good and refused, the newest first."""
        with self._open() as work:
            return work.sign_ins.page(wanted, request)

    def sign_in_choices(self) -> SignInChoices:
        """Return the accounts and the stations that sign-ins can be filtered by."""
        everything = PageRequest(size=LARGEST_PAGE)
        with self._open() as work:
            accounts = work.accounts.page(AccountFilter(), AccountOrder.USERNAME, everything)
            stations = work.stations.lines(StationFilter(), StationOrder.NAME, everything)
        return SignInChoices(
            [(AccountId(record.id), record.details.username) for record in accounts.items],
            [(StationId(line.record.id), line.record.details.name) for line in stations.items],
        )


def _lines(work: AccountDirectoryWork, records: Sequence[Record[AccountDetails]]) -> Sequence[AccountLine]:
    linked = {record.details.member_id: "" for record in records}
    for member in work.members.these_lines({key for key in linked if key is not None}):
        linked[member.id] = f"{member.rank} {member.display_name}"
    return [AccountLine(record, linked[record.details.member_id]) for record in records]
