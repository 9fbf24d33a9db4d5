"""Every protocol that a service asks of the outside, a file for each of those it asks.

Persistence and hardware satisfy them; app hands them in. Neither room is known to a service or to its tests.
"""

from sentinel_desktop.services.ports.attached import (
    BadgeReader,
    ReaderControl,
    ReaderStatusListener,
    ReadListener,
    SoundOutput,
)
from sentinel_desktop.services.ports.database import (
    CheckInRepository,
    CheckInsTogether,
    OpenUnitOfWork,
    PresenceRepository,
    ReviewRepository,
    ScanRecorder,
    SealRepository,
    StationRepository,
    UnitOfWork,
)
from sentinel_desktop.services.ports.disk import KeptSeals, LocalDirectory, ScanJournal
from sentinel_desktop.services.ports.moments import NewId, ReadClock

__all__ = [
    "BadgeReader",
    "CheckInRepository",
    "CheckInsTogether",
    "KeptSeals",
    "LocalDirectory",
    "NewId",
    "OpenUnitOfWork",
    "PresenceRepository",
    "ReadClock",
    "ReadListener",
    "ReaderControl",
    "ReaderStatusListener",
    "ReviewRepository",
    "ScanJournal",
    "ScanRecorder",
    "SealRepository",
    "SoundOutput",
    "StationRepository",
    "UnitOfWork",
]
