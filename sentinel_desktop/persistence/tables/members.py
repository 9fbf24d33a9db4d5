"""Members: the people of the unit."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.persistence.tables.base import READ_ONLY, Edited, Row, one_of

SOURCES = ("nominal_roll", "manual")


class MemberRow(Edited, Row):
    """One member. ``display_name`` is short and without the rank, which changes; ``sort_key`` orders names."""

    __tablename__ = "members"
    __table_args__ = (
        UniqueConstraint("service_number"),
        CheckConstraint("service_number ~ '^[^[:space:]]+$'", name="service_number_form"),
        CheckConstraint("last_name <> '' AND display_name <> '' AND sort_key <> ''", name="named"),
        one_of("source", SOURCES),
        {"info": {"grants": READ_ONLY}},
    )

    service_number: Mapped[str]
    rank_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ranks.id", ondelete="RESTRICT"), index=True)
    last_name: Mapped[str]
    first_name: Mapped[str] = mapped_column(server_default="")
    initials: Mapped[str] = mapped_column(server_default="")
    display_name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(Text(collation="C"), index=True)
    division_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("divisions.id", ondelete="RESTRICT"), index=True)
    member_type_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("member_types.id", ondelete="RESTRICT"), index=True)
    member_status_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("member_statuses.id", ondelete="RESTRICT"), index=True
    )
    source: Mapped[str] = mapped_column(server_default="manual")
    archived_at: Mapped[dt.datetime | None]
