"""Delivering journalled scans to the database: each row on its own, so that one which is refused blocks no other."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from sentinel_desktop.domain.clocks import ClockAnchor, corrected_time
from sentinel_desktop.domain.faults import JournalError, StoreRefusedError, StoreUnavailableError
from sentinel_desktop.domain.journal import JournalEntry
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.services.ports import LocalDirectory, ScanJournal, ScanRecorder

logger = logging.getLogger(__name__)

ATTEMPTS = 3
"""How often a scan that makes the program fail is tried before it is put aside."""

FAULT_OF_THE_PROGRAM = "The program failed while recording this scan: tell its maintainers, the log has the details."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the database made of a scan.

    Attributes:
        answer: its answer; ``not_recorded`` where it refused the scan for good.
        refusal: the sentence why; empty where the scan is recorded.
    """

    answer: ScanAnswer
    refusal: str = ""


class Delivery:
    """Judges and settles one journal entry at a time; the order is its caller's. Called from one thread."""

    def __init__(
        self,
        journal: ScanJournal,
        directory: LocalDirectory,
        recorder: ScanRecorder,
        anchor: Callable[[], ClockAnchor | None],
        on_told_otherwise: Callable[[ScanAnswer, ScanAnswer], None],
    ) -> None:
        self._journal = journal
        self._directory = directory
        self._recorder = recorder
        self._anchor = anchor
        self._on_told_otherwise = on_told_otherwise

    def judge(self, entry: JournalEntry) -> Verdict:
        """Have the database record the entry's scan; nothing is written here yet.

        Raises:
            StoreUnavailableError: the scan goes on waiting.
        """
        scan = self._with_time_known_now(entry)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return Verdict(self._recorder.record(scan, entry.told))
            except StoreUnavailableError:
                raise
            except StoreRefusedError as refusal:
                logger.info("The scan of %s is refused for good: %s", redacted(scan.serial), refusal)
                return Verdict(_not_recorded(scan), str(refusal) or "The database refuses this scan.")
            except Exception:
                logger.exception("Attempt %d to record the scan of %s failed", attempt, redacted(scan.serial))
        return Verdict(_not_recorded(scan), FAULT_OF_THE_PROGRAM)

    def settle(self, entry: JournalEntry, verdict: Verdict) -> bool:
        """Write the verdict into the journal, and say so where the person was told otherwise.

        Returns:
            False where the disk refuses: the entry goes on waiting and is judged again, which changes nothing.
        """
        try:
            if verdict.refusal:
                self._journal.quarantine(entry.scan.id, verdict.refusal)
            else:
                self._journal.mark_delivered(entry.scan.id, verdict.answer)
        except JournalError as error:
            logger.info("A delivered scan could not be marked: %s", error)
            return False
        if entry.told is not None:
            self._directory.remember(verdict.answer)
            if verdict.answer.differs_from(entry.told):
                self._on_told_otherwise(entry.told, verdict.answer)
        return True

    def _with_time_known_now(self, entry: JournalEntry) -> BadgeScan:
        """Correct the time once more where the server's time has been seen since, in the boot of the scan."""
        anchor = self._anchor()
        if anchor is None or anchor.reading.boot_id != entry.reading.boot_id:
            return entry.scan
        return replace(entry.scan, occurred_at=corrected_time(entry.reading, anchor))


def _not_recorded(scan: BadgeScan) -> ScanAnswer:
    return ScanAnswer(scan.id, scan.serial, Outcome.NOT_RECORDED, scan.occurred_at)
