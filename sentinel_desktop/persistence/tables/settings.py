"""Settings of the unit, the same for every station."""

from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.persistence.tables.base import Edited, Row, administered, free_text


class SettingRow(Edited, Row):
    """One setting: its value as JSON."""

    __tablename__ = "settings"
    __table_args__ = (
        UniqueConstraint("key"),
        CheckConstraint("key ~ '^[a-z0-9_.]+$'", name="key_form"),
        {"info": {"grants": administered("key", "value")}},
    )

    key: Mapped[str]
    value: Mapped[Any] = mapped_column(JSONB)
    category: Mapped[str] = free_text()
