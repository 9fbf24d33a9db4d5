"""The first start of a desk: what is asked, in which order, and when one of the questions answers itself."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

USUAL_DATABASE: Final = "sentinel"
"""What the guide has an administrator call the database."""

LONGEST_STATION_NAME: Final = 64
LONGEST_ADDRESS: Final = 500

_SCHEMES: Final = ("postgresql", "postgres")
_SECRET: Final = "password"  # noqa: S105 - the name of an option
_USER: Final = "user"
_SERVER: Final = re.compile(r"(?:\[[0-9A-Fa-f:.%\w]+\]|[\w.%~-]+)(?::(?P<port>\d{1,5}))?")
_LAST_PORT: Final = 65_535
_NEVER_SHOWN: Final = {"Cc", "Cs", "Zl", "Zp"}


class DataPlace(StrEnum):
    """Where the unit's data lies."""

    HERE = "here"
    """On this computer alone, in the server that comes with the program."""
    SERVER = "server"
    """On the unit's own server."""


class FirstContent(StrEnum):
    """What a database without members begins with."""

    SAMPLE = "sample"
    EMPTY = "empty"


class Step(StrEnum):
    """The questions, in their order."""

    PLACE = "place"
    ADMINISTRATOR = "administrator"
    READER = "reader"
    CONTENT = "content"
    DONE = "done"


STEPS: Final = tuple(Step)


@dataclass(frozen=True, slots=True)
class UnitFound:
    """The database that was opened, as far as the questions go.

    Attributes:
        station: this station's name as the database has it.
        has_administrator: somebody can sign in already.
        members: how many there are, archived ones too.
        has_owner: this start knows the database's owner, who alone makes the first administrator and a sample unit.
    """

    station: str
    has_administrator: bool = False
    members: int = 0
    has_owner: bool = True


def is_asked(step: Step, unit: UnitFound) -> bool:
    """Whether a question is still to be asked of somebody who opened ``unit``."""
    match step:
        case Step.ADMINISTRATOR:
            return unit.has_owner and not unit.has_administrator
        case Step.CONTENT:
            return unit.has_owner and not unit.members
        case _:
            return True


def step_after(step: Step, unit: UnitFound) -> Step:
    """Return the next question that is asked; the last one stays."""
    later = STEPS[STEPS.index(step) + 1 :]
    return next((each for each in later if is_asked(each, unit)), Step.DONE)


def step_before(step: Step, unit: UnitFound) -> Step:
    """Return the question before; the first one stays."""
    earlier = STEPS[: STEPS.index(step)]
    return next((each for each in reversed(earlier) if is_asked(each, unit)), Step.PLACE)


def step_to_go_on_with(left_at: Step, unit: UnitFound) -> Step:
    """Return where a start goes on that was left at a question.

    Without the owner nobody could sign in to a database that has no administrator: then it begins with the first
    question, whose other answers are kept.
    """
    if not unit.has_administrator and not unit.has_owner:
        return Step.PLACE
    if not unit.has_administrator:
        return Step.ADMINISTRATOR
    return left_at if is_asked(left_at, unit) else step_after(left_at, unit)


# --- the station's name -----------------------------------------------------------------------------------------------


