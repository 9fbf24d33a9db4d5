"""What a first start does, without a server and without a reader."""

from collections.abc import Callable
from dataclasses import replace

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.first_start import KeptAnswers, ServerFound, ServerLogin, ServerState, UnitFound
from sentinel_desktop.domain.passwords import PasswordVerdict
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.services.progress import Progress
from tests.support.fake_reader_control import FakeReaderControl
from tests.support.fake_sessions import judge

SERVER = ServerLogin("db.unit.example", "sentinel_owner", "four grey herons")
"""The one server that there is, and who opens it."""


class FakeFirstStart:
    """Satisfies ``ports.first_start.FirstStartWork``: one computer, one server, one unit on whichever is opened.

    Attributes:
        unit: what is in the database; its station is that which opened it.
        kept: what was remembered.
        asked: the logins that were tried.
        fault: what the next thing that is done fails with.
        breaks_off: whether loading a sample unit is broken off in its middle.
    """

    def __init__(self, unit: UnitFound | None = None) -> None:
        self.unit = unit or UnitFound("")
        self.server = ServerState.READY
        self.control = FakeReaderControl()
        self.kept: list[KeptAnswers] = []
        self.asked: list[ServerLogin] = []
        self.fault: Exception | None = None
        self.breaks_off = False
        self.tell_reader: Callable[[ReaderStatus], None] | None = None
        self.tap: Callable[[str], None] | None = None

    def look(self, login: ServerLogin) -> ServerFound:
        """Know the one server by its address, and the owner by the password."""
        self.asked.append(login)
        if login.address != SERVER.address:
            return ServerFound(ServerState.AWAY)
        if not login.password:
            return ServerFound(ServerState.ASKS_PASSWORD)
        if login != SERVER:
            return ServerFound(ServerState.REFUSED)
        return ServerFound(self.server, members=self.unit.members)

    def open_here(self, station: str, on_progress: Callable[[str], None]) -> UnitFound:
        """Open this computer's own server."""
        on_progress("Starting the database of this computer...")
        self._fail()
        self.unit = replace(self.unit, station=station)
        return self.unit

    def open_server(
        self, login: ServerLogin, station: str, on_progress: Callable[[str], None]
    ) -> UnitFound | ServerFound:
        """Open the one server."""
        found = self.look(login)
        return self.open_here(station, on_progress) if found.can_be_used else found

    def open_again(self, answers: KeptAnswers, on_progress: Callable[[str], None]) -> UnitFound:
        """Open what was opened before."""
        return self.open_here(answers.station, on_progress)

    def judge(self, password: str, names: tuple[str, ...]) -> PasswordVerdict:
        """Judge by the rules, and by a few words."""
        return judge(password, names)

    def make_administrator(self, username: str, display_name: str, password: str) -> UnitFound:
        """Make the account."""
        self._fail()
        assert username
        assert display_name
        assert password
        self.unit = replace(self.unit, has_administrator=True)
        return self.unit

    def open_reader(self, on_status: Callable[[ReaderStatus], None], on_badge: Callable[[str], None]) -> ReaderControl:
        """Have a reader that is searching."""
        self._fail()
        self.tell_reader, self.tap = on_status, on_badge
        on_status(ReaderStatus(ReaderState.SEARCHING))
        return self.control

    def close_reader(self) -> None:
        """Let go of it."""
        self.tell_reader = self.tap = None

    def load_sample(self, progress: Progress) -> UnitFound:
        """Load 150 members."""
        self._fail()
        progress.total = 22
        if self.breaks_off:
            progress.break_off()
        if not progress.broken_off:
            progress.done = 22
            self.unit = replace(self.unit, members=150)
        return self.unit

    def remember(self, answers: KeptAnswers) -> None:
        """Keep them."""
        self.kept.append(answers)

    def away(self) -> None:
        """Have the next thing that is done fail as where the database is away."""
        self.fault = StoreUnavailableError("The database does not answer: check the network and the server.")

    def _fail(self) -> None:
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
