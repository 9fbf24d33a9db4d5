"""The station's clock is set back and forward an hour, and passes both nights of the change of hours."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import ClassVar, Final

from tests.faults import false_clock
from tests.faults.desk import Desk
from tests.faults.false_clock import FalseClock
from tests.faults.fault_class import Scene
from tests.faults.refusals import ClosedToStations
from tests.faults.steady import Fault, SteadyClass

HOUR: Final = timedelta(hours=1)
MONTH: Final = timedelta(days=30)
NIGHTS: Final = {
    "the hour skipped": datetime(2027, 3, 14, 8, tzinfo=UTC),
    "the hour twice": datetime(2026, 11, 1, 7, tzinfo=UTC),
}
"""When the clocks of the unit's zone change."""

ZONE: Final = "America/Winnipeg"
BEFORE_THE_CHANGE: Final = timedelta(seconds=25)


class ClockSet(SteadyClass):
    """Whatever the wall clock says, nothing is reordered; in two lives of three the night of a change is passed."""

    name: ClassVar[str] = "clock"
    title: ClassVar[str] = "the clock an hour back and forward, both nights of the change"
    faults_a_life: ClassVar[int] = 12

    def __init__(self) -> None:
        self._night = ""
        self._offset = timedelta(0)
        self._clock: FalseClock | None = None

    @classmethod
    def missing(cls) -> str:
        """Return what this computer lacks for false clocks."""
        return super().missing() or false_clock.missing()

    def place(self, scene: Scene) -> None:
        """Start server and station; where a night is passed, both live in it."""
        self._night = scene.chance.choice(["", *NIGHTS])
        server_clock = FalseClock(scene.folder / "server-clock")
        if self._night:
            self._offset = NIGHTS[self._night] - BEFORE_THE_CHANGE - datetime.now(UTC)
            server_clock.set(self._offset)
        scene.now = _clock(self._offset)
        self._clock = FalseClock(scene.folder / "station-clock")
        self._clock.set(self._offset)
        scene.start_server(environment=server_clock.environment())
        desk = scene.add_desk(environment=self._clock.environment() | {"TZ": ZONE})
        scene.at_the_end(lambda: false_clock.forget(desk.pids()))

    def kinds(self, scene: Scene) -> Mapping[str, Fault]:  # noqa: ARG002 - the same for every life
        """Return the ways in which the clock is set, online, offline and while the program is not running."""
        ways = {"online": self._online, "offline": self._offline, "over a restart": self._over_a_restart}
        ways["over a restart offline"] = self._over_a_restart_offline
        steps = {"an hour back": -HOUR, "an hour forward": HOUR, "right again": timedelta(0)}
        kinds: dict[str, Fault] = {
            f"{step}, {way}": partial(set_clock, by) for step, by in steps.items() for way, set_clock in ways.items()
        }
        kinds["a month forward, online"] = partial(self._online, MONTH)
        if self._night:
            kinds[self._night] = self._pass_the_night
        return kinds

    def _online(self, by: timedelta, scene: Scene) -> None:
        self._set(by)
        self._stream_on(scene)

    def _offline(self, by: timedelta, scene: Scene) -> None:
        with ClosedToStations(scene.server):
            self._stream_on(scene)
            self._set(by)
            self._stream_on(scene)

    def _over_a_restart(self, by: timedelta, scene: Scene) -> None:
        with _not_running(self.first(scene)):
            self._set(by)

    def _over_a_restart_offline(self, by: timedelta, scene: Scene) -> None:
        with ClosedToStations(scene.server):
            self._stream_on(scene)
            self._over_a_restart(by, scene)
            self._stream_on(scene)

    def _pass_the_night(self, scene: Scene) -> None:
        """Stream until the change is past, and then set the clock by hand for it, as one that nobody changed."""
        change = NIGHTS[self._night]
        while scene.now() < change + timedelta(seconds=1):
            time.sleep(0.05)
        self._set(HOUR if self._night == "the hour twice" else -HOUR)
        self._stream_on(scene)

    def _set(self, by: timedelta) -> None:
        if self._clock is not None:
            self._clock.set(self._offset + by)

    def _stream_on(self, scene: Scene) -> None:
        self.first(scene).stream.wait_for(scene.chance.randint(2, 12))


def _clock(offset: timedelta) -> Callable[[], datetime]:
    return lambda: datetime.now(UTC) + offset


@contextmanager
def _not_running(desk: Desk) -> Iterator[None]:
    """End the program in order and start it again; what is on the line meanwhile is not sent."""
    desk.stream.pause()
    desk.read_up()
    desk.program.end()
    yield
    desk.start()
    desk.stream.flow()
