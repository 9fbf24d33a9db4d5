"""A badge reader that types, taken from the Linux kernel for this program alone: no window gets any of its keys."""

import errno
import os
import select
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sentinel_desktop.domain.readers import ReaderOffer, ReaderStatus
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.badge_intake import BadgeIntake
from sentinel_desktop.hardware.frames.evdev_keys import EVENT, KeyLines
from sentinel_desktop.hardware.keyboard_reader import typed_profile
from sentinel_desktop.hardware.ports import PortError, SeveralPortsError
from sentinel_desktop.hardware.profiles import ReaderProfile
from sentinel_desktop.hardware.reader_report import ReaderReport
from sentinel_desktop.hardware.search_loop import OpenReader, SearchLoop
from sentinel_desktop.services.ports import ReadClock, ReaderStatusListener, ReadListener

if sys.platform == "linux":
    import fcntl

SCHEME = "evdev:"
SECONDS_OF_WAITING = 0.2
SECONDS_OF_A_LINE = 0.5
"""A line that has not gone on for so long will not: a reader types a character every 16 ms."""

_GRAB = 0x40044590  # EVIOCGRAB: the device is this program's as long as it is open
_EVENTS_AT_ONCE = 64
_NOT_HERE = sentence(
    "ReaderFaults", "Keyboards can be taken for this program alone on Linux only: choose the reader 'keyboard' instead."
)


@dataclass(frozen=True, slots=True)
class InputFolders:
    """Where the kernel and udev list keyboards.

    Attributes:
        by_id: links named after the device, which stay the same after it was plugged in again.
        classes: a folder for each device with its name.
    """

    by_id: Path = Path("/dev/input/by-id")
    classes: Path = Path("/sys/class/input")


THIS_COMPUTER = InputFolders()
GrabDevice = Callable[[int], None]


def grab(device: int) -> None:
    """Take an open device for this program alone, until it is closed.

    Raises:
        OSError: another program has taken it.
    """
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, _NOT_HERE)
    fcntl.ioctl(device, _GRAB, 1)


def keyboards(folders: InputFolders = THIS_COMPUTER) -> Sequence[ReaderOffer]:
    """Return what types on this computer, people's keyboards too; empty where there is no such list. Quick."""
    return [
        ReaderOffer(f"{SCHEME}{link}", f"{_name_of(link.resolve().name, folders) or link.name} ({link.resolve().name})")
        for link in _links(folders)
    ]


class EvdevReader:
    """A reader on a keyboard device. It is found when it appears, and again after it was unplugged.

    The listeners are called on the thread ``reader`` and must be quick; what they raise is logged and stops nothing.

    Args:
        url: ``evdev:`` with the path of a device, or with its name as ``keyboards`` lists it.
        profile: how the typed text spells a serial, one of those that read lines; None for lines of hex.
        read_clock: reads both clocks, called when the last key at hand has arrived.
        on_read: gets every presentation of a badge.
        on_status: gets the status on every change of state, and counters at most twice a second.
        grab_device: takes an open device for this program alone; raises OSError where it cannot.
        folders: where keyboards are listed.

    Raises:
        ReaderChoiceError: ``profile`` names none, or one that nobody can type.
    """

    def __init__(
        self,
        url: str,
        profile: str | ReaderProfile | None,
        read_clock: ReadClock,
        on_read: ReadListener,
        on_status: ReaderStatusListener | None = None,
        *,
        grab_device: GrabDevice = grab,
        folders: InputFolders = THIS_COMPUTER,
    ) -> None:
        self._wanted = url.removeprefix(SCHEME).strip()
        self._profile = typed_profile(profile)
        self._read_clock = read_clock
        self._on_read = on_read
        self._grab_device = grab_device
        self._folders = folders
        self._report = ReaderReport(on_status, url, self._profile.name)
        self._loop = SearchLoop(self._open, url, self._report)

    def start(self) -> None:
        """Begin searching; returns at once. A reader is started once."""
        self._loop.start()

    def stop(self) -> None:
        """Give the device back and end the thread, within two seconds."""
        self._loop.stop()

    def status(self) -> ReaderStatus:
        """Return the reader at this moment, from any thread."""
        return self._report.status()

    def _open(self) -> OpenReader:
        path = _device(self._wanted, self._folders)
        device = _open_device(path, self._grab_device)
        intake = BadgeIntake(self._profile, self._on_read, self._report)
        return _OpenKeyboard(str(path), device, intake, self._read_clock)


