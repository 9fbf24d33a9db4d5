"""The habits every test keeps, as a pytest plugin.

- Nothing is left over: a thread or a child process that was not there before a test must end with it.
- Nothing is muttered: a log record of WARNING or worse fails the test, unless the test asked for it with ``expect_log``
  (it must come) or ``allow_log`` (it may come). Qt's own warnings are watched by pytest-qt.
- Nothing is betrayed: no record of ours, at any level, spells out a badge serial.
- Nothing of the person who runs the suite is read or touched: their settings, data folder, keyring, screen, card
  readers.
- Nothing is collected on another thread than the one of the tests, as in the program: see ``app.collection``.
- Property tests are the same on every run; ``--hypothesis-profile=explore`` looks further, at random.
"""

import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, settings

from sentinel_desktop.app.collection import collect_if_due, collect_when_asked, pass_over_what_is_loaded

GRACE_SECONDS = 10.0
SERIAL = re.compile(r"(?<![0-9A-Za-z-])(?=[0-9A-F]*[0-9])[0-9A-F]{10}(?![0-9A-Za-z-])")
OURS = "sentinel_desktop"
_TASKS = Path("/proc/self/task")

settings.register_profile(
    "same-every-time", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same-every-time")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

collect_when_asked()


def pytest_collection_finish() -> None:
    """Leave what all tests share out of every later collection: all modules, and the tests themselves."""
    pass_over_what_is_loaded()


def pytest_runtest_logfinish() -> None:
    """Collect between two tests, on the thread of both."""
    collect_if_due()


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("person")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("SENTINEL_") and not name.startswith("SENTINEL_TEST_"):
                patch.delenv(name)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        # The smart card library keeps the first address it is told for good; a test's own service listens there.
        (home / "pcscd").mkdir()
        patch.setenv("PCSCLITE_CSOCK_NAME", str(home / "pcscd" / "pcscd.comm"))
        yield


# --- leaks ------------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    threads, processes = _threads(), _processes()
    yield
    deadline = time.monotonic() + GRACE_SECONDS
    while True:
        left = [f"thread {thread.name}" for thread in _threads() - threads]
        left += [f"process {_describe(process)}" for process in _processes() - processes]
        if not left:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"left over by the test: {', '.join(sorted(left))}", pytrace=False)
        time.sleep(0.01)


def _threads() -> set[threading.Thread]:
    # A thread that Qt or another library began stays listed as a dummy for good once Python code has run in it.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def _processes() -> set[psutil.Process]:
    return {process for process in _children() if _runs(process)}


def _children() -> list[psutil.Process]:
    """Return the children of this process; on Linux by asking for them alone, not by looking at every process."""
    try:
        listed = [(task / "children").read_text() for task in _TASKS.iterdir()]
        return [psutil.Process(int(pid)) for of_a_thread in listed for pid in of_a_thread.split()]
    except (OSError, psutil.NoSuchProcess):
        # Another system; or a thread or a child that ended while it was asked about.
        return psutil.Process().children()


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _describe(process: psutil.Process) -> str:
    try:
        return f"{process.pid} ({' '.join(process.cmdline())[:120]})"
    except psutil.NoSuchProcess:
        return str(process.pid)


# --- logs -------------------------------------------------------------------------------------------------------------


MACHINE_IS_SLOW = r"^WARNING sentinel_desktop\.persistence\.slow_statements: Slow: "
"""May always come: that this machine is busy is no fault of the test's."""


class LogWatch(logging.Handler):
    """Collects what is logged while a test runs, from any thread, and compares it with what the test announced."""

    def __init__(self) -> None:
        super().__init__(level=logging.DEBUG)
        self._expected: list[str] = []
        self._allowed: list[str] = []
        self._warnings: list[str] = []
        self._betrayals: list[str] = []

    def expect(self, pattern: str) -> None:
        """A warning or error that matches, as ``LEVEL logger: text``, must come."""
        self._expected.append(pattern)

    def allow(self, pattern: str) -> None:
        """A warning or error that matches, as ``LEVEL logger: text``, may come."""
        self._allowed.append(pattern)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record; a record whose arguments do not fit its text raises, where it was logged."""
        line = f"{record.name}: {record.getMessage()}"
        if record.levelno >= logging.WARNING:
            self._warnings.append(f"{record.levelname} {line}")
        if record.name.split(".")[0] == OURS and SERIAL.search(line):
            self._betrayals.append(SERIAL.sub("<serial>", line))

    def complaints(self) -> list[str]:
        """Return what is wrong with what was logged, one line each."""
        known = [*self._expected, *self._allowed, MACHINE_IS_SLOW]
        found = [
            f"unexpected: {line}" for line in self._warnings if not any(re.search(pattern, line) for pattern in known)
        ]
        found += [
            f"expected but not logged: {pattern}"
            for pattern in self._expected
            if not any(re.search(pattern, line) for line in self._warnings)
        ]
        return found + [f"spells out a badge serial: {line}" for line in self._betrayals]


@pytest.fixture(autouse=True)
def _log_watch() -> Iterator[LogWatch]:
    watch = LogWatch()
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    before = (root.level, list(root.handlers), ours.level, logging.raiseExceptions)
    root.addHandler(watch)
    ours.setLevel(logging.DEBUG)
    yield watch
    # A test of the program's own log replaces the handlers; what it left would hide what later tests log.
    for handler in root.handlers:
        if handler not in before[1] and handler is not watch:
            handler.close()
    root.handlers[:] = before[1]
    root.setLevel(before[0])
    ours.setLevel(before[2])
    logging.raiseExceptions = before[3]
    if complaints := watch.complaints():
        pytest.fail("what was logged:\n" + "\n".join(complaints), pytrace=False)


@pytest.fixture
def expect_log(_log_watch: LogWatch) -> Callable[[str], None]:
    """Announce a warning or error by a regular expression, searched in ``LEVEL logger: text``; it must come."""
    return _log_watch.expect


@pytest.fixture
def allow_log(_log_watch: LogWatch) -> Callable[[str], None]:
    """Permit a warning or error by a regular expression, searched in ``LEVEL logger: text``; it may come."""
    return _log_watch.allow
