"""The visits of a desk and their slips: the services, in the name of whoever is signed in."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QSettings

from sentinel_desktop.app.compose import RunningStation, new_id
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.services.slips import SlipService
from sentinel_desktop.services.visit_files import VisitFilesService
from sentinel_desktop.services.visits import VisitsService
from sentinel_desktop.ui.slips.presenter import SlipsAsked
from sentinel_desktop.ui.slips.printing import QtPrinters
from sentinel_desktop.ui.visits.asked import VisitsAsked

SLIPS_FILE: Final = "slips.ini"
"""In the station's folder: on which printer and paper its slips are printed."""


def visits_asked(station: RunningStation, now: Callable[[], datetime]) -> VisitsAsked:
    """Return whom the page of visits asks; ``now`` is the server's time as this station knows it, aware."""
    asked = (station.people.sessions.unit_of_work, _timings_of(station), now, new_id)
    return VisitsAsked(VisitsService(*asked), VisitFilesService(*asked), _slips(station, now))


def slips_asked(station: RunningStation, now: Callable[[], datetime]) -> SlipsAsked:
    """Return whom the printing of slips asks; ``now`` as for the page."""
    kept = QSettings(str(station.folder / SLIPS_FILE), QSettings.Format.IniFormat)
    return SlipsAsked(_slips(station, now), QtPrinters(), kept)


def _slips(station: RunningStation, now: Callable[[], datetime]) -> SlipService:
    return SlipService(
        station.people.sessions.unit_of_work, lambda: station.link.station_id, _timings_of(station), now, new_id
    )


def _timings_of(station: RunningStation) -> Callable[[], Timings]:
    return lambda: station.directory.rules().timings
