"""The pages and actions of the front desk, each with the service that it asks, in the name of whoever is signed in."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sentinel_desktop.app.by_hand import by_hand_asked
from sentinel_desktop.app.compose import RunningStation, new_id
from sentinel_desktop.app.kiosk_service import kiosk_service
from sentinel_desktop.app.visitor_desk import visitor_desk_service
from sentinel_desktop.app.visits import slips_asked, visits_asked
from sentinel_desktop.services.badges import BadgeService
from sentinel_desktop.services.day_card import DayCardService
from sentinel_desktop.services.finding import FindingService
from sentinel_desktop.services.history import HistoryService
from sentinel_desktop.services.people_search import PeopleSearch
from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui.badges.place import badges_place
from sentinel_desktop.ui.by_hand.action import by_hand_action
from sentinel_desktop.ui.day_card.action import day_card_action
from sentinel_desktop.ui.desk_actions import MakeAction
from sentinel_desktop.ui.find.action import find_action
from sentinel_desktop.ui.history.place import history_place
from sentinel_desktop.ui.kiosk.action import kiosk_action
from sentinel_desktop.ui.places import MakePlace
from sentinel_desktop.ui.slips.action import slip_action
from sentinel_desktop.ui.visitor_desk.action import visitor_in_action, visitor_out_action
from sentinel_desktop.ui.visits.place import visits_place


def front_desk_places(station: RunningStation, now: Callable[[], datetime]) -> tuple[MakePlace, ...]:
    """Return what makes the pages; ``now`` is the server's time as this station knows it, aware."""
    open_work = station.people.sessions.unit_of_work
    badges, people = BadgeService(open_work, now, new_id), PeopleSearch(open_work)
    return (
        partial(badges_place, service=badges, people=people, reader=station.reader),
        partial(visits_place, asked=visits_asked(station, now)),
        partial(history_place, service=HistoryService(open_work)),
    )


def front_desk_actions(station: RunningStation, now: Callable[[], datetime]) -> tuple[MakeAction, ...]:
    """Return what makes the actions, in their order; ``now`` as for the pages."""
    visitors = visitor_desk_service(station, now)
    open_work = station.people.sessions.unit_of_work
    days = DayCardService(open_work, station.link.unit_of_work, PersonService(open_work, now, new_id))
    return (
        partial(visitor_in_action, service=visitors),
        partial(visitor_out_action, service=visitors),
        partial(slip_action, asked=slips_asked(station, now)),
        partial(by_hand_action, asked=by_hand_asked(station, now)),
        partial(day_card_action, service=days),
        partial(find_action, service=FindingService(open_work, now)),
        partial(kiosk_action, service=kiosk_service(station, now), leaving=station.people.kiosk_leaving),
    )
