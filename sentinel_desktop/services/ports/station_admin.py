"""What the stations' page asks of the store."""

from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.stations import StationDetails, StationFilter, StationLine, StationOrder
from sentinel_desktop.services.ports.records import Work


class Stations(Protocol):
    """The stations, as administrators see and edit them; raises as ``EditedRecords`` does."""

    def get(self, key: UUID) -> Record[StationDetails]:
        """Return the station with this id; raises RecordNotFoundError where there is none."""

    def lines(self, wanted: StationFilter, order: StationOrder, request: PageRequest) -> Page[StationLine]:
        """Return one page of stations with what each last said of itself."""

    def edit(self, seen: RecordVersion, details: StationDetails) -> Record[StationDetails]:
        """Save details over the version that was seen."""


class StationsWork(Work, Protocol):
    """A unit of work in which stations are edited."""

    @property
    def stations(self) -> Stations:
        """The stations, in this transaction."""
