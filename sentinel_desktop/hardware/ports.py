"""Find, name and open the port that a reader hangs on."""

import errno
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import serial
from serial.tools import list_ports

from sentinel_desktop.domain.readers import ReaderOffer
from sentinel_desktop.domain.sentences import sentence

try:
    from termios import error as TerminalError  # noqa: N812 - termios spells its exception in lower case
except ImportError:  # Windows has none
    TerminalError = OSError  # type: ignore[misc,assignment]

log = logging.getLogger(__name__)

READ_TIMEOUT_SECONDS = 0.1
"""How long a read waits for a first byte; also how soon a reader notices that it should stop."""

ASKING_READ_TIMEOUT_SECONDS = 0.02
"""The same where the reader must be asked: so late at most does a question go out."""

WRITE_TIMEOUT_SECONDS = 0.5
"""A question is a few bytes: a port that does not take them for so long is lost."""

_USB_ID = re.compile(r"(?P<vendor>[0-9A-Fa-f]{4}):(?P<product>[0-9A-Fa-f]{4})")
_READER_NAME = re.compile(r"(ttyUSB|ttyACM|cu\.usb|cu\.wchusb|COM)[\w\-.]*")
_TAKEN = {errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK}


class PortError(Exception):
    """No port can be read now; the text is one sentence for a person. It may be otherwise at the next try."""

    def __init__(self, sentence: str, port: str | None = None) -> None:
        super().__init__(sentence)
        self.port = port


class NoPortError(PortError):
    """No port is there that may be a reader."""


class SeveralPortsError(PortError):
    """More than one port may be meant: ``offers`` are those to choose from."""

    def __init__(self, sentence: str, offers: Sequence[ReaderOffer]) -> None:
        super().__init__(sentence)
        self.offers = tuple(offers)


@dataclass(frozen=True, slots=True)
class PortInfo:
    """One port of this computer.

    Attributes:
        device: what opens it: ``/dev/ttyUSB0``, ``COM3``.
        name: the last part of ``device``.
        description: what the adapter calls itself.
        usb_id: vendor and product as ``0403:6001``, None where it is not on USB.
        serial_number: the adapter's own, None where it has none.
    """

    device: str
    name: str
    description: str = ""
    usb_id: str | None = None
    serial_number: str | None = None

    @property
    def may_be_a_reader(self) -> bool:
        """True for the kinds of port that readers come with; a built-in serial port must be named by a person."""
        return self.usb_id is not None or _READER_NAME.fullmatch(self.name) is not None

    @property
    def offer(self) -> ReaderOffer:
        """The port as a person chooses it, by what the adapter calls itself."""
        named = self.description and self.name not in self.description  # some systems put the port's name in it
        return ReaderOffer(self.device, f"{self.description} ({self.name})" if named else self.description or self.name)


FindPorts = Callable[[], Sequence[PortInfo]]


def attached_ports() -> Sequence[PortInfo]:
    """Return the serial ports of this computer, sorted by device."""
    try:
        found = sorted(list_ports.comports())
    except (OSError, TypeError, ValueError):
        # The library trips over a device that vanishes while its properties are read; it is looked for again soon.
        return ()
    return [
        PortInfo(
            device=port.device,
            name=port.name,
            description=port.description if port.description != "n/a" else "",
            usb_id=None if port.vid is None else f"{port.vid:04X}:{port.pid or 0:04X}",
            serial_number=port.serial_number,
        )
        for port in found
    ]


def choose_port(reader: str | None, find_ports: FindPorts = attached_ports) -> str:
    """Return the device path or URL to open.

    Args:
        reader: a URL, a device path, or a port's name, adapter serial number or USB id ``VENDOR:PRODUCT``; None to
            take the only port that may be a reader.
        find_ports: lists the ports of this computer.

    Raises:
        SeveralPortsError: more than one port fits.
        NoPortError: none is given, and none may be a reader.
        PortError: nothing is called so.
    """
    if reader is None:
        return _the_only([port for port in find_ports() if port.may_be_a_reader]).device
    if "://" in reader or "/" in reader or "\\" in reader:
        return reader
    named = [port for port in find_ports() if _is_called(port, reader)]
    if named:
        return _the_only(named, called=reader).device
    if _USB_ID.fullmatch(reader):
        raise PortError(
            sentence(
                "ReaderFaults", "No port with the USB id {reader} is attached: plug in the reader.", reader=reader
            ),
            reader,
        )
    return reader


