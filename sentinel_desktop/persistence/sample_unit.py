"""Puts a sample unit into an empty database: one transaction, streamed, so that a million check-ins fit any memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Self
from uuid import UUID

import psycopg
from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.sample_people import SampleBadge, SampleMember
from sentinel_desktop.domain.sample_unit import SamplePassage, SampleUnit
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.persistence.sealing import seal_as_owner
from sentinel_desktop.persistence.seeds import insert_missing
from sentinel_desktop.persistence.store_errors import translated

Connection = psycopg.Connection[tuple[Any, ...]]

_PASSAGES_AT_A_TIME: Final = 20_000
"""Bounds the memory here and, of the triggers at the end of each statement, on the server."""

_MEMBER_COLUMNS: Final = (
    "id", "service_number", "rank_id", "last_name", "first_name", "initials", "display_name", "sort_key",
    "division_id", "member_type_id", "member_status_id", "source",
)  # fmt: skip
_BADGE_COLUMNS: Final = ("id", "serial", "kind", "badge_status_id", "member_id", "printed_number", "issued_at")
_SCAN_COLUMNS: Final = (
    "id", "serial", "badge_id", "member_id", "station_id", "occurred_at", "desk_clock_at", "recorded_at",
    "outcome", "direction",
)  # fmt: skip
_CHECK_IN_COLUMNS: Final = (
    "id", "scan_id", "member_id", "badge_id", "direction", "occurred_at", "recorded_at", "station_id", "method",
)  # fmt: skip
_OUTCOMES: Final = {Direction.IN: Outcome.CHECKED_IN.value, Direction.OUT: Outcome.CHECKED_OUT.value}

_KEEP_PRESENCE: Final = """
UPDATE presence SET state = latest.direction, since = latest.occurred_at, checkin_id = latest.id
FROM members CROSS JOIN LATERAL (
    SELECT id, direction, occurred_at FROM checkins
    WHERE checkins.member_id = members.id
    ORDER BY occurred_at DESC, id DESC
    LIMIT 1
) AS latest
WHERE presence.member_id = members.id
"""
_FOREIGN_KEYS: Final = """
SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid)
FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
WHERE contype = 'f' AND conrelid = ANY (%s::text[]::regclass[])
ORDER BY relname, conname
"""


@dataclass(frozen=True, slots=True)
class SampleLoad:
    """What became of a sample unit.

    Attributes:
        refused: why nothing was loaded, in a sentence; empty where it was.
        present: how many members are in.
    """

    refused: str = ""
    members: int = 0
    badges: int = 0
    check_ins: int = 0
    present: int = 0


def load_sample_unit(
    owner_conninfo: str, unit: SampleUnit, station_names: Sequence[str] = ("front desk", "rear door")
) -> SampleLoad:
    """Load ``unit``, and the default lists where they are missing, all of it or nothing.

    A database that has members is left as it is, and the answer says so.

    Args:
        owner_conninfo: the database, as its owner.
        unit: what to load; its history is drawn while it is written.
        station_names: the front desk and, where there is one, the rear door; each is made where it is missing.

    Raises:
        StoreUnavailableError: the database does not answer, or has not the tables of this program.
    """
    with translated():
        with psycopg.connect(owner_conninfo) as connection:
            # Nobody else may add members between the look and the load.
            connection.execute("LOCK TABLE members IN SHARE ROW EXCLUSIVE MODE")
            found = _count(connection, "SELECT count(*) FROM members")
            if found:
                return SampleLoad(refused=_refusal(found))
            insert_missing(connection)
            loaded = _load(connection, unit, station_names)
        _settle(owner_conninfo)
    seal_as_owner(owner_conninfo)
    return loaded


def _refusal(found: int) -> str:
    people = "a member" if found == 1 else f"{found} members"
    return f"The database has {people} already: a sample unit is loaded into an empty one only."


def _load(connection: Connection, unit: SampleUnit, station_names: Sequence[str]) -> SampleLoad:
    keys = _ListKeys.read(connection)
    stations = _stations(connection, station_names)
    _copy(connection, "members", _MEMBER_COLUMNS, (_member_row(member, keys) for member in unit.members))
    _copy(connection, "badges", _BADGE_COLUMNS, (_badge_row(badge, keys) for badge in unit.badges))
    with _references_checked_together(connection, ("scans", "checkins")):
        passages = _copy_passages(connection, unit.passages(), stations)
    connection.execute(_KEEP_PRESENCE)
    return SampleLoad(
        members=len(unit.members),
        badges=len(unit.badges),
        check_ins=passages,
        present=_count(connection, "SELECT count(*) FROM presence WHERE state = 'in'"),
    )


@contextmanager
def _references_checked_together(connection: Connection, tables: Sequence[str]) -> Iterator[None]:
    """Take the foreign keys of ``tables`` away inside the block, and put them back, every row checked, after it.

    Checked row by row they are two thirds of the time that a long history takes to load.
    """
    keys = connection.execute(_FOREIGN_KEYS, [list(tables)]).fetchall()
    for table, name, _ in keys:
        connection.execute(
            sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(sql.Identifier(table), sql.Identifier(name))
        )
    yield
    for table, name, definition in keys:
        connection.execute(
            sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(
                sql.Identifier(table), sql.Identifier(name), sql.SQL(definition)
            )
        )


def _copy_passages(connection: Connection, passages: Iterator[SamplePassage], stations: Sequence[UUID]) -> int:
    copied = 0
    while several := list(islice(passages, _PASSAGES_AT_A_TIME)):
        _copy(connection, "scans", _SCAN_COLUMNS, (_scan_row(passage, stations) for passage in several))
        _copy(connection, "checkins", _CHECK_IN_COLUMNS, (_check_in_row(passage, stations) for passage in several))
        copied += len(several)
    return copied


def _settle(owner_conninfo: str) -> None:
    """Give the planner its statistics and mark the rows as settled, which else the next readers would do."""
    with psycopg.connect(owner_conninfo, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE) members, badges, scans, checkins, presence")


def _copy(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


@dataclass(frozen=True, slots=True)
class _ListKeys:
    """The keys of the lists' values by their codes, read before anything is copied."""

    ranks: Mapping[str, UUID]
    divisions: Mapping[str, UUID]
    member_types: Mapping[str, UUID]
    member_statuses: Mapping[str, UUID]
    badge_statuses: Mapping[str, UUID]

    @classmethod
    def read(cls, connection: Connection) -> Self:
        """Read them."""
        return cls(
            ranks=_keys(connection, "SELECT branch || '/' || code, id FROM ranks"),
            divisions=_keys(connection, "SELECT code, id FROM divisions"),
            member_types=_keys(connection, "SELECT code, id FROM member_types"),
            member_statuses=_keys(connection, "SELECT code, id FROM member_statuses"),
            badge_statuses=_keys(connection, "SELECT code, id FROM badge_statuses"),
        )


