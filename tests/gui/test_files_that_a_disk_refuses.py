"""Every file that a person asks for, on a disk that refuses it: the reason is said, and what was there is there."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE

import pytest

from sentinel_desktop.domain.faults import FileNotWrittenError, SlipNotPrintedError
from sentinel_desktop.domain.list_edits import ListContents
from sentinel_desktop.domain.list_kinds import DIVISIONS
from sentinel_desktop.domain.slips import SlipFormat
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.table_file import write_table
from sentinel_desktop.ui.lists.table_file import write_list
from sentinel_desktop.ui.members.exporting import write_file
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.slips.printing import QtPrinters
from tests.faults import small_disk
from tests.faults.small_disk import MEGABYTE, SmallDisk
from tests.support.invented_visits import visit
from tests.support.visits_in_memory import VisitsInMemory

BEFORE = b"what was there before"
LARGE = "x" * 2 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Attributes:
        unfinished: what it is called until it is whole.
        write: writes it; returns what a person is told where that fails.
        is_private: whether only its owner may read it.
    """

    name: str
    unfinished: str
    write: Callable[[Path], str]
    is_private: bool


def table(path: Path) -> str:
    """Write a long table in pieces."""
    try:
        write_table(path, ("Notes",), iter([[[LARGE]], [[LARGE]]]), Progress())
    except FileNotWrittenError as error:
        return shown(error)
    return ""


def pdf(path: Path) -> str:
    """Write a slip."""
    visits = VisitsInMemory()
    (key,) = visits.add(visit(0))
    try:
        QtPrinters().write_pdf(visits.slip(key).slip, SlipFormat.A6, path)
    except SlipNotPrintedError as error:
        return shown(error)
    return ""


KINDS = (
    Kind("table.csv", "table.csv.part", table, is_private=True),
    Kind("slip.pdf", ".slip.pdf.part", pdf, is_private=False),
    Kind("list.csv", ".list.csv.part", lambda path: write_list(path, ListContents(DIVISIONS, ())), is_private=False),
    Kind("members.csv", ".members.csv.part", lambda path: write_file(path, LARGE), is_private=True),
)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Each kind of file in turn."""
    found = request.param
    assert isinstance(found, Kind)
    return found


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Return a disk of a megabyte."""
    if why := small_disk.missing():
        pytest.skip(why)
    made = SmallDisk(tmp_path / "disk", 1)
    yield made
    made.take_away()


def test_a_folder_that_is_gone(kind: Kind, tmp_path: Path) -> None:
    """The person is told why, and no folder is made."""
    assert os.strerror(errno.ENOENT) in kind.write(tmp_path / "gone" / kind.name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="nothing here is always full")
def test_a_disk_without_room(kind: Kind, tmp_path: Path) -> None:
    """What was there is untouched, and no half of the new one lies beside it."""
    path = tmp_path / kind.name
    path.write_bytes(BEFORE)
    (tmp_path / kind.unfinished).symlink_to("/dev/full")
    assert os.strerror(errno.ENOSPC) in kind.write(path)
    assert path.read_bytes() == BEFORE
    assert list(tmp_path.iterdir()) == [path]


def test_a_small_disk_that_fills_in_the_middle(kind: Kind, disk: SmallDisk) -> None:
    """As a stick does; with room again it is written."""
    path = disk.place / kind.name
    path.write_bytes(BEFORE)
    disk.fill()
    assert os.strerror(errno.ENOSPC) in kind.write(path)
    assert path.read_bytes() == BEFORE
    assert not (disk.place / kind.unfinished).exists()


def test_a_disk_that_is_write_protected(kind: Kind, disk: SmallDisk) -> None:
    """What it refused first is what is said, though it refuses to tidy up too."""
    path = disk.place / kind.name
    path.write_bytes(BEFORE)
    (disk.place / kind.unfinished).write_bytes(b"of a program that was killed")
    disk.make_read_only(read_only=True)
    assert os.strerror(errno.EROFS) in kind.write(path)
    assert path.read_bytes() == BEFORE


@pytest.mark.skipif(sys.platform == "win32", reason="other rights are given there")
def test_who_may_read_it(kind: Kind, tmp_path: Path) -> None:
    """What tells of people is its owner's alone."""
    path = tmp_path / kind.name
    assert kind.write(path) == ""
    assert bool(S_IMODE(path.stat().st_mode) & 0o077) is not kind.is_private
    with closing(path.open("rb")) as file:
        assert file.read(1)
