"""The list of programs that use the server: one file each, with the process and when it started.

A killed program cannot take itself off the list, so a file counts only while its process lives. Everything here is
called with the lock of the database folder held.
"""

import json
import os
import secrets
from pathlib import Path

from sentinel_desktop.persistence.embedded.durable_files import write_durably
from sentinel_desktop.persistence.embedded.process_identity import start_mark

_SUFFIX = ".user"


class ServerUsers:
    """The users listed in ``folder``, which exists."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def join(self) -> Path:
        """List one more use by this process; several of one process count on their own."""
        entry = self._folder / f"{os.getpid()}-{secrets.token_hex(4)}{_SUFFIX}"
        write_durably(entry, json.dumps({"pid": os.getpid(), "start": start_mark(os.getpid())}))
        return entry

    def living(self) -> list[Path]:
        """Return the uses whose process lives, without changing anything."""
        return [entry for entry in sorted(self._folder.glob(f"*{_SUFFIX}")) if _lives(entry)]

    def leave(self, entry: Path) -> int:
        """Take one use off the list, with those of dead programs.

        Returns:
            how many uses are left.
        """
        entry.unlink(missing_ok=True)
        living = self.living()
        for listed in self._folder.iterdir():
            if listed not in living:
                listed.unlink(missing_ok=True)
        return len(living)


def _lives(entry: Path) -> bool:
    try:
        user = json.loads(entry.read_text(encoding="utf-8"))
        return user["start"] is not None and user["start"] == start_mark(int(user["pid"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False
