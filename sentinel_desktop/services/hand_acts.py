"""Delivers what people did by hand while the database was away: as the station, in the name of who was signed in."""

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Final, assert_never
from uuid import UUID

from sentinel_desktop.domain.entry_acts import entry_of
from sentinel_desktop.domain.faults import StoreRefusedError
from sentinel_desktop.domain.hand_acts import UNREADABLE, HandAct, HandActKind, HandActStatus, RefusedHandAct
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.kiosk import KioskDeparture, KioskVisit
from sentinel_desktop.domain.presence import KeptVisits
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.visit_acts import arrival_of, departure_of
from sentinel_desktop.services.act_refusals import why_refused
from sentinel_desktop.services.kept_visits import follow, kept_visits
from sentinel_desktop.services.late_entries import enter_later
from sentinel_desktop.services.ports.hand_acts import HandActWork, KeptHandActs, VisitsCopy
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.retries import retried

logger = logging.getLogger(__name__)

_AT_ONCE: Final = 50
_ALL: Final = 100_000
"""More acts than any outage brings."""
_UNREADABLE: Final = sentence("DeliveryFaults", "What was kept of it here cannot be read.")
_NOBODY_IN: Final = sentence(
    "DeliveryFaults", "Nobody with this name and this telephone number was signed in: look for the visitor by hand."
)


class HandActService:
    """Works for one station. Safe to call from any thread, but for ``deliver``, which one thread calls."""

    def __init__(
        self,
        kept: KeptHandActs,
        open_unit_of_work: Open[HandActWork],
        now: Callable[[], datetime],
        on_added: Callable[[], None],
        new_id: NewId,
        *,
        copy: VisitsCopy,
    ) -> None:
        """Prepare the service.

        Args:
            kept: the acts on this disk.
            open_unit_of_work: opens one as the station.
            now: the server's time as this station knows it.
            on_added: hears, on the calling thread, that acts wait, or were let go of; returns at once.
            new_id: makes the ids of what follows from an act.
            copy: is told whose badge is whose.
        """
        self._kept = kept
        self._open = open_unit_of_work
        self._now = now
        self._on_added = on_added
        self._new_id = new_id
        self._copy = copy

    def add(self, act: HandAct) -> None:
        """Keep an act durably, to be delivered later; see ``ports.hand_acts.HandActs``."""
        self._kept.add(act)
        follow(self._copy, act)
        self._on_added()

    def tell_copy(self) -> None:
        """Have a copy that was just taken over know what waits, of which the database did not know when it was taken.

        Raises JournalError where the disk refuses.
        """
        for act in self._kept.waiting(_ALL):
            follow(self._copy, act)

    def visits(self) -> KeptVisits:
        """Return what waits of visitors, for the board; raises JournalError where the disk refuses."""
        return kept_visits(self._kept.waiting(_ALL))

    def status(self) -> HandActStatus:
        """Return the counts; never raises."""
        return self._kept.status()

    def refused(self) -> Sequence[RefusedHandAct]:
        """Return what the database refused for good, oldest first; raises JournalError where the disk refuses."""
        return self._kept.refused()

    def retry(self, keys: Collection[UUID]) -> int:
        """Let the database judge refused acts once more, in the order in which they were done.

        What is refused again comes back with the new reason. Raises JournalError where the disk refuses.

        Returns:
            how many were still there.
        """
        count = self._kept.retry(keys)
        if count:
            logger.info("%d refused acts by hand are tried again", count)
            self._on_added()
        return count

    def dismiss(self, keys: Collection[UUID], dismissal: Dismissal) -> int:
        """Let go of refused acts: they are never recorded; the file keeps them with who did that, when and why.

        Raises JournalError where the disk refuses.

        Returns:
            how many were still there.
        """
        count = self._kept.dismiss(keys, dismissal)
        if count:
            logger.info("%d refused acts by hand were dismissed: this station's file has who and why", count)
            self._on_added()
        return count

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
            recording = _recording_of(act, self._new_id)
        except UNREADABLE:
            self._refuse(act, _UNREADABLE)
            return
        try:
            retried(lambda: self._record(recording))
        except StoreRefusedError as refused:
            self._refuse(act, why_refused(act.kind, refused))
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


def _recording_of(act: HandAct, new_id: NewId) -> _Recording:
    """Return what records an act; raises one of ``UNREADABLE`` where it is not as its kind must be."""
    match act.kind:
        case HandActKind.SIGN_IN:
            person, outcome = act.signed_in_as, act.outcome
            return lambda work: work.sign_ins.log_via_station(act.id, person, outcome, act.at)
        case HandActKind.SETTLE_REVIEW:
            person, seen, words = act.signed_in_as, act.seen, act.settlement
            return lambda work: work.reviews.settle_via_station(seen, person, act.at, words)
        case HandActKind.ENTER_BY_HAND:
            person, entry = act.signed_in_as, entry_of(act)
            return lambda work: enter_later(work, entry, person, act.at, new_id)
        case HandActKind.VISITOR_SIGN_IN:
            person, arrival = act.signed_in_as, arrival_of(act)
            return lambda work: work.visitor_desk.sign_in_via_station(person, act.at, arrival)
        case HandActKind.VISITOR_SIGN_OUT:
            person, departure = act.signed_in_as, departure_of(act)
            return lambda work: work.visitor_desk.sign_out_via_station(person, act.at, departure)
        case HandActKind.KIOSK_SIGN_IN | HandActKind.KIOSK_SIGN_OUT:
            return _recording_at_kiosk(act)
        case _:
            assert_never(act.kind)


def _recording_at_kiosk(act: HandAct) -> _Recording:
    if act.kind is HandActKind.KIOSK_SIGN_IN:
        visit = act.kiosk_visit
        return lambda work: _begun(work, act, visit)
    leaving = act.kiosk_departure
    return lambda work: _ended(work, act, leaving)


def _begun(work: HandActWork, act: HandAct, visit: KioskVisit) -> None:
    # Whether the badge was still free is no matter now: the visitor has it.
    work.kiosk.sign_in(act.id, act.at, visit)


def _ended(work: HandActWork, act: HandAct, leaving: KioskDeparture) -> None:
    if not work.kiosk.sign_out(act.at, leaving):
        raise StoreRefusedError(_NOBODY_IN)
