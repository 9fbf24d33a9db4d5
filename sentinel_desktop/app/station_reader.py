"""Builds the reader of a station: whichever was given, chosen or is found, behind one switch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sentinel_desktop.app.found_reader import FoundReader
from sentinel_desktop.app.kept_reader_choice import KeptReaderChoice
from sentinel_desktop.app.reader_switch import KnownReaders, ReaderSwitch
from sentinel_desktop.app.station_clock import read_computer_clock
from sentinel_desktop.config import SIMULATED_READER, Settings
from sentinel_desktop.domain.enrolment import judge
from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import ReaderChoice, ReaderOffer
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.serials import spellings
from sentinel_desktop.domain.tried_badges import TriedBadge
from sentinel_desktop.hardware.keyboard_reader import KEYBOARD
from sentinel_desktop.hardware.profiles import reader_kinds
from sentinel_desktop.hardware.reader_factory import attached_readers, make_reader
from sentinel_desktop.hardware.simulated_reader import SimulatedReader
from sentinel_desktop.services.ports import BadgeReader, LocalDirectory, ReaderStatusListener, ReadListener

_NO_WINDOW = sentence(
    "ReaderFaults",
    "A reader that types is heard by the window of the desk only: choose another for a station without one.",
)

_TYPED = ReaderOffer(KEYBOARD, sentence("ReaderKinds", "A reader that types like a keyboard, heard by this window"))

MakeKeyboard = Callable[[ReaderChoice, ReadListener, ReaderStatusListener], BadgeReader]
"""Builds the reader that types: how its text is spelled, and who hears its reads and its states."""


@dataclass(frozen=True, slots=True)
class ReaderParts:
    """What a station's reader stands on.

    Attributes:
        serials: the badges that the simulated reader plays.
        directory: says whose a badge is that somebody tries.
        on_read: gets every badge that is to be recorded.
        on_status: hears of the reader.
        keyboard: makes the reader that types, which a window hears; None without a window.
    """

    serials: Callable[[], Sequence[str]]
    directory: LocalDirectory
    on_read: ReadListener
    on_status: ReaderStatusListener
    keyboard: MakeKeyboard | None = None


def given_choice(settings: Settings) -> ReaderChoice:
    """Return the reader that the settings of this start name; an empty choice where they name none."""
    return ReaderChoice(settings.reader, settings.profile, settings.reader_pattern or "")


def build_reader(settings: Settings, parts: ReaderParts) -> ReaderSwitch:
    """Build a station's reader without starting it.

    Raises:
        ReaderChoiceError: the settings name a reader, a profile or a pattern that cannot be used.
    """

    def make(choice: ReaderChoice, on_read: ReadListener) -> BadgeReader:
        if choice.url == SIMULATED_READER:
            return SimulatedReader(parts.serials, read_computer_clock, on_read, parts.on_status)
        if choice.url == KEYBOARD:
            if parts.keyboard is None:
                raise ReaderChoiceError(_NO_WINDOW)
            return parts.keyboard(choice, on_read, parts.on_status)
        if choice == ReaderChoice() and parts.keyboard is not None:
            return find(parts.keyboard, on_read)
        return make_reader(choice, read_computer_clock, on_read, parts.on_status)

    def find(keyboard: MakeKeyboard, on_read: ReadListener) -> BadgeReader:
        return FoundReader(
            lambda heard, told: make_reader(ReaderChoice(), read_computer_clock, heard, told),
            lambda heard, told: keyboard(ReaderChoice(KEYBOARD), heard, told),
            on_read,
            parts.on_status,
        )

    def describe(read: BadgeRead) -> TriedBadge:
        known = parts.directory.find_badge(read.serial)
        verdict = judge(read, parts.directory.badges_alike(read.serial))
        return TriedBadge(read, spellings(read.serial)[1:], known, verdict)

    def attached() -> Sequence[ReaderOffer]:
        return attached_readers() if parts.keyboard is None else [*attached_readers(), _TYPED]

    known = KnownReaders(reader_kinds(), attached, make)
    return ReaderSwitch(given_choice(settings), KeptReaderChoice(settings.station_dir), known, parts.on_read, describe)
