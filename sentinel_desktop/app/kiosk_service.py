"""What visitors may ask at a kiosk of a running station, built of its parts; knows no Qt."""

from collections.abc import Callable
from datetime import date, datetime

from sentinel_desktop.app.compose import RunningStation, new_id
from sentinel_desktop.services.kiosk import KioskDesk, KioskService


def kiosk_service(station: RunningStation, now: Callable[[], datetime]) -> KioskService:
    """Return what visitors at this station may ask; ``now`` is the server's time as it knows it, aware."""

    def today() -> date:
        return now().astimezone(station.directory.rules().timings.zone).date()

    desk = KioskDesk(station.hand_acts, now, today, new_id, station.directory.find_badge)
    return KioskService(station.link.unit_of_work, desk)
