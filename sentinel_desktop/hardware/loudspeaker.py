"""The loudspeaker of a station: plays the newest sound, on a thread of its own, and holds nobody up."""

import array
import io
import logging
import os
import queue
import sys
import threading
import time
import wave
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeAlias

import miniaudio

from sentinel_desktop.domain.outcomes import Sound

logger = logging.getLogger(__name__)

AGAIN_S: Final = 60.0
"""So long a loudspeaker that could not be opened is left alone, unless somebody asks to hear it."""
_FULL: Final = 100

Samples: TypeAlias = "array.array[int]"
"""Of 16 bits, one channel."""
Playing: TypeAlias = "Generator[bytes | Samples, int, None]"


class Output(Protocol):
    """An opened device that plays what a generator hands it, as ``miniaudio.PlaybackDevice`` does."""

    def start(self, playing: Playing) -> None:
        """Play; what is handed out when it is over ends it."""

    def stop(self) -> None:
        """Be silent."""

    def close(self) -> None:
        """Let go of the device."""


class NoLoudspeakerError(Exception):
    """There is none, or it is in nobody's reach."""


@dataclass(frozen=True, slots=True)
class _Played:
    sound: Sound
    volume: int
    asked_for: bool


class Loudspeaker:
    """The thread ``loudspeaker``; satisfies ``services.ports.SoundOutput``.

    The device is opened when the first sound is played. Without one a desk is silent, which the log says once.

    Args:
        sounds: each as a WAV file of 16 bits and one channel, all of the same rate.
        open_output: opens the device for a rate; raises NoLoudspeakerError.
    """

    def __init__(self, sounds: Mapping[Sound, bytes], open_output: Callable[[int], Output] | None = None) -> None:
        decoded = {sound: _decoded(data) for sound, data in sounds.items()}
        self._samples = {sound: samples for sound, (_, samples) in decoded.items()}
        self._rate = next(rate for rate, _ in decoded.values())
        self._open = open_output or open_default
        self._output: Output | None = None
        self._not_before = 0.0
        self._asked: queue.SimpleQueue[_Played | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="loudspeaker", daemon=True)

    def start(self) -> None:
        """Begin to play what is asked for."""
        self._thread.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Be silent and let go of the device; true when the thread has ended within the deadline."""
        self._asked.put(None)
        if self._thread.is_alive():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def play(self, sound: Sound, volume: int, *, asked_for: bool = False) -> None:
        """Play a sound in the place of what is playing; returns at once, from any thread.

        Args:
            sound: which.
            volume: from 0, which is silent, to 100.
            asked_for: a person tries the loudspeaker: look for it, also where there was none a moment ago.
        """
        self._asked.put(_Played(sound, max(0, min(_FULL, volume)), asked_for))

    def _run(self) -> None:
        while (played := self._newest()) is not None:
            if played.volume == 0 or played.sound not in self._samples:
                continue
            try:
                self._sound(played)
            except Exception:
                # A driver may fail in its own ways; no scan waits for it, and the next sound opens it anew.
                logger.exception("A sound could not be played")
                self._let_go()
        self._let_go()

    def _newest(self) -> _Played | None:
        """Wait for something to play; of several that were asked for meanwhile the newest counts."""
        played = self._asked.get()
        while played is not None:
            try:
                played = self._asked.get_nowait()
            except queue.Empty:
                break
        return played

    def _sound(self, played: _Played) -> None:
        output = self._opened(asked_for=played.asked_for)
        if output is not None:
            output.stop()
            playing = _handed_out(_quieter(self._samples[played.sound], played.volume))
            next(playing)
            output.start(playing)

    def _opened(self, *, asked_for: bool) -> Output | None:
        if self._output is None and (asked_for or time.monotonic() >= self._not_before):
            try:
                self._output = self._open(self._rate)
            except NoLoudspeakerError as error:
                if self._not_before == 0.0:
                    logger.info("This desk is silent: %s", error)
                self._not_before = time.monotonic() + AGAIN_S
        return self._output

    def _let_go(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            output.close()


def open_default(rate: int) -> Output:
    """Open the loudspeaker that the computer uses by default; raises NoLoudspeakerError."""
    if not _may_have_one():
        raise NoLoudspeakerError("the computer has no loudspeaker")
    try:
        device: Output = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=rate, app_name="Sentinel"
        )
    except miniaudio.MiniaudioError as error:
        raise NoLoudspeakerError(str(error)) from error
    return device


def _may_have_one() -> bool:
    """Return whether looking for one makes sense: where Linux has none, its library complains on standard error."""
    if not sys.platform.startswith("linux"):
        return True
    cards = Path("/proc/asound/pcm")
    server = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent")) / "pulse" / "native"
    return server.exists() or "PULSE_SERVER" in os.environ or (cards.exists() and "playback" in cards.read_text())


def _decoded(data: bytes) -> tuple[int, Samples]:
    """Return the rate and the samples of a WAV file."""
    with wave.open(io.BytesIO(data)) as file:
        samples = array.array("h", file.readframes(file.getnframes()))
        return file.getframerate(), samples


def _quieter(samples: Samples, volume: int) -> Samples:
    """Return samples at a volume. The ear hears powers, so that half the number sounds like half as loud."""
    share = (volume / _FULL) ** 2
    return array.array("h", [int(sample * share) for sample in samples])


def _handed_out(samples: Samples) -> Playing:
    """Hand out as many frames as are asked for, until there are none."""
    at, wanted = 0, (yield b"")
    while at < len(samples):
        handed, at = samples[at : at + wanted], at + wanted
        wanted = yield handed
