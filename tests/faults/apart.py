"""Several stations lose the database at once, read the same members' badges, and come back in any order."""

from contextlib import ExitStack
from typing import ClassVar, Final

from tests.faults.armed_program import ALONE, MODULE, STEP, TIME
from tests.faults.desk import Desk
from tests.faults.fault_class import FaultClass, Scene
from tests.faults.relay import Relay

MEMBERS: Final = 10
DIRECTIONS: Final = ("toggle", "toggle", "in", "out")
"""Of the stations where there are four; two toggle."""
ONE_IS_KILLED: Final = 0.3
REACHED_WITHIN_S: Final = 4.0


class StationsApart(FaultClass):
    """Two stations in one life, four in another; now and then one is killed while it is alone."""

    name: ClassVar[str] = "apart"
    title: ClassVar[str] = "two and four stations offline together"
    faults_a_life: ClassVar[int] = 10

    def __init__(self) -> None:
        self._relays: list[Relay] = []

    def prepare(self, scene: Scene) -> None:
        """Start two stations, or four of which two have a fixed direction."""
        scene.start_server()
        for _ in range(scene.chance.choice((2, 4))):
            relay = Relay(scene.server.port)
            self._relays.append(relay)
            scene.at_the_end(relay.close)
            scene.add_desk(port=relay.port, badges=MEMBERS)
        for desk in scene.desks:
            desk.start()
        for desk in scene.desks:
            desk.program.wait_until_said("database: live")
        if len(scene.desks) == len(DIRECTIONS):
            with scene.server.owner() as owner:
                for desk, direction in zip(scene.desks, DIRECTIONS, strict=True):
                    owner.execute("UPDATE stations SET direction_mode = %s WHERE name = %s", [direction, desk.name])
        for desk in scene.desks:
            desk.stream.send(3)
            desk.settle()

    def inflict(self, scene: Scene, most: int) -> list[str]:  # noqa: ARG002 - one at a time
        """Cut all off, one after the other, and let them come back in any order."""
        chance = scene.chance
        with ExitStack() as killing:
            victim = chance.choice(scene.desks) if chance.random() < ONE_IS_KILLED else None
            step = ""
            if victim is not None:
                killing.enter_context(victim.stream.at_risk())
                step = _arm(victim, scene)
            self._cut_all(scene)
            for desk in scene.desks:
                desk.stream.wait_for(chance.randint(3, 12))
            if victim is not None:
                victim.wait_for_its_end(REACHED_WITHIN_S)
                victim.stream.pause()
                victim.kill()
        if victim is not None:
            victim.start()
            victim.stream.flow()
        killed = "" if victim is None else f", {victim.name} killed alone: {step}"
        return [f"{len(scene.desks)} stations, back as {self._mend_all(scene)}{killed}"]

    def _cut_all(self, scene: Scene) -> None:
        apart = list(zip(scene.desks, self._relays, strict=True))
        for desk in scene.desks:
            desk.stream.flow()
        for desk, relay in scene.chance.sample(apart, len(apart)):
            desk.stream.wait_for(scene.chance.randint(0, 3))
            relay.cut()

    def _mend_all(self, scene: Scene) -> str:
        """Let all come back, some of them after their last badge; return in which order."""
        apart = list(zip(scene.desks, self._relays, strict=True))
        back = scene.chance.sample(apart, len(apart))
        for desk, relay in back:
            desk.stream.wait_for(scene.chance.randint(0, 6))
            if scene.chance.random() < 0.5:
                desk.stream.pause()
            relay.mend()
        return " ".join(desk.name.split()[-1] for desk, _ in back)


def _arm(victim: Desk, scene: Scene) -> str:
    """Start a station's program anew, armed to kill itself at a step of a badge that it answers alone."""
    step = scene.chance.choice(ALONE)
    victim.kill()
    victim.start(module=MODULE, environment={STEP: step, TIME: str(scene.chance.randint(1, 6))})
    victim.program.wait_until_said("database: live")
    return step
