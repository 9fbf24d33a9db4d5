"""The seals that a station keeps on its own disk: one JSON object a line, added at the end.

A line torn by a power cut is passed over, and the next one begins on a line of its own. A file of more than ``MOST``
lines is written anew without every other line of its older half: the first and the newest stay, and of what is long
past enough stays to say from about when on something differs. It is never larger than about 2 MB.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from sentinel_desktop.domain.faults import SealsNotKeptError
from sentinel_desktop.domain.seals import KeptSeal
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.durable_files import (
    PRIVATE,
    give_to_owner_of_folder,
    sync_folder,
    write_durably,
)

MOST: Final = 10_000
FILE_NAME: Final = "seals.jsonl"


class FileKeptSeals:
    """Satisfies ``services.ports.KeptSeals``; used by one thread of one program at a time, read by any other.

    Args:
        path: the file; made with the first seal.
        database: names the database that is meant; a station that is sent to another one keeps the seals of both.
    """

    def __init__(self, path: Path, database: Callable[[], str]) -> None:
        self._path = path
        self._database = database

    def kept(self) -> Sequence[KeptSeal]:
        """Return the seals kept of this database, in the order in which they were kept."""
        with _told_as_one_sentence(self._path):
            text = _read(self._path)
        database = self._database()
        found = (_seal_in(line, database) for line in text.splitlines())
        return [seal for seal in found if seal is not None]

    def keep(self, seals: Sequence[KeptSeal]) -> None:
        """Add ``seals``; when this returns, a power cut loses none of them."""
        database = self._database()
        lines = "".join(_line(seal, database) for seal in seals)
        with _told_as_one_sentence(self._path):
            text = _read(self._path)
            _append(self._path, lines if not text or text.endswith("\n") else "\n" + lines)
            _thin_out(self._path, (text + "\n" + lines).splitlines())


@contextmanager
def _told_as_one_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SealsNotKeptError(
            sentence(
                "SealFaults",
                "The seals kept on this disk cannot be used ({why}): {path}",
                why=error.strerror or error,
                path=path,
            )
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def _append(path: Path, text: str) -> None:
    is_new = not path.exists()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        give_to_owner_of_folder(path)
        sync_folder(path.parent)


def _thin_out(path: Path, lines: Sequence[str]) -> None:
    if len(lines) <= MOST:
        return
    whole = [line for line in lines if _is_whole(line)]
    middle = len(whole) // 2
    write_durably(path, "".join(f"{line}\n" for line in [*whole[:middle:2], *whole[middle:]]))


def _line(seal: KeptSeal, database: str) -> str:
    content = {
        "database": database,
        "number": seal.number,
        "hash": seal.hash.hex(),
        "sealed_at": seal.sealed_at.isoformat(),
    }
    return json.dumps(content) + "\n"


def _is_whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _seal_in(line: str, database: str) -> KeptSeal | None:
    try:
        content = json.loads(line)
        if content["database"] != database:
            return None
        return KeptSeal(
            int(content["number"]), bytes.fromhex(content["hash"]), datetime.fromisoformat(content["sealed_at"])
        )
    except (ValueError, KeyError, TypeError):
        return None
