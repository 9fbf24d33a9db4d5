"""Recording a scan: one transaction that decides and writes, under the lock of the member's presence."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sentinel_desktop.domain.badges import Badge, Holder
from sentinel_desktop.domain.check_in_rules import Decision, decide_passage, in_two_places, judge_badge
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.faults import StoreConflictError, StoreRefusedError
from sentinel_desktop.domain.ids import CheckInId, ReviewId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.review_facts import LateArrival, Result, ToldOtherwise, TwoPlaces
from sentinel_desktop.domain.reviews import Review, ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.domain.surroundings import Surroundings
from sentinel_desktop.domain.timeline import Rederivation, rederive
from sentinel_desktop.services.ports import CheckInRepository, NewId, OpenUnitOfWork
from sentinel_desktop.services.retries import retried

FUTURE_TOLERANCE: Final = timedelta(seconds=5)


class CheckInService:
    """Records scans. Safe to call from any thread: every call has a unit of work of its own."""

    def __init__(self, open_unit_of_work: OpenUnitOfWork, new_id: NewId) -> None:
        self._open = open_unit_of_work
        self._new_id = new_id

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record ``scan`` once, whatever its outcome; delivered again it gets the answer it got before.

        Args:
            scan: what was read.
            told: what the person was told from the local copy; a different result is put up for review.

        Raises:
            StoreUnavailableError: nothing was recorded, or it is unknown whether it was; deliver it again.
            StoreRefusedError: it will never be recorded as it is.
        """
        return retried(lambda: self._try_to_record(scan, told))

    def record_together(self, scans: Sequence[ToldScan]) -> Sequence[ScanAnswer | None]:
        """Record scans in one transaction, all but those whose holders somebody else has locked: None for each of them.

        Raises:
            StoreUnavailableError: nothing was recorded, or it is unknown whether it was; also where another
                transaction was in the way. Deliver them again, one at a time.
            StoreRefusedError: one of them will never be recorded as it is; nothing was.
        """
        with self._open() as work:
            check_ins = work.check_ins_together
            held = set(check_ins.lock({item.scan.serial for item in scans}))
            answers = [
                None if item.scan.serial in held else self._record_by(check_ins, item.scan, item.told) for item in scans
            ]
            check_ins.write()
            work.commit()
            return answers

    def _try_to_record(self, scan: BadgeScan, told: ScanAnswer | None) -> ScanAnswer:
        with self._open() as work:
            answer = self._record_by(work.check_ins, scan, told)
            work.commit()
            return answer

    def _record_by(self, check_ins: CheckInRepository, scan: BadgeScan, told: ScanAnswer | None) -> ScanAnswer:
        answer = _Recording(check_ins, scan, self._new_id).answer()
        if answer is None:
            raise StoreConflictError("The same scan was delivered twice at once: it is tried again.")
        if told is not None and answer.differs_from(told):
            facts = ToldOtherwise(Result.of(told), Result.of(answer)).as_json()
            check_ins.add_review(Review(ReviewId(self._new_id()), ReviewReason.TOLD_OTHERWISE, facts, scan_id=scan.id))
        return answer


