"""What ``present`` says of a board."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sentinel_desktop.app.board_text import board_json, board_lines
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.presence import BoardEntry, BoardSnapshot, SilentStation, StationOffTime, WaitingStation
from tests.support.invented_desk import attendee, visitor
from tests.support.scan_builders import ROY, TREMBLAY

WINNIPEG = ZoneInfo("America/Winnipeg")
AS_OF = datetime(2026, 3, 2, 18, 42, 5, tzinfo=UTC)
HALF_AN_HOUR_AGO, HOUR_AGO = AS_OF - timedelta(minutes=30), AS_OF - timedelta(hours=1)
BOARD = BoardSnapshot(
    entries=(
        BoardEntry(ROY, Direction.IN, HOUR_AGO, "Operations", 90, "roy jo", "V2"),
        BoardEntry(TREMBLAY, Direction.IN, None, "Deck", 50, "tremblay alix", "V1"),
    ),
    as_of=AS_OF,
    silent_stations=(
        SilentStation("Kiosk", HALF_AN_HOUR_AGO, 0, HALF_AN_HOUR_AGO),
        SilentStation("Rear door", HALF_AN_HOUR_AGO, 3, HOUR_AGO),
    ),
    waiting_stations=(WaitingStation("Gate", 12, HOUR_AGO), WaitingStation("New door", 1, None)),
    stations_off_time=(
        StationOffTime("Front desk", timedelta(seconds=61.4)),
        StationOffTime("Office", timedelta(hours=-1)),
    ),
)


def test_the_board_says_who_is_in_and_what_is_in_doubt() -> None:
    """In the unit's time: by division, below what may be missing and since when."""
    assert list(board_lines(BOARD, WINNIPEG)) == [
        "2 in the building as of 2026-03-02 12:42:05 CST",
        "not heard from: Kiosk, last at 2026-03-02 12:12: what it saw since 2026-03-02 12:12 may be missing",
        "not heard from: Rear door, last at 2026-03-02 12:12: what it saw since 2026-03-02 11:42 may be missing",
        "not complete: Gate, 12 scans wait there: what it saw since 2026-03-02 11:42 may be missing",
        "not complete: New door, 1 scan waits there: what it saw since its beginning may be missing",
        "clock slow: Front desk, by 61 s: set it right; the times recorded are right all the same",
        "clock fast: Office, by 3600 s: set it right; the times recorded are right all the same",
        "DECK  Deck",
        "         PO2 Tremblay, A.",
        "OPS  Operations",
        "  11:42  Lt(N) Roy, J.",
    ]


def test_visitors_and_attendees_are_counted_and_named() -> None:
    """After the members; whom a visitor came to see is told to programs alone."""
    visited = replace(BOARD, visitors=(visitor(0, host=ROY, since=HOUR_AGO),), attendees=(attendee(0),))
    lines = list(board_lines(visited, WINNIPEG))
    assert lines[0].startswith("4 in the building")
    since = attendee(0).since.astimezone(WINNIPEG)
    assert lines[-4:] == [
        "Visitors",
        f"  11:42  {visitor(0).display_name}",
        "Attendees of events",
        f"  {since:%H:%M}  {attendee(0).display_name}, Spring seminar",
    ]
    said = board_json(visited)
    assert said["count"] == 4
    assert (said["visitors"][0]["host"], said["visitors"][0]["escort_required"]) == ("Lt(N) Roy, J.", False)
    assert said["attendees"][0]["event"] == "Spring seminar"


def test_the_board_as_json_says_the_same() -> None:
    """Instants with their offset, lengths of time in seconds."""
    said = board_json(BOARD)
    assert (said["as_of"], said["count"]) == ("2026-03-02T18:42:05+00:00", 2)
    assert [(member["display_name"], member["since"]) for member in said["members"]] == [
        ("PO2 Tremblay, A.", None),
        ("Lt(N) Roy, J.", "2026-03-02T17:42:05+00:00"),
    ]
    assert said["silent_stations"][1] == {
        "name": "Rear door",
        "last_seen_at": "2026-03-02T18:12:05+00:00",
        "waiting": 3,
        "complete_until": "2026-03-02T17:42:05+00:00",
    }
    assert said["waiting_stations"] == [
        {"name": "Gate", "waiting": 12, "complete_until": "2026-03-02T17:42:05+00:00"},
        {"name": "New door", "waiting": 1, "complete_until": None},
    ]
    assert said["stations_off_time"] == [
        {"name": "Front desk", "clock_offset_s": 61.4},
        {"name": "Office", "clock_offset_s": -3600.0},
    ]
