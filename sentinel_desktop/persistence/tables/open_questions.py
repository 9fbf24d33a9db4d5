"""Questions that wait at the desk: when did a member really leave, whose check-out nobody saw."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.open_questions import Answer
from sentinel_desktop.persistence.tables.base import READ, Edited, Row, grants, one_of, reading

ASKED = reading("id", "checkin_id", "member_id", "asked_at")


class OpenQuestionRow(Edited, Row):
    """One question about an unwitnessed check-out, asked at the member's next scan and kept until it is answered."""

    __tablename__ = "open_questions"
    __table_args__ = (
        UniqueConstraint("checkin_id"),
        one_of("answer", Answer),
        CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name="answered_with_an_answer"),
        CheckConstraint("answered_by IS NULL OR answered_at IS NOT NULL", name="answered_by_somebody"),
        Index("ix_open_questions_waiting", "asked_at", "id", postgresql_where=text("answered_at IS NULL")),
        {"info": {"grants": grants(desk=(*ASKED, "INSERT"), operator=(*READ, "INSERT", "UPDATE"))}},
    )

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id", ondelete="RESTRICT"), index=True)
    checkin_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("checkins.id", ondelete="RESTRICT"))
    station_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stations.id", ondelete="RESTRICT"), index=True)
    asked_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
    put_off_until: Mapped[dt.datetime | None]
    answered_at: Mapped[dt.datetime | None]
    answered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("admin_users.id", ondelete="RESTRICT"), index=True)
    answer: Mapped[str | None]
