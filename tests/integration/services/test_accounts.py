"""Accounts in an administrator's name, on the real server: what is changed of one is what its login role may do."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountFilter, AccountOrder, AccountRole, SignInFilter, SignInOutcome
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InvalidValueError,
    MissingReferenceError,
    NotPermittedError,
    NotSignedInError,
    RecordNotFoundError,
    RuleBrokenError,
    SignInRejectedError,
    StaleVersionError,
    StoreRefusedError,
)
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.passwords import PasswordRule, PasswordVerdict
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.services.accounts import AccountService, FirstAccount, FirstAdministrator, NewAccount
from tests.support.session_room import ANOTHER, PASSWORD, Desk, SessionRoom, session_room

WHO_MAY_CONNECT = "SELECT datacl::text FROM pg_database WHERE datname = current_database()"
ACT = Callable[[AccountService], object]


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database with an administrator."""
    with session_room(database_url) as room:
        room.account("beauchamp", AccountRole.ADMINISTRATOR)
        yield room


@pytest.fixture
def desk(room: SessionRoom) -> Desk:
    """Return the desk at which the administrator is signed in."""
    desk = room.desk()
    desk.sessions.sign_in("beauchamp", PASSWORD)
    return desk


@pytest.fixture
def accounts(desk: Desk) -> AccountService:
    """Return the accounts in the name of who is signed in at the desk."""
    return AccountService(desk.sessions.unit_of_work, uuid7, lambda: datetime.now(UTC))


def test_a_new_account_signs_in_with_its_one_time_password(
    room: SessionRoom, desk: Desk, accounts: AccountService
) -> None:
    """It is what was asked for, and its person chooses the password that opens it."""
    member = room.rows.member()
    issued = accounts.create(NewAccount(" roy ", AccountRole.OPERATOR, " Lt(N) Roy ", member))
    details = issued.account.details
    assert (details.username, details.display_name, details.role) == ("roy", "Lt(N) Roy", AccountRole.OPERATOR)
    assert (details.member_id, details.must_change_password, details.disabled_at) == (member, True, None)
    assert issued.password not in repr(issued)
    other = room.desk("rear door")
    other.sessions.sign_in("roy", issued.password)
    assert other.sessions.change_password(issued.password, ANOTHER).may(Right.ENTER_BY_HAND)
    found = accounts.find(AccountId(issued.account.id))
    assert found is not None
    assert not found.details.must_change_password
    by = room.owner.execute("SELECT DISTINCT account FROM audit_log WHERE row_id = %s", [issued.account.id]).fetchall()
    person = desk.sessions.session().person
    assert person is not None
    assert (str(person.account_id),) in by


def test_a_reset_password_opens_everything_only_after_it_is_changed(
    room: SessionRoom, accounts: AccountService
) -> None:
    """The old one opens nothing from then on."""
    key = room.account("roy")
    issued = accounts.reset_password(key)
    other = room.desk("rear door")
    with pytest.raises(SignInRejectedError):
        other.sessions.sign_in("roy", PASSWORD)
    session = other.sessions.sign_in("roy", issued.password)
    assert session.person is not None
    assert session.person.must_change_password


def test_what_is_changed_of_an_account_shows_at_the_next_sign_in(room: SessionRoom, accounts: AccountService) -> None:
    """Names, role and member; it is one account all the way."""
    key = room.account("roy", AccountRole.OPERATOR)
    record = accounts.rename(room.record("roy").seen, "leroy", "PO1 Leroy")
    record = accounts.change_role(record.seen, AccountRole.SUPERVISOR)
    member = room.rows.member()
    record = accounts.link(record.seen, member)
    assert record.details.member_id == member
    session = room.desk("rear door").sessions.sign_in("leroy", PASSWORD)
    assert session.person is not None
    assert (session.person.account_id, session.person.display_name) == (key, "PO1 Leroy")
    assert session.may(Right.EDIT_MEMBERS)
    assert accounts.link(record.seen, None).details.member_id is None


