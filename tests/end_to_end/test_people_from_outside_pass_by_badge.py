"""A visitor's badge signs the visitor out at the desk; an event's badge lets in and out, and not outside its window."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.station_status import DatabaseState
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.builders import RowBuilder
from tests.support.deed_desk import Door, deed_desk
from tests.support.pty_reader import PtyReader

VISITORS_BADGE = "0A00B1C2D3"
EVENTS_BADGE = "0A00E1E2E3"
LATE_BADGE = "0A00F1F2F3"
HOUR = timedelta(hours=1)


class Guests:
    """A visitor who has been here for an hour, and two people of an event: one is expected now, one was yesterday."""

    def __init__(self, unit: Unit) -> None:
        self._owner = unit.owner
        rows = RowBuilder(unit.owner)
        rows.setting("scan.repeat_window_s", 0)
        now = unit.owner.execute("SELECT clock_timestamp()").fetchone()
        assert now is not None
        badge, _ = rows.badge(serial=VISITORS_BADGE, kind="visitor", printed_number="V-12")
        came = {"checked_in_at": now[0] - HOUR, "station_id": rows.station()}
        self.visit = rows.make.visitors("open", badge_id=badge, display_name="Lt(N) Roy, J.", **came)
        event = rows.make.events(name="Open house", status="active")
        self.attendee = self._attend(rows, event, EVENTS_BADGE, now[0] - HOUR)
        self._attend(rows, event, LATE_BADGE, now[0] - 24 * HOUR)

    @staticmethod
    def _attend(rows: RowBuilder, event: UUID, serial: str, since: datetime) -> UUID:
        badge, _ = rows.badge(serial=serial, kind="event")
        window = {"access_from": since, "access_until": since + 2 * HOUR}
        return rows.make.event_attendees(event_id=event, badge_id=badge, display_name="Chen, L.", **window)

    def departure(self) -> tuple[object, ...]:
        """Return how the visit ended, and what its scan says of it."""
        row = self._owner.execute(
            "SELECT v.check_out_method, v.checked_out_at = s.occurred_at, s.outcome FROM visitors v"
            " LEFT JOIN scans s ON s.id = v.check_out_scan_id WHERE v.id = %s",
            [self.visit],
        ).fetchone()
        assert row is not None
        return row

    def passages(self) -> list[str]:
        """Return the directions of the attendee's passages, each of which a scan made."""
        rows = self._owner.execute(
            "SELECT p.direction FROM event_checkins p JOIN scans s ON s.id = p.scan_id"
            " WHERE p.event_attendee_id = %s ORDER BY p.occurred_at",
            [self.attendee],
        )
        return [row[0] for row in rows.fetchall()]


@pytest.fixture
def guests(unit: Unit) -> Guests:
    """Return the people from outside."""
    return Guests(unit)


@pytest.fixture
def door(
    qtbot: QtBot, unit: Unit, guests: Guests, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None
) -> Iterator[Door]:
    """A desk whose copy of the directory is taken."""
    del asyncio_in_qt, guests
    with deed_desk(qtbot, unit.url, tmp_path, reader.url) as at:
        reader.wait_until_opened()
        at.wait(lambda: at.desk.station.directory.find_badge(VISITORS_BADGE) is not None)
        yield Door(at, reader)


def test_a_visitors_badge_signs_the_visitor_out(door: Door, guests: Guests) -> None:
    """The panel names the visitor and the badge; a second tap finds the badge free."""
    told = door.tap(VISITORS_BADGE)
    assert (told.word, told.name, told.detail) == ("VISITOR OUT", "Lt(N) Roy, J.", "Badge V-12")
    door.at.wait(lambda: guests.departure() == ("badge", True, "visitor_out"))
    assert door.tap(VISITORS_BADGE).word == "VISITOR BADGE"


def test_an_events_badge_lets_in_and_out_in_its_window(door: Door, guests: Guests) -> None:
    """And one whose window is over is refused, with the dates."""
    assert door.tap(EVENTS_BADGE).word == "ATTENDEE IN"
    out = door.tap(EVENTS_BADGE)
    assert (out.word, out.name, out.detail) == ("ATTENDEE OUT", "Chen, L.", "Open house")
    door.at.wait(lambda: guests.passages() == ["in", "out"])
    late = door.tap(LATE_BADGE)
    assert late.word == "NOT ADMITTED"
    assert late.sentence.startswith("Too late: was admitted from ")


def test_a_visitor_leaves_while_the_database_is_away(door: Door, guests: Guests, unit: Unit) -> None:
    """The copy knows who has the badge; the visit ends at the time of the scan when the database is back."""
    unit.shut()
    door.at.wait(lambda: door.at.desk.station.watch.status().state is DatabaseState.AWAY)
    told = door.tap(VISITORS_BADGE, is_away=True)
    assert (told.word, told.name) == ("VISITOR OUT", "Lt(N) Roy, J.")
    assert told.note == "Recorded here, waiting for the database."
    assert door.tap(VISITORS_BADGE, is_away=True).word == "VISITOR BADGE"
    door.tap(TREMBLAY, is_away=True)
    unit.open()
    door.at.wait(lambda: guests.departure() == ("badge", True, "visitor_out"))
    door.at.wait(lambda: unit.directions(TREMBLAY) == ["in"])
    assert unit.owner.execute("SELECT count(*) FROM reviews").fetchone() == (0,)
