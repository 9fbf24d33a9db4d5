"""The lists that supervisors edit and operators choose from: statuses, types, divisions, ranks."""

import uuid

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import SchemaItem

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.persistence.tables.base import READ_ONLY, Edited, Row, one_of

RANK_BRANCHES = ("navy", "army", "air_force", "civilian")
RANK_CATEGORIES = ("civilian", "junior_ncm", "senior_ncm", "junior_officer", "senior_officer", "general_officer")


class Enumerated(Edited):
    """One value of an enumeration."""

    code: Mapped[str]
    name: Mapped[str]
    name_fr: Mapped[str] = mapped_column(server_default="")
    description: Mapped[str] = mapped_column(server_default="")
    colour: Mapped[str] = mapped_column(server_default="#56677A")
    display_order: Mapped[int] = mapped_column(server_default=text("0"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    is_system: Mapped[bool] = mapped_column(server_default=text("false"))

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem | dict[str, object], ...]:
        """The rules every enumeration keeps."""
        return (*enumeration_rules(), {"info": {"grants": READ_ONLY}})


def enumeration_rules() -> tuple[SchemaItem, ...]:
    """Return the constraints of an enumeration's code, name and colour."""
    return (
        UniqueConstraint("code"),
        CheckConstraint("code ~ '^[a-z0-9_]+$'", name="code_form"),
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint("colour ~ '^#[0-9A-Fa-f]{6}$'", name="colour_form"),
    )


class ScanRuled(Enumerated):
    """A value that says what a scan does."""

    on_scan: Mapped[str] = mapped_column(server_default=OnScan.ALLOW.value)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem | dict[str, object], ...]:
        """The rules of an enumeration, and the known rulings."""
        return (*enumeration_rules(), one_of("on_scan", OnScan), {"info": {"grants": READ_ONLY}})


class MemberStatusRow(ScanRuled, Row):
    """active, deployed, inactive, suspended, and what supervisors add."""

    __tablename__ = "member_statuses"


class BadgeStatusRow(ScanRuled, Row):
    """active, damaged, inactive, lost, decommissioned, and what supervisors add."""

    __tablename__ = "badge_statuses"


class MemberTypeRow(Enumerated, Row):
    """class_a, class_b, class_c, reg_force, civilian_staff, and what supervisors add."""

    __tablename__ = "member_types"


class DivisionRow(Edited, Row):
    """A division of the unit, by which the board is grouped."""

    __tablename__ = "divisions"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("code <> '' AND name <> ''", name="named"),
        {"info": {"grants": READ_ONLY}},
    )

    code: Mapped[str]
    name: Mapped[str]
    name_fr: Mapped[str] = mapped_column(server_default="")
    description: Mapped[str] = mapped_column(server_default="")


class RankRow(Edited, Row):
    """A rank; ``display_order`` grows with seniority. The army and the air force share some codes."""

    __tablename__ = "ranks"
    __table_args__ = (
        UniqueConstraint("branch", "code"),
        one_of("branch", RANK_BRANCHES),
        one_of("category", RANK_CATEGORIES),
        CheckConstraint("replaced_by_id <> id", name="replaced_by_another"),
        {"info": {"grants": READ_ONLY}},
    )

    code: Mapped[str]
    name: Mapped[str]
    name_fr: Mapped[str] = mapped_column(server_default="")
    branch: Mapped[str]
    category: Mapped[str]
    display_order: Mapped[int]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    replaced_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ranks.id", ondelete="SET NULL"), index=True)
