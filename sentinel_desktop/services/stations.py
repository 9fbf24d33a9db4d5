"""What a station tells the database of itself, and what it takes along to answer alone."""

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.journal import DirectoryContents
from sentinel_desktop.domain.stations import StationHealth
from sentinel_desktop.services.ports import OpenUnitOfWork


class StationService:
    """Works for one station. Safe to call from any thread; raises StoreUnavailableError while the database is away."""

    def __init__(self, open_unit_of_work: OpenUnitOfWork) -> None:
        self._open = open_unit_of_work

    def report(self, station_id: StationId, health: StationHealth) -> None:
        """Say that the station is alive, and how it is."""
        with self._open() as work:
            work.stations.report(station_id, health)
            work.commit()

    def directory(self, station_id: StationId) -> DirectoryContents:
        """Return what the station needs to answer while the database is away."""
        with self._open() as work:
            return work.stations.directory(station_id)
