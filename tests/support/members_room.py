"""The members' page in a window of its own, on a real database, with a supervisor who sits there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState, SignedIn
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.members import MemberService
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.members.page import MembersPage
from sentinel_desktop.ui.members.presenter import MembersPresenter
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.theme import stylesheet
from tests.support.active_windows import press_key
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in


class OneMember(QObject):
    """Satisfies ``ui.members.pages.MemberPages``: remembers whom it was asked to show."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = QWidget()
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.opened: list[UUID | None] = []

    def open_member(self, member_id: UUID) -> None:
        """Show a member."""
        self.opened.append(member_id)

    def new_member(self) -> None:
        """Begin a new member."""
        self.opened.append(None)

    def go_back(self) -> bool:
        """Go back to the table."""
        self.closed.emit()
        return True

    def focus_first(self) -> None:
        """Take the keyboard."""
        self.page.setFocus()


def session_of(account: AccountId, at: datetime, *, may: frozenset[Right] = frozenset({Right.EDIT_MEMBERS})) -> Session:
    """Return that this account sits at the desk."""
    person = SignedIn(account, "supervisor", "Supervisor", AccountRole.SUPERVISOR, may, at)
    return Session(SessionState.SIGNED_IN, person)


@dataclass(slots=True)
class MembersRoom:
    """The page, whoever sits at it, and what makes rows behind their back.

    Attributes:
        away: why the database does not answer, in a sentence; empty while it does.
    """

    qtbot: QtBot
    setup: DeskSetup
    make: Factories
    person: SignedInPerson
    pages: OneMember = field(default_factory=OneMember)
    background: BackgroundAtOnce = field(default_factory=BackgroundAtOnce)
    signals: DeskSignals = field(default_factory=DeskSignals)
    window: QWidget = field(default_factory=QWidget)
    away: str = ""
    asked: int = 0
    presenter: MembersPresenter = field(init=False)
    service: MemberService = field(init=False)

    def __post_init__(self) -> None:
        self.service = MemberService(self._open, self.setup.now, uuid7)
        self.presenter = MembersPresenter(self.setup, self.signals, self.service, self.background, self.pages)
        self.window.setObjectName("page")
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.presenter.page)
        self.window.setStyleSheet(stylesheet(self.setup.look.tokens, self.setup.look.type))
        self.window.resize(1180, 680)

    def _open(self) -> SqlUnitOfWork:
        self.asked += 1
        if self.away:
            raise StoreUnavailableError(self.away)
        return self.person.open_work()

    @property
    def page(self) -> MembersPage:
        """The page."""
        return self.presenter.page

    def open(self) -> None:
        """Show the page to the supervisor, who has just signed in, and wait until it was read."""
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.sign_in()
        self.qtbot.waitUntil(lambda: self.presenter.reader.is_read)

    def sign_in(self) -> None:
        """Let the supervisor sit down."""
        self.signals.session_changed.emit(session_of(self.person.account_id, self.setup.now()))

    def leave(self) -> None:
        """Let nobody sit here."""
        self.signals.session_changed.emit(NOBODY)

    def change(self, *tables: str, **rows: frozenset[UUID]) -> None:
        """Tell that rows of these tables changed; by name those that are known."""
        self.signals.records_changed.emit(RecordChanges({**dict.fromkeys(tables), **rows}))

    def names(self) -> list[str]:
        """Return whom the table shows, in its order."""
        return [line.display_name for line in self.page.table.rows.lines]

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds, a few seconds at most."""
        self.qtbot.waitUntil(condition)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is in the window, which is the active one when a dialog has gone."""
        self.window.activateWindow()
        self.wait_for(self.window.isActiveWindow)
        there = cast("QWidget | None", self.window.focusWidget())
        press_key(self.window if there is None else there, key, modifier)

    def scroll_to(self, row: int) -> None:
        """Scroll until a row is the first one in sight, and paint the table."""
        table = self.page.table
        # Before the table is laid out there is nothing to scroll.
        self.wait_for(lambda: table.verticalScrollBar().maximum() > 0)
        table.scrollTo(table.rows.index(row, 0), table.ScrollHint.PositionAtTop)
        table.viewport().repaint()

    def choose(self, *rows: int) -> None:
        """Choose rows of the table."""
        lines = self.page.table.rows.lines
        self.page.table.choose([lines[row].id for row in rows])


@contextmanager
def members_room(qtbot: QtBot, setup: DeskSetup, owner: Connection, database_url: str) -> Iterator[MembersRoom]:
    """Open the room; its window is gone at the end."""
    with signed_in(owner, database_url) as person:
        room = MembersRoom(qtbot, setup, Factories(owner), person)
        yield room
        room.leave()
        room.window.close()
        room.pages.page.deleteLater()
        room.window.deleteLater()
        room.presenter.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def enter(room: MembersRoom, *names: str, **values: object) -> list[UUID]:
    """Make members of these last names."""
    return [room.make.members(last_name=name, display_name=f"{name}, A.", **values) for name in names]


def enter_many(room: MembersRoom, count: int) -> None:
    """Make many members by few statements, in the order of their numbers."""
    first = room.make.members(last_name="M00000", display_name="M00000, A.")
    room.make.connection.execute(
        """
        INSERT INTO members (id, service_number, rank_id, last_name, first_name, display_name, sort_key, division_id,
            member_type_id, member_status_id)
        SELECT gen_random_uuid(), 'N' || n, rank_id, 'M' || to_char(n, 'FM00000'), 'Alix',
            'M' || to_char(n, 'FM00000') || ', A.', 'm' || to_char(n, 'FM00000') || E'\\x1f' || 'alix', division_id,
            member_type_id, member_status_id
        FROM members, generate_series(1, %s) AS n WHERE id = %s
        """,
        [count - 1, first],
    )
