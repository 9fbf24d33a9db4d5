"""Refused scans of a station that exists in a test or a picture only."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.quarantine import RefusedScan
from tests.support.invented_desk import NOW, member

REFUSED: Final = sentence(
    "RecordFaults", "It refers to a record that is not there ({fields} in {table}).", fields="member_id", table="scans"
)


def refused(number: int = 1, reason: str = REFUSED) -> RefusedScan:
    """Return a scan that was refused, the older the higher its number; every third one is of an unknown badge."""
    at = NOW - timedelta(minutes=7 * number)
    return RefusedScan(
        id=ScanId(UUID(int=5000 + number)),
        occurred_at=at,
        serial=f"{0x93A0 + number:04X}",
        holder="" if number % 3 == 0 else member(number).display_name,
        told=Outcome.CHECKED_IN if number % 2 else None,
        reason=reason,
        since=at + timedelta(seconds=2),
        times=1 + number % 3,
    )


class FakeQuarantine:
    """Has what ``services.quarantine`` has: retried scans go, and come back when a test says so."""

    def __init__(self, *scans: RefusedScan) -> None:
        self.scans = list(scans)
        self.retried: list[ScanId] = []
        self.let_go: list[RefusedScan] = []
        self.broken = ""
        """Why the disk refuses, in a sentence; empty while it does not."""

    def quarantined(self) -> Sequence[RefusedScan]:
        """Return what is there, oldest first."""
        self._check()
        return sorted(self.scans, key=lambda scan: scan.occurred_at)

    def retry(self, ids: Collection[ScanId]) -> int:
        """Take scans out."""
        self._check()
        self.retried += ids
        return len(self._take(ids))

    def dismiss(self, ids: Collection[ScanId], reason: str, by: str) -> int:
        """Take scans out for good."""
        self._check()
        taken = self._take(ids)
        self.let_go += [replace(scan, dismissal=Dismissal(NOW, by, reason)) for scan in taken]
        return len(taken)

    def _take(self, ids: Collection[ScanId]) -> Sequence[RefusedScan]:
        taken = [scan for scan in self.scans if scan.id in ids]
        self.scans = [scan for scan in self.scans if scan.id not in ids]
        return taken

    def _check(self) -> None:
        if self.broken:
            raise JournalError(self.broken)