def open_port(port: str, baud_rate: int) -> serial.Serial:
    """Open a device path or URL for this program alone; what had arrived before is discarded.

    Raises:
        PortError: it cannot be opened.
    """
    try:
        return serial.serial_for_url(
            port,
            baudrate=baud_rate,
            timeout=READ_TIMEOUT_SECONDS,
            write_timeout=WRITE_TIMEOUT_SECONDS,
            exclusive=True,
        )
    except (OSError, ValueError, TerminalError) as error:
        raise PortError(_why_not_opened(port, error), port) from error


def set_line(port: serial.Serial, baud_rate: int, read_timeout_seconds: float) -> None:
    """Change the speed and the read timeout of an open port; what had arrived stays.

    Raises:
        PortError: the port is lost.
    """
    try:
        port.baudrate = baud_rate
        port.timeout = read_timeout_seconds
    except (OSError, ValueError, TerminalError) as error:
        raise PortError(_unplugged(port), port.port) from error


def write(port: serial.Serial, data: bytes) -> None:
    """Send all of ``data``; nothing happens where it is empty.

    Raises:
        PortError: the port is lost, or does not take it within ``WRITE_TIMEOUT_SECONDS``.
    """
    if not data:
        return
    try:
        port.write(data)
    except serial.SerialTimeoutException as error:
        raise PortError(
            sentence(
                "ReaderFaults",
                "The reader on {port} takes no question: unplug it and plug it in again.",
                port=port.port,
            ),
            port.port,
        ) from error
    except OSError as error:
        raise PortError(_unplugged(port), port.port) from error


def read_available(port: serial.Serial) -> bytes:
    """Wait for a first byte and return it with all that came along; empty when none came within the timeout.

    Raises:
        PortError: the port is lost.
    """
    try:
        first = port.read(1)
    except OSError as error:
        raise PortError(_unplugged(port), port.port) from error
    if not first:
        return b""
    try:
        return first + port.read(port.in_waiting)
    except OSError:
        return first  # it may be a frame's last byte; that the port is lost shows at the next read


def close_port(port: serial.Serial) -> None:
    """Close a port, also one that is lost."""
    connection = getattr(port, "_socket", None)  # the library leaves it open when the other side reset it
    try:
        port.close()
    except OSError:
        log.debug("The port %s was gone before it was closed", port.port)
    if connection is not None:
        connection.close()


def _is_called(port: PortInfo, reader: str) -> bool:
    wanted = reader.casefold()
    return wanted in {value.casefold() for value in (port.device, port.name, port.serial_number, port.usb_id) if value}


def _the_only(ports: Sequence[PortInfo], *, called: str = "") -> PortInfo:
    if not ports:
        raise NoPortError(
            sentence(
                "ReaderFaults", "No reader is plugged in, or its port is not recognised: plug it in or name its port."
            )
        )
    if len(ports) > 1:
        devices = ", ".join(port.device for port in ports)
        n = len(ports)
        several = (
            sentence(
                "ReaderFaults",
                "{n} ports are called {name} ({devices}): name the one to use.",
                n=n,
                name=called,
                devices=devices,
            )
            if called
            else sentence(
                "ReaderFaults", "{n} ports may be the reader ({devices}): name the one to use.", n=n, devices=devices
            )
        )
        raise SeveralPortsError(several, [port.offer for port in ports])
    return ports[0]


def _unplugged(port: serial.Serial) -> str:
    return sentence("ReaderFaults", "The reader on {port} was unplugged or switched off.", port=port.port)


def _why_not_opened(port: str, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENOENT:
        return sentence("ReaderFaults", "There is no port {port}: plug in the reader, or correct its name.", port=port)
    if number in _TAKEN:
        return sentence(
            "ReaderFaults", "Another program uses {port}: close it there, or name another reader here.", port=port
        )
    if number in {errno.EACCES, errno.EPERM}:
        return sentence(
            "ReaderFaults",
            "This account may not use {port}: add it to the group that owns the port ('dialout' on "
            "most systems) and sign in again.",
            port=port,
        )
    return sentence(
        "ReaderFaults",
        "The port {port} cannot be opened ({why}): check that it is there and that no other program uses it.",
        port=port,
        why=error,
    )
