"""A process of the benchmark that speaks with it in lines of JSON: told on its input, heard on its output."""

import json
import os
import queue
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any, Final, Self

from tests.support.checkout import ROOT

PATIENCE_S: Final = 60.0
_TO_END_S: Final = 20.0


class WorkerError(Exception):
    """A process of the benchmark ended or fell silent before it said what it should."""


class Worker:
    """A process that runs one module of the benchmark, ``python -m MODULE ARGUMENTS``.

    Its complaints go to the benchmark's own error stream.
    """

    def __init__(self, module: str, *arguments: str) -> None:
        """Start it."""
        self._name = module
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        self._said: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._listening = threading.Thread(target=self._listen, name=f"hear {module}", daemon=True)
        self._listening.start()

    def __enter__(self) -> Self:
        """Be used."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let it end by itself, its input being at its end, or end it."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_TO_END_S if error is None else 1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listening.join()
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def tell(self, **values: object) -> None:
        """Send it one line."""
        if self._process.stdin is None:
            raise AssertionError("the worker has an input")
        self._process.stdin.write(json.dumps(values) + "\n")
        self._process.stdin.flush()

    def hear(self, within: float = PATIENCE_S) -> dict[str, Any]:
        """Return the next line it says.

        Raises:
            WorkerError: it ended, or said nothing within that many seconds.
        """
        try:
            said = self._said.get(timeout=within)
        except queue.Empty:
            raise WorkerError(f"{self._name} said nothing for {within:.0f} s") from None
        if said is None:
            raise WorkerError(f"{self._name} ended before its time")
        return said

    def hear_of(self, key: str, within: float = PATIENCE_S) -> Any:  # noqa: ANN401 - anything JSON can say
        """Return the value of the next line that has ``key``, passing over others."""
        while key not in (said := self.hear(within)):
            pass
        return said[key]

    def ask_at_end(self, within: float = PATIENCE_S) -> dict[str, Any]:
        """Close its input and return what it says to that."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        return self.hear(within)

    def _listen(self) -> None:
        if self._process.stdout is None:
            raise AssertionError("the worker has an output")
        for line in self._process.stdout:
            self._said.put(json.loads(line))
        self._said.put(None)


# --- in the process ---------------------------------------------------------------------------------------------------


def say(**values: object) -> None:
    """Send the benchmark one line."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def told() -> dict[str, Any] | None:
    """Return the next line from the benchmark; None at the end."""
    line = sys.stdin.readline()
    if not line:
        return None
    value: dict[str, Any] = json.loads(line)
    return value
