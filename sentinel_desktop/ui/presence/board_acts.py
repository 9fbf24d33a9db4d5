"""What can be done with whoever is chosen on the board: each act with its key, and the menu that shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.presence import BoardEntry, OnBoard, VisitorHere
from sentinel_desktop.ui.desk_requests import DeskRequests, VisitorPrefill
from sentinel_desktop.ui.keys import OPEN_CARD, OPEN_HOST, SIGN_OUT_CARD, VISITOR_FOR

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Act:
    """One act: what it is called for somebody, None where it cannot be done with them; and what it asks for."""

    key: str
    words: Callable[[OnBoard], str | None]
    ask: Callable[[DeskRequests, OnBoard], None]


class BoardActs(QObject):
    """The acts of a board; their keys work while the keyboard is on it.

    Args:
        board: the view on which somebody is chosen.
        chosen: returns who that is, None for nobody.
    """

    def __init__(self, board: QWidget, requests: DeskRequests, chosen: Callable[[], OnBoard | None]) -> None:
        super().__init__(board)
        self._board = board
        self._requests = requests
        self._chosen = chosen
        self._menu: QMenu | None = None
        self.actions = [self._action(act) for act in _ACTS]

    def open(self) -> None:
        """Show the day or the visit of whoever is chosen."""
        self._do(_ACTS[0])

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with whoever is chosen, at a point of the screen; nothing where nobody is."""
        person = self._chosen()
        if person is None:
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._board)
        self._menu.setAccessibleName(
            translate("Board", "What can be done with {name}").format(name=person.display_name)
        )
        for act, action in zip(_ACTS, self.actions, strict=True):
            words = act.words(person)
            if words is not None:
                action.setText(words)
                self._menu.addAction(action)
        if self._menu.isEmpty():
            nothing = self._menu.addAction(translate("Board", "Attendees are signed in and out by their badges"))
            nothing.setEnabled(False)
        self._menu.popup(at)
        if self._menu.actions():
            self._menu.setActiveAction(self._menu.actions()[0])

    @property
    def menu(self) -> QMenu | None:
        """The menu that was shown last."""
        return self._menu

    def _action(self, act: _Act) -> QAction:
        action = QAction(self)
        # The menu shows the first one: that of the number pad is called as the keyboard calls both.
        pad = [QKeySequence(act.key.replace("Return", "Enter"))] if "Return" in act.key else []
        action.setShortcuts([*pad, QKeySequence(act.key)])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda: self._do(act))
        self._board.addAction(action)
        return action

    def _do(self, act: _Act) -> None:
        person = self._chosen()
        if person is not None and act.words(person) is not None:
            act.ask(self._requests, person)


def _open_words(person: OnBoard) -> str | None:
    if isinstance(person, BoardEntry):
        return translate("Board", "Open the day card")
    return translate("Board", "Open the visit") if isinstance(person, VisitorHere) else None


def _open(requests: DeskRequests, person: OnBoard) -> None:
    if isinstance(person, BoardEntry):
        requests.person_requested.emit(person.member.id)
    elif isinstance(person, VisitorHere):
        requests.visit_requested.emit(person.visit_id)


def _out_words(person: OnBoard) -> str | None:
    if isinstance(person, BoardEntry):
        return translate("Board", "Check out by hand…")
    return translate("Board", "Sign the visitor out…") if isinstance(person, VisitorHere) else None


def _out(requests: DeskRequests, person: OnBoard) -> None:
    if isinstance(person, BoardEntry):
        requests.by_hand_requested.emit(person.member.id, Direction.OUT)
    elif isinstance(person, VisitorHere):
        requests.visitor_out_requested.emit(person.visit_id)


def _visitor_words(person: OnBoard) -> str | None:
    return translate("Board", "Sign in a visitor for them…") if isinstance(person, BoardEntry) else None


def _visitor(requests: DeskRequests, person: OnBoard) -> None:
    if isinstance(person, BoardEntry):
        requests.visitor_in_requested.emit(VisitorPrefill(host_member_id=person.member.id))


def _host_words(person: OnBoard) -> str | None:
    if isinstance(person, VisitorHere) and person.host is not None:
        return translate("Board", "Open the day card of the host")
    return None


def _host(requests: DeskRequests, person: OnBoard) -> None:
    if isinstance(person, VisitorHere) and person.host is not None:
        requests.person_requested.emit(person.host.id)


_ACTS: Final = (
    _Act(OPEN_CARD, _open_words, _open),
    _Act(SIGN_OUT_CARD, _out_words, _out),
    _Act(VISITOR_FOR, _visitor_words, _visitor),
    _Act(OPEN_HOST, _host_words, _host),
)
