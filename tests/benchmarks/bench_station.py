"""A station's way to a database without the rest of a station: its own role, its own engine."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence import enrolment
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.presence import PresenceService


@dataclass(frozen=True, slots=True)
class BenchStation:
    """An enrolled station; its connections have a station's own role and time-outs."""

    station_id: StationId
    address: DatabaseAddress
    engine: Engine

    @classmethod
    def enrol(cls, owner_url: str, folder: Path, name: str) -> Self:
        """Enrol the station ``name``, or be it again where ``folder`` has its key."""
        station_dir = folder / name
        known = enrolment.kept_enrolment(station_dir)
        if known is None:
            known = enrolment.enrol(owner_url, station_dir, name, new_id=new_id, embedded=False)
        address = enrolment.station_address(owner_url, known, station_dir)
        return cls(known.station_id, address, make_engine(address))

    def unit_of_work(self) -> SqlUnitOfWork:
        """Return a new unit of work."""
        return SqlUnitOfWork(self.engine)

    def check_ins(self, make_id: NewId = new_id) -> CheckInService:
        """Return the service that records scans as this station."""
        return CheckInService(self.unit_of_work, make_id)

    def presence(self) -> PresenceService:
        """Return the service that reads presence as this station."""
        return PresenceService(self.unit_of_work)

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()
