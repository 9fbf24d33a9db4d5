"""What every table shares: named constraints, time stamps with zone, a version where people edit, declared grants.

A table's grants are declared in its own file as ``info["grants"]`` and applied by ``persistence.roles``; its nature
comes with the class it is made of. A table that declares either of them not is refused by a test, as is one whose
columns, triggers and rights do not fit its nature. What a table has beyond it stands in its ``info`` too:
``info["triggers"]`` names triggers of its own, ``info["announced"] = False`` says that no screen waits for its changes;
and a column that holds an id without a foreign key, because it outlives what it names, says so by ``info["outlives"]``.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, ClassVar, Final

from sqlalchemy import BigInteger, CheckConstraint, DateTime, LargeBinary, MetaData, Table, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from sentinel_desktop.domain.sort_keys import sort_key

NAMING_CONVENTION = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

CODE_FORM: Final = "^[a-z0-9_]+$"
"""How the codes of lists are written; made from the name."""

SEEN_BY_NOBODY: Final = "method NOT IN ('lockup', 'rollover') OR (direction = 'out' AND NOT witnessed)"
"""Of a passage: lockup and rollover sign out whoever is still in, and nobody saw them leave."""

DESK_ROLE = "sentinel_desk"
OPERATOR_ROLE = "sentinel_operator"
SUPERVISOR_ROLE = "sentinel_supervisor"
ADMINISTRATOR_ROLE = "sentinel_administrator"
NEWCOMER_ROLE = "sentinel_newcomer"
"""The group of an account whose one-time password must be changed: until then it may do nothing else."""
WORKING_ROLES = (DESK_ROLE, OPERATOR_ROLE, SUPERVISOR_ROLE, ADMINISTRATOR_ROLE)
GROUP_ROLES = (*WORKING_ROLES, NEWCOMER_ROLE)
ACCOUNT_ROLES = GROUP_ROLES[1:]

Rights = tuple[str, ...]
Grants = Mapping[str, Rights]


def grants(
    *,
    everybody: Rights = (),
    desk: Rights = (),
    operator: Rights = (),
    supervisor: Rights = (),
    administrator: Rights = (),
) -> Grants:
    """Return what each group role may do with a table.

    Args:
        everybody: what all of them may but newcomers, who have a right to no table.
        desk: what a station may besides, without anybody signed in.
        operator: what operators may besides, and with them supervisors and administrators.
        supervisor: what supervisors may besides, and with them administrators.
        administrator: what administrators alone may besides.
    """
    return {
        DESK_ROLE: _each_once(everybody + desk),
        OPERATOR_ROLE: _each_once(everybody + operator),
        SUPERVISOR_ROLE: _each_once(everybody + operator + supervisor),
        ADMINISTRATOR_ROLE: _each_once(everybody + operator + supervisor + administrator),
        NEWCOMER_ROLE: (),
    }


def _each_once(rights: Rights) -> Rights:
    return tuple(dict.fromkeys(rights))


def reading(*columns: str) -> Rights:
    """Return the right to read these columns and no other."""
    return (f"SELECT ({', '.join(columns)})",)


def adding(*columns: str) -> Rights:
    """Return the right to add rows in which the server alone writes what is not among ``columns``: its own times."""
    return (f"INSERT ({', '.join(columns)})",)


def changing(*columns: str) -> Rights:
    """Return the right to change these columns and no other."""
    return (f"UPDATE ({', '.join(columns)})",)


READ: Rights = ("SELECT",)
EDIT: Rights = ("INSERT", "UPDATE", "DELETE")
NO_GRANTS = grants()


def supervised(*shown: str) -> Grants:
    """Return the grants of what operators read and supervisors edit; a station reads the columns ``shown`` of it."""
    return grants(desk=reading(*shown) if shown else (), operator=READ, supervisor=EDIT)


def administered(*shown: str) -> Grants:
    """Return the grants of what operators read and administrators edit; a station reads the columns ``shown`` of it."""
    return grants(desk=reading(*shown), operator=READ, administrator=EDIT)


class Nature(StrEnum):
    """How a table is kept, from which follows what the database must do for it."""

    EDITED = "edited"
    """By people: each row has a version, and every change is audited and announced."""
    LOG = "log"
    """Append-only: a row is written once, and announced."""
    DERIVED = "derived"
    """From a log, by the program: announced, not audited, because the log says it all."""
    HEARTBEAT = "heartbeat"
    """Overwritten all the time: neither audited nor announced."""


class Row(DeclarativeBase):
    """The base of all rows."""

    nature: ClassVar[Nature]

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401 - as SQLAlchemy's own
        super().__init_subclass__(**options)
        if hasattr(cls, "nature"):
            cls.metadata.tables[cls.__tablename__].info["nature"] = cls.nature

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dt.datetime: DateTime(timezone=True),
        uuid.UUID: Uuid(),
        str: Text(),
        dict[str, Any]: JSONB(),
        bytes: LargeBinary(),
    }


class Stamped:
    """When the row was made and last changed, by the server's clock; ``updated_at`` is kept by a trigger."""

    created_at: Mapped[dt.datetime] = mapped_column(server_default=func.now(), sort_order=900)
    updated_at: Mapped[dt.datetime] = mapped_column(server_default=func.now(), sort_order=901)


class Keyed(Stamped):
    """A row with a key made by the program."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-10)


class Sealed:
    """A row of a log that seals cover: the transaction that wrote it, chosen by the server and by nobody else."""

    written_in: Mapped[int] = mapped_column(BigInteger, server_default=text("written_now()"), sort_order=903)


class Edited(Keyed):
    """A row that people edit: a save names the version it read."""

    nature: ClassVar[Nature] = Nature.EDITED
    version: Mapped[int] = mapped_column(server_default=text("1"), sort_order=902)


class Logged(Keyed):
    """A row of an append-only log."""

    nature: ClassVar[Nature] = Nature.LOG


def free_text() -> Any:  # noqa: ANN401 - as mapped_column
    """Return a column of text that may be anything; any other is empty by default, or held by a CHECK."""
    return mapped_column(info={"free_text": True})


def key_of(*columns: str, made_by: Callable[..., str] = sort_key, server_default: str | None = None) -> Any:  # noqa: ANN401 - as mapped_column
    """Return a column to sort or search by, which the program makes of ``columns``; compared byte by byte."""
    return mapped_column(
        Text(collation="C"), info={"key_of": columns, "made_by": made_by}, server_default=server_default
    )


def with_keys(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a row with the keys that are made of them; a key is made when all its columns are given."""
    made = {
        column.name: column.info["made_by"](*(values[source] for source in column.info["key_of"]))
        for column in table.columns
        if "key_of" in column.info and all(source in values for source in column.info["key_of"])
    }
    return {**values, **made}


def one_of(column: str, values: type[Any] | tuple[str, ...]) -> CheckConstraint:
    """Return the CHECK that ``column`` holds one of the values fixed by the program."""
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")
