"""What was kept of visitors while the database was away: on the board, and in the copy of who has which badge.

So the badge of somebody who was signed in meanwhile is answered as theirs, and that of somebody signed out is free.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.default_lists import VISIT_TYPES
from sentinel_desktop.domain.hand_acts import UNREADABLE, HandAct, HandActKind
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.outsiders import VisitOfBadge, VisitorCard
from sentinel_desktop.domain.presence import KeptHere, KeptVisits, VisitorHere
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visit_acts import arrival_of, badge_handed_out, departure_of
from sentinel_desktop.services.ports.hand_acts import VisitsCopy

_TYPES: Final = {value.code: Chip(value.name, value.name_fr, value.colour) for value in VISIT_TYPES}
"""As the unit began with them: what supervisors made of them since is in the database."""


def kept_visits(acts: Iterable[HandAct]) -> KeptVisits:
    """Return who came and which visits ended by acts that wait; whoever did both here is neither.

    Who left at a kiosk is told by name and telephone number, which the database alone can find.
    """
    came: dict[UUID, VisitorHere] = {}
    left: set[UUID] = set()
    for act in acts:
        try:
            match act.kind:
                case HandActKind.VISITOR_SIGN_IN:
                    visitor = _came_to_the_desk(act)
                case HandActKind.KIOSK_SIGN_IN:
                    visitor = _came_to_the_kiosk(act)
                case HandActKind.VISITOR_SIGN_OUT:
                    visit_id = departure_of(act).visit_id
                    if came.pop(visit_id, None) is None:
                        left.add(visit_id)
                    continue
                case _:
                    continue
        except UNREADABLE:
            continue
        came[visitor.visit_id] = visitor
    return KeptVisits(tuple(came.values()), frozenset(left))


def _came_to_the_desk(act: HandAct) -> VisitorHere:
    arrival = arrival_of(act)
    told = arrival.told
    until = told.get("expires_at")
    return VisitorHere(
        visit_id=arrival.visit_id,
        display_name=str(told["display_name"]),
        visit_type=_TYPES[arrival.type_code],
        host=None,
        badge=None,
        since=act.at,
        expires_at=None if until is None else datetime.fromisoformat(until),
        escort_required=bool(told.get("escort_required")),
        sort_key=str(told["sort_key"]),
        kept=KeptHere.CAME,
    )


def _came_to_the_kiosk(act: HandAct) -> VisitorHere:
    visit = act.kiosk_visit
    return VisitorHere(
        visit_id=act.id,
        display_name=visit.names[0],
        visit_type=_TYPES[visit.visit_type],
        host=None,
        badge=None,
        since=act.at,
        expires_at=None,
        escort_required=False,
        sort_key=sort_key(visit.last_name, visit.first_name),
        kept=KeptHere.CAME,
    )


def follow(copy: VisitsCopy, act: HandAct) -> None:
    """Have the copy know what an act says of a visitor's badge; one that says nothing, or is not readable, is none."""
    try:
        match act.kind:
            case HandActKind.VISITOR_SIGN_IN:
                visit = badge_handed_out(act)
            case HandActKind.KIOSK_SIGN_IN:
                visit = _handed_out_at_kiosk(act)
            case HandActKind.VISITOR_SIGN_OUT:
                copy.end_visit(departure_of(act).visit_id, act.at)
                return
            case _:
                return
    except UNREADABLE:
        # It is refused with that reason when it is delivered.
        return
    if visit is not None:
        copy.begin_visit(visit)


def _handed_out_at_kiosk(act: HandAct) -> VisitOfBadge | None:
    visit = act.kiosk_visit
    if visit.badge_id is None:
        return None
    return VisitOfBadge(BadgeId(visit.badge_id), VisitorCard(act.id, visit.names[0]), act.at)