class NameProblem(StrEnum):
    """Why a station cannot be called so."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_SHOWN = "not_shown"


def station_name_problem(name: str) -> NameProblem | None:
    """Return why a station cannot have a name, typed without the spaces around it; None where it can."""
    if not name.strip():
        return NameProblem.EMPTY
    if len(name) > LONGEST_STATION_NAME:
        return NameProblem.TOO_LONG
    if any(unicodedata.category(char) in _NEVER_SHOWN for char in name):
        return NameProblem.NOT_SHOWN
    return None


# --- the unit's server ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ServerLogin:
    """A database on the unit's server and who opens it, as it was typed.

    Attributes:
        address: ``HOST``, ``HOST:PORT``, ``HOST/DATABASE``, several hosts with commas, or a whole URL.
        user: the database's owner.
    """

    address: str
    user: str
    password: str = field(default="", repr=False)


class ServerState(StrEnum):
    """What became of looking at a server."""

    UNREADABLE = "unreadable"
    """The address is none."""
    AWAY = "away"
    """Nobody answers there."""
    UNSAFE = "unsafe"
    """TLS keeps this computer from going there; the sentence says why."""
    ASKS_PASSWORD = "asks_password"  # noqa: S105 - a state
    """It answers, and wants a password, which is not typed yet."""
    REFUSED = "refused"
    """It takes the user, the password or the database's name not."""
    NOT_LET_IN = "not_let_in"
    """It lets nobody in from here; the sentence says more."""
    BUSY = "busy"
    """It answers and can do nothing now; the sentence says why."""
    NOT_PERMITTED = "not_permitted"
    """It lets this user in, who may not enrol a station or make the tables."""
    FOREIGN = "foreign"
    """The database holds something else."""
    OLDER = "older"
    NEWER = "newer"
    EMPTY = "empty"
    """Nothing is in the database: its tables can be made."""
    READY = "ready"


@dataclass(frozen=True, slots=True)
class ServerFound:
    """What was found at a server.

    Attributes:
        sentence: of the states that have one, what is wrong and what to do.
        members: how many the unit there has; 0 where that is not known.
    """

    state: ServerState
    sentence: str = ""
    members: int = 0

    @property
    def can_be_used(self) -> bool:
        """Whether the unit's data can lie there."""
        return self.state in {ServerState.READY, ServerState.EMPTY}


def server_url(address: str) -> str | None:
    """Return the URL of an address as it was typed, without user and password; None where it is no address."""
    text = address.strip()
    if not text or len(text) > LONGEST_ADDRESS or any(char.isspace() or not char.isprintable() for char in text):
        return None
    try:
        parts = urlsplit(text if "://" in text else f"{_SCHEMES[0]}://{text}")
    except ValueError:
        return None
    servers = parts.netloc.rpartition("@")[2]
    if parts.scheme not in _SCHEMES or parts.fragment or not all(map(_is_server, servers.split(","))):
        return None
    path = parts.path.strip("/") or USUAL_DATABASE
    options = [(name, value) for name, value in parse_qsl(parts.query) if name not in {_SECRET, _USER}]
    return (
        None if "/" in path else urlunsplit((_SCHEMES[0], servers, f"/{path}", urlencode(options, quote_via=quote), ""))
    )


def _is_server(server: str) -> bool:
    found = _SERVER.fullmatch(server)
    return found is not None and 0 < int(found["port"] or 1) <= _LAST_PORT


def without_credentials(login: ServerLogin) -> ServerLogin:
    """Return the same with user and password where they belong, if the address held any: a URL that was pasted."""
    try:
        parts = urlsplit(login.address.strip())
    except ValueError:
        return login
    options = parse_qsl(parts.query, keep_blank_values=True)
    given = {name: value for name, value in options if name in {_SECRET, _USER}}
    who, at, servers = parts.netloc.rpartition("@")
    if parts.scheme not in _SCHEMES or not (at or given):
        return login
    user, _, password = who.partition(":")
    rest = urlencode([(name, value) for name, value in options if name not in given], quote_via=quote)
    return replace(
        login,
        address=urlunsplit((parts.scheme, servers, parts.path, rest, "")),
        user=given.get(_USER) or unquote(user) or login.user,
        password=given.get(_SECRET) or unquote(password) or login.password,
    )


# --- what is kept -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """What was answered so far, so that the next start goes on where this one was left; it holds no password.

    Attributes:
        left_at: the question that is open; ``DONE`` once the desk was opened.
        database: the URL of the unit's server, once this station is known there; None for this computer's own.
        station: its name, as it was typed.
        address: of the unit's server, likewise.
        user: the database's owner, likewise.
    """

    left_at: Step = Step.PLACE
    place: DataPlace = DataPlace.HERE
    database: str | None = None
    station: str = ""
    address: str = ""
    user: str = ""
    is_done: bool = False
