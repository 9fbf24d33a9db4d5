"""What a station tells while its window is being made: kept, and told in order once somebody listens."""

import threading
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Final, ParamSpec

from sentinel_desktop.app.compose import StationEvents

P = ParamSpec("P")


class HeldNews:
    """Keeps what is told from any thread until it is let through; from then on everything passes at once."""

    def __init__(self) -> None:
        self._lock: Final = threading.Lock()
        self._kept: list[Callable[[], None]] | None = []

    def holding(self, events: StationEvents) -> StationEvents:
        """Return listeners for a station in place of ``events``, which hear it later."""
        return StationEvents(**{each.name: self._held(getattr(events, each.name)) for each in fields(events)})

    def let_through(self) -> None:
        """Tell what was kept, in its order, on this thread; what comes meanwhile is told after it."""
        while True:
            with self._lock:
                kept, self._kept = self._kept, []
                if not kept:
                    self._kept = None
                    return
            # Unlocked: a station's thread does not wait for what a window makes of it.
            for tell in kept:
                tell()

    def _held(self, tell: Callable[P, None]) -> Callable[P, None]:
        def hear(*args: P.args, **kwargs: P.kwargs) -> None:
            with self._lock:
                if self._kept is not None:
                    self._kept.append(partial(tell, *args, **kwargs))
                    return
            tell(*args, **kwargs)

        return hear
