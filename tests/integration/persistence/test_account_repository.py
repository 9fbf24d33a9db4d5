"""Accounts: what their repository does beyond every other: by name and login role, and when one last signed in."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountDetails, AccountFilter, AccountOrder, AccountRole
from sentinel_desktop.domain.faults import AlreadyTakenError, InUseError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence.repositories.accounts import AccountRepository
from sentinel_desktop.persistence.repositories.members import MemberRepository
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.accounts import account_details
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(ADMINISTRATOR_ROLE)


@pytest.fixture
def accounts(store: Connection) -> AccountRepository:
    """Return the repository under test."""
    return AccountRepository(store)


def added(accounts: AccountRepository, make: Factories, **changes: Any) -> Record[AccountDetails]:  # noqa: ANN401 - details
    """Add an account."""
    return accounts.add(uuid7(), account_details(make, **changes))


@pytest.mark.parametrize("typed", ["zoé.roy", "ZOE.ROY", "Zoe.Roy", " zoé.roy "])
def test_an_account_is_found_by_its_name(accounts: AccountRepository, make: Factories, typed: str) -> None:
    """Whatever case and accents."""
    record = added(accounts, make, username="Zoé.Roy")
    assert accounts.named(typed) == record


@pytest.mark.parametrize("typed", ["", "zoe", "zoe.roy2"])
def test_another_name_finds_nobody(accounts: AccountRepository, make: Factories, typed: str) -> None:
    """It is the name or it is not."""
    added(accounts, make, username="zoe.roy")
    assert accounts.named(typed) is None


def test_names_that_differ_by_case_and_accents_are_one_name(accounts: AccountRepository, make: Factories) -> None:
    """The second is refused, and what was given is named with the field it was typed into."""
    added(accounts, make, username="zoe.roy")
    with pytest.raises(AlreadyTakenError) as refused:
        added(accounts, make, username="ZOÉ.Roy")
    assert refused.value.rule == "uq_admin_users_username_key"
    assert (refused.value.fields, refused.value.values) == (("username",), ("ZOÉ.Roy",))


def test_an_account_keeps_its_name_when_it_is_written_otherwise(accounts: AccountRepository, make: Factories) -> None:
    """It is not in its own way."""
    record = added(accounts, make, username="zoe.roy")
    assert accounts.edit_many([record.seen], {"username": "Zoé.Roy"})[0].details.username == "Zoé.Roy"


def test_an_account_is_found_by_its_member(accounts: AccountRepository, make: Factories) -> None:
    """One account a member; another member has none."""
    member = make.members()
    record = added(accounts, make, member_id=member)
    assert accounts.of_member(member) == record
    assert accounts.of_member(make.members()) is None


def test_a_member_with_an_account_is_not_deleted(
    accounts: AccountRepository, make: Factories, store: Connection
) -> None:
    """The account is unlinked first."""
    record = added(accounts, make, member_id=make.members())
    members = MemberRepository(store)
    assert record.details.member_id is not None
    member = members.get(record.details.member_id)
    with pytest.raises(InUseError):
        members.delete(member.seen)
    accounts.edit_many([record.seen], {"member_id": None})
    members.delete(member.seen)


def test_a_lookup_is_one_statement(accounts: AccountRepository, make: Factories, store: Connection) -> None:
    """Each of them."""
    record = added(accounts, make, member_id=make.members())
    assert record.details.member_id is not None
    with counted(store) as sent:
        accounts.named(record.details.username)
        accounts.of_member(record.details.member_id)
    assert len(sent) == 2


# --- when it last signed in -------------------------------------------------------------------------------------------


def test_signing_in_is_noted_and_leaves_the_version(accounts: AccountRepository, make: Factories) -> None:
    """Whoever has the account open on a screen can still save it, and the save leaves when it signed in."""
    record = added(accounts, make)
    make.sign_ins("signed in", admin_user_id=record.id, occurred_at=NOON)
    noted = accounts.get(record.id)
    assert (noted.details.last_sign_in_at, noted.version) == (NOON, record.version)
    saved = accounts.edit(record.seen, account_details(make, role=AccountRole.SUPERVISOR))
    assert (saved.details.role, saved.details.last_sign_in_at) == (AccountRole.SUPERVISOR, NOON)


def test_a_sign_in_told_late_is_not_the_last(accounts: AccountRepository, make: Factories) -> None:
    """One that waited at a station without a database is earlier than what is known."""
    record = added(accounts, make)
    make.sign_ins("signed in", admin_user_id=record.id, occurred_at=NOON)
    make.sign_ins("signed in", admin_user_id=record.id, occurred_at=NOON - timedelta(hours=1))
    assert accounts.get(record.id).details.last_sign_in_at == NOON


def test_who_signed_in_last_stands_last_but_for_those_who_never_did(
    accounts: AccountRepository, make: Factories
) -> None:
    """In the order of the last sign-in, and turned round."""
    never, late, early = (added(accounts, make) for _ in range(3))
    for record, hours in ((late, 2), (early, 1)):
        make.sign_ins("signed in", admin_user_id=record.id, occurred_at=NOON + timedelta(hours=hours))
    wanted, order = AccountFilter(text="person"), AccountOrder.LAST_SIGN_IN
    up = accounts.page(wanted, order, PageRequest()).items
    assert [record.id for record in up] == [early.id, late.id, never.id]
    down = accounts.page(wanted, order, PageRequest(descending=True)).items
    assert [record.id for record in down] == [never.id, late.id, early.id]


def test_a_refusal_is_no_sign_in(accounts: AccountRepository, make: Factories) -> None:
    """Nor is unlocking, or signing out: only what began a time at the desk counts."""
    record = added(accounts, make)
    for outcome in ("refused", "unlocked", "signed_out"):
        make.sign_ins(admin_user_id=record.id, outcome=outcome)
    assert accounts.get(record.id).details.last_sign_in_at is None


def test_an_account_that_signed_in_is_disabled_and_never_deleted(accounts: AccountRepository, make: Factories) -> None:
    """The log of sign-ins names it."""
    record = added(accounts, make)
    make.sign_ins("signed in", admin_user_id=record.id)
    with pytest.raises(InUseError):
        accounts.delete(record.seen)
    (disabled,) = accounts.edit_many([record.seen], {"disabled_at": NOON + timedelta(days=1)})
    assert disabled.details.disabled_at == NOON + timedelta(days=1)
