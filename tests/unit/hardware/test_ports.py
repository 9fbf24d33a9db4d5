"""Which port the reader is on."""

import pytest
from serial import Serial, SerialException, SerialTimeoutException
from serial.tools import list_ports, list_ports_common

from sentinel_desktop.domain.readers import ReaderOffer
from sentinel_desktop.hardware.ports import (
    NoPortError,
    PortError,
    PortInfo,
    SeveralPortsError,
    attached_ports,
    choose_port,
    close_port,
    open_port,
    read_available,
    set_line,
    write,
)

BUILT_IN = PortInfo("/dev/ttyS0", "ttyS0")
USB = PortInfo("/dev/ttyUSB0", "ttyUSB0", "USB to UART", "10C4:EA60", "0001")
OTHER = PortInfo("/dev/ttyACM0", "ttyACM0", "Reader", "0403:6001", "A9XY")
WINDOWS = PortInfo("COM3", "COM3")


@pytest.mark.parametrize(
    ("reader", "attached", "chosen"),
    [
        (None, [USB], "/dev/ttyUSB0"),
        (None, [BUILT_IN, OTHER], "/dev/ttyACM0"),
        (None, [WINDOWS], "COM3"),
        ("ttyACM0", [USB, OTHER], "/dev/ttyACM0"),
        ("com3", [WINDOWS], "COM3"),
        ("10c4:ea60", [USB, OTHER], "/dev/ttyUSB0"),
        ("A9XY", [USB, OTHER], "/dev/ttyACM0"),
        ("ttyS0", [BUILT_IN], "/dev/ttyS0"),
        ("COM7", [WINDOWS], "COM7"),
        ("/dev/ttyUSB7", [USB], "/dev/ttyUSB7"),
        ("socket://door.example:4001", [USB], "socket://door.example:4001"),
    ],
)
def test_the_port_is_chosen(reader: str | None, attached: list[PortInfo], chosen: str) -> None:
    """A port is found by name, USB id or serial number, alone of its kind, or taken as given."""
    assert choose_port(reader, lambda: attached) == chosen


@pytest.mark.parametrize(
    ("reader", "attached", "sentence"),
    [
        (None, [], "No reader is plugged in"),
        (None, [BUILT_IN], "No reader is plugged in"),
        (None, [USB, OTHER], r"2 ports may be the reader \(/dev/ttyUSB0, /dev/ttyACM0\): name the one to use\."),
        ("0403:6001", [USB], "No port with the USB id 0403:6001"),
        ("10C4:EA60", [USB, PortInfo("/dev/ttyUSB1", "ttyUSB1", usb_id="10C4:EA60")], "2 ports are called"),
    ],
)
def test_a_port_is_never_guessed(reader: str | None, attached: list[PortInfo], sentence: str) -> None:
    """None or several that fit are refused with a sentence that says what to do."""
    with pytest.raises(PortError, match=sentence):
        choose_port(reader, lambda: attached)


def test_several_ports_are_offered_by_the_adapters_names() -> None:
    """Whoever must choose is told what there is; a port's name stands in its label once."""
    windows = PortInfo("COM3", "COM3", "Silicon Labs CP210x USB to UART Bridge (COM3)", "10C4:EA60")
    with pytest.raises(SeveralPortsError) as caught:
        choose_port(None, lambda: [USB, windows, WINDOWS])
    assert caught.value.offers == (
        ReaderOffer("/dev/ttyUSB0", "USB to UART (ttyUSB0)"),
        ReaderOffer("COM3", "Silicon Labs CP210x USB to UART Bridge (COM3)"),
        ReaderOffer("COM3", "COM3"),
    )


def test_no_port_at_all_is_told_from_one_that_is_missing() -> None:
    """Where nothing is plugged in something else may be the reader; a port that was named is waited for."""
    with pytest.raises(NoPortError):
        choose_port(None, lambda: [BUILT_IN])
    with pytest.raises(PortError) as caught:
        choose_port("0403:6001", list)
    assert not isinstance(caught.value, NoPortError)


def test_what_is_written_arrives_and_the_line_can_be_set() -> None:
    """On the library's loop what is written is read; nothing is written where there is nothing to say."""
    port = open_port("loop://", 9600)
    try:
        set_line(port, 115200, 0.02)
        assert (port.baudrate, port.timeout) == (115200, 0.02)
        write(port, b"")
        assert port.in_waiting == 0
        write(port, b"\x55\x55")
        assert read_available(port) == b"\x55\x55"
    finally:
        close_port(port)


class StuckPort(Serial):
    """A port whose other side takes nothing any more, or that is gone."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.port = "/dev/ttyUSB0"
        self._error = error

    def write(self, _data: object, /) -> int:
        """Fail as the library does."""
        raise self._error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(SerialTimeoutException("Write timeout"), "takes no question"), (SerialException("gone"), "was unplugged")],
)
def test_a_port_that_takes_nothing_is_lost(error: OSError, sentence: str) -> None:
    """A write that times out or fails is a loss with a sentence, and never waits for ever."""
    with pytest.raises(PortError, match=sentence):
        write(StuckPort(error), b"?")


def test_a_device_that_vanishes_while_it_is_listed_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own error on a half-removed device means that no port is found this time."""

    def vanish() -> list[list_ports_common.ListPortInfo]:
        raise TypeError

    monkeypatch.setattr(list_ports, "comports", vanish)
    assert attached_ports() == ()


def test_the_library_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the library says of a USB adapter and of a bare port arrives in our words, sorted."""
    usb = list_ports_common.ListPortInfo("/dev/ttyUSB0")
    usb.vid, usb.pid, usb.serial_number, usb.product = 0x0403, 0x6001, "A9XY", "UART"
    usb.apply_usb_info()
    bare = list_ports_common.ListPortInfo("/dev/ttyS0")
    monkeypatch.setattr(list_ports, "comports", lambda: [usb, bare])
    assert attached_ports() == [
        PortInfo("/dev/ttyS0", "ttyS0"),
        PortInfo("/dev/ttyUSB0", "ttyUSB0", "UART", "0403:6001", "A9XY"),
    ]


@pytest.mark.parametrize(
    ("port", "sentence"),
    [
        ("/dev/there-is-none", r"There is no port /dev/there-is-none: plug in the reader, or correct its name\."),
        ("nonsense://x", "cannot be opened"),
        ("socket://127.0.0.1:1", "cannot be opened"),
        ("socket://127.0.0.1:99999", "cannot be opened"),
        ("/dev/null", "cannot be opened"),
        ("/", "cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(port: str, sentence: str) -> None:
    """Every way of not opening a port is one error with a sentence and the port."""
    with pytest.raises(PortError, match=sentence) as caught:
        open_port(port, 9600)
    assert caught.value.port == port


class VanishingPort(Serial):
    """A port that is pulled out right after one byte was read."""

    def read(self, size: int = 1, /) -> bytes:
        """Give the last byte there is."""
        return b"\x03"[:size]

    @property
    def in_waiting(self) -> int:
        """Fail as the operating system does for a device that is gone."""
        raise OSError(5, "Input/output error")


def test_the_last_byte_before_an_unplug_is_not_lost() -> None:
    """A byte that was read counts, though the port is gone when the rest is asked for: it may end a frame."""
    assert read_available(VanishingPort()) == b"\x03"
