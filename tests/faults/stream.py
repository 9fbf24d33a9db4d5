"""Badges at a reader, one after the other, while something fails: what was sent, when, and whether it was at risk."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from tests.faults.ledger_check import SentFrame
from tests.support.pty_reader import PtyReader

BETWEEN_FRAMES_S: Final = (0.016, 0.08)
"""A frame takes 15 ms at 9600 baud."""

SAME_BADGE_AFTER: Final = timedelta(seconds=3)
"""A badge that is sent again sooner might be folded into one presentation when the computer reads late."""

MEMBERS_SHARE: Final = 0.6


class BadgeStream:
    """A thread that puts frames on a reader's line at random intervals: members' badges and unknown ones.

    Every unknown serial is sent once, so that its frame can be told from any other.

    Args:
        reader: where the frames go.
        badges: the serials of members.
        chance: decides everything, so that a run can be repeated.
        mark: tells the unknown serials of this stream from those of others; two hex digits.
        now: the server's clock.
    """

    def __init__(
        self, reader: PtyReader, badges: Sequence[str], chance: Random, mark: str, now: Callable[[], datetime]
    ) -> None:
        self.sent: list[SentFrame] = []
        self._reader = reader
        self._badges = badges
        self._chance = chance
        self._mark = mark
        self._now = now
        self._lock = threading.RLock()
        self._flowing = threading.Event()
        self._ended = threading.Event()
        self._at_risk = False
        self._last_sent: dict[str, datetime] = {}
        self._unknown = 0
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=f"stream-{mark}", daemon=True)
        self._thread.start()

    def flow(self) -> None:
        """Send from now on."""
        self._flowing.set()

    def pause(self) -> None:
        """Send nothing more; no frame is half sent when this returns.

        Raises:
            AssertionError: the stream could not send.
        """
        self._flowing.clear()
        with self._lock:
            if self._failure is not None:
                raise AssertionError("the stream of badges broke off") from self._failure

    def end(self) -> None:
        """Send nothing more, ever."""
        self._ended.set()
        self._flowing.set()
        self._thread.join()

    @contextlib.contextmanager
    def at_risk(self) -> Iterator[None]:
        """What is sent inside the block may die before it is journalled."""
        with self._lock:
            self._at_risk = True
        try:
            yield
        finally:
            with self._lock:
                self._at_risk = False

    def send(self, frames: int = 1) -> None:
        """Send some frames now, on the caller's thread."""
        for _ in range(frames):
            with self._lock:
                self._send_one()

    def wait_for(self, frames: int, seconds: float = 10.0) -> None:
        """Return when that many more frames were sent, or that much time has passed."""
        wanted = len(self.sent) + frames
        deadline = threading.Event()
        for _ in range(int(seconds / 0.01)):
            if len(self.sent) >= wanted:
                return
            deadline.wait(0.01)

    def _run(self) -> None:
        while not self._ended.wait(self._chance.uniform(*BETWEEN_FRAMES_S)):
            self._flowing.wait()
            with self._lock:
                if self._flowing.is_set() and not self._ended.is_set():
                    try:
                        self._send_one()
                    except Exception as error:  # noqa: BLE001 - told by pause, on the thread that can act on it
                        self._failure = error
                        self._flowing.clear()

    def _send_one(self) -> None:
        now = self._now()
        serial = self._next_serial(now)
        self._last_sent[serial] = now
        self.sent.append(SentFrame(serial, now, self._at_risk))
        self._reader.send_badge(serial)

    def _next_serial(self, now: datetime) -> str:
        if self._chance.random() < MEMBERS_SHARE:
            rested = [badge for badge in self._badges if self._is_rested(badge, now)]
            if rested:
                return self._chance.choice(rested)
        self._unknown += 1
        return f"{self._mark}{self._unknown:08X}"

    def _is_rested(self, badge: str, now: datetime) -> bool:
        last = self._last_sent.get(badge)
        return last is None or now - last > SAME_BADGE_AFTER
