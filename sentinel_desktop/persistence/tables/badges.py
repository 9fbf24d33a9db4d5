"""Badges: RFID tags known by their serial."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.persistence.tables.base import Edited, Row, one_of, supervised


class BadgeRow(Edited, Row):
    """One badge. A member has one at most, and only a member's badge names one; a visit or an attendee names its own.

    What names a badge names its kind too, so that a visitor never holds a member's badge.

    A shorter spelling of a card finds it by its last four or three bytes: the last eight or six hex digits.
    """

    __tablename__ = "badges"
    __table_args__ = (
        UniqueConstraint("serial"),
        UniqueConstraint("member_id"),
        UniqueConstraint("id", "kind"),
        CheckConstraint("serial ~ '^([0-9A-F]{2}){3,10}$'", name="serial_form"),
        CheckConstraint("member_id IS NULL OR kind = 'member'", name="holder_fits_kind"),
        one_of("kind", BadgeKind),
        Index("ix_badges_serial_low_32_bits", text('"right"(serial, 8)')),
        Index("ix_badges_serial_low_24_bits", text('"right"(serial, 6)')),
        {"info": {"grants": supervised("id", "serial", "kind", "badge_status_id", "member_id", "printed_number")}},
    )

    serial: Mapped[str]
    kind: Mapped[str]
    badge_status_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("badge_statuses.id", ondelete="RESTRICT"), index=True)
    member_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("members.id", ondelete="RESTRICT"))
    printed_number: Mapped[str] = mapped_column(server_default="")
    issued_at: Mapped[dt.datetime | None]
    status_reason: Mapped[str] = mapped_column(server_default="")
