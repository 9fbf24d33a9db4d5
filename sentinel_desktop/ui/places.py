"""The pages of the window, as the rail, the keys and the rights know them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.rights import NO_RIGHTS, Rights
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals


def _nothing_to_leave() -> bool:
    """Stand in for a page with nothing in it that Esc could close."""
    return False


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One page.

    Attributes:
        name: what the program calls it.
        title: what a person calls it, a word or two.
        icon: of the icon set in ``resources/icons``.
        key: brings it up, from anywhere in the window.
        page: its widget.
        presenter: what fills it; the window keeps it alive.
        focus_first: puts the keyboard where a person begins.
        go_back: what Esc does in it first; false where there is nothing, and Esc leads to the desk.
        needs: it is offered to who has one of these; to everybody where none is named.
    """

    name: str
    title: str
    icon: str
    key: str
    page: QWidget
    presenter: QObject
    focus_first: Callable[[], object]
    go_back: Callable[[], bool] = _nothing_to_leave
    needs: Rights = NO_RIGHTS

    def is_open_to(self, rights: Rights) -> bool:
        """Return whether whoever has these rights is offered the page."""
        return not self.needs or bool(self.needs & rights)


class MakePlace(Protocol):
    """Makes a page of a window, with the services that it asks already handed in."""

    def __call__(self, setup: DeskSetup, signals: DeskSignals, *, background: Background) -> Place:
        """Make it, on the main thread."""
