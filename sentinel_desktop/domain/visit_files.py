"""A list of expected visitors from a CSV file: a plan of what it would add, which changes nothing itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.member_drafts import is_phone, read_date
from sentinel_desktop.domain.operational_day import Timings, operational_date
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.sort_keys import digits_of, sort_key
from sentinel_desktop.domain.visit_drafts import (
    LONGEST,
    VisitorKind,
    end_of_day,
    is_plate,
    is_seen,
    type_code,
)
from sentinel_desktop.domain.visit_file_rows import NEEDED, VisitColumn, VisitRows, read_time
from sentinel_desktop.domain.visitors import PersonHere, VisitDetails, VisitPurpose, display_name

USUAL_TIME: Final = time(8, 0)
"""When a visitor is expected for whom a file names no time."""

FURTHEST: Final = timedelta(days=400)
"""A visit that is expected later than this is a date that was mistyped."""

_YES: Final = frozenset({"yes", "y", "oui", "o", "true", "vrai", "x", "1"})
_NO: Final = frozenset({"", "no", "n", "non", "false", "faux", "0"})


_PURPOSES: Final[Mapping[str, VisitPurpose]] = {
    sort_key(word): purpose
    for purpose, words in {
        VisitPurpose.RECRUITMENT: ("recruitment", "recrutement"),
        VisitPurpose.CONTRACT_WORK: ("contract work", "contract", "work", "contrat", "travaux"),
        VisitPurpose.MEETING: ("meeting", "rencontre", "réunion"),
        VisitPurpose.EVENT: ("event", "événement"),
        VisitPurpose.MUSEUM: ("museum", "musée"),
        VisitPurpose.OTHER: ("other", "autre"),
    }.items()
    for word in words
}
_OF_TYPE: Final[Mapping[str, VisitPurpose]] = {
    "contractor": VisitPurpose.CONTRACT_WORK,
    "guest": VisitPurpose.MEETING,
    "military": VisitPurpose.MEETING,
    "official": VisitPurpose.MEETING,
    "recruitment": VisitPurpose.RECRUITMENT,
    "museum": VisitPurpose.MUSEUM,
    "event": VisitPurpose.EVENT,
}
"""Why somebody comes whose visit is of a type, by the type's code; of any other type it is another reason."""


