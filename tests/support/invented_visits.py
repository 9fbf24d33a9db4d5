"""Invented visits: of every type, here, expected, over; and the members who may be their hosts."""

from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.visitors import VisitDetails, VisitInMethod, VisitOutMethod, VisitPurpose
from sentinel_desktop.services.visits import TypeChoice, VisitChoices
from tests.support.invented_desk import NOW, member

TIMINGS: Final = Timings()
STATION: Final = UUID(int=9001)
HOUR: Final = timedelta(hours=1)
_TYPES: Final = (
    ("contractor", "Contractor", "Entrepreneur", "#B86B00"),
    ("guest", "Guest", "Invité", "#1B4F8F"),
    ("military", "Military", "Militaire", "#3B6B2E"),
    ("recruitment", "Recruitment", "Recrutement", "#7A3FA0"),
    ("official", "Official", "Officiel", "#0E6655"),
    ("museum", "Museum", "Musée", "#8A4B2D"),
    ("event", "Event", "Événement", "#A61C5C"),
    ("other", "Other", "Autre", "#56677A"),
)
TYPES: Final = tuple(
    TypeChoice(UUID(int=7000 + n), code, name, name_fr, colour, is_offered=True)
    for n, (code, name, name_fr, colour) in enumerate(_TYPES)
)
CHOICES: Final = VisitChoices(TYPES, (("Open house", UUID(int=8000)),), (("Front desk", STATION),))
HOSTS: Final = tuple(member(number) for number in range(30))


def type_of(code: str) -> TypeChoice:
    """Return a type by its code."""
    return next(each for each in TYPES if each.code == code)


def found(number: int) -> PersonFound:
    """Return a member as the search for hosts shows one."""
    card = HOSTS[number]
    return PersonFound(
        card.id,
        card.display_name,
        card.rank,
        card.last_name,
        card.first_name,
        card.division,
        f"V{777_100 + number}",
        Direction.IN,
        NOW - HOUR,
    )


def visit(number: int, **changes: object) -> VisitDetails:
    """Return a visitor who came an hour before the present moment, always the same one of a number."""
    card, kind = member(200 + number * 3), TYPES[number % len(TYPES)]
    details = VisitDetails(
        last_name=card.last_name,
        first_name=card.first_name,
        display_name=f"{card.last_name}, {card.first_name[0]}.",
        visit_type_id=kind.id,
        purpose=_PURPOSES[kind.code],
        organization=("Harbour Works Ltd.", "", "Prairie Electric", "School Division 1")[number % 4],
        work="Boiler inspection" if kind.code == "contractor" else "",
        phone=f"204 555 01{number % 100:02d}",
        host_member_id=HOSTS[number % len(HOSTS)].id,
        checked_in_at=NOW - HOUR - timedelta(minutes=7 * number),
        check_in_method=VisitInMethod.DESK,
        station_id=STATION,
        expires_at=NOW + 8 * HOUR,
        escort_required=number % 5 == 0,
    )
    return replace(details, **changes)  # type: ignore[arg-type]


def expected(number: int, **changes: object) -> VisitDetails:
    """Return a visitor who is expected in an hour."""
    bare = visit(number, checked_in_at=None, check_in_method=None, station_id=None, expected_at=NOW + HOUR)
    return replace(bare, **changes)  # type: ignore[arg-type]


def closed(number: int, **changes: object) -> VisitDetails:
    """Return a visitor who left, some hours or days ago."""
    came = NOW - timedelta(hours=5 + number * 9)
    out = came + timedelta(minutes=50 + number % 7 * 20)
    bare = visit(number, checked_in_at=came, checked_out_at=out, check_out_method=VisitOutMethod.BADGE)
    return replace(bare, **changes)  # type: ignore[arg-type]


_PURPOSES: Final = {
    "contractor": VisitPurpose.CONTRACT_WORK,
    "guest": VisitPurpose.MEETING,
    "military": VisitPurpose.MEETING,
    "official": VisitPurpose.MEETING,
    "recruitment": VisitPurpose.OTHER,
    "museum": VisitPurpose.MUSEUM,
    "event": VisitPurpose.OTHER,
    "other": VisitPurpose.OTHER,
}
