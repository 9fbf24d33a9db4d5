"""What an act by hand that was kept on this disk is about, for a person who decides what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.entry_acts import entry_of
from sentinel_desktop.domain.hand_acts import UNREADABLE, HandAct, HandActKind
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.visit_acts import arrival_of, departure_of
from sentinel_desktop.domain.visit_drafts import LONGEST, VisitDraft, kind_from, written
from sentinel_desktop.domain.visitors import Language, VisitPurpose

AT_A_KIOSK: Final = frozenset({HandActKind.KIOSK_SIGN_IN, HandActKind.KIOSK_SIGN_OUT})
"""Done by visitors, while nobody is signed in."""

_RIGHTS: Final[Mapping[HandActKind, Right]] = {
    HandActKind.SIGN_IN: Right.SETTLE_REVIEWS,
    HandActKind.SETTLE_REVIEW: Right.SETTLE_REVIEWS,
    HandActKind.ENTER_BY_HAND: Right.ENTER_BY_HAND,
    HandActKind.VISITOR_SIGN_IN: Right.RECEIVE_VISITORS,
    HandActKind.VISITOR_SIGN_OUT: Right.RECEIVE_VISITORS,
    HandActKind.KIOSK_SIGN_IN: Right.RECEIVE_VISITORS,
    HandActKind.KIOSK_SIGN_OUT: Right.RECEIVE_VISITORS,
}


@dataclass(frozen=True, slots=True)
class ArrivalAnew:
    """Sign a visitor in once more, with what was typed then.

    Attributes:
        draft: without the badge, which may be in other hands, and without the host, who may be gone.
        host_id: whom it was to be.
    """

    draft: VisitDraft = field(repr=False)
    host_id: UUID | None


@dataclass(frozen=True, slots=True)
class DepartureAnew:
    """Sign a visitor out once more; ``visit_id`` is None where a person must look for the visit."""

    visit_id: UUID | None


@dataclass(frozen=True, slots=True)
class EntryAnew:
    """Enter a passage by hand once more."""

    member_id: MemberId
    direction: Direction


Anew = ArrivalAnew | DepartureAnew | EntryAnew


@dataclass(frozen=True, slots=True)
class ActStory:
    """What is known of an act at this station; what is empty or None is not.

    Attributes:
        person: the visitor.
        member_id: whose passage it is.
        words: the reason or the settlement, as it was typed.
        direction: of a passage.
        happened_at: when that was, where it is not when it was entered.
        anew: how it is done once more; None where it cannot be.
    """

    person: str = field(default="", repr=False)
    member_id: MemberId | None = None
    words: str = field(default="", repr=False)
    direction: Direction | None = None
    happened_at: datetime | None = None
    anew: Anew | None = None


def right_to_see(kind: HandActKind) -> Right:
    """Return the right to do such a thing: with it one sees whom a refused act is about, and decides about it."""
    return _RIGHTS[kind]


def story_of(act: HandAct, zone: ZoneInfo) -> ActStory:
    """Return what an act is about, in the unit's zone; of one that cannot be read nothing is known."""
    try:
        return _story_of(act, zone)
    except UNREADABLE:
        return ActStory()


def _story_of(act: HandAct, zone: ZoneInfo) -> ActStory:
    match act.kind:
        case HandActKind.SIGN_IN:
            return ActStory()
        case HandActKind.SETTLE_REVIEW:
            return ActStory(words=act.settlement)
        case HandActKind.ENTER_BY_HAND:
            entry = entry_of(act)
            anew = EntryAnew(entry.member_id, entry.direction)
            return ActStory("", entry.member_id, entry.reason, entry.direction, entry.at, anew)
        case HandActKind.VISITOR_SIGN_IN | HandActKind.KIOSK_SIGN_IN:
            return _arrival_story(act, zone)
        case HandActKind.VISITOR_SIGN_OUT:
            departure = departure_of(act)
            return ActStory(departure.name, anew=DepartureAnew(departure.visit_id))
        case HandActKind.KIOSK_SIGN_OUT:
            return ActStory(act.kiosk_departure.last_name, anew=DepartureAnew(None))
        case _:
            assert_never(act.kind)


def _arrival_story(act: HandAct, zone: ZoneInfo) -> ActStory:
    if act.kind is HandActKind.KIOSK_SIGN_IN:
        visit = act.kiosk_visit
        return ActStory(visit.names[0], anew=_arrival(visit.to_json(), visit.visit_type, zone))
    arrival = arrival_of(act)
    return ActStory(str(arrival.told["display_name"]), anew=_arrival(arrival.told, arrival.type_code, zone))


def _arrival(told: Mapping[str, Any], type_code: str, zone: ZoneInfo) -> ArrivalAnew:
    """Return how a visitor is signed in once more; ``told`` is by the names of a visit's columns."""
    texts: dict[str, Any] = {name: str(told.get(name) or "") for name in LONGEST}
    until, event = told.get("expires_at"), told.get("event_id")
    draft = VisitDraft(
        purpose=VisitPurpose(told["purpose"]),
        kind=kind_from(type_code, texts["rank"]),
        language=Language(told["language"]),
        event_id=None if event is None else UUID(event),
        escort_required=bool(told.get("escort_required")),
        until=written(None if until is None else datetime.fromisoformat(until), zone),
        **texts,
    )
    host = told.get("host_member_id")
    return ArrivalAnew(draft, None if host is None else UUID(host))
