"""The loudspeaker, on the library's own device that plays into nothing."""

import array
import io
import threading
import time
import wave
from collections.abc import Callable, Iterator
from typing import Final

import miniaudio
import pytest

from sentinel_desktop.domain.outcomes import Sound
from sentinel_desktop.hardware import loudspeaker as rooms
from sentinel_desktop.hardware.loudspeaker import Loudspeaker, NoLoudspeakerError, Output, Playing
from sentinel_desktop.ui.assets import sound_bytes
from tests.support.patience import PATIENCE_S

RATE: Final = 22_050


def _wav(samples: list[int], rate: int = RATE) -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(array.array("h", samples).tobytes())
    return data.getvalue()


SOUNDS: Final = {Sound.ACCEPT_IN: _wav([1000] * 300), Sound.REFUSED: _wav([-2000] * 200)}


class Hearing:
    """A device that keeps what it is given to play."""

    def __init__(self) -> None:
        self.heard: list[list[int]] = []
        self.closed = False

    def start(self, playing: Playing) -> None:
        """Play all of it at once."""
        whole: list[int] = []
        while True:
            try:
                whole += playing.send(128)
            except StopIteration:
                break
        self.heard.append(whole)

    def stop(self) -> None:
        """Nothing plays."""

    def close(self) -> None:
        """It is given back."""
        self.closed = True


def _until(condition: Callable[[], object]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < ends, "it did not come so far"
        time.sleep(0.002)


@pytest.fixture
def hearing() -> Hearing:
    """A device that hears."""
    return Hearing()


@pytest.fixture
def speaker(hearing: Hearing) -> Iterator[Loudspeaker]:
    """A loudspeaker on it."""
    made = Loudspeaker(SOUNDS, lambda _rate: hearing)
    made.start()
    yield made
    assert made.stop()


def test_a_sound_is_played_whole(speaker: Loudspeaker, hearing: Hearing) -> None:
    """Every sample of it, at full volume as it is in the file."""
    speaker.play(Sound.ACCEPT_IN, 100)

    _until(lambda: hearing.heard)
    assert hearing.heard == [[1000] * 300]


def test_half_the_volume_is_a_quarter_of_the_amplitude(speaker: Loudspeaker, hearing: Hearing) -> None:
    """The number goes by the ear."""
    speaker.play(Sound.REFUSED, 50)

    _until(lambda: hearing.heard)
    assert set(hearing.heard[0]) == {-500}


def test_silence_is_not_played(speaker: Loudspeaker, hearing: Hearing) -> None:
    """Volume nought opens nothing and plays nothing."""
    speaker.play(Sound.REFUSED, 0)
    speaker.play(Sound.ACCEPT_IN, 100)

    _until(lambda: hearing.heard)
    assert [whole[0] for whole in hearing.heard] == [1000]


def test_of_several_at_once_the_newest_counts() -> None:
    """A crowd at the door is not answered by a queue of sounds that ends long after it."""
    asked, opened, hearing = threading.Event(), threading.Event(), Hearing()

    def _open(_rate: int) -> Output:
        asked.set()
        opened.wait(PATIENCE_S)
        return hearing

    speaker = Loudspeaker(SOUNDS, _open)
    speaker.start()
    speaker.play(Sound.ACCEPT_IN, 100)
    assert asked.wait(PATIENCE_S)
    for _ in range(50):
        speaker.play(Sound.ACCEPT_IN, 100)
    speaker.play(Sound.REFUSED, 100)
    opened.set()
    _until(lambda: len(hearing.heard) == 2)

    assert speaker.stop()
    assert [whole[0] for whole in hearing.heard] == [1000, -2000]
    assert hearing.closed


def test_a_desk_without_a_loudspeaker_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked for once and then left alone, but at once where a person tries it."""
    asked: list[int] = []

    def _none(rate: int) -> Output:
        asked.append(rate)
        raise NoLoudspeakerError("there is none")

    speaker = Loudspeaker(SOUNDS, _none)
    speaker.start()
    for volume in (100, 90):
        speaker.play(Sound.ACCEPT_IN, volume)
        _until(speaker._asked.empty)
    _until(lambda: asked == [RATE])
    speaker.play(Sound.ACCEPT_IN, 100, asked_for=True)
    _until(lambda: asked == [RATE, RATE])

    assert speaker.stop()
    monkeypatch.setattr(rooms, "_may_have_one", lambda: False)
    with pytest.raises(NoLoudspeakerError):
        rooms.open_default(RATE)


def test_a_device_that_fails_is_opened_anew(caplog: pytest.LogCaptureFixture, expect_log: Callable[..., None]) -> None:
    """A driver that raises costs one sound, never the thread."""
    del caplog
    expect_log("A sound could not be played")

    class _Failing(Hearing):
        def start(self, playing: Playing) -> None:
            del playing
            raise OSError("the cable was pulled")

    failing, working = _Failing(), Hearing()
    devices: list[Hearing] = [failing, working]
    speaker = Loudspeaker(SOUNDS, lambda _rate: devices.pop(0))
    speaker.start()
    speaker.play(Sound.ACCEPT_IN, 100)
    _until(lambda: failing.closed)
    speaker.play(Sound.REFUSED, 100)
    _until(lambda: working.heard)

    assert speaker.stop()


def test_the_bundled_sounds_play_on_the_real_library() -> None:
    """Each of them, to its end, on a device of the library that is there on every computer."""

    def _into_nothing(rate: int) -> Output:
        device: Output = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=rate,
            backends=[miniaudio.Backend.NULL],
        )
        opened.append(device)
        return device

    opened: list[Output] = []
    speaker = Loudspeaker({sound: sound_bytes(sound.value) for sound in Sound}, _into_nothing)
    speaker.start()
    for sound in Sound:
        speaker.play(sound, 70)
        _until(speaker._asked.empty)
    _until(lambda: opened)

    assert speaker.stop()
    assert len(opened) == 1
