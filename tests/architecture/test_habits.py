"""The suite's habits catch what they are there to catch."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CARELESS = """
import logging, os, subprocess, sys, threading
from pathlib import Path
import platformdirs

log = logging.getLogger("sentinel_desktop.somewhere")

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()

def test_leaves_a_process():
    test_leaves_a_process.kept = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)

def test_warns():
    log.warning("the roof leaks")

def test_spells_out_a_serial():
    log.debug("read %s", "04A1B2C3D4")

def test_expected_warning_stays_away(expect_log):
    expect_log("the roof leaks")

def test_log_call_with_wrong_arguments():
    log.debug("%d scans", "many")
"""

CAREFUL = """
import logging, os, threading
from pathlib import Path
import platformdirs

log = logging.getLogger("sentinel_desktop.somewhere")

def test_joins_its_thread():
    thread = threading.Thread(target=log.info, args=("done",))
    thread.start()
    thread.join()

def test_expected(expect_log):
    expect_log("WARNING sentinel_desktop.somewhere: the roof")
    log.warning("the roof leaks")

def test_allowed(allow_log):
    allow_log("the roof")

def test_last_four_of_a_serial():
    log.info("read ...%s in 1234567890123 ns, id 0190a1b2-c3d4-7e5f-8a9b-0123456789ab", "C3D4")

def test_settings_of_the_person_are_out_of_reach():
    assert "SENTINEL_READER" not in os.environ
    assert Path.home() / ".config" not in platformdirs.user_config_path("sentinel-desktop").parents
"""


def _run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, source: str) -> pytest.RunResult:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("SENTINEL_READER", "/dev/somewhere")
    pytester.makeconftest("from tests.support import habits\n\nhabits.GRACE_SECONDS = 0.3")
    pytester.makepyfile(source)
    quiet = ("-p", "no:pytest-qt", "-p", "no:xdist", "-p", "no:randomly", "-W", "ignore::ResourceWarning")
    return pytester.runpytest_subprocess("-p", "tests.support.habits", *quiet)


def test_every_careless_test_is_caught(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leftover thread or process, an unannounced or absent warning, a serial and a wrong log call each fail."""
    result = _run(pytester, monkeypatch, CARELESS)

    result.assert_outcomes(passed=5, errors=5, failed=1)
    result.stdout.fnmatch_lines_random(
        [
            "left over by the test: thread *",
            "left over by the test: process *",
            "unexpected: WARNING sentinel_desktop.somewhere: the roof leaks",
            "spells out a badge serial: sentinel_desktop.somewhere: read <serial>",
            "expected but not logged: the roof leaks",
        ]
    )


def test_careful_tests_are_left_alone(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended threads, announced warnings, shortened serials and the suite's own settings folder are all right."""
    result = _run(pytester, monkeypatch, CAREFUL)

    result.assert_outcomes(passed=5)
