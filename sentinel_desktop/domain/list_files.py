"""Lists as CSV files: written, and read into a plan of what would change, which changes nothing itself."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.csv_reading import FileProblem, UnusableFile, UnusableFileError, rows_of, text_of
from sentinel_desktop.domain.csv_tables import csv_text, guarded, unguarded
from sentinel_desktop.domain.list_edits import ListContents, ListValue
from sentinel_desktop.domain.list_kinds import ListKind, Typed, ValueDetails, ValueField, clean
from sentinel_desktop.domain.list_rules import MOST_VALUES, Problem, problems_of, proposed_code
from sentinel_desktop.domain.lists import Branch, RankCategory
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import sort_key

_HEADS: Final[Mapping[ValueField, str]] = {
    ValueField.NAME: "Name",
    ValueField.NAME_FR: "French name",
    ValueField.CODE: "Code",
    ValueField.COLOUR: "Colour",
    ValueField.ON_SCAN: "On scan",
    ValueField.IS_POSITIONAL: "Appointment",
    ValueField.CAN_RECEIVE_LOCKUP: "May receive the lockup",
    ValueField.BRANCH: "Branch",
    ValueField.CATEGORY: "Category",
    ValueField.REPLACED_BY: "Replaced by",
    ValueField.DESCRIPTION: "Description",
}
_OFFERED: Final = "Offered"
_FLAGS: Final = frozenset({ValueField.IS_POSITIONAL, ValueField.CAN_RECEIVE_LOCKUP})
_CHOICES: Final[Mapping[ValueField, type[StrEnum]]] = {
    ValueField.ON_SCAN: OnScan,
    ValueField.BRANCH: Branch,
    ValueField.CATEGORY: RankCategory,
}
_WORDS: Final = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}


class RowProblem(StrEnum):
    """Why one row cannot be taken, beside the problems of its fields."""

    FORMULA = "formula"
    UNKNOWN_WORD = "unknown_word"
    TWICE = "twice"
    """Another row of the file has the same code."""
    NO_SUCH_RANK = "no_such_rank"


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row that makes a new value; ``line`` counts from 1 with the head, as a spreadsheet does."""

    line: int
    details: ValueDetails


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that differs from the value with its code, in ``fields``."""

    line: int
    record: Record[ValueDetails]
    details: ValueDetails
    fields: tuple[str, ...]

    @property
    def seen(self) -> RecordVersion:
        """The version that the plan was made from."""
        return self.record.seen


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that is left out.

    Attributes:
        field: which column is wrong.
        cell: what stands there.
    """

    line: int
    name: str
    field: ValueField | None
    problem: Problem | RowProblem
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would become of a file.

    Attributes:
        unknown: heads of columns that a list has not, which are passed over.
    """

    kind: ListKind
    added: tuple[AddedRow, ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    unchanged: int = 0
    faulty: tuple[FaultyRow, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to apply."""
        return bool(self.added or self.changed)


# --- writing ----------------------------------------------------------------------------------------------------------


def list_csv(contents: ListContents) -> str:
    """Return a list as CSV with a head, in its order, guarded against formulas."""
    kind = contents.kind
    codes = {record.id: record.details.code for record in contents.records}
    heads = [*(_HEADS[field] for field in kind.fields), _OFFERED]
    return csv_text(heads, (_cells(kind, value, codes) for value in contents.values))


def _cells(kind: ListKind, value: ListValue, codes: Mapping[UUID, str]) -> list[str]:
    details = value.record.details
    return [*(_cell(getattr(details, field), codes) for field in kind.fields), _cell(details.is_active, codes)]


