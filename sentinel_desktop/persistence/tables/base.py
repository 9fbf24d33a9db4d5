"""What every table shares: named constraints, time stamps with zone, a version where people edit, declared grants.

A table's grants are declared in its own file as ``info["grants"]`` and applied by ``persistence.roles``; a table that
declares none is refused by a test.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, MetaData, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING_CONVENTION = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

DESK_ROLE = "sentinel_desk"
NO_GRANTS: Mapping[str, tuple[str, ...]] = {}
READ_ONLY: Mapping[str, tuple[str, ...]] = {DESK_ROLE: ("SELECT",)}


class Row(DeclarativeBase):
    """The base of all rows."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dt.datetime: DateTime(timezone=True),
        uuid.UUID: Uuid(),
        str: Text(),
        dict[str, Any]: JSONB(),
    }


class Stamped:
    """When the row was made and last changed, by the server's clock; ``updated_at`` is kept by a trigger."""

    created_at: Mapped[dt.datetime] = mapped_column(server_default=func.now(), sort_order=900)
    updated_at: Mapped[dt.datetime] = mapped_column(server_default=func.now(), sort_order=901)


class Keyed(Stamped):
    """A row with a key made by the program."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-10)


class Edited(Keyed):
    """A row that people edit: a save names the version it read."""

    version: Mapped[int] = mapped_column(server_default=text("1"), sort_order=902)


def one_of(column: str, values: type[Any] | tuple[str, ...]) -> CheckConstraint:
    """Return the CHECK that ``column`` holds one of the values fixed by the program."""
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")
