"""Visitors: one row a visit, from expected to signed out; and the slips printed for them."""

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
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.sort_keys import digits_of
from sentinel_desktop.domain.visitors import (
    Language,
    SlipOutcome,
    VisitInMethod,
    VisitOutMethod,
    VisitPurpose,
)
from sentinel_desktop.persistence.tables.base import (
    READ,
    Edited,
    Logged,
    Row,
    adding,
    free_text,
    grants,
    key_of,
    one_of,
    reading,
)

FILLED_IN_FULL = """CASE purpose
    WHEN 'recruitment' THEN recruitment_step <> ''
    WHEN 'contract_work' THEN organization <> '' AND work <> ''
    WHEN 'meeting' THEN host_member_id IS NOT NULL
    WHEN 'event' THEN event_id IS NOT NULL
    ELSE true END"""


# What a board and its latest passages show. Why somebody came is told to whoever signed in; a visit is written by a
# station through functions alone.
SHOWN = reading(
    *("id", "display_name", "sort_key", "visit_type_id", "host_member_id", "badge_id", "station_id"),
    *("escort_required", "expires_at", "checked_in_at", "checked_out_at"),
    "check_out_scan_id",
)
ADD_SLIP = adding(
    *("id", "visitor_id", "station_id", "printed_by", "printed_at", "printer", "language", "outcome", "problem"),
)


