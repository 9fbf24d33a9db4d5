"""What is done with badges, inside one transaction: each act says what it did, or raises why it did not."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badge_acts import (
    BadgeDone,
    BadgeProblem,
    BadgeRefusal,
    BadgeUndo,
    BadgeUndoStep,
    Enrolling,
    StatusCode,
    StatusGiven,
)
from sentinel_desktop.domain.badges import BadgeDetails, BadgeKind, OnScan
from sentinel_desktop.domain.enrolment import Enrollable, judge
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    MissingReferenceError,
    RecordNotFoundError,
    RuleBrokenError,
    StaleVersionError,
)
from sentinel_desktop.domain.lists import ListFilter, ListOrder, StatusDetails
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.services.ports.badges import BadgesWork
from sentinel_desktop.services.ports.moments import NewId

NUMBERED: Final = frozenset({BadgeKind.VISITOR, BadgeKind.EVENT})
"""Kinds of which no two badges have one number; a member's replacement may well be printed with the same."""

UNFIT: Final = {
    Enrollable.ENROLLED_ALREADY: BadgeProblem.ENROLLED_ALREADY,
    Enrollable.AMBIGUOUS: BadgeProblem.AMBIGUOUS,
    Enrollable.RANDOM_ID: BadgeProblem.RANDOM_ID,
}
"""Why a badge is not enrolled, by the judgement of it."""


_TAKEN: Final = {
    "uq_badges_member_id": BadgeProblem.MEMBER_HAS_ONE,
    "uq_badges_serial": BadgeProblem.ENROLLED_ALREADY,
    # Of no constraint: the repository's own rule that a badge goes from hand to hand by way of nobody.
    "": BadgeProblem.HELD,
}
_MISSING: Final = {"member_id": BadgeProblem.MEMBER_GONE, "badge_status_id": BadgeProblem.STATUS_GONE}


class BadgeRefusedError(Exception):
    """An act that is not done; whoever opened the transaction leaves it without a commit."""

    def __init__(self, problem: BadgeProblem, badge: UUID | None = None, bits: int = 0) -> None:
        super().__init__(problem.value)
        self.problem, self.badge, self.bits = problem, badge, bits


@contextmanager
def refusals_of_the_store() -> Iterator[None]:
    """Turn what the rules of the database refuse into refusals; what is none of an act's is raised as it is."""
    try:
        yield
    except StaleVersionError as error:
        raise BadgeRefusedError(BadgeProblem.CHANGED) from error
    except RecordNotFoundError as error:
        raise BadgeRefusedError(BadgeProblem.GONE) from error
    except RuleBrokenError as error:
        problem = _problem_of(error)
        if problem is None:
            raise
        raise BadgeRefusedError(problem) from error


