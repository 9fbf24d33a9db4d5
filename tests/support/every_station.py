"""A service that records scans of many stations, each signed in as itself: the database takes them no other way."""

import threading
from collections.abc import Callable

from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService


class EveryStation(CheckInService):
    """The check-in services of all stations, behind one: a scan goes to that of the station it was made at.

    Args:
        engine_of: makes the engine of a station; called once for each, when its first scan comes.
    """

    def __init__(self, engine_of: Callable[[StationId], Engine]) -> None:
        self._engine_of = engine_of
        self._services: dict[StationId, CheckInService] = {}
        self._making = threading.Lock()

    def record(self, scan: BadgeScan, told: ScanAnswer | None = None) -> ScanAnswer:
        """Record ``scan`` as its station."""
        return self._at(scan.station_id).record(scan, told)

    def _at(self, station_id: StationId) -> CheckInService:
        with self._making:
            if station_id not in self._services:
                engine = self._engine_of(station_id)
                self._services[station_id] = CheckInService(lambda: SqlUnitOfWork(engine), uuid7)
            return self._services[station_id]