class VisitRowProblem(StrEnum):
    """Why one row cannot be taken."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    IN_THE_PAST = "in_the_past"
    TOO_FAR = "too_far"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_PLATE = "not_a_plate"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_WORD = "unknown_word"
    """Whether somebody is to be escorted is neither yes nor no."""
    NO_SUCH_HOST = "no_such_host"
    SEVERAL_HOSTS = "several_hosts"
    """Several members may be meant."""
    TWICE = "twice"
    """Another row of the file has the same person on the same day."""


@dataclass(frozen=True, slots=True)
class FaultyVisitRow:
    """A row that is left out.

    Attributes:
        line: counts from 1 with the head, as a spreadsheet does.
        name: of the visitor, as far as it stands there.
        cell: what stands in the column that is wrong.
        about: who may be meant, where several may.
    """

    line: int
    name: str
    column: VisitColumn
    problem: VisitRowProblem
    cell: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A row that makes an expected visit; ``host`` and the type's names as somebody reads them."""

    line: int
    details: VisitDetails
    host: str
    type_name: str
    type_name_fr: str


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """What would become of a file.

    Attributes:
        known: how many rows are of somebody who is expected on that day already.
        unknown: heads of columns that say nothing to the program, which are passed over.
    """

    added: tuple[PlannedVisit, ...] = ()
    known: int = 0
    faulty: tuple[FaultyVisitRow, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeOffered:
    """A type of visits that a row can name, by its code or either name."""

    id: UUID
    code: str
    name: str
    name_fr: str = ""


@dataclass(frozen=True, slots=True)
class AroundVisits:
    """What a plan is made beside.

    Attributes:
        types: of visits, as supervisors order them.
        hosts: for each host as it is written, who may be meant.
        expected: who is expected already: the key of the name, and the day in the unit's zone.
        now: the server's time.
    """

    types: Sequence[TypeOffered]
    hosts: Mapping[str, Sequence[PersonFound]]
    expected: frozenset[tuple[str, date]]
    now: datetime
    timings: Timings = field(default_factory=Timings)


def meant_by(text: str, candidates: Sequence[PersonFound]) -> Sequence[PersonFound]:
    """Return whom a host's cell can mean among those a search found: one where only one has just this number or name.

    A service number is that of one member; a name, with or without the rank, may be several members'.
    """
    bare, name = "".join(text.split()).casefold(), sort_key(text)
    ways = (
        lambda person: person.service_number.casefold() == bare,
        lambda person: sort_key(person.display_name) == name,
        lambda person: name in _names_of(person),
    )
    for way in ways:
        found = [person for person in candidates if way(person)]
        if found:
            return found
    return candidates


def _names_of(person: PersonFound) -> Iterable[str]:
    last, first, rank = person.last_name, person.first_name, person.rank
    for form in (last, f"{last}, {first}", f"{first} {last}", f"{last} {first}"):
        yield sort_key(form)
        yield sort_key(f"{rank} {form}")


def plan_of(read: VisitRows, around: AroundVisits) -> VisitPlan:
    """Return what a file would add to the visits that are expected."""
    return _Planner(around).plan(read)


class _RowError(Exception):
    def __init__(self, column: VisitColumn, problem: VisitRowProblem, about: str = "") -> None:
        super().__init__(problem)
        self.column, self.problem, self.about = column, problem, about


class _Planner:
    """Makes a plan of rows, one after the other; each sees whom the rows before it named."""

    def __init__(self, around: AroundVisits) -> None:
        self._around = around
        self._types = {
            sort_key(word): kind
            for kind in reversed(around.types)
            for word in (kind.code, kind.name_fr, kind.name)
            if word
        }
        self._by_code = {kind.code: kind for kind in around.types}
        self._read: set[tuple[str, str, date]] = set()

    def plan(self, read: VisitRows) -> VisitPlan:
        added: list[PlannedVisit] = []
        faulty: list[FaultyVisitRow] = []
        known = 0
        for line, cells in read.rows:
            try:
                visit = self._visit(line, cells)
            except _RowError as error:
                cell = cells.get(error.column, "")
                faulty.append(FaultyVisitRow(line, _name(cells), error.column, error.problem, cell, error.about))
                continue
            if visit is None:
                known += 1
            else:
                added.append(visit)
        return VisitPlan(tuple(added), known, tuple(faulty), read.unknown)

    def _visit(self, line: int, cells: Mapping[VisitColumn, str]) -> PlannedVisit | None:
        _check_texts(cells)
        at = self._moment(cells)
        host = self._host(cells)
        purpose, kind = self._reason(cells, host)
        last_name, first_name = cells[VisitColumn.LAST_NAME], cells.get(VisitColumn.FIRST_NAME, "")
        day = at.astimezone(self._around.timings.zone).date()
        name = sort_key(last_name, first_name)
        phone = digits_of(cells.get(VisitColumn.PHONE, ""))
        if (name, phone, day) in self._read:
            raise _RowError(VisitColumn.LAST_NAME, VisitRowProblem.TWICE)
        self._read.add((name, phone, day))
        if (name, day) in self._around.expected:
            return None
        rank, unit = cells.get(VisitColumn.RANK, ""), cells.get(VisitColumn.UNIT, "")
        details = VisitDetails(
            last_name=last_name,
            first_name=first_name,
            display_name=display_name(PersonHere(last_name, first_name, rank), ()),
            visit_type_id=kind.id,
            purpose=purpose,
            rank=rank,
            organization=cells.get(VisitColumn.ORGANIZATION, ""),
            unit=unit,
            phone=cells.get(VisitColumn.PHONE, ""),
            plate=cells.get(VisitColumn.PLATE, "").upper(),
            host_member_id=None if host is None else host.member_id,
            expected_at=at,
            expires_at=end_of_day(at, self._around.timings),
            escort_required=_flag(cells),
            notes=cells.get(VisitColumn.NOTES, ""),
        )
        return PlannedVisit(line, details, "" if host is None else host.display_name, kind.name, kind.name_fr)

    def _moment(self, cells: Mapping[VisitColumn, str]) -> datetime:
        day = read_date(cells[VisitColumn.DATE])
        if day is None:
            raise _RowError(VisitColumn.DATE, VisitRowProblem.NOT_A_DATE)
        clock = read_time(cells[VisitColumn.TIME]) if VisitColumn.TIME in cells else USUAL_TIME
        if clock is None:
            raise _RowError(VisitColumn.TIME, VisitRowProblem.NOT_A_TIME)
        today = operational_date(self._around.now, self._around.timings)
        # Before a moment is made of it, which no day at the end of all calendars has.
        if day < today:
            raise _RowError(VisitColumn.DATE, VisitRowProblem.IN_THE_PAST)
        if day > today + FURTHEST:
            raise _RowError(VisitColumn.DATE, VisitRowProblem.TOO_FAR)
        return datetime.combine(day, clock, tzinfo=self._around.timings.zone).astimezone(UTC)

    def _host(self, cells: Mapping[VisitColumn, str]) -> PersonFound | None:
        text = cells.get(VisitColumn.HOST)
        if text is None:
            return None
        meant = self._around.hosts.get(text, ())
        if not meant:
            raise _RowError(VisitColumn.HOST, VisitRowProblem.NO_SUCH_HOST)
        if len(meant) > 1:
            names = ", ".join(f"{person.display_name} ({person.service_number})" for person in meant[:3])
            raise _RowError(VisitColumn.HOST, VisitRowProblem.SEVERAL_HOSTS, names)
        return meant[0]

    def _reason(self, cells: Mapping[VisitColumn, str], host: PersonFound | None) -> tuple[VisitPurpose, TypeOffered]:
        """Return why somebody comes and of which type the visit is; who says nothing of it meets a host, if any."""
        military = VisitorKind.MILITARY if VisitColumn.RANK in cells else VisitorKind.GUEST
        word = cells.get(VisitColumn.TYPE)
        if word is None:
            purpose = VisitPurpose.OTHER if host is None else VisitPurpose.MEETING
        elif (kind := self._types.get(sort_key(word))) is not None:
            return _OF_TYPE.get(kind.code, VisitPurpose.OTHER), kind
        elif (found := _PURPOSES.get(sort_key(word))) is not None:
            purpose = found
        else:
            raise _RowError(VisitColumn.TYPE, VisitRowProblem.UNKNOWN_TYPE)
        of_purpose = self._by_code.get(type_code(purpose, military))
        if of_purpose is None:
            raise _RowError(VisitColumn.TYPE, VisitRowProblem.UNKNOWN_TYPE)
        return purpose, of_purpose


def _check_texts(cells: Mapping[VisitColumn, str]) -> None:
    for column in NEEDED:
        if not is_seen(cells.get(column, "")):
            raise _RowError(column, VisitRowProblem.MISSING)
    for column, cell in cells.items():
        if len(cell) > LONGEST.get(column, len(cell)):
            raise _RowError(column, VisitRowProblem.TOO_LONG)
    if not is_phone(cells.get(VisitColumn.PHONE, "")):
        raise _RowError(VisitColumn.PHONE, VisitRowProblem.NOT_A_PHONE)
    if not is_plate(cells.get(VisitColumn.PLATE, "")):
        raise _RowError(VisitColumn.PLATE, VisitRowProblem.NOT_A_PLATE)


def _flag(cells: Mapping[VisitColumn, str]) -> bool:
    word = cells.get(VisitColumn.ESCORT, "").casefold()
    if word not in _YES | _NO:
        raise _RowError(VisitColumn.ESCORT, VisitRowProblem.UNKNOWN_WORD)
    return word in _YES


def _name(cells: Mapping[VisitColumn, str]) -> str:
    parts = (cells.get(VisitColumn.LAST_NAME, ""), cells.get(VisitColumn.FIRST_NAME, ""))
    return ", ".join(part for part in parts if part)
