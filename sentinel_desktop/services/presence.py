"""Who is in the building: now, at a past moment, and whether what is kept is what the log says."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.presence import BoardChange, BoardSnapshot, LatestPassage, PresenceDifference
from sentinel_desktop.services.ports import OpenUnitOfWork

PASSAGES_SHOWN = 50


class PresenceService:
    """Reads presence. Safe to call from any thread: every call has a unit of work of its own.

    Every method raises StoreUnavailableError while the database is away.
    """

    def __init__(self, open_unit_of_work: OpenUnitOfWork) -> None:
        self._open = open_unit_of_work

    def board(self) -> BoardSnapshot:
        """Return everybody who is in now."""
        with self._open() as work:
            return work.presence.everybody_in()

    def these(self, member_ids: Collection[MemberId]) -> BoardChange:
        """Return the named members as they are now, in or out."""
        with self._open() as work:
            return work.presence.these(member_ids)

    def in_at(self, at: datetime) -> BoardSnapshot:
        """Return who was in at ``at``, by what the log says today."""
        with self._open() as work:
            return work.presence.in_at(at)

    def differences(self) -> Sequence[PresenceDifference]:
        """Rebuild presence from the log and return every member for whom the kept one differs."""
        with self._open() as work:
            return work.presence.differences()

    def latest_passages(self) -> Sequence[LatestPassage]:
        """Return the newest scans with what came of them, newest first."""
        with self._open() as work:
            return work.presence.latest_passages(PASSAGES_SHOWN)

    def these_passages(self, scan_ids: Collection[ScanId]) -> Sequence[LatestPassage]:
        """Return the named scans, newest first."""
        with self._open() as work:
            return work.presence.these_passages(scan_ids)
