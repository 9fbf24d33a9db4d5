"""The scans that the database refused for good, for a person to look at: tried again, or let go of with a reason."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import Dismissal, RefusedEntry
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.services.ports import ScanJournal

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RefusedScan:
    """A refused scan as a person sees it.

    Attributes:
        occurred_at: when the badge was read, by the corrected clock.
        serial: its last four characters.
        holder: the display name of the badge's holder in this station's copy of the directory; empty where it knows
            none.
        told: what the person at the reader was told meanwhile; None where nobody was, or nothing but that it was not
            recorded.
        reason: why it was refused the last time.
        since: when it last came into quarantine, or when it was read where that is not known.
        times: how often it was refused.
        dismissal: None while it is in quarantine.
    """

    id: ScanId
    occurred_at: datetime
    serial: str
    holder: str
    told: Outcome | None
    reason: str
    since: datetime
    times: int
    dismissal: Dismissal | None = None


class QuarantineService:
    """Lists, retries and dismisses refused scans of this station.

    Safe to call from any thread, and from another program while the station runs. Reads and writes a file: never on the
    thread of a screen. Every method raises JournalError when the disk refuses.
    """

    def __init__(
        self, journal: ScanJournal, find_badge: Callable[[str], Badge | None], on_changed: Callable[[], None]
    ) -> None:
        """Prepare.

        Args:
            journal: has them.
            find_badge: looks a serial up in this station's copy of the directory.
            on_changed: told, on the calling thread, that scans wait again or are gone; must return at once.
        """
        self._journal = journal
        self._find_badge = find_badge
        self._on_changed = on_changed

    def quarantined(self) -> Sequence[RefusedScan]:
        """Return what waits for a person's decision, oldest first."""
        return [self._shown(entry) for entry in self._journal.quarantined()]

    def dismissed(self) -> Sequence[RefusedScan]:
        """Return what was let go of, oldest first: passages that are not in the ledger."""
        return [self._shown(entry) for entry in self._journal.dismissed()]

    def retry(self, ids: Collection[ScanId]) -> int:
        """Let the database judge refused scans once more; returns how many were still in quarantine.

        Each keeps its time, and takes its place in it where it is recorded now. One that is refused again comes back
        with the new reason.
        """
        count = self._journal.retry(ids)
        if count:
            logger.info("%d refused scans are tried again", count)
            self._on_changed()
        return count

    def dismiss(self, ids: Collection[ScanId], reason: str, by: str) -> int:
        """Let go of refused scans: they are never recorded; returns how many were still in quarantine.

        No passage is in the ledger for them and nobody's presence changes; the database does not hear of them. The
        journal's file keeps them, with who let go of them, when and why.

        Args:
            ids: which; those that are not in quarantine any more are left alone.
            reason: in the person's words.
            by: who does it.

        Raises:
            ValueError: a reason or a name that says nothing; a screen does not let it come so far.
        """
        reason, by = reason.strip(), by.strip()
        if not reason or not by:
            raise ValueError("a dismissal needs a reason and somebody who gives it")
        wanted = set(ids)
        known = [item.entry.scan for item in self._journal.quarantined() if item.entry.scan.id in wanted]
        count = self._journal.dismiss(ids, reason, by)
        if count:
            for scan in known:
                logger.info(
                    "The scan of %s at %s was dismissed: it is not in the ledger, the journal has who and why",
                    redacted(scan.serial),
                    scan.occurred_at.isoformat(timespec="seconds"),
                )
            self._on_changed()
        return count

    def _shown(self, item: RefusedEntry) -> RefusedScan:
        scan, told = item.entry.scan, item.entry.told
        badge = self._find_badge(scan.serial)
        return RefusedScan(
            id=scan.id,
            occurred_at=scan.occurred_at,
            serial=scan.serial[-4:],
            holder="" if badge is None or badge.holder is None else badge.holder.card.display_name,
            told=None if told is None or told.outcome is Outcome.NOT_RECORDED else told.outcome,
            reason=item.entry.reason,
            since=item.since,
            times=item.times,
            dismissal=item.dismissal,
        )
