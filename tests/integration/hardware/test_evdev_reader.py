"""A reader that types, taken from the kernel: real events through a pipe, since a test has no keyboard to plug in."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sentinel_desktop.domain.readers import BadFrame, ReaderOffer, ReaderState
from sentinel_desktop.hardware.evdev_reader import EvdevReader, InputFolders, _why_not_opened, grab, keyboards
from sentinel_desktop.hardware.profiles import UnknownProfileError
from tests.support.played_keyboard import TAB, PlayedKeyboard, event, stroke, typing
from tests.support.reader_listeners import ReaderListeners, read_clock

A, B = "62E3086CED", "010063E9AE"
StartReader = Callable[..., EvdevReader]


@pytest.fixture
def keyboard(tmp_path: Path) -> Iterator[PlayedKeyboard]:
    """Plug in a keyboard for one test."""
    with PlayedKeyboard(tmp_path) as plugged_in:
        yield plugged_in


@pytest.fixture
def folders(tmp_path: Path) -> InputFolders:
    """Where the test's keyboards are listed."""
    return InputFolders(tmp_path / "by-id", tmp_path / "class")


@pytest.fixture
def grabbed() -> list[int]:
    """Keep which devices were taken."""
    return []


@pytest.fixture
def start(folders: InputFolders, grabbed: list[int], listeners: ReaderListeners) -> Iterator[StartReader]:
    """Start readers, stopped after the test."""
    started: list[EvdevReader] = []

    def _start(
        url: str, profile: str | None = None, grab_device: Callable[[int], None] = grabbed.append
    ) -> EvdevReader:
        reader = EvdevReader(
            url,
            profile,
            read_clock,
            listeners.on_read,
            listeners.on_status,
            grab_device=grab_device,
            folders=folders,
        )
        started.append(reader)
        reader.start()
        return reader

    yield _start
    for reader in started:
        reader.stop()
        assert reader.status().state is ReaderState.STOPPED


def test_typed_badges_are_read(
    keyboard: PlayedKeyboard, start: StartReader, listeners: ReaderListeners, grabbed: list[int]
) -> None:
    """Badges typed with Enter or Tab are read in order, from a device that was taken for this program alone."""
    reader = start(f"evdev:{keyboard.path}")
    listeners.wait_for_state(ReaderState.READY)
    assert len(grabbed) == 1
    told = typing(A) + typing(f"CARD: {B}", TAB)
    keyboard.tell(told[:100])
    keyboard.tell(told[100:])
    listeners.wait_for_reads(2)
    assert listeners.serials == [A, B]
    status = reader.status()
    assert (status.port, status.profile, status.frames, status.bad_frames) == (str(keyboard.path), "line", 2, {})


def test_a_line_that_is_left_is_no_badge(
    keyboard: PlayedKeyboard, start: StartReader, listeners: ReaderListeners
) -> None:
    """Half a line is given up when nothing follows, counted, and spoils no badge after it; nor do lost events."""
    reader = start(f"evdev:{keyboard.path}")
    listeners.wait_for_state(ReaderState.READY)
    keyboard.tell(stroke(2) + stroke(3))
    listeners.wait_until(lambda: reader.status().bad_frames == {BadFrame.NOISE: 1})
    keyboard.tell(stroke(2) + event(0, 3, 0) + typing(A) + typing("12") + typing(B))
    listeners.wait_for_reads(1)
    assert listeners.serials == [B]
    assert reader.status().bad_frames == {BadFrame.NOISE: 2, BadFrame.NOT_A_SERIAL: 1}


def test_a_keyboard_that_is_unplugged_and_plugged_in_again_goes_on(
    keyboard: PlayedKeyboard, start: StartReader, listeners: ReaderListeners
) -> None:
    """Unplugged is lost at once, then searched for, then ready again; half a line before is forgotten."""
    reader = start(f"evdev:{keyboard.path}")
    listeners.wait_for_state(ReaderState.READY)
    keyboard.tell(stroke(2))
    keyboard.unplug()
    listeners.wait_for_state(ReaderState.LOST)
    assert "unplugged" in reader.status().detail
    listeners.wait_until(lambda: "There is no keyboard" in listeners.told.detail)
    keyboard.replug()
    listeners.wait_for_state(ReaderState.READY)
    keyboard.tell(typing(A))
    listeners.wait_for_reads(1)
    assert (listeners.serials, reader.status().reconnects) == ([A], 1)


