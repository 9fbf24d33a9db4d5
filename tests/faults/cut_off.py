"""The way to the database is cut, falls silent, loses answers or is slow; or the server stands still."""

from collections.abc import Mapping
from typing import ClassVar

from tests.faults.fault_class import Scene
from tests.faults.relay import Passing, Relay
from tests.faults.steady import Fault, SteadyClass


class CutOff(SteadyClass):
    """A relay stands between station and database."""

    name: ClassVar[str] = "network"
    title: ClassVar[str] = "the connection cut, blackholed, slowed"

    def __init__(self) -> None:
        self._relay: Relay | None = None

    def place(self, scene: Scene) -> None:
        """Start server, relay and station."""
        scene.start_server()
        self._relay = Relay(scene.server.port)
        scene.at_the_end(self._relay.close)
        scene.add_desk(port=self._relay.port)

    def kinds(self, scene: Scene) -> Mapping[str, Fault]:  # noqa: ARG002 - the same for every life
        """Return the ways in which a connection fails."""
        return {
            "cut": self._cut,
            "silent, then open": self._silent,
            "silent, then cut": self._silent_then_cut,
            "answers lost, then cut": self._deaf_then_cut,
            "slow": self._slow,
            "the server stands still": self._frozen,
        }

    @property
    def relay(self) -> Relay:
        """The relay of this life."""
        if self._relay is None:
            raise AssertionError("this life has no relay yet")
        return self._relay

    def _cut(self, scene: Scene) -> None:
        self.relay.cut()
        self._stream_on(scene)
        self.relay.mend()

    def _silent(self, scene: Scene) -> None:
        self.relay.let(Passing.SILENT)
        self._stream_on(scene)
        self.relay.let(Passing.OPEN)

    def _silent_then_cut(self, scene: Scene) -> None:
        self.relay.let(Passing.SILENT)
        self._stream_on(scene)
        self._cut(scene)

    def _deaf_then_cut(self, scene: Scene) -> None:
        self.relay.let(Passing.DEAF)
        self._stream_on(scene)
        self._cut(scene)

    def _slow(self, scene: Scene) -> None:
        self.relay.let(Passing.OPEN, delay_s=scene.chance.uniform(0.01, 0.4))
        self._stream_on(scene)
        self.relay.let(Passing.OPEN)

    def _frozen(self, scene: Scene) -> None:
        scene.server.freeze()
        try:
            self._stream_on(scene)
        finally:
            scene.server.thaw()

    def _stream_on(self, scene: Scene) -> None:
        self.first(scene).stream.wait_for(scene.chance.randint(1, 20))