class VisitorRow(Edited, Row):
    """One visit. Expected, then open from sign-in to sign-out, or cancelled before it began.

    ``phone_key`` is the telephone number's digits, by which a returning visitor is recognised. ``arrival_told_by`` and
    ``departure_told_by`` are whose word a station passed on that told it later: the database was away.
    """

    __tablename__ = "visitors"
    __table_args__ = (
        UniqueConstraint("check_out_scan_id"),
        CheckConstraint("last_name <> '' AND display_name <> '' AND sort_key <> ''", name="named"),
        CheckConstraint("organization_key <> ''", name="organization_sorted"),
        CheckConstraint("phone_key ~ '^[0-9]*$'", name="phone_key_form"),
        CheckConstraint("num_nonnulls(expected_at, checked_in_at) >= 1", name="expected_or_here"),
        CheckConstraint("cancelled_at IS NULL OR checked_in_at IS NULL", name="cancelled_before_it_began"),
        CheckConstraint("(checked_in_at IS NULL) = (check_in_method IS NULL)", name="in_by_a_method"),
        CheckConstraint("(checked_out_at IS NULL) = (check_out_method IS NULL)", name="out_by_a_method"),
        CheckConstraint(
            "checked_out_at IS NULL OR (checked_in_at IS NOT NULL AND checked_in_at <= checked_out_at)",
            name="in_before_out",
        ),
        CheckConstraint("(checked_in_at IS NULL) = (station_id IS NULL)", name="in_at_a_station"),
        CheckConstraint(
            "check_out_scan_id IS NULL OR (check_out_method IS NOT NULL AND check_out_method = 'badge')",
            name="scan_fits_method",
        ),
        CheckConstraint(
            "check_out_method IS NULL OR check_out_method NOT IN ('lockup', 'rollover') OR NOT witnessed",
            name="seen_by_nobody",
        ),
        CheckConstraint("badge_id IS NULL OR checked_in_at IS NOT NULL", name="badge_when_here"),
        CheckConstraint("expected_at IS NULL OR expires_at IS NULL OR expected_at < expires_at", name="expires_later"),
        CheckConstraint(f"checked_in_at IS NULL OR {FILLED_IN_FULL}", name="filled_in_full"),
        CheckConstraint(
            "(arrival_told_by IS NULL OR checked_in_at IS NOT NULL)"
            " AND (departure_told_by IS NULL OR checked_out_at IS NOT NULL)",
            name="told_of_what_was",
        ),
        one_of("purpose", VisitPurpose),
        one_of("language", Language),
        one_of("check_in_method", VisitInMethod),
        one_of("check_out_method", VisitOutMethod),
        ForeignKeyConstraint(["badge_id", "badge_kind"], ["badges.id", "badges.kind"], ondelete="RESTRICT"),
        Index(None, "badge_id", "badge_kind"),
        Index(
            "uq_visitors_badge_id_open",
            "badge_id",
            unique=True,
            postgresql_where=text("checked_in_at IS NOT NULL AND checked_out_at IS NULL"),
        ),
        Index(
            "ix_visitors_here",
            "sort_key",
            "id",
            postgresql_where=text("checked_in_at IS NOT NULL AND checked_out_at IS NULL"),
        ),
        Index(None, "checked_in_at", "id"),
        Index(None, "checked_out_at", "id"),
        Index(None, "expected_at", "id"),
        Index(None, "phone_key", "sort_key"),
        Index(None, "sort_key", "id"),
        {
            "info": {
                "grants": grants(desk=SHOWN, operator=(*READ, "INSERT", "UPDATE")),
                "triggers": ("signed_out_by_scan", "told_by_a_function_only"),
            }
        },
    )

    rank: Mapped[str] = mapped_column(server_default="")
    last_name: Mapped[str]
    first_name: Mapped[str] = mapped_column(server_default="")
    display_name: Mapped[str]
    sort_key: Mapped[str] = key_of("last_name", "first_name")
    organization: Mapped[str] = mapped_column(server_default="")
    organization_key: Mapped[str] = key_of("organization")
    unit: Mapped[str] = mapped_column(server_default="")
    phone: Mapped[str] = mapped_column(server_default="")
    phone_key: Mapped[str] = key_of("phone", made_by=digits_of, server_default="")
    plate: Mapped[str] = mapped_column(server_default="")
    visit_type_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("visit_types.id", ondelete="RESTRICT"), index=True)
    purpose: Mapped[str]
    recruitment_step: Mapped[str] = mapped_column(server_default="")
    work: Mapped[str] = mapped_column(server_default="")
    host_member_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("members.id", ondelete="RESTRICT"), index=True)
    event_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("events.id", ondelete="RESTRICT"), index=True)
    badge_id: Mapped[uuid.UUID | None]
    badge_kind: Mapped[str | None] = mapped_column(Computed("'visitor'::text", persisted=True))
    language: Mapped[str] = mapped_column(server_default=Language.ENGLISH.value)
    expected_at: Mapped[dt.datetime | None]
    expires_at: Mapped[dt.datetime | None]
    cancelled_at: Mapped[dt.datetime | None]
    checked_in_at: Mapped[dt.datetime | None]
    check_in_method: Mapped[str | None]
    station_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("stations.id", ondelete="RESTRICT"), index=True)
    checked_out_at: Mapped[dt.datetime | None]
    check_out_method: Mapped[str | None]
    check_out_scan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("scans.id", ondelete="RESTRICT"))
    witnessed: Mapped[bool] = mapped_column(server_default=text("true"))
    escort_required: Mapped[bool] = mapped_column(server_default=text("false"))
    notes: Mapped[str] = mapped_column(server_default="")
    arrival_told_by: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("admin_users.id", ondelete="RESTRICT"), index=True
    )
    departure_told_by: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("admin_users.id", ondelete="RESTRICT"), index=True
    )


class SlipPrintRow(Logged, Row):
    """One attempt to print a visitor's slip. Append-only."""

    __tablename__ = "slip_prints"
    __table_args__ = (
        one_of("outcome", SlipOutcome),
        one_of("language", Language),
        CheckConstraint("(outcome = 'failed') = (problem <> '')", name="says_what_failed"),
        Index(None, "visitor_id", "printed_at", "id"),
        Index(None, "printed_at", "id"),
        {"info": {"grants": grants(everybody=ADD_SLIP, operator=READ)}},
    )

    visitor_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("visitors.id", ondelete="RESTRICT"))
    station_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stations.id", ondelete="RESTRICT"), index=True)
    printed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("admin_users.id", ondelete="RESTRICT"), index=True)
    printed_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
    printer: Mapped[str] = free_text()
    language: Mapped[str]
    outcome: Mapped[str]
    problem: Mapped[str] = mapped_column(server_default="")
