"""The lists that supervisors edit and operators choose from: statuses, types, divisions, ranks, list items."""

import uuid

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import SchemaItem

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.lists import Branch, RankCategory
from sentinel_desktop.persistence.tables.base import CODE_FORM, Edited, Row, key_of, one_of, supervised


class Enumerated(Edited):
    """One value of an enumeration."""

    code: Mapped[str]
    name: Mapped[str]
    name_fr: Mapped[str] = mapped_column(server_default="")
    name_key: Mapped[str] = key_of("name")
    description: Mapped[str] = mapped_column(server_default="")
    colour: Mapped[str] = mapped_column(server_default="#56677A")
    display_order: Mapped[int] = mapped_column(server_default=text("0"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    is_system: Mapped[bool] = mapped_column(server_default=text("false"))

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem | dict[str, object], ...]:
        """The rules every enumeration keeps."""
        return (*enumeration_rules(), {"info": {"grants": supervised()}})


def enumeration_rules() -> tuple[SchemaItem, ...]:
    """Return the constraints of an enumeration's code, name and colour."""
    return (
        UniqueConstraint("code"),
        CheckConstraint(f"code ~ '{CODE_FORM}'", name="code_form"),
        CheckConstraint("name <> '' AND name_key <> ''", name="name_given"),
        CheckConstraint("colour ~ '^#[0-9A-Fa-f]{6}$'", name="colour_form"),
    )


class ScanRuled(Enumerated):
    """A value that says what a scan does."""

    on_scan: Mapped[str] = mapped_column(server_default=OnScan.ALLOW.value)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem | dict[str, object], ...]:
        """The rules of an enumeration, and the known rulings."""
        return (*enumeration_rules(), one_of("on_scan", OnScan), {"info": {"grants": supervised("id", "on_scan")}})


class MemberStatusRow(ScanRuled, Row):
    """active, deployed, inactive, suspended, and what supervisors add."""

    __tablename__ = "member_statuses"


class BadgeStatusRow(ScanRuled, Row):
    """active, damaged, inactive, lost, decommissioned, and what supervisors add."""

    __tablename__ = "badge_statuses"


class MemberTypeRow(Enumerated, Row):
    """class_a, class_b, class_c, reg_force, civilian_staff, and what supervisors add."""

    __tablename__ = "member_types"


class VisitTypeRow(Enumerated, Row):
    """contractor, guest, military, recruitment, official, museum, event, other, and what supervisors add."""

    __tablename__ = "visit_types"

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem | dict[str, object], ...]:
        """The rules of an enumeration; boards show them on visitors to everybody."""
        return (*enumeration_rules(), {"info": {"grants": supervised("id", "name", "name_fr", "colour")}})


class ListItemRow(Edited, Row):
    """One value of another list: messes, MOCs, event roles, and any list that a supervisor adds.

    What refers to a value names its list too, so that a mess is never an event role.
    """

    __tablename__ = "list_items"
    __table_args__ = (
        UniqueConstraint("list_type", "code"),
        UniqueConstraint("id", "list_type"),
        CheckConstraint(f"list_type ~ '{CODE_FORM}'", name="list_type_form"),
        CheckConstraint(f"code ~ '{CODE_FORM}'", name="code_form"),
        CheckConstraint("name <> '' AND name_key <> ''", name="name_given"),
        {"info": {"grants": supervised()}},
    )

    list_type: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    name_fr: Mapped[str] = mapped_column(server_default="")
    name_key: Mapped[str] = key_of("name")
    display_order: Mapped[int] = mapped_column(server_default=text("0"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    is_system: Mapped[bool] = mapped_column(server_default=text("false"))


DIVISION_SHOWN = ("id", "code", "code_key", "name", "name_fr", "name_key", "display_order", "is_active")


class DivisionRow(Edited, Row):
    """A division of the unit, by which the board is grouped."""

    __tablename__ = "divisions"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("code <> '' AND name <> '' AND code_key <> '' AND name_key <> ''", name="named"),
        {"info": {"grants": supervised(*DIVISION_SHOWN)}},
    )

    code: Mapped[str]
    code_key: Mapped[str] = key_of("code")
    name: Mapped[str]
    name_fr: Mapped[str] = mapped_column(server_default="")
    name_key: Mapped[str] = key_of("name")
    description: Mapped[str] = mapped_column(server_default="")
    display_order: Mapped[int] = mapped_column(server_default=text("0"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class RankRow(Edited, Row):
    """A rank; ``display_order`` grows with seniority. The army and the air force share some codes."""

    __tablename__ = "ranks"
    __table_args__ = (
        UniqueConstraint("branch", "code"),
        one_of("branch", Branch),
        one_of("category", RankCategory),
        CheckConstraint("code <> '' AND name <> '' AND code_key <> '' AND name_key <> ''", name="named"),
        CheckConstraint("replaced_by_id <> id", name="replaced_by_another"),
        {"info": {"grants": supervised("id", "code", "display_order", "category")}},
    )

    code: Mapped[str]
    code_key: Mapped[str] = key_of("code")
    name: Mapped[str]
    name_fr: Mapped[str] = mapped_column(server_default="")
    name_key: Mapped[str] = key_of("name")
    branch: Mapped[str]
    category: Mapped[str]
    display_order: Mapped[int]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    replaced_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ranks.id", ondelete="RESTRICT"), index=True)
