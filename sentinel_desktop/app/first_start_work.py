"""What the first start of a desk does on this computer, at the server and with the reader; knows no Qt."""

import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.app.database_commands import OwnerSession
from sentinel_desktop.app.database_link import DatabaseLink, limits_of, secrets_of
from sentinel_desktop.app.kept_answers import keep_answers
from sentinel_desktop.app.password_judge import UNIT_WORDS, judge_with
from sentinel_desktop.app.reader_switch import ReaderSwitch
from sentinel_desktop.app.single_instance import StationFolderError, StationLock, StationTakenError
from sentinel_desktop.app.station_reader import MakeKeyboard, ReaderParts, build_reader
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.faults import AlreadyTakenError, StoreUnavailableError
from sentinel_desktop.domain.first_start import (
    KeptAnswers,
    ServerFound,
    ServerLogin,
    ServerState,
    UnitFound,
    server_url,
)
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.passwords import PasswordVerdict
from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.domain.sample_profiles import UNIT_SIZES, SampleProfile
from sentinel_desktop.domain.sample_unit import SampleUnit
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence import schema, seeds
from sentinel_desktop.persistence.account_door import OneConnectionWork, SqlAccountDoor
from sentinel_desktop.persistence.engine import DatabaseAddress
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.sample_unit import load_sample_unit
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.persistence.unit_server import NewStation, join, login_dsn, look_at, members_in
from sentinel_desktop.services.accounts import AccountService, FirstAdministrator
from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.services.progress import Progress

_SEED: Final = 1
_TAKEN: Final = sentence(
    "StartFaults", "Another program on this computer runs the station of this name: give this one another name."
)
_NOT_OPENED: Final = sentence("StartFaults", "No database is opened yet: answer the first question.")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A database that this station is known to, and the owner's way there where this start knows it."""

    link: DatabaseLink
    settings: Settings
    owner: str | None


