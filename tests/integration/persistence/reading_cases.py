"""What a deed is of the table "who may do what", and the deeds of reading.

Which columns of which table somebody reads and writes stands in ``table_cases``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, LiteralString

from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.rights import Right
from tests.support.accounts_at_the_server import verifier_of
from tests.support.builders import NOON, Connection
from tests.support.unit_at_work import UnitAtWork

Act = Callable[[Connection, UnitAtWork, str], object]
"""Done by a connection of somebody, in a unit, under the name by which the unit knows them."""

STATION, NEWCOMER = "here", "newcomer"
OPERATORS: Final = ("operator", "supervisor", "administrator")
SUPERVISORS: Final = ("supervisor", "administrator")
ADMINISTRATORS: Final = ("administrator",)
EVERYBODY_AT_WORK: Final = (STATION, *OPERATORS)
WHO: Final = (STATION, NEWCOMER, *OPERATORS)
"""Nobody signed in, which is the station's own role; then the accounts."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done or refused.

    Attributes:
        about: the tables and functions that it shows the rights of.
        may: who does it; every other is refused.
        right: the program's word for it, where there is one.
    """

    does: str
    about: tuple[str, ...]
    act: Act
    may: tuple[str, ...]
    right: Right | None = None

    def __str__(self) -> str:
        return self.does


def calls(statement: LiteralString) -> Act:
    """Return an act that calls a function; ``%(name)s`` is an id of the unit, or a verifier, or a new id."""

    def act(connection: Connection, unit: UnitAtWork, who: str) -> None:
        given = {**unit.ids, "new": uuid7(), "verifier": verifier_of(connection, "correct horse"), "at": NOON}
        connection.execute(statement, given | {"own": unit.ids.get(who)})

    return act


def reads(table: str) -> Act:
    """Return an act that reads a whole table."""

    def act(connection: Connection, _unit: UnitAtWork, _who: str) -> None:
        connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))

    return act


READING: Final = (
    *(
        Deed(f"reads {table}", (table,), reads(table), ADMINISTRATORS, Right.READ_AUDIT)
        for table in ("audit_log", "sign_ins")
    ),
    Deed("asks who it is", ("own_account",), calls("SELECT own_account()"), WHO),
    Deed("asks which station it is", ("own_station",), calls("SELECT own_station()"), EVERYBODY_AT_WORK),
    Deed(
        "compares what nobody but an exclusion constraint compares",
        ("uuidrange",),
        calls("SELECT uuidrange(%(here)s::uuid, %(here)s::uuid, '[]')"),
        EVERYBODY_AT_WORK,
    ),
)
