"""Where a password rests: in the keyring, in a file, or on its way from one to the other."""

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sentinel_desktop.persistence.secrets import SecretAwayError, SecretPlace, SecretsChoice
from tests.support.keyrings import ForgetfulKeyring, MemoryKeyring, PromptingKeyring, secrets_in

LOGIN = "*:*:*:sentinel_0a"
LINE = f"{LOGIN}:s3cret\n"


@pytest.fixture
def passfile(tmp_path: Path) -> Path:
    """Return where the password file lies, or would lie."""
    return tmp_path / "station.pgpass"


def test_a_password_rests_in_the_keyring_and_nowhere_on_the_disk(passfile: Path) -> None:
    """No file of the folder has it, and whoever opens the folder later finds it by the name that lies there."""
    keyring = MemoryKeyring()
    secrets_in(keyring).keep(passfile, LOGIN, "s3cret")

    assert list(keyring.kept.values()) == ["s3cret"]
    assert all("s3cret" not in file.read_text() for file in passfile.parent.iterdir())
    assert secrets_in(keyring).place(passfile) is SecretPlace.KEYRING
    assert secrets_in(keyring).password(passfile) == "s3cret"


def test_a_folder_that_was_moved_finds_its_password_again(passfile: Path) -> None:
    """Its name in the keyring is not its path."""
    keyring = MemoryKeyring()
    secrets_in(keyring).keep(passfile, LOGIN, "s3cret")
    moved = passfile.parent.rename(passfile.parent.with_name("moved"))

    assert secrets_in(keyring).password(moved / passfile.name) == "s3cret"


def _none() -> None:
    return None


@pytest.mark.parametrize("keyring", [_none, ForgetfulKeyring], ids=["none", "forgetful"])
def test_without_a_keyring_worth_the_name_it_rests_in_a_private_file(
    passfile: Path, keyring: Callable[[], MemoryKeyring | None]
) -> None:
    """A keyring counts only after it gave the password back; the file is libpq's and its account's alone."""
    kept = secrets_in(keyring())
    kept.keep(passfile, LOGIN, "s3cret")

    assert passfile.read_text() == LINE
    assert kept.place(passfile) is SecretPlace.FILE
    assert kept.password(passfile) == "s3cret"
    if sys.platform != "win32":
        assert stat.S_IMODE(passfile.stat().st_mode) == 0o600


def test_a_keyring_that_must_be_and_is_not_is_said(passfile: Path) -> None:
    """Who chose the keyring never finds the password in a file."""
    with pytest.raises(SecretAwayError, match="unlock the keyring, or choose"):
        secrets_in(None, SecretsChoice.KEYRING).keep(passfile, LOGIN, "s3cret")

    assert list(passfile.parent.iterdir()) == []


def test_an_existing_file_moves_into_the_keyring(passfile: Path) -> None:
    """At the next start, once; what is read afterwards is the same."""
    passfile.write_text(LINE)
    keyring = MemoryKeyring()
    kept = secrets_in(keyring)
    kept.settle(passfile)
    kept.settle(passfile)

    assert not passfile.exists()
    assert list(keyring.kept.values()) == ["s3cret"]
    assert kept.password(passfile) == "s3cret"


@pytest.mark.parametrize("keyring", [_none, ForgetfulKeyring], ids=["none", "forgetful"])
def test_a_file_stays_until_a_keyring_gave_its_password_back(
    passfile: Path, keyring: Callable[[], MemoryKeyring | None]
) -> None:
    """Nothing is lost to a keyring that takes what it does not keep."""
    passfile.write_text(LINE)
    passfile.chmod(0o644)
    kept = secrets_in(keyring())
    kept.settle(passfile)

    assert passfile.read_text() == LINE
    assert kept.password(passfile) == "s3cret"
    if sys.platform != "win32":
        assert stat.S_IMODE(passfile.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "# mine\n*:*:*:a:b\n", "*:*:a\n", "*:*:*:a:b\n*:*:*:c:d\n"])
