"""What most classes have in common: stations that stay up, badges that stream, a fault that begins and ends."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import ClassVar

from tests.faults.desk import Desk
from tests.faults.fault_class import FaultClass, Scene

Fault = Callable[[Scene], None]
"""Lets a fault begin, streams on, and ends it."""


class SteadyClass(FaultClass):
    """One station that lives through every fault of its life."""

    badges: ClassVar[int | None] = None

    def prepare(self, scene: Scene) -> None:
        """Start server and station, and see that the station knows the unit."""
        self.place(scene)
        for desk in scene.desks:
            desk.start()
        for desk in scene.desks:
            desk.program.wait_until_said("database: live")
            desk.stream.send(3)
            desk.settle()
        self._kinds = _by_turns(self.kinds(scene), scene.chance)

    def place(self, scene: Scene) -> None:
        """Start the server and add the station."""
        scene.start_server()
        scene.add_desk(badges=self.badges)

    @abstractmethod
    def kinds(self, scene: Scene) -> Mapping[str, Fault]:
        """Return the faults by their names."""

    def inflict(self, scene: Scene, most: int) -> list[str]:  # noqa: ARG002 - one at a time
        """Let one fault happen while badges stream."""
        name, fault = next(self._kinds)
        for desk in scene.desks:
            desk.stream.flow()
        self.first(scene).stream.wait_for(scene.chance.randint(1, 5))
        fault(scene)
        self.first(scene).stream.wait_for(3)
        return [name]

    @staticmethod
    def first(scene: Scene) -> Desk:
        """Return the station, or the first of several."""
        return scene.desks[0]


def _by_turns(kinds: Mapping[str, Fault], chance: Random) -> Iterator[tuple[str, Fault]]:
    order = list(kinds.items())
    while True:
        chance.shuffle(order)
        yield from order
