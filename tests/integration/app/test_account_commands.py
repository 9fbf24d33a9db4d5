"""``sentinel-desktop account``: the owner's way to accounts, with passwords that never stand on a command line."""

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sentinel_desktop import cli
from sentinel_desktop.domain.faults import SignInRejectedError
from sentinel_desktop.domain.rights import Right
from tests.support.factories import Factories
from tests.support.session_room import ANOTHER, PASSWORD, SessionRoom, session_room


class OwnersTerminal:
    """The command line on one database, in this process, with something on its standard input."""

    def __init__(self, data_dir: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._data_dir, self._patch, self._capsys = data_dir, patch, capsys

    def run(self, *arguments: str, typed: bytes = b"") -> tuple[int, str, str]:
        """Run one command; returns its code, its output, and what it said beside."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        code = cli.run(["account", *arguments, "--data-dir", str(self._data_dir)])
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database without any account."""
    with session_room(database_url) as room:
        yield room


@pytest.fixture
def terminal(
    room: SessionRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> OwnersTerminal:
    """Return the owner's terminal."""
    monkeypatch.setenv("SENTINEL_DATABASE_URL", room.url)
    return OwnersTerminal(tmp_path, monkeypatch, capsys)


def test_the_first_administrator_is_made_with_a_password_from_the_standard_input(
    room: SessionRoom, terminal: OwnersTerminal
) -> None:
    """The first line is the password, to the last space, whatever characters it has; nothing repeats it."""
    password = " it's “quoted” \\ \U0001f6a2 "
    code, out, err = terminal.run(
        *("add", "beauchamp", "--role", "administrator", "--display-name", "CPO2 Beauchamp"),
        typed=f"{password}\r\nsecond line\n".encode(),
    )
    assert (code, out) == (0, "The account 'beauchamp' is made: administrator.\n")
    assert password not in out + err
    session = room.desk().sessions.sign_in("beauchamp", password)
    assert session.may(Right.MANAGE_ACCOUNTS)
    assert session.person is not None
    assert session.person.display_name == "CPO2 Beauchamp"


def test_a_one_time_password_is_the_whole_output(room: SessionRoom, terminal: OwnersTerminal) -> None:
    """So that it can be handed on by a script; what it is stands beside it."""
    code, out, err = terminal.run("add", "roy", "--role", "operator", "--one-time")
    assert code == 0
    assert "shown this once" in err
    session = room.desk().sessions.sign_in("roy", out.rstrip("\n"))
    assert session.person is not None
    assert session.person.must_change_password


def test_a_lost_password_is_replaced(room: SessionRoom, terminal: OwnersTerminal) -> None:
    """By one that is typed, or one for one use; the old one opens nothing."""
    room.account("roy")
    assert terminal.run("reset", "ROY", typed=ANOTHER.encode())[0] == 0
    desk = room.desk()
    with pytest.raises(SignInRejectedError):
        desk.sessions.sign_in("roy", PASSWORD)
    desk.sessions.sign_in("roy", ANOTHER)
    _, out, _ = terminal.run("reset", "roy", "--one-time")
    session = desk.sessions.sign_in("roy", out.strip())
    assert session.person is not None
    assert session.person.must_change_password


def test_role_and_access_are_changed(room: SessionRoom, terminal: OwnersTerminal) -> None:
    """Each command says how the account is now."""
    room.account("roy")
    assert terminal.run("role", "roy", "administrator")[1] == "roy: Roy, administrator\n"
    assert terminal.run("role", "roy", "operator")[0] == cli.USAGE_ERROR
    room.account("beauchamp")
    terminal.run("role", "beauchamp", "administrator")
    assert terminal.run("disable", "roy")[1] == "roy: Roy, administrator (disabled)\n"
    assert terminal.run("enable", "roy")[1] == "roy: Roy, administrator\n"


def test_accounts_are_listed(room: SessionRoom, terminal: OwnersTerminal) -> None:
    """By their user names, for people and for programs, however many."""
    for number in range(103):
        Factories(room.owner).admin_users(username=f"person{number:03}")
    room.newcomer("zoé")
    lines = terminal.run("list")[1].splitlines()
    assert len(lines) == 104
    assert lines[-1] == "zoé: zoé, supervisor (must change its password)"
    last = json.loads(terminal.run("list", "--json")[1].splitlines()[-1])
    assert (last["username"], last["role"], last["must_change_password"]) == ("zoé", "supervisor", True)


UNUSABLE = (
    (b"", "12 characters or more"),
    (b"short\n", "12 characters or more"),
    (b"password1234\n", "among the first that are tried"),
    (b"roy-roy-roy-roy\n", "your name"),
    (b"nul\0 in the middle\n", "no keyboard types"),
    (b"\xff\xfe not in utf-8 at all\n", "UTF-8"),
    (b"x" * 9000, "1024 characters at most"),
)
IMPOSSIBLE = (
    (("add", "roy", "--role", "operator", "--one-time"), "Another record has it already"),
    (("add", "a roy", "--role", "operator", "--one-time"), "no spaces"),
    (("reset", "nobody", "--one-time"), "no account of that name"),
    (("disable", "nobody"), "no account of that name"),
    ((), "account add | list | reset"),
)


def test_a_password_that_cannot_be_used_makes_no_account(room: SessionRoom, terminal: OwnersTerminal) -> None:
    """What is wrong is said in a sentence, and never the password."""
    for typed, sentence in UNUSABLE:
        code, out, err = terminal.run("add", "roy", "--role", "operator", typed=typed)
        assert (code, out) == (cli.USAGE_ERROR, "")
        assert sentence in err
        assert typed == b"" or typed.strip().decode(errors="replace") not in err
    assert room.accounts.named("roy") is None


def test_what_cannot_be_done_is_said(room: SessionRoom, terminal: OwnersTerminal) -> None:
    """One sentence, and the code of a command to be written differently."""
    room.account("roy")
    for arguments, sentence in IMPOSSIBLE:
        code, _, err = terminal.run(*arguments)
        assert (code, sentence in err) == (cli.USAGE_ERROR, True)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is asked for")
def test_on_a_terminal_the_password_is_asked_for_twice_and_not_shown(room: SessionRoom, tmp_path: Path) -> None:
    """Two that differ make nothing."""
    assert _typed_on_a_terminal(room, tmp_path, (PASSWORD, ANOTHER)) == (cli.USAGE_ERROR, True)
    assert room.accounts.named("roy") is None
    assert _typed_on_a_terminal(room, tmp_path, (PASSWORD, PASSWORD)) == (0, False)
    assert room.desk().sessions.sign_in("roy", PASSWORD).person is not None


def _typed_on_a_terminal(room: SessionRoom, data_dir: Path, typed: tuple[str, str]) -> tuple[int, bool]:
    """Return the code, and whether the two were said to differ; the terminal must not have shown what was typed."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("SENTINEL_")}
    known |= {"SENTINEL_DATABASE_URL": room.url, "PYTHONPATH": os.pathsep.join(sys.path)}
    keyboard, screen = pty.openpty()
    command = [sys.executable, "-m", "sentinel_desktop", "account", "add", "roy", "--role", "operator"]
    with subprocess.Popen(
        [*command, "--data-dir", str(data_dir)],
        env=known, stdin=screen, stdout=screen, stderr=screen, start_new_session=True,
    ) as program:  # fmt: skip
        os.close(screen)
        shown = b""
        for prompt, answer in zip((b"Password: ", b"once more: "), typed, strict=True):
            while prompt not in shown:
                shown += os.read(keyboard, 1024)
            os.write(keyboard, f"{answer}\n".encode())
        shown += _rest_of(keyboard)
        code = program.wait(30)
    os.close(keyboard)
    assert not any(answer.encode() in shown for answer in typed)
    return code, b"The two are not the same" in shown


def _rest_of(keyboard: int) -> bytes:
    rest = b""
    while True:
        try:
            more = os.read(keyboard, 1024)
        except OSError:  # a terminal that everybody left says so
            return rest
        if not more:
            return rest
        rest += more
