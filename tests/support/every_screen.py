"""Every page, tab, part of a page and dialog of the desk, each with the way to it by keys."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.accounts import AccountRole
from tests.support.desk_on_show import DeskOnShow


def _nothing(_desk: DeskOnShow) -> None:
    """Do nothing more."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One thing to look at.

    Attributes:
        place: the page or tab that it is on, or over.
        keys: are pressed there, one after the other; what begins with a space is written instead.
        role: who sits there; nobody where it is None.
        over: whether it is a dialog over the page.
        before: makes what it shows.
        then: opens what has another letter in each language.
    """

    place: str
    keys: tuple[str, ...] = ()
    role: AccountRole | None = AccountRole.ADMINISTRATOR
    over: bool = False
    before: Callable[[DeskOnShow], object] = field(default=_nothing)
    then: Callable[[DeskOnShow], object] = field(default=_nothing)

    @property
    def name(self) -> str:
        """What it is called where something is wrong with it."""
        who = "" if self.role is AccountRole.ADMINISTRATOR else f" ({self.role or 'nobody'})"
        besides = [done.__name__ for done in (self.before, self.then) if done is not _nothing]
        return " ".join((self.place, *besides, *(key.strip() for key in self.keys))) + who

    def show(self, desk: DeskOnShow) -> QWidget:
        """Go there; return the page or the dialog."""
        desk.sit_down(self.role)
        self.before(desk)
        page = desk.go(self.place)
        for key in self.keys:
            if key.startswith(" "):
                desk.write(key[1:])
            else:
                desk.press(key)
        self.then(desk)
        desk.settle()
        if not self.over:
            return page
        assert desk.above, f"nothing opened: {self.name}"
        return desk.above[-1]


def _over(place: str, *keys: str) -> Screen:
    return Screen(place, keys, over=True)


ROOMS: Final[dict[str, tuple[Screen, ...]]] = {
    "desk": (
        Screen("desk"),
        Screen("desk", role=None),
        Screen("desk", ("Alt+Q",), over=True, before=DeskOnShow.ask),
        _over("desk", "F1"),
        _over("desk", "Ctrl+M"),
        _over("desk", "F12"),
        Screen("desk", ("F12",), role=None, over=True),
        _over("desk", "F12", "Ctrl+Shift+P"),
        _over("desk", "Ctrl+K", " ro"),
        _over("desk", "Ctrl+K", " tremb", "Return"),
        _over("desk", "F4", " okafor", "Return"),
        Screen("desk", over=True, then=DeskOnShow.open_long_stays),
        Screen("desk", role=None, over=True, then=DeskOnShow.open_kiosk_notice),
    ),
    "visitors": (
        Screen("visits"),
        *(Screen("visits", (f"Alt+{number}",)) for number in (2, 3, 4)),
        _over("visits", "Alt+H"),
        _over("visits", "Alt+P"),
        Screen("visits", ("Alt+1", "Alt+E")),
        Screen("visits", ("Alt+2", "Ins")),
        _over("desk", "F2"),
        *(_over("desk", "F2", str(number)) for number in range(1, 8)),
        _over("desk", "F2", "6", " Vance", "Return"),
        _over("desk", "F2", "6", " Vance", "Return", "Return"),
        _over("desk", "F3"),
    ),
    "badges": (
        Screen("badges"),
        *(Screen("badges", (f"Alt+{number}",)) for number in (2, 3, 4)),
        *(_over("badges", key) for key in ("Ins", "Ctrl+T", "Alt+S", "Ctrl+E")),
        _over("badges", "Alt+2", "Alt+V"),
        Screen("history", ("Alt+1",)),
        Screen("history", ("Alt+2",)),
        Screen("settling"),
        Screen("settling", role=None),
        _over("settling", "Ctrl+Del"),
        Screen("reader"),
    ),
    "people": (
        Screen("members"),
        Screen("members", over=True, then=DeskOnShow.open_saved_filters),
        _over("members", "Home", "Shift+Down", "Ctrl+B"),
        Screen("members", ("Ins",)),
        Screen("member"),
        Screen("member", ("Alt+E",)),
        Screen("member", ("Alt+H",)),
        _over("member", "Alt+G"),
        _over("member", "Alt+A"),
        Screen("lists"),
        *(_over("lists", key) for key in ("Alt+L", "Alt+U", "Alt+R")),
    ),
    "administration": (
        *(Screen(tab) for tab in ("accounts", "sign_ins", "stations", "settings", "audit")),
        *(_over("accounts", key) for key in ("Ins", "Ctrl+E", "Ctrl+R", "Ctrl+Del")),
        _over("accounts", "Ctrl+R", "Return"),
        Screen("audit", ("Ctrl+J",)),
    ),
}


def shown(desk: DeskOnShow, room: str) -> Iterator[tuple[Screen, QWidget]]:
    """Go from screen to screen of a room; what is open over the window is closed before the next."""
    desk.begin()
    for screen in ROOMS[room]:
        yield screen, screen.show(desk)
        desk.close_above()
