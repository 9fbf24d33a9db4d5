"""The rows of a CSV file of expected visitors: which column says what, and what stands in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Final

from sentinel_desktop.domain.csv_reading import FileProblem, UnusableFile, UnusableFileError, rows_of, text_of
from sentinel_desktop.domain.csv_tables import guarded, unguarded
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visit_drafts import cleaned

MOST_ROWS: Final = 1000
"""Of one file: the guests of the largest evening fit."""

_TIME: Final = re.compile(r"(\d{1,2})(?:\s?[:h.]\s?(\d{2})|(\d{2}))?\s?([ap]\.?m\.?)?")
_NOON: Final = 12


class VisitColumn(StrEnum):
    """What a column of the file says."""

    RANK = "rank"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    ORGANIZATION = "organization"
    UNIT = "unit"
    HOST = "host"
    DATE = "date"
    TIME = "time"
    TYPE = "type"
    PHONE = "phone"
    PLATE = "plate"
    ESCORT = "escort"
    NOTES = "notes"


_HEADS: Final[Mapping[VisitColumn, Sequence[str]]] = {
    VisitColumn.RANK: ("rank", "grade"),
    VisitColumn.LAST_NAME: ("last name", "surname", "family name", "name", "nom", "nom de famille"),
    VisitColumn.FIRST_NAME: ("first name", "given name", "prénom"),
    VisitColumn.ORGANIZATION: ("organization", "organisation", "company", "organisme", "entreprise", "compagnie"),
    VisitColumn.UNIT: ("unit", "unité"),
    VisitColumn.HOST: ("host", "hôte", "host service number", "member"),
    VisitColumn.DATE: ("date", "day", "jour"),
    VisitColumn.TIME: ("time", "hour", "heure"),
    VisitColumn.TYPE: ("type", "visit type", "purpose", "reason", "type de visite", "motif", "raison"),
    VisitColumn.PHONE: ("phone", "telephone", "phone number", "téléphone"),
    VisitColumn.PLATE: ("plate", "licence plate", "license plate", "plaque"),
    VisitColumn.ESCORT: ("escort", "escort required", "escorte"),
    VisitColumn.NOTES: ("notes", "note", "remarks", "remarques"),
}
NEEDED: Final = {VisitColumn.LAST_NAME: "Last name", VisitColumn.DATE: "Date"}
"""The columns that every file has, by their heads."""

_KNOWN: Final = {sort_key(head): column for column, heads in _HEADS.items() for head in heads}


@dataclass(frozen=True, slots=True)
class VisitRows:
    """The rows of a file, before anybody was looked for who stands in them.

    Attributes:
        rows: the number of each, and its cells by column; blank ones are left out.
    """

    rows: Sequence[tuple[int, Mapping[VisitColumn, str]]]
    unknown: tuple[str, ...]

    @property
    def hosts(self) -> frozenset[str]:
        """Whom the rows name as hosts, each as it is written."""
        return frozenset(cells[VisitColumn.HOST] for _, cells in self.rows if VisitColumn.HOST in cells)


def read_rows(data: bytes) -> VisitRows | UnusableFile:
    """Return the rows of a file with a head in any order: UTF-8 with or without its mark, or Windows-1252."""
    try:
        (_, heads), *rows = rows_of(text_of(data), MOST_ROWS)
        columns = _columns_of(heads)
    except UnusableFileError as error:
        return error.file
    unknown = tuple(head.strip() for head in heads if head.strip() and sort_key(head) not in _KNOWN)
    return VisitRows([(line, _cells(row, columns)) for line, row in rows], unknown)


def _columns_of(heads: Sequence[str]) -> Mapping[int, VisitColumn]:
    columns: dict[int, VisitColumn] = {}
    for place, head in enumerate(heads):
        column = _KNOWN.get(sort_key(head))
        if column is None:
            continue
        if column in columns.values():
            raise UnusableFileError(FileProblem.DOUBLE_HEAD, head.strip())
        columns[place] = column
    for column, name in NEEDED.items():
        if column not in columns.values():
            raise UnusableFileError(FileProblem.WITHOUT_COLUMN, name)
    return columns


def _cells(row: Sequence[str], columns: Mapping[int, VisitColumn]) -> Mapping[VisitColumn, str]:
    cells = {}
    for place, cell in enumerate(row):
        column = columns.get(place)
        bare = cleaned(_without_guard(cell), lines=column is VisitColumn.NOTES)
        if column is not None and bare:
            cells[column] = bare
    return cells


def _without_guard(cell: str) -> str:
    """Return a cell without the apostrophe that our own files have before what a spreadsheet would calculate."""
    bare = unguarded(cell)
    return bare if guarded(bare) == cell else cell


def read_time(text: str) -> time | None:
    """Return the time of day that a cell says, as "9:30", "0930", "9h30" or "9:30 PM"; None where it says none."""
    found = _TIME.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
