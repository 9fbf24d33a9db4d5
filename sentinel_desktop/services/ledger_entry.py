"""One scan on its way into the ledger, whosever badge it is: once, in its time, with what it contradicts put up."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import Decision, in_two_places
from sentinel_desktop.domain.faults import StoreRefusedError
from sentinel_desktop.domain.ids import ReviewId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, VisitorCard
from sentinel_desktop.domain.review_facts import TwoPlaces
from sentinel_desktop.domain.reviews import Review, ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.sentences import Sentence, sentence
from sentinel_desktop.domain.surroundings import Surroundings
from sentinel_desktop.services.ports import CheckInRepository, NewId

FUTURE_TOLERANCE: Final = timedelta(seconds=5)
_MINUTE_S: Final = 60
_HOUR_S: Final = 60 * _MINUTE_S
_DAY_S: Final = 24 * _HOUR_S


class LedgerEntry:
    """A scan and the ledger it is written into, in one unit of work."""

    def __init__(self, check_ins: CheckInRepository, scan: BadgeScan, new_id: NewId) -> None:
        self._check_ins = check_ins
        self._scan = scan
        self._new_id = new_id

    def around(self, badge: Badge | None) -> Surroundings:
        """Return what lies around the scan, read after the lock.

        Raises:
            StoreRefusedError: the scan is new, and its time is yet to come.
        """
        around = self._check_ins.surroundings(self._scan, badge)
        if around.recorded is None:
            self._refuse_future(around)
        return around

    def write(self, decision: Decision, badge: Badge | None, around: Surroundings) -> ScanAnswer | None:
        """Write the scan and return its answer; None where another delivery of it came between."""
        if not self._check_ins.add_scan(self._scan, decision, badge):
            return None
        self._review_places(around)
        return ScanAnswer(
            scan_id=self._scan.id,
            serial=self._scan.serial,
            outcome=decision.outcome,
            occurred_at=self._scan.occurred_at,
            direction=decision.direction,
            first_outcome=decision.first_outcome,
            member=badge.holder.card if badge is not None and badge.holder is not None else None,
            badge_number="" if badge is None else badge.shown_number,
        )

    def _review_places(self, around: Surroundings) -> None:
        """Put up each pair of scans that cannot both be true, under the later of them, so that it is one review."""
        pairs = in_two_places(
            self._scan.placed, before=around.before, after=around.after, window=around.two_places_window
        )
        for earlier, later in pairs:
            facts = TwoPlaces(earlier, later).as_json()
            review = Review(ReviewId(self._new_id()), ReviewReason.TWO_PLACES, facts, scan_id=later.id)
            self._check_ins.add_review(review)

    def _refuse_future(self, around: Surroundings) -> None:
        ahead = self._scan.occurred_at - around.server_time
        if ahead > FUTURE_TOLERANCE:
            raise StoreRefusedError(
                sentence(
                    "DeliveryFaults",
                    "The scan's time is {length} ahead of the database's clock: set the clocks of this "
                    "computer and of the database right, and deliver the scan again when its time has come.",
                    length=_length(ahead),
                )
            )


def with_visitor(answer: ScanAnswer, visitor: VisitorCard | None) -> ScanAnswer:
    """Return the answer with the visitor it is about: nobody where the badge was found free."""
    shown = answer.first_outcome or answer.outcome
    return replace(answer, visitor=None if shown is Outcome.VISITOR_BADGE_FREE else visitor)


def with_attendee(answer: ScanAnswer, attendee: AttendeeCard | None) -> ScanAnswer:
    """Return the answer with the attendee it is about."""
    return replace(answer, attendee=attendee)


def _length(time: timedelta) -> Sentence:
    """Return a length of time in the largest unit of which it has two at least."""
    seconds = int(time.total_seconds())
    if seconds >= 2 * _DAY_S:
        return sentence("DeliveryFaults", "{n} days", n=seconds // _DAY_S)
    if seconds >= 2 * _HOUR_S:
        return sentence("DeliveryFaults", "{n} hours", n=seconds // _HOUR_S)
    if seconds >= 2 * _MINUTE_S:
        return sentence("DeliveryFaults", "{n} minutes", n=seconds // _MINUTE_S)
    return sentence("DeliveryFaults", "{n} seconds", n=seconds)
