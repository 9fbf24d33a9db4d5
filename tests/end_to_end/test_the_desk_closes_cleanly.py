"""However the desk ends, it ends in order: scans are journalled, the server is left, the exit code is 0."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Unit
from tests.support.programs import StationProcess, eventually

CLOSE_THE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from sentinel_desktop.app import desk
from sentinel_desktop.app.end_request import EndRequest
from sentinel_desktop.config import Settings
from pathlib import Path

shown = desk.MainWindow.show
def show_and_close(window):
    shown(window)
    QTimer.singleShot(800, {action})
desk.MainWindow.show = show_and_close
code = desk.run_desk(Settings(Path(sys.argv[1]), sys.argv[2], None, None, station="front desk"), EndRequest())
print("ended with", code)
"""


def end_of_a_desk(action: str, unit: Unit, data_dir: Path) -> "subprocess.CompletedProcess[str]":
    """Run a desk in which ``action`` happens a moment after its window is shown."""
    return subprocess.run(
        [sys.executable, "-c", CLOSE_THE_WINDOW.replace("{action}", action), str(data_dir), unit.url],
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_closed_window_ends_the_desk(unit: Unit, tmp_path: Path) -> None:
    """The person closes the window: everything behind it stops, and the program ends with 0."""
    ended = end_of_a_desk("window.close", unit, tmp_path)
    assert "ended with 0" in ended.stdout, ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_screen_that_goes_away_ends_the_desk(unit: Unit, tmp_path: Path) -> None:
    """Qt ends its own loop when the screen is gone: the station is stopped in order all the same."""
    ended = end_of_a_desk("desk.QApplication.quit", unit, tmp_path)
    assert "ended with 0" in ended.stdout, ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_signal_ends_the_desk(unit: Unit, tmp_path: Path) -> None:
    """SIGTERM, as a session's end sends it, is an orderly end."""
    log = tmp_path / "stations"
    with StationProcess("desk", data_dir=tmp_path, database=unit.url, station="front desk") as desk:
        eventually(lambda: list(log.glob("*/directory.db")), "the desk has started")
        eventually(lambda: list(log.glob("*/station.json")), "the desk is enrolled")
        assert desk.end() == 0


@pytest.mark.parametrize("command", ["desk", "station"])
def test_a_signal_at_any_moment_of_the_start_ends_it_in_order(command: str, unit: Unit, tmp_path: Path) -> None:
    """While Qt is loaded, the window built, the loop begun: asked to end, the program ends with 0 and says nothing."""
    for moment in range(6):
        with StationProcess(command, data_dir=tmp_path, database=unit.url, station="front desk") as desk:
            begun = time.monotonic() + moment * 0.25
            eventually(lambda wanted=begun: hears_signals(desk.pid) and time.monotonic() > wanted, "it hears signals")  # type: ignore[misc]
            assert desk.end() == 0
        assert not [line for line in desk.said if "Traceback" in line or "Fatal" in line]


def hears_signals(pid: int) -> bool:
    """Whether the program has a handler for SIGTERM by now; before, nothing of it has begun."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    (caught,) = [line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:")]
    return bool(int(caught, 16) & 1 << signal.SIGTERM - 1)
