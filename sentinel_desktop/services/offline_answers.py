"""What a person is told while the database is away: the same rules, on this station's copy of the directory."""

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder
from sentinel_desktop.domain.check_in_rules import (
    Decision,
    PreviousScan,
    decide_attendee,
    decide_passage,
    decide_visitor,
    judge_attendee,
    judge_badge,
)
from sentinel_desktop.domain.journal import StationRules
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import attendee_at
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.services.ledger_entry import with_attendee, with_visitor
from sentinel_desktop.services.ports import LocalDirectory


class OfflineAnswerService:
    """Answers scans that are kept on this disk only; every answer is ``waiting``."""

    def __init__(self, directory: LocalDirectory) -> None:
        self._directory = directory

    def answer(self, scan: BadgeScan) -> ScanAnswer:
        """Return what the rules expect to come of the scan; the database judges it again on delivery."""
        badge = self._directory.find_badge(scan.serial)
        settled = judge_badge(badge)
        if settled is not None or badge is None:
            return _answer(scan, badge, settled or Decision(Outcome.BADGE_UNKNOWN))
        if badge.holder is not None:
            return _answer(scan, badge, self._pass_member(scan, badge.holder))
        if badge.kind is BadgeKind.VISITOR:
            return self._pass_visitor(scan, badge)
        return self._pass_attendee(scan, badge)

    def _pass_member(self, scan: BadgeScan, holder: Holder) -> Decision:
        rules = self._directory.rules()
        return decide_passage(
            at=scan.occurred_at,
            state=self._directory.state_of(holder.card.id),
            previous=self._previous(scan, rules),
            mode=rules.direction_mode,
            on_scan=holder.on_scan,
            repeat_window=rules.repeat_window,
        )

    def _pass_visitor(self, scan: BadgeScan, badge: Badge) -> ScanAnswer:
        rules = self._directory.rules()
        visit = self._directory.visit_of(badge.id)
        decision = decide_visitor(
            at=scan.occurred_at,
            visit=visit,
            previous=self._previous(scan, rules),
            mode=rules.direction_mode,
            repeat_window=rules.repeat_window,
        )
        return with_visitor(_answer(scan, badge, decision), None if visit is None else visit.card)

    def _pass_attendee(self, scan: BadgeScan, badge: Badge) -> ScanAnswer:
        attendee = attendee_at(self._directory.attendees_of(badge.id), scan.occurred_at)
        if attendee is None:
            return _answer(scan, badge, Decision(Outcome.BADGE_UNASSIGNED))
        rules = self._directory.rules()
        decision = judge_attendee(attendee, scan.occurred_at) or decide_attendee(
            at=scan.occurred_at,
            state=self._directory.attendee_state(attendee.card.attendee_id),
            previous=self._previous(scan, rules),
            mode=rules.direction_mode,
            repeat_window=rules.repeat_window,
        )
        return with_attendee(_answer(scan, badge, decision), attendee.card)

    def _previous(self, scan: BadgeScan, rules: StationRules) -> PreviousScan | None:
        """Return the scan before this one; one that a clock set back since then puts far ahead of it does not count."""
        previous = self._directory.previous_scan(scan.serial)
        if previous is not None and previous.occurred_at - scan.occurred_at >= rules.repeat_window:
            return None
        return previous


def _answer(scan: BadgeScan, badge: Badge | None, decision: Decision) -> ScanAnswer:
    return ScanAnswer(
        scan_id=scan.id,
        serial=scan.serial,
        outcome=decision.outcome,
        occurred_at=scan.occurred_at,
        direction=decision.direction,
        first_outcome=decision.first_outcome,
        member=badge.holder.card if badge is not None and badge.holder is not None else None,
        badge_number="" if badge is None else badge.shown_number,
        waiting=True,
    )