def _cell(value: object, codes: Mapping[UUID, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, UUID):
        return codes.get(value, "")
    return "" if value is None else str(value)


# --- reading ----------------------------------------------------------------------------------------------------------


def plan_of(data: bytes, contents: ListContents) -> ImportPlan | UnusableFile:
    """Return what a file would change in a list: rows are known by their code, and by their branch where there is one.

    UTF-8 with or without its mark, or Windows-1252; commas, semicolons or tabs. A blank cell keeps what the value has.
    """
    try:
        rows = rows_of(text_of(data), MOST_VALUES)
        columns = _columns_of(rows[0][1], contents.kind)
    except UnusableFileError as error:
        return error.file
    return _Planner(contents, columns).plan(rows[1:])


def _columns_of(heads: Sequence[str], kind: ListKind) -> dict[int, ValueField | str]:
    """Return what each column is: a field, or the head that no list knows."""
    known: dict[str, ValueField | str] = {sort_key(_HEADS[field]): field for field in kind.fields}
    known |= {sort_key(str(field)): field for field in kind.fields}
    known[sort_key(_OFFERED)] = _OFFERED
    columns: dict[int, ValueField | str] = {}
    for place, head in enumerate(heads):
        column = known.get(sort_key(head), head.strip())
        if column and column in columns.values():
            raise UnusableFileError(FileProblem.DOUBLE_HEAD, head.strip())
        columns[place] = column
    for field in (ValueField.NAME, kind.parted_by):
        if field is not None and field not in columns.values():
            raise UnusableFileError(FileProblem.WITHOUT_COLUMN, _HEADS[field])
    return columns


@dataclass(frozen=True, slots=True)
class _Given:
    """One row: what its cells say, by the name of the detail; blank cells are left out."""

    line: int
    name: str
    values: Mapping[str, Any]


class _Planner:
    """Makes a plan of rows, one after the other; each sees what the rows before it took."""

    def __init__(self, contents: ListContents, columns: Mapping[int, ValueField | str]) -> None:
        self._kind = contents.kind
        self._columns = columns
        self._details_now = dict(contents.details)
        self._by_code = {self._identity(record.details): record for record in contents.records}
        self._read: set[tuple[object, str]] = set()
        self._added: list[AddedRow] = []
        self._changed: list[ChangedRow] = []
        self._faulty: list[FaultyRow] = []
        self._unchanged = 0

    def plan(self, rows: Iterable[tuple[int, Sequence[str]]]) -> ImportPlan:
        for line, cells in rows:
            given = self._given(line, cells)
            fault = given if isinstance(given, FaultyRow) else self._take(given)
            if fault is not None:
                self._faulty.append(fault)
        unknown = tuple(
            column
            for column in self._columns.values()
            if column and column != _OFFERED and not isinstance(column, ValueField)
        )
        return ImportPlan(
            self._kind,
            tuple(self._added),
            tuple(self._changed),
            self._unchanged,
            tuple(self._faulty),
            unknown,
        )

    def _given(self, line: int, cells: Sequence[str]) -> _Given | FaultyRow:
        values: dict[str, Any] = {}
        name = next(
            (cell.strip() for place, cell in enumerate(cells) if self._columns.get(place) is ValueField.NAME), ""
        )
        for place, cell in enumerate(cells):
            column = self._columns.get(place)
            if not cell.strip() or (not isinstance(column, ValueField) and column != _OFFERED):
                continue
            field = column if isinstance(column, ValueField) else None
            if not cell.startswith("'") and guarded(cell) != cell:
                return FaultyRow(line, name, field, RowProblem.FORMULA, cell.strip())
            value = self._value(field, unguarded(cell))
            if isinstance(value, RowProblem):
                return FaultyRow(line, name, field, value, cell.strip())
            values["is_active" if field is None else str(field)] = value
        if self._kind.parted_by is not None and self._kind.parted_by not in values:
            return FaultyRow(line, name, self._kind.parted_by, Problem.EMPTY)
        if (code := values.get(ValueField.REPLACED_BY)) is not None:
            found = self._by_code.get((values.get(ValueField.BRANCH), code))
            if found is None:
                return FaultyRow(line, name, ValueField.REPLACED_BY, RowProblem.NO_SUCH_RANK, code)
            values[ValueField.REPLACED_BY] = found.id
        return _Given(line, clean(unguarded(name)), values)

    def _value(self, field: ValueField | None, cell: str) -> Any:  # noqa: ANN401 - as the detail, or a RowProblem
        word = clean(cell)
        if field is None or field in _FLAGS:
            return _WORDS.get(word.casefold(), RowProblem.UNKNOWN_WORD)
        if field in _CHOICES:
            choice = word.casefold().replace(" ", "_")
            return _CHOICES[field](choice) if choice in set(_CHOICES[field]) else RowProblem.UNKNOWN_WORD
        return word.upper() if field is ValueField.COLOUR else word

    def _take(self, given: _Given) -> FaultyRow | None:
        record = self._known(given)
        before = record.details if record is not None else None
        typed: dict[ValueField, Any] = dict(self._kind.typed(before))
        typed |= {field: given.values[field] for field in self._kind.fields if field in given.values}
        if not typed[ValueField.CODE]:
            taken = [each.code for each in self._details_now.values()]
            typed[ValueField.CODE] = proposed_code(self._kind, typed[ValueField.NAME], taken)
        problems = problems_of(self._kind, typed, self._details_now, record.id if record is not None else None)
        for field, problem in problems.items():
            return FaultyRow(given.line, given.name, field, problem, str(typed[field]))
        details = self._details(typed, before, given)
        identity = self._identity(details)
        if identity in self._read:
            return FaultyRow(given.line, given.name, ValueField.CODE, RowProblem.TWICE, details.code)
        self._read.add(identity)
        self._note(given.line, record, details)
        return None

    def _known(self, given: _Given) -> Record[ValueDetails] | None:
        code = given.values.get(ValueField.CODE)
        if code is None:
            return None
        part = given.values[self._kind.parted_by] if self._kind.parted_by else None
        return self._by_code.get((part, code))

    def _details(self, typed: Typed, before: ValueDetails | None, given: _Given) -> ValueDetails:
        details = self._kind.details_from(typed, before)
        return dataclasses.replace(details, is_active=given.values.get("is_active", details.is_active))

    def _note(self, line: int, record: Record[ValueDetails] | None, details: ValueDetails) -> None:
        if record is None:
            self._added.append(AddedRow(line, details))
            # So that the rows after it are held against it: it has no id yet, and needs none but here.
            self._details_now[UUID(int=line)] = details
            return
        fields = tuple(
            field.name
            for field in dataclasses.fields(details)
            if getattr(details, field.name) != getattr(record.details, field.name)
        )
        if fields:
            self._changed.append(ChangedRow(line, record, details, fields))
            self._details_now[record.id] = details
        else:
            self._unchanged += 1

    def _identity(self, details: ValueDetails) -> tuple[object, str]:
        parted = self._kind.parted_by
        return (getattr(details, parted) if parted else None, details.code)