def test_a_keyboard_is_found_by_its_name(
    tmp_path: Path, keyboard: PlayedKeyboard, folders: InputFolders, start: StartReader, listeners: ReaderListeners
) -> None:
    """The name that the device gives itself finds it, in any case, and stands in the list of keyboards."""
    _name(tmp_path, keyboard.path.name, "Invented Badge Reader")
    assert keyboards(folders) == [
        ReaderOffer(f"evdev:{keyboard.path}", f"Invented Badge Reader ({keyboard.path.name})")
    ]
    reader = start("evdev:invented badge READER")
    listeners.wait_for_state(ReaderState.READY)
    assert reader.status().port == str(keyboard.path)


def test_several_keyboards_are_offered(
    tmp_path: Path, keyboard: PlayedKeyboard, folders: InputFolders, start: StartReader, listeners: ReaderListeners
) -> None:
    """Where a name fits two, or none is given, they are offered and none is taken."""
    with PlayedKeyboard(tmp_path, "usb-Somebodys_Keyboard-event-kbd") as other:
        _name(tmp_path, keyboard.path.name, "Twin")
        _name(tmp_path, other.path.name, "Twin")
        for url in ("evdev:Twin", "evdev:"):
            reader = start(url)
            listeners.wait_until(lambda: bool(listeners.told.offers))
            assert reader.status().state is ReaderState.SEARCHING
            assert reader.status().offers == tuple(keyboards(folders))
            reader.stop()
    assert [offer.url for offer in keyboards(folders)] == [f"evdev:{keyboard.path}"]


def test_the_text_is_read_by_a_profile(
    keyboard: PlayedKeyboard, start: StartReader, listeners: ReaderListeners
) -> None:
    """A profile says how the typed text spells the serial; one that there is not is refused."""
    start(f"evdev:{keyboard.path}", "line-decimal")
    listeners.wait_for_state(ReaderState.READY)
    keyboard.tell(typing("0006547886"))
    listeners.wait_for_reads(1)
    assert listeners.serials == ["0063E9AE"]
    with pytest.raises(UnknownProfileError):
        start("evdev:x", "no-such-profile")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EBUSY, "Another program has taken"),
        (errno.ENOTTY, "is it a keyboard"),
    ],
)
def test_a_keyboard_that_cannot_be_taken_is_not_read(
    number: int, sentence: str, keyboard: PlayedKeyboard, start: StartReader, listeners: ReaderListeners
) -> None:
    """Without it for itself the program does not read it, since a window would get the badges too; it says why."""

    def _refuse(_device: int) -> None:
        raise OSError(number, os.strerror(number))

    reader = start(f"evdev:{keyboard.path}", grab_device=_refuse)
    listeners.wait_until(lambda: sentence in listeners.told.detail)
    assert reader.status().state is ReaderState.SEARCHING


def test_the_kernel_is_asked_for_the_device() -> None:
    """Taking what is no input device is refused by the kernel: the request reaches it."""
    with open(os.devnull, "rb") as nothing, pytest.raises(OSError) as raised:  # noqa: PTH123, PT011 - looked at below
        grab(nothing.fileno())
    assert raised.value.errno == errno.ENOTTY


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.EACCES, "udev rule"), (errno.EACCES, "'input'"), (errno.ENODEV, "plug in"), (errno.EIO, "in again")],
)
def test_a_device_that_cannot_be_opened_says_what_to_do(number: int, sentence: str) -> None:
    """Each reason the system gives has its sentence; without the permission it names the udev rule and the group."""
    assert sentence in _why_not_opened(Path("/dev/input/event7"), OSError(number, os.strerror(number)))


def test_nothing_is_listed_where_there_is_no_list(tmp_path: Path) -> None:
    """On a computer without such folders there are no keyboards to choose from."""
    assert keyboards(InputFolders(tmp_path / "none", tmp_path / "nothing")) == []


def _name(folder: Path, event_name: str, name: str) -> None:
    device = folder / "class" / event_name / "device"
    device.mkdir(parents=True)
    (device / "name").write_text(f"{name}\n", encoding="utf-8")
