"""Makes the sounds of ``resources/sounds``: tones that are told apart with the back to the desk, in a full room.

``python packaging/sounds.py`` writes them anew, the same bytes each time. Rising is in, falling is out; a low double
buzz is refused; two equal knocks ask for attention; in and then a soft low tone is accepted here and waits for the
database.
"""

import array
import math
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE: Final = 22_050
"""Samples a second; 16 bits, one channel."""
_PEAK: Final = 0.8 * 32_767
_ATTACK_S: Final = 0.006
"""So long a tone takes to begin, so that it does not click."""


@dataclass(frozen=True, slots=True)
class Tone:
    """One tone.

    Attributes:
        pitch: in hertz; 0 is silence.
        lasts: in seconds.
        loud: from 0 to 1.
        overtones: how much of the second, third, ... partial is in it: none is a soft sine, many a buzz.
        rings: it dies away like a struck bell; otherwise it lasts and then ends.
    """

    pitch: float
    lasts: float
    loud: float = 1.0
    overtones: Sequence[float] = (0.25, 0.1)
    rings: bool = True


_BUZZ: Final = (0.0, 0.55, 0.0, 0.35, 0.0, 0.25)

SOUNDS: Final = {
    "accept-in": (Tone(659.3, 0.11), Tone(987.8, 0.26)),
    "accept-out": (Tone(987.8, 0.11), Tone(659.3, 0.26)),
    "attention": (Tone(784.0, 0.13), Tone(0, 0.05), Tone(784.0, 0.24)),
    "refused": (
        Tone(174.6, 0.16, overtones=_BUZZ, rings=False),
        Tone(0, 0.06),
        Tone(174.6, 0.30, overtones=_BUZZ, rings=False),
    ),
    "offline-accepted": (Tone(659.3, 0.11), Tone(987.8, 0.16), Tone(329.6, 0.30, loud=0.8)),
}


def samples(tone: Tone) -> list[float]:
    """Return a tone, each sample from -1 to 1."""
    if not tone.pitch:
        return [0.0] * round(tone.lasts * RATE)
    partials = (1.0, *tone.overtones)
    whole = sum(partials)
    return [
        tone.loud
        * _shape(tone, number / RATE)
        * sum(
            part * math.sin(2 * math.pi * tone.pitch * (index + 1) * number / RATE)
            for index, part in enumerate(partials)
        )
        / whole
        for number in range(round(tone.lasts * RATE))
    ]


def _shape(tone: Tone, at: float) -> float:
    begins = min(1.0, at / _ATTACK_S)
    ends = min(1.0, (tone.lasts - at) / (4 * _ATTACK_S))
    return begins * ends * (math.exp(-3.0 * at / tone.lasts) if tone.rings else 1.0)


def main() -> None:
    """Write every sound."""
    FOLDER.mkdir(exist_ok=True)
    for name, tones in SOUNDS.items():
        numbers = [round(_PEAK * value) for tone in tones for value in samples(tone)]
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(array.array("h", numbers).tobytes())


if __name__ == "__main__":
    main()
