"""The program is killed at every step of a badge's path, and at any instant."""

import itertools
from collections.abc import Iterator
from typing import ClassVar, Final

from tests.faults.armed_program import ALONE, DRAINING, EVERY_PASSAGE, MODULE, STEP, TIME
from tests.faults.desk import Desk
from tests.faults.fault_class import FaultClass, Scene
from tests.faults.refusals import ClosedToStations

KILLS_BEFORE_SETTLING: Final = 4
REACHED_WITHIN_S: Final = 4.0
BACKLOG: Final = 6


class ProgramKilled(FaultClass):
    """Kill -9 of the program; what it left in the journal is delivered by its next life."""

    name: ClassVar[str] = "killed"
    title: ClassVar[str] = "the program killed -9"
    faults_a_life: ClassVar[int] = 24

    def prepare(self, scene: Scene) -> None:
        """Start one station and enrol it."""
        scene.start_server()
        desk = scene.add_desk()
        desk.start()
        desk.program.wait_until_said("database: live")
        desk.stream.send(5)
        desk.settle()
        self._kinds = _kinds(scene)

    def inflict(self, scene: Scene, most: int) -> list[str]:
        """Kill some lives of the program, one after the other, and start one that is left to work."""
        (desk,) = scene.desks
        desk.kill()
        struck = []
        with desk.stream.at_risk():
            for _ in range(min(most, KILLS_BEFORE_SETTLING)):
                struck.append(self._kill_one(scene, desk, next(self._kinds)))
                desk.stream.pause()
                desk.kill()
        desk.start()
        desk.stream.flow()
        desk.stream.wait_for(5)
        return struck

    def _kill_one(self, scene: Scene, desk: Desk, kind: tuple[str, str]) -> str:
        how, step = kind
        if how == "any instant":
            desk.start(opened=scene.chance.random() < 0.7)
            desk.stream.flow()
            desk.wait_for_its_end(scene.chance.uniform(0.0, 1.2))
            return how
        # What waits is delivered together, so that few steps of a drain are passed often.
        armed = {STEP: step, TIME: str(scene.chance.randint(1, 2 if how == "draining" else 6))}
        if how in {"alone", "draining"}:
            with ClosedToStations(scene.server):
                desk.start(module=MODULE, environment=armed)
                desk.stream.flow()
                if how == "alone":
                    return f"{how}: {step}{_reached(desk)}"
                desk.stream.wait_for(BACKLOG)
                desk.stream.pause()
        else:
            desk.start(module=MODULE, environment=armed)
            desk.stream.flow()
        return f"{how}: {step}{_reached(desk)}"


def _kinds(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield what to do, beginning anywhere: the steps by turns, every fourth at any instant."""
    steps = [("passing", step) for step in EVERY_PASSAGE]
    steps += [("alone", step) for step in ALONE] + [("draining", step) for step in DRAINING]
    scene.chance.shuffle(steps)
    for number in itertools.count():
        yield ("any instant", "") if number % 4 == 3 else steps[number % len(steps)]


def _reached(desk: Desk) -> str:
    """Wait until the program has killed itself; return what to add where it has not."""
    return "" if desk.wait_for_its_end(REACHED_WITHIN_S) else " (not reached)"
