"""The reader is pulled out in the middle of a frame and plugged in again."""

from collections.abc import Mapping
from typing import ClassVar

from sentinel_desktop.hardware.frames import rdm6300
from tests.faults.fault_class import Scene
from tests.faults.steady import Fault, SteadyClass


class Unplugged(SteadyClass):
    """What was read up to the unplugging is kept; what is cut through is never a badge."""

    name: ClassVar[str] = "unplugged"
    title: ClassVar[str] = "the reader unplugged in the middle of a frame"

    def kinds(self, scene: Scene) -> Mapping[str, Fault]:  # noqa: ARG002 - the same for every life
        """Return the ways in which a frame is broken off."""
        return {
            "in the middle of a frame": self._pulled,
            "just after a frame": self._pulled_after,
            "twice, the end of the frame after it": self._pulled_and_ended,
        }

    def _pulled(self, scene: Scene) -> None:
        self._pull(scene, frames=0, begun=scene.chance.randint(1, 13))

    def _pulled_after(self, scene: Scene) -> None:
        self._pull(scene, frames=scene.chance.randint(1, 3), begun=0)

    def _pulled_and_ended(self, scene: Scene) -> None:
        begun = scene.chance.randint(1, 13)
        self._pull(scene, frames=0, begun=begun)
        # The rest of a frame whose beginning is gone: it may not be taken for a badge, nor spoil the next one.
        desk = self.first(scene)
        desk.stream.pause()
        desk.reader.write(_broken()[begun:])
        desk.stream.flow()

    def _pull(self, scene: Scene, frames: int, begun: int) -> None:
        desk = self.first(scene)
        desk.stream.pause()
        desk.read_up()
        with desk.stream.at_risk():
            desk.stream.send(frames)
        desk.reader.write(_broken()[:begun])
        desk.reader.unplug()
        desk.reader.replug()
        if not desk.wait_until_opened():
            raise AssertionError("the program ended when its reader was unplugged")
        desk.stream.flow()


def _broken() -> bytes:
    """Return the frame that never arrives whole."""
    return rdm6300.encode("FFFFFFFFFF")
