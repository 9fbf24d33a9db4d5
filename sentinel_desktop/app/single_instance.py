"""One program a station: a lock in its folder, held for as long as the program lives."""

from pathlib import Path

from filelock import FileLock, Timeout


class StationTakenError(Exception):
    """Another program already runs this station."""


class StationLock:
    """The station's folder belongs to this program until ``release``; a killed program's lock is free again."""

    def __init__(self, station_dir: Path) -> None:
        station_dir.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(station_dir / "station.lock")

    def acquire(self) -> None:
        """Take the station.

        Raises:
            StationTakenError: another program has it.
        """
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise StationTakenError(
                "This station already runs on this computer: use that window, or start another with --station NAME."
            ) from error

    def release(self) -> None:
        """Give the station free."""
        self._lock.release()
