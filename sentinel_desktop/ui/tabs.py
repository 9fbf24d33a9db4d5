"""The tabs of a page that has several, as that page and the rights know them."""

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
    """Stand in for a tab with nothing in it that Esc could close."""
    return False


@dataclass(frozen=True, slots=True, eq=False)
class Tab:
    """One tab.

    Attributes:
        name: what the program calls it.
        title: what a person calls it, a word or two.
        page: its widget; it hears by being shown and hidden whether a person looks at it.
        presenter: what fills it; whoever shows the tab keeps it alive.
        focus_first: puts the keyboard where a person begins.
        needs: it is offered to who has one of these; to everybody where none is named.
        go_back: what Esc does in it first; false where there is nothing.
    """

    name: str
    title: str
    page: QWidget
    presenter: QObject
    focus_first: Callable[[], object]
    needs: Rights = NO_RIGHTS
    go_back: Callable[[], bool] = _nothing_to_leave

    def is_open_to(self, rights: Rights) -> bool:
        """Return whether whoever has these rights is offered the tab."""
        return not self.needs or bool(self.needs & rights)


class MakeTab(Protocol):
    """Makes a tab of a window, with the service that it asks already handed in."""

    def __call__(self, setup: DeskSetup, signals: DeskSignals, *, background: Background) -> Tab:
        """Make it, on the main thread."""
