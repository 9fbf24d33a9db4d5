"""The accounts as an administrator looks at them, on the real server and by the administrator's own rights."""

from collections.abc import Iterator

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountFilter, AccountOrder, AccountRole, SignInFilter, SignInOutcome
from sentinel_desktop.domain.faults import NotPermittedError, NotSignedInError, RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.services.account_directory import AccountDirectory
from sentinel_desktop.services.accounts import AccountService, NewAccount
from tests.support.session_room import PASSWORD, Desk, SessionRoom, session_room

EVERYTHING, FIRST = AccountFilter(), PageRequest()


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database with an administrator and an operator."""
    with session_room(database_url) as room:
        room.account("tremblay", AccountRole.ADMINISTRATOR)
        room.account("kowalski", AccountRole.OPERATOR)
        yield room


@pytest.fixture
def desk(room: SessionRoom) -> Desk:
    """Return a desk at which the administrator signed in."""
    desk = room.desk()
    desk.sessions.sign_in("tremblay", PASSWORD)
    return desk


@pytest.fixture
def directory(desk: Desk) -> AccountDirectory:
    """Return the directory in the administrator's name."""
    return AccountDirectory(desk.sessions.unit_of_work)


def test_an_account_is_shown_with_the_member_it_belongs_to(
    room: SessionRoom, desk: Desk, directory: AccountDirectory
) -> None:
    """By rank and name; one that belongs to nobody has none. One save changes names, role and member together."""
    member_id = room.rows.member(display_name="Roy, J.")
    accounts = AccountService(desk.sessions.unit_of_work, uuid7, desk.moments.now)
    seen = room.record("kowalski").seen
    edited = NewAccount("kowalski", AccountRole.SUPERVISOR, "S1 Kowalski", member_id)
    accounts.edit(seen, edited)
    kowalski, tremblay = directory.lines(EVERYTHING, AccountOrder.USERNAME, FIRST).items
    details = kowalski.account.details
    assert (details.display_name, details.role) == ("S1 Kowalski", AccountRole.SUPERVISOR)
    assert kowalski.member.endswith(" Roy, J.")
    assert not tremblay.member
    assert directory.line(kowalski.account.id) == kowalski
    with pytest.raises(StaleVersionError):
        accounts.edit(seen, edited)
    with pytest.raises(RecordNotFoundError):
        directory.line(uuid7())


def test_members_are_suggested_by_some_letters(room: SessionRoom, directory: AccountDirectory) -> None:
    """Those whose name has them; none for nothing typed."""
    room.rows.member(last_name="Zielinski", display_name="Zielinski, I.")
    assert [one.card.last_name for one in directory.suggest_members("ziel")] == ["Zielinski"]
    assert not directory.suggest_members(" ")


def test_sign_ins_and_what_they_are_filtered_by_are_read(room: SessionRoom, directory: AccountDirectory) -> None:
    """Every account and every station is offered; the log tells of the administrator who reads it."""
    choices = directory.sign_in_choices()
    assert [name for _, name in choices.accounts] == ["kowalski", "tremblay"]
    assert [name for _, name in choices.stations] == ["front desk"]
    (line,) = directory.sign_ins(SignInFilter(account_id=choices.accounts[1][0]), FIRST).items
    assert (line.username, line.station, line.sign_in.outcome) == ("tremblay", "front desk", SignInOutcome.SIGNED_IN)
    assert not directory.sign_ins(SignInFilter(account_id=choices.accounts[0][0]), FIRST).items
    assert room.logged(choices.accounts[1][0]) == ["signed_in"]


def test_an_operator_reads_no_log_and_a_locked_desk_nothing(desk: Desk, directory: AccountDirectory) -> None:
    """The database refuses the first, the session the second."""
    desk.sessions.sign_in("kowalski", PASSWORD)
    with pytest.raises(NotPermittedError):
        directory.sign_ins(SignInFilter(), FIRST)
    desk.sessions.lock()
    with pytest.raises(NotSignedInError):
        directory.lines(EVERYTHING, AccountOrder.USERNAME, FIRST)
