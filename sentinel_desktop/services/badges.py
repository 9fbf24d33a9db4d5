"""The badges of the unit: looked at, enrolled by tapping, given from hand to hand, taken out of service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sentinel_desktop.domain.badge_acts import (
    BadgeOutcome,
    BadgeProblem,
    BadgeRefusal,
    BadgeUndo,
    Enrolling,
    StatusCode,
    StatusGiven,
)
from sentinel_desktop.domain.badge_numbers import FIRST_NUMBERS, number_after
from sentinel_desktop.domain.badge_stories import BadgePast, BadgeStory, events_of
from sentinel_desktop.domain.badges import (
    BadgeFilter,
    BadgeKind,
    BadgeLine,
    BadgeOrder,
    BadgeStatus,
    VisitorPool,
)
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.enrolment import Enrollable, judge
from sentinel_desktop.domain.lists import ListFilter, ListOrder
from sentinel_desktop.domain.pages import LARGEST_PAGE, Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.services.badge_acts import (
    UNFIT,
    Act,
    ActsAtWork,
    BadgeRefusedError,
    refusal_of,
    refusals_of_the_store,
)
from sentinel_desktop.services.ports.badges import BadgesWork
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.retries import retried


@dataclass(frozen=True, slots=True)
class FirstBadges:
    """How a table of badges begins.

    Attributes:
        count: how many the filter lets through.
        pool: where the visitors' badges are, whatever the filter.
    """

    page: Page[BadgeLine]
    count: int
    pool: VisitorPool


class BadgeService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every call blocks.

    Every method raises StoreUnavailableError where the database is away, or does not let this account do it, and
    NotSignedInError where nobody is signed in. An act that is not done returns why, and changed nothing.
    """

    def __init__(self, open_work: Open[BadgesWork], now: Callable[[], datetime], new_id: NewId) -> None:
        """Prepare it.

        Args:
            open_work: opens a unit of work in the name of that person.
            now: the server's time as this station knows it.
            new_id: makes the ids of badges.
        """
        self._open, self._now, self._new_id = open_work, now, new_id

    # --- reading ------------------------------------------------------------------------------------------------------

    def first_page(self, wanted: BadgeFilter, order: BadgeOrder, request: PageRequest) -> FirstBadges:
        """Return how the table of a filter begins."""
        with self._open() as work:
            page = work.badges.lines(wanted, order, request)
            # A page that is not full is all there is: counting is one more question for nothing.
            count = len(page.items) if page.next is None else work.badges.count(wanted)
            return FirstBadges(page, count, work.badges.visitor_pool(self._now()))

    def page(self, wanted: BadgeFilter, order: BadgeOrder, request: PageRequest) -> Page[BadgeLine]:
        """Return one page of the table."""
        with self._open() as work:
            return work.badges.lines(wanted, order, request)

    def with_serial(self, spelling: str) -> Sequence[BadgeLine]:
        """Return the badges that a spelling of a serial can mean: none, one, or those it is ambiguous between."""
        with self._open() as work:
            return work.badges.these_lines([record.id for record in work.badges.with_serial(spelling)])

    def story(self, badge: UUID, *, with_changes: bool) -> BadgeStory | None:
        """Return what became of a badge; None where it is there no more.

        Args:
            badge: its id.
            with_changes: with what was done to its record, which only who edits badges may read.
        """
        with self._open() as work:
            line = next(iter(work.badges.these_lines([badge])), None)
            if line is None:
                return None
            past = work.badge_past
            changes = past.changes(badge) if with_changes else ()
            is_visitors, is_events = line.kind is BadgeKind.VISITOR, line.kind is BadgeKind.EVENT
            visits = past.visits(badge) if is_visitors else ()
            attendances = past.attendances(badge) if is_events else ()
            return BadgeStory(line, events_of(BadgePast(changes, visits, attendances, past.scans(badge))))

    def statuses(self) -> tuple[BadgeStatus, ...]:
        """Return the statuses that a badge can have, in the order supervisors gave them; hidden ones too."""
        with self._open() as work:
            found = work.badge_statuses.page(ListFilter(), ListOrder.PLACE, PageRequest(size=LARGEST_PAGE))
            return tuple(
                BadgeStatus(
                    record.id,
                    record.details.code,
                    Chip(record.details.name, record.details.name_fr, record.details.colour),
                    record.details.on_scan,
                    record.details.is_active,
                )
                for record in found.items
            )

    def obstacle(self, read: BadgeRead) -> BadgeRefusal | None:
        """Return what stands against enrolling a tapped badge, by what the database has now; None where nothing does.

        A badge that is enrolled comes as the obstacle to itself.
        """
        with self._open() as work:
            verdict = judge(read, work.badges.alike(read.serial))
            if verdict.enrollable is Enrollable.YES:
                return None
            badge = None if verdict.badge is None else verdict.badge.id
            return refusal_of(BadgeRefusedError(UNFIT[verdict.enrollable], badge, verdict.shared_bits), work)

    def next_number(self, kind: BadgeKind) -> str:
        """Return the printed number that follows the one given last, that no badge of the kind has; empty for none."""
        with self._open() as work:
            newest = work.badges.newest_number(kind)
            if kind is BadgeKind.MEMBER or not newest:
                return FIRST_NUMBERS[kind]
            number = number_after(newest)
            while number and work.badges.with_number(kind, number):
                number = number_after(number)
            return number

    # --- acts ---------------------------------------------------------------------------------------------------------

    def enrol(self, read: BadgeRead, wanted: Enrolling) -> BadgeOutcome:
        """Enrol a tapped badge, active, and give it to a member where one is named.

        Raises:
            StoreRefusedError: a rule of the database that no refusal stands for refuses it.
        """
        return self._do(lambda acts: acts.enrol(read, wanted), read)

    def assign(self, seen: RecordVersion, member_id: UUID) -> BadgeOutcome:
        """Give a free badge to a member who has none; raises as ``enrol`` does."""
        return self._do(lambda acts: acts.assign(seen, member_id))

    def unassign(self, seen: RecordVersion) -> BadgeOutcome:
        """Take a badge back from the member who holds it; raises as ``enrol`` does."""
        return self._do(lambda acts: acts.unassign(seen))

    def replace(self, old: RecordVersion, read: BadgeRead, given: StatusGiven, wanted: Enrolling) -> BadgeOutcome:
        """Give the member who holds one badge the tapped one, and the old one a status; raises as ``enrol`` does.

        Args:
            old: the badge that is lost, damaged, or put away.
            read: the new one, enrolled already or not.
            given: what the old one becomes.
            wanted: how the new one is enrolled.
        """
        return self._do(lambda acts: acts.replace(old, read, given, wanted), read)

    def give_status(self, seen: RecordVersion, given: StatusGiven) -> BadgeOutcome:
        """Give a badge a status; raises as ``enrol`` does."""
        return self._do(lambda acts: acts.give_status(seen, given))

    def reactivate(self, seen: RecordVersion) -> BadgeOutcome:
        """Make a badge active again; raises as ``enrol`` does."""
        return self._do(lambda acts: acts.give_status(seen, StatusGiven(acts.status(StatusCode.ACTIVE))))

    def describe(self, seen: RecordVersion, kind: BadgeKind, number: str) -> BadgeOutcome:
        """Say whom a badge is for, and what is printed on it; raises as ``enrol`` does.

        Raises:
            InvalidValueError: the kind does not fit who names the badge.
        """
        return self._do(lambda acts: acts.describe(seen, kind, number))

    def undo(self, steps: BadgeUndo) -> BadgeOutcome:
        """Take back what an act did, as another act; a badge that it enrolled is deleted, unless it is in use."""
        return self._do(lambda acts: acts.undo(steps))

    def _do(self, act: Act, read: BadgeRead | None = None) -> BadgeOutcome:
        try:
            return retried(lambda: self._attempt(act))
        except BadgeRefusedError as refused:
            with self._open() as work:
                if refused.problem is BadgeProblem.ENROLLED_ALREADY and refused.badge is None and read is not None:
                    # Another desk enrolled it between the judgement and the row.
                    found = judge(read, work.badges.alike(read.serial)).badge
                    refused.badge = None if found is None else found.id
                return refusal_of(refused, work)

    def _attempt(self, act: Act) -> BadgeOutcome:
        with refusals_of_the_store(), self._open() as work:
            done = act(ActsAtWork(work, self._now(), self._new_id))
            work.commit()
            return done