def _member_row(member: SampleMember, keys: _ListKeys) -> Sequence[object]:
    return (
        member.id,
        member.service_number,
        keys.ranks[f"{member.branch}/{member.rank}"],
        member.name.last,
        member.name.first,
        member.name.initials,
        member.display_name,
        member.sort_key,
        keys.divisions[member.division],
        keys.member_types[member.member_type],
        keys.member_statuses[member.status],
        "nominal_roll",
    )


def _badge_row(badge: SampleBadge, keys: _ListKeys) -> Sequence[object]:
    return (
        badge.id,
        badge.serial,
        badge.kind.value,
        keys.badge_statuses[badge.status],
        badge.member_id,
        badge.printed_number,
        badge.issued_at,
    )


def _scan_row(passage: SamplePassage, stations: Sequence[UUID]) -> Sequence[object]:
    return (
        passage.scan_id,
        passage.serial,
        passage.badge_id,
        passage.member_id,
        stations[passage.rear_door],
        passage.occurred_at,
        passage.occurred_at,
        passage.recorded_at,
        _OUTCOMES[passage.direction],
        passage.direction.value,
    )


def _check_in_row(passage: SamplePassage, stations: Sequence[UUID]) -> Sequence[object]:
    return (
        passage.check_in_id,
        passage.scan_id,
        passage.member_id,
        passage.badge_id,
        passage.direction.value,
        passage.occurred_at,
        passage.recorded_at,
        stations[passage.rear_door],
        Method.BADGE.value,
    )


def _stations(connection: Connection, names: Sequence[str]) -> tuple[UUID, UUID]:
    """Return the keys of the front desk and of the rear door, which are one where only one name is given."""
    for name, kind in zip(names, (StationKind.DESK, StationKind.DOOR), strict=False):
        connection.execute(
            "INSERT INTO stations (id, name, name_key, kind) VALUES (%s, %s, %s, %s) ON CONFLICT (name) DO NOTHING",
            [uuid7(), name, sort_key(name), kind.value],
        )
    known = _keys(connection, "SELECT name, id FROM stations")
    return known[names[0]], known[names[-1]]


def _keys(connection: Connection, query: str) -> Mapping[str, UUID]:
    return dict(connection.execute(query).fetchall())


def _count(connection: Connection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return 0 if row is None else int(row[0])
