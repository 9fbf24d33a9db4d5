"""How long a test waits for what must happen: so long that only a program that is at fault keeps it waiting.

A wait ends with its condition. On a computer with little to do that is at once; on one that runs several suites at a
time a thread may not be let run for seconds, which is no fault of the program's.
"""

from collections.abc import Callable
from typing import Any, Final

from pytestqt.qtbot import QtBot

PATIENCE_S: Final = 60.0
PATIENCE_MS: Final = 60_000


class PatientQtBot(QtBot):
    """Waits with the patience of every other wait of the suite, where a test asks for no other."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802 - its name
        """Let Qt work until ``callback`` is true; ``timeout`` is in milliseconds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: ANN401, N802 - as there
        """Return a context that ends when ``signal`` came; ``timeout`` is in milliseconds."""
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: list[Any], *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: ANN401, N802 - as there
        """Return a context that ends when all ``signals`` came; ``timeout`` is in milliseconds."""
        return super().waitSignals(signals, timeout=timeout, **how)
