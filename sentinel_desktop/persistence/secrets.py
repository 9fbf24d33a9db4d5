"""Where a password rests: in the keyring of the operating system, or in a file that its account alone may read.

A password belongs to a libpq password file, ``NAME.pgpass``. In a keyring it lies under a name of its own, which
``NAME.keyring`` beside that file holds: a data folder that is moved finds it again, and a keyring that is gone is told
apart from a password that never was there. Where both files are there, the password file is right.

A keyring may ask its person something and wait for ever. So it is asked on a thread of its own, and not waited for
longer than three seconds; until it has answered it is not asked again.
"""

import contextlib
import json
import logging
import os
import re
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar
from uuid import uuid4

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.durable_files import PRIVATE, write_durably

logger = logging.getLogger(__name__)

T = TypeVar("T")

KEYRING_SECONDS: Final = 3.0
ENTRY_SUFFIX: Final = ".keyring"
SERVICE: Final = "sentinel-desktop"
"""What the keyring knows the program's passwords by."""
_RECOMMENDED: Final = 1
"""Backends of a lower priority keep passwords in plain files, or nowhere."""
_LINE: Final = re.compile(r"(?P<login>(?:(?:[^:\\\n]|\\.)*:){4})(?P<password>(?:[^:\\\n]|\\.)*)\n?")
"""The one line of a password file of ours: host, port, database and role, each with its colon, and the password."""


class SecretsChoice(StrEnum):
    """Where passwords are to rest."""

    AUTO = "auto"
    """In the keyring where one answers, else in a file."""
    KEYRING = "keyring"
    FILE = "file"


class SecretPlace(StrEnum):
    """Where a password rests."""

    KEYRING = "keyring"
    FILE = "file"


class SecretAwayError(StoreUnavailableError):
    """A password rests in a keyring that does not give it now; the text is one sentence for a person."""


class NoKeyringError(Exception):
    """No keyring answers; the text says why, to follow a colon."""


class KeyringBackend(Protocol):
    """What is asked of a keyring; each may raise whatever its system does, and may wait for ever."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a password, None where there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password."""


def system_keyring() -> KeyringBackend:
    """Return the keyring of this account; raises NoKeyringError where it has none worth the name."""
    import keyring  # noqa: PLC0415 - takes 0.1 s, and who keeps passwords in files never needs it

    backend = keyring.get_keyring()
    if backend.priority < _RECOMMENDED:
        raise NoKeyringError(sentence("KeyringFaults", "this account has none"))
    return backend


class AskedKeyring:
    """A keyring that is not waited for longer than a few seconds; every method may be called from any thread."""

    def __init__(self, find: Callable[[], KeyringBackend], seconds: float = KEYRING_SECONDS) -> None:
        self._find = find
        self._seconds = seconds
        self._asking = threading.Lock()

    def ask(self, question: Callable[[KeyringBackend], T]) -> T:
        """Return what the keyring answers; raises NoKeyringError where it does not, or not in time."""
        if not self._asking.acquire(blocking=False):
            raise NoKeyringError(sentence("KeyringFaults", "it still waits for an answer of somebody"))
        answers: list[T] = []
        faults: list[Exception] = []

        def run() -> None:
            try:
                answers.append(question(self._find()))
            except Exception as error:  # noqa: BLE001 - a backend raises what its system does; it is told below
                faults.append(error)
            finally:
                self._asking.release()

        thread = threading.Thread(target=run, name="keyring", daemon=True)
        thread.start()
        thread.join(self._seconds)
        if answers:
            return answers[0]
        if not faults:
            raise NoKeyringError(sentence("KeyringFaults", "it did not answer in time; it may be locked"))
        if isinstance(faults[0], NoKeyringError):
            raise faults[0]
        raise NoKeyringError(_why(faults[0])) from None


def _why(fault: Exception) -> str:
    """Return why a keyring failed by the type alone: what a backend says may hold what it was asked to keep."""
    from keyring.errors import InitError, KeyringLocked  # noqa: PLC0415 - as above

    if isinstance(fault, KeyringLocked):
        return sentence("KeyringFaults", "it is locked")
    if isinstance(fault, InitError):
        return sentence("KeyringFaults", "it could not be opened")
    return sentence("KeyringFaults", "it failed with {kind}", kind=type(fault).__name__)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What ``NAME.keyring`` holds: the name in the keyring, and how the password file's line begins."""

    name: str
    login: str


