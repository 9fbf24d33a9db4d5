"""The server lives and refuses: no connection left, read-only, its disk full, what a check-in needs held by another."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import ClassVar, Final

import psycopg

from sentinel_desktop.persistence.embedded.server_account import account_for
from tests.faults import small_disk
from tests.faults.fault_class import Scene
from tests.faults.refusals import HOLDS, ClosedToStations, Held, NoConnectionLeft, ReadOnly, Refusal
from tests.faults.small_disk import SmallDisk
from tests.faults.steady import Fault, SteadyClass
from tests.faults.unit_server import give

DISK_MEGABYTES: Final = 160
ROWS_NEED_ROOM: Final = ("ALTER TABLE scans SET (fillfactor = 10)", "ALTER TABLE checkins SET (fillfactor = 10)")
"""Every few rows take another page, which a full disk does not give."""


class ServerRefuses(SteadyClass):
    """A living server that takes nothing."""

    name: ClassVar[str] = "refused"
    title: ClassVar[str] = "the server refuses: connections, read-only, disk, locks"

    def __init__(self) -> None:
        self._disk: SmallDisk | None = None

    def place(self, scene: Scene) -> None:
        """Start the server on a small disk, where one can be made, and the station."""
        folder = None
        if not small_disk.missing():
            self._disk = SmallDisk(scene.folder / "small-disk", DISK_MEGABYTES)
            scene.at_the_end(self._disk.take_away)
            folder = self._disk.place / "server"
            folder.mkdir(mode=0o711)
            give(folder, account_for(scene.template, scene.template))
        scene.start_server(folder)
        with scene.server.owner() as owner:
            for statement in ROWS_NEED_ROOM:
                owner.execute(statement)
        scene.add_desk()

    def kinds(self, scene: Scene) -> Mapping[str, Fault]:
        """Return the refusals that can be made here."""
        refusals: dict[str, Refusal] = {
            "no connection left": NoConnectionLeft(scene.server),
            "closed to stations": ClosedToStations(scene.server),
            "read-only": ReadOnly(scene.server),
        } | {name: Held(scene.server, statement) for name, statement in HOLDS.items()}
        kinds: dict[str, Fault] = {name: partial(self._refuse, refusal) for name, refusal in refusals.items()}
        if self._disk is not None:
            kinds |= {"disk full": self._disk_full, "disk full, and the log of changes too": self._log_full}
        return kinds

    def _refuse(self, refusal: Refusal, scene: Scene) -> None:
        with refusal:
            self._stream_on(scene)

    def _disk_full(self, scene: Scene) -> None:
        self._fill()
        self._stream_on(scene, least=8)
        self._make_room(scene)

    def _log_full(self, scene: Scene) -> None:
        """Use up the segments that are there: the server ends itself, and begins again when there is room."""
        self._fill()
        with suppress(psycopg.Error), scene.server.owner() as owner:
            for _ in range(64):
                owner.execute("SELECT pg_logical_emit_message(false, 'room', 'taken'), pg_switch_wal()")
        self._stream_on(scene, least=4)
        self._make_room(scene)

    def _fill(self) -> None:
        if self._disk is not None:
            self._disk.fill()

    def _make_room(self, scene: Scene) -> None:
        if self._disk is not None:
            self._disk.free()
        if not scene.server.comes_back():
            scene.server.start()

    def _stream_on(self, scene: Scene, least: int = 1) -> None:
        self.first(scene).stream.wait_for(scene.chance.randint(least, 20))
