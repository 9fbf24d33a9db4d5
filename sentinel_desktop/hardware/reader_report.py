"""What a reader says of itself while it works."""

import logging
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sentinel_desktop.domain.readers import BadFrame, ReaderOffer, ReaderState, ReaderStatus
from sentinel_desktop.services.ports import ReaderStatusListener

SECONDS_BETWEEN_COUNTS = 0.5

log = logging.getLogger(__name__)


class ReaderReport:
    """The reader's status: written by the reader's thread alone, asked for from any.

    A change of state is told at once, counters at most twice a second.
    """

    def __init__(self, on_status: ReaderStatusListener | None, port: str | None, profile: str) -> None:
        self._on_status = on_status
        self._status = ReaderStatus(ReaderState.STOPPED, port, profile)
        self._told = self._status
        self._told_at = float("-inf")

    def status(self) -> ReaderStatus:
        """Return the status of this moment, from any thread."""
        return self._status

    def enter(
        self,
        state: ReaderState,
        port: str | None,
        detail: str = "",
        *,
        reconnected: bool = False,
        offers: tuple[ReaderOffer, ...] = (),
    ) -> None:
        """Change the state and tell of it; what did not change is not told again."""
        before = self._status
        reconnects = before.reconnects + reconnected
        self._status = replace(before, state=state, port=port, detail=detail, reconnects=reconnects, offers=offers)
        if (state, port, detail, offers) != (before.state, before.port, before.detail, before.offers):
            log.info("The reader %sis %s%s", f"{port} " if port else "", state, f": {detail}" if detail else "")
            self._tell()

    def set_profile(self, profile: str) -> None:
        """Say which wire protocol is spoken; empty while it is not known."""
        self._status = replace(self._status, profile=profile)

    def count_lost(self, reads: int) -> None:
        """Count badges that the reader says it lost."""
        self._status = replace(self._status, lost_reads=self._status.lost_reads + reads)

    def count(self, at: datetime, *, frames: int = 0, folded: int = 0, bad: Iterable[BadFrame] = ()) -> None:
        """Count what arrived at ``at``: bytes that a badge or a disturbance may have sent."""
        before = self._status
        self._status = replace(
            before,
            last_byte_at=at,
            last_badge_at=at if frames else before.last_badge_at,
            frames=before.frames + frames,
            folded=before.folded + folded,
            bad_frames=dict(Counter(before.bad_frames) + Counter(bad)) if bad else before.bad_frames,
        )

    def tell_counts(self) -> None:
        """Tell of counters that changed, when that is due."""
        if self._status != self._told and time.monotonic() - self._told_at >= SECONDS_BETWEEN_COUNTS:
            self._tell()

    def _tell(self) -> None:
        self._told = self._status
        self._told_at = time.monotonic()
        if self._on_status is None:
            return
        try:
            self._on_status(self._status)
        except Exception:  # the listener's bug must not silence the reader
            log.exception("The reader's status could not be handed over")