def test_a_disabled_account_keeps_its_password_until_it_is_enabled(room: SessionRoom, accounts: AccountService) -> None:
    """Disabling twice leaves the time of the first."""
    room.account("roy")
    disabled = accounts.disable(room.record("roy").seen)
    assert accounts.disable(disabled.seen).details.disabled_at == disabled.details.disabled_at
    other = room.desk("rear door")
    with pytest.raises(SignInRejectedError, match="disabled"):
        other.sessions.sign_in("roy", PASSWORD)
    accounts.enable(room.record("roy").seen)
    assert other.sessions.sign_in("roy", PASSWORD).person is not None


def test_a_save_over_another_version_changes_nothing(room: SessionRoom, accounts: AccountService) -> None:
    """Of two administrators one is told, whatever they changed."""
    room.account("roy")
    seen = room.record("roy").seen
    accounts.change_role(seen, AccountRole.OPERATOR)
    stale: list[ACT] = [
        lambda service: service.rename(seen, "leroy", "Leroy"),
        lambda service: service.change_role(seen, AccountRole.ADMINISTRATOR),
        lambda service: service.disable(seen),
        lambda service: service.enable(seen),
        lambda service: service.link(seen, None),
        lambda service: service.edit(seen, NewAccount("leroy", AccountRole.SUPERVISOR)),
    ]
    for act in stale:
        with pytest.raises(StaleVersionError):
            act(accounts)
    assert room.record("roy").details.role is AccountRole.OPERATOR


BROKEN: tuple[tuple[NewAccount, str, type[RuleBrokenError]], ...] = (
    (NewAccount("BEAUCHAMP", AccountRole.OPERATOR), "username", AlreadyTakenError),
    (NewAccount("", AccountRole.OPERATOR, "Roy"), "username", InvalidValueError),
    (NewAccount("a roy", AccountRole.OPERATOR), "username", InvalidValueError),
    (NewAccount("roy\u200b\0", AccountRole.OPERATOR), "username", InvalidValueError),
    (NewAccount("roy", AccountRole.OPERATOR, " \n "), "display_name", InvalidValueError),
    (NewAccount("roy", AccountRole.OPERATOR, "Roy\x07"), "display_name", InvalidValueError),
    (NewAccount("roy", AccountRole.OPERATOR, "Roy", uuid4()), "member_id", MissingReferenceError),
)


def test_a_broken_rule_names_its_field(room: SessionRoom, accounts: AccountService) -> None:
    """And no account, and no login role, is left of it."""
    before = room.owner.execute(WHO_MAY_CONNECT).fetchone()
    for new, field, kind in BROKEN:
        with pytest.raises(kind) as caught:
            accounts.create(new)
        assert field in caught.value.fields
    assert accounts.named("roy") is None
    assert room.owner.execute(WHO_MAY_CONNECT).fetchone() == before


def test_the_last_administrator_stays_one(room: SessionRoom, accounts: AccountService) -> None:
    """Neither disabled nor given another role, by nobody."""
    seen = room.record("beauchamp").seen
    with pytest.raises(RuleBrokenError):
        accounts.disable(seen)
    with pytest.raises(RuleBrokenError):
        accounts.change_role(seen, AccountRole.SUPERVISOR)


def test_an_account_that_is_gone_is_told(accounts: AccountService) -> None:
    """Somebody deleted it meanwhile, or it never was."""
    with pytest.raises(RecordNotFoundError):
        accounts.reset_password(AccountId(uuid4()))
    assert accounts.find(AccountId(uuid4())) is None


