"""Keyrings that lie in memory: one that works, and the ways in which a keyring of a system does not."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from keyring import get_keyring, set_keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from sentinel_desktop.persistence.secrets import AskedKeyring, KeptSecrets, NoKeyringError, SecretsChoice


class MemoryKeyring(KeyringBackend):
    """A keyring of its own for one test; ``kept`` is what lies in it, by service and name."""

    priority = 9

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """Return what lies here."""
        self._require_unlocked()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._require_unlocked()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._require_unlocked()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _require_unlocked(self) -> None:
        if self.is_locked:
            raise KeyringLocked("locked, and it holds s3cret")


class ForgetfulKeyring(MemoryKeyring):
    """Takes everything and gives nothing back, as the one named ``null`` does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Forget it at once."""


class PromptingKeyring(MemoryKeyring):
    """Asks its person for something, and waits for that until ``answered``."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()

    def _require_unlocked(self) -> None:
        self.answered.wait(30)


@contextmanager
def as_the_systems(keyring: MemoryKeyring) -> Iterator[None]:
    """Let a keyring be that of this account, as the library finds it."""
    before = get_keyring()
    set_keyring(keyring)
    try:
        yield
    finally:
        set_keyring(before)


def secrets_in(
    keyring: MemoryKeyring | None, choice: SecretsChoice = SecretsChoice.AUTO, *, seconds: float = 5.0
) -> KeptSecrets:
    """Return what keeps passwords on a computer that has this keyring, or none."""

    def find() -> MemoryKeyring:
        if keyring is None:
            raise NoKeyringError("this account has none")
        return keyring

    return KeptSecrets(choice, AskedKeyring(find, seconds))
