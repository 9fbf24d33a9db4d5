"""The visits of an invented unit, kept in memory as ``services.visits`` and its neighbours keep them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sentinel_desktop.domain.audit import AuditEntry, AuditOperation
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.csv_reading import FileProblem, UnusableFile
from sentinel_desktop.domain.faults import (
    FileNotWrittenError,
    InvalidValueError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.slips import slip_of
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.domain.visit_drafts import Problems
from sentinel_desktop.domain.visit_edits import VisitEdit, details_from, person_in, problems_of
from sentinel_desktop.domain.visit_file_rows import read_rows
from sentinel_desktop.domain.visit_files import AroundVisits, TypeOffered, VisitPlan, meant_by, plan_of
from sentinel_desktop.domain.visitors import (
    Language,
    OrganizationCount,
    PurposeCount,
    SlipFilter,
    SlipLine,
    SlipOutcome,
    SlipPrint,
    TypeCount,
    VisitDetails,
    VisitFilter,
    VisitLine,
    VisitOrder,
    VisitOutMethod,
    VisitState,
    display_name,
)
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.slips import Attempt, SlipToPrint
from sentinel_desktop.services.visits import VisitChange, VisitChoices, VisitCounts, VisitsFound
from tests.support.invented_desk import NOW
from tests.support.invented_visits import (
    CHOICES,
    HOSTS,
    HOUR,
    STATION,
    TIMINGS,
    TYPES,
    closed,
    expected,
    found,
    visit,
)


@dataclass(slots=True)
class VisitsInMemory:
    """Satisfies what the page of visits and the printing of slips ask.

    Attributes:
        away: the sentence that every question gets while the database is away.
        badges: the printed number of the badge that a visit has.
    """

    lines_by_id: dict[UUID, VisitLine] = field(default_factory=dict)
    slips: list[SlipPrint] = field(default_factory=list)
    badges: dict[UUID, str] = field(default_factory=dict)
    away: str = ""
    unit: str = "HMCS Example"
    at: datetime = NOW

    def add(self, *visits: VisitDetails) -> list[UUID]:
        """Have these visits, whoever entered them."""
        return [self._put(UUID(int=60_000 + len(self.lines_by_id)), details, 1).record.id for details in visits]

    def change(self, key: UUID, **changes: object) -> None:
        """Save a visit, as somebody at another desk does."""
        record = self.lines_by_id[key].record
        self._put(key, replace(record.details, **changes), record.version + 1)  # type: ignore[arg-type]

    # --- the page of visits -------------------------------------------------------------------------------------------

    def first_page(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> VisitsFound:
        """Return how a table begins."""
        return VisitsFound(self.page(wanted, order, request), len(self._sought(wanted)))

    def page(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of a table."""
        self._ask()
        lines = sorted(self._sought(wanted), key=lambda line: _place(line, order), reverse=request.descending)
        begins = 0 if request.after is None else int(request.after[0])
        ends = begins + request.size
        return Page(lines[begins:ends], (ends,) if ends < len(lines) else None)

    def here(self) -> Sequence[VisitLine]:
        """Return whoever is here."""
        wanted = VisitFilter(states=frozenset({VisitState.OPEN}))
        return self.page(wanted, VisitOrder.TIME_IN, PageRequest(size=1000, descending=True)).items

    def expected(self, since: datetime, before: datetime) -> Sequence[VisitLine]:
        """Return whoever was announced for a period."""
        wanted = VisitFilter(expected_since=since, expected_before=before)
        return self.page(wanted, VisitOrder.EXPECTED, PageRequest(size=1000)).items

    def line(self, key: UUID) -> VisitLine | None:
        """Return one visit as it is now."""
        self._ask()
        return self.lines_by_id.get(key)

    def counts(self, since: datetime, before: datetime) -> VisitCounts:
        """Return how many visits began in a period."""
        began = [line.record.details for line in self._sought(VisitFilter(since=since, before=before))]
        types = Counter(each.visit_type_id for each in began)
        return VisitCounts(
            tuple(
                TypeCount(kind.id, Chip(kind.name, kind.name_fr, kind.colour), types[kind.id])
                for kind in sorted(TYPES, key=lambda kind: -types[kind.id])
                if types[kind.id]
            ),
            tuple(PurposeCount(*each) for each in Counter(each.purpose for each in began).most_common()),
            tuple(OrganizationCount(*each) for each in Counter(each.organization for each in began).most_common()),
        )

    def choices(self) -> VisitChoices:
        """Return what the fields and the filters choose from."""
        self._ask()
        return CHOICES

    def hosts(self, text: str) -> Sequence[PersonFound]:
        """Return whom somebody may mean as a host."""
        self._ask()
        words = search_keys(text)
        people = [found(number) for number in range(len(HOSTS))]
        keys = [sort_key(each.last_name, each.first_name) + each.service_number.casefold() for each in people]
        return [each for each, key in zip(people, keys, strict=True) if words and all(word in key for word in words)][
            :8
        ]

    def changes(self, key: UUID) -> Sequence[VisitChange]:
        """Return what was changed of a visit."""
        line = self.lines_by_id[key]
        before, after = {"notes": "", "escort_required": False}, {"notes": "Ring twice.", "escort_required": True}
        at = line.record.updated_at

        def entry(operation: AuditOperation, past: dict[str, Any] | None, moment: datetime) -> VisitChange:
            who = str(UUID(int=5))
            return VisitChange(
                AuditEntry(
                    UUID(int=1), "visitors", key, operation, past, after, "sentinel_x", who, "roy", "", None, moment
                ),
                {},
            )

        return [entry(AuditOperation.UPDATE, before, at), entry(AuditOperation.INSERT, None, at - HOUR)]

    def expect(self, edit: VisitEdit) -> VisitLine | Problems:
        """Add a visit that is expected."""
        self._ask()
        if problems := problems_of(edit, self.at, TIMINGS):
            return problems
        details = details_from(edit, TIMINGS, display_name=display_name(person_in(edit), ()))
        return self.lines_by_id[self.add(details)[0]]

    def save(self, saved: Record[VisitDetails], edit: VisitEdit) -> VisitLine | Problems:
        """Save an edit."""
        record = self._seen(saved.seen)
        if problems := problems_of(edit, self.at, TIMINGS, record.details):
            return problems
        name = display_name(person_in(edit), ())
        return self._put(
            record.id, details_from(edit, TIMINGS, display_name=name, saved=record.details), record.version + 1
        )

    def put_back(self, seen: RecordVersion, details: VisitDetails) -> VisitLine:
        """Undo a save."""
        return self._put(seen.id, details, self._seen(seen).version + 1)

    def cancel(self, seen: RecordVersion) -> VisitLine:
        """Note that an expected visit does not take place."""
        return self._move(seen, VisitState.EXPECTED, cancelled_at=self.at)

    def sign_out(self, seen: RecordVersion) -> VisitLine:
        """Sign a visitor out."""
        return self._move(seen, VisitState.OPEN, checked_out_at=self.at, check_out_method=VisitOutMethod.DESK)

    # --- files --------------------------------------------------------------------------------------------------------

    def plan(self, path: Path) -> VisitPlan | UnusableFile:
        """Return what a file would add."""
        try:
            read = read_rows(path.read_bytes())
        except OSError as error:
            return UnusableFile(FileProblem.UNREADABLE, error.strerror or "")
        if isinstance(read, UnusableFile):
            return read
        hosts = {text: meant_by(text, self.hosts(text)) for text in read.hosts}
        types = [TypeOffered(each.id, each.code, each.name, each.name_fr) for each in TYPES]
        return plan_of(read, AroundVisits(types, hosts, frozenset(), self.at, TIMINGS))

    def add_plan(self, plan: VisitPlan) -> int:
        """Add every visit of a plan."""
        self._ask()
        return len(self.add(*(each.details for each in plan.added)))

    def export(self, wanted: VisitFilter, order: VisitOrder, path: Path, progress: Progress) -> int | None:
        """Write the names of what a filter lets through into a file."""
        del order
        self._ask()
        progress.total = progress.done = len(self._sought(wanted))
        try:
            path.write_text("\n".join(line.record.details.display_name for line in self._sought(wanted)), "utf-8")
        except OSError as error:
            raise FileNotWrittenError(path.name, error) from error
        return progress.done

    # --- slips --------------------------------------------------------------------------------------------------------

    def slip(self, visit_id: UUID) -> SlipToPrint:
        """Return what stands on a visit's slip."""
        line = self.line(visit_id)
        if line is None:
            raise RecordNotFoundError([visit_id])
        is_over = line.record.details.state in {VisitState.CLOSED, VisitState.CANCELLED}
        return SlipToPrint(visit_id, slip_of(line, self.unit, TIMINGS), is_over, line.record.details.language)

    def latest(self) -> UUID | None:
        """Return the visitor who signed in last and is here."""
        return next((line.record.id for line in self.here()), None)

    def note(self, attempt: Attempt, by: AccountId) -> None:
        """Write down what came of printing."""
        self._ask()
        outcome = SlipOutcome.FAILED if attempt.problem else SlipOutcome.PRINTED
        at = self.at + timedelta(minutes=len(self.slips))
        told = (attempt.visit_id, STATION, by, at, attempt.printer, attempt.language, outcome, attempt.problem)
        self.slips.append(SlipPrint(UUID(int=95_000 + len(self.slips)), *told))

    def log(self, wanted: SlipFilter, request: PageRequest) -> Page[SlipLine]:
        """Return one page of the log, the newest first."""
        self._ask()
        lines = [
            SlipLine(slip, self.lines_by_id[slip.visitor_id].record.details.display_name, "Front desk", "Roy")
            for slip in reversed(self._slips(wanted))
        ]
        return Page(lines[: request.size], None)

    def count(self, wanted: SlipFilter) -> int:
        """Return how many attempts there are."""
        self._ask()
        return len(self._slips(wanted))

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _slips(self, wanted: SlipFilter) -> list[SlipPrint]:
        newest = {slip.visitor_id: slip for slip in self.slips}
        kept = list(newest.values()) if wanted.newest else self.slips
        return [slip for slip in kept if wanted.outcome in {None, slip.outcome}]

    def _ask(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)

    def _seen(self, seen: RecordVersion) -> Record[VisitDetails]:
        self._ask()
        record = self.lines_by_id[seen.id].record
        if record.version != seen.version:
            raise StaleVersionError([seen.id])
        return record

    def _move(self, seen: RecordVersion, state: VisitState, **changes: object) -> VisitLine:
        record = self._seen(seen)
        if record.details.state is not state:
            raise InvalidValueError("The visit is over.", table="visitors")
        return self._put(record.id, replace(record.details, **changes), record.version + 1)  # type: ignore[arg-type]

    def _put(self, key: UUID, details: VisitDetails, version: int) -> VisitLine:
        kind = next(each for each in TYPES if each.id == details.visit_type_id)
        host = next((each.display_name for each in HOSTS if each.id == details.host_member_id), None)
        made = details.checked_in_at or NOW - 20 * HOUR
        line = VisitLine(
            Record(key, version, details, made, made),
            Chip(kind.name, kind.name_fr, kind.colour),
            host,
            self.badges.get(key),
            None,
            None if details.station_id is None else "Front desk",
        )
        self.lines_by_id[key] = line
        return line

    def _sought(self, wanted: VisitFilter) -> list[VisitLine]:
        return [line for line in self.lines_by_id.values() if _lets_through(wanted, line.record.details)]


