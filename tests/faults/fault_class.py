"""What a class of faults is, and the place in which one life of it goes on."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from signal import SIGINT
from typing import ClassVar, Final

from tests.faults.desk import Desk
from tests.faults.unit_server import UnitServer, copy_of, member_badges
from tests.support.programs import run_program

LINUX: Final = sys.platform == "linux"


@dataclass(slots=True)
class Scene:
    """One life: a server of its own, the stations on it, and what is put between them.

    Attributes:
        folder: for everything of this life, passable for the server's account.
        template: the stopped cluster that the server is a copy of.
        chance: decides everything that is decided at random.
        now: the server's clock.
    """

    folder: Path
    template: Path
    chance: Random
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    desks: list[Desk] = field(default_factory=list)
    _server: UnitServer | None = None
    _at_the_end: ExitStack = field(default_factory=ExitStack)

    @property
    def server(self) -> UnitServer:
        """The server of this life."""
        if self._server is None:
            raise AssertionError("this life has no server yet")
        return self._server

    def start_server(self, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
        """Start the unit's server on a copy of the template."""
        self._server = copy_of(self.template, (folder or self.folder) / "cluster", environment)
        self._server.start()

    def add_desk(
        self,
        *,
        port: int | None = None,
        badges: int | None = None,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Desk:
        """Add a station that is not started yet.

        Args:
            port: where it finds the database, where that is not the server's own port.
            badges: how many members pass there; all by default.
            folder: where its data lies, where that is not in the folder of this life.
            environment: added to its program's own.
        """
        name = f"desk {len(self.desks) + 1}"
        place = folder or self.folder / name.replace(" ", "-")
        place.mkdir(exist_ok=True)
        url, serials = self.server.url(port), member_badges()[:badges]
        desk = Desk(place, name, url, serials, Random(self.chance.random()), self.now, environment)  # noqa: S311 - a test
        self.desks.append(desk)
        return desk

    def verify(self) -> list[str]:
        """Run ``sentinel-desktop verify`` as the first station; return what it says where it is not clean."""
        told = run_program("verify", data_dir=self.desks[0].data, database=self.server.url())
        return [] if told.returncode == 0 else [f"verify: {told.stdout[-1000:]} {told.stderr[-1000:]}"]

    def at_the_end(self, act: Callable[[], object]) -> None:
        """Have something done when stations and server have ended, the last said first."""
        self._at_the_end.callback(act)

    def close(self) -> None:
        """End everything of this life: the stations, the server, and what was put between and around them."""
        with self._at_the_end, ExitStack() as ending:
            if self._server is not None:
                ending.callback(self._server.end, SIGINT)
            for desk in self.desks:
                ending.callback(desk.end)


class FaultClass(ABC):
    """Faults of one kind; an object of it is one life of the unit's programs, in which several happen."""

    name: ClassVar[str]
    title: ClassVar[str]
    faults_a_life: ClassVar[int] = 20

    @classmethod
    def missing(cls) -> str:
        """Return what this computer lacks for these faults, empty where nothing."""
        return "" if LINUX else "the reader's pseudo-terminal is made as Linux makes it"

    @abstractmethod
    def prepare(self, scene: Scene) -> None:
        """Start server and stations, and let badges stream where they should."""

    @abstractmethod
    def inflict(self, scene: Scene, most: int) -> list[str]:
        """Let faults happen and end, at most so many, and return what each was; the stations still have to settle."""


@contextmanager
def life_of(fault_class: type[FaultClass], scene: Scene) -> Iterator[FaultClass]:
    """Prepare one life, and end it whatever happens in it."""
    life = fault_class()
    try:
        life.prepare(scene)
        yield life
    finally:
        scene.close()