@pytest.mark.parametrize("role", [AccountRole.OPERATOR, AccountRole.SUPERVISOR])
def test_only_administrators_keep_accounts(room: SessionRoom, role: AccountRole) -> None:
    """The database refuses everybody else, whatever a screen offers."""
    room.account("roy", role)
    desk = room.desk("rear door")
    desk.sessions.sign_in("roy", PASSWORD)
    accounts = AccountService(desk.sessions.unit_of_work, uuid7, lambda: datetime.now(UTC))
    record = room.record("beauchamp")
    acts: list[ACT] = [
        lambda service: service.create(NewAccount("other", AccountRole.OPERATOR)),
        lambda service: service.reset_password(AccountId(record.id)),
        lambda service: service.change_role(room.record("roy").seen, AccountRole.ADMINISTRATOR),
        lambda service: service.disable(record.seen),
        lambda service: service.sign_ins(SignInFilter(), PageRequest()),
    ]
    for act in acts:
        with pytest.raises(NotPermittedError):
            act(accounts)


def test_nobody_signed_in_keeps_no_accounts(desk: Desk, accounts: AccountService) -> None:
    """Also where the desk is locked."""
    desk.sessions.lock()
    with pytest.raises(NotSignedInError):
        accounts.page(AccountFilter(), AccountOrder.USERNAME, PageRequest())


def test_accounts_and_sign_ins_come_in_pages(room: SessionRoom, desk: Desk, accounts: AccountService) -> None:
    """By their user names, filtered; the attempts newest first, with the names of account and station."""
    room.account("roy", AccountRole.OPERATOR)
    desk.moments.at = datetime.now(UTC)
    with pytest.raises(SignInRejectedError):
        desk.sessions.sign_in("roy", "wrong")
    everybody = accounts.page(AccountFilter(), AccountOrder.USERNAME, PageRequest())
    assert [record.details.username for record in everybody.items] == ["beauchamp", "roy"]
    operators = accounts.page(
        AccountFilter(roles=frozenset({AccountRole.OPERATOR})), AccountOrder.USERNAME, PageRequest(size=1)
    )
    assert [record.details.username for record in operators.items] == ["roy"]
    newest = accounts.sign_ins(SignInFilter(), PageRequest(size=1)).items[0]
    assert (newest.username, newest.station) == ("roy", "front desk")
    assert newest.sign_in.outcome is SignInOutcome.REFUSED


# --- the first one --------------------------------------------------------------------------------------------------


@pytest.fixture
def empty(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database without any account."""
    with session_room(database_url) as room:
        yield room


def first_of(room: SessionRoom, desk: Desk, *, owner: bool = True, good: bool = True) -> FirstAdministrator:
    """Return what makes the first account at a desk."""
    verdict = PasswordVerdict(() if good else (PasswordRule.TOO_SHORT,))
    return FirstAdministrator(desk.door.anybody, room.accounts if owner else None, lambda *_: verdict)


def test_the_first_administrator_is_made_where_there_is_none(empty: SessionRoom) -> None:
    """With the password they typed; after that nobody can make another one that way."""
    desk = empty.desk()
    first = first_of(empty, desk)
    assert first.needed()
    first.create("beauchamp", "CPO2 Beauchamp", PASSWORD)
    assert first.standing() is FirstAccount.MADE
    session = desk.sessions.sign_in("beauchamp", PASSWORD)
    assert session.may(Right.MANAGE_ACCOUNTS)
    with pytest.raises(StoreRefusedError, match="There is an account already"):
        first.create("intruder", "Intruder", PASSWORD)


def test_without_the_owner_s_secret_the_first_account_is_made_elsewhere(empty: SessionRoom) -> None:
    """On a unit's server a command makes it."""
    first = first_of(empty, empty.desk(), owner=False)
    assert first.standing() is FirstAccount.MISSING_ELSEWHERE
    assert not first.needed()
    with pytest.raises(StoreRefusedError):
        first.create("beauchamp", "Beauchamp", PASSWORD)


def test_the_first_password_keeps_the_rules_too(empty: SessionRoom) -> None:
    """Nothing is made with one that breaks them."""
    first = first_of(empty, empty.desk(), good=False)
    with pytest.raises(SignInRejectedError, match="12 characters"):
        first.create("beauchamp", "Beauchamp", "short")
    assert first.needed()
