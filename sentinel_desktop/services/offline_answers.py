"""What a person is told while the database is away: the same rules, on this station's copy of the directory."""

from sentinel_desktop.domain.badges import Badge, Holder
from sentinel_desktop.domain.check_in_rules import Decision, PreviousScan, decide_passage, judge_badge
from sentinel_desktop.domain.journal import StationRules
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.services.ports import LocalDirectory


class OfflineAnswerService:
    """Answers scans that are kept on this disk only; every answer is ``waiting``."""

    def __init__(self, directory: LocalDirectory) -> None:
        self._directory = directory

    def answer(self, scan: BadgeScan) -> ScanAnswer:
        """Return what the rules expect to come of the scan; the database judges it again on delivery."""
        badge = self._directory.find_badge(scan.serial)
        holder = badge.holder if badge is not None else None
        decision = self._decide(scan, badge, holder)
        return ScanAnswer(
            scan_id=scan.id,
            serial=scan.serial,
            outcome=decision.outcome,
            occurred_at=scan.occurred_at,
            direction=decision.direction,
            first_outcome=decision.first_outcome,
            member=holder.card if holder is not None else None,
            waiting=True,
        )

    def _decide(self, scan: BadgeScan, badge: Badge | None, holder: Holder | None) -> Decision:
        settled = judge_badge(badge)
        if settled is not None or holder is None:
            return settled or Decision(Outcome.BADGE_UNASSIGNED)
        rules = self._directory.rules()
        return decide_passage(
            at=scan.occurred_at,
            state=self._directory.state_of(holder.card.id),
            previous=self._previous(scan, rules),
            mode=rules.direction_mode,
            on_scan=holder.on_scan,
            repeat_window=rules.repeat_window,
        )

    def _previous(self, scan: BadgeScan, rules: StationRules) -> PreviousScan | None:
        """Return the scan before this one; one that a clock set back since then puts far ahead of it does not count."""
        previous = self._directory.previous_scan(scan.serial)
        if previous is not None and previous.occurred_at - scan.occurred_at >= rules.repeat_window:
            return None
        return previous
