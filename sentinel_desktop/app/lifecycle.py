"""Starts things in order and stops them in reverse; one that fails to stop keeps no other from stopping."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

logger = logging.getLogger(__name__)

SLOW_S: Final = 3.0


@dataclass(frozen=True, slots=True)
class Part:
    """Something with a beginning and an end."""

    name: str
    start: Callable[[], object]
    stop: Callable[[], object]


class Lifecycle:
    """The parts of a running program; started and stopped from one thread."""

    def __init__(self, *parts: Part) -> None:
        self._parts = parts
        self._started: list[Part] = []

    def start(self) -> None:
        """Start every part in order; where one fails, those already started are stopped again."""
        try:
            for part in self._parts:
                part.start()
                self._started.append(part)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop what was started, the last first; a part that fails to stop does not keep the others from it."""
        while self._started:
            part = self._started.pop()
            begun = time.monotonic()
            try:
                part.stop()
            except Exception:
                logger.exception("Stopping the %s failed", part.name)
            taken = time.monotonic() - begun
            if taken > SLOW_S:
                logger.warning("Stopping the %s took %.1f s", part.name, taken)
