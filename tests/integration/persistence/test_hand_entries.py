"""Check-ins that people make, and the presence that is kept with them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.checkins import CheckInFilter, Correction, HandEntry, KeptPresence, Standing
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InvalidValueError,
    MissingReferenceError,
    RecordNotFoundError,
)
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId, StationId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.check_in_history import CheckInHistoryRepository
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from sentinel_desktop.persistence.repositories.hand_entries import HandEntryRepository
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.statement_counts import counted

IN, OUT = Direction.IN, Direction.OUT
MINUTE = timedelta(minutes=1)


@pytest.fixture
def by_hand(store: Connection) -> HandEntryRepository:
    """Return the repository under test."""
    return HandEntryRepository(store)


@pytest.fixture
def member(make: Factories) -> MemberId:
    """Return a member who never came."""
    return MemberId(make.members())


@pytest.fixture
def account(make: Factories) -> AccountId:
    """Return the account that is signed in."""
    return AccountId(make.admin_users(display_name="Anne Roy"))


def entry(member: MemberId, account: AccountId, **changes: Any) -> HandEntry:  # noqa: ANN401 - the fields of an entry
    """Return an entry: in at noon."""
    return replace(HandEntry(CheckInId(uuid7()), member, IN, NOON, account, "Forgot the badge."), **changes)


def correction(corrects: UUID, account: AccountId, **changes: Any) -> Correction:  # noqa: ANN401 - the fields
    """Return a correction: in a minute earlier."""
    given = Correction(CheckInId(uuid7()), CheckInId(corrects), IN, NOON - MINUTE, account, "Asked the member.")
    return replace(given, **changes)


def kept(store: Connection, member: MemberId) -> KeptPresence:
    """Return the presence that is kept, after making sure that it is what the log says."""
    assert SqlPresenceRepository(store).differences() == []
    return SqlCheckInRepository(store).lock_presence(member)


def test_an_entry_is_in_the_log_and_in_presence(
    by_hand: HandEntryRepository, make: Factories, store: Connection, member: MemberId, account: AccountId
) -> None:
    """With who entered it, where and why."""
    station = StationId(make.stations(name="Front desk"))
    given = entry(member, account, station_id=station, witnessed=False)
    assert by_hand.enter(given) == KeptPresence(IN, NOON, given.id) == kept(store, member)
    (line,) = CheckInHistoryRepository(store).page(CheckInFilter(), PageRequest()).items
    assert (line.check_in.id, line.check_in.method, line.check_in.reason) == (
        given.id,
        Method.MANUAL,
        "Forgot the badge.",
    )
    assert (line.entered_by, line.station, line.check_in.witnessed) == ("Anne Roy", "Front desk", False)


def test_an_entry_in_the_past_leaves_presence_to_what_came_after(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId
) -> None:
    """The latest in time decides, not the latest to be entered."""
    latest = entry(member, account, direction=OUT, occurred_at=NOON + MINUTE)
    by_hand.enter(latest)
    assert by_hand.enter(entry(member, account)) == KeptPresence(OUT, NOON + MINUTE, latest.id) == kept(store, member)


def test_an_entry_of_nobody_is_refused(by_hand: HandEntryRepository, account: AccountId) -> None:
    """The member is named."""
    nobody = MemberId(uuid7())
    with pytest.raises(RecordNotFoundError) as refused:
        by_hand.enter(entry(nobody, account))
    assert refused.value.ids == {nobody}


def test_an_entry_by_nobody_is_refused(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId
) -> None:
    """By the rule that names the account; presence stays, and the next entry is kept."""
    with pytest.raises(MissingReferenceError) as refused:
        by_hand.enter(entry(member, AccountId(uuid7())))
    assert refused.value.rule == "fk_checkins_entered_by"
    assert kept(store, member) == KeptPresence(OUT, None, None)
    by_hand.enter(entry(member, account))
    assert kept(store, member).state is IN


def test_an_entry_is_made_once(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId
) -> None:
    """Sent twice, its key is taken the second time."""
    once = entry(member, account)
    by_hand.enter(once)
    with pytest.raises(AlreadyTakenError):
        by_hand.enter(once)
    assert kept(store, member) == KeptPresence(IN, NOON, once.id)


# --- corrections ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("variant", ["by badge", "fixed", "by hand", "lockup", "rollover", "rederived"])
def test_a_check_in_of_any_kind_is_corrected(
    by_hand: HandEntryRepository, make: Factories, store: Connection, account: AccountId, variant: str
) -> None:
    """The row stays and counts no longer; the correction does, and makes presence what it says."""
    row = make.checkins.row(variant)
    there = MemberId(row["member_id"])
    given = correction(row["id"], account)
    assert by_hand.correct(given) == KeptPresence(IN, NOON - MINUTE, given.id) == kept(store, there)
    lines = CheckInHistoryRepository(store).page(CheckInFilter(effective=False, member_id=there), PageRequest()).items
    standing = {line.check_in.id: line.standing for line in lines}
    assert standing[row["id"]] is Standing.SUPERSEDED
    assert standing[given.id] is Standing.COUNTS
    assert next(line for line in lines if line.check_in.id == given.id).check_in.method is Method.CORRECTION


def test_what_did_not_happen_is_voided(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId
) -> None:
    """Presence is what was before it."""
    came, left = entry(member, account), entry(member, account, direction=OUT, occurred_at=NOON + MINUTE)
    by_hand.enter(came)
    by_hand.enter(left)
    voiding = correction(left.id, account, direction=OUT, occurred_at=NOON + MINUTE, voided=True)
    assert by_hand.correct(voiding) == KeptPresence(IN, NOON, came.id) == kept(store, member)
    by_hand.correct(correction(came.id, account, occurred_at=NOON, voided=True))
    assert kept(store, member) == KeptPresence(OUT, None, None)


def test_a_correction_is_corrected(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId
) -> None:
    """By another one in its place, also one that said it did not happen."""
    came = entry(member, account)
    by_hand.enter(came)
    voiding = correction(came.id, account, occurred_at=NOON, voided=True)
    by_hand.correct(voiding)
    again = correction(voiding.id, account)
    assert by_hand.correct(again) == KeptPresence(IN, NOON - MINUTE, again.id) == kept(store, member)


def test_a_check_in_is_corrected_once(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId
) -> None:
    """The second correction of it is told that another took its place; nothing of it is there."""
    came = entry(member, account)
    by_hand.enter(came)
    first = correction(came.id, account)
    by_hand.correct(first)
    with pytest.raises(AlreadyTakenError) as refused:
        by_hand.correct(correction(came.id, account, direction=OUT))
    assert (refused.value.rule, refused.value.values) == ("uq_checkins_supersedes_id", (came.id,))
    assert kept(store, member) == KeptPresence(IN, NOON - MINUTE, first.id)


def test_a_correction_without_a_reason_is_refused(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId
) -> None:
    """By the rule that says so."""
    came = entry(member, account)
    by_hand.enter(came)
    with pytest.raises(InvalidValueError) as refused:
        by_hand.correct(correction(came.id, account, reason=""))
    assert refused.value.rule == "ck_checkins_correction_has_a_reason"
    assert kept(store, member) == KeptPresence(IN, NOON, came.id)


def test_a_correction_of_nothing_is_refused(by_hand: HandEntryRepository, account: AccountId) -> None:
    """The check-in is named."""
    nothing = uuid7()
    with pytest.raises(RecordNotFoundError) as refused:
        by_hand.correct(correction(nothing, account))
    assert refused.value.ids == {nothing}


# --- what the next step needs -----------------------------------------------------------------------------------------


def test_what_comes_after_an_entry_can_be_derived_anew(
    by_hand: HandEntryRepository, make: Factories, store: Connection, member: MemberId, account: AccountId
) -> None:
    """The entries after it are read in the same transaction, under the lock that the entry took."""
    after = make.checkins("by badge", member_id=member, occurred_at=NOON + MINUTE)
    by_hand.enter(entry(member, account))
    later = SqlCheckInRepository(store).entries_after(member, NOON, timedelta(seconds=3))
    assert [each.check_in_id for each in later] == [after]


@pytest.mark.parametrize("act", ["enter", "correct"])
def test_an_entry_takes_few_statements(
    by_hand: HandEntryRepository, store: Connection, member: MemberId, account: AccountId, act: str
) -> None:
    """The lock, the row, what the log says, and presence; a correction reads whose it is before."""
    came = entry(member, account)
    by_hand.enter(came)
    with counted(store) as sent:
        if act == "enter":
            by_hand.enter(entry(member, account))
        else:
            by_hand.correct(correction(came.id, account))
    assert len(sent) == {"enter": 4, "correct": 5}[act]


def test_the_log_is_not_audited_twice(
    by_hand: HandEntryRepository, transaction: PlainConnection, member: MemberId, account: AccountId
) -> None:
    """It says itself who entered what; presence follows from it."""
    before = transaction.execute("SELECT count(*) FROM audit_log").fetchone()
    by_hand.enter(entry(member, account))
    assert transaction.execute("SELECT count(*) FROM audit_log").fetchone() == before
