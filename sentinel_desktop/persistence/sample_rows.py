"""What a sample unit has, as rows of the tables; what is not named here gets the tables' own default."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.events import EventStatus
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_details import SampleDetails
from sentinel_desktop.domain.sample_duties import SampleQualification, SampleTag
from sentinel_desktop.domain.sample_event import AttendeeStay, SampleAttendee, SampleEvent
from sentinel_desktop.domain.sample_people import SampleBadge, SampleMember
from sentinel_desktop.domain.sample_reviews import SampleReview
from sentinel_desktop.domain.sample_scans import SamplePassage, SampleScan
from sentinel_desktop.domain.sample_visits import SampleVisit
from sentinel_desktop.domain.visitors import VisitInMethod
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import with_keys

Values = Mapping[str, object]
Keys = Mapping[str, UUID]

SCAN_COLUMNS: Final = (
    "id", "serial", "badge_id", "member_id", "station_id", "occurred_at", "desk_clock_at", "recorded_at",
    "outcome", "direction",
)  # fmt: skip
CHECK_IN_COLUMNS: Final = (
    "id", "scan_id", "member_id", "badge_id", "direction", "occurred_at", "recorded_at", "station_id", "method",
)  # fmt: skip
_OUTCOMES: Final = {Direction.IN: Outcome.CHECKED_IN.value, Direction.OUT: Outcome.CHECKED_OUT.value}


@dataclass(frozen=True, slots=True)
class ListKeys:
    """The keys of the lists' values by their codes, read before anything is copied.

    Attributes:
        ranks: by branch and code, as in ``navy/PO2``.
        items: by list and code, as in ``mess/wardroom``.
    """

    ranks: Keys
    divisions: Keys
    member_types: Keys
    member_statuses: Keys
    badge_statuses: Keys
    visit_types: Keys
    tags: Keys
    qualification_types: Keys
    items: Keys

    @classmethod
    def read(cls, connection: psycopg.Connection[tuple[Any, ...]]) -> Self:
        """Read them."""

        def keys(query: str) -> Keys:
            return dict(connection.execute(query.encode()).fetchall())

        return cls(
            ranks=keys("SELECT branch || '/' || code, id FROM ranks"),
            divisions=keys("SELECT code, id FROM divisions"),
            member_types=keys("SELECT code, id FROM member_types"),
            member_statuses=keys("SELECT code, id FROM member_statuses"),
            badge_statuses=keys("SELECT code, id FROM badge_statuses"),
            visit_types=keys("SELECT code, id FROM visit_types"),
            tags=keys("SELECT code, id FROM tags"),
            qualification_types=keys("SELECT code, id FROM qualification_types"),
            items=keys("SELECT list_type || '/' || code, id FROM list_items"),
        )


def member_row(member: SampleMember, details: SampleDetails, keys: ListKeys) -> Values:
    """Return a row of ``members``."""
    return {
        "id": member.id,
        "service_number": member.service_number,
        "rank_id": keys.ranks[f"{member.branch}/{member.rank}"],
        "last_name": member.name.last,
        "first_name": member.name.first,
        "initials": member.name.initials,
        "display_name": member.display_name,
        "sort_key": member.sort_key,
        "division_id": keys.divisions[member.division],
        "member_type_id": keys.member_types[member.member_type],
        "member_status_id": keys.member_statuses[member.status],
        "mess_id": None if details.mess is None else keys.items[f"mess/{details.mess}"],
        "moc_id": None if details.moc is None else keys.items[f"moc/{details.moc}"],
        "employee_number": details.employee_number,
        "email": details.email,
        "home_phone": details.home_phone,
        "mobile_phone": details.mobile_phone,
        "enrolled_on": details.enrolled_on,
        "contract_start": details.contract_start,
        "contract_end": details.contract_end,
        "source": "nominal_roll",
    }


def badge_row(badge: SampleBadge, keys: ListKeys) -> Values:
    """Return a row of ``badges``."""
    return {
        "id": badge.id,
        "serial": badge.serial,
        "kind": badge.kind.value,
        "badge_status_id": keys.badge_statuses[badge.status],
        "member_id": badge.member_id,
        "printed_number": badge.printed_number,
        "issued_at": badge.issued_at,
    }


def tag_row(key: UUID, tag: SampleTag, keys: ListKeys) -> Values:
    """Return a row of ``member_tags`` with the id ``key``."""
    return {"id": key, "member_id": tag.member_id, "tag_id": keys.tags[tag.code]}


def qualification_row(key: UUID, qualification: SampleQualification, keys: ListKeys) -> Values:
    """Return a row of ``member_qualifications`` with the id ``key``."""
    return {
        "id": key,
        "member_id": qualification.member_id,
        "qualification_type_id": keys.qualification_types[qualification.code],
        "granted_on": qualification.granted_on,
        "expires_on": qualification.expires_on,
    }


def event_row(event: SampleEvent) -> Values:
    """Return a row of ``events``."""
    values = {
        "id": event.id,
        "name": event.name,
        "description": event.description,
        "location": event.location,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "status": EventStatus.ACTIVE.value,
    }
    return with_keys(Row.metadata.tables["events"], values)


def attendee_row(attendee: SampleAttendee, event: SampleEvent, keys: ListKeys) -> Values:
    """Return a row of ``event_attendees``."""
    values = {
        "id": attendee.id,
        "event_id": event.id,
        "last_name": attendee.name.last,
        "first_name": attendee.name.first,
        "display_name": attendee.display_name,
        "organization": attendee.organization,
        "event_role_id": keys.items[f"event_role/{attendee.role}"],
        "badge_id": None if attendee.badge is None else attendee.badge.id,
        "access_from": attendee.access_from,
        "access_until": attendee.access_until,
        "status": attendee.status.value,
    }
    return with_keys(Row.metadata.tables["event_attendees"], values)


def stay_row(stay: AttendeeStay, attendee: SampleAttendee, station_id: UUID) -> Values:
    """Return a row of ``event_checkins``."""
    return {
        "id": stay.id,
        "event_attendee_id": attendee.id,
        "scan_id": None if stay.scan is None else stay.scan.id,
        "direction": stay.direction.value,
        "occurred_at": stay.occurred_at,
        "recorded_at": stay.recorded_at,
        "station_id": station_id,
        "method": stay.method.value,
    }


def visit_row(visit: SampleVisit, station_id: UUID, keys: ListKeys) -> Values:
    """Return a row of ``visitors``."""
    visitor = visit.visitor
    here = visit.checked_in_at is not None
    values = {
        "id": visit.id,
        "rank": visitor.rank,
        "last_name": visitor.name.last,
        "first_name": visitor.name.first,
        "display_name": visit.display_name,
        "organization": visitor.organization,
        "unit": visitor.unit,
        "phone": visitor.phone,
        "plate": visitor.plate,
        "visit_type_id": keys.visit_types[visitor.visit_type],
        "purpose": visitor.purpose.value,
        "recruitment_step": visitor.recruitment_step,
        "work": visitor.work,
        "host_member_id": visit.host_id,
        "event_id": visit.event_id,
        "badge_id": visit.badge_id,
        "language": visitor.language.value,
        "expected_at": visit.expected_at,
        "expires_at": visit.expires_at,
        "cancelled_at": visit.cancelled_at,
        "checked_in_at": visit.checked_in_at,
        "check_in_method": VisitInMethod.DESK.value if here else None,
        "station_id": station_id if here else None,
        "checked_out_at": visit.checked_out_at,
        "check_out_method": None if visit.check_out_method is None else visit.check_out_method.value,
        "check_out_scan_id": None if visit.check_out_scan is None else visit.check_out_scan.id,
        "witnessed": visit.witnessed,
    }
    return with_keys(Row.metadata.tables["visitors"], values)


def review_row(made: SampleReview) -> Values:
    """Return a row of ``reviews``."""
    return {
        "id": made.review.id,
        "scan_id": made.review.scan_id,
        "reason": made.review.reason.value,
        "facts": Jsonb(dict(made.review.facts)),
        "raised_at": made.raised_at,
        "settled_at": made.settled_at,
        "settlement": made.settlement,
    }


def scans_of(event: SampleEvent, visits: Sequence[SampleVisit]) -> Iterator[SampleScan]:
    """Yield the scans of badges that no member holds."""
    for attendee in event.attendees:
        yield from (stay.scan for stay in attendee.passages if stay.scan is not None)
    yield from (visit.check_out_scan for visit in visits if visit.check_out_scan is not None)


def loose_scan_row(scan: SampleScan, station_id: UUID) -> Sequence[object]:
    """Return the ``SCAN_COLUMNS`` of a scan of a badge that no member holds."""
    at = scan.occurred_at
    outcome, direction = scan.outcome.value, scan.direction.value
    return (scan.id, scan.serial, scan.badge_id, None, station_id, at, at, scan.recorded_at, outcome, direction)


def scan_row(passage: SamplePassage, stations: Sequence[UUID]) -> Sequence[object]:
    """Return the ``SCAN_COLUMNS`` of a member's passage; ``stations`` are the front desk and the rear door."""
    return (
        passage.scan_id,
        passage.serial,
        passage.badge_id,
        passage.member_id,
        stations[passage.rear_door],
        passage.occurred_at,
        passage.occurred_at,
        passage.recorded_at,
        _OUTCOMES[passage.direction],
        passage.direction.value,
    )


def check_in_row(passage: SamplePassage, stations: Sequence[UUID]) -> Sequence[object]:
    """Return the ``CHECK_IN_COLUMNS`` of the same."""
    return (
        passage.check_in_id,
        passage.scan_id,
        passage.member_id,
        passage.badge_id,
        passage.direction.value,
        passage.occurred_at,
        passage.recorded_at,
        stations[passage.rear_door],
        Method.BADGE.value,
    )
