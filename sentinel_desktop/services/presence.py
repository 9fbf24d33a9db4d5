"""Who is in the building: now, at a past moment, and whether what is kept is what the log says."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.presence import (
    BoardChange,
    BoardSnapshot,
    LatestPassage,
    PassagesTouched,
    PresenceDifference,
)
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

    def these(self, member_ids: Collection[MemberId], *, guests: bool = False) -> BoardChange:
        """Return the named members, in or out; with ``guests`` also all visitors and attendees who are in."""
        with self._open() as work:
            return work.presence.these(member_ids, guests=guests)

    def in_at(self, at: datetime) -> BoardSnapshot:
        """Return who was in at ``at``, by what the log says today."""
        with self._open() as work:
            return work.presence.in_at(at)

    def differences(self) -> Sequence[PresenceDifference]:
        """Rebuild presence from the log and return every member for whom the kept one differs."""
        with self._open() as work:
            return work.presence.differences()

    def latest_passages(self) -> Sequence[LatestPassage]:
        """Return the newest passages of members, visitors and attendees, newest first."""
        with self._open() as work:
            return work.presence.latest_passages(PASSAGES_SHOWN)

    def these_passages(self, touched: PassagesTouched) -> Sequence[LatestPassage]:
        """Return the passages of the named records, newest first."""
        with self._open() as work:
            return work.presence.these_passages(touched)
