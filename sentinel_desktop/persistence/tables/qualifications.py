"""Qualifications: what a member may do on duty, and until when."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.persistence.tables.base import Edited, Row, supervised
from sentinel_desktop.persistence.tables.lists import Enumerated


class QualificationTypeRow(Enumerated, Row):
    """One kind of qualification, and whether its holder may receive the lockup."""

    __tablename__ = "qualification_types"

    can_receive_lockup: Mapped[bool] = mapped_column(server_default=text("false"))


class MemberQualificationRow(Edited, Row):
    """A member has a qualification, once; without ``expires_on`` for good. Valid to the end of that day."""

    __tablename__ = "member_qualifications"
    __table_args__ = (
        UniqueConstraint("member_id", "qualification_type_id"),
        CheckConstraint("granted_on <= expires_on", name="dates_in_order"),
        {"info": {"grants": supervised()}},
    )

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    qualification_type_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("qualification_types.id", ondelete="RESTRICT"), index=True
    )
    granted_on: Mapped[dt.date]
    expires_on: Mapped[dt.date | None]
    notes: Mapped[str] = mapped_column(server_default="")