@dataclass(frozen=True, slots=True)
class FilesInMemory:
    """The part of it that reads and writes files."""

    visits: VisitsInMemory

    def plan(self, path: Path) -> VisitPlan | UnusableFile:
        """Return what a file would add."""
        return self.visits.plan(path)

    def add(self, plan: VisitPlan) -> int:
        """Add every visit of a plan."""
        return self.visits.add_plan(plan)

    def export(self, wanted: VisitFilter, order: VisitOrder, path: Path, progress: Progress) -> int | None:
        """Write what a filter lets through into a file."""
        return self.visits.export(wanted, order, path, progress)


def _place(line: VisitLine, order: VisitOrder) -> tuple[datetime, UUID]:
    visit = line.record.details
    at = visit.expected_at if order is VisitOrder.EXPECTED else visit.checked_in_at
    return at or NOW - timedelta(days=9999), line.record.id


def _lets_through(wanted: VisitFilter, visit: VisitDetails) -> bool:
    key = sort_key(visit.last_name, visit.first_name) + " " + sort_key(visit.organization)
    return (
        (not wanted.states or visit.state in wanted.states)
        and (not wanted.types or visit.visit_type_id in wanted.types)
        and (not wanted.purposes or visit.purpose in wanted.purposes)
        and (wanted.organization is None or sort_key(wanted.organization) == sort_key(visit.organization))
        and (wanted.host_member_id is None or wanted.host_member_id == visit.host_member_id)
        and (wanted.station_id is None or wanted.station_id == visit.station_id)
        and all(word in key for word in search_keys(wanted.text))
        and _is_within(visit.checked_in_at, wanted.since, wanted.before)
        and _is_within(visit.expected_at, wanted.expected_since, wanted.expected_before)
    )