class KeptSecrets:
    """Keeps passwords where the settings want them; every method blocks, three seconds at most for a keyring."""

    def __init__(self, choice: SecretsChoice = SecretsChoice.FILE, keyring: AskedKeyring | None = None) -> None:
        self._choice = choice
        self._keyring = keyring or AskedKeyring(system_keyring)

    @property
    def wants_keyring(self) -> bool:
        """Whether a keyring is used where one answers."""
        return self._choice is not SecretsChoice.FILE

    def place(self, passfile: Path) -> SecretPlace | None:
        """Return where the password of ``passfile`` rests; None where there is none."""
        if passfile.is_file():
            return SecretPlace.FILE
        return None if _entry_of(passfile) is None else SecretPlace.KEYRING

    @staticmethod
    def name_in_keyring(passfile: Path) -> str | None:
        """Return under which name a password rests in the keyring, for other programs; None where it does not."""
        entry = None if passfile.is_file() else _entry_of(passfile)
        return None if entry is None else entry.name

    def keep(self, passfile: Path, login: str, password: str) -> None:
        """Keep a new password in the place of the one before, if there was one.

        Args:
            passfile: the password file it would lie in.
            login: host, port, database and role as a password file has them, without the last colon.
            password: of characters that a password file takes as they are.

        Raises:
            SecretAwayError: the settings want it in a keyring, and none takes it.
            OSError: the disk refuses.
        """
        before = _entry_of(passfile)
        if not self._put_into_keyring(passfile, login, password):
            write_durably(passfile, f"{login}:{password}\n")
            _marker(passfile).unlink(missing_ok=True)
        self._forget(before)

    def password(self, passfile: Path) -> str | None:
        """Return the password; None where there is none, or its file is not one of ours.

        Raises:
            SecretAwayError: it rests in a keyring that does not give it now.
            OSError: the file cannot be read.
        """
        if passfile.is_file():
            return _in_file(passfile)[1]
        entry = _entry_of(passfile)
        return None if entry is None else self._from_keyring(entry)

    def settle(self, passfile: Path) -> None:
        """Move a password to where the settings want it; where that cannot be done now, it stays where it is.

        Raises:
            OSError: the disk refuses; nothing is lost.
        """
        place = self.place(passfile)
        if place is SecretPlace.FILE:
            with contextlib.suppress(PermissionError):
                passfile.chmod(PRIVATE)
        if place is SecretPlace.FILE and self.wants_keyring:
            login, password = _in_file(passfile)
            if password:
                self._move_into_keyring(passfile, login, password)
        elif place is SecretPlace.KEYRING and not self.wants_keyring:
            self._move_into_file(passfile)

    def why_no_keyring(self) -> str:
        """Return why no keyring answers now, to follow a colon; empty where one does."""
        try:
            self._keyring.ask(lambda keyring: keyring.get_password(SERVICE, "none has this name"))
        except NoKeyringError as error:
            return str(error)
        return ""

    # --- the keyring --------------------------------------------------------------------------------------------------

    def _put_into_keyring(self, passfile: Path, login: str, password: str) -> bool:
        """Keep a password in the keyring if it is wanted there, and remove the file once the keyring gave it back."""
        if not self.wants_keyring or not _is_of_this_account(passfile.parent):
            return False
        entry = _Entry(f"{login.rpartition(':')[2]} {uuid4().hex}", login)

        def keep(keyring: KeyringBackend) -> bool:
            keyring.set_password(SERVICE, entry.name, password)
            return keyring.get_password(SERVICE, entry.name) == password

        try:
            given_back = self._keyring.ask(keep)
        except NoKeyringError as error:
            if self._choice is SecretsChoice.KEYRING:
                raise SecretAwayError(
                    sentence(
                        "KeyringFaults",
                        "A password is to be kept in the keyring, and none takes it ({why}): unlock the keyring, "
                        "or choose the setting secrets = 'auto'.",
                        why=error,
                    )
                ) from None
            logger.debug("No keyring takes the password: %s", error)
            return False
        if not given_back:
            return False
        # In this order: until the file is gone it is right, and holds what was true before.
        write_durably(_marker(passfile), json.dumps({"entry": entry.name, "login": login}) + "\n")
        passfile.unlink(missing_ok=True)
        return True

    def _move_into_keyring(self, passfile: Path, login: str, password: str) -> None:
        try:
            self.keep(passfile, login, password)
        except SecretAwayError as error:
            logger.warning("%s It stays in its file until then.", error)
            return
        if not passfile.exists():
            logger.info("The password of %s was moved into the keyring of this account", passfile.stem)

    def _move_into_file(self, passfile: Path) -> None:
        entry = _entry_of(passfile)
        if entry is None:
            return
        try:
            password = self._from_keyring(entry)
        except SecretAwayError as error:
            logger.warning("A password is to be kept in a file and could not be moved there: %s", error)
            return
        if password is not None:
            self.keep(passfile, entry.login, password)
            logger.info("The password of %s was moved out of the keyring into a file", passfile.stem)

    def _from_keyring(self, entry: _Entry) -> str | None:
        try:
            return self._keyring.ask(lambda keyring: keyring.get_password(SERVICE, entry.name))
        except NoKeyringError as error:
            raise SecretAwayError(
                sentence(
                    "KeyringFaults",
                    "The database's password rests in the keyring of this account, which does not give it "
                    "({why}): sign in to this computer's desktop and unlock the keyring; for a program "
                    "without a desktop start it there once with the setting secrets = 'file'; "
                    "'sentinel-desktop doctor' says which password it is.",
                    why=error,
                )
            ) from None

    def _forget(self, entry: _Entry | None) -> None:
        """Take an entry that nothing names any more out of the keyring, if that can be done."""
        if entry is not None:
            try:
                self._keyring.ask(lambda keyring: keyring.delete_password(SERVICE, entry.name))
            except NoKeyringError as error:
                logger.debug("A password that is no longer used stays in the keyring: %s", error)


FILES: Final = KeptSecrets()
"""Keeps every password in a file."""


def _marker(passfile: Path) -> Path:
    return passfile.with_suffix(ENTRY_SUFFIX)


def _entry_of(passfile: Path) -> _Entry | None:
    try:
        content: dict[str, Any] = json.loads(_marker(passfile).read_text(encoding="utf-8"))
        return _Entry(str(content["entry"]), str(content["login"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _in_file(passfile: Path) -> tuple[str, str | None]:
    """Return the login and the password of a file's one line; no password where the file is not one of ours."""
    found = _LINE.fullmatch(passfile.read_text(encoding="utf-8", errors="replace"))
    if found is None:
        return "", None
    return found["login"][:-1], re.sub(r"\\(.)", r"\1", found["password"])


def _is_of_this_account(folder: Path) -> bool:
    """Whether a folder belongs to who runs this program: in root's keyring nobody else would find a password."""
    return sys.platform == "win32" or folder.stat().st_uid == os.geteuid()
