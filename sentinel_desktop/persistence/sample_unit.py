"""Puts a sample unit into an empty database: one transaction, streamed, so that a million check-ins fit any memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final
from uuid import UUID

import psycopg
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.sample_details import SAMPLE_MOCS
from sentinel_desktop.domain.sample_event import SampleEvent
from sentinel_desktop.domain.sample_reviews import LOOKED_AT
from sentinel_desktop.domain.sample_scans import SamplePassage
from sentinel_desktop.domain.sample_unit import SampleUnit
from sentinel_desktop.domain.sample_visits import SampleVisit
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.persistence import sample_rows as rows
from sentinel_desktop.persistence.sample_copy import Connection, copy, copy_lines, done_together
from sentinel_desktop.persistence.sealing import seal_as_owner
from sentinel_desktop.persistence.seeds import in_order, insert_missing, insert_values
from sentinel_desktop.persistence.store_errors import translated

_PASSAGES_AT_A_TIME: Final = 20_000
"""Bounds the memory here and, of the triggers at the end of each statement, on the server."""

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
_SETTLE: Final = """
VACUUM (ANALYZE) members, member_tags, member_qualifications, badges, scans, checkins, presence, visitors, events,
    event_attendees, event_checkins, audit_log
"""


@dataclass(frozen=True, slots=True)
class SampleLoad:
    """What became of a sample unit.

    Attributes:
        refused: why nothing was loaded, in a sentence; empty where it was.
        present: how many members are in.
        visits: how many are over, last, or are to come.
        attendees: how many people the event has.
    """

    refused: str = ""
    members: int = 0
    badges: int = 0
    check_ins: int = 0
    present: int = 0
    visits: int = 0
    attendees: int = 0


class _BrokenOffError(Exception):
    """Whoever asked for a unit does not want it any more."""


def _never(_at: datetime) -> bool:
    return False


def load_sample_unit(
    owner_conninfo: str,
    unit: SampleUnit,
    station_names: Sequence[str] = ("front desk", "rear door"),
    broken_off: Callable[[datetime], bool] = _never,
) -> SampleLoad:
    """Load ``unit``, and the default lists where they are missing, all of it or nothing.

    A database that has members is left as it is, and the answer says so.

    Args:
        owner_conninfo: the database, as its owner.
        unit: what to load; its history is drawn while it is written.
        station_names: the front desk and, where there is one, the rear door; each is made where it is missing.
        broken_off: asked with the time of each passage, in their order; where it says so, nothing is loaded.

    Raises:
        StoreUnavailableError: the database does not answer, or has not the tables of this program.
    """
    try:
        return _load_in_one_transaction(owner_conninfo, unit, station_names, broken_off)
    except _BrokenOffError:
        return SampleLoad(refused=sentence("StartFaults", "It was broken off: nothing is loaded."))


def _load_in_one_transaction(
    owner_conninfo: str, unit: SampleUnit, station_names: Sequence[str], broken_off: Callable[[datetime], bool]
) -> SampleLoad:
    with translated():
        with psycopg.connect(owner_conninfo) as connection:
            # Nobody else may add members between the look and the load.
            connection.execute("LOCK TABLE members IN SHARE ROW EXCLUSIVE MODE")
            found = _count(connection, "SELECT count(*) FROM members")
            if found:
                return SampleLoad(refused=_refusal(found))
            insert_missing(connection)
            loaded = _load(connection, unit, station_names, broken_off)
        _settle(owner_conninfo)
    seal_as_owner(owner_conninfo)
    return loaded


def _refusal(found: int) -> str:
    if found == 1:
        return sentence(
            "StartFaults", "The database has a member already: a sample unit is loaded into an empty one only."
        )
    return sentence(
        "StartFaults", "The database has {n} members already: a sample unit is loaded into an empty one only.", n=found
    )


def _load(
    connection: Connection, unit: SampleUnit, station_names: Sequence[str], broken_off: Callable[[datetime], bool]
) -> SampleLoad:
    insert_values(connection, "list_items", in_order(SAMPLE_MOCS))
    keys = rows.ListKeys.read(connection)
    stations = _stations(connection, station_names)
    event = unit.event()
    visits = unit.visits(event)
    _copy_people(connection, unit, keys)
    _copy_event(connection, event, keys)
    with done_together(connection, ("scans", "checkins")):
        passages, latest = _copy_passages(connection, _asking(unit.passages(), broken_off), stations)
        loose = (rows.loose_scan_line(scan, stations[0]) for scan in rows.scans_of(event, visits))
        copy_lines(connection, "scans", rows.SCAN_COLUMNS, loose)
    connection.execute(_KEEP_PRESENCE)
    _copy_stays(connection, event, visits, stations[0], keys)
    copy(connection, "reviews", map(rows.review_row, unit.reviews(latest)))
    if broken_off(unit.calendar.now):
        raise _BrokenOffError
    return SampleLoad(
        members=len(unit.members),
        badges=len(unit.badges),
        check_ins=passages,
        present=_count(connection, "SELECT count(*) FROM presence WHERE state = 'in'"),
        visits=len(visits),
        attendees=len(event.attendees),
    )


def _asking(passages: Iterator[SamplePassage], broken_off: Callable[[datetime], bool]) -> Iterator[SamplePassage]:
    """Yield passages for as long as they are wanted."""
    for passage in passages:
        if broken_off(passage.occurred_at):
            raise _BrokenOffError
        yield passage


def _copy_people(connection: Connection, unit: SampleUnit, keys: rows.ListKeys) -> None:
    details = unit.details()
    qualifications = unit.qualifications(details)
    members = zip(unit.members, details, strict=True)
    copy(connection, "members", (rows.member_row(member, detail, keys) for member, detail in members))
    copy(connection, "badges", (rows.badge_row(badge, keys) for badge in unit.badges))
    held = (rows.qualification_row(uuid7(), qualification, keys) for qualification in qualifications)
    copy(connection, "member_qualifications", held)
    worn = (rows.tag_row(uuid7(), tag, keys) for tag in unit.tags(qualifications))
    copy(connection, "member_tags", worn)


def _copy_event(connection: Connection, event: SampleEvent, keys: rows.ListKeys) -> None:
    copy(connection, "events", [rows.event_row(event)])
    attendees = (rows.attendee_row(attendee, event, keys) for attendee in event.attendees)
    copy(connection, "event_attendees", attendees)


def _copy_passages(
    connection: Connection, passages: Iterator[SamplePassage], stations: Sequence[UUID]
) -> tuple[int, Sequence[SamplePassage]]:
    """Copy the members' passages; returns how many, and the last few."""
    copied = 0
    latest: deque[SamplePassage] = deque(maxlen=LOOKED_AT)
    while several := list(islice(passages, _PASSAGES_AT_A_TIME)):
        scans = (rows.scan_line(passage, stations) for passage in several)
        copy_lines(connection, "scans", rows.SCAN_COLUMNS, scans)
        check_ins = (rows.check_in_line(passage, stations) for passage in several)
        copy_lines(connection, "checkins", rows.CHECK_IN_COLUMNS, check_ins)
        latest.extend(several[-LOOKED_AT:])
        copied += len(several)
    return copied, list(latest)


def _copy_stays(
    connection: Connection, event: SampleEvent, visits: Iterable[SampleVisit], station_id: UUID, keys: rows.ListKeys
) -> None:
    stays = (rows.stay_row(stay, attendee, station_id) for attendee in event.attendees for stay in attendee.passages)
    copy(connection, "event_checkins", stays)
    copy(connection, "visitors", (rows.visit_row(visit, station_id, keys) for visit in visits))


def _settle(owner_conninfo: str) -> None:
    """Give the planner its statistics and mark the rows as settled, which else the next readers would do."""
    with psycopg.connect(owner_conninfo, autocommit=True) as connection:
        connection.execute(_SETTLE)


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
