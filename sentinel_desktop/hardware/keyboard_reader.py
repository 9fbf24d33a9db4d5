"""A badge reader that types (a USB keyboard wedge), as heard by the window of the program."""

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.badge_intake import BadgeIntake
from sentinel_desktop.hardware.frames.decoder import DecodedSerial
from sentinel_desktop.hardware.profiles import LINE, PROFILES, ReaderProfile, find_profile
from sentinel_desktop.hardware.reader_report import ReaderReport
from sentinel_desktop.services.ports import ReadClock, ReaderStatusListener, ReadListener

KEYBOARD = "keyboard"
_LINE_END = b"\r"
_ELSEWHERE = sentence(
    "ReaderFaults",
    "Another program has the keyboard: what the reader types goes there. Click into the window of this one.",
)


def typed_profile(profile: str | ReaderProfile | None) -> ReaderProfile:
    """Return how a typed text spells a serial: lines of hex where nothing is said.

    Raises:
        UnknownProfileError: there is no such profile.
        ReaderChoiceError: its frames are no line of text, so that nobody can type them.
    """
    chosen = find_profile(profile) if isinstance(profile, str) else profile or LINE
    if not chosen.of_text:
        typed = ", ".join(name for name, known in PROFILES.items() if known.of_text)
        raise ReaderChoiceError(
            sentence(
                "ReaderFaults",
                "A reader that types cannot have the profile '{name}': use one of {names}.",
                name=chosen.name,
                names=typed,
            )
        )
    return chosen


class KeyboardReader:
    """Turns what a reader typed into reads. It listens to no keyboard itself: the window's filter tells it.

    Everything is called on one thread, and so are the listeners; they must be quick. What ``on_read`` raises is
    logged and stops nothing.

    Args:
        profile: how the typed text spells a serial, one of those that read lines; None for lines of hex.
        read_clock: reads both clocks, called when the last key of a badge came.
        on_read: gets every presentation of a badge.
        on_status: gets the status on every change of state, and counters at most twice a second.

    Raises:
        ReaderChoiceError: ``profile`` names none, or one that nobody can type.
    """

    def __init__(
        self,
        profile: str | ReaderProfile | None,
        read_clock: ReadClock,
        on_read: ReadListener,
        on_status: ReaderStatusListener | None = None,
    ) -> None:
        self._profile = typed_profile(profile)
        self._read_clock = read_clock
        self._report = ReaderReport(on_status, KEYBOARD, self._profile.name)
        self._intake = BadgeIntake(self._profile, on_read, self._report)
        self._listening = False
        self._within_reach = True

    def start(self) -> None:
        """Take what is typed from now on."""
        self._listening = True
        self._tell_state()

    def stop(self) -> None:
        """Take no more."""
        self._listening = False
        self._tell_state()

    def status(self) -> ReaderStatus:
        """Return the reader at this moment; may be asked from any thread."""
        return self._report.status()

    def set_within_reach(self, within_reach: bool) -> None:  # noqa: FBT001 - a listener's argument
        """Say whether the keyboard belongs to a window of this program; else badges go to another one."""
        self._within_reach = within_reach
        self._tell_state()

    def is_serial(self, text: str) -> bool:
        """Return whether a typed text spells a serial."""
        decoded = self._profile.new_decoder().feed(_line(text))
        return any(isinstance(item, DecodedSerial) for item in decoded)

    def take(self, text: str) -> None:
        """Take a badge's text that was typed just now."""
        if self._listening:
            self._intake.receive(_line(text), self._read_clock())
            self._report.tell_counts()

    def _tell_state(self) -> None:
        if not self._listening:
            self._report.enter(ReaderState.STOPPED, KEYBOARD)
        elif self._within_reach:
            self._report.enter(ReaderState.READY, KEYBOARD)
        else:
            self._report.enter(ReaderState.LOST, KEYBOARD, _ELSEWHERE)


def _line(text: str) -> bytes:
    return text.encode("ascii", "replace") + _LINE_END
