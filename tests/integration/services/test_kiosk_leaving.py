"""Who may leave a kiosk, by the rights that the real database gives an account."""

from collections.abc import Iterator

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import SignInRejectedError
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.kiosk_leaving import KioskLeaving
from sentinel_desktop.services.sign_in_attempts import SessionDesk
from tests.support.session_room import PASSWORD, SessionRoom, session_room


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database with stations and accounts."""
    with session_room(database_url) as room:
        yield room


@pytest.fixture
def leaving(room: SessionRoom) -> KioskLeaving[SqlUnitOfWork]:
    """Return who is asked at a kiosk whether it may be left."""
    kiosk = room.desk("kiosk")
    moments = kiosk.moments
    return KioskLeaving(kiosk.door, SessionDesk(lambda: kiosk.station_id, moments.now, moments.monotonic, uuid7))


@pytest.mark.parametrize("role", [AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR])
def test_supervisors_and_administrators_leave_a_kiosk(
    room: SessionRoom, leaving: KioskLeaving[SqlUnitOfWork], role: AccountRole
) -> None:
    """Nobody is signed in by that, and no connection of theirs stays open there."""
    key = room.account("kowalski", role)
    leaving.require_supervisor("kowalski", PASSWORD)
    assert (room.logged(key), room.connections_of(key)) == ([], 0)


def test_an_operator_leaves_no_kiosk(room: SessionRoom, leaving: KioskLeaving[SqlUnitOfWork]) -> None:
    """The password is right, and not enough; no connection of theirs stays open there."""
    key = room.account("kowalski", AccountRole.OPERATOR)
    with pytest.raises(SignInRejectedError, match="supervisor") as refused:
        leaving.require_supervisor("kowalski", PASSWORD)
    assert refused.value.wait_s == 0
    assert (room.logged(key), room.connections_of(key)) == ([], 0)
