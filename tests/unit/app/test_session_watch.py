"""The thread that looks after whoever is signed in while nobody presses a key."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from sentinel_desktop.app.session_watch import SessionWatch
from sentinel_desktop.domain.faults import StoreUnavailableError
from tests.support.programs import eventually

ExpectLog = Callable[[str], None]


class WatchedDesk:
    """Counts what is asked of the sessions; the database can be away."""

    def __init__(self) -> None:
        self.looked = 0
        self.ended = 0
        self.away = False
        self.broken = False
        self._lock = threading.Lock()

    def look_again(self) -> None:
        """Count a look; raises as the sessions do."""
        with self._lock:
            self.looked += 1
        if self.broken:
            raise RuntimeError("a fault of the program")
        if self.away:
            raise StoreUnavailableError("away")

    def end_of_day(self) -> None:
        """Count the end of a day."""
        with self._lock:
            self.ended += 1


class Calendar:
    """The operational date, which a test moves on."""

    def __init__(self) -> None:
        self.today = date(2026, 3, 2)
        self.asked = 0

    def now(self) -> date:
        """Return the date, and count the question."""
        today = self.today
        self.asked += 1
        return today


@pytest.fixture
def desk() -> WatchedDesk:
    """Return the sessions."""
    return WatchedDesk()


@pytest.fixture
def calendar() -> Calendar:
    """Return the calendar."""
    return Calendar()


def started(desk: WatchedDesk, calendar: Calendar) -> SessionWatch:
    """Return a watch that has seen which day it is."""
    watch = SessionWatch(desk, calendar.now, every_s=0.001)
    watch.start()
    eventually(lambda: calendar.asked, "the watch begins")
    return watch


def test_a_changed_account_is_looked_at_once(desk: WatchedDesk, calendar: Calendar) -> None:
    """The database is asked when it says that accounts changed, and not every few seconds."""
    watch = started(desk, calendar)
    watch.accounts_changed()
    eventually(lambda: desk.looked == 1, "the account is looked at")
    calendar.today += timedelta(days=1)
    eventually(lambda: desk.ended == 1, "many turns have passed")
    assert watch.stop()
    assert desk.looked == 1


def test_what_could_not_be_asked_is_asked_again(desk: WatchedDesk, calendar: Calendar) -> None:
    """Until the database answers."""
    desk.away = True
    watch = started(desk, calendar)
    watch.accounts_changed()
    eventually(lambda: desk.looked > 2, "it is tried again")
    desk.away = False
    calendar.today += timedelta(days=1)
    eventually(lambda: desk.ended == 1, "the database answers")
    looked, asked = desk.looked, calendar.asked
    eventually(lambda: calendar.asked > asked + 2, "some turns later")
    assert watch.stop()
    assert desk.looked <= looked + 1


def test_the_end_of_the_operational_day_is_told_once(desk: WatchedDesk, calendar: Calendar) -> None:
    """Not at the first look, when no day has ended yet, and not where a clock is set back."""
    watch = started(desk, calendar)
    calendar.today += timedelta(days=1)
    eventually(lambda: desk.ended == 1, "the day ends")
    calendar.today += timedelta(days=1)
    eventually(lambda: desk.ended == 2, "the next day ends")
    calendar.today -= timedelta(days=1)
    watch.accounts_changed()
    eventually(lambda: desk.looked == 1, "a look with the date set back")
    assert watch.stop()
    assert desk.ended == 2


def test_a_fault_of_the_program_ends_no_watch(desk: WatchedDesk, calendar: Calendar, expect_log: ExpectLog) -> None:
    """It is logged with its traceback, and the watch goes on."""
    expect_log("ERROR sentinel_desktop.app.session_watch: The session could not be looked after")
    desk.broken = True
    watch = started(desk, calendar)
    watch.accounts_changed()
    eventually(lambda: desk.looked == 1, "the fault")
    calendar.today += timedelta(days=1)
    eventually(lambda: desk.ended == 1, "it goes on")
    assert watch.stop()


def test_a_watch_that_never_began_can_be_stopped(desk: WatchedDesk, calendar: Calendar) -> None:
    """A program that ends while it starts stops everything that it built."""
    assert SessionWatch(desk, calendar.now).stop()