class FirstStartDoings:
    """Satisfies ``ports.first_start.FirstStartWork``.

    Args:
        settings: of this start.
        keyboard: makes the reader that types.
    """

    def __init__(self, settings: Settings, keyboard: MakeKeyboard | None = None) -> None:
        self._settings = settings
        self._keyboard = keyboard
        self._opened: _Opened | None = None
        self._opening: DatabaseLink | None = None
        self._lock: StationLock | None = None
        self._reader: tuple[ReaderSwitch, SqliteLocalDirectory] | None = None
        self._left = threading.Event()
        self._judge = judge_with(UNIT_WORDS)

    @property
    def settings(self) -> Settings:
        """Those that the desk is to be started with."""
        return self._settings if self._opened is None else self._opened.settings

    # --- the database -------------------------------------------------------------------------------------------------

    def look(self, login: ServerLogin) -> ServerFound:
        """Return what there is at the unit's server; see ``ports.first_start``."""
        return look_at(login, self._settings.data_dir, limits_of(self._settings))

    def open_here(self, station: str, on_progress: Callable[[str], None]) -> UnitFound:
        """Make or start this computer's own server; see ``ports.first_start``."""
        return self._open(replace(self._settings, database=None, station=station), None, on_progress)

    def open_server(
        self, login: ServerLogin, station: str, on_progress: Callable[[str], None]
    ) -> UnitFound | ServerFound:
        """Open the unit's server; see ``ports.first_start``."""
        found = self.look(login)
        url = server_url(login.address)
        if not found.can_be_used or url is None:
            return found
        owner = login_dsn(login, self._settings.data_dir)
        settings = replace(self._settings, database=url, station=station)
        self._take_station(settings)
        if found.state is ServerState.EMPTY:
            on_progress(sentence("DatabaseFaults", "Preparing the database's tables…"))
            schema.upgrade(owner)
            seeds.seed_lists(owner)
        join(owner, url, NewStation(settings.station_dir, station, secrets_of(settings)), new_id)
        return self._open(settings, owner, on_progress)

    def open_again(self, answers: KeptAnswers, on_progress: Callable[[str], None]) -> UnitFound:
        """Open what an earlier start opened; see ``ports.first_start``."""
        settings = replace(self._settings, database=answers.database, station=answers.station)
        return self._open(settings, None, on_progress)

    def _open(self, settings: Settings, owner: str | None, on_progress: Callable[[str], None]) -> UnitFound:
        self._take_station(settings)
        link = self._opening = DatabaseLink(settings, new_id, on_progress)
        try:
            link.open_connection().close()
        except BaseException:
            link.close()
            raise
        finally:
            self._opening = None
        before, self._opened = self._opened, _Opened(link, settings, owner)
        if before is not None:
            before.link.close()
        if self._left.is_set():
            self.close()
        return self._found()

    def _take_station(self, settings: Settings) -> None:
        """Hold the lock of the chosen station's folder; that of the folder this start has already is its own."""
        before, self._lock = self._lock, None
        if before is not None:
            before.release()
        if settings.station_dir == self._settings.station_dir:
            return
        lock = StationLock(settings.station_dir)
        try:
            lock.acquire()
        except StationTakenError:
            raise AlreadyTakenError(_TAKEN, table="stations", fields=("station",)) from None
        except StationFolderError as error:
            raise StoreUnavailableError(str(error)) from error
        self._lock = lock

    def _found(self) -> UnitFound:
        opened = self._known()
        with opened.link.open_connection() as connection:
            members = members_in(connection)
        return UnitFound(
            opened.link.station_name,
            has_administrator=SqlAccountDoor(opened.link.unit_of_work).anybody(),
            members=members,
            has_owner=opened.link.knows_the_owner or opened.owner is not None,
        )

    def _known(self) -> _Opened:
        if self._opened is None:
            raise StoreUnavailableError(_NOT_OPENED)
        return self._opened

    # --- who and what is in it ----------------------------------------------------------------------------------------

    def judge(self, password: str, names: tuple[str, ...]) -> PasswordVerdict:
        """Judge a password; see ``ports.first_start``."""
        return self._judge(password, (*names, self.settings.station))

    def make_administrator(self, username: str, display_name: str, password: str) -> UnitFound:
        """Make the first administrator; see ``ports.first_start``."""
        opened = self._known()
        owner = AccountService(self._owner_work, new_id, lambda: datetime.now(UTC))
        knows = opened.link.knows_the_owner or opened.owner is not None
        door = SqlAccountDoor(opened.link.unit_of_work)
        judge = judge_with((*UNIT_WORDS, opened.settings.station))
        FirstAdministrator(door.anybody, owner if knows else None, judge).create(username, display_name, password)
        return self._found()

    def _owner_work(self) -> SqlUnitOfWork:
        opened = self._known()
        if opened.owner is None:
            return opened.link.owner_unit_of_work()
        return OneConnectionWork(DatabaseAddress(opened.owner, limits_of(opened.settings).timeouts))

    def load_sample(self, progress: Progress) -> UnitFound:
        """Put an invented unit into the database; see ``ports.first_start``."""
        opened = self._known()
        size, zone = UNIT_SIZES[SampleProfile.SAMPLE], Timings().zone
        unit = SampleUnit.generate(size.members, size.history, _SEED, datetime.now(UTC), zone)
        first, last = unit.calendar.first_day, unit.calendar.today
        progress.total = (last - first).days + 1

        def broken_off(at: datetime) -> bool:
            progress.done = (at.astimezone(zone).date() - first).days + 1
            return progress.broken_off

        if opened.owner is None:
            with OwnerSession(opened.settings) as owner:
                load_sample_unit(owner, unit, (opened.link.station_name,), broken_off)
        else:
            load_sample_unit(opened.owner, unit, (opened.link.station_name,), broken_off)
        return self._found()

    # --- the reader ---------------------------------------------------------------------------------------------------

    def open_reader(self, on_status: Callable[[ReaderStatus], None], on_badge: Callable[[str], None]) -> ReaderControl:
        """Look for the reader and read badges; see ``ports.first_start``."""
        self.close_reader()
        settings = self.settings
        settings.station_dir.mkdir(parents=True, exist_ok=True)
        directory = SqliteLocalDirectory(settings.station_dir / "directory.db")

        def on_read(read: BadgeRead) -> None:
            on_badge(read.serial)

        parts = ReaderParts(_no_badges, directory, on_read, on_status, self._keyboard)
        try:
            reader = build_reader(settings, parts)
        except BaseException:
            directory.close()
            raise
        self._reader = reader, directory
        reader.start()
        on_status(reader.status())
        return reader

    def close_reader(self) -> None:
        """Let go of the reader; see ``ports.first_start``."""
        opened, self._reader = self._reader, None
        if opened is not None:
            reader, directory = opened
            reader.stop()
            directory.close()

    # --- this computer ------------------------------------------------------------------------------------------------

    def remember(self, answers: KeptAnswers) -> None:
        """Keep what was answered; see ``ports.first_start``."""
        database = None if self._opened is None else self._opened.settings.database
        keep_answers(self._settings.data_dir, replace(answers, database=database))

    def keep_look(self, chosen_before: Path) -> None:
        """Take the language and the look that were chosen along to the chosen station's folder."""
        there = self.settings.station_dir / chosen_before.name
        if there != chosen_before and chosen_before.is_file() and not there.exists():
            shutil.copyfile(chosen_before, there)

    def break_off(self) -> None:
        """Have what is being opened end soon; from any thread."""
        opening = self._opening
        if opening is not None:
            opening.close()

    def close(self) -> None:
        """Give everything back; the embedded server stops when this was its last user. Blocks."""
        self._left.set()
        self.close_reader()
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.link.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _no_badges() -> Sequence[str]:
    return ()