class _Recording:
    """One scan on its way into the ledger, in one unit of work."""

    def __init__(self, check_ins: CheckInRepository, scan: BadgeScan, new_id: NewId) -> None:
        self._check_ins = check_ins
        self._scan = scan
        self._new_id = new_id

    def answer(self) -> ScanAnswer | None:
        """Decide and write; None when another delivery of the same scan came between, so that it must be read again."""
        badge = self._check_ins.find_badge(self._scan.serial)
        decision = judge_badge(badge)
        if decision is None and badge is not None and badge.holder is not None:
            return self._pass_member(badge, badge.holder)
        around = self._check_ins.surroundings(self._scan, badge)
        if around.recorded is not None:
            return around.recorded
        self._refuse_future(around)
        return self._enter(decision or Decision(Outcome.BADGE_UNASSIGNED), badge, around)

    def _pass_member(self, badge: Badge, holder: Holder) -> ScanAnswer | None:
        member_id, at = holder.card.id, self._scan.occurred_at
        kept = self._check_ins.lock_presence(member_id)
        around = self._check_ins.surroundings(self._scan, badge)
        if around.recorded is not None:
            return around.recorded
        self._refuse_future(around)
        late = around.has_later or (kept.since is not None and kept.since >= at)
        state = self._check_ins.presence_at(member_id, at).state if late else kept.state
        decision = decide_passage(
            at=at,
            state=state,
            previous=around.previous,
            mode=around.rules.direction_mode,
            on_scan=holder.on_scan,
            repeat_window=around.rules.repeat_window,
        )
        answer = self._enter(decision, badge, around)
        if answer is None:
            return None
        check_in = self._add_check_in(decision, badge, holder)
        if late:
            after = state if check_in is None else check_in.direction
            self._rederive(badge, holder, after, around.rules.repeat_window)
        elif check_in is not None:
            self._check_ins.keep_presence(member_id, KeptPresence(check_in.direction, at, check_in.id))
        return answer

    def _enter(self, decision: Decision, badge: Badge | None, around: Surroundings) -> ScanAnswer | None:
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

    def _add_check_in(self, decision: Decision, badge: Badge, holder: Holder) -> CheckIn | None:
        if decision.method is None or decision.direction is None:
            return None
        check_in = CheckIn(
            id=CheckInId(self._new_id()),
            member_id=holder.card.id,
            direction=decision.direction,
            occurred_at=self._scan.occurred_at,
            method=decision.method,
            station_id=self._scan.station_id,
            scan_id=self._scan.id,
            badge_id=badge.id,
        )
        self._check_ins.add(check_in)
        return check_in

    def _rederive(self, badge: Badge, holder: Holder, state: Direction, window: timedelta) -> None:
        member_id, at = holder.card.id, self._scan.occurred_at
        later = self._check_ins.entries_after(member_id, at, window)
        change = rederive(state=state, later=later, at=at, badge_id=badge.id, repeat_window=window)
        for check_in in self._superseding(change, holder):
            self._check_ins.add(check_in)
        if change.changes:
            self._check_ins.add_review(self._late_arrival(change))
        self._check_ins.keep_presence(member_id, self._check_ins.presence_at(member_id))

    def _superseding(self, change: Rederivation, holder: Holder) -> list[CheckIn]:
        made = [(entry, entry.direction.other, False) for entry in change.turned]
        if change.voided is not None:
            made.append((change.voided, change.voided.direction, True))
        rows = [
            CheckIn(
                id=CheckInId(self._new_id()),
                member_id=holder.card.id,
                direction=direction,
                occurred_at=entry.occurred_at,
                method=Method.REDERIVED,
                station_id=entry.station_id,
                badge_id=entry.badge_id,
                supersedes_id=entry.check_in_id,
                voided=voided,
            )
            for entry, direction, voided in made
        ]
        rows += [
            CheckIn(
                id=CheckInId(self._new_id()),
                member_id=holder.card.id,
                direction=seen.direction,
                occurred_at=seen.occurred_at,
                method=Method.FIXED,
                station_id=seen.station_id,
                scan_id=seen.scan_id,
                badge_id=seen.badge_id,
            )
            for seen in change.missing
        ]
        return rows

    def _late_arrival(self, change: Rederivation) -> Review:
        facts = LateArrival(
            turned=tuple(entry.check_in_id for entry in change.turned if entry.check_in_id is not None),
            voided=None if change.voided is None else change.voided.check_in_id,
            recorded_after_all=tuple(entry.scan_id for entry in change.missing if entry.scan_id is not None),
            contradicts=tuple(entry.check_in_id for entry in change.contradictions if entry.check_in_id is not None),
        )
        return Review(
            id=ReviewId(self._new_id()),
            reason=ReviewReason.LATE_ARRIVAL,
            facts=facts.as_json(),
            scan_id=self._scan.id,
            check_in_id=facts.contradicts[0] if facts.contradicts else None,
        )

    def _refuse_future(self, around: Surroundings) -> None:
        ahead = self._scan.occurred_at - around.server_time
        if ahead > FUTURE_TOLERANCE:
            raise StoreRefusedError(
                f"The scan's time is {_length(ahead)} ahead of the database's clock: set the clocks of this computer "
                "and of the database right, and deliver the scan again when its time has come."
            )


def _length(time: timedelta) -> str:
    """Return a length of time in the largest unit of which it has two at least."""
    seconds = int(time.total_seconds())
    for name, length in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {name}"
    return f"{seconds} seconds"
