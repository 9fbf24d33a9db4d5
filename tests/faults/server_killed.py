"""PostgreSQL is killed and started again, under a station that goes on reading."""

from collections.abc import Mapping
from signal import SIGINT, SIGQUIT
from typing import ClassVar

from tests.faults.fault_class import Scene
from tests.faults.steady import Fault, SteadyClass


class ServerKilled(SteadyClass):
    """The server dies by several hands."""

    name: ClassVar[str] = "server"
    title: ClassVar[str] = "PostgreSQL killed and started again"

    def kinds(self, scene: Scene) -> Mapping[str, Fault]:  # noqa: ARG002 - the same for every life
        """Return the ways in which a server dies."""
        return {
            "killed -9": self._killed,
            "one backend killed -9": self._backend_killed,
            "stopped at once": self._stopped_at_once,
            "restarted in order": self._restarted,
        }

    def _killed(self, scene: Scene) -> None:
        scene.server.kill()
        self._start_again(scene)

    def _backend_killed(self, scene: Scene) -> None:
        scene.server.kill_backend()
        self.first(scene).stream.wait_for(scene.chance.randint(1, 6))

    def _stopped_at_once(self, scene: Scene) -> None:
        scene.server.end(SIGQUIT)
        self._start_again(scene)

    def _restarted(self, scene: Scene) -> None:
        scene.server.end(SIGINT)
        self._start_again(scene)

    def _start_again(self, scene: Scene) -> None:
        self.first(scene).stream.wait_for(scene.chance.randint(0, 8))
        scene.server.start()
