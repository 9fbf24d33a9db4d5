"""A screen nobody sees, and the platform's accessibility bus on it, as a screen reader asks it (AT-SPI 2).

Source: the interfaces of AT-SPI as at-spi2-core describes them in its folder xml, read off the bus.
"""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")

_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_PATIENCE_S: Final = 30.0
_ANSWER_S: Final = 10.0
PROGRAMS: Final = ("Xvfb", "dbus-daemon")
LAUNCHER: Final = Path("/usr/libexec/at-spi-bus-launcher")


def missing() -> str:
    """Return what this computer lacks for it; empty where it has all of it."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    lacking += [] if LAUNCHER.exists() else [str(LAUNCHER)]
    return ", ".join(lacking)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a program must run to be on the bus."""

    environment: Mapping[str, str]
    session_bus: str


@contextlib.contextmanager
def surroundings(folder: Path) -> Iterator[Surroundings]:
    """Start a screen and a session bus; everything started ends with the block."""
    with contextlib.ExitStack() as started:
        display = _screen(started)
        bus = _session_bus(started, folder)
        environment = {
            **os.environ,
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_RUNTIME_DIR": str(folder),
        }
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        started.enter_context(_running([str(LAUNCHER), "--launch-immediately"], environment))
        yield Surroundings(environment, bus)


def _screen(started: contextlib.ExitStack) -> str:
    reading, writing = os.pipe()
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    started.enter_context(_running(server, os.environ, pass_fds=(writing,)))
    os.close(writing)
    with os.fdopen(reading) as told:
        return f":{told.readline().strip()}"


def _session_bus(started: contextlib.ExitStack, folder: Path) -> str:
    address = f"unix:path={folder / 'session-bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address=1"]
    daemon = started.enter_context(_running(command, os.environ, tells=True))
    assert daemon.stdout is not None
    told = daemon.stdout.readline().strip()
    daemon.stdout.close()
    return str(told)


@contextlib.contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], *, tells: bool = False, pass_fds: tuple[int, ...] = ()
) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdout=subprocess.PIPE if tells else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        pass_fds=pass_fds,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


class AccessibilityBus:
    """What a screen reader sees of the programs on a screen."""

    def __init__(self, session_bus: str) -> None:
        with contextlib.closing(open_dbus_connection(session_bus)) as session:
            address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            self._address = _eventually(lambda: str(_asked(session, address, "GetAddress")[0]))
        self._connection = open_dbus_connection(self._address)

    def __enter__(self) -> Self:
        """Be connected."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connection."""
        self._connection.close()

    def window(self, title: str) -> "Accessible":
        """Return the window or dialog whose title begins so, once it shows."""
        return _eventually(lambda: self._seek(title), lambda: f"a window {title!r} among {self.titles()}")

    def wait_until_gone(self, title: str) -> None:
        """Return once no window's title begins so any more."""
        _eventually(lambda: True if self._seek(title) is None else None, lambda: f"the end of {title!r}")

    def titles(self) -> list[str]:
        """Return the titles of all windows and dialogs that show."""
        return [window.name for window in self._windows() if window.is_showing]

    def _seek(self, title: str) -> "Accessible | None":
        shown = (window for window in self._windows() if window.is_showing)
        return next((window for window in shown if window.name.startswith(title)), None)

    def _windows(self) -> Iterator["Accessible"]:
        desktop = Accessible(self._connection, "org.a11y.atspi.Registry", _ROOT)
        return (window for program in desktop.children() for window in program.children())