def test_a_file_that_somebody_wrote_otherwise_stays_as_it_is(passfile: Path, content: str) -> None:
    """Its password is not guessed, and it is not taken away."""
    passfile.write_text(content)
    keyring = MemoryKeyring()
    secrets_in(keyring).settle(passfile)

    assert passfile.read_text() == content
    assert keyring.kept == {}
    assert secrets_in(keyring).password(passfile) is None


def test_whoever_wants_files_gets_them_back_from_the_keyring(passfile: Path) -> None:
    """The way of a station that shall run without a desktop; the keyring has nothing of it afterwards."""
    keyring = MemoryKeyring()
    secrets_in(keyring).keep(passfile, LOGIN, "s3cret")
    kept = secrets_in(keyring, SecretsChoice.FILE)
    kept.settle(passfile)

    assert passfile.read_text() == LINE
    assert keyring.kept == {}
    assert list(passfile.parent.iterdir()) == [passfile]


def test_a_keyring_that_is_gone_later_is_one_sentence(passfile: Path) -> None:
    """It names what to do, and nothing of what the keyring itself said; once it is back everything is."""
    keyring = MemoryKeyring()
    kept = secrets_in(keyring)
    kept.keep(passfile, LOGIN, "s3cret")
    keyring.is_locked = True

    with pytest.raises(SecretAwayError, match="unlock the keyring") as gone:
        kept.password(passfile)
    assert "s3cret" not in str(gone.value)
    assert kept.why_no_keyring() == "it is locked"

    keyring.is_locked = False
    assert kept.password(passfile) == "s3cret"
    assert kept.why_no_keyring() == ""


def test_a_keyring_that_lost_it_is_told_from_one_that_is_away(passfile: Path) -> None:
    """None is the answer where the keyring answers and has nothing, so that a station can be enrolled anew."""
    keyring = MemoryKeyring()
    kept = secrets_in(keyring)
    kept.keep(passfile, LOGIN, "s3cret")
    keyring.kept.clear()

    assert kept.password(passfile) is None


def test_a_keyring_that_prompts_is_not_waited_for(passfile: Path) -> None:
    """A program without a desktop goes on after a bounded time, and does not put up a second prompt meanwhile."""
    passfile.write_text(LINE)
    keyring = PromptingKeyring()
    kept = secrets_in(keyring, seconds=0.05)
    began = time.monotonic()
    try:
        kept.settle(passfile)
        kept.settle(passfile)
        waits = kept.why_no_keyring()
    finally:
        keyring.answered.set()

    assert time.monotonic() - began < 5
    assert "waits" in waits
    assert passfile.read_text() == LINE


def test_a_new_password_takes_the_place_of_the_old_one(passfile: Path) -> None:
    """Of several enrolments one password is left, wherever the one before rested."""
    keyring = MemoryKeyring()
    kept = secrets_in(keyring)
    passfile.write_text(f"{LOGIN}:older\n")
    kept.keep(passfile, LOGIN, "old")
    kept.keep(passfile, LOGIN, "s3cret")

    assert list(keyring.kept.values()) == ["s3cret"]
    secrets_in(None).keep(passfile, LOGIN, "newest")
    assert kept.password(passfile) == "newest"


def test_a_file_that_is_there_is_right(passfile: Path) -> None:
    """A move that a power cut broke off leaves both: the file was not taken away before the keyring had it."""
    keyring = MemoryKeyring()
    kept = secrets_in(keyring)
    kept.keep(passfile, LOGIN, "old")
    passfile.write_text(LINE)

    assert kept.password(passfile) == "s3cret"
    kept.settle(passfile)
    assert list(keyring.kept.values()) == ["s3cret"]
    assert kept.password(passfile) == "s3cret"


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such owner there")
def test_in_somebody_elses_folder_no_keyring_is_used(passfile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An administrator who enrols a person's station as root must not put its password into root's keyring."""
    stranger = passfile.parent.stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    keyring = MemoryKeyring()
    secrets_in(keyring).keep(passfile, LOGIN, "s3cret")

    assert keyring.kept == {}
    assert passfile.read_text() == LINE
