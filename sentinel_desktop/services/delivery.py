"""Delivering journalled scans to the database: several in one transaction, and one at a time where one is in the way.

So a scan that is refused, or makes the program fail, is found, and blocks no other.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sentinel_desktop.domain.clocks import ScanTime
from sentinel_desktop.domain.faults import (
    JournalError,
    StoreConflictError,
    StoreRefusedError,
    StoreTimeoutError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import JournalEntry
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.services.ports import LocalDirectory, ScanJournal, ScanRecorder

Judgement = TypeVar("Judgement")

logger = logging.getLogger(__name__)

ATTEMPTS = 3
"""How often a scan that makes the program fail is tried before it is put aside."""

FAULT_OF_THE_PROGRAM = sentence(
    "DeliveryFaults", "The program failed while recording this scan: tell its maintainers, the log has the details."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the database made of a scan.

    Attributes:
        answer: its answer; ``not_recorded`` where it refused the scan for good.
        refusal: the sentence why; empty where the scan is recorded.
    """

    answer: ScanAnswer
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry and what the database made of its scan; None where somebody else holds the record it needs."""

    entry: JournalEntry
    verdict: Verdict | None


class Delivery:
    """Judges and settles journal entries; the order is its caller's. Called from one thread, but for one method."""

    def __init__(
        self,
        journal: ScanJournal,
        directory: LocalDirectory,
        recorder: ScanRecorder,
        time_of: Callable[[ScanTime], datetime],
        on_told_otherwise: Callable[[ScanAnswer, ScanAnswer], None],
    ) -> None:
        self._journal = journal
        self._directory = directory
        self._recorder = recorder
        self._time_of = time_of
        self._on_told_otherwise = on_told_otherwise
        self._told_unkept: dict[ScanId, ScanAnswer] = {}

    def remember_told(self, answer: ScanAnswer) -> None:
        """Know until delivery what a person was told of a scan, where the disk refuses to keep it; any thread."""
        self._told_unkept[answer.scan_id] = answer

    def judge(self, entry: JournalEntry) -> Verdict:
        """Have the database record the entry's scan; waits for a record that somebody else holds.

        Nothing is written into the journal yet.

        Raises:
            StoreUnavailableError: the scan goes on waiting. A StoreTimeoutError or StoreConflictError may be a matter
                of this scan alone.
        """
        scan = self._with_time_known_now(entry)
        return self._verdict(scan, lambda: Verdict(self._recorder.record(scan, self._told(entry))))

    def judge_together(self, entries: Sequence[JournalEntry]) -> Sequence[Judged]:
        """Have the database record the scans of waiting entries in one transaction; waits for nobody.

        Returns:
            every entry with its verdict, in their order; nothing where they cannot be recorded together, for which one
            of them may be the reason: they are to be judged one at a time. One alone always gets an answer.

        Raises:
            StoreUnavailableError: as ``judge``; the last two only for one entry alone.
        """
        if len(entries) == 1:
            return [Judged(entries[0], self._judge_alone(entries[0]))]
        try:
            answers = self._recorder.record_together([self._told_scan(entry) for entry in entries])
        except (StoreTimeoutError, StoreConflictError, StoreRefusedError) as error:
            logger.info("%d scans are not recorded together, but one at a time: %s", len(entries), error)
            return []
        except StoreUnavailableError:
            raise
        except Exception:
            logger.exception(
                "Attempt to record %d scans together failed; they are recorded one at a time", len(entries)
            )
            return []
        verdicts = (None if answer is None else Verdict(answer) for answer in answers)
        return [Judged(entry, verdict) for entry, verdict in zip(entries, verdicts, strict=True)]

    def settle(self, entry: JournalEntry, verdict: Verdict) -> bool:
        """Write the verdict into the journal, and say so where the person was told otherwise.

        Returns:
            False where the disk refuses: the entry goes on waiting and is judged again, which changes nothing.
        """
        return self._settle([(entry, verdict)])

    def settle_together(self, judged: Sequence[Judged]) -> bool:
        """Write the verdicts that there are into the journal; as ``settle``."""
        return self._settle([(item.entry, item.verdict) for item in judged if item.verdict is not None])

    def _judge_alone(self, entry: JournalEntry) -> Verdict | None:
        told = self._told_scan(entry)

        def attempt() -> Verdict | None:
            (answer,) = self._recorder.record_together([told])
            return None if answer is None else Verdict(answer)

        return self._verdict(told.scan, attempt)

    def _verdict(self, scan: BadgeScan, attempt: Callable[[], Judgement]) -> Judgement | Verdict:
        """Return what an attempt returns; a refusal, or a program that fails every time, is a verdict too."""
        for number in range(1, ATTEMPTS + 1):
            try:
                return attempt()
            except StoreUnavailableError:
                raise
            except StoreRefusedError as refusal:
                logger.info("The scan of %s is refused for good: %s", redacted(scan.serial), refusal)
                return Verdict(
                    _not_recorded(scan), str(refusal) or sentence("DeliveryFaults", "The database refuses this scan.")
                )
            except Exception:
                logger.exception("Attempt %d to record the scan of %s failed", number, redacted(scan.serial))
        return Verdict(_not_recorded(scan), FAULT_OF_THE_PROGRAM)

    def _settle(self, settled: Sequence[tuple[JournalEntry, Verdict]]) -> bool:
        try:
            self._write(settled)
        except JournalError as error:
            logger.info("Delivered scans could not be marked: %s", error)
            return False
        for entry, verdict in settled:
            told = self._told(entry)
            self._told_unkept.pop(entry.scan.id, None)
            if told is not None:
                self._directory.remember(verdict.answer)
                if verdict.answer.differs_from(told):
                    self._on_told_otherwise(told, verdict.answer)
        return True

    def _write(self, settled: Sequence[tuple[JournalEntry, Verdict]]) -> None:
        delivered = [verdict.answer for _, verdict in settled if not verdict.refusal]
        if len(delivered) == 1:
            self._journal.mark_delivered(delivered[0].scan_id, delivered[0])
        elif delivered:
            self._journal.mark_delivered_together(delivered)
        for entry, verdict in settled:
            if verdict.refusal:
                self._journal.quarantine(entry.scan.id, verdict.refusal)

    def _told_scan(self, entry: JournalEntry) -> ToldScan:
        return ToldScan(self._with_time_known_now(entry), self._told(entry))

    def _told(self, entry: JournalEntry) -> ScanAnswer | None:
        return entry.told or self._told_unkept.get(entry.scan.id)

    def _with_time_known_now(self, entry: JournalEntry) -> BadgeScan:
        """Return the scan with its time, which may be known better by now than when it was journalled."""
        scan = entry.scan
        return replace(scan, occurred_at=self._time_of(ScanTime(scan.id, entry.reading, scan.occurred_at)))


def _not_recorded(scan: BadgeScan) -> ScanAnswer:
    return ScanAnswer(scan.id, scan.serial, Outcome.NOT_RECORDED, scan.occurred_at)
