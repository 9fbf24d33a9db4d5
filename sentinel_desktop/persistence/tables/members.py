"""Members: the people of the unit, and their photographs."""

import datetime as dt
import uuid

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.members import MemberSource, PhotoType
from sentinel_desktop.persistence.tables.base import EDIT, READ, Edited, Rights, Row, grants, key_of, one_of, reading

LARGEST_PHOTO_BYTES = 512 * 1024


# What a board and a scan need. Whoever stands at a kiosk has no way to a telephone number or a note.
SHOWN: Rights = reading(
    *("id", "service_number", "rank_id", "last_name", "first_name", "display_name", "sort_key"),
    *("division_id", "member_status_id", "archived_at"),
)


class MemberRow(Edited, Row):
    """One member. ``display_name`` is short and without the rank, which changes; ``sort_key`` orders names."""

    __tablename__ = "members"
    __table_args__ = (
        UniqueConstraint("service_number"),
        CheckConstraint("service_number ~ '^[^[:space:]]+$'", name="service_number_form"),
        CheckConstraint("last_name <> '' AND display_name <> '' AND sort_key <> ''", name="named"),
        CheckConstraint("contract_start <= contract_end", name="contract_in_order"),
        CheckConstraint("email = '' OR email ~ '^[^@[:space:]]+@[^@[:space:]]+$'", name="email_form"),
        one_of("source", MemberSource),
        ForeignKeyConstraint(["mess_id", "mess_list"], ["list_items.id", "list_items.list_type"], ondelete="RESTRICT"),
        ForeignKeyConstraint(["moc_id", "moc_list"], ["list_items.id", "list_items.list_type"], ondelete="RESTRICT"),
        Index(None, "mess_id", "mess_list"),
        Index(None, "moc_id", "moc_list"),
        Index(None, "sort_key", "id"),
        {"info": {"grants": grants(desk=SHOWN, operator=READ, supervisor=EDIT), "triggers": ("give_presence",)}},
    )

    service_number: Mapped[str]
    rank_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ranks.id", ondelete="RESTRICT"), index=True)
    last_name: Mapped[str]
    first_name: Mapped[str] = mapped_column(server_default="")
    initials: Mapped[str] = mapped_column(server_default="")
    display_name: Mapped[str]
    sort_key: Mapped[str] = key_of("last_name", "first_name")
    division_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("divisions.id", ondelete="RESTRICT"), index=True)
    member_type_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("member_types.id", ondelete="RESTRICT"), index=True)
    member_status_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("member_statuses.id", ondelete="RESTRICT"), index=True
    )
    mess_id: Mapped[uuid.UUID | None]
    mess_list: Mapped[str | None] = mapped_column(Computed("'mess'::text", persisted=True))
    moc_id: Mapped[uuid.UUID | None]
    moc_list: Mapped[str | None] = mapped_column(Computed("'moc'::text", persisted=True))
    employee_number: Mapped[str] = mapped_column(server_default="")
    email: Mapped[str] = mapped_column(server_default="")
    home_phone: Mapped[str] = mapped_column(server_default="")
    mobile_phone: Mapped[str] = mapped_column(server_default="")
    notes: Mapped[str] = mapped_column(server_default="")
    enrolled_on: Mapped[dt.date | None]
    contract_start: Mapped[dt.date | None]
    contract_end: Mapped[dt.date | None]
    source: Mapped[str] = mapped_column(server_default="manual")
    archived_at: Mapped[dt.datetime | None]


class MemberPhotoRow(Edited, Row):
    """A member's photograph; the audit says that it changed and leaves the picture out."""

    __tablename__ = "member_photos"
    __table_args__ = (
        UniqueConstraint("member_id"),
        one_of("media_type", PhotoType),
        CheckConstraint(f"octet_length(picture) BETWEEN 1 AND {LARGEST_PHOTO_BYTES}", name="picture_size"),
        {"info": {"grants": grants(operator=READ, supervisor=EDIT)}},
    )

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    media_type: Mapped[str]
    picture: Mapped[bytes]
