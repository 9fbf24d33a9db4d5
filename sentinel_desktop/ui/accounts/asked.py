"""Whom the pages of the accounts ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.accounts import AccountDetails, AccountFilter, AccountOrder, SignInFilter, SignInLine
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.members import MemberSuggestion
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.services.account_directory import AccountLine, SignInChoices
from sentinel_desktop.services.accounts import IssuedPassword, NewAccount


class AccountDirectory(Protocol):
    """What is asked of ``services.account_directory``; StoreUnavailableError while the database is away."""

    def lines(self, wanted: AccountFilter, order: AccountOrder, request: PageRequest) -> Page[AccountLine]:
        """Return one page of accounts."""

    def line(self, account_id: UUID) -> AccountLine:
        """Return an account as it is now; raises RecordNotFoundError where it is gone."""

    def suggest_members(self, text: str) -> Sequence[MemberSuggestion]:
        """Return the members that somebody may mean who has typed ``text``."""

    def sign_ins(self, wanted: SignInFilter, request: PageRequest) -> Page[SignInLine]:
        """Return one page of sign-ins, the newest first."""

    def sign_in_choices(self) -> SignInChoices:
        """Return what sign-ins can be filtered by."""


class Accounts(Protocol):
    """What is asked of ``services.accounts``; what changes something raises StoreRefusedError where a rule refuses."""

    def create(self, new: NewAccount) -> IssuedPassword:
        """Make an account with a one-time password."""

    def edit(self, seen: RecordVersion, edited: NewAccount) -> Record[AccountDetails]:
        """Give it other names, another role, another member."""

    def disable(self, seen: RecordVersion) -> Record[AccountDetails]:
        """Let it in no more."""

    def enable(self, seen: RecordVersion) -> Record[AccountDetails]:
        """Let it in again."""

    def reset_password(self, account_id: AccountId) -> IssuedPassword:
        """Give it a one-time password."""


@dataclass(frozen=True, slots=True)
class AccountsAsked:
    """Whom the pages ask."""

    accounts: Accounts
    directory: AccountDirectory