class Accessible:
    """One thing on the screen, as the bus names it."""

    def __init__(self, connection: DBusConnection, owner: str, path: str) -> None:
        self._connection = connection
        self._owner = owner
        self._path = path

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self._property(_ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        """What is said of it after its name: a field's rule, or what is wrong with what stands in it."""
        return str(self._property(_ACCESSIBLE, "Description"))

    @property
    def role(self) -> str:
        """What kind of thing it is, in a word of AT-SPI: ``push button``, ``text``, ``dialog``."""
        return str(self._ask(_ACCESSIBLE, "GetRoleName")[0])

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self._ask("org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0])

    @property
    def is_showing(self) -> bool:
        """Whether it can be seen."""
        low, _ = self._ask(_ACCESSIBLE, "GetState")[0]
        return bool(low & (1 << 25))

    def children(self) -> list["Accessible"]:
        """Return what is in it."""
        return [Accessible(self._connection, owner, path) for owner, path in self._ask(_ACCESSIBLE, "GetChildren")[0]]

    def find(self, role: str, name: str) -> "Accessible":
        """Return what is in it, at any depth, with this role and name, once it shows."""
        return _eventually(lambda: self._seek(role, name), lambda: f"{role} {name!r} among {self.listing()}")

    def find_beginning(self, role: str, name: str) -> "Accessible":
        """Return what is in it with this role whose name begins so, once it shows."""
        return _eventually(
            lambda: next((thing for thing in self.all() if thing.role == role and thing.name.startswith(name)), None),
            lambda: f"{role} {name!r}... among {self.listing()}",
        )

    def wait_until_said(self, sentence: str) -> None:
        """Return once this is what is said of it."""
        _eventually(
            lambda: True if self.description == sentence else None, lambda: f"{sentence!r}, not {self.description!r},"
        )

    def press(self) -> None:
        """Do the first thing that can be done with it, as a press does."""
        self._ask("org.a11y.atspi.Action", "DoAction", "i", (0,))

    def write(self, text: str) -> None:
        """Write into it, in the place of what stands there."""
        assert self._ask("org.a11y.atspi.EditableText", "SetTextContents", "s", (text,))[0], "it takes no text"

    def focus(self) -> None:
        """Put the keyboard on it."""
        self._ask("org.a11y.atspi.Component", "GrabFocus")

    def listing(self) -> list[tuple[str, str]]:
        """Return role and name of everything in it that shows."""
        return [(thing.role, thing.name) for thing in self.all()]

    def all(self) -> Iterator["Accessible"]:
        """Go through everything in it that shows, at any depth."""
        for child in self.children():
            if child.is_showing:
                yield child
                yield from child.all()

    def _seek(self, role: str, name: str) -> "Accessible | None":
        return next((thing for thing in self.all() if thing.name == name and thing.role == role), None)

    def _property(self, interface: str, name: str) -> object:
        asked = Properties(DBusAddress(self._path, self._owner, interface)).get(name)
        reply = self._connection.send_and_get_reply(asked, timeout=_ANSWER_S)
        if reply.header.message_type is MessageType.error:
            raise GoneError(str(reply.body))
        return reply.body[0][1]

    def _ask(self, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()) -> tuple[Any, ...]:
        return _asked(self._connection, DBusAddress(self._path, self._owner, interface), method, signature, body)


class GoneError(Exception):
    """What was asked about is no longer on the screen, or not yet."""


def _asked(
    connection: DBusConnection, address: DBusAddress, method: str, signature: str = "", body: tuple[object, ...] = ()
) -> tuple[Any, ...]:
    message = new_method_call(address, method, signature or None, body)
    reply = connection.send_and_get_reply(message, timeout=_ANSWER_S)
    if reply.header.message_type is MessageType.error:
        raise GoneError(f"{method}: {reply.body}")
    return tuple(reply.body)


def _eventually(look: Callable[[], T | None], what: Callable[[], str] = lambda: "it") -> T:
    """Return what ``look`` finds, as soon as it finds it."""
    ends = time.monotonic() + _PATIENCE_S
    why: Exception | None = None
    while time.monotonic() < ends:
        try:
            if (found := look()) is not None:
                return found
        except (GoneError, TimeoutError, ConnectionError) as error:
            why = error
        time.sleep(0.02)
    raise AssertionError(f"{what()} did not come to the bus: {why}")
