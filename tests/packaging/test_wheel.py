"""A wheel built from the tree works outside the checkout: the database, the list of the present, and the desk.

The environment it is installed into is new and holds nothing but the wheel. What the wheel depends on is not downloaded
again: a path file lends the packages of the environment that runs the suite. An editable installation of the checkout
is not lent with them, as path files inside a lent folder are not followed; a test makes sure of it.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.checkout import ROOT, files, place
from tests.support.embedded_programs import kill_all, processes_under

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

PATIENCE_SECONDS = 90.0
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@dataclass(frozen=True, slots=True)
class Installation:
    """The program as installed from the wheel, and a data folder of its own."""

    environment: Path
    data_dir: Path
    elsewhere: Path

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of the installed program on its data folder."""
        return [str(self.environment / SCRIPTS / "sentinel-desktop"), "--data-dir", str(self.data_dir), *arguments]

    def run(self, *command: str) -> str:
        """Run a command in a folder that is not the checkout, and return what it printed."""
        done = subprocess.run(
            command, cwd=self.elsewhere, env=_bare_environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _bare_environment() -> dict[str, str]:
    """Return this process's environment without what would lead Python back to the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return environment | {"QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel by the build backend of the lock, downloading nothing."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Install the wheel, and nothing else, into a new environment; a server that a failed test left is ended."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "environment"
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    python = environment / SCRIPTS / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], cwd=folder, check=True)
    (own,) = [path.parent for path in environment.rglob("sentinel_desktop") if path.parent.name == "site-packages"]
    lent = Path(pytest.__file__).parents[1]
    (own / "lent.pth").write_text(str(lent), encoding="utf-8")
    data_dir = Path(tempfile.mkdtemp(prefix="sentinel-wheel-"))
    data_dir.chmod(0o711)  # as root, the server's own account passes through it
    yield Installation(environment, data_dir, folder)
    kill_all(processes_under(data_dir))
    shutil.rmtree(data_dir)


@pytest.fixture(scope="module")
def prepared(installation: Installation) -> Installation:
    """Create the database of the installation."""
    installation.run(*installation.command("db", "upgrade"))
    return installation


def test_the_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    """Code, migrations and resources all travel inside the one package `sentinel_desktop`, and nothing else does."""
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    code = {place(path) for path in files(ROOT / "sentinel_desktop")}
    lent = {f"sentinel_desktop/{place(path)}" for room in ("migrations", "resources") for path in files(ROOT / room)}
    assert any(name.startswith("sentinel_desktop/migrations/versions/") for name in lent)
    assert inside == code | lent


def test_the_installed_program_is_not_the_checkout(installation: Installation) -> None:
    """What the installed program imports lies in its own environment."""
    python = str(installation.environment / SCRIPTS / "python")
    code = "import sentinel_desktop, sys; print(sentinel_desktop.__file__); print(*sys.path, sep='\\n')"

    home, *path = installation.run(python, "-c", code).splitlines()

    assert Path(home).is_relative_to(installation.environment)
    assert str(ROOT) not in path


def test_the_database_is_made_and_nobody_is_present(prepared: Installation) -> None:
    """`db upgrade` finds its migrations inside the package, and `present` answers from the new database."""
    assert prepared.run(*prepared.command("db", "check"))
    assert json.loads(prepared.run(*prepared.command("present", "--json")))["count"] == 0


@pytest.fixture
def desk(prepared: Installation) -> Iterator[subprocess.Popen[str]]:
    """Open the desk of the installation without a screen; it is ended with the test if it has not ended by itself."""
    command = prepared.command("--reader", "simulated", "--station", "front desk")
    with subprocess.Popen(
        command,
        cwd=prepared.elsewhere,
        env=_bare_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        if process.poll() is None:
            process.kill()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that asks a program to end")
def test_the_desk_opens_and_ends_when_asked(desk: subprocess.Popen[str], prepared: Installation) -> None:
    """The desk starts without a screen, signs its station in at the database, and ends with code 0 on SIGTERM."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not list((prepared.data_dir / "stations").glob("front-desk*/station.json")):
        assert desk.poll() is None, desk.communicate()
        assert time.monotonic() < deadline, "the desk has not signed in at the database"
        time.sleep(0.05)

    desk.send_signal(signal.SIGTERM)
    _, errors = desk.communicate(timeout=PATIENCE_SECONDS)

    assert desk.returncode == 0, errors
    assert "Traceback" not in errors
