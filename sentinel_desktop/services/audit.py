"""The audit: found by who, what, which record and when; and written into a file as far as a filter lets it through."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.audit import AuditAuthor, AuditEntry, AuditFilter
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageKey, PageRequest
from sentinel_desktop.domain.stations import StationFilter, StationOrder
from sentinel_desktop.services.ports.audit import AuditWork
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.table_file import write_table

CSV_HEADER: Final = (
    "occurred_at",
    "account",
    "station",
    "database_user",
    "table",
    "row_id",
    "record",
    "operation",
    "changes",
    "before",
    "after",
)
"""Named for a program that reads the file, the same in every language."""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some changes in their order.

    Attributes:
        names: by id, what the records are called that they are about or name, as far as those are there today.
        next: where the following page begins; None on the last.
    """

    entries: Sequence[AuditEntry]
    names: Mapping[UUID, str]
    next: PageKey | None


@dataclass(frozen=True, slots=True)
class AuditChoices:
    """What the log can be searched by: everybody it names, and the stations of today by name and id."""

    authors: Sequence[AuditAuthor]
    stations: Sequence[tuple[str, UUID]]


class AuditService:
    """Works in the name of whoever is signed in; every method blocks and has units of work of its own.

    Raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away or this role
    may not.
    """

    def __init__(self, open_work: Open[AuditWork]) -> None:
        self._open = open_work

    def page(self, wanted: AuditFilter, request: PageRequest) -> AuditPage:
        """Return one page, the newest first; a ``descending`` request turns that round."""
        with self._open() as work:
            found = work.audit.page(wanted, request)
            names = work.audit.names(found.items)
        return AuditPage(found.items, names, found.next)

    def count(self, wanted: AuditFilter) -> int:
        """Return how many changes ``wanted`` lets through; some tenths of a second a million."""
        with self._open() as work:
            return work.audit.count(wanted)

    def choices(self) -> AuditChoices:
        """Return what the log can be searched by."""
        with self._open() as work:
            authors = work.audit.authors()
            stations = work.stations.lines(StationFilter(), StationOrder.NAME, PageRequest(size=LARGEST_PAGE))
        return AuditChoices(authors, [(line.record.details.name, line.record.id) for line in stations.items])

    def export(self, wanted: AuditFilter, path: Path, zone: ZoneInfo, progress: Progress) -> int | None:
        """Write what ``wanted`` lets through into a CSV file, the newest first, a page in memory at a time.

        What comes into the log meanwhile is not in it. The file has its name when it is whole, and only its owner may
        read it.

        Args:
            wanted: which changes.
            path: where to; what was there is replaced.
            zone: in which times are written, with their offset.
            progress: hears how many are written, of how many.

        Returns:
            how many changes are in the file; None where it was broken off, and there is no file.

        Raises:
            FileNotWrittenError: the disk refuses.
        """
        progress.total = self.count(wanted)
        pieces = ([_cells(entry, page.names, zone) for entry in page.entries] for page in self._pages(wanted))
        return write_table(path, CSV_HEADER, pieces, progress)

    def _pages(self, wanted: AuditFilter) -> Iterator[AuditPage]:
        request: PageRequest | None = PageRequest(size=LARGEST_PAGE)
        while request is not None:
            page = self.page(wanted, request)
            yield page
            request = None if page.next is None else PageRequest(page.next, LARGEST_PAGE)


def _cells(entry: AuditEntry, names: Mapping[UUID, str], zone: ZoneInfo) -> Sequence[str]:
    return (
        entry.occurred_at.astimezone(zone).isoformat(),
        entry.account_name or entry.account,
        entry.station_name or entry.station,
        entry.database_user,
        entry.table,
        str(entry.row_id),
        names.get(entry.row_id, ""),
        entry.operation.value,
        "; ".join(f"{each.field}: {_word(each.before, names)} → {_word(each.after, names)}" for each in entry.changes),
        _json(entry.before),
        _json(entry.after),
    )


def _word(value: Any, names: Mapping[UUID, str]) -> str:  # noqa: ANN401 - any JSON
    """Return a value as text, an id as what it names where that is known."""
    if value is None:
        return "-"
    name = names.get(key) if (key := _as_id(value)) is not None else None
    return name or (value if isinstance(value, str) else _json(value))


def _as_id(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _json(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
