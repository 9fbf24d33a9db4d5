"""A process that looks at the table of members: ``python -m tests.benchmarks.members_table OWNER_URL LOOKS``.

It says how long each look took, from asking the database to the painted table. Nothing is read on another thread, so
that a look takes what its parts take together; between two questions the window does what it has to do.
"""

import sys
import tempfile
from collections.abc import Callable, Coroutine, Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

import psycopg
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sentinel_desktop.app.collection import collect_if_due, collect_when_asked, pass_over_what_is_loaded
from sentinel_desktop.app.compose import new_id
from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState, SignedIn
from sentinel_desktop.services.members import MemberService
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.members.presenter import MembersPresenter
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.theme import Appearance, prepare_application, stylesheet
from tests.benchmarks.board_opening import settle
from tests.benchmarks.durations import timed
from tests.benchmarks.painting_desk import SCREEN
from tests.benchmarks.worker import say
from tests.support.signed_in import SignedInPerson, signed_in

P = ParamSpec("P")
T = TypeVar("T")

_SEARCHES: Final = ("tremblay", "s1 ma", "zzz", "1")


class _Pause:
    """Awaited, it gives control back to whoever drives the coroutine."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class Background:
    """Satisfies ``ui.background.Background``: before each question the window is given a turn."""

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do the work up to its first answer, and the rest in later turns."""
        try:
            work.send(None)
        except StopIteration:
            return
        QTimer.singleShot(0, lambda: self.begin(work))

    async def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call ``function``."""
        await _Pause()
        return function(*args, **kwargs)


class NobodysPage(QObject):
    """Satisfies ``ui.members.pages.MemberPages``: no member is opened here."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = QWidget()


class Paintings(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count, and let the widget have it."""
        self.count += event.type() is QEvent.Type.Paint
        return False


class TableDesk:
    """The page of the members in a window, and a supervisor who looks at it."""

    def __init__(self, person: SignedInPerson, folder: Path) -> None:
        self._person = person
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        setup = DeskSetup("front desk", Timings(), _now, Appearance(settings))
        self._signals = DeskSignals()
        service = MemberService(person.open_work, _now, new_id)
        self._presenter = MembersPresenter(setup, self._signals, service, Background(), NobodysPage())  # type: ignore[arg-type]
        self.page = self._presenter.page
        self.table = self.page.table
        self.page.setStyleSheet(stylesheet(setup.look.tokens, setup.look.type))
        self.page.resize(*SCREEN)
        self._paintings = Paintings(self.table.viewport())
        self.page.show()
        settle()

    def open(self) -> None:
        """Sign in, and show the first page."""
        rights = frozenset({Right.EDIT_MEMBERS})
        person = SignedIn(self._person.account_id, "supervisor", "Supervisor", AccountRole.SUPERVISOR, rights, _now())
        self._signals.session_changed.emit(Session(SessionState.SIGNED_IN, person))
        self.until(lambda: self._presenter.reader.is_read)

    def close(self) -> None:
        """Sign out."""
        self._signals.session_changed.emit(NOBODY)
        self.page.close()

    def until(self, condition: Callable[[], bool]) -> None:
        """Work until something is so, and is painted."""
        while not condition():
            settle()
        settle()

    def search(self) -> list[int]:
        """Type some searches; return the nanoseconds of each keystroke, without the pause that a person makes."""
        line = self.page.filters.search
        took = []
        for search in _SEARCHES:
            for letter in search:
                line.insert(letter)
                if letter.strip():
                    took.append(timed(self._search_and_paint))
            line.clear()
            line.returnPressed.emit()
            settle()
            collect_if_due()
        return took

    def _search_and_paint(self) -> None:
        reader, painted_before = self._presenter.reader, []

        def on_shown() -> None:
            painted_before.append(self._paintings.count)
            self.table.viewport().update()

        shown = reader.shown.connect(on_shown)
        self.page.filters.search.returnPressed.emit()
        while not painted_before or (self.table.isVisible() and self._paintings.count == painted_before[0]):
            QApplication.processEvents()
        settle()
        reader.shown.disconnect(shown)

    def _turn_page(self) -> None:
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())
        self.table.viewport().repaint()

    def jump(self) -> int:
        """Jump to the middle of a table of which nothing but the first page was read; return the nanoseconds."""
        reader, rows = self._presenter.reader, self.table.rows
        self._presenter.sort_by(reader.order, descending=not reader.descending)
        self.until(lambda: rows.line(rows.total // 2) is None)
        collect_if_due()
        return timed(self._jump)

    def _jump(self) -> None:
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        while self.table.rows.line(self.table.rowAt(0)) is None:
            QApplication.processEvents()
        painted = self._paintings.count
        self.table.viewport().update()
        while self._paintings.count == painted:
            QApplication.processEvents()

    def scroll(self, pages: int) -> list[int]:
        """Turn pages of the table where it was read; return the nanoseconds of painting each."""
        bar = self.table.verticalScrollBar()
        bar.setValue(0)
        took = []
        for _ in range(pages):
            took.append(timed(self._turn_page))
            settle()
        return took


def _now() -> datetime:
    return datetime.now(UTC)


def main(owner_url: str, looks: int) -> None:
    """Look at the table in each way."""
    app = QApplication([])
    prepare_application(app)
    with (
        tempfile.TemporaryDirectory() as folder,
        psycopg.connect(owner_url, autocommit=True) as owner,
        signed_in(owner, owner_url) as person,
    ):
        desk = TableDesk(person, Path(folder))
        desk.open()
        # As the program does: nothing is collected in the midst of a keystroke.
        collect_when_asked()
        pass_over_what_is_loaded()
        typed = [took for _ in range(max(looks // 10, 1)) for took in desk.search()]
        jumped = [desk.jump() for _ in range(looks)]
        scrolled = desk.scroll(looks)
        desk.close()
        settle()
    say(typed=typed, jumped=jumped, scrolled=scrolled)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
