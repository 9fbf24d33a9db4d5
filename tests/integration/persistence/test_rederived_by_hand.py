"""What follows an entry by hand is derived anew in the account's own transaction, and nothing without such an entry."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.checkins import Correction, HandEntry
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotOwnRowError
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from sentinel_desktop.persistence.repositories.hand_entries import HandEntryRepository
from sentinel_desktop.persistence.tables.base import DESK_ROLE, SUPERVISOR_ROLE
from sentinel_desktop.services.rederiving import rederive_after
from tests.support.acting import acting, make_actor, may_act
from tests.support.builders import Connection as PlainConnection, RowBuilder
from tests.support.factories import Factories
from tests.support.factories.edges import NOON

HOUR = timedelta(hours=1)
EFFECTIVE = """
    SELECT direction, method FROM checkins c
    WHERE member_id = %s AND NOT voided AND NOT EXISTS (SELECT FROM checkins s WHERE s.supersedes_id = c.id)
    ORDER BY occurred_at, id
"""
Scanned = Callable[..., CheckInId]


@pytest.fixture
def account(store: Connection, transaction: PlainConnection, make: Factories) -> Iterator[AccountId]:
    """Return a supervisor who has signed in: the repositories act as that account."""
    if not may_act(transaction):
        pytest.skip("the owner of this server is no superuser, and cannot act as others")
    role = make_actor(make, SUPERVISOR_ROLE)
    with acting(store, transaction, role):
        yield AccountId(UUID(role[-32:]))


@pytest.fixture
def member(make: Factories) -> MemberId:
    """Return a member."""
    return MemberId(make.members())


@pytest.fixture
def scanned(transaction: PlainConnection, make: Factories, member: MemberId) -> Scanned:
    """Return what writes a passage by badge, so many hours after noon, recorded some time before this transaction."""
    unit = RowBuilder(transaction)
    station = unit.station()
    badge_id, serial = unit.badge(member)

    def write(hours: float, direction: str) -> CheckInId:
        at = NOON + hours * HOUR
        outcome = {"in": "checked_in", "out": "checked_out"}[direction]
        values = {"badge_id": badge_id, "station_id": station, "occurred_at": at, "direction": direction}
        scan = make.scans(**values, serial=serial, member_id=member, outcome=outcome, recorded_at=at, desk_clock_at=at)
        return CheckInId(make.checkins(**values, member_id=member, scan_id=scan, method="badge", recorded_at=at))

    return write


def counts(transaction: PlainConnection, member: MemberId) -> list[tuple[str, str]]:
    """Return direction and method of what counts, after making sure that presence is the last of it."""
    rows = transaction.execute(EFFECTIVE, [member]).fetchall()
    kept = transaction.execute("SELECT state FROM presence WHERE member_id = %s", [member]).fetchone()
    assert kept == (rows[-1][0],)
    return [(row[0], row[1]) for row in rows]


def test_a_passage_entered_in_the_past_turns_those_after_it(
    store: Connection, transaction: PlainConnection, account: AccountId, member: MemberId, scanned: Scanned
) -> None:
    """An account supersedes what was derived at another station, because it entered what came before it."""
    scanned(2, "in")
    scanned(4, "out")
    entry = HandEntry(CheckInId(uuid7()), member, Direction.IN, NOON, account, "Forgot the badge.")
    HandEntryRepository(store).enter(entry)
    change = rederive_after(SqlCheckInRepository(store), member, NOON, entry_id=entry.id, new_id=uuid7)
    assert len(change.turned) == 2
    assert counts(transaction, member) == [("in", "manual"), ("out", "rederived"), ("in", "rederived")]


def test_a_correction_that_moves_a_passage_turns_those_between(
    store: Connection, transaction: PlainConnection, account: AccountId, member: MemberId, scanned: Scanned
) -> None:
    """From the time that it corrects on: the passage went later than was recorded, behind another."""
    first = scanned(0, "in")
    scanned(2, "out")
    correction = Correction(CheckInId(uuid7()), first, Direction.IN, NOON + 3 * HOUR, account, "Another's badge.")
    HandEntryRepository(store).correct(correction)
    rederive_after(
        SqlCheckInRepository(store),
        member,
        correction.occurred_at,
        entry_id=correction.id,
        new_id=uuid7,
        corrected_at=NOON,
    )
    assert counts(transaction, member) == [("in", "rederived"), ("in", "correction")]


def test_nobody_turns_what_was_derived_without_an_entry_before_it(
    store: Connection, account: AccountId, member: MemberId, scanned: Scanned
) -> None:
    """The database refuses it: the entry of this transaction comes after the passage."""
    scanned(0, "out")
    entry = HandEntry(CheckInId(uuid7()), member, Direction.IN, NOON + HOUR, account, "At the gate.")
    HandEntryRepository(store).enter(entry)
    with pytest.raises(NotOwnRowError):
        rederive_after(SqlCheckInRepository(store), member, NOON - HOUR, entry_id=entry.id, new_id=uuid7)


def test_a_station_turns_nothing_by_the_entry_of_another(
    store: Connection, transaction: PlainConnection, make: Factories, member: MemberId, scanned: Scanned
) -> None:
    """It may where it passed on the entry itself, as after an outage."""
    if not may_act(transaction):
        pytest.skip("the owner of this server is no superuser, and cannot act as others")
    scanned(2, "in")
    role = make_actor(make, DESK_ROLE)
    here = UUID(role[-32:])
    values = {"member_id": member, "entered_by": make.admin_users(), "method": "manual", "direction": "in"}
    entry = CheckInId(make.checkins(**values, occurred_at=NOON, station_id=make.stations()))
    log = SqlCheckInRepository(store)
    with acting(store, transaction, role), pytest.raises(NotOwnRowError), store.begin_nested():
        rederive_after(log, member, NOON, entry_id=entry, new_id=uuid7)
    passed_on = CheckInId(make.checkins(**values, occurred_at=NOON + HOUR, station_id=here))
    with acting(store, transaction, role):
        rederive_after(log, member, NOON + HOUR, entry_id=passed_on, new_id=uuid7, shown=False)
    assert counts(transaction, member)[-1] == ("out", "rederived")
