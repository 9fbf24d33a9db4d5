"""Passages entered by hand while the database was away, told by the station; and entries that meet a scan."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.entry_acts import KeptEntry, entry_act
from sentinel_desktop.domain.hand_entries import NewEntry
from sentinel_desktop.domain.ids import CheckInId, MemberId, ScanId
from sentinel_desktop.domain.scans import BadgeScan
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.hand_acts import HandActService
from tests.support.factories import Factories
from tests.support.hand_acts_in_memory import CopyInMemory, HandActsInMemory
from tests.support.hand_entry_room import HandDeskInTest, HandEntryRoom, hand_entry_room
from tests.support.postgres import FreshDatabase
from tests.support.session_room import Desk, session_room
from tests.support.waiting_locks import wait_until_somebody_waits

IN, OUT = Direction.IN, Direction.OUT
HOUR = timedelta(hours=1)
FORGOT = "Badge forgotten"
REFUSED = r"^WARNING sentinel_desktop\.services\.hand_acts: Something done by hand .* was refused"


class Away:
    """A station that was away, and an operator who worked at it meanwhile."""

    def __init__(self, room: HandEntryRoom, operator: HandDeskInTest, station: Desk) -> None:
        self.room, self.operator, self.station = room, operator, station
        self.kept = HandActsInMemory()
        self.service = HandActService(
            self.kept, station.work, lambda: room.now, lambda: None, uuid7, copy=CopyInMemory()
        )

    def entered(self, member: MemberId, direction: Direction = IN, **more: object) -> None:
        """Enter a passage while the database is away."""
        entry = replace(KeptEntry(CheckInId(uuid7()), member, direction, FORGOT), **more)  # type: ignore[arg-type]
        self.kept.add(entry_act(self.operator.person.account_id, self.room.now, entry))


@pytest.fixture
def away(fresh_database: FreshDatabase) -> Iterator[Away]:
    """Return a station that was away."""
    url = fresh_database()
    with ExitStack() as opened:
        desks = opened.enter_context(session_room(url))
        room = opened.enter_context(hand_entry_room(url))
        operator = room.desk()
        # The room of sessions forgets the roles of its accounts; this one ends by itself before.
        opened.callback(
            room.owner.execute,
            "UPDATE admin_users SET login_role = NULL WHERE id = %s",
            [operator.person.account_id],
        )
        yield Away(room, operator, desks.desk("rear door"))


def test_what_was_entered_is_told_in_the_operators_name(away: Away) -> None:
    """The passage has the time it was entered, the operator's name, and says for ever that the station told it."""
    roy = away.room.member()
    away.entered(roy)
    assert away.service.deliver() == 1
    row = away.room.owner.execute(
        "SELECT method, direction, occurred_at, entered_by, station_id, reason, witnessed FROM checkins"
    ).fetchall()
    account = away.operator.person.account_id
    told = f"{FORGOT} · told later by rear door"
    assert row == [("manual", "in", away.room.now, account, away.station.station_id, told, True)]
    assert (away.room.state(roy), away.kept.refused()) == ("in", [])


def test_an_entry_of_a_desk_whose_clock_was_ahead_is_told_as_of_when_it_was_made(away: Away) -> None:
    """By then it had happened all the same: a passage of the future would be refused, and lost to the board."""
    roy = away.room.member()
    away.entered(roy, at=away.room.now + timedelta(minutes=5))
    assert away.service.deliver() == 1
    assert away.kept.refused() == []
    assert away.room.owner.execute("SELECT occurred_at FROM checkins").fetchall() == [(away.room.now,)]


def test_what_nobody_saw_is_told_as_unseen(away: Away) -> None:
    """So that an operator may correct it: what somebody saw is a supervisor's to correct."""
    away.entered(away.room.member(), witnessed=False)
    assert away.service.deliver() == 1
    assert away.room.owner.execute("SELECT witnessed FROM checkins").fetchall() == [(False,)]


