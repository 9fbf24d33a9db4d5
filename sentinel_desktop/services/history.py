"""The history: passages of everybody page by page and as a file, and who was in at a past moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import DEFAULT_COLOUR, ListFilter, ListOrder
from sentinel_desktop.domain.member_views import Choice
from sentinel_desktop.domain.pages import LARGEST_PAGE, PAGE_SIZE, Page, PageKey, PageRequest
from sentinel_desktop.domain.passages import Passage, PassagesWanted, PersonKind, PersonThen, PresentAt
from sentinel_desktop.domain.presence import BoardSnapshot, SilentStation
from sentinel_desktop.domain.stations import StationFilter, StationOrder
from sentinel_desktop.services.ports.history import HistoryWork
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.table_file import write_table

CSV_HEADER: Final = (
    *("occurred_at", "direction", "kind", "name", "division_or_organization", "method", "station", "badge"),
    *("entered_by", "reason", "witnessed", "standing", "recorded_at", "id", "corrects", "superseded_by"),
)
"""Named for a program that reads the file, the same in every language."""

MOST_OFFERED: Final = 6
"""People of each kind that are offered while a name is typed."""


@dataclass(frozen=True, slots=True)
class HistoryChoices:
    """What passages can be narrowed by: divisions in their order, stations by name and id."""

    divisions: Sequence[Choice]
    stations: Sequence[tuple[str, UUID]]


@dataclass(frozen=True, slots=True)
class PersonOffered:
    """Somebody whose passages may be meant.

    Attributes:
        member_id: None for a visitor, whose visits are found by the name.
        name: short with the rank for a member; as a search finds it for a visitor.
        of: a member's division, a visitor's organization; may be empty.
    """

    member_id: MemberId | None
    name: str
    of: str


class HistoryService:
    """Works in the name of whoever is signed in; every method blocks and has units of work of its own.

    Raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away or this role
    may not.
    """

    def __init__(self, open_work: Open[HistoryWork]) -> None:
        self._open = open_work

    def page(self, wanted: PassagesWanted, after: PageKey | None = None, size: int = PAGE_SIZE) -> Page[Passage]:
        """Return one page, the newest first; ``after`` is where the page before ended, None for the first."""
        with self._open() as work:
            return work.passages.page(wanted, after, size)

    def count(self, wanted: PassagesWanted) -> int:
        """Return how many passages ``wanted`` lets through; some tenths of a second a million."""
        with self._open() as work:
            return work.passages.count(wanted)

    def correction(self, check_in_id: UUID) -> Sequence[Passage]:
        """Return a member's passage with all that took each other's place around it, in the order of recording."""
        with self._open() as work:
            return work.passages.of_correction(check_in_id)

    def choices(self) -> HistoryChoices:
        """Return what passages can be narrowed by."""
        with self._open() as work:
            divisions = work.divisions.page(ListFilter(), ListOrder.PLACE, PageRequest(size=LARGEST_PAGE)).items
            stations = work.stations.lines(StationFilter(), StationOrder.NAME, PageRequest(size=LARGEST_PAGE)).items
        return HistoryChoices(
            tuple(
                Choice(
                    record.id,
                    record.details.code,
                    Chip(record.details.name, record.details.name_fr, DEFAULT_COLOUR),
                    record.details.is_active,
                )
                for record in divisions
            ),
            tuple((line.record.details.name, line.record.id) for line in stations),
        )

    def people(self, text: str) -> Sequence[PersonOffered]:
        """Return whom somebody may mean who has typed ``text``: members of today, then visitors who were here."""
        with self._open() as work:
            members = work.people.find(text, MOST_OFFERED)
            visits = work.visitors.suggest_returning(text, MOST_OFFERED)
        return [
            *(PersonOffered(member.member_id, member.display_name, member.division) for member in members),
            *(
                PersonOffered(
                    None,
                    " ".join(filter(None, (visit.details.last_name, visit.details.first_name))),
                    visit.details.organization or visit.details.unit,
                )
                for visit in visits
            ),
        ]

    def present_at(self, at: datetime) -> PresentAt:
        """Return who was in at a past moment, by what the log says today."""
        with self._open() as work:
            found = work.presence.in_at(at)
        return PresentAt(at, tuple(_people(found)), _unheard(found))

    def export(self, wanted: PassagesWanted, path: Path, zone: ZoneInfo, progress: Progress) -> int | None:
        """Write what ``wanted`` lets through into a CSV file, the newest first, a page in memory at a time.

        What is recorded meanwhile is not in it.

        Args:
            wanted: which passages.
            path: where to; what was there is replaced.
            zone: in which times are written, with their offset.
            progress: hears how many are written, of how many.

        Returns:
            how many passages are in the file; None where it was broken off, and there is no file.

        Raises:
            FileNotWrittenError: the disk refuses.
        """
        progress.total = self.count(wanted)
        pieces = ([_cells(passage, zone) for passage in page.items] for page in self._pages(wanted))
        return write_table(path, CSV_HEADER, pieces, progress)

    def _pages(self, wanted: PassagesWanted) -> Iterator[Page[Passage]]:
        page = self.page(wanted, None, LARGEST_PAGE)
        yield page
        while page.next is not None:
            page = self.page(wanted, page.next, LARGEST_PAGE)
            yield page


def _people(found: BoardSnapshot) -> Iterator[PersonThen]:
    """Yield members by division and name, then visitors, then attendees, each by name."""
    for entry in sorted(found.entries, key=lambda entry: (entry.member.division, entry.sort_key, entry.id)):
        if entry.since is None:
            raise AssertionError("nobody was in who never came in")
        yield PersonThen(PersonKind.MEMBER, entry.id, entry.display_name, entry.member.division, entry.since)
    for visitor in sorted(found.visitors, key=lambda visitor: (visitor.sort_key, visitor.id)):
        host = "" if visitor.host is None else visitor.host.display_name
        yield PersonThen(PersonKind.VISITOR, visitor.id, visitor.display_name, host, visitor.since)
    for guest in sorted(found.attendees, key=lambda guest: (guest.sort_key, guest.id)):
        yield PersonThen(PersonKind.ATTENDEE, guest.id, guest.display_name, guest.event, guest.since)


def _unheard(found: BoardSnapshot) -> tuple[SilentStation, ...]:
    """Return the stations that may have seen more before the moment of a snapshot."""
    behind = (
        *found.silent_stations,
        *(
            SilentStation(station.name, None, station.waiting, station.complete_until)
            for station in found.waiting_stations
        ),
    )
    return tuple(each for each in behind if each.complete_until is None or each.complete_until < found.as_of)


def _cells(passage: Passage, zone: ZoneInfo) -> Sequence[str]:
    return (
        passage.occurred_at.astimezone(zone).isoformat(),
        passage.direction.value,
        passage.kind.value,
        passage.name,
        passage.of,
        passage.way.value,
        passage.station or "",
        passage.badge or "",
        passage.entered_by or "",
        passage.reason,
        "yes" if passage.witnessed else "no",
        passage.standing.value,
        "" if passage.recorded_at is None else passage.recorded_at.astimezone(zone).isoformat(),
        str(passage.id),
        "" if passage.corrects is None else str(passage.corrects),
        "" if passage.superseded_by is None else str(passage.superseded_by),
    )
