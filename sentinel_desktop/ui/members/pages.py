"""What the table of members asks of the page that shows one of them."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals


class MemberPages(Protocol):
    """The page of one member, shown in place of the table."""

    @property
    def saved(self) -> SignalInstance:
        """Tells the id of a member who was saved there."""

    @property
    def closed(self) -> SignalInstance:
        """Tells that a person goes back to the table."""

    @property
    def page(self) -> QWidget:
        """Its widget."""

    def open_member(self, member_id: UUID) -> None:
        """Show a member."""

    def new_member(self) -> None:
        """Begin a new member."""

    def go_back(self) -> bool:
        """Leave what can be left, as Esc does; false where there was nothing."""

    def focus_first(self) -> None:
        """Put the keyboard where a person begins."""

    def setParent(self, owner: QObject, /) -> None:
        """Live as long as this one, as every QObject does that is given to another."""


MakeMemberPages = Callable[[DeskSetup, DeskSignals, Background], MemberPages]
"""Makes the page of one member for a window; who puts the window together says which."""