def _is_within(at: datetime | None, since: datetime | None, before: datetime | None) -> bool:
    if since is None and before is None:
        return True
    return at is not None and (since is None or since <= at) and (before is None or at < before)


def some_visits() -> VisitsInMemory:
    """Return an evening: six here, one of them for too long; some expected; a month of visits; a slip that failed."""
    visits = VisitsInMemory()
    here = visits.add(*(visit(number) for number in range(6)))
    visits.badges.update(zip(here, ("V-01", "V-02", "", "V-04", "V-07", "V-08"), strict=True))
    for key in here:
        visits.change(key)
    visits.change(here[2], expires_at=NOW - timedelta(minutes=20), notes="Waits for the Stores Manager; ring 4411.")
    visits.add(*(expected(n + 10, expected_at=NOW + timedelta(minutes=30 * n - 60)) for n in range(5)))
    visits.add(expected(20, cancelled_at=NOW), expected(21, expected_at=NOW - 5 * HOUR, expires_at=NOW - HOUR))
    visits.add(*(closed(number) for number in range(60)))
    problem = "The printer Label printer is not there: switch it on, or choose another one."
    by = AccountId(UUID(int=5))
    visits.note(Attempt(here[2], "Label printer", Language.ENGLISH, problem), by)
    visits.note(Attempt(here[1], "Office", Language.ENGLISH), by)
    return visits
