"""The stations of the unit: what each last said of itself, and what an administrator edits of it."""

from uuid import UUID

from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.stations import StationDetails, StationFilter, StationLine, StationOrder
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.ports.station_admin import StationsWork


class StationAdminService:
    """Works in the name of whoever is signed in; every method blocks and has a unit of work of its own.

    Raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away or this role
    may not.
    """

    def __init__(self, open_work: Open[StationsWork]) -> None:
        self._open = open_work

    def stations(self) -> tuple[StationLine, ...]:
        """Return every station by name, a thousand at most."""
        with self._open() as work:
            page = work.stations.lines(StationFilter(), StationOrder.NAME, PageRequest(size=LARGEST_PAGE))
        return tuple(page.items)

    def station(self, key: UUID) -> Record[StationDetails]:
        """Return one station as it is now; raises RecordNotFoundError where it is gone."""
        with self._open() as work:
            return work.stations.get(key)

    def save(self, seen: RecordVersion, details: StationDetails) -> Record[StationDetails]:
        """Save over the version that was seen.

        Raises:
            StaleVersionError: somebody saved another version meanwhile.
            RecordNotFoundError: it is gone.
            AlreadyTakenError: another station has the name.
        """
        with self._open() as work:
            saved = work.stations.edit(seen, details)
            work.commit()
        return saved
