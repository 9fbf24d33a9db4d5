"""The cases of events and their attendees."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from sentinel_desktop.domain.events import (
    AttendeeDetails,
    AttendeeFilter,
    AttendeeOrder,
    AttendeeStatus,
    EventDetails,
    EventFilter,
    EventOrder,
    EventStatus,
)
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence.repositories.events import AttendeeRepository, EventRepository
from tests.support.factories import Factories
from tests.support.factories.edges import MONDAY, NEXT_DAY, NOON
from tests.support.repositories.declaration import Case, Sought

_NUMBERS: Final = itertools.count(1)
DAY: Final = timedelta(days=1)
MICROSECOND: Final = timedelta(microseconds=1)


def event(_make: Factories, **changes: Any) -> EventDetails:  # noqa: ANN401 - the fields of the details
    """Return the details of an event on one Monday."""
    return replace(EventDetails(f"Event {next(_NUMBERS)}", MONDAY, MONDAY), **changes)


def attendee(make: Factories, **changes: Any) -> AttendeeDetails:  # noqa: ANN401 - the fields of the details
    """Return the details of somebody who is expected at an event, from noon to noon."""
    of = changes.pop("event_id", None) or make.events()
    return replace(AttendeeDetails(of, "Ferland", "Ferland, N.", NOON, NEXT_DAY), **changes)


def _overlapping(make: Factories) -> Sought:
    return Sought(
        EventFilter(since=MONDAY, until=MONDAY + DAY),
        [
            event(make),
            event(make, ends_on=MONDAY + 9 * DAY),
            event(make, starts_on=MONDAY - DAY),
            event(make, starts_on=MONDAY + DAY, ends_on=MONDAY + DAY),
        ],
        [
            event(make, starts_on=MONDAY - DAY, ends_on=MONDAY - DAY),
            event(make, starts_on=MONDAY + 2 * DAY, ends_on=MONDAY + 2 * DAY),
        ],
    )


EVENTS: Final = Case(
    repository=EventRepository,
    first=event,
    other=lambda make: event(
        make,
        starts_on=MONDAY + DAY,
        ends_on=MONDAY + 2 * DAY,
        description="Two days.",
        location="Drill deck",
        status=EventStatus.ACTIVE,
    ),
    everything=EventFilter(),
    orders={
        EventOrder.START: lambda details: (details.starts_on,),
        EventOrder.NAME: lambda details: (sort_key(details.name),),
    },
    spread=lambda make: [
        event(make, name=name, starts_on=MONDAY + place % 3 * DAY, ends_on=date(2026, 6, 1))
        for place, name in enumerate(("Été", "ete", "Zulu", "ÉTÉ", "alpha", "...", "10", "2"))
    ],
    used={
        "fk_event_attendees_event_id": lambda make, key: make.event_attendees(event_id=key),
        "fk_visitors_event_id": lambda make, key: make.visitors(event_id=key),
    },
    invalid={
        "ck_events_named": {"name": ""},
        "ck_events_dates_in_order": {"ends_on": date(2026, 1, 1)},
    },
    sought={
        "text": lambda make: Sought(
            EventFilter(text="ÉCOLE dete"),
            [event(make, name="L'ecole d'été")],
            [event(make, name="Ecole"), event(make, name="Fin d'été")],
        ),
        "status": lambda make: Sought(
            EventFilter(statuses=frozenset({EventStatus.ACTIVE, EventStatus.ENDED})),
            [event(make, status=EventStatus.ACTIVE), event(make, status=EventStatus.ENDED)],
            [event(make), event(make, status=EventStatus.CANCELLED)],
        ),
        "overlapping": _overlapping,
    },
)


def _arrived(make: Factories) -> AttendeeDetails:
    return attendee(
        make,
        last_name="Joshi",
        first_name="Priya",
        display_name="Capt Joshi, P.",
        rank="Capt",
        organization="Sea Cadets",
        access_from=NOON + DAY,
        access_until=NEXT_DAY + DAY,
        event_role_id=make.list_items("event_role"),
        badge_id=make.badges("event"),
        status=AttendeeStatus.ARRIVED,
        notes="Brings the projector.",
    )


def _roles(make: Factories) -> Sequence[AttendeeDetails]:
    names = (("Zulu", ""), ("Dubé", "Éric"), ("Dube", "eric"), ("dube", ""), ("O'Brien", "Al"), ("...", ""), ("漢", ""))
    return [
        attendee(make, last_name=last, first_name=first, access_from=NOON - place % 3 * DAY)
        for place, (last, first) in enumerate(names)
    ]


def _admitted(make: Factories) -> Sought:
    return Sought(
        AttendeeFilter(admitted_at=NOON),
        [attendee(make), attendee(make, access_from=NOON - DAY, access_until=NOON + MICROSECOND)],
        [
            attendee(make, access_from=NOON - DAY, access_until=NOON),
            attendee(make, access_from=NOON + MICROSECOND),
            attendee(make, status=AttendeeStatus.WITHDRAWN),
        ],
    )


def _of_an_event(make: Factories) -> Sought:
    details = attendee(make)
    return Sought(AttendeeFilter(event_id=details.event_id), [details], [attendee(make)])


def _with_a_role(make: Factories) -> Sought:
    role, other = make.list_items("event_role"), make.list_items("event_role")
    return Sought(
        AttendeeFilter(roles=frozenset({role})),
        [attendee(make, event_role_id=role)],
        [attendee(make), attendee(make, event_role_id=other)],
    )


def _with_a_badge(make: Factories) -> Sought:
    badge = make.badges("event")
    return Sought(
        AttendeeFilter(badge_id=badge),
        [attendee(make, badge_id=badge), attendee(make, badge_id=badge, status=AttendeeStatus.WITHDRAWN)],
        [attendee(make)],
    )


ATTENDEES: Final = Case(
    repository=AttendeeRepository,
    first=lambda make: attendee(make, badge_id=make.badges("event")),
    other=_arrived,
    everything=AttendeeFilter(),
    orders={
        AttendeeOrder.NAME: lambda details: (sort_key(details.last_name, details.first_name),),
        AttendeeOrder.ROLE: lambda details: (sort_key(details.last_name, details.first_name),),
        AttendeeOrder.ACCESS: lambda details: (details.access_from, sort_key(details.last_name, details.first_name)),
    },
    spread=_roles,
    taken={"ex_event_attendees_badge_id": lambda details: {"badge_id": details.badge_id}},
    used={"fk_event_checkins_event_attendee_id": lambda make, key: make.event_checkins(event_attendee_id=key)},
    missing={
        "fk_event_attendees_event_id": "event_id",
        "fk_event_attendees_event_role_id_role_list": "event_role_id",
        "fk_event_attendees_badge_id_badge_kind": "badge_id",
    },
    invalid={
        "ck_event_attendees_named": {"last_name": ""},
        "ck_event_attendees_access_in_order": {"access_until": NOON},
    },
    sought={
        "event": _of_an_event,
        "text": lambda make: Sought(
            AttendeeFilter(text="dube LUC"),
            [attendee(make, last_name="Dubé", first_name="Luc")],
            [attendee(make, last_name="Dubé"), attendee(make, first_name="Luc")],
        ),
        "role": _with_a_role,
        "status": lambda make: Sought(
            AttendeeFilter(statuses=frozenset({AttendeeStatus.ARRIVED})),
            [attendee(make, status=AttendeeStatus.ARRIVED)],
            [attendee(make)],
        ),
        "badge": _with_a_badge,
        "admitted": _admitted,
    },
)
