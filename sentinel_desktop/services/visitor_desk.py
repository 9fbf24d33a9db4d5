"""Receiving visitors at the desk: who may be meant, which badge, signing in, also while the database is away."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeFilter, BadgeKind, BadgeLine, BadgeOrder
from sentinel_desktop.domain.events import EventFilter, EventOrder, EventStatus
from sentinel_desktop.domain.faults import (
    NotPermittedError,
    NotSignedInError,
    RuleBrokenError,
    StaleVersionError,
    StoreStartingError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import MemberId, StationId
from sentinel_desktop.domain.lists import ListFilter, ListOrder
from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.sessions import SignedIn
from sentinel_desktop.domain.sort_keys import digits_of
from sentinel_desktop.domain.visit_drafts import (
    VisitDraft,
    VisitProblem,
    details_from,
    end_of_day,
    person_of,
    problems_of,
    type_code,
)
from sentinel_desktop.domain.visitor_desk import (
    FEWEST_LETTERS,
    BadgeRefusal,
    BadgeRefused,
    DeskChoices,
    EventOffered,
    NotSignedIn,
    VisitorBadge,
    VisitorHereAlready,
    VisitorOffered,
    VisitorSignedIn,
    VisitorSigningIn,
)
from sentinel_desktop.domain.visitors import Arrival, VisitDetails, VisitInMethod, VisitState, display_name
from sentinel_desktop.services.people_search import PeopleSearch
from sentinel_desktop.services.ports.visitor_desk import ReceivingDesk, VisitorDeskWork
from sentinel_desktop.services.retries import retried
from sentinel_desktop.services.visitor_badges import (
    badge_in_copy,
    badge_numbered,
    badge_of_serial,
    free_badges,
    why_not,
)
from sentinel_desktop.services.visitors_inside import VisitorsInside

logger = logging.getLogger(__name__)

MOST_OFFERED: Final = 8
_ALL: Final = PageRequest(size=LARGEST_PAGE)
_TRIES: Final = 3


class VisitorDeskService:
    """Works for one desk in the name of whoever is signed in there. Safe to call from any thread; every call blocks.

    Every method raises NotSignedInError where nobody is signed in, and StoreUnavailableError while the database is
    away; but a sign-in or a sign-out is then kept on this disk, and what is asked of who is here answered from memory.
    """

    def __init__(self, desk: ReceivingDesk, people: PeopleSearch) -> None:
        """Prepare the service; hosts are looked for by ``people``."""
        self._desk = desk
        self._people = people
        self.inside = VisitorsInside(desk)

    # --- who is meant ---------------------------------------------------------------------------------------------

    def choices(self) -> DeskChoices:
        """Return what the sign-in lets choose from today."""
        today = operational_date(self._desk.now(), self._desk.timings())
        wanted = EventFilter(statuses=frozenset({EventStatus.PLANNED, EventStatus.ACTIVE}), since=today, until=today)
        with self._desk.open_signed_in() as work:
            events = work.events.page(wanted, EventOrder.NAME, _ALL).items
            ranks = work.ranks.page(ListFilter(is_active=True), ListOrder.PLACE, _ALL).items
            codes = dict.fromkeys(rank.details.code for rank in ranks)
            return DeskChoices(tuple(EventOffered(event.id, event.details.name) for event in events), tuple(codes))

    def suggestions(self, text: str) -> Sequence[VisitorOffered]:
        """Return who may be meant by the beginning of a last name or a telephone number, and words of the name.

        Those who are expected today come first, then who was here last; nobody below three letters or digits.
        """
        if sum(char.isalnum() for char in text) < FEWEST_LETTERS:
            return []
        now = self._desk.now()
        since, before = self._day(now)
        with self._desk.open_signed_in() as work:
            expected = work.visitor_desk.expected(text, since, before, now)
            returning = work.visitor_desk.returning(text, MOST_OFFERED)
        announced = {_person(offer) for offer in expected}
        named = {key for key, phone in announced if not phone}
        new = [each for each in returning if _person(each) not in announced and _person(each)[0] not in named]
        return [*expected, *new][:MOST_OFFERED]

    def expected(self, visit_id: UUID) -> VisitorOffered | None:
        """Return a visit that is expected; None where it began meanwhile, or was cancelled."""
        with self._desk.open_signed_in() as work:
            return work.visitor_desk.expected_visit(visit_id)

    def hosts(self, text: str) -> Sequence[PersonFound]:
        """Return the members who may be meant by ``text``."""
        return self._people.find(text)

    def host(self, member_id: UUID) -> PersonFound | None:
        """Return a member as a host is shown; None where they left the unit."""
        return self._people.person(MemberId(member_id))

    # --- badges ---------------------------------------------------------------------------------------------------

    def free_badges(self) -> Sequence[VisitorBadge]:
        """Return the visitors' badges that can be handed out now, by their printed number."""
        with self._desk.open_signed_in() as work:
            return free_badges(_pool(work))

    def badge_of_serial(self, serial: str) -> VisitorBadge | BadgeRefused:
        """Return the badge that was tapped, or why it cannot be handed out.

        While the database is away it is this station's copy that says so.
        """
        try:
            with self._desk.open_signed_in() as work:
                return badge_of_serial(work.badges.with_serial(serial), _pool(work), serial)
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            found = self._desk.copy.find_badge(serial)
            visit = None if found is None else self._desk.copy.visit_of(found.id)
            kept = None if found is None else self.inside.holder_of(found.id)
            return badge_in_copy(found, visit, kept, serial)

    def badge_numbered(self, number: str) -> VisitorBadge | BadgeRefused:
        """Return the visitor's badge with a printed number, or why it cannot be handed out."""
        with self._desk.open_signed_in() as work:
            return badge_numbered(_pool(work), number)

    # --- signing in -----------------------------------------------------------------------------------------------

    def sign_in(self, draft: VisitDraft) -> VisitorSigningIn:
        """Sign a visitor in: the one who was expected, where somebody was, a new one otherwise.

        Two desks that sign the same person in at once make one visit. While the database is away the visit is kept on
        this disk and recorded later in the name of whoever is signed in.

        Raises:
            NotPermittedError: this account may not.
            JournalError: the database is away, and the disk refuses too.
        """
        session = self._desk.session()
        if session.person is None:
            raise NotSignedInError
        now, timings = self._desk.now(), self._desk.timings()
        problems = problems_of(draft, now, timings)
        if problems:
            return NotSignedIn(problems)
        key = self._desk.new_id()
        try:
            return self._tried(key, draft, now)
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            if not session.may(Right.RECEIVE_VISITORS):
                raise
            return self._keep(key, draft, now, session.person)
        except RuleBrokenError as broken:
            return self._refused(broken, draft)

    def _tried(self, key: UUID, draft: VisitDraft, now: datetime) -> VisitorSigningIn:
        """Sign in, again where somebody saved the expected visit meanwhile: nobody at the desk has to do with that."""
        for _ in range(_TRIES - 1):
            try:
                return retried(lambda: self._sign_in_now(key, draft, now))
            except StaleVersionError:
                logger.info("An expected visit was saved while it began: it is tried again")
        return retried(lambda: self._sign_in_now(key, draft, now))

    def _sign_in_now(self, key: UUID, draft: VisitDraft, now: datetime) -> VisitorSigningIn:
        person, station = person_of(draft), self._station()
        with self._desk.open_signed_in() as work:
            work.visitor_desk.hold_name(person.last_name, person.first_name)
            expected = self._expected_of(work, draft, now)
            already = self._here_already(work, draft, expected)
            if already is not None:
                return already
            if draft.host_member_id is not None and not work.people.these([MemberId(draft.host_member_id)]):
                return NotSignedIn({"host_member_id": VisitProblem.NO_LONGER_THERE})
            badge = None if draft.badge_id is None else why_not(_pool(work), draft.badge_id)
            if isinstance(badge, BadgeRefused):
                return NotSignedIn(badge=badge)
            visit = details_from(
                draft,
                display_name=display_name(person, work.visitors.people_here(person.last_name)),
                visit_type_id=self._type_id(work, draft),
                now=now,
                timings=self._desk.timings(),
                expected=None if expected is None else expected.details,
            )
            arrival = Arrival(now, VisitInMethod.DESK, station, draft.badge_id)
            if expected is None:
                begun = work.visitors.sign_in(key, visit, arrival)
            else:
                begun = work.visitors.sign_in_expected(expected.seen, visit, arrival)
            host = self._host_of(work, visit)
            work.commit()
        return VisitorSignedIn(
            visit_id=begun.id,
            display_name=visit.display_name,
            badge=None if badge is None else badge.number,
            host=None if host is None else host.display_name,
            host_is_in=None if host is None else host.state,
            expires_at=visit.expires_at or end_of_day(now, self._desk.timings()),
            was_expected=expected is not None,
        )

    def _expected_of(self, work: VisitorDeskWork, draft: VisitDraft, now: datetime) -> Record[VisitDetails] | None:
        """Return the visit that was expected of this person today, whether it was chosen or only the name was typed.

        One that was chosen is returned also where it began meanwhile; one that was cancelled or is gone is none.
        """
        if draft.expected_id is not None:
            chosen = work.visitors.find(draft.expected_id)
            if chosen is not None and chosen.details.state in {VisitState.EXPECTED, VisitState.OPEN}:
                return chosen
        person = person_of(draft)
        since, before = self._day(now)
        for visit in work.visitors.expected_as(person.last_name, person.first_name, draft.phone, now):
            at = visit.details.expected_at
            if at is not None and at < before and (at >= since or visit.details.expires_at is not None):
                return visit
        return None

    def _here_already(
        self, work: VisitorDeskWork, draft: VisitDraft, expected: Record[VisitDetails] | None
    ) -> VisitorHereAlready | None:
        """Return whom a person must decide about: the expected one is in, or somebody of this name is."""
        if expected is not None and expected.details.state is VisitState.OPEN:
            return _already(expected, is_the_expected=True)
        if draft.another_person or expected is not None:
            return None
        person = person_of(draft)
        here = work.visitor_desk.here_as(person.last_name, person.first_name, draft.phone)
        return _already(here[0], is_the_expected=False) if here else None

    def _type_id(self, work: VisitorDeskWork, draft: VisitDraft) -> UUID:
        """Return the id of the type that follows; the code is the system's, however the type is called or hidden."""
        code = type_code(draft.purpose, draft.kind)
        types = work.visit_types.page(ListFilter(), ListOrder.PLACE, _ALL).items
        return next(each.id for each in types if each.details.code == code)

    def _host_of(self, work: VisitorDeskWork, visit: VisitDetails) -> PersonFound | None:
        if visit.host_member_id is None:
            return None
        return next(iter(work.people.these([MemberId(visit.host_member_id)])), None)

    def _keep(self, key: UUID, draft: VisitDraft, now: datetime, person: SignedIn) -> VisitorSignedIn:
        """Keep a sign-in on this disk; nothing of it is asked again."""
        since, before = self._day(now)
        visit = details_from(
            draft,
            # Nobody can be asked who else is here: it is the short name, as of somebody alone.
            display_name=display_name(person_of(draft), ()),
            visit_type_id=key,
            now=now,
            timings=self._desk.timings(),
        )
        return self.inside.keep_arrival(draft.expected_id or key, draft, visit, (now, since, before), person)

    def _refused(self, broken: RuleBrokenError, draft: VisitDraft) -> NotSignedIn:
        """Return what a rule of the database says of a field; raises ``broken`` where it is about none."""
        if "badge_id" in broken.fields and draft.badge_id is not None:
            with self._desk.open_signed_in() as work:
                refused = why_not(_pool(work), draft.badge_id)
            number = refused.number
            return NotSignedIn(
                badge=refused if isinstance(refused, BadgeRefused) else BadgeRefused(BadgeRefusal.HELD, number)
            )
        gone = {name for name in broken.fields if name in {"host_member_id", "event_id"}}
        if gone:
            return NotSignedIn(dict.fromkeys(gone, VisitProblem.NO_LONGER_THERE))
        raise broken

    # --- what it stands on ----------------------------------------------------------------------------------------

    def _station(self) -> StationId:
        station = self._desk.station_id()
        if station is None:
            raise StoreStartingError(
                sentence("DatabaseFaults", "This station is still reaching its database for the first time.")
            )
        return station

    def _day(self, now: datetime) -> tuple[datetime, datetime]:
        timings: Timings = self._desk.timings()
        today = operational_date(now, timings)
        return day_start(today, timings), day_start(today + timedelta(days=1), timings)


def _pool(work: VisitorDeskWork) -> Sequence[BadgeLine]:
    """Return every visitor's badge by its printed number, with who has it."""
    wanted = BadgeFilter(kinds=frozenset({BadgeKind.VISITOR}))
    return work.badges.lines(wanted, BadgeOrder.PRINTED_NUMBER, _ALL).items


def _person(offer: VisitorOffered) -> tuple[tuple[str, str], str]:
    """Return who it is, by name and telephone number."""
    visit = offer.visit
    return (visit.last_name.casefold(), visit.first_name.casefold()), digits_of(visit.phone)


def _already(visit: Record[VisitDetails], *, is_the_expected: bool) -> VisitorHereAlready:
    since = visit.details.checked_in_at
    if since is None:
        raise AssertionError("a visit that is open began at some time")
    return VisitorHereAlready(visit.id, visit.details.display_name, since, is_the_expected)
