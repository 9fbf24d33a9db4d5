"""What contradicts a seal, told by the domain alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.seals import (
    KeptSeal,
    Seal,
    SealedLog,
    SealedRows,
    SealFault,
    SealFaultKind,
    chain_faults,
    kept_faults,
    row_faults,
)
from tests.support.seals_in_memory import LogsInMemory

LATER = datetime(2026, 3, 2, 18, tzinfo=UTC)


def chain(length: int) -> list[Seal]:
    """Return that many seals that follow each other."""
    logs = LogsInMemory()
    logs.write_and_seal(*(bytes([number]) for number in range(length)))
    return logs.seals


def kinds(faults: list[SealFault]) -> list[tuple[int, SealFaultKind]]:
    """Return which seal each fault is at, and what it is."""
    return [(fault.number, fault.kind) for fault in faults]


def test_the_hash_of_a_seal_is_the_same_for_ever() -> None:
    """Seals that stations keep today are found again by the programs of tomorrow."""
    rows = {log: SealedRows(count, bytes([count]) * 32) for count, log in enumerate(SealedLog, start=1)}
    moment = datetime(2026, 3, 2, 12, 0, 0, 7, tzinfo=timezone(timedelta(hours=-6)))
    seal = Seal(2, 1, 10, 20, rows, "7/5", moment, b"\xab" * 32, b"")

    assert seal.computed_hash().hex() == "6f7ff9b6db4ae25b3ec1adf76a120c93670393bec1a0abeedfa738bed745d69a"


def test_a_chain_as_it_was_made_has_no_fault() -> None:
    """Whether it is read from the beginning or goes on after a page."""
    seals = chain(4)

    assert chain_faults(None, seals) == []
    assert chain_faults(seals[1], seals[2:]) == []


CHANGES = {
    "number": lambda seal: replace(seal, number=seal.number + 40),
    "format": lambda seal: replace(seal, format=seal.format + 1),
    "sealed_from": lambda seal: replace(seal, sealed_from=seal.sealed_from + 1),
    "sealed_until": lambda seal: replace(seal, sealed_until=seal.sealed_until + 1),
    "count": lambda seal: replace(seal, logs=dict(seal.logs) | {SealedLog.AUDIT: SealedRows(9, bytes(32))}),
    "server": lambda seal: replace(seal, server="another"),
    "sealed_at": lambda seal: replace(seal, sealed_at=LATER),
    "previous_hash": lambda seal: replace(seal, previous_hash=bytes(32)),
}


@pytest.mark.parametrize("what", sorted(CHANGES))
def test_whatever_is_changed_in_a_seal_its_hash_no_longer_fits(what: str) -> None:
    """Every column of a seal is under its hash."""
    seals = chain(3)
    seals[1] = CHANGES[what](seals[1])

    assert SealFaultKind.SEAL_CHANGED in [kind for _, kind in kinds(chain_faults(None, seals))]


def test_a_seal_changed_with_its_hash_breaks_the_chain_after_it() -> None:
    """The next one names the hash that was."""
    seals = chain(3)
    changed = replace(seals[1], server="another")
    seals[1] = replace(changed, hash=changed.computed_hash())

    assert kinds(chain_faults(None, seals)) == [(3, SealFaultKind.CHAIN_BROKEN)]


@given(length=st.integers(2, 6), data=st.data())
def test_a_seal_taken_out_is_missed_by_the_next(length: int, data: st.DataObject) -> None:
    """Wherever it stood; the last one is missed by those that stations keep."""
    seals = chain(length)
    taken = data.draw(st.integers(0, length - 2))
    del seals[taken]

    assert kinds(chain_faults(None, seals)) == [(taken + 2, SealFaultKind.CHAIN_BROKEN)]


@pytest.mark.parametrize(
    ("found", "kind", "rows"),
    [
        (SealedRows(5, b"other"), SealFaultKind.ROWS_CHANGED, 5),
        (SealedRows(3, b"other"), SealFaultKind.ROWS_MISSING, 2),
        (SealedRows(6, b"other"), SealFaultKind.ROWS_ADDED, 1),
    ],
)
@pytest.mark.parametrize("log", list(SealedLog))
def test_rows_that_are_not_those_sealed_are_told_by_their_log(
    log: SealedLog, found: SealedRows, kind: SealFaultKind, rows: int
) -> None:
    """Fewer, more, or as many and others; with the moment of the seal."""
    seal = replace(chain(1)[0], logs={each: SealedRows(5, b"sealed") for each in SealedLog})

    assert row_faults(seal, dict(seal.logs) | {log: found}) == [SealFault(kind, 1, seal.sealed_at, log, rows)]
    assert row_faults(seal, seal.logs) == []


def test_kept_seals_tell_from_which_on_the_database_differs() -> None:
    """The first that it has otherwise and the first that it has not, each with how many."""
    kept = [KeptSeal(number, bytes([number]), LATER + timedelta(minutes=number)) for number in range(1, 9)]
    hashes = {1: b"\x01", 2: b"\x02", 3: b"new", 4: b"new", 5: b"new"}

    assert kept_faults(list(reversed(kept)), hashes) == [
        SealFault(SealFaultKind.KEPT_DIFFERS, 3, LATER + timedelta(minutes=3), rows=3),
        SealFault(SealFaultKind.KEPT_MISSING, 6, LATER + timedelta(minutes=6), rows=3),
    ]


def test_kept_seals_that_the_database_has_are_no_fault() -> None:
    """Also where the database has more of them than this disk."""
    assert kept_faults([KeptSeal(2, b"b", LATER)], {1: b"a", 2: b"b", 3: b"c"}) == []
    assert kept_faults([], {1: b"a"}) == []
