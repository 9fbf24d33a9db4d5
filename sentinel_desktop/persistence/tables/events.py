"""Events for people from outside: the event, its attendees, and their passages."""

import datetime as dt
import uuid

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.events import AttendeeStatus, EventStatus, PassageMethod
from sentinel_desktop.persistence.tables.base import (
    READ,
    SEEN_BY_NOBODY,
    Edited,
    Logged,
    Row,
    adding,
    grants,
    key_of,
    one_of,
    reading,
    supervised,
)

ADD_PASSAGE = adding(
    *("id", "event_attendee_id", "scan_id", "direction", "occurred_at", "station_id", "method"),
    *("witnessed", "entered_by", "supersedes_id", "voided"),
)
READ_EVENTS = ("id", "name", "status")
READ_ATTENDEES = ("id", "event_id", "display_name", "sort_key", "badge_id", "access_from", "access_until", "status")
READ_PASSAGES = reading(
    *("id", "event_attendee_id", "scan_id", "direction", "occurred_at", "station_id", "method"),
    *("supersedes_id", "voided"),
)


class EventRow(Edited, Row):
    """An event over whole days of the unit; its attendees scan while it is active."""

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("name <> '' AND name_key <> ''", name="named"),
        CheckConstraint("starts_on <= ends_on", name="dates_in_order"),
        one_of("status", EventStatus),
        Index(None, "starts_on", "id"),
        {"info": {"grants": supervised(*READ_EVENTS)}},
    )

    name: Mapped[str]
    name_key: Mapped[str] = key_of("name")
    description: Mapped[str] = mapped_column(server_default="")
    location: Mapped[str] = mapped_column(server_default="")
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    status: Mapped[str] = mapped_column(server_default=EventStatus.PLANNED.value)


class EventAttendeeRow(Edited, Row):
    """One person of an event, with the badge they hold in their access window.

    A badge goes from hand to hand: two people may have it one after the other, never at one time.
    """

    __tablename__ = "event_attendees"
    __table_args__ = (
        CheckConstraint("last_name <> '' AND display_name <> '' AND sort_key <> ''", name="named"),
        CheckConstraint("access_from < access_until", name="access_in_order"),
        one_of("status", AttendeeStatus),
        ForeignKeyConstraint(["badge_id", "badge_kind"], ["badges.id", "badges.kind"], ondelete="RESTRICT"),
        ForeignKeyConstraint(
            ["event_role_id", "role_list"], ["list_items.id", "list_items.list_type"], ondelete="RESTRICT"
        ),
        ExcludeConstraint(
            (text("uuidrange(badge_id, badge_id, '[]')"), "&&"),
            (text("tstzrange(access_from, access_until)"), "&&"),
            where=text("badge_id IS NOT NULL AND status <> 'withdrawn'"),
            name="ex_event_attendees_badge_id",
            using="gist",
        ),
        Index(None, "badge_id", "badge_kind"),
        Index(None, "event_role_id", "role_list"),
        Index(None, "event_id", "sort_key", "id"),
        {"info": {"grants": supervised(*READ_ATTENDEES)}},
    )

    event_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("events.id", ondelete="RESTRICT"))
    rank: Mapped[str] = mapped_column(server_default="")
    last_name: Mapped[str]
    first_name: Mapped[str] = mapped_column(server_default="")
    display_name: Mapped[str]
    sort_key: Mapped[str] = key_of("last_name", "first_name")
    organization: Mapped[str] = mapped_column(server_default="")
    event_role_id: Mapped[uuid.UUID | None]
    role_list: Mapped[str | None] = mapped_column(Computed("'event_role'::text", persisted=True))
    badge_id: Mapped[uuid.UUID | None]
    badge_kind: Mapped[str | None] = mapped_column(Computed("'event'::text", persisted=True))
    access_from: Mapped[dt.datetime]
    access_until: Mapped[dt.datetime]
    status: Mapped[str] = mapped_column(server_default=AttendeeStatus.EXPECTED.value)
    notes: Mapped[str] = mapped_column(server_default="")


class EventCheckInRow(Logged, Row):
    """One recorded passage of an attendee. Never edited: a later row supersedes it, or voids it. Append-only."""

    __tablename__ = "event_checkins"
    __table_args__ = (
        UniqueConstraint("scan_id"),
        UniqueConstraint("supersedes_id"),
        one_of("direction", Direction),
        one_of("method", PassageMethod),
        CheckConstraint("(scan_id IS NOT NULL) = (method IN ('badge', 'fixed'))", name="scan_fits_method"),
        CheckConstraint("supersedes_id <> id", name="supersedes_another"),
        CheckConstraint("(supersedes_id IS NOT NULL) = (method = 'rederived')", name="superseded_for_a_reason"),
        CheckConstraint("NOT voided OR supersedes_id IS NOT NULL", name="voids_another"),
        CheckConstraint("entered_by IS NULL OR method IN ('manual', 'lockup')", name="entered_by_hand"),
        CheckConstraint(SEEN_BY_NOBODY, name="seen_by_nobody"),
        Index(None, "event_attendee_id", "occurred_at", "id"),
        Index(None, "occurred_at", "id"),
        {
            "info": {
                "grants": grants(everybody=ADD_PASSAGE, desk=READ_PASSAGES, operator=READ),
                "triggers": ("arrive_by_passage",),
            }
        },
    )

    event_attendee_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("event_attendees.id", ondelete="RESTRICT"))
    scan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("scans.id", ondelete="RESTRICT"))
    direction: Mapped[str]
    occurred_at: Mapped[dt.datetime]
    recorded_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
    station_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stations.id", ondelete="RESTRICT"), index=True)
    method: Mapped[str]
    witnessed: Mapped[bool] = mapped_column(server_default=text("true"))
    entered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("admin_users.id", ondelete="RESTRICT"), index=True)
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("event_checkins.id", ondelete="RESTRICT"))
    voided: Mapped[bool] = mapped_column(server_default=text("false"))
