"""Wires what the page of things to settle asks of what was done by hand and refused."""

from collections.abc import Callable
from datetime import datetime

from sentinel_desktop.app.compose import RunningStation
from sentinel_desktop.services.refused_acts import RefusedActsDesk, RefusedActService


def refused_acts(station: RunningStation, now: Callable[[], datetime]) -> RefusedActService:
    """Return the service, for whoever is signed in; ``now`` is the server's time as this station knows it, aware."""
    sessions = station.people.sessions
    desk = RefusedActsDesk(
        session=sessions.session,
        open_signed_in=sessions.unit_of_work,
        copy=station.directory,
        zone=lambda: station.directory.rules().timings.zone,
        now=now,
    )
    return RefusedActService(station.hand_acts, desk)
