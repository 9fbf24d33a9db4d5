"""The disk of the journal is full, read-only, or refuses every write."""

import resource
from collections.abc import Mapping
from typing import ClassVar, Final

from tests.faults import small_disk
from tests.faults.fault_class import Scene
from tests.faults.refusals import ClosedToStations
from tests.faults.small_disk import SmallDisk
from tests.faults.steady import Fault, SteadyClass
from tests.support.programs import eventually

DISK_MEGABYTES: Final = 24


class JournalDisk(SteadyClass):
    """A scan that cannot be journalled is refused aloud; nothing is promised that is not kept."""

    name: ClassVar[str] = "disk"
    title: ClassVar[str] = "the journal's disk full and read-only"

    def __init__(self) -> None:
        self._disk: SmallDisk | None = None

    def place(self, scene: Scene) -> None:
        """Start the server, and the station with its data on a small disk, where one can be made."""
        scene.start_server()
        folder = None
        if not small_disk.missing():
            self._disk = SmallDisk(scene.folder / "small-disk", DISK_MEGABYTES)
            scene.at_the_end(self._disk.take_away)
            folder = self._disk.place
        scene.add_desk(folder=folder)

    def kinds(self, scene: Scene) -> Mapping[str, Fault]:  # noqa: ARG002 - the same for every life
        """Return the faults that can be made here."""
        kinds: dict[str, Fault] = {
            "every write refused": self._writes_refused,
            "every write refused, the database away": self._writes_refused_away,
        }
        if self._disk is not None:
            kinds |= {
                "full": self._full,
                "nearly full": self._nearly_full,
                "full, the database away": self._full_away,
                "read-only at the start": self._read_only,
            }
        return kinds

    def _writes_refused(self, scene: Scene) -> None:
        pid = self.first(scene).program.pid
        unlimited = resource.RLIM_INFINITY
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, unlimited))
        try:
            self._stream_on(scene)
        finally:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (unlimited, unlimited))

    def _writes_refused_away(self, scene: Scene) -> None:
        with ClosedToStations(scene.server):
            self._writes_refused(scene)

    def _full(self, scene: Scene, spare: int = 0) -> None:
        if self._disk is not None:
            self._disk.fill(spare)
            self._stream_on(scene)
            self._disk.free()

    def _nearly_full(self, scene: Scene) -> None:
        self._full(scene, spare=scene.chance.randint(1, 12) * 4096)

    def _full_away(self, scene: Scene) -> None:
        with ClosedToStations(scene.server):
            self._full(scene)

    def _read_only(self, scene: Scene) -> None:
        """A program that begins on such a disk either says so and ends, or reads on and refuses every scan aloud."""
        if self._disk is None:
            return
        desk = self.first(scene)
        desk.stream.pause()
        desk.read_up()
        desk.kill()
        self._disk.make_read_only(read_only=True)
        try:
            desk.start(opened=False)
            if desk.wait_until_opened():
                frames, wanted = scene.chance.randint(2, 10), desk.answers()
                desk.stream.send(frames)
                eventually(lambda: desk.answers() >= wanted + frames, "every frame answered, on a read-only disk")
            desk.kill()
        finally:
            self._disk.make_read_only(read_only=False)
        desk.start()
        desk.stream.flow()

    def _stream_on(self, scene: Scene) -> None:
        self.first(scene).stream.wait_for(scene.chance.randint(2, 15))
