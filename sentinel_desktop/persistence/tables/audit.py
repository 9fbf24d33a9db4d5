"""The audit log: every change to what people edit, written by triggers; and the seals over it and the other logs."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, SmallInteger, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.persistence.tables.base import (
    READ,
    Nature,
    Row,
    Sealed,
    Stamped,
    free_text,
    grants,
    one_of,
)


class AuditRow(Sealed, Stamped, Row):
    """One change: which row, what it was and became, who, where and when. Append-only, written by a trigger alone.

    ``account`` and ``station`` are ids as text, without a foreign key: the log outlives what it speaks of.
    """

    nature = Nature.LOG
    __tablename__ = "audit_log"
    __table_args__ = (
        one_of("operation", ("INSERT", "UPDATE", "DELETE")),
        CheckConstraint("num_nonnulls(before, after) >= 1", name="something_changed"),
        Index(None, "table_name", "occurred_at", "id"),
        Index(None, "row_id", "occurred_at", "id"),
        Index(None, "occurred_at", "id"),
        Index(None, "account", "occurred_at", "id"),
        Index(None, "station", "occurred_at", "id"),
        Index(None, "database_user", "occurred_at", "id"),
        Index("ix_audit_log_deleted", "occurred_at", "id", postgresql_where=text("operation = 'DELETE'")),
        Index(None, "written_in"),
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


class AuditSealRow(Stamped, Row):
    """One seal: count and hash of the rows of each log written in [``sealed_from``, ``sealed_until``). Append-only.

    Written by the function ``seal_logs`` alone, which makes each follow the one before it.
    """

    __tablename__ = "audit_seals"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("number >= 1", name="numbered_from_one"),
        CheckConstraint("format IN (1)", name="format_known"),
        CheckConstraint("0 <= sealed_from AND sealed_from < sealed_until", name="range_in_order"),
        CheckConstraint(
            "scans_count >= 0 AND checkins_count >= 0 AND audit_log_count >= 0 "
            "AND scans_count + checkins_count + audit_log_count > 0",
            name="of_rows",
        ),
        CheckConstraint(
            "length(scans_hash) = 32 AND length(checkins_hash) = 32 AND length(audit_log_hash) = 32 "
            "AND length(previous_hash) = 32 AND length(hash) = 32",
            name="hashes_whole",
        ),
        {"info": {"grants": grants(everybody=READ), "announced": False}},
    )
    nature = Nature.LOG

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, server_default=func.gen_random_uuid())
    number: Mapped[int] = mapped_column(BigInteger)
    format: Mapped[int] = mapped_column(SmallInteger)
    sealed_from: Mapped[int] = mapped_column(BigInteger)
    sealed_until: Mapped[int] = mapped_column(BigInteger)
    scans_count: Mapped[int] = mapped_column(BigInteger)
    scans_hash: Mapped[bytes]
    checkins_count: Mapped[int] = mapped_column(BigInteger)
    checkins_hash: Mapped[bytes]
    audit_log_count: Mapped[int] = mapped_column(BigInteger)
    audit_log_hash: Mapped[bytes]
    server: Mapped[str] = free_text()
    sealed_at: Mapped[dt.datetime]
    previous_hash: Mapped[bytes]
    hash: Mapped[bytes]
