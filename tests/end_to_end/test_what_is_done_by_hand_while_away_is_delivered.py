"""A review that somebody settles while the database is away is settled when it is back: once, and said by whom."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.app.compose import RunningStation, StationEvents
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import Settling
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.persistence.hand_acts import FILE_NAME
from tests.end_to_end.conftest import Unit
from tests.support.checkout import ROOT
from tests.support.factories import Factories
from tests.support.programs import eventually

PASSWORD: Final = "nineteen grey herons"
WORDS: Final = "Asked: one badge was lent."
_SETTLES_AND_WAITS: Final = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.hand_acts import SqliteHandActs

file, key, account, review, words = sys.argv[1:]
kept = SqliteHandActs(Path(file), lambda: datetime.now(UTC))
seen = RecordVersion(UUID(review), 1)
kept.add(HandAct.settle_review(UUID(key), UUID(account), datetime.now(UTC), seen, words))
print("kept", flush=True)
time.sleep(600)
"""


class Room:
    """A unit with an operator and an open review, and the desk's folder."""

    def __init__(self, unit: Unit, folder: Path) -> None:
        self.unit = unit
        self.settings = Settings(folder, unit.url, "simulated", station="front desk", secrets="file")
        make = Factories(unit.owner)
        self.review = RecordVersion(make.reviews(), 1)
        self.account = make.admin_users(username="zoe.roy")
        role = self._value("SELECT login_role FROM admin_users WHERE id = %s", self.account)
        unit.owner.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(PASSWORD)),
        )
        self.station: UUID | None = None

    @contextmanager
    def running(self) -> Iterator[RunningStation]:
        """Run the desk without a window, until it reached the database."""
        station = RunningStation(self.settings, StationEvents(), shows_board=True)
        station.start()
        try:
            eventually(lambda: station.watch.status().state is DatabaseState.LIVE, "the database is reached")
            self.station = station.link.station_id
            yield station
        finally:
            station.stop()

    def settled(self) -> tuple[Any, ...] | None:
        """Return how the review was settled: by whom, told by which station, in which words, at which version."""
        return self.unit.owner.execute(
            "SELECT settled_by, settled_via_station_id, settlement, version FROM reviews"
            " WHERE id = %s AND settled_at IS NOT NULL",
            [self.review.id],
        ).fetchone()

    def wait_until_settled(self) -> None:
        """Return once it is, as it must be."""
        eventually(lambda: self.settled() is not None, "the review is settled")
        assert self.settled() == (self.account, self.station, WORDS, 2)

    def forget_that_it_was_delivered(self) -> None:
        """Undo the mark of the delivery, as a power cut may."""
        with closing(sqlite3.connect(self.settings.station_dir / FILE_NAME)) as file, file:
            assert file.execute("UPDATE hand_acts SET state = 'waiting'").rowcount > 0

    def _value(self, question: str, *values: object) -> Any:  # noqa: ANN401 - whatever the column holds
        row = self.unit.owner.execute(question.encode(), values).fetchone()
        assert row is not None
        return row[0]


@pytest.fixture
def room(unit: Unit, tmp_path: Path) -> Room:
    """Return the unit and its desk, which does not run yet."""
    return Room(unit, tmp_path)


def test_a_review_settled_in_an_outage_is_settled_once_by_whom_and_told_by_the_station(
    room: Room, allow_log: Callable[[str], None]
) -> None:
    """In the operator's name and words; the station's mark says whose word it is. A second delivery changes nothing."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    with room.running() as station:
        station.people.sessions.sign_in("zoe.roy", PASSWORD)
        room.unit.shut()
        eventually(lambda: station.watch.status().state is not DatabaseState.LIVE, "the outage is noticed")
        assert station.reviews.settle(room.review, WORDS) is Settling.KEPT_HERE
        assert room.settled() is None
        room.unit.open()
        room.wait_until_settled()

    room.forget_that_it_was_delivered()
    with room.running() as station:
        eventually(lambda: station.hand_acts.status().waiting == 0, "it is delivered again")
        assert station.hand_acts.status().refused == 0
    room.wait_until_settled()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there ends a program as a power cut does")
def test_a_kill_before_the_delivery_loses_nothing(room: Room) -> None:
    """The next start of the station delivers what the one before kept."""
    with room.running():
        pass
    file = room.settings.station_dir / FILE_NAME
    given = [str(file), str(uuid7()), str(room.account), str(room.review.id), WORDS]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-c", _SETTLES_AND_WAITS, *given]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        program.send_signal(signal.SIGKILL)
    assert room.settled() is None

    with room.running():
        room.wait_until_settled()
