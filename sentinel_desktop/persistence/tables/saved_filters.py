"""Filters that a person saved on a page, by a name of their own."""

import uuid
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.persistence.tables.base import CODE_FORM, Edited, Row, grants, key_of


class SavedFilterRow(Edited, Row):
    """One filter of one account on one page; what it holds is the page's own affair."""

    __tablename__ = "saved_filters"
    __table_args__ = (
        UniqueConstraint("admin_user_id", "page", "name_key"),
        CheckConstraint("name <> '' AND name_key <> ''", name="named"),
        CheckConstraint(f"page ~ '{CODE_FORM}'", name="page_form"),
        {"info": {"grants": grants(operator=("SELECT", "INSERT", "UPDATE", "DELETE"))}},
    )

    admin_user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("admin_users.id", ondelete="CASCADE"))
    page: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str] = key_of("name")
    filter: Mapped[dict[str, Any]]
