"""Wires what is done by hand at the desk."""

from collections.abc import Callable
from datetime import datetime

from sentinel_desktop.app.compose import RunningStation, new_id
from sentinel_desktop.services.hand_entries import HandDesk, HandEntryService
from sentinel_desktop.services.long_stays import LongStayService
from sentinel_desktop.services.people_search import PeopleSearch
from sentinel_desktop.services.questions import QuestionService
from sentinel_desktop.ui.by_hand.asked import ByHandAsked


def by_hand_asked(station: RunningStation, now: Callable[[], datetime]) -> ByHandAsked:
    """Return whom the dialogs ask, in the name of whoever is signed in; ``now`` is the server's time, aware."""
    sessions = station.people.sessions
    desk = HandDesk(
        open_work=sessions.unit_of_work,
        session=sessions.session,
        station_id=lambda: station.link.station_id,
        timings=lambda: station.directory.rules().timings,
        now=now,
        new_id=new_id,
        later=station.hand_acts,
    )
    people = PeopleSearch(sessions.unit_of_work, station.directory)
    return ByHandAsked(people, HandEntryService(desk), LongStayService(desk), QuestionService(desk))
