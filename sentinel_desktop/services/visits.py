"""Visits as a desk looks after them: who is here, who is expected, who came; edits, cancellations, counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.audit import AuditEntry, AuditFilter
from sentinel_desktop.domain.events import EventFilter, EventOrder, EventStatus
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import ListFilter, ListOrder
from sentinel_desktop.domain.operational_day import Timings, operational_date
from sentinel_desktop.domain.pages import LARGEST_PAGE, Page, PageRequest
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.stations import StationFilter, StationOrder
from sentinel_desktop.domain.visit_drafts import Problems
from sentinel_desktop.domain.visit_edits import VisitEdit, details_from, names_differ, person_in, problems_of
from sentinel_desktop.domain.visitors import (
    Departure,
    OrganizationCount,
    PurposeCount,
    TypeCount,
    VisitDetails,
    VisitFilter,
    VisitLine,
    VisitOrder,
    VisitOutMethod,
    VisitState,
    display_name,
)
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.ports.visits import VisitsWork
from sentinel_desktop.services.retries import retried

_VISITS: Final = "visitors"
_EVENTS_AROUND: Final = timedelta(days=60)
_MOST_SEEN: Final = LARGEST_PAGE
_LONGEST_TEXT: Final = 100
_MOST_HOSTS: Final = 8


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """A type that a visit can have; ``is_offered`` is false for one that is kept for old visits alone."""

    id: UUID
    code: str
    name: str
    name_fr: str
    colour: str
    is_offered: bool


@dataclass(frozen=True, slots=True)
class VisitChoices:
    """What the fields and the filters of visits choose from: types in their order, events and stations by name."""

    types: tuple[TypeChoice, ...] = ()
    events: tuple[tuple[str, UUID], ...] = ()
    stations: tuple[tuple[str, UUID], ...] = ()


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """How many visits began in a period, by what they were; the most first."""

    types: tuple[TypeCount, ...] = ()
    purposes: tuple[PurposeCount, ...] = ()
    organizations: tuple[OrganizationCount, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitsFound:
    """The first page of a table; ``count`` is of all of them."""

    page: Page[VisitLine]
    count: int


@dataclass(frozen=True, slots=True)
class VisitChange:
    """One change of a visit, with what the records it names are called today."""

    entry: AuditEntry
    names: Mapping[UUID, str]


class VisitsService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    Each raises StoreUnavailableError while the database is away, NotPermittedError where the account may not, and
    NotSignedInError where nobody is signed in. What changes a visit names the version that was seen and raises
    StaleVersionError where somebody saved another one meanwhile.

    Args:
        open_work: opens a transaction in the name of that person.
        timings: of the unit, as they are known now.
        now: the server's time as this station knows it.
    """

    def __init__(
        self,
        open_work: Open[VisitsWork],
        timings: Callable[[], Timings],
        now: Callable[[], datetime],
        new_id: NewId,
    ) -> None:
        self._open = open_work
        self._timings = timings
        self._now = now
        self._new_id = new_id
        self._unheard: tuple[VisitDetails, UUID] | None = None

    # --- reading ------------------------------------------------------------------------------------------------------

    def first_page(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> VisitsFound:
        """Return how a table begins, and how long it is."""
        with self._open() as work:
            page = work.visitors.lines(wanted, order, request)
            # A page that is not full is all there is: counting is one more question for nothing.
            return VisitsFound(page, len(page.items) if page.next is None else work.visitors.count(wanted))

    def page(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of a table."""
        with self._open() as work:
            return work.visitors.lines(wanted, order, request)

    def here(self) -> Sequence[VisitLine]:
        """Return whoever is here, the latest first; a thousand at most."""
        wanted = VisitFilter(states=frozenset({VisitState.OPEN}))
        return self.page(wanted, VisitOrder.TIME_IN, PageRequest(size=_MOST_SEEN, descending=True)).items

    def expected(self, since: datetime, before: datetime) -> Sequence[VisitLine]:
        """Return whoever was announced for a period, come or not, the earliest first; a thousand at most."""
        wanted = VisitFilter(expected_since=since, expected_before=before)
        return self.page(wanted, VisitOrder.EXPECTED, PageRequest(size=_MOST_SEEN)).items

    def line(self, key: UUID) -> VisitLine | None:
        """Return one visit as it is now, None where there is none."""
        with self._open() as work:
            return next(iter(work.visitors.these_lines([key])), None)

    def counts(self, since: datetime, before: datetime) -> VisitCounts:
        """Return how many visits began in a period, by type, purpose and organization."""
        with self._open() as work:
            return VisitCounts(
                tuple(work.visitors.counts_by_type(since, before)),
                tuple(work.visitors.counts_by_purpose(since, before)),
                tuple(work.visitors.counts_by_organization(since, before)),
            )

    def choices(self) -> VisitChoices:
        """Return what the fields and the filters choose from; events of these two months and the last two."""
        today = operational_date(self._now(), self._timings())
        around = EventFilter(
            statuses=frozenset(EventStatus) - {EventStatus.CANCELLED},
            since=today - _EVENTS_AROUND,
            until=today + _EVENTS_AROUND,
        )
        everything = PageRequest(size=LARGEST_PAGE)
        with self._open() as work:
            types = work.visit_types.page(ListFilter(), ListOrder.PLACE, everything).items
            events = work.events.page(around, EventOrder.NAME, everything).items
            stations = work.stations.lines(StationFilter(), StationOrder.NAME, everything).items
        return VisitChoices(
            tuple(_choice_of(record) for record in types),
            tuple((record.details.name, record.id) for record in events),
            tuple((line.record.details.name, line.record.id) for line in stations),
        )

    def hosts(self, text: str) -> Sequence[PersonFound]:
        """Return whom somebody may mean who types the name of a host."""
        with self._open() as work:
            return work.people.find(text[:_LONGEST_TEXT], _MOST_HOSTS)

    def host(self, member_id: UUID) -> PersonFound | None:
        """Return a host as the search shows one; None where they are not of the unit today."""
        with self._open() as work:
            return next(iter(work.people.these([MemberId(member_id)])), None)

    def changes(self, key: UUID) -> Sequence[VisitChange]:
        """Return what was changed of a visit, the newest first, for who may read the audit."""
        wanted = AuditFilter(tables=frozenset({_VISITS}), row_id=key)
        with self._open() as work:
            entries = work.audit.page(wanted, PageRequest()).items
            names = work.audit.names(entries)
        return [VisitChange(entry, names) for entry in entries]

    # --- changing -----------------------------------------------------------------------------------------------------

    def expect(self, edit: VisitEdit) -> VisitLine | Problems:
        """Add a visit that is expected; or return what is wrong with it, and change nothing."""
        now, timings = self._now(), self._timings()
        if problems := problems_of(edit, now, timings):
            return problems
        # Whoever is here now may be gone when the visitor comes: the sign-in looks for who has the name then.
        details = details_from(edit, timings, display_name=display_name(person_in(edit), ()))
        asked = self._unheard
        key = asked[1] if asked is not None and asked[0] == details else self._new_id()
        # Until it is heard that it is there: who asks again for the same, because the answer was lost, gets that one.
        self._unheard = (details, key)
        with self._open() as work:
            record = work.visitors.find(key)
            if record is None:
                record = work.visitors.add(key, details)
                work.commit()
            line = _line(work, record)
        self._unheard = None
        return line

    def save(self, saved: Record[VisitDetails], edit: VisitEdit) -> VisitLine | Problems:
        """Save an edit over the version that was seen; or return what is wrong with it, and change nothing.

        Raises:
            StaleVersionError: somebody saved another version meanwhile.
            InvalidValueError: it is against a rule of the database that no field is alone in.
        """
        now, timings, before = self._now(), self._timings(), saved.details
        if problems := problems_of(edit, now, timings, before):
            return problems

        def attempt() -> VisitLine:
            with self._open() as work:
                name = before.display_name
                if names_differ(edit, before):
                    is_open = before.state is VisitState.OPEN
                    here = work.visitors.people_here(person_in(edit).last_name) if is_open else ()
                    name = display_name(person_in(edit), here)
                details = details_from(edit, timings, display_name=name, saved=before)
                record = work.visitors.get(saved.id)
                # Saved already, where it is so by the next version: the answer to this very save was lost.
                if (record.version, record.details) != (saved.version + 1, details):
                    record = work.visitors.edit(saved.seen, details)
                    work.commit()
                return _line(work, record)

        return retried(attempt)

    def put_back(self, seen: RecordVersion, details: VisitDetails) -> VisitLine:
        """Undo a save: give a visit the details that it had, over the version that the save made."""
        with self._open() as work:
            record = work.visitors.edit(seen, details)
            work.commit()
            return _line(work, record)

    def cancel(self, seen: RecordVersion) -> VisitLine:
        """Note that an expected visit does not take place; raises InvalidValueError where it is not expected."""
        with self._open() as work:
            record = work.visitors.cancel(seen, self._now())
            work.commit()
            return _line(work, record)

    def sign_out(self, seen: RecordVersion) -> VisitLine:
        """Sign a visitor out at the desk, now; raises InvalidValueError where they are not here."""
        with self._open() as work:
            record = work.visitors.sign_out(seen, Departure(self._now(), VisitOutMethod.DESK))
            work.commit()
            return _line(work, record)


def _line(work: VisitsWork, record: Record[VisitDetails]) -> VisitLine:
    """Return what was just saved as a row of a table."""
    return next(iter(work.visitors.these_lines([record.id])))


def _choice_of(record: Record[Any]) -> TypeChoice:
    details = record.details
    return TypeChoice(record.id, details.code, details.name, details.name_fr, details.colour, details.is_active)
