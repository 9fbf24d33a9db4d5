"""How long a start may wait, how a closing program ends the wait, and what the person hears meanwhile."""

import threading
import time
from collections.abc import Callable

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError

Progress = Callable[[str], None]


class Patience:
    """One start's patience: used by the thread that starts, ended from any thread through ``leaving``.

    Args:
        seconds: how long the whole start may take.
        leaving: set when the program closes meanwhile.
        on_progress: hears a sentence when it differs from the last one.
        monotonic: seconds of a clock that is never set.
    """

    def __init__(
        self,
        seconds: float,
        leaving: threading.Event,
        on_progress: Progress | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._monotonic = monotonic
        self._began = monotonic()
        self._seconds = seconds
        self._leaving = leaving
        self._on_progress = on_progress
        self._said = ""

    def say(self, sentence: str) -> None:
        """Tell the person, unless that was the last thing told."""
        if self._on_progress is not None and sentence != self._said:
            self._said = sentence
            self._on_progress(sentence)

    def waited(self) -> float:
        """Return the seconds since the start began."""
        return self._monotonic() - self._began

    def pause(self, seconds: float, over: str) -> None:
        """Wait a little.

        Args:
            seconds: how long, at most.
            over: the sentence for the person when there is no time left.

        Raises:
            ClusterError: the time is over, or the program is closing.
        """
        if self.waited() > self._seconds:
            raise ClusterError(over)
        if self._leaving.wait(seconds):
            raise ClusterError(
                sentence("OwnDatabase", "The start of the database was broken off because the program is closing.")
            )
