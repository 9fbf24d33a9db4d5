"""One program a station: a lock in its folder, held for as long as the program lives."""

from pathlib import Path

from filelock import FileLock, Timeout

from sentinel_desktop.domain.sentences import sentence


class StationTakenError(Exception):
    """Another program already runs this station."""


class StationFolderError(Exception):
    """The station's folder cannot be made or written."""


class StationLock:
    """The station's folder belongs to this program until ``release``; a killed program's lock is free again."""

    def __init__(self, station_dir: Path) -> None:
        self._folder = station_dir
        self._lock = FileLock(station_dir / "station.lock")

    def acquire(self) -> None:
        """Take the station.

        Raises:
            StationTakenError: another program has it.
            StationFolderError: the folder is not there and cannot be made, or is closed to this program.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise StationTakenError(
                sentence(
                    "StartFaults",
                    "This station already runs on this computer: use that window, or start another with --station "
                    "NAME.",
                )
            ) from error
        except OSError as error:
            raise StationFolderError(
                sentence(
                    "StartFaults",
                    "The station's folder {folder} cannot be used ({why}): let this user write there, or choose "
                    "another data folder with --data-dir.",
                    folder=self._folder,
                    why=error.strerror,
                )
            ) from error

    def release(self) -> None:
        """Give the station free."""
        self._lock.release()
