"""The audit log: every change to what people edit, written by triggers."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.persistence.tables.base import (
    READ,
    Nature,
    Row,
    Stamped,
    free_text,
    grants,
    one_of,
)


class AuditRow(Stamped, Row):
    """One change: which row, what it was and became, who, where and when. Append-only, written by a trigger alone.

    ``account`` and ``station`` are ids as text, without a foreign key: the log outlives what it speaks of.
    """

    nature = Nature.LOG
    __tablename__ = "audit_log"
    __table_args__ = (
        one_of("operation", ("INSERT", "UPDATE", "DELETE")),
        CheckConstraint("num_nonnulls(before, after) >= 1", name="something_changed"),
        Index(None, "table_name", "row_id", "occurred_at"),
        Index(None, "occurred_at", "id"),
        Index(None, "account", "occurred_at", "id"),
        {"info": {"grants": grants(administrator=READ), "announced": False}},
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, server_default=func.gen_random_uuid())
    table_name: Mapped[str] = free_text()
    row_id: Mapped[uuid.UUID] = mapped_column(info={"outlives": True})
    operation: Mapped[str]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    database_user: Mapped[str] = free_text()
    account: Mapped[str] = mapped_column(server_default="")
    station: Mapped[str] = mapped_column(server_default="")
    occurred_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
