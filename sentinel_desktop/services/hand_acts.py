"""Delivers what people did by hand while the database was away: as the station, in their name."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from sentinel_desktop.domain.faults import StaleVersionError, StoreRefusedError
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind, HandActStatus, RefusedHandAct
from sentinel_desktop.services.ports.hand_acts import HandActWork, KeptHandActs
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.retries import retried

logger = logging.getLogger(__name__)

_AT_ONCE: Final = 50
_UNREADABLE: Final = "What was kept of it here cannot be read."
_CHANGED: Final = "Somebody else changed or settled it meanwhile: theirs stands."


class HandActService:
    """Works for one station. Acts are added on any thread, and delivered by one."""

    def __init__(
        self,
        kept: KeptHandActs,
        open_unit_of_work: Open[HandActWork],
        now: Callable[[], datetime],
        on_added: Callable[[], None],
    ) -> None:
        """Prepare the service.

        Args:
            kept: the acts on this disk.
            open_unit_of_work: opens one as the station.
            now: the server's time as this station knows it.
            on_added: hears, on the thread that adds it, that an act waits; returns at once.
        """
        self._kept = kept
        self._open = open_unit_of_work
        self._now = now
        self._on_added = on_added

    def add(self, act: HandAct) -> None:
        """Keep an act durably, to be delivered later; see ``ports.hand_acts.HandActs``."""
        self._kept.add(act)
        self._on_added()

    def status(self) -> HandActStatus:
        """Return the counts; never raises."""
        return self._kept.status()

    def refused(self) -> Sequence[RefusedHandAct]:
        """Return what the database refused for good, oldest first; raises JournalError where the disk refuses."""
        return self._kept.refused()

    def deliver(self) -> int:
        """Deliver what waits, in the order in which it was done; returns how much of it waits no more.

        What the database refuses for good is kept with the reason, and blocks nothing.

        Raises:
            StoreUnavailableError: the database is away, or does not let this station do it; the rest still waits.
            JournalError: the disk refuses.
        """
        settled = 0
        while acts := self._kept.waiting(_AT_ONCE):
            for act in acts:
                self._deliver(self._not_ahead(act))
                settled += 1
        return settled

    def _not_ahead(self, act: HandAct) -> HandAct:
        """Return an act with a time that has come: the desk's clock may have been ahead before the server was seen.

        It is kept first, so that a second delivery says the same.
        """
        now = self._now()
        if act.at <= now:
            return act
        self._kept.correct_time(act.id, now)
        return HandAct(act.id, act.kind, act.account_id, now, act.payload)

    def _deliver(self, act: HandAct) -> None:
        try:
            recording = _recording_of(act)
        except (KeyError, ValueError, TypeError):
            self._refuse(act, _UNREADABLE)
            return
        try:
            retried(lambda: self._record(recording))
        except StaleVersionError:
            self._refuse(act, _CHANGED)
        except StoreRefusedError as refused:
            self._refuse(act, str(refused))
        else:
            self._kept.mark_delivered(act.id)

    def _record(self, recording: "_Recording") -> None:
        with self._open() as work:
            recording(work)
            work.commit()

    def _refuse(self, act: HandAct, reason: str) -> None:
        self._kept.refuse(act.id, reason)
        logger.warning("Something done by hand while the database was away was refused (%s): %s", act.kind, reason)


_Recording = Callable[[HandActWork], None]


def _recording_of(act: HandAct) -> _Recording:
    """Return what records an act; raises KeyError, ValueError or TypeError where it is not as its kind must be."""
    match act.kind:
        case HandActKind.SIGN_IN:
            outcome = act.outcome
            return lambda work: work.sign_ins.log_via_station(act.id, act.account_id, outcome, act.at)
        case HandActKind.SETTLE_REVIEW:
            seen, words = act.seen, act.settlement
            return lambda work: work.reviews.settle_via_station(seen, act.account_id, act.at, words)
