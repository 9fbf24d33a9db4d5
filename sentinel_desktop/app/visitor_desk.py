"""Wires the desk that receives visitors."""

from collections.abc import Callable
from datetime import datetime

from sentinel_desktop.app.compose import RunningStation, new_id
from sentinel_desktop.services.people_search import PeopleSearch
from sentinel_desktop.services.ports.visitor_desk import ReceivingDesk
from sentinel_desktop.services.visitor_desk import VisitorDeskService


def visitor_desk_service(station: RunningStation, now: Callable[[], datetime]) -> VisitorDeskService:
    """Return the service, in the name of whoever is signed in; ``now`` is the server's time, aware."""
    sessions = station.people.sessions
    desk = ReceivingDesk(
        session=sessions.session,
        open_signed_in=sessions.unit_of_work,
        later=station.hand_acts,
        copy=station.directory,
        station_id=lambda: station.link.station_id,
        now=now,
        timings=lambda: station.directory.rules().timings,
        new_id=new_id,
    )
    return VisitorDeskService(desk, PeopleSearch(sessions.unit_of_work, station.directory))
