"""A desk with a board of members, visitors and attendees."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.domain.presence import AttendeeOnBoard, BoardSnapshot, VisitorHere
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.desk_requests import DeskRequests
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.invented_desk import NOW, snapshot, tagged

PLAIN = Qt.KeyboardModifier.NoModifier


class BoardDesk:
    """A window whose board is looked at."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page
        self.signals = desk.signals

    def show(
        self,
        members: int = 12,
        visitors: tuple[VisitorHere, ...] = (),
        attendees: tuple[AttendeeOnBoard, ...] = (),
    ) -> None:
        """Show a board that is live, of members with tags and of whom else a test names."""
        self.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
        entries = tuple(replace(item, tags=tagged(n)) for n, item in enumerate(snapshot(members).entries))
        self.signals.board_replaced.emit(BoardSnapshot(entries, NOW, visitors=visitors, attendees=attendees))

    def names(self) -> list[str]:
        """Return who is shown, in the board's order."""
        return self.desk.names()

    @property
    def requests(self) -> DeskRequests:
        """Where the parts of the window ask each other."""
        return self.desk.window.desk._setup.requests

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key on the board."""
        press_key(self.page.board, key, modifiers)

    def spoken(self) -> list[str]:
        """Return what a screen reader says of each card."""
        model = self.page.board.model()
        rows = range(model.rowCount())
        return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]

    def choose_in_menu(self, down: int) -> None:
        """Choose, by keyboard, so many lines below the one that the open menu begins on."""
        menu = self.page.arrange.menu
        assert menu.isVisible()
        for _ in range(down):
            press_key(menu, Qt.Key.Key_Down)
        press_key(menu, Qt.Key.Key_Return)

    def choose(self, name: str) -> None:
        """Put the keyboard on a card."""
        self.page.board.setFocus()
        self.page.board.setCurrentIndex(self.page.board.model().index(self.names().index(name), 0))

    def open_menu(self) -> None:
        """Ask what can be done with the chosen card."""
        board = self.page.board
        board.acts.open_menu(board.mapToGlobal(board.rect().center()))


OpenBoard = Callable[[], BoardDesk]


@pytest.fixture
def open_board(open_desk: OpenDesk) -> OpenBoard:
    """Open windows of one station."""
    return lambda: BoardDesk(open_desk())


@pytest.fixture
def seen(open_board: OpenBoard) -> BoardDesk:
    """One open window."""
    return open_board()
