"""The board in words and as JSON: who is in, and what of it is in doubt."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.presence import BoardEntry, BoardSnapshot
from sentinel_desktop.domain.scan_answers_json import card_to_json


def board_json(board: BoardSnapshot) -> dict[str, Any]:
    """Return the board as ``present --json`` says it; instants are ISO 8601."""
    return {
        "as_of": board.as_of.isoformat(),
        "count": board.count,
        "members": [
            card_to_json(entry.member) | {"service_number": entry.service_number, "since": _iso(entry.since)}
            for entry in _ordered(board)
        ],
        "visitors": [
            {
                "display_name": visitor.display_name,
                "visit_type": visitor.visit_type.name,
                "host": visitor.host.display_name if visitor.host is not None else None,
                "since": _iso(visitor.since),
                "expires_at": _iso(visitor.expires_at),
                "escort_required": visitor.escort_required,
            }
            for visitor in board.visitors
        ],
        "attendees": [
            {"display_name": attendee.display_name, "event": attendee.event, "since": _iso(attendee.since)}
            for attendee in board.attendees
        ],
        "silent_stations": [
            {
                "name": station.name,
                "last_seen_at": _iso(station.last_seen_at),
                "waiting": station.waiting,
                "complete_until": _iso(station.complete_until),
            }
            for station in board.silent_stations
        ],
        "waiting_stations": [
            {"name": station.name, "waiting": station.waiting, "complete_until": _iso(station.complete_until)}
            for station in board.waiting_stations
        ],
        "stations_off_time": [
            {"name": station.name, "clock_offset_s": station.clock_offset.total_seconds()}
            for station in board.stations_off_time
        ],
    }


def board_lines(board: BoardSnapshot, zone: ZoneInfo) -> Iterator[str]:
    """Give the lines that ``present`` says, times in ``zone``: the count, what is in doubt, everybody by division.

    Visitors and attendees of events come after the members.
    """
    yield f"{board.count} in the building as of {board.as_of.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
    yield from _doubts(board, zone)
    division = None
    for entry in _ordered(board):
        if entry.member.division != division:
            division = entry.member.division
            yield f"{division}  {entry.division_name}"
        since = f"{entry.since.astimezone(zone):%H:%M}" if entry.since else ""
        yield f"  {since:5}  {entry.member.display_name}"
    if board.visitors:
        yield "Visitors"
    for visitor in board.visitors:
        yield f"  {visitor.since.astimezone(zone):%H:%M}  {visitor.display_name}"
    if board.attendees:
        yield "Attendees of events"
    for attendee in board.attendees:
        yield f"  {attendee.since.astimezone(zone):%H:%M}  {attendee.display_name}, {attendee.event}"


def _doubts(board: BoardSnapshot, zone: ZoneInfo) -> Iterator[str]:
    for silent in board.silent_stations:
        yield (
            f"not heard from: {silent.name}, last at {_minute(silent.last_seen_at, zone)}: "
            f"what it saw since {_minute(silent.complete_until, zone)} may be missing"
        )
    for waiting in board.waiting_stations:
        scans = "1 scan waits" if waiting.waiting == 1 else f"{waiting.waiting} scans wait"
        until = _minute(waiting.complete_until, zone)
        yield f"not complete: {waiting.name}, {scans} there: what it saw since {until} may be missing"
    for off in board.stations_off_time:
        way = "slow" if off.clock_offset > timedelta(0) else "fast"
        seconds = round(abs(off.clock_offset).total_seconds())
        yield f"clock {way}: {off.name}, by {seconds} s: set it right; the times recorded are right all the same"


def _minute(instant: datetime | None, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}" if instant is not None else "its beginning"


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant is not None else None


def _ordered(board: BoardSnapshot) -> list[BoardEntry]:
    return sorted(board.entries, key=lambda entry: (entry.member.division, -entry.rank_order, entry.sort_key))
