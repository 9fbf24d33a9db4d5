"""What the first start says of a server, of names, and of questions that answered themselves."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.first_start import LONGEST_STATION_NAME, NameProblem, ServerFound, ServerState, UnitFound
from sentinel_desktop.domain.outcomes import Tone

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LineLook:
    """One line: a symbol, its colour, a sentence."""

    symbol: str
    tone: Tone | None
    sentence: str


def server_rule() -> LineLook:
    """Return what is said before anything is typed."""
    return LineLook("circle-dashed", None, translate("FirstStart", "Type the address: it is tried while you type."))


def server_trying() -> LineLook:
    """Return what is said while nobody answered yet."""
    return LineLook("hourglass", None, translate("FirstStart", "Asking the server…"))


def server_look(found: ServerFound) -> LineLook:
    """Return what is said of what was found at a server."""
    symbol, tone = _MARKS.get(found.state, ("octagon-x", Tone.REFUSED))
    return LineLook(symbol, tone, _sentence(found))


_MARKS = {
    ServerState.READY: ("circle-check", Tone.IN),
    ServerState.EMPTY: ("circle-check", Tone.IN),
    ServerState.ASKS_PASSWORD: ("key-round", Tone.ATTENTION),
    ServerState.AWAY: ("cloud-off", Tone.REFUSED),
    ServerState.BUSY: ("clock", Tone.OUT),
}


def _sentence(found: ServerFound) -> str:
    if found.state is ServerState.READY:
        if not found.members:
            return translate("FirstStart", "The server lets you in. Its database has no members yet.")
        return translate("FirstStart", "The server lets you in. The unit there has %n member(s).", "", found.members)
    # What TLS, the server's rules or its state keep from being done is in the sentence of the fault.
    return {
        ServerState.EMPTY: translate(
            "FirstStart", "The server lets you in. The database is empty: its tables are made when you go on."
        ),
        ServerState.UNREADABLE: translate(
            "FirstStart", "This is no address: write HOST, HOST:PORT or HOST:PORT/DATABASE, without spaces."
        ),
        ServerState.AWAY: translate(
            "FirstStart", "Nobody answers there: check the name and the port, the network and the server."
        ),
        ServerState.ASKS_PASSWORD: translate("FirstStart", "The server answers. Type the owner's name and password."),
        ServerState.REFUSED: translate(
            "FirstStart", "The server does not take this: the name, the password or the database's name is wrong."
        ),
        ServerState.NOT_PERMITTED: translate(
            "FirstStart", "The server lets you in, but this name may not make a station known: give the owner's."
        ),
        ServerState.FOREIGN: translate(
            "FirstStart", "The database holds something else: have one made for Sentinel alone."
        ),
        ServerState.OLDER: translate(
            "FirstStart",
            "The unit's tables are older than this program: an administrator runs 'sentinel-desktop db upgrade'.",
        ),
        ServerState.NEWER: translate(
            "FirstStart", "The unit's tables are newer than this program: install the newer Sentinel here."
        ),
    }.get(found.state, found.sentence)


def name_problem(problem: NameProblem | None) -> str:
    """Return what is wrong with a station's name; empty where nothing is."""
    if problem is None:
        return ""
    return {
        NameProblem.EMPTY: translate("FirstStart", "A station has a name."),
        NameProblem.TOO_LONG: translate("FirstStart", "A name has {n} characters at most.").format(
            n=LONGEST_STATION_NAME
        ),
        NameProblem.NOT_SHOWN: translate("FirstStart", "A character in it cannot be shown: type the name anew."),
    }[problem]


def administrator_note(unit: UnitFound) -> str:
    """Return why nobody is asked for an administrator."""
    if unit.has_administrator:
        return translate("FirstStart", "The unit has an administrator already.")
    return translate("FirstStart", "The first administrator is made by whoever runs the server.")


def content_note(unit: UnitFound) -> str:
    """Return why nobody is asked what the database begins with."""
    if not unit.members:
        return translate("FirstStart", "The database has no members yet; only its owner loads a sample unit.")
    return translate("FirstStart", "The unit has %n member(s) already.", "", unit.members)
