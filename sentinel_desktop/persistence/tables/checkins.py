"""The ledger of scans, the check-ins they made, the presence that follows, and what a person should look at."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.persistence.tables.base import (
    READ,
    SEEN_BY_NOBODY,
    Edited,
    Logged,
    Nature,
    Row,
    Sealed,
    Stamped,
    adding,
    changing,
    grants,
    one_of,
    reading,
)

LEDGER_OUTCOMES = tuple(outcome.value for outcome in Outcome if outcome is not Outcome.NOT_RECORDED)

REPEATED_OUTCOMES = tuple(outcome for outcome in LEDGER_OUTCOMES if outcome != Outcome.REPEAT)

READ_SCANS = reading(
    *("id", "serial", "badge_id", "member_id", "station_id", "occurred_at", "outcome", "direction", "first_outcome"),
)
ADD_SCAN = adding(
    *("id", "serial", "badge_id", "member_id", "station_id", "occurred_at", "desk_clock_at"),
    *("outcome", "direction", "first_outcome"),
)
READ_CHECK_INS = reading(
    *("id", "scan_id", "member_id", "badge_id", "direction", "occurred_at", "station_id", "method"),
    *("witnessed", "supersedes_id", "voided"),
)
_PASSAGE = (
    *("id", "scan_id", "member_id", "badge_id", "direction", "occurred_at", "station_id", "method"),
    *("witnessed", "reason", "supersedes_id", "voided"),
)
ADD_CHECK_IN = adding(*_PASSAGE)
ENTER_CHECK_IN = adding(*_PASSAGE, "entered_by")
READ_PRESENCE = reading("member_id", "state", "since", "checkin_id")
KEEP = changing("state", "since", "checkin_id")
READ_REVIEWS = reading("id", "version", "reason", "facts", "raised_at", "scan_id", "checkin_id", "settled_at")
PUT_UP = adding("id", "checkin_id", "scan_id", "reason", "facts")
SETTLE = changing("settled_at", "settled_by", "settlement", "version")
PASSED_BY_SOMEBODY = """CASE outcome
    WHEN 'checked_in' THEN member_id IS NOT NULL AND direction IS NOT DISTINCT FROM 'in'
    WHEN 'checked_out' THEN member_id IS NOT NULL AND direction IS NOT DISTINCT FROM 'out'
    ELSE true END"""


class ScanRow(Sealed, Logged, Row):
    """One delivered scan and the answer it got; the key is the scan's own. Append-only.

    ``direction`` is what was recorded or shown again; ``first_outcome`` what a repeat repeated.
    """

    __tablename__ = "scans"
    __table_args__ = (
        CheckConstraint("serial <> '' AND length(serial) <= 64", name="serial_form"),
        one_of("outcome", LEDGER_OUTCOMES),
        one_of("first_outcome", REPEATED_OUTCOMES),
        one_of("direction", Direction),
        CheckConstraint("(first_outcome IS NOT NULL) = (outcome = 'repeat')", name="repeats_an_outcome"),
        CheckConstraint(PASSED_BY_SOMEBODY, name="passed_by_somebody"),
        Index(None, "badge_id", "occurred_at", "id"),
        Index(None, "member_id", "occurred_at", "id"),
        Index(None, "station_id", "occurred_at"),
        Index(None, "occurred_at", "id"),
        Index(None, "written_in"),
        {"info": {"grants": grants(desk=READ_SCANS + ADD_SCAN, operator=READ)}},
    )

    serial: Mapped[str]
    badge_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("badges.id", ondelete="RESTRICT"))
    member_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("members.id", ondelete="RESTRICT"))
    station_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stations.id", ondelete="RESTRICT"))
    occurred_at: Mapped[dt.datetime]
    desk_clock_at: Mapped[dt.datetime]
    recorded_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
    outcome: Mapped[str]
    direction: Mapped[str | None]
    first_outcome: Mapped[str | None]


class CheckInRow(Sealed, Logged, Row):
    """One recorded passage. Never edited: a later row supersedes it, or voids it. Append-only."""

    __tablename__ = "checkins"
    __table_args__ = (
        UniqueConstraint("scan_id"),
        UniqueConstraint("supersedes_id"),
        one_of("direction", Direction),
        one_of("method", Method),
        CheckConstraint("(scan_id IS NOT NULL) = (method IN ('badge', 'fixed'))", name="scan_fits_method"),
        CheckConstraint("supersedes_id <> id", name="supersedes_another"),
        CheckConstraint("NOT voided OR supersedes_id IS NOT NULL", name="voids_another"),
        CheckConstraint(
            "supersedes_id IS NULL OR method IN ('correction', 'rederived')", name="superseded_for_a_reason"
        ),
        CheckConstraint(
            "method <> 'correction' OR (supersedes_id IS NOT NULL AND btrim(reason) <> '')",
            name="correction_has_a_reason",
        ),
        CheckConstraint(SEEN_BY_NOBODY, name="seen_by_nobody"),
        CheckConstraint("entered_by IS NULL OR method IN ('manual', 'lockup', 'correction')", name="entered_by_hand"),
        Index(None, "member_id", "occurred_at", "id"),
        Index(None, "occurred_at", "id"),
        Index(None, "written_in"),
        Index(
            "ix_checkins_not_by_badge",
            *("method", "occurred_at", "id"),
            postgresql_where=text("method <> 'badge'"),
        ),
        Index("ix_checkins_entered_by", "entered_by", postgresql_where=text("entered_by IS NOT NULL")),
        {
            "info": {
                "grants": grants(desk=READ_CHECK_INS + ADD_CHECK_IN, operator=READ + ENTER_CHECK_IN),
                "triggers": ("supersede_the_same_member",),
            }
        },
    )

    scan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("scans.id", ondelete="RESTRICT"))
    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id", ondelete="RESTRICT"))
    badge_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("badges.id", ondelete="RESTRICT"), index=True)
    direction: Mapped[str]
    occurred_at: Mapped[dt.datetime]
    recorded_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
    station_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("stations.id", ondelete="RESTRICT"), index=True)
    method: Mapped[str]
    witnessed: Mapped[bool] = mapped_column(server_default=text("true"))
    entered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("admin_users.id", ondelete="RESTRICT"))
    reason: Mapped[str] = mapped_column(server_default="")
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("checkins.id", ondelete="RESTRICT"))
    voided: Mapped[bool] = mapped_column(server_default=text("false"))


class PresenceRow(Stamped, Row):
    """Whether a member is in: one row a member, made with the member, kept in the check-in's transaction."""

    nature = Nature.DERIVED
    __tablename__ = "presence"
    __table_args__ = (
        one_of("state", Direction),
        CheckConstraint("(since IS NULL) = (checkin_id IS NULL)", name="since_a_checkin"),
        CheckConstraint("state = 'out' OR checkin_id IS NOT NULL", name="in_by_a_checkin"),
        Index("ix_presence_in", "member_id", postgresql_where=text("state = 'in'")),
        {
            "info": {
                "grants": grants(desk=READ_PRESENCE + KEEP, operator=READ + KEEP),
                "triggers": ("follow_the_checkin",),
            }
        },
    )

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str] = mapped_column(server_default=Direction.OUT.value)
    since: Mapped[dt.datetime | None]
    checkin_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("checkins.id", ondelete="RESTRICT"), index=True)


