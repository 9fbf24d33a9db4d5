"""Brings what a person types, what may be meant by it, and what opens it together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.found import Found
from sentinel_desktop.domain.presence import BoardChange, BoardEntry, BoardSnapshot, VisitorHere
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_actions import DeskActions
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.find.dialog import FindDialog
from sentinel_desktop.ui.find.entries import Entries, Opens, Target, titled
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.widgets.suggestions import Suggestion

FIND: Final = "find"
_MOST_ON_BOARD: Final = 6


class Finding(Protocol):
    """What is asked of ``services.finding``; raises as that does."""

    def find(self, text: str) -> Found:
        """Return what somebody may mean."""


class WithPlaces(Protocol):
    """A window, as far as it is searched."""

    places: Mapping[str, Place]
    desk_actions: DeskActions


class FindPresenter(QObject):
    """Where nobody is signed in, or the database is away, whoever is on the board is found, and pages and actions.

    Each keystroke is searched for at once; while a search is under way the newest text waits, and its answer wins.
    """

    def __init__(
        self, setup: DeskSetup, signals: DeskSignals, service: Finding, background: Background, window: QWidget
    ) -> None:
        super().__init__()
        self._setup, self._service, self._background, self._window = setup, service, background, window
        self._entries = Entries(setup)
        self._session = NOBODY
        self._members: dict[UUID, BoardEntry] = {}
        self._visitors: tuple[VisitorHere, ...] = ()
        self._searched: str | None = None
        self._is_searching = False
        self.dialog: FindDialog | None = None
        self.window: WithPlaces | None = None
        signals.board_replaced.connect(self._on_board_replaced)
        signals.board_changed.connect(self._on_board_changed)
        signals.session_changed.connect(self._on_session_changed)

    def open(self) -> None:
        """Open the field; pressed again, what was typed is chosen to be typed over."""
        if self.dialog is not None:
            self.dialog.edit.take_up()
            return
        self.dialog = dialog = FindDialog(self._setup.look, self._window)
        dialog.finished.connect(lambda _: self._on_finished(dialog))
        dialog.text_edited.connect(self._on_edited)
        dialog.taken.connect(self._on_taken)
        dialog.open()
        dialog.edit.setFocus()

    def _on_finished(self, dialog: FindDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog, self._searched = None, None

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        if could and not self._may and self.dialog is not None:
            self.dialog.reject()

    def _on_board_replaced(self, snapshot: BoardSnapshot) -> None:
        self._members = {entry.id: entry for entry in snapshot.entries}
        self._visitors = snapshot.visitors

    def _on_board_changed(self, change: BoardChange) -> None:
        for entry in change.entries:
            if entry.state is Direction.IN:
                self._members[entry.id] = entry
            else:
                self._members.pop(entry.id, None)
        if change.visitors is not None:
            self._visitors = change.visitors

    @property
    def _may(self) -> bool:
        return self._session.may(Right.ENTER_BY_HAND)

    # --- what is found ----------------------------------------------------------------------------------------------

    def _on_edited(self, text: str) -> None:
        self._searched = text
        if not self._is_searching:
            self._background.begin(self._search_on())

    async def _search_on(self) -> None:
        """Search until the newest text is answered."""
        self._is_searching = True
        try:
            while self.dialog is not None and (text := self._searched) is not None:
                found = await self._search(self.dialog, text)
                if text == self._searched and self.dialog is not None:
                    self._searched = None
                    self.dialog.show_found(found, text)
        finally:
            self._is_searching = False

    async def _search(self, dialog: FindDialog, text: str) -> Sequence[Suggestion]:
        dialog.say("")
        if not self._may:
            return [*self._on_board(text), *self._rooms(text)]
        with told_to(lambda sentence: dialog.say(sentence, is_bad=True)):
            try:
                found = await self._background.call(self._service.find, text)
            except StoreUnavailableError as error:
                dialog.say(shown(error), is_bad=True)
                return [*self._on_board(text), *self._rooms(text)]
            return [*self._known(found, text), *self._rooms(text)]
        return list(self._rooms(text))

    def _known(self, found: Found, text: str) -> Iterator[Suggestion]:
        """Yield people, then visits, then badges; before all of them a badge that is called so: nothing is nearer."""
        badges = found.badges if self._session.rights & {Right.EDIT_BADGES, Right.RECEIVE_VISITORS} else ()
        yield from (self._entries.badge(line) for line in badges if line.is_called(text))
        yield from map(self._entries.person, found.people)
        if self._session.may(Right.RECEIVE_VISITORS):
            yield from map(self._entries.visit, found.visits)
        yield from (self._entries.badge(line) for line in badges if not line.is_called(text))

    def _on_board(self, text: str) -> Iterator[Suggestion]:
        """Yield who is on the board and called so, by name."""
        words = search_keys(text)
        if not words:
            return
        members = [
            entry
            for entry in self._members.values()
            if all(word in f"{sort_key(entry.member.rank)} {entry.sort_key}" for word in words)
        ]
        for entry in sorted(members, key=lambda entry: (entry.sort_key, entry.id))[:_MOST_ON_BOARD]:
            yield self._entries.on_board(entry)
        for visitor in [each for each in self._visitors if all(word in each.sort_key for word in words)][
            :_MOST_ON_BOARD
        ]:
            yield self._entries.visitor(visitor)

    def _rooms(self, text: str) -> Iterator[Suggestion]:
        """Yield the pages that whoever sits here may see, and the actions, which ask who is there where they must."""
        if self.window is None:
            return
        rights = self._session.rights
        places = [place for place in self.window.places.values() if place.is_open_to(rights)]
        yield from map(self._entries.place, titled(places, text))
        actions = [action for action in self.window.desk_actions.all if action.key and action.name != FIND]
        yield from map(self._entries.action, titled(actions, text))

    # --- what is opened ---------------------------------------------------------------------------------------------

    def _on_taken(self, suggestion: Suggestion) -> None:
        target, requests = suggestion.key, self._setup.requests
        if self.dialog is None or not isinstance(target, Target):
            return
        self.dialog.accept()
        if target.opens is Opens.PERSON:
            requests.person_requested.emit(target.key)
        elif target.opens is Opens.VISIT:
            requests.visit_requested.emit(target.key)
        elif target.opens is Opens.BADGE:
            requests.badge_requested.emit(target.key)
        elif target.opens is Opens.PLACE:
            requests.place_requested.emit(target.key)
        else:
            requests.action_requested.emit(target.key)
