"""How slow the computer of a test is at the moment, for a test that asks how long the program takes."""

import time
from typing import Final

_WORKED_S: Final = 0.05


def slowness() -> float:
    """Return how many times longer work takes now than on a computer with nothing else to do; 1.0 or more.

    Measured by a twentieth of a second of this thread's own work: the threads and processes that a test waits for
    wait for their turn as long.
    """
    begun, worked = time.perf_counter(), time.thread_time()
    while time.thread_time() - worked < _WORKED_S:
        pass
    return max(1.0, (time.perf_counter() - begun) / _WORKED_S)
