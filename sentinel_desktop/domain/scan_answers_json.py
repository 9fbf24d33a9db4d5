"""A scan's answer as JSON: in the journal and on the lines an unattended station prints.

The keys and the values of the codes are kept for years and read by other programs: add to them, never rename them.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import AttendeeCard, VisitorCard
from sentinel_desktop.domain.scans import ScanAnswer

JsonObject = dict[str, Any]


class AnswerJsonError(ValueError):
    """A JSON value that is no scan answer: damaged, or written by a newer program."""


def answer_to_json(answer: ScanAnswer) -> JsonObject:
    """Return the answer as plain JSON values; ``occurred_at`` is ISO 8601 in UTC with microseconds."""
    return {
        "outcome": answer.outcome.value,
        "direction": answer.direction.value if answer.direction else None,
        "scan_id": str(answer.scan_id),
        "serial": answer.serial,
        "member": card_to_json(answer.member) if answer.member else None,
        "occurred_at": _instant_json(answer.occurred_at),
        "waiting": answer.waiting,
        "first_outcome": answer.first_outcome.value if answer.first_outcome else None,
        "visitor": _visitor_json(answer.visitor) if answer.visitor else None,
        "attendee": _attendee_json(answer.attendee) if answer.attendee else None,
        "badge_number": answer.badge_number,
        "question": answer.question,
    }


def answer_from_json(value: Mapping[str, Any]) -> ScanAnswer:
    """Return the answer that ``answer_to_json`` wrote; keys it does not know are left alone.

    Raises:
        AnswerJsonError: a key is missing or its value is not of its kind.
    """
    try:
        return ScanAnswer(
            scan_id=ScanId(UUID(value["scan_id"])),
            serial=_text(value["serial"]),
            outcome=Outcome(value["outcome"]),
            occurred_at=_instant(value["occurred_at"]),
            direction=Direction(value["direction"]) if value["direction"] is not None else None,
            first_outcome=Outcome(value["first_outcome"]) if value["first_outcome"] is not None else None,
            member=card_from_json(value["member"]) if value["member"] is not None else None,
            waiting=_truth(value["waiting"]),
            # Answers that were kept before people from outside were answered have none of these.
            visitor=_visitor_from(value["visitor"]) if value.get("visitor") is not None else None,
            attendee=_attendee_from(value["attendee"]) if value.get("attendee") is not None else None,
            badge_number=_text(value.get("badge_number", "")),
            question=_truth(value.get("question", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnswerJsonError(f"not a scan answer: {type(error).__name__}") from error


def card_to_json(card: MemberCard) -> JsonObject:
    """Return a member's card as plain JSON values."""
    return {
        "id": str(card.id),
        "display_name": card.display_name,
        "rank": card.rank,
        "last_name": card.last_name,
        "first_name": card.first_name,
        "division": card.division,
    }


def card_from_json(value: Mapping[str, Any]) -> MemberCard:
    """Return the card that ``card_to_json`` wrote.

    Raises:
        AnswerJsonError: a key is missing or its value is not of its kind.
    """
    try:
        return MemberCard(
            id=MemberId(UUID(value["id"])),
            display_name=_text(value["display_name"]),
            rank=_text(value["rank"]),
            last_name=_text(value["last_name"]),
            first_name=_text(value["first_name"]),
            division=_text(value["division"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnswerJsonError(f"not a member's card: {type(error).__name__}") from error


def _visitor_json(visitor: VisitorCard) -> JsonObject:
    return {"visit_id": str(visitor.visit_id), "display_name": visitor.display_name}


def _visitor_from(value: Mapping[str, Any]) -> VisitorCard:
    return VisitorCard(UUID(value["visit_id"]), _text(value["display_name"]))


def _attendee_json(attendee: AttendeeCard) -> JsonObject:
    return {
        "attendee_id": str(attendee.attendee_id),
        "display_name": attendee.display_name,
        "event": attendee.event,
        "access_from": _instant_json(attendee.access_from),
        "access_until": _instant_json(attendee.access_until),
    }


def _attendee_from(value: Mapping[str, Any]) -> AttendeeCard:
    return AttendeeCard(
        attendee_id=UUID(value["attendee_id"]),
        display_name=_text(value["display_name"]),
        event=_text(value["event"]),
        access_from=_instant(value["access_from"]),
        access_until=_instant(value["access_until"]),
    )


def _instant_json(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false expected")
    return value


def _instant(value: object) -> datetime:
    instant = datetime.fromisoformat(_text(value))
    if instant.tzinfo is None:
        raise ValueError("a time without its zone")
    return instant.astimezone(UTC)
