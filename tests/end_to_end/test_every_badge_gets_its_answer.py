"""Each row of the table of outcomes, by a tapped badge: word on the panel, sound asked for, row in the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.outcomes import Sound
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.deed_desk import Door, deed_desk
from tests.support.pty_reader import PtyReader

HOUR = timedelta(hours=1)
NOBODYS, VISITORS, FREE, EVENTS, LATE = "0A0000B001", "0A0000B002", "0A0000B003", "0A0000B004", "0A0000B005"
LOST, SUSPENDED, BARRED, ARCHIVED, STRANGE = "0A0000B006", "0A0000B007", "0A0000B008", "0A0000B009", "0A0000B00A"

ONE_EVENING = (
    (TREMBLAY, "CHECKED IN", Sound.ACCEPT_IN, "checked_in"),
    (SUSPENDED, "CHECKED IN · SEE THE OFFICE", Sound.ATTENTION, "member_not_active"),
    (BARRED, "NOT ADMITTED", Sound.REFUSED, "member_refused"),
    (ARCHIVED, "NO LONGER ON THE ROLL", Sound.REFUSED, "member_archived"),
    (LOST, "BADGE NOT ACTIVE", Sound.REFUSED, "badge_not_active"),
    (NOBODYS, "HELD BY NOBODY", Sound.REFUSED, "badge_unassigned"),
    (STRANGE, "BADGE NOT KNOWN", Sound.REFUSED, "badge_unknown"),
    (FREE, "VISITOR BADGE", Sound.ATTENTION, "visitor_badge_free"),
    (VISITORS, "VISITOR OUT", Sound.ACCEPT_OUT, "visitor_out"),
    (EVENTS, "ATTENDEE IN", Sound.ACCEPT_IN, "attendee_in"),
    (EVENTS, "ATTENDEE OUT", Sound.ACCEPT_OUT, "attendee_out"),
    (LATE, "NOT ADMITTED", Sound.REFUSED, "attendee_refused"),
    (TREMBLAY, "CHECKED OUT", Sound.ACCEPT_OUT, "checked_out"),
)


@dataclass
class Heard:
    """A loudspeaker that keeps what was asked of it."""

    played: list[Sound] = field(default_factory=list)

    def play(self, sound: Sound, volume: int, *, asked_for: bool = False) -> None:
        """Keep it."""
        del volume, asked_for
        self.played.append(sound)


@pytest.fixture
def door(
    qtbot: QtBot, unit: Unit, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None, no_hurry: None
) -> Iterator[Door]:
    """A desk with its reader, and a badge for every row of the table."""
    del asyncio_in_qt, no_hurry
    rows = unit.rows
    rows.setting("scan.repeat_window_s", 0)
    found = unit.owner.execute("SELECT clock_timestamp()").fetchone()
    assert found is not None
    now: datetime = found[0]
    for serial, member in (
        (SUSPENDED, rows.member(status="suspended", on_scan="warn")),
        (BARRED, rows.member(status="barred", on_scan="refuse")),
        (ARCHIVED, rows.member(archived_at=now - HOUR)),
    ):
        rows.badge(member, serial=serial)
    rows.badge(rows.member(), serial=LOST, status="lost", on_scan="refuse")
    rows.badge(serial=NOBODYS)
    rows.badge(serial=FREE, kind="visitor")
    held, _ = rows.badge(serial=VISITORS, kind="visitor")
    rows.make.visitors("open", badge_id=held, checked_in_at=now - HOUR, station_id=rows.station())
    event = rows.make.events(name="Open house", status="active")
    for serial, since in ((EVENTS, now - HOUR), (LATE, now - 24 * HOUR)):
        badge, _ = rows.badge(serial=serial, kind="event")
        window = {"access_from": since, "access_until": since + 2 * HOUR}
        rows.make.event_attendees(event_id=event, badge_id=badge, **window)
    with deed_desk(qtbot, unit.url, tmp_path / "desk", reader.url) as at:
        reader.wait_until_opened()
        yield Door(at, reader)


@pytest.fixture
def heard(door: Door) -> Heard:
    """What the desk is asked to sound."""
    heard = Heard()
    door.at.desk.sounding._output = heard
    return heard


def test_every_badge_gets_its_answer(door: Door, heard: Heard, unit: Unit) -> None:
    """Word, sound and ledger agree for each, and only good badges make passages."""
    told = [(serial, door.tap(serial).word, heard.played[-1]) for serial, *_ in ONE_EVENING]
    assert told == [(serial, word, sound) for serial, word, sound, _ in ONE_EVENING]
    assert unit.scans() == [(serial, outcome) for serial, _, _, outcome in ONE_EVENING]
    assert len(heard.played) == len(ONE_EVENING)
    assert unit.directions(TREMBLAY) == ["in", "out"]
    assert unit.directions(SUSPENDED) == ["in"]
    assert unit.owner.execute("SELECT count(*) FROM checkins").fetchone() == (3,)


def test_a_badge_held_twice_is_one_passage(door: Door, heard: Heard, unit: Unit) -> None:
    """Within the window the first answer is shown again, with the note that nothing new was recorded."""
    unit.rows.setting("scan.repeat_window_s", 60)
    first, again = door.tap(TREMBLAY), door.tap(TREMBLAY)
    assert (again.word, again.name) == (first.word, first.name) == ("CHECKED IN", first.name)
    assert again.note == "Same badge again: nothing new was recorded."
    assert heard.played == [Sound.ACCEPT_IN, Sound.ACCEPT_IN]
    assert unit.scans() == [(TREMBLAY, "checked_in"), (TREMBLAY, "repeat")]
    assert unit.directions(TREMBLAY) == ["in"]


def test_a_door_of_one_direction_says_that_it_is_so_already(door: Door, heard: Heard, unit: Unit) -> None:
    """In at a door that only lets in, out at one that only lets out: each once; the second time it is only said."""
    words = []
    for mode in ("in", "out"):
        unit.owner.execute("UPDATE stations SET direction_mode = %s WHERE name = 'front desk'", [mode])
        words += [door.tap(TREMBLAY).word, door.tap(TREMBLAY).word]
    assert words == ["CHECKED IN", "ALREADY IN", "CHECKED OUT", "ALREADY OUT"]
    assert heard.played == [Sound.ACCEPT_IN, Sound.ACCEPT_IN, Sound.ACCEPT_OUT, Sound.ACCEPT_OUT]
    kept = unit.owner.execute("SELECT direction, method FROM checkins ORDER BY occurred_at").fetchall()
    assert kept == [("in", "fixed"), ("out", "fixed")]
