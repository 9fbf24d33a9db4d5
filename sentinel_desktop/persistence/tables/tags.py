"""Tags: the chips beside a member's name, among them the unit's appointments."""

import uuid

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.persistence.tables.base import Edited, Row, supervised
from sentinel_desktop.persistence.tables.lists import Enumerated


class TagRow(Enumerated, Row):
    """One label with the colour of its chip; a positional one is an appointment, as Commanding Officer is."""

    __tablename__ = "tags"

    is_positional: Mapped[bool] = mapped_column(server_default=text("false"))


class MemberTagRow(Edited, Row):
    """A member has a tag, once."""

    __tablename__ = "member_tags"
    __table_args__ = (UniqueConstraint("member_id", "tag_id"), {"info": {"grants": supervised()}})

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    tag_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tags.id", ondelete="RESTRICT"), index=True)
