"""Seals: what was in the logs when it was sealed, each bound to the one before it, and what contradicts them.

The hash of a seal is made here once more, by the program that verifies, from what the database says of the seal.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

BEFORE_THE_FIRST: Final = bytes(32)
"""What the first seal names as the hash of its predecessor."""


class SealedLog(StrEnum):
    """A log that seals cover, by the name of its table; in the order in which a seal's hash takes them."""

    SCANS = "scans"
    CHECK_INS = "checkins"
    AUDIT = "audit_log"


@dataclass(frozen=True, slots=True)
class SealedRows:
    """How many rows of one log, and the hash (32 bytes) over their hashes in the order of their ids."""

    count: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal, as the database has it.

    Attributes:
        number: 1 for the first one, and then one more each.
        format: which columns of the rows are hashed, and how.
        sealed_from: the seal covers the rows whose transactions have an id from here ...
        sealed_until: ... up to, and without, this one.
        logs: what it covers, for every log.
        server: the server and database it was made on.
        sealed_at: by the server's clock.
        previous_hash: that of the seal before it.
        hash: over everything above; 32 bytes.
    """

    number: int
    format: int
    sealed_from: int
    sealed_until: int
    logs: Mapping[SealedLog, SealedRows]
    server: str
    sealed_at: datetime
    previous_hash: bytes
    hash: bytes

    def computed_hash(self) -> bytes:
        """Return the hash that the seal must have by what it says."""
        numbers = (self.format, self.number, self.sealed_from, self.sealed_until)
        rows = (f"{self.logs[log].count}|{self.logs[log].hash.hex()}" for log in SealedLog)
        moment = self.sealed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        words = (*map(str, numbers), *rows, self.server, moment, self.previous_hash.hex())
        return hashlib.sha256("|".join(words).encode()).digest()


@dataclass(frozen=True, slots=True)
class KeptSeal:
    """What a station keeps of a seal on its own disk; the hash stands for the seal and for all before it."""

    number: int
    hash: bytes
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class NotSealed:
    """What no seal covers yet.

    Attributes:
        waiting: how many rows.
        since: when the first of them was written; None where there is none.
        ahead: how many of them claim a transaction that is still to come: no program wrote them so.
    """

    waiting: int
    since: datetime | None
    ahead: int


@dataclass(frozen=True, slots=True)
class SealState:
    """How far the logs are sealed now, without looking at a row.

    Attributes:
        last: the newest seal; None where there is none.
        kept: how many seals of this database are kept on this disk.
    """

    last: Seal | None
    kept: int
    not_sealed: NotSealed


class SealFaultKind(StrEnum):
    """What contradicts a seal."""

    ROWS_CHANGED = "rows_changed"
    ROWS_MISSING = "rows_missing"
    ROWS_ADDED = "rows_added"
    SEAL_CHANGED = "seal_changed"
    CHAIN_BROKEN = "chain_broken"
    KEPT_DIFFERS = "kept_differs"
    KEPT_MISSING = "kept_missing"


@dataclass(frozen=True, slots=True)
class SealFault:
    """One contradiction, at the seal where it shows.

    Attributes:
        number: of the seal.
        sealed_at: when that was made; of a kept seal, as it was kept.
        log: whose rows; None where the seal itself is meant.
        rows: how many are missing or were added, or how many the log had where some were changed; of kept seals, how
            many from this one on.
    """

    kind: SealFaultKind
    number: int
    sealed_at: datetime
    log: SealedLog | None = None
    rows: int = 0


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What came of checking every seal.

    Attributes:
        seals: how many there are.
        last: the newest one; None where there is none.
        kept: how many seals kept on this disk were looked for.
        faults: in the order of the seals; empty where everything agrees.
    """

    seals: int
    last: Seal | None
    kept: int
    faults: tuple[SealFault, ...]
    not_sealed: NotSealed

    @property
    def intact(self) -> bool:
        """Whether nothing contradicts."""
        return not self.faults and self.not_sealed.ahead == 0


def chain_faults(previous: Seal | None, seals: Sequence[Seal]) -> list[SealFault]:
    """Return where ``seals`` do not follow ``previous`` (None: begin the chain), or are not what their hashes say."""
    faults = []
    for seal in seals:
        if seal.hash != seal.computed_hash():
            faults.append(SealFault(SealFaultKind.SEAL_CHANGED, seal.number, seal.sealed_at))
        if not _follows(previous, seal):
            faults.append(SealFault(SealFaultKind.CHAIN_BROKEN, seal.number, seal.sealed_at))
        previous = seal
    return faults


def _follows(previous: Seal | None, seal: Seal) -> bool:
    expected = (1, 0, BEFORE_THE_FIRST)
    if previous is not None:
        expected = (previous.number + 1, previous.sealed_until, previous.hash)
    return (seal.number, seal.sealed_from, seal.previous_hash) == expected


def row_faults(seal: Seal, found: Mapping[SealedLog, SealedRows]) -> list[SealFault]:
    """Return for which logs the rows found today are not those that were sealed."""
    return [
        SealFault(
            _kind_of(seal.logs[log], found[log]), seal.number, seal.sealed_at, log, _rows(seal.logs[log], found[log])
        )
        for log in SealedLog
        if found[log] != seal.logs[log]
    ]


def _kind_of(sealed: SealedRows, found: SealedRows) -> SealFaultKind:
    if found.count == sealed.count:
        return SealFaultKind.ROWS_CHANGED
    return SealFaultKind.ROWS_MISSING if found.count < sealed.count else SealFaultKind.ROWS_ADDED


def _rows(sealed: SealedRows, found: SealedRows) -> int:
    return abs(found.count - sealed.count) or sealed.count


def kept_faults(kept: Sequence[KeptSeal], hashes: Mapping[int, bytes]) -> list[SealFault]:
    """Return the first kept seal that the database has otherwise, and the first that it has not at all.

    Args:
        kept: in any order.
        hashes: of the database's seals, by their numbers.
    """
    ordered = sorted(kept, key=lambda seal: (seal.number, seal.sealed_at))
    missing = [seal for seal in ordered if seal.number not in hashes]
    differing = [seal for seal in ordered if seal.number in hashes and hashes[seal.number] != seal.hash]
    return [
        SealFault(kind, seals[0].number, seals[0].sealed_at, rows=len(seals))
        for kind, seals in ((SealFaultKind.KEPT_DIFFERS, differing), (SealFaultKind.KEPT_MISSING, missing))
        if seals
    ]
