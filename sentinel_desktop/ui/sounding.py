"""What a desk sounds like: the sound of every answer, as loud as this station wants it."""

from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from sentinel_desktop.domain.outcomes import SIGNALS, Sound, Tone
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.services.ports import SoundOutput
from sentinel_desktop.ui.signals import DeskSignals

FULL: Final = 100
USUAL: Final = 70
STEP: Final = 10
_VOLUME: Final = "sound/volume"
_MUTED: Final = "sound/muted"


def sound_of(answer: ScanAnswer) -> Sound:
    """Return how an answer is heard: as what it repeats, and apart where it waits for the database."""
    signal = SIGNALS[answer.first_outcome or answer.outcome]
    accepted = signal.tone in {Tone.IN, Tone.OUT}
    return Sound.OFFLINE_ACCEPTED if answer.waiting and accepted else signal.sound


class Sounding(QObject):
    """Plays what is heard, and keeps how loud; one for all windows of a desk.

    ``changed`` tells that the volume or the mute changed.

    Args:
        settings: where the choice is kept, in the station's folder.
    """

    changed = Signal()

    def __init__(
        self, signals: DeskSignals, output: SoundOutput, settings: QSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._output = output
        self._settings = settings
        self._volume = _volume_of(settings.value(_VOLUME))
        self._muted = str(settings.value(_MUTED, "")).lower() == "true"
        signals.scan_finished.connect(self._on_scan_finished)
        signals.told_otherwise.connect(self._on_told_otherwise)

    @property
    def volume(self) -> int:
        """How loud, from 0 to 100, when it is not muted."""
        return self._volume

    @property
    def is_muted(self) -> bool:
        """Whether nothing is heard now."""
        return self._muted

    def set_volume(self, volume: int) -> None:
        """Be as loud as this from now on, also after the next start; what was muted is heard again."""
        self._keep(max(0, min(FULL, volume)), muted=False)

    def set_muted(self, *, muted: bool) -> None:
        """Be silent from now on, or not."""
        self._keep(self._volume, muted=muted)

    def try_out(self, sound: Sound) -> None:
        """Play a sound as loud as it would be, for a person who wants to know it."""
        self._output.play(sound, 0 if self._muted else self._volume, asked_for=True)

    def _keep(self, volume: int, *, muted: bool) -> None:
        if (volume, muted) != (self._volume, self._muted):
            self._volume, self._muted = volume, muted
            self._settings.setValue(_VOLUME, volume)
            self._settings.setValue(_MUTED, "true" if muted else "false")
            self.changed.emit()

    def _on_scan_finished(self, answer: ScanAnswer) -> None:
        self._play(sound_of(answer))

    def _on_told_otherwise(self, _told: ScanAnswer, _delivered: ScanAnswer) -> None:
        self._play(Sound.ATTENTION)

    def _play(self, sound: Sound) -> None:
        if not self._muted:
            self._output.play(sound, self._volume)


def _volume_of(stored: object) -> int:
    try:
        return max(0, min(FULL, int(str(stored))))
    except ValueError:
        return USUAL
