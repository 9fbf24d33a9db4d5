"""The on-screen keyboard that the platform has, where it has one: then ours waits until it is asked for."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QLoggingCategory
from PySide6.QtDBus import QDBusConnection, QDBusInterface
from PySide6.QtGui import QInputDevice

_TAB_TIP: Final = Path("Common Files", "microsoft shared", "ink", "TabTip.exe")


class PlatformKeyboard(Protocol):
    """Shows itself when a line is ready to be typed into."""

    def show(self) -> None:
        """Come up."""

    def hide(self) -> None:
        """Go away."""


class TouchScreenKeyboard:
    """The keyboard of Windows, which Qt brings up by itself where a line is touched."""

    def show(self) -> None:
        """Nothing: it comes by itself."""

    def hide(self) -> None:
        """Nothing: it goes by itself."""


@dataclass(frozen=True, slots=True)
class BusKeyboard:
    """A keyboard that is asked over the session's bus.

    Attributes:
        shows: the method that brings it up, with its argument where it has one.
        hides: the one that sends it away.
    """

    service: str
    path: str
    interface: str
    shows: tuple[object, ...]
    hides: tuple[object, ...]

    def show(self) -> None:
        """Come up."""
        self._call(self.shows)

    def hide(self) -> None:
        """Go away."""
        self._call(self.hides)

    def _call(self, asked: tuple[object, ...]) -> None:
        method, *arguments = asked
        bus = QDBusInterface(self.service, self.path, self.interface, QDBusConnection.sessionBus())
        bus.asyncCallWithArgumentList(str(method), arguments)


ON_THE_BUS: Final = (
    BusKeyboard("sm.puri.OSK0", "/sm/puri/OSK0", "sm.puri.OSK0", ("SetVisible", True), ("SetVisible", False)),
    BusKeyboard(
        "org.onboard.Onboard", "/org/onboard/Onboard/Keyboard", "org.onboard.Onboard.Keyboard", ("Show",), ("Hide",)
    ),
)
"""Squeekboard and its kin; Onboard."""


def find_platform_keyboard(environment: Mapping[str, str] | None = None) -> PlatformKeyboard | None:
    """Return the platform's keyboard; None where it has none that runs, so that ours must serve."""
    environment = os.environ if environment is None else environment
    if sys.platform == "win32":
        return TouchScreenKeyboard() if _has_touch() and _tab_tip(environment) else None
    if not environment.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    QLoggingCategory.setFilterRules("qt.dbus.*=false")
    bus = QDBusConnection.sessionBus()
    names = bus.interface() if bus.isConnected() else None
    if names is None:
        return None
    return next((one for one in ON_THE_BUS if names.isServiceRegistered(one.service).value()), None)


def _has_touch() -> bool:
    kinds = (device.type() for device in QInputDevice.devices())
    return QInputDevice.DeviceType.TouchScreen in kinds


def _tab_tip(environment: Mapping[str, str]) -> bool:
    return any(
        Path(folder, _TAB_TIP).is_file()
        for name in ("ProgramFiles", "ProgramW6432")
        if (folder := environment.get(name))
    )