class _OpenKeyboard:
    """A device that is open and taken."""

    def __init__(self, name: str, device: int, intake: BadgeIntake, read_clock: ReadClock) -> None:
        self.name = name
        self._device = device
        self._intake = intake
        self._read_clock = read_clock
        self._lines = KeyLines()

    def read(self) -> None:
        """Wait for keys and hand on what they typed."""
        seconds = SECONDS_OF_A_LINE if self._lines.has_begun else SECONDS_OF_WAITING
        if select.select([self._device], [], [], seconds)[0]:
            typed = self._lines.feed(self._read_device())
        else:
            typed = self._lines.give_up()
        if typed:
            self._intake.receive(typed, self._read_clock())

    def close(self) -> None:
        """Give the device back."""
        os.close(self._device)

    def _read_device(self) -> bytes:
        try:
            data = os.read(self._device, EVENT.size * _EVENTS_AT_ONCE)
        except OSError as error:
            raise self._unplugged() from error
        if not data:
            raise self._unplugged()
        return data

    def _unplugged(self) -> PortError:
        return PortError(sentence("ReaderFaults", "The reader on {name} was unplugged.", name=self.name), self.name)


def _device(wanted: str, folders: InputFolders) -> Path:
    if sys.platform != "linux":
        raise PortError(_NOT_HERE)
    if "/" in wanted:
        return Path(wanted)
    named = [link for link in _links(folders) if wanted and _is_called(link, wanted, folders)]
    if len(named) == 1:
        return named[0]
    if named or not wanted:
        raise SeveralPortsError(
            sentence("ReaderFaults", "Several keyboards may be the reader: choose the one that is."), keyboards(folders)
        )
    raise PortError(
        sentence(
            "ReaderFaults",
            "No keyboard named {wanted} is attached: plug in the reader, or correct its name.",
            wanted=wanted,
        ),
        wanted,
    )


def _open_device(path: Path, grab_device: GrabDevice) -> int:
    try:
        device = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise PortError(_why_not_opened(path, error), str(path)) from error
    try:
        grab_device(device)
    except OSError as error:
        os.close(device)
        if error.errno == errno.EBUSY:
            why = sentence(
                "ReaderFaults",
                "Another program has taken {path} for itself: close it there, or name another reader here.",
                path=path,
            )
        else:
            why = sentence(
                "ReaderFaults",
                "{path} cannot be taken for this program alone ({why}): is it a keyboard?",
                path=path,
                why=error.strerror,
            )
        raise PortError(why, str(path)) from error
    return device


def _why_not_opened(path: Path, error: OSError) -> str:
    if error.errno in {errno.ENOENT, errno.ENODEV, errno.ENXIO}:
        return sentence(
            "ReaderFaults", "There is no keyboard {path}: plug in the reader, or correct its name.", path=path
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return sentence(
            "ReaderFaults",
            "This account may not read {path}: install the udev rule that comes with the program, or "
            "add the account to the group 'input' and sign in again.",
            path=path,
        )
    return sentence(
        "ReaderFaults",
        "The keyboard {path} cannot be opened ({why}): plug the reader in again.",
        path=path,
        why=error.strerror,
    )


def _links(folders: InputFolders) -> list[Path]:
    try:
        return sorted(folders.by_id.glob("*-event-kbd"))
    except OSError:
        return []


def _is_called(link: Path, wanted: str, folders: InputFolders) -> bool:
    return wanted.casefold() in {link.name.casefold(), _name_of(link.resolve().name, folders).casefold()}


def _name_of(event: str, folders: InputFolders) -> str:
    try:
        return (folders.classes / event / "device" / "name").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
