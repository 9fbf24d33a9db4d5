"""Any text works as a user name and as a password, on the real server; what is neither is refused like a wrong one."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.domain.faults import InvalidValueError, SignInRejectedError
from sentinel_desktop.domain.passwords import can_be_sent
from sentinel_desktop.domain.sessions import SessionState
from tests.support.session_room import PASSWORD, Desk, SessionRoom, session_room


@pytest.fixture
def room(database_url: str) -> Iterator[SessionRoom]:
    """Return a unit's database with stations and accounts."""
    with session_room(database_url) as room:
        yield room


@pytest.fixture
def desk(room: SessionRoom) -> Desk:
    """Return a desk at which nobody is signed in."""
    return room.desk()


def refused(desk: Desk, username: str, password: str) -> SignInRejectedError:
    """Fail to sign in, and return why."""
    with pytest.raises(SignInRejectedError) as caught:
        desk.sessions.sign_in(username, password)
    return caught.value


PRINTABLE = "".join(chr(code) for code in range(0x21, 0x7F))
PASSWORDS = (
    PRINTABLE,
    PRINTABLE[::-1].replace("'", "''"),
    "x" * 200,
    "\u00a0space\u2003of\u3000kinds",
    "\u05d0\u05d1 mixed with \u0627\u0644",
    "bell\u0007 and \u200b nothing wide",
    "%s %(name)s %% {0} $1 :name",
    'it\'s "quoted" \\ back$lash %s {} ;--',
    "  spaces at both ends  ",
    "tab\tand\nnew line and more",
    "e\u0301te\u0301 en combinant",
    "\U0001f6a2\U0001f427" * 6,
    "\u00ad" * 12,
    "\u2168 \ufb01 \u1e9b\u0323 compatibility",
    "p" * 1_000,
    "passfile=/etc/passwd host=nowhere",
)
NO_PASSWORDS = ("", "\0", "abc\0def", "\ud800 half a pair", "x" * 5_000)
USERNAMES = (
    PRINTABLE,
    "k" * 200,
    "\U0001f6a2\U0001f427",
    '"quoted"',
    "it''s",
    "%s%(a)s",
    "o'brien",
    "zoé.ångström",
    '";_DROP_TABLE_members;_--',
    "%",
    "عبد",
    "\\",
    "日本",
)
NO_USERNAMES = (
    PRINTABLE,
    "k" * 200,
    "\U0001f6a2\U0001f427",
    '"quoted"',
    "it''s",
    "%s%(a)s",
    "",
    " ",
    "\0",
    "\ud800",
    "....",
    "x" * 100_000,
    "kow\0alski\0x",
)
A_DAY_AND_MORE = 90_000


def test_every_character_works_in_a_password(room: SessionRoom, desk: Desk) -> None:
    """What was typed is what opens it, and nothing near it does."""
    key = room.account("kowalski")
    for password in PASSWORDS:
        room.accounts.give_password(key, password)
        assert desk.sessions.sign_in("kowalski", password).state is SessionState.SIGNED_IN
        desk.sessions.lock()
        with pytest.raises(SignInRejectedError):
            desk.sessions.unlock(password + "x")
        assert desk.sessions.unlock(password).state is SessionState.SIGNED_IN


def test_what_is_no_password_is_a_wrong_one(room: SessionRoom, desk: Desk) -> None:
    """It is refused like any other, and breaks nothing."""
    key = room.account("kowalski")
    for password in NO_PASSWORDS:
        assert "not right" in str(refused(desk, "kowalski", password))
        room.let_time_pass(A_DAY_AND_MORE)
    assert room.logged(key) == ["refused"] * len(NO_PASSWORDS)


def test_any_text_works_as_a_password(room: SessionRoom, desk: Desk) -> None:
    """Whatever can be sent opens the account it was given to, and no other text does."""
    key = room.account("kowalski")

    @settings(max_examples=12)
    @given(st.text(min_size=1, max_size=40).filter(can_be_sent))
    def opens(password: str) -> None:
        room.accounts.give_password(key, password)
        assert desk.sessions.sign_in("kowalski", password).state is SessionState.SIGNED_IN

    opens()


def test_every_character_works_in_a_user_name(room: SessionRoom, desk: Desk) -> None:
    """A name is data and never part of a statement."""
    for username in USERNAMES:
        key = room.account(username)
        person = desk.sessions.sign_in(username.upper(), PASSWORD).person
        assert person is not None
        assert person.account_id == key


def test_what_is_no_user_name_is_nobodys(room: SessionRoom, desk: Desk) -> None:
    """It is refused like any other, and breaks nothing."""
    room.account("kowalski")
    for username in NO_USERNAMES:
        assert "user name or the password is not right" in str(refused(desk, username, PASSWORD))
        room.let_time_pass(A_DAY_AND_MORE)


def test_a_user_name_that_nobody_could_type_is_not_given(room: SessionRoom) -> None:
    """A NUL, spaces within, signs that nothing shows: one sentence, beside the field."""
    for username in ("kow\0alski", "two words", "tab\tbed", "zero\u200bwidth", " "):
        with pytest.raises(InvalidValueError, match="no spaces") as caught:
            room.account(username)
        assert caught.value.fields == ("username",)
