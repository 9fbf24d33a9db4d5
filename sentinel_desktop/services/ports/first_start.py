"""What the first start of a desk asks of the computer, the server and the reader."""

from collections.abc import Callable
from typing import Protocol

from sentinel_desktop.domain.first_start import KeptAnswers, ServerFound, ServerLogin, UnitFound
from sentinel_desktop.domain.passwords import PasswordVerdict
from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.services.ports.attached import ReaderControl
from sentinel_desktop.services.progress import Progress


class FirstStartWork(Protocol):
    """Sets a desk up. Every method blocks; one at a time, but for ``look`` and ``judge``, from any thread."""

    def look(self, login: ServerLogin) -> ServerFound:
        """Return what there is at the unit's server; changes nothing there and keeps nothing."""

    def open_here(self, station: str, on_progress: Callable[[str], None]) -> UnitFound:
        """Make, or start, this computer's own server, and make this station known there.

        Args:
            station: its name, without spaces around it.
            on_progress: hears, on this thread, a sentence for each thing that takes time.

        Raises:
            RuleBrokenError: another program on this computer is the station of that name; its fields say "station".
            StoreUnavailableError: the server cannot be used; one sentence says why.
        """

    def open_server(
        self, login: ServerLogin, station: str, on_progress: Callable[[str], None]
    ) -> UnitFound | ServerFound:
        """Open the unit's server, make its tables where it has none, and make this station known there.

        Where it cannot be used the answer says why, and nothing is changed. Raises the same as ``open_here``.
        """

    def open_again(self, answers: KeptAnswers, on_progress: Callable[[str], None]) -> UnitFound:
        """Open what an earlier start opened, as the station alone where the server is the unit's; raises the same."""

    def judge(self, password: str, names: tuple[str, ...]) -> PasswordVerdict:
        """Judge a password, given the names that stand near the person."""

    def make_administrator(self, username: str, display_name: str, password: str) -> UnitFound:
        """Make the first administrator; return the unit as it is now.

        Raises:
            StoreRefusedError: a rule refuses a name, or somebody made an account meanwhile.
            SignInRejectedError: the password cannot be used.
            StoreUnavailableError: the database is away.
        """

    def open_reader(self, on_status: Callable[[ReaderStatus], None], on_badge: Callable[[str], None]) -> ReaderControl:
        """Look for the reader and read badges, which are told and recorded nowhere.

        Args:
            on_status: hears, on another thread, how the reader is.
            on_badge: hears, on another thread, the serial of each badge.

        Raises:
            ReaderChoiceError: the settings name a reader that cannot be used.
        """

    def close_reader(self) -> None:
        """Let go of the reader; harmless where none is open."""

    def load_sample(self, progress: Progress) -> UnitFound:
        """Put an invented unit into the database, all of it, or nothing where it is broken off; return what is there.

        Raises:
            StoreUnavailableError: the database is away; nothing is loaded.
        """

    def remember(self, answers: KeptAnswers) -> None:
        """Keep what was answered on this computer, in place of what was kept before.

        Raises:
            StoreUnavailableError: the disk refuses.
        """
