"""The pages of supervisors, each with the services that it asks, in the name of whoever is signed in."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sentinel_desktop.app.compose import RunningStation, new_id
from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.services.members import MemberService
from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui.lists.place import lists_place
from sentinel_desktop.ui.members.place import members_place
from sentinel_desktop.ui.person.place import person_pages
from sentinel_desktop.ui.places import MakePlace


def supervision_places(station: RunningStation, now: Callable[[], datetime]) -> tuple[MakePlace, ...]:
    """Return what makes the pages, in their order; ``now`` is the server's time as this station knows it, aware."""
    open_work = station.people.sessions.unit_of_work
    members, persons = MemberService(open_work, now, new_id), PersonService(open_work, now, new_id)
    return (
        partial(members_place, service=members, pages=partial(person_pages, service=persons)),
        partial(lists_place, service=ListsService(open_work, new_id)),
    )