class ReviewRow(Edited, Row):
    """Something a person should look at, with the facts that contradict each other in ``facts``.

    A scan is put up once only for each reason, however often it is delivered. ``settled_via_station_id`` is the station
    that vouched for who settled it, because the database was away.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("scan_id", "reason"),
        one_of("reason", ReviewReason),
        CheckConstraint("num_nonnulls(checkin_id, scan_id) >= 1", name="about_something"),
        CheckConstraint("settled_by IS NULL OR settled_at IS NOT NULL", name="settled_by_somebody"),
        CheckConstraint("settlement = '' OR settled_at IS NOT NULL", name="settlement_when_settled"),
        Index("ix_reviews_open", "raised_at", "id", postgresql_where=text("settled_at IS NULL")),
        CheckConstraint("settled_via_station_id IS NULL OR settled_by IS NOT NULL", name="vouched_for"),
        {"info": {"grants": grants(desk=READ_REVIEWS + PUT_UP, operator=(*READ, "INSERT", *SETTLE))}},
    )

    checkin_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("checkins.id", ondelete="RESTRICT"), index=True)
    scan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("scans.id", ondelete="RESTRICT"))
    reason: Mapped[str]
    facts: Mapped[dict[str, Any]]
    raised_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
    settled_at: Mapped[dt.datetime | None]
    settled_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("admin_users.id", ondelete="RESTRICT"), index=True)
    settlement: Mapped[str] = mapped_column(server_default="")
    settled_via_station_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("stations.id", ondelete="RESTRICT"), index=True
    )