def test_an_entry_that_is_told_beside_a_scan_waits_for_it(away: Away) -> None:
    """Of the two the later one is what the board shows, though it was not there yet when the entry was told."""
    room, roy = away.room, away.room.member()
    away.entered(roy, IN, at=room.now - HOUR)
    with psycopg.connect(room.url) as scanning, ThreadPoolExecutor(1) as threads:
        scanning.execute("SELECT FROM presence WHERE member_id = %s FOR UPDATE", [roy])
        left = Factories(scanning).checkins(member_id=roy, direction="out", occurred_at=room.now)
        scanning.execute(
            "UPDATE presence SET state = 'out', since = %s, checkin_id = %s WHERE member_id = %s",
            [room.now, left, roy],
        )
        telling = threads.submit(away.service.deliver)
        wait_until_somebody_waits(room.owner)
        scanning.commit()
        telling.result(10)
    assert room.owner.execute("SELECT state, checkin_id FROM presence").fetchall() == [("out", left)]
    assert away.kept.refused() == []


def test_it_takes_its_place_in_time(away: Away) -> None:
    """What was scanned elsewhere after it is turned round, once, however often it is delivered; a review says so."""
    roy = away.room.member()
    away.room.passed(roy, IN, away.room.now - HOUR)
    away.entered(roy, at=away.room.now - 2 * HOUR)
    (act,) = away.kept.waiting(9)
    away.service.deliver()
    again = HandActService(
        HandActsInMemory(), away.station.work, lambda: away.room.now, lambda: None, uuid7, copy=CopyInMemory()
    )
    again.add(act)
    again.deliver()
    assert [row[:2] for row in away.room.log(roy)] == [("in", "manual"), ("out", "rederived")]
    assert (away.room.state(roy), away.room.count("reviews")) == ("out", 1)


def test_what_cannot_be_is_refused_for_good(away: Away, expect_log: Callable[[str], None]) -> None:
    """A member who is gone, another day, an account that was disabled: kept with the reason, nothing is recorded."""
    expect_log(REFUSED)
    roy = away.room.member()
    away.entered(MemberId(uuid7()))
    away.entered(roy, at=away.room.now - timedelta(hours=27))
    away.service.deliver()
    away.room.owner.execute("UPDATE admin_users SET disabled_at = now()")
    away.entered(roy)
    away.service.deliver()
    assert [refused.reason for refused in away.kept.refused()] == [
        "The member is no longer in the unit's records.",
        "It was entered for another day than that of the entry: a supervisor corrects the past.",
        "The account is disabled, or is no longer there.",
    ]
    assert away.room.count("checkins") == 0


def test_what_is_broken_on_the_disk_is_refused(away: Away, expect_log: Callable[[str], None]) -> None:
    """An act that enters nothing is put aside."""
    expect_log(REFUSED)
    away.entered(away.room.member())
    (act,) = away.kept.waiting(1)
    broken = HandActsInMemory()
    broken.add(replace(act, payload={**act.payload, "direction": "through"}))
    HandActService(broken, away.station.work, lambda: away.room.now, lambda: None, uuid7, copy=CopyInMemory()).deliver()
    assert len(broken.refused()) == 1


def test_an_entry_meets_a_scan(away: Away) -> None:
    """Entered and scanned at one moment, again and again: one waits for the other, and presence follows the log."""
    room, roy = away.room, away.room.member()
    serial = room.owner.execute(
        "SELECT serial FROM badges WHERE id = %s", [room.make.badges("held", member_id=roy)]
    ).fetchone()
    assert serial is not None
    scans = CheckInService(away.station.work, uuid7)
    together = threading.Barrier(2)

    def scan() -> None:
        together.wait(10)
        for step in range(5):
            at = room.now - HOUR + timedelta(seconds=10 * step)
            scans.record(BadgeScan(ScanId(uuid7()), serial[0], away.station.station_id, at, at))

    def enter() -> None:
        together.wait(10)
        for step in range(5):
            at = room.now - HOUR + timedelta(seconds=10 * step + 5)
            entry = NewEntry(roy, (IN, OUT)[step % 2], FORGOT, at=at, is_sure=True)
            away.operator.entries.enter(entry)

    with ThreadPoolExecutor(2) as threads:
        for run in [threads.submit(scan), threads.submit(enter)]:
            run.result(30)
    log = room.log(roy)
    assert len([row for row in log if row[1] == "manual"]) == 5
    assert room.state(roy) == log[-1][0]
    assert room.count("scans") == 5
