"""What the disk is asked about that which people do by hand while the database is away."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.hand_acts import HandAct, HandActKind, HandActStatus, RefusedHandAct

__all__ = ["HandAct", "HandActKind", "HandActs", "KeptHandActs"]


class HandActs(Protocol):
    """Takes what could not be recorded now. Safe to call from any thread."""

    def add(self, act: HandAct) -> None:
        """Keep an act durably, to be delivered later: when this returns, a power cut loses nothing.

        Raises JournalError when the disk refuses. The same id a second time changes nothing.
        """


class KeptHandActs(HandActs, Protocol):
    """Everything that is kept. Safe to call from any thread; every method raises JournalError when the disk refuses."""

    def waiting(self, limit: int) -> Sequence[HandAct]:
        """Return the ``limit`` oldest that wait, in the order in which they were done."""

    def mark_delivered(self, key: UUID) -> None:
        """The database has it; a power cut may undo this, and the database then answers as before."""

    def refuse(self, key: UUID, reason: str) -> None:
        """The database refuses it for good; it is kept, no longer waits and blocks nothing."""

    def refused(self) -> Sequence[RefusedHandAct]:
        """Return what was refused, oldest first."""

    def dismiss(self, keys: Collection[UUID]) -> int:
        """Let go of what was refused, once a person has seen it; returns how many were."""

    def status(self) -> HandActStatus:
        """Return the counts; never raises, a broken file is in ``problem``."""
