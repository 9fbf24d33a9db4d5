"""Two people who write one member's passages at one moment: nothing is half done, and presence is what the log says."""

from datetime import timedelta
from typing import Final
from uuid import UUID

import pytest
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.checkins import CheckInFilter, Correction, HandEntry
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import AlreadyTakenError
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.presence import PresenceDifference
from sentinel_desktop.persistence.repositories.check_in_history import CheckInHistoryRepository
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from sentinel_desktop.persistence.repositories.hand_entries import HandEntryRepository
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.races import Act, at_once, while_uncommitted

TIMES: Final = 24
MINUTE: Final = timedelta(minutes=1)
order_of_commit = pytest.mark.parametrize("commit", [True, False], ids=["commits", "gives up"])


@pytest.fixture
def account(make: Factories) -> AccountId:
    """Return the account that is signed in at both desks."""
    return AccountId(make.admin_users())


def entering(member: MemberId, account: AccountId, direction: Direction, minutes: int) -> Act:
    """Return the act that enters a passage so many minutes after noon."""
    entry = HandEntry(CheckInId(uuid7()), member, direction, NOON + minutes * MINUTE, account, "By hand.")
    return lambda connection: HandEntryRepository(connection).enter(entry)


def correcting(check_in: UUID, account: AccountId, minutes: int) -> Act:
    """Return the act that says when a check-in really was."""
    at = NOON + minutes * MINUTE
    correction = Correction(CheckInId(uuid7()), CheckInId(check_in), Direction.IN, at, account, "Asked.")
    return lambda connection: HandEntryRepository(connection).correct(correction)


def differences(racing: Engine) -> list[PresenceDifference]:
    """Return where presence is not what the log says."""
    with racing.connect() as connection:
        return list(SqlPresenceRepository(connection).differences())


def rows_of(racing: Engine, member: MemberId) -> int:
    """Return how many rows the log has of a member."""
    with racing.connect() as connection:
        return CheckInHistoryRepository(connection).count(CheckInFilter(member_id=member, effective=False))


def test_two_entries_of_one_member(racing: Engine, make: Factories, account: AccountId) -> None:
    """Both are in the log, and presence is the later one's, whichever was committed last."""
    for _ in range(TIMES):
        member = MemberId(make.members())
        came, left = entering(member, account, Direction.IN, 0), entering(member, account, Direction.OUT, 1)
        assert all(outcome.won for outcome in at_once(racing, came, left))
        with racing.connect() as connection:
            assert SqlCheckInRepository(connection).presence_at(member).state is Direction.OUT
    assert differences(racing) == []


@order_of_commit
def test_an_entry_waits_for_the_one_before(
    racing: Engine, make: Factories, account: AccountId, *, commit: bool
) -> None:
    """And keeps presence with what that one wrote, or without it."""
    member = MemberId(make.members())
    later, sooner = entering(member, account, Direction.OUT, 1), entering(member, account, Direction.IN, 0)
    _, outcome = while_uncommitted(racing, later, sooner, commit=commit)
    assert outcome.value.state is (Direction.OUT if commit else Direction.IN)
    assert differences(racing) == []


def test_two_corrections_of_one_check_in(racing: Engine, make: Factories, account: AccountId) -> None:
    """One takes its place; the other is told so, and nothing of it is there."""
    for _ in range(TIMES):
        row = make.checkins.row()
        acts = [correcting(row["id"], account, minutes) for minutes in (1, 2)]
        outcomes = at_once(racing, *acts)
        (loser,) = [outcome for outcome in outcomes if not outcome.won]
        assert isinstance(loser.error, AlreadyTakenError)
        assert loser.error.rule == "uq_checkins_supersedes_id"
        assert rows_of(racing, MemberId(row["member_id"])) == 2
    assert differences(racing) == []


@order_of_commit
def test_a_second_correction_waits_for_the_first(
    racing: Engine, make: Factories, account: AccountId, *, commit: bool
) -> None:
    """And takes the check-in's place when the first gives up."""
    row = make.checkins.row()
    first, second = (correcting(row["id"], account, minutes) for minutes in (1, 2))
    _, outcome = while_uncommitted(racing, first, second, commit=commit)
    assert outcome.won is not commit
    assert rows_of(racing, MemberId(row["member_id"])) == 2
    assert differences(racing) == []


def test_entries_and_corrections_of_many(racing: Engine, make: Factories, account: AccountId) -> None:
    """Three at once for each member, in every mixture: presence is what the log says."""
    for number in range(TIMES):
        row = make.checkins.row()
        member = MemberId(row["member_id"])
        outcomes = at_once(
            racing,
            correcting(row["id"], account, number % 3 - 1),
            entering(member, account, Direction.OUT, number % 2),
            entering(member, account, Direction.IN, 1),
        )
        assert all(outcome.won for outcome in outcomes)
    assert differences(racing) == []
