"""Those who are in for too long, members and visitors: listed, and signed out together by whoever knows they left."""

from collections.abc import Sequence
from typing import Final

from sentinel_desktop.domain.checkins import HandEntry
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import InvalidValueError, RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.hand_entries import (
    INSTANT,
    LONG_STAY,
    LongStay,
    Refused,
    SignedOutTogether,
    problem_of_reason,
)
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.visit_drafts import cleaned
from sentinel_desktop.domain.visitors import Departure, VisitFilter, VisitOrder, VisitOutMethod, VisitState
from sentinel_desktop.services.hand_entries import HandDesk
from sentinel_desktop.services.ports.hand_entries import HandEntryWork
from sentinel_desktop.services.retries import retried

_OPEN: Final = frozenset({VisitState.OPEN})


class LongStayService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    Every method raises NotSignedInError where nobody is signed in, NotPermittedError where this account may not, and
    StoreUnavailableError where the database is away.
    """

    def __init__(self, desk: HandDesk) -> None:
        self._desk = desk

    def long_in(self) -> Sequence[LongStay]:
        """Return who is in for over twelve hours, members and visitors, the longest first."""
        before = self._desk.now() - LONG_STAY
        everybody = PageRequest(size=LARGEST_PAGE)
        with self._desk.open_work() as work:
            members = work.check_in_history.in_since_before(before, everybody).items
            visits = work.visitors.lines(VisitFilter(states=_OPEN, before=before), VisitOrder.TIME_IN, everybody).items
        stays = [
            LongStay(
                line.member.id,
                line.member.display_name,
                line.member.division,
                line.check_in.occurred_at,
                line.check_in.id,
            )
            for line in members
        ]
        for visit in visits:
            details = visit.record.details
            if details.checked_in_at is None:
                raise AssertionError("nobody is here who never came")
            seen = RecordVersion(visit.record.id, visit.record.version)
            stays.append(
                LongStay(visit.record.id, details.display_name, details.organization, details.checked_in_at, seen)
            )
        return sorted(stays, key=lambda stay: stay.since)

    def sign_out_together(self, stays: Sequence[LongStay], reason: str) -> SignedOutTogether | Refused:
        """Sign these out now, unseen by anybody, in one transaction; who left meanwhile is left as they are, and named.

        Members are out by hand, with the reason; visitors at the desk.
        """
        words = cleaned(reason)
        if problem := problem_of_reason(words):
            return Refused(problem)
        account = self._desk.account()
        return retried(lambda: self._sign_out_now(stays, words, account))

    def _sign_out_now(self, stays: Sequence[LongStay], reason: str, account: AccountId) -> SignedOutTogether:
        signed_out: list[LongStay] = []
        with self._desk.open_work() as work:
            held = work.hand_entries.hold([MemberId(stay.key) for stay in stays if not stay.is_visit])
            # In the order of ids, as every transaction that holds many.
            for stay in sorted(stays, key=lambda stay: stay.key):
                if isinstance(stay.seen, RecordVersion):
                    if self._end_visit(work, stay, stay.seen):
                        signed_out.append(stay)
                    continue
                kept = held.get(MemberId(stay.key))
                if kept is not None and kept.state is Direction.IN and kept.check_in_id == stay.seen:
                    work.hand_entries.enter(self._leaving(stay, reason, account))
                    signed_out.append(stay)
            work.commit()
        return SignedOutTogether(signed_out, [stay for stay in stays if stay not in signed_out])

    def _leaving(self, stay: LongStay, reason: str, account: AccountId) -> HandEntry:
        # Never before the passage it ends, whatever the clocks say: it would not count.
        return HandEntry(
            id=CheckInId(self._desk.new_id()),
            member_id=MemberId(stay.key),
            direction=Direction.OUT,
            occurred_at=max(self._desk.now(), stay.since + INSTANT),
            entered_by=account,
            reason=reason,
            station_id=self._desk.station_id(),
            witnessed=False,
        )

    def _end_visit(self, work: HandEntryWork, stay: LongStay, seen: RecordVersion) -> bool:
        left = Departure(max(self._desk.now(), stay.since + INSTANT), VisitOutMethod.DESK, unseen=True)
        try:
            work.visitors.sign_out(seen, left)
        except (StaleVersionError, RecordNotFoundError, InvalidValueError):
            return False
        return True
