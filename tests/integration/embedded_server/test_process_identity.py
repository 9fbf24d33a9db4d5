"""A process is known from a later one with its pid, whatever the clock does."""

import os
import subprocess
import sys

import psutil
import pytest

from sentinel_desktop.persistence.embedded.process_identity import start_mark
from tests.support.embedded_programs import wait_until


@pytest.mark.skipif(not psutil.LINUX, reason="elsewhere the system keeps the start as it was")
def test_setting_the_clock_does_not_change_who_a_process_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the clock is set, the time of day of every start moves; the mark stays."""
    process = psutil.Process()
    before, created = start_mark(process.pid), process.create_time()
    boot = psutil.boot_time()
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: boot + 3600.0)
    assert psutil.Process().create_time() > created + 3500
    assert start_mark(process.pid) == before


def test_two_processes_have_different_marks_and_a_dead_one_none() -> None:
    """Processes that started at different times differ; one that has ended has no mark, collected or not."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        mark = start_mark(process.pid)
        assert mark is not None
        assert mark != start_mark(os.getpid())
        assert mark == start_mark(process.pid)
        process.kill()
        wait_until(lambda: start_mark(process.pid) is None)
    assert start_mark(process.pid) is None
