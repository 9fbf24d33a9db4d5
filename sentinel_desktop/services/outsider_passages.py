"""A scan of a visitor's or an event's badge: the visit it ends, the passage it makes, under the badge's lock."""

from collections.abc import Iterator
from datetime import timedelta

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.check_in_rules import Decision, decide_attendee, decide_visitor, judge_attendee
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeePassage, PassageMethod
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeOfBadge, VisitOfBadge, attendee_at
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.domain.surroundings import Surroundings
from sentinel_desktop.domain.timeline import Rederivation, rederive
from sentinel_desktop.services.ledger_entry import LedgerEntry, with_attendee, with_visitor
from sentinel_desktop.services.ports import CheckInRepository, NewId
from sentinel_desktop.services.ports.outsiders import OutsiderRepository
from sentinel_desktop.services.rederiving import late_arrival


class VisitorPassage:
    """A scan of a visitor's badge, in one unit of work.

    The visit that was open at the scan's time ends by it. So the earliest scan of a visit ends it, in whatever order
    they are delivered; where somebody said at a desk or a kiosk when it ended, that stands.
    """

    def __init__(self, entry: LedgerEntry, outsiders: OutsiderRepository, scan: BadgeScan) -> None:
        self._entry = entry
        self._outsiders = outsiders
        self._scan = scan

    def answer(self, badge: Badge) -> ScanAnswer | None:
        """Decide and write; None when another delivery of the same scan came between."""
        self._outsiders.lock_badge(badge.id)
        around = self._entry.around(badge)
        visit = self._outsiders.visit_of(badge.id, self._scan.occurred_at)
        recorded = around.recorded
        if recorded is None:
            recorded = self._write(badge, visit, around)
        return None if recorded is None else with_visitor(recorded, None if visit is None else visit.card)

    def _write(self, badge: Badge, visit: VisitOfBadge | None, around: Surroundings) -> ScanAnswer | None:
        decision = decide_visitor(
            at=self._scan.occurred_at,
            visit=visit,
            previous=around.previous,
            mode=around.rules.direction_mode,
            repeat_window=around.rules.repeat_window,
        )
        answer = self._entry.write(decision, badge, around)
        if answer is not None and visit is not None and decision.outcome is Outcome.VISITOR_OUT:
            self._outsiders.leave(visit.card.visit_id, self._scan.id)
        return answer


class AttendeePassages:
    """A scan of an event's badge, in one unit of work: passages alternate as those of members do, late ones too."""

    def __init__(
        self,
        entry: LedgerEntry,
        repositories: tuple[CheckInRepository, OutsiderRepository],
        scan: BadgeScan,
        new_id: NewId,
    ) -> None:
        self._entry = entry
        self._check_ins, self._outsiders = repositories
        self._scan = scan
        self._new_id = new_id

    def answer(self, badge: Badge) -> ScanAnswer | None:
        """Decide and write; None when another delivery of the same scan came between."""
        self._outsiders.lock_badge(badge.id)
        around = self._entry.around(badge)
        attendee = attendee_at(self._outsiders.attendees_of(badge.id), self._scan.occurred_at)
        answer = around.recorded
        if answer is None:
            answer = self._write(badge, attendee, around)
        if answer is None or attendee is None:
            return answer
        return with_attendee(answer, attendee.card)

    def _write(self, badge: Badge, attendee: AttendeeOfBadge | None, around: Surroundings) -> ScanAnswer | None:
        settled = judge_attendee(attendee, self._scan.occurred_at)
        if settled is not None or attendee is None:
            return self._entry.write(settled or Decision(Outcome.BADGE_UNASSIGNED), badge, around)
        at = self._scan.occurred_at
        kept = self._outsiders.state_at(attendee.card.attendee_id)
        late = around.after is not None or (kept.since is not None and kept.since >= at)
        state = self._outsiders.state_at(attendee.card.attendee_id, at).state if late else kept.state
        decision = decide_attendee(
            at=at,
            state=state,
            previous=around.previous,
            mode=around.rules.direction_mode,
            repeat_window=around.rules.repeat_window,
        )
        answer = self._entry.write(decision, badge, around)
        if answer is None:
            return None
        if decision.method is not None and decision.direction is not None:
            self._add(attendee, decision.direction, PassageMethod(decision.method.value))
            state = decision.direction
        if late:
            self._rederive(attendee, state, around.rules.repeat_window)
        return answer

    def _add(self, attendee: AttendeeOfBadge, direction: Direction, method: PassageMethod) -> None:
        self._outsiders.add(
            AttendeePassage(
                id=self._new_id(),
                event_attendee_id=attendee.card.attendee_id,
                direction=direction,
                occurred_at=self._scan.occurred_at,
                station_id=self._scan.station_id,
                method=method,
                scan_id=self._scan.id,
            )
        )

    def _rederive(self, attendee: AttendeeOfBadge, state: Direction, window: timedelta) -> None:
        at = self._scan.occurred_at
        later = self._outsiders.entries_after(attendee, at, window)
        change = rederive(state=state, later=later, at=at, badge_id=attendee.badge_id, repeat_window=window)
        for passage in self._superseding(attendee, change):
            self._outsiders.add(passage)
        if change.changes:
            self._check_ins.add_review(late_arrival(change, self._new_id, scan_id=self._scan.id, of_member=False))

    def _superseding(self, attendee: AttendeeOfBadge, change: Rederivation) -> Iterator[AttendeePassage]:
        for row in change.replacements:
            yield AttendeePassage(
                id=self._new_id(),
                event_attendee_id=attendee.card.attendee_id,
                direction=row.direction,
                occurred_at=row.entry.occurred_at,
                station_id=_station_of(row.entry.station_id),
                method=PassageMethod.REDERIVED,
                supersedes_id=row.entry.check_in_id,
                voided=row.voided,
            )
        for seen in change.missing:
            yield AttendeePassage(
                id=self._new_id(),
                event_attendee_id=attendee.card.attendee_id,
                direction=seen.direction,
                occurred_at=seen.occurred_at,
                station_id=_station_of(seen.station_id),
                method=PassageMethod.FIXED,
                scan_id=seen.scan_id,
            )


def _station_of(station_id: StationId | None) -> StationId:
    if station_id is None:
        raise AssertionError("every passage of an attendee was made at a station")
    return station_id
