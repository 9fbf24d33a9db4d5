"""Expected visitors from a file that a person chose, and a table of visits into one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from stat import S_ISREG
from typing import Final
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.csv_reading import MOST_BYTES, FileProblem, UnusableFile
from sentinel_desktop.domain.lists import ListFilter, ListOrder
from sentinel_desktop.domain.operational_day import Timings, day_start, operational_date
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageKey, PageRequest
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visit_file_rows import VisitRows, read_rows
from sentinel_desktop.domain.visit_files import FURTHEST, AroundVisits, TypeOffered, VisitPlan, meant_by, plan_of
from sentinel_desktop.domain.visitors import VisitFilter, VisitLine, VisitOrder, VisitState
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.ports.visits import VisitsWork
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.table_file import write_table

CSV_HEADER: Final = (
    *("rank", "last_name", "first_name", "organization", "unit", "phone", "plate", "type", "reason", "host", "event"),
    *("badge", "expected", "signed_in", "signed_out", "signed_out_by", "witnessed", "station", "escort", "cancelled"),
    "notes",
)
"""Named for a program that reads the file, the same in every language."""

_MOST_CANDIDATES: Final = 20


class VisitFilesService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    Raises StoreUnavailableError while the database is away, NotSignedInError where nobody is signed in.

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

    def plan(self, path: Path) -> VisitPlan | UnusableFile:
        """Return what a file would add to the expected visits; one that is too large is not read."""
        data = _bytes_of(path)
        if isinstance(data, UnusableFile):
            return data
        read = read_rows(data)
        if isinstance(read, UnusableFile):
            return read
        with self._open() as work:
            return plan_of(read, self._around(work, read))

    def add(self, plan: VisitPlan) -> int:
        """Add every visit of a plan, all of them or none; return how many."""
        with self._open() as work:
            work.visitors.add_each([(self._new_id(), visit.details) for visit in plan.added])
            work.commit()
        return len(plan.added)

    def export(self, wanted: VisitFilter, order: VisitOrder, path: Path, progress: Progress) -> int | None:
        """Write what a filter lets through into a CSV file, the newest first, a page in memory at a time.

        Args:
            wanted: which visits.
            order: in which they stand, turned round.
            path: where to; what was there is replaced when the file is whole.
            progress: hears how many are written, of how many.

        Returns:
            how many visits are in the file; None where it was broken off, and there is no file.

        Raises:
            FileNotWrittenError: the disk refuses.
        """
        with self._open() as work:
            progress.total = work.visitors.count(wanted)
        zone = self._timings().zone
        pieces = ([_cells(line, zone) for line in lines] for lines in self._pages(wanted, order))
        return write_table(path, CSV_HEADER, pieces, progress)

    def _around(self, work: VisitsWork, read: VisitRows) -> AroundVisits:
        now, timings = self._now(), self._timings()
        everything = PageRequest(size=LARGEST_PAGE)
        types = work.visit_types.page(ListFilter(), ListOrder.PLACE, everything).items
        found = {host: meant_by(host, work.people.find(host, _MOST_CANDIDATES)) for host in sorted(read.hosts)}
        today = operational_date(now, timings)
        wanted = VisitFilter(
            states=frozenset({VisitState.EXPECTED, VisitState.OPEN}),
            expected_since=day_start(today, timings) - timedelta(days=1),
            expected_before=day_start(today + FURTHEST, timings) + timedelta(days=1),
        )
        expected = set()
        request: PageRequest | None = everything
        while request is not None:
            page = work.visitors.page(wanted, VisitOrder.EXPECTED, request)
            for visit in (record.details for record in page.items):
                if visit.expected_at is None:
                    raise AssertionError("nobody is expected between two days at no time")
                day = visit.expected_at.astimezone(timings.zone).date()
                expected.add((sort_key(visit.last_name, visit.first_name), day))
            request = None if page.next is None else PageRequest(page.next, LARGEST_PAGE)
        offered = [
            TypeOffered(each.id, each.details.code, each.details.name, each.details.name_fr)
            for each in types
            if each.details.is_active
        ]
        return AroundVisits(offered, found, frozenset(expected), now, timings)

    def _pages(self, wanted: VisitFilter, order: VisitOrder) -> Iterator[Sequence[VisitLine]]:
        after: PageKey | None = None
        while True:
            with self._open() as work:
                page = work.visitors.lines(wanted, order, PageRequest(after, LARGEST_PAGE, descending=True))
            yield page.items
            after = page.next
            if after is None:
                return


def _bytes_of(path: Path) -> bytes | UnusableFile:
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            return UnusableFile(FileProblem.ANOTHER_KIND)
        if about.st_size > MOST_BYTES:
            return UnusableFile(FileProblem.TOO_LARGE)
        with path.open("rb") as file:
            # One more than there may be: a file that grows meanwhile is refused by it.
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        return UnusableFile(FileProblem.UNREADABLE, error.strerror or type(error).__name__)


def _cells(line: VisitLine, zone: ZoneInfo) -> Sequence[str]:
    visit = line.record.details
    method = "" if visit.check_out_method is None else visit.check_out_method.value
    return (
        *(visit.rank, visit.last_name, visit.first_name, visit.organization, visit.unit, visit.phone, visit.plate),
        *(line.visit_type.name, visit.purpose.value, line.host or "", line.event or "", line.badge or ""),
        *(_moment(at, zone) for at in (visit.expected_at, visit.checked_in_at, visit.checked_out_at)),
        *(method, "yes" if visit.witnessed else "no", line.station or "", "yes" if visit.escort_required else "no"),
        *(_moment(visit.cancelled_at, zone), visit.notes),
    )


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return "" if at is None else at.astimezone(zone).isoformat(timespec="seconds")
