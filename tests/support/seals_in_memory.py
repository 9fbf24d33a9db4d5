"""Logs and their seals in memory, with the rules of the real ones; and seals kept in memory."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.seals import BEFORE_THE_FIRST, KeptSeal, NotSealed, Seal, SealedLog, SealedRows
from tests.support.store_in_memory import StoreInMemory, UnitOfWorkInMemory

FIRST_SEALED_AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


class LogsInMemory:
    """Satisfies ``services.ports.SealRepository``; what it seals, a test may rewrite.

    Attributes:
        logs: the rows of each log: the transaction that wrote it, and what it says.
        seals: those that were made.
        away: whether the database is away.
    """

    def __init__(self) -> None:
        self.logs: dict[SealedLog, list[tuple[int, bytes]]] = {log: [] for log in SealedLog}
        self.seals: list[Seal] = []
        self.away = False
        self._transaction = 1

    def unit_of_work(self) -> "UnitOfWorkOfLogs":
        """Return a new unit of work."""
        if self.away:
            raise StoreUnavailableError("away")
        return UnitOfWorkOfLogs(self)

    def write(self, log: SealedLog, content: bytes) -> None:
        """Add a row in a transaction of its own."""
        self.logs[log].append((self._transaction, content))
        self._transaction += 1

    def write_and_seal(self, *contents: bytes) -> None:
        """Add each as a scan, and seal after each."""
        for content in contents:
            self.write(SealedLog.SCANS, content)
            self.seal()

    def seal(self) -> int | None:
        """Seal what is new."""
        previous = self.seals[-1] if self.seals else None
        first = 0 if previous is None else previous.sealed_until
        logs = {log: self._rows(log, first, self._transaction) for log in SealedLog}
        if not any(rows.count for rows in logs.values()):
            return None
        number = len(self.seals) + 1
        seal = Seal(
            number=number,
            format=1,
            sealed_from=first,
            sealed_until=self._transaction,
            logs=logs,
            server="one/1",
            sealed_at=FIRST_SEALED_AT + timedelta(minutes=number),
            previous_hash=BEFORE_THE_FIRST if previous is None else previous.hash,
            hash=b"",
        )
        self.seals.append(replace(seal, hash=seal.computed_hash()))
        return number

    def seal_again_from(self, number: int) -> None:
        """Forge: make every seal from this one on anew, over what the logs hold now."""
        for old in self.seals[number - 1 :]:
            previous = self.seals[old.number - 2].hash if old.number > 1 else BEFORE_THE_FIRST
            logs = {log: self._rows(log, old.sealed_from, old.sealed_until) for log in SealedLog}
            new = replace(old, logs=logs, previous_hash=previous)
            self.seals[old.number - 1] = replace(new, hash=new.computed_hash())

    def after(self, number: int, most: int) -> Sequence[Seal]:
        """Return the seals that follow ``number``."""
        return [seal for seal in self.seals if seal.number > number][:most]

    def newest_after(self, number: int, most: int) -> Sequence[Seal]:
        """Return the newest seals that follow ``number``."""
        return [seal for seal in self.seals if seal.number > number][-most:]

    def hashes(self, numbers: Collection[int]) -> Mapping[int, bytes]:
        """Return the hashes of these seals."""
        return {seal.number: seal.hash for seal in self.seals if seal.number in numbers}

    def recomputed(self, first: int, last: int) -> Mapping[int, Mapping[SealedLog, SealedRows]]:
        """Return what the rows make of these seals now."""
        return {
            seal.number: {log: self._rows(log, seal.sealed_from, seal.sealed_until) for log in SealedLog}
            for seal in self.seals
            if first <= seal.number <= last
        }

    def not_sealed(self) -> NotSealed:
        """Return what no seal covers."""
        until = self.seals[-1].sealed_until if self.seals else 0
        waiting = [number for rows in self.logs.values() for number, _ in rows if number >= until]
        ahead = [number for number in waiting if number >= self._transaction]
        return NotSealed(len(waiting), FIRST_SEALED_AT if waiting else None, len(ahead))

    def _rows(self, log: SealedLog, first: int, beyond: int) -> SealedRows:
        contents = sorted(content for number, content in self.logs[log] if first <= number < beyond)
        return SealedRows(len(contents), hashlib.sha256(b"|".join(contents)).digest())


class UnitOfWorkOfLogs(UnitOfWorkInMemory):
    """A unit of work in which logs are sealed and checked."""

    def __init__(self, logs: LogsInMemory) -> None:
        super().__init__(StoreInMemory())
        self._logs = logs

    @property
    def seals(self) -> LogsInMemory:
        """The seals."""
        return self._logs


class KeptInMemory:
    """Satisfies ``services.ports.KeptSeals``."""

    def __init__(self) -> None:
        self.seals: list[KeptSeal] = []

    def kept(self) -> Sequence[KeptSeal]:
        """Return what is kept."""
        return list(self.seals)

    def keep(self, seals: Sequence[KeptSeal]) -> None:
        """Keep these too."""
        self.seals.extend(seals)
