"""A small disk in memory that can be filled, made read-only and mended; root may mount one, where that is permitted."""

import contextlib
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1024 * 1024
_BALLAST: Final = "ballast"


class SmallDisk:
    """A tmpfs mounted on a folder of ours.

    Args:
        place: an empty folder.
        megabytes: its size.
    """

    def __init__(self, place: Path, megabytes: int) -> None:
        place.mkdir(exist_ok=True)
        self.place = place
        _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "tmpfs", str(place))

    def fill(self, spare: int = 0) -> None:
        """Leave no byte free, or about so many."""
        ballast = self.place / _BALLAST
        with ballast.open("ab", buffering=0) as file:
            for size in (MEGABYTE, 4096):
                with contextlib.suppress(OSError):
                    while file.write(b"\0" * size) == size:
                        pass
        if spare:
            with contextlib.suppress(OSError):
                os.truncate(ballast, max(0, ballast.stat().st_size - spare))

    def free(self) -> None:
        """Make room again."""
        (self.place / _BALLAST).unlink(missing_ok=True)

    def make_read_only(self, *, read_only: bool) -> None:
        """Mount it anew; to read-only, nobody may have a file of it open for writing."""
        _run("mount", "-o", f"remount,{'ro' if read_only else 'rw'}", str(self.place))

    def take_away(self) -> None:
        """Unmount it; harmless when it is not there."""
        subprocess.run(["umount", "--lazy", str(self.place)], capture_output=True, check=False, timeout=30)  # noqa: S607 - the system's own


@cache
def missing() -> str:
    """Return why no small disk can be made here, empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may mount a small disk"
    with tempfile.TemporaryDirectory() as folder:
        try:
            disk = SmallDisk(Path(folder) / "disk", 1)
        except (OSError, subprocess.CalledProcessError):
            return "mounting is not permitted here"
        disk.take_away()
    return ""


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, check=True, timeout=30)