class ActsAtWork:
    """The acts, in a transaction that is open; nothing is committed here."""

    def __init__(self, work: BadgesWork, now: datetime, new_id: NewId) -> None:
        self._work, self._now, self._new_id = work, now, new_id

    def enrol(self, read: BadgeRead, wanted: Enrolling) -> BadgeDone:
        """Make a tapped badge one of the unit's, and give it to a member where one is named."""
        made = self._enrolled(read, wanted)
        undo: BadgeUndo = (BadgeUndoStep(made.seen, None),)
        if wanted.member_id is not None:
            self._require_member(wanted.member_id)
            given = self._work.badges.assign(made.seen, wanted.member_id, self._now)
            undo = (BadgeUndoStep(given.seen, None),)
        return self._done(made.id, undo)

    def assign(self, seen: RecordVersion, member_id: UUID) -> BadgeDone:
        """Give a free badge of members to one of them."""
        badge = self._seen(seen, lambda now: now.member_id == member_id)
        if badge.version != seen.version:
            return self._done(badge.id, ())
        self._require_assignable(badge)
        if badge.details.member_id is not None:
            raise BadgeRefusedError(BadgeProblem.HELD, badge.id)
        self._require_member(member_id)
        given = self._work.badges.assign(seen, member_id, self._now)
        return self._done(badge.id, _undo_of(badge, given))

    def unassign(self, seen: RecordVersion) -> BadgeDone:
        """Take a badge back from the member who holds it."""
        badge = self._seen(seen, lambda now: now.kind is BadgeKind.MEMBER and now.member_id is None)
        if badge.version != seen.version:
            return self._done(badge.id, ())
        if badge.details.member_id is None:
            raise BadgeRefusedError(BadgeProblem.NOT_HELD)
        return self._done(badge.id, _undo_of(badge, self._work.badges.unassign(seen)))

    def replace(self, old: RecordVersion, read: BadgeRead, given: StatusGiven, wanted: Enrolling) -> BadgeDone:
        """Give the holder of one badge the tapped one, which is enrolled where it is not yet, and the old one a status.

        Returns:
            the new badge; without an undo where ``wanted`` names a holder who has it already, and the old one is so.
        """
        held = self._seen(old, lambda now: _is_put_away(now, given))
        if held.version != old.version:
            return self._replaced_before(held.id, read, wanted)
        if held.details.member_id is None:
            raise BadgeRefusedError(BadgeProblem.NOT_HELD)
        self._require_of_the_unit(held.details.member_id)
        self._require_reason(given)
        new, was_there = self._new_badge(read, wanted)
        if new.id == held.id:
            raise BadgeRefusedError(BadgeProblem.SAME_BADGE)
        self._require_assignable(new)
        if new.details.member_id is not None:
            raise BadgeRefusedError(BadgeProblem.HELD, new.id)
        retired, issued = self._work.badges.replace(old, new.seen, given.status_id, self._now, given.reason.strip())
        before = new.details if was_there else None
        return self._done(new.id, (BadgeUndoStep(issued.seen, before), BadgeUndoStep(retired.seen, held.details)))

    def give_status(self, seen: RecordVersion, given: StatusGiven) -> BadgeDone:
        """Give a badge a status, with the reason for it."""

        def is_so(now: BadgeDetails) -> bool:
            return _has_status(now, given) and not (given.take_back and now.member_id is not None)

        badge = self._seen(seen, is_so)
        if badge.version != seen.version:
            return self._done(badge.id, ())
        self._require_reason(given)
        changed = dataclasses.replace(
            badge.details, badge_status_id=given.status_id, status_reason=given.reason.strip()
        )
        if given.take_back:
            changed = dataclasses.replace(changed, member_id=None, issued_at=None)
        return self._done(badge.id, _undo_of(badge, self._work.badges.edit(seen, changed)))

    def describe(self, seen: RecordVersion, kind: BadgeKind, number: str) -> BadgeDone:
        """Say whom a badge is for, and what is printed on it."""
        badge = self._seen(seen, lambda now: (now.kind, now.printed_number) == (kind, number.strip()))
        if badge.version != seen.version:
            return self._done(badge.id, ())
        if kind is not badge.details.kind and badge.details.member_id is not None:
            raise BadgeRefusedError(BadgeProblem.HELD, badge.id)
        self._require_free_number(kind, number, badge.id)
        changed = dataclasses.replace(badge.details, kind=kind, printed_number=number.strip())
        return self._done(badge.id, _undo_of(badge, self._work.badges.edit(seen, changed)))

    def undo(self, steps: BadgeUndo) -> BadgeDone:
        """Put back what an act changed, one record after the other, unless somebody changed one of them since."""
        for step in steps:
            if step.before is None:
                self._work.badges.delete(step.made)
            else:
                self._require_room_for(step.made.id, step.before)
                self._work.badges.edit(step.made, step.before)
        return self._done(steps[-1].made.id, ())

    def status(self, code: StatusCode) -> UUID:
        """Return the id of a status that the program itself gives."""
        found = self._work.badge_statuses.page(ListFilter(), ListOrder.PLACE, PageRequest(size=LARGEST_PAGE))
        for record in found.items:
            if record.details.code == code.value:
                return record.id
        raise BadgeRefusedError(BadgeProblem.STATUS_GONE)

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _enrolled(self, read: BadgeRead, wanted: Enrolling) -> Record[BadgeDetails]:
        verdict = judge(read, self._work.badges.alike(read.serial))
        told = verdict.enrollable is Enrollable.AMBIGUOUS and wanted.despite_ambiguity
        if verdict.enrollable is not Enrollable.YES and not told:
            other = None if verdict.badge is None else verdict.badge.id
            raise BadgeRefusedError(UNFIT[verdict.enrollable], other, verdict.shared_bits)
        self._require_free_number(wanted.kind, wanted.printed_number)
        active, number = self.status(StatusCode.ACTIVE), wanted.printed_number.strip()
        details = BadgeDetails(read.serial, wanted.kind, active, printed_number=number)
        return self._work.badges.add(self._new_id(), details)

    def _new_badge(self, read: BadgeRead, wanted: Enrolling) -> tuple[Record[BadgeDetails], bool]:
        """Return the badge that was tapped, enrolled now where it was not, and whether it was there before."""
        try:
            return self._enrolled(read, wanted), False
        except BadgeRefusedError as refused:
            if refused.problem is not BadgeProblem.ENROLLED_ALREADY or refused.badge is None:
                raise
            return self._work.badges.get(refused.badge), True

    def _replaced_before(self, old: UUID, read: BadgeRead, wanted: Enrolling) -> BadgeDone:
        """Return the tapped badge, which its holder-to-be has already; the old one is as it was wanted."""
        issued = None if wanted.member_id is None else self._work.badges.of_member(wanted.member_id)
        tapped = judge(read, self._work.badges.alike(read.serial)).badge
        if issued is None or tapped is None or tapped.id != issued.id:
            raise BadgeRefusedError(BadgeProblem.CHANGED, old)
        return self._done(issued.id, ())

    def _seen(
        self, seen: RecordVersion, is_so: Callable[[BadgeDetails], bool] = lambda _: False
    ) -> Record[BadgeDetails]:
        """Return a badge as it was seen, or in the next version where that is as it is wanted.

        It is so already where the answer to the same act was lost, or where another desk did the same.
        """
        badge = self._work.badges.get(seen.id)
        if badge.version != seen.version and not (badge.version == seen.version + 1 and is_so(badge.details)):
            raise BadgeRefusedError(BadgeProblem.CHANGED, badge.id)
        return badge

    def _require_assignable(self, badge: Record[BadgeDetails]) -> None:
        if badge.details.kind is not BadgeKind.MEMBER:
            raise BadgeRefusedError(BadgeProblem.NOT_A_MEMBERS, badge.id)
        if self._status_of(badge.details.badge_status_id).on_scan is OnScan.REFUSE:
            raise BadgeRefusedError(BadgeProblem.OUT_OF_SERVICE, badge.id)

    def _require_member(self, member_id: UUID) -> None:
        """Require a member of the unit who has no badge."""
        self._require_of_the_unit(member_id)
        other = self._work.badges.of_member(member_id)
        if other is not None:
            raise BadgeRefusedError(BadgeProblem.MEMBER_HAS_ONE, other.id)

    def _require_of_the_unit(self, member_id: UUID) -> None:
        member = self._work.members.find(member_id)
        if member is None or member.details.archived_at is not None:
            raise BadgeRefusedError(BadgeProblem.MEMBER_GONE)

    def _require_room_for(self, badge: UUID, before: BadgeDetails) -> None:
        """Require that nothing stands in the way of how a badge was: another one of its number, a holder who left."""
        if before.member_id is not None:
            self._require_of_the_unit(before.member_id)
        now = self._work.badges.get(badge).details
        if (now.kind, now.printed_number) != (before.kind, before.printed_number):
            self._require_free_number(before.kind, before.printed_number, badge)

    def _require_reason(self, given: StatusGiven) -> None:
        if not given.reason.strip() and self._status_of(given.status_id).on_scan is not OnScan.ALLOW:
            raise BadgeRefusedError(BadgeProblem.REASON_MISSING)

    def _require_free_number(self, kind: BadgeKind, number: str, badge: UUID | None = None) -> None:
        if kind not in NUMBERED or not number.strip():
            return
        others = [each.id for each in self._work.badges.with_number(kind, number.strip()) if each.id != badge]
        if others:
            raise BadgeRefusedError(BadgeProblem.NUMBER_TAKEN, others[0])

    def _status_of(self, key: UUID) -> StatusDetails:
        found = self._work.badge_statuses.find(key)
        if found is None:
            raise BadgeRefusedError(BadgeProblem.STATUS_GONE)
        return found.details

    def _done(self, badge: UUID, undo: BadgeUndo) -> BadgeDone:
        return BadgeDone(next(iter(self._work.badges.these_lines([badge])), None), undo)


def refusal_of(error: BadgeRefusedError, work: BadgesWork) -> BadgeRefusal:
    """Return an act's refusal with the badge that is in the way, as it is now."""
    badge = None if error.badge is None else next(iter(work.badges.these_lines([error.badge])), None)
    return BadgeRefusal(error.problem, badge, error.bits)


Act = Callable[[ActsAtWork], BadgeDone]


def _has_status(now: BadgeDetails, given: StatusGiven) -> bool:
    return (now.badge_status_id, now.status_reason) == (given.status_id, given.reason.strip())


def _is_put_away(now: BadgeDetails, given: StatusGiven) -> bool:
    return _has_status(now, given) and now.member_id is None


def _undo_of(badge: Record[BadgeDetails], made: Record[BadgeDetails]) -> BadgeUndo:
    return (BadgeUndoStep(made.seen, badge.details),)


def _problem_of(error: RuleBrokenError) -> BadgeProblem | None:
    match error:
        case AlreadyTakenError():
            return _TAKEN.get(error.rule)
        case InUseError():
            return BadgeProblem.IN_USE
        case MissingReferenceError():
            return next((problem for field, problem in _MISSING.items() if field in error.fields), None)
        case _:
            return None
