"""What an administrator sets of a station, as the owner."""

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence.engine import DatabaseAddress
from sentinel_desktop.persistence.store_errors import translated


def set_direction(owner_dsn: str, station_id: StationId, mode: DirectionMode) -> None:
    """Set how the station chooses the direction of a scan.

    Raises:
        StoreUnavailableError: the database does not answer, or not to this role.
    """
    with translated(), DatabaseAddress(owner_dsn).connect() as connection:
        connection.execute(
            "UPDATE stations SET direction_mode = %s, version = version + 1 WHERE id = %s", [mode, station_id]
        )
