"""A window with the history, the card of a member's day and the finder, each on a real database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.day_card import DayCardService
from sentinel_desktop.services.finding import FindingService
from sentinel_desktop.services.history import HistoryService
from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui.day_card.action import day_card_action
from sentinel_desktop.ui.desk_actions import MakeAction
from sentinel_desktop.ui.desk_requests import DeskRequests
from sentinel_desktop.ui.find.action import find_action
from sentinel_desktop.ui.history.place import history_place
from sentinel_desktop.ui.places import MakePlace
from tests.support.active_windows import press_key
from tests.support.factories import Connection, Factories
from tests.support.fake_sessions import person, signed_in as session_of
from tests.support.invented_desk import NOW
from tests.support.patience import PATIENCE_MS
from tests.support.signed_in import SignedInPerson, signed_in

PresenterT = TypeVar("PresenterT", bound=QObject)


@dataclass(slots=True)
class PastDesk:
    """A window, what makes rows behind its back, and what its parts asked of other features.

    Attributes:
        away: why the database does not answer, in a sentence; empty while it does.
        asked: by the name of the request, what was asked last.
    """

    qtbot: QtBot
    make: Factories
    person: SignedInPerson
    station: Engine
    away: str = ""
    asked: dict[str, Any] = field(default_factory=dict)
    desk: Any = None

    @property
    def front(self) -> tuple[MakePlace, ...]:
        """What makes the page."""
        return (partial(history_place, service=HistoryService(self.open_work)),)

    @property
    def actions(self) -> tuple[MakeAction, ...]:
        """What makes the dialogs."""
        persons = PersonService(self.open_work, lambda: NOW, uuid7)
        days = DayCardService(self.open_work, lambda: SqlUnitOfWork(self.station), persons)
        return (
            partial(day_card_action, service=days),
            partial(find_action, service=FindingService(self.open_work, lambda: NOW)),
        )

    def open_work(self) -> SqlUnitOfWork:
        """Return a unit of work in the name of whoever signed in."""
        if self.away:
            raise StoreUnavailableError(self.away)
        return self.person.open_work()

    def sit_down(self, role: AccountRole = AccountRole.SUPERVISOR, number: int = 1) -> None:
        """Sign somebody in."""
        self.desk.sessions.become(session_of(person(number, role)))

    def found(self, kind: type[PresenterT]) -> PresenterT:
        """Return the one presenter of this kind in the window."""
        presenters: list[PresenterT] = self.desk.window.findChildren(kind)
        (presenter,) = presenters
        return presenter

    def listen(self, requests: DeskRequests) -> None:
        """Keep what is asked of other features."""
        for name in ("person", "visit", "badge", "member", "correction", "by_hand", "visitor_in", "place", "action"):
            signal = getattr(requests, f"{name}_requested")
            signal.connect(lambda *asked, name=name: self.asked.__setitem__(name, asked))

    def change(self, table: str, *rows: UUID) -> None:
        """Tell that rows of a table changed."""
        self.desk.signals.records_changed.emit(RecordChanges({table: frozenset(rows) or None}))

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Wait until something holds, a few seconds at most."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        press_key(self.focused(), key, modifiers)

    def focused(self) -> QWidget:
        """Return where the keyboard is."""
        return QApplication.focusWidget() or self.desk.window


@contextmanager
def past_desk(
    qtbot: QtBot, open_desk: Callable[..., Any], owner: Connection, database_url: str, group: str = SUPERVISOR_ROLE
) -> Iterator[PastDesk]:
    """Open the window; whoever sits down there later is in ``group`` of the database."""
    station = make_engine(DatabaseAddress(database_url))
    try:
        with signed_in(owner, database_url, group) as who:
            past = PastDesk(qtbot, Factories(owner), who, station)
            past.desk = open_desk(front=past.front, actions=past.actions)
            yield past
    finally:
        station.dispose()
