"""A data folder for each test, with no server left in it afterwards."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError
from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
from sentinel_desktop.persistence.embedded.postgres_install import SYSTEM_FOLDER, packaged_install
from sentinel_desktop.persistence.embedded.postmaster import find_server, stop_server
from sentinel_desktop.persistence.embedded_server import EmbeddedServer, ServerAddress
from tests.support.embedded_programs import Program, kill_all, processes_under
from tests.support.postgres import passable_folder

NewProgram = Callable[..., Program]
Ask = Callable[[ServerAddress, str], object]


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Return a folder that the server's account may pass through; what still runs in it afterwards is killed."""
    folder = passable_folder("sentinel-embedded-")
    yield folder
    remove_with_cluster(folder)


def remove_with_cluster(data_dir: Path) -> None:
    """Remove a data folder, its server, and its cluster where that lies elsewhere."""
    places = [data_dir]
    try:
        folder = ClusterFolder(data_dir)
        cluster = folder.cluster_of(folder.examine())
        if cluster.is_relative_to(SYSTEM_FOLDER):
            places.append(cluster.parent)
        # In order where that is possible: a server that is killed leaves shared memory behind.
        if (running := find_server(cluster)) is not None:
            stop_server(packaged_install(), running, 30)
    except ClusterError:
        pass
    for place in places:
        kill_all(processes_under(place))
        shutil.rmtree(place)


@pytest.fixture(scope="session")
def used_home() -> Iterator[Path]:
    """Return a database folder that was used and stopped, to be copied: faster than to create one for each test."""
    data_dir = passable_folder("sentinel-used-")
    with EmbeddedServer(data_dir):
        pass
    yield data_dir / "postgresql"
    shutil.rmtree(data_dir)


@pytest.fixture
def used_dir(used_home: Path, data_dir: Path) -> Path:
    """Return a data folder whose cluster was used and stopped, with everything owned as it was."""
    home = data_dir / "postgresql"
    shutil.copytree(used_home, home)
    if sys.platform != "win32":
        for copied in [home, *home.rglob("*")]:
            owner = (used_home / copied.relative_to(home)).stat()
            os.chown(copied, owner.st_uid, owner.st_gid)
    return data_dir


@pytest.fixture
def server(data_dir: Path) -> Iterator[EmbeddedServer]:
    """Return a use of the server of ``data_dir`` that has not begun."""
    embedded = EmbeddedServer(data_dir)
    yield embedded
    embedded.stop()


@pytest.fixture
def program() -> Iterator[NewProgram]:
    """Return a function that starts other programs; those still there are ended afterwards."""
    programs: list[Program] = []

    def start(*arguments: object, **options: object) -> Program:
        programs.append(Program(*arguments, **options))  # type: ignore[arg-type]  # handed through as given
        return programs[-1]

    yield start
    for started in programs:
        started.close()


@pytest.fixture
def ask() -> Ask:
    """Return a function that asks a server one question as the owner and returns the one value."""

    def one_value(address: ServerAddress, question: str) -> object:
        with psycopg.connect(address.owner_conninfo(), autocommit=True) as connection:
            row = connection.execute(question.encode()).fetchone()
            return None if row is None else row[0]

    return one_value


@pytest.fixture(scope="session")
def python_for_everybody() -> str:
    """Return an interpreter that any account can run, with the version that our libraries are built for."""
    mine = Path(os.path.realpath(sys.executable))
    candidates = [mine, Path(f"/usr/bin/python3.{sys.version_info.minor}")]
    for candidate in candidates:
        if candidate.exists() and all(folder.stat().st_mode & 0o001 for folder in candidate.parents):
            return str(candidate)
    pytest.skip(f"other accounts cannot run {mine}, and there is no Python of the system of the same version")
