"""Tags: the chips beside a member's name, among them the unit's appointments."""

import uuid
from typing import Final

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import SchemaItem

from sentinel_desktop.persistence.tables.base import Edited, Row, supervised
from sentinel_desktop.persistence.tables.lists import Enumerated, enumeration_rules

_SHOWN: Final = ("id", "name", "name_fr", "name_key", "colour", "display_order", "is_positional")


class TagRow(Enumerated, Row):
    """One label with the colour of its chip; a positional one is an appointment, as Commanding Officer is."""

    __tablename__ = "tags"

    is_positional: Mapped[bool] = mapped_column(server_default=text("false"))

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem | dict[str, object], ...]:
        """The rules of an enumeration; boards show them to everybody."""
        return (*enumeration_rules(), {"info": {"grants": supervised(*_SHOWN)}})


class MemberTagRow(Edited, Row):
    """A member has a tag, once."""

    __tablename__ = "member_tags"
    __table_args__ = (UniqueConstraint("member_id", "tag_id"), {"info": {"grants": supervised("member_id", "tag_id")}})

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    tag_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tags.id", ondelete="RESTRICT"), index=True)
