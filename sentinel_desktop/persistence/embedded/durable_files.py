"""Small files that are whole or absent, also after a power cut."""

import os
import secrets
import sys
from pathlib import Path

UNFINISHED = ".unfinished"
PRIVATE = 0o600


def write_durably(path: Path, text: str) -> None:
    """Replace ``path`` by a file of mode 0600 that belongs to the owner of its folder.

    Raises:
        OSError: the disk refuses; the file is then as it was.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        unfinished.touch(mode=PRIVATE, exist_ok=False)
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        give_to_owner_of_folder(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does that by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def give_to_owner_of_folder(path: Path) -> None:
    """As root, let what is made in somebody's folder belong to that person, who could not use it otherwise."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return
    owner = path.parent.stat()
    os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
