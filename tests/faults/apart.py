"""Several stations lose the database at once, read the same members' badges, and come back in any order."""

from typing import ClassVar, Final

from tests.faults.fault_class import FaultClass, Scene
from tests.faults.relay import Relay

MEMBERS: Final = 10
DIRECTIONS: Final = ("toggle", "toggle", "in", "out")
"""Of the stations where there are four; two toggle."""


class StationsApart(FaultClass):
    """Two stations in one life, four in the next."""

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
        apart = list(zip(scene.desks, self._relays, strict=True))
        for desk in scene.desks:
            desk.stream.flow()
        for desk, relay in chance.sample(apart, len(apart)):
            desk.stream.wait_for(chance.randint(0, 3))
            relay.cut()
        for desk in scene.desks:
            desk.stream.wait_for(chance.randint(3, 12))
        back = chance.sample(apart, len(apart))
        for desk, relay in back:
            desk.stream.wait_for(chance.randint(0, 6))
            if chance.random() < 0.5:
                desk.stream.pause()
            relay.mend()
        return [f"{len(apart)} stations, back as {' '.join(desk.name.split()[-1] for desk, _ in back)}"]
