"""Recording a scan: one transaction that decides and writes, under the lock of the member's presence."""

from collections.abc import Sequence
from dataclasses import replace

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder
from sentinel_desktop.domain.check_in_rules import Decision, decide_passage, judge_badge
from sentinel_desktop.domain.checkins import CheckIn, KeptPresence
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreConflictError
from sentinel_desktop.domain.ids import CheckInId, MemberId, ReviewId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.review_facts import Result, ToldOtherwise
from sentinel_desktop.domain.reviews import Review, ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer, ToldScan
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.ledger_entry import LedgerEntry
from sentinel_desktop.services.outsider_passages import AttendeePassages, VisitorPassage
from sentinel_desktop.services.ports import CheckInRepository, NewId, OpenUnitOfWork
from sentinel_desktop.services.ports.outsiders import OutsiderRepository
from sentinel_desktop.services.rederiving import LateScan, rederive_after_scan
from sentinel_desktop.services.retries import retried


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
                None if item.scan.serial in held else self._record_by(check_ins, work.outsiders, item) for item in scans
            ]
            check_ins.write()
            work.commit()
            return answers

    def _try_to_record(self, scan: BadgeScan, told: ScanAnswer | None) -> ScanAnswer:
        with self._open() as work:
            answer = self._record_by(work.check_ins, work.outsiders, ToldScan(scan, told))
            work.commit()
            return answer

    def _record_by(self, check_ins: CheckInRepository, outsiders: OutsiderRepository, item: ToldScan) -> ScanAnswer:
        scan, told = item.scan, item.told
        answer = _Recording(check_ins, outsiders, scan, self._new_id).answer()
        if answer is None:
            raise StoreConflictError(
                sentence("DatabaseFaults", "The same scan was delivered twice at once: it is tried again.")
            )
        if told is not None and answer.differs_from(told):
            facts = ToldOtherwise(Result.of(told), Result.of(answer)).as_json()
            check_ins.add_review(Review(ReviewId(self._new_id()), ReviewReason.TOLD_OTHERWISE, facts, scan_id=scan.id))
        return answer


class _Recording:
    """One scan on its way into the ledger, in one unit of work."""

    def __init__(
        self, check_ins: CheckInRepository, outsiders: OutsiderRepository, scan: BadgeScan, new_id: NewId
    ) -> None:
        self._check_ins = check_ins
        self._outsiders = outsiders
        self._scan = scan
        self._new_id = new_id
        self._entry = LedgerEntry(check_ins, scan, new_id)

    def answer(self) -> ScanAnswer | None:
        """Decide and write; None when another delivery of the same scan came between, so that it must be read again."""
        badge = self._check_ins.find_badge(self._scan.serial)
        decision = judge_badge(badge)
        if badge is None or decision is not None:
            around = self._entry.around(badge)
            return around.recorded or self._entry.write(decision or Decision(Outcome.BADGE_UNKNOWN), badge, around)
        if badge.holder is not None:
            return self._pass_member(badge, badge.holder)
        if badge.kind is BadgeKind.VISITOR:
            return VisitorPassage(self._entry, self._outsiders, self._scan).answer(badge)
        repositories = self._check_ins, self._outsiders
        return AttendeePassages(self._entry, repositories, self._scan, self._new_id).answer(badge)

    def _pass_member(self, badge: Badge, holder: Holder) -> ScanAnswer | None:
        member_id, at = holder.card.id, self._scan.occurred_at
        kept = self._check_ins.lock_presence(member_id)
        around = self._entry.around(badge)
        if around.recorded is not None:
            return around.recorded
        late = around.has_later or (kept.since is not None and kept.since >= at)
        before = self._check_ins.presence_at(member_id, at) if late else kept
        decision = decide_passage(
            at=at,
            state=before.state,
            previous=around.previous,
            mode=around.rules.direction_mode,
            on_scan=holder.on_scan,
            repeat_window=around.rules.repeat_window,
        )
        answer = self._entry.write(decision, badge, around)
        if answer is None:
            return None
        check_in = self._add_check_in(decision, badge, holder)
        if late:
            after = before.state if check_in is None else check_in.direction
            late_scan = LateScan(self._scan, badge, member_id, after, around.rules.repeat_window)
            rederive_after_scan(self._check_ins, late_scan, self._new_id)
        elif check_in is not None:
            self._check_ins.keep_presence(member_id, KeptPresence(check_in.direction, at, check_in.id))
        if check_in is not None and check_in.direction is Direction.IN:
            return self._ask(answer, member_id, before.unseen_out if late else around.unseen_out)
        return answer

    def _ask(self, answer: ScanAnswer, member_id: MemberId, unseen_out: CheckInId | None) -> ScanAnswer:
        """Ask at the desk when the member really left, where nobody saw it; the scan counts whatever is answered."""
        if unseen_out is None:
            return answer
        return replace(answer, question=self._check_ins.ask(self._new_id(), self._scan, member_id, unseen_out))

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
