"""What was set up, in the words of the last page."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.first_start import DataPlace, FirstContent, UnitFound
from sentinel_desktop.domain.readers import ReaderStatus
from sentinel_desktop.ui.first_start.done_page import SetUp
from sentinel_desktop.ui.first_start.typed import Typed
from sentinel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Answered:
    """What this start made.

    Attributes:
        username: of the administrator; empty where none was made.
        content: what the database began with; None where that was not asked.
    """

    username: str = ""
    content: FirstContent | None = None


def set_up(typed: Typed, unit: UnitFound, reader: ReaderStatus | None, answered: Answered) -> SetUp:
    """Return what the last page shows; ``reader`` is how the reader was when it was left."""
    here = translate("FirstStart", "on this computer alone")
    data = here if typed.place is DataPlace.HERE else typed.server.address
    facts = (
        Fact(translate("FirstStart", "Station"), unit.station),
        Fact(translate("FirstStart", "Data"), data),
        Fact(translate("FirstStart", "Administrator"), _administrator(unit, answered)),
        Fact(translate("FirstStart", "Reader"), _reader(reader)),
        Fact(translate("FirstStart", "Members"), _members(unit, answered)),
    )
    return SetUp(facts, answered.username)


def _administrator(unit: UnitFound, answered: Answered) -> str:
    if answered.username:
        return answered.username
    if unit.has_administrator:
        return translate("FirstStart", "there already")
    return translate("FirstStart", "made by whoever runs the server")


def _reader(status: ReaderStatus | None) -> str:
    if status is None or not status.port:
        return translate("FirstStart", "found on its own, as soon as it is attached")
    return translate("FirstStart", "on {port}").format(port=status.port)


def _members(unit: UnitFound, answered: Answered) -> str:
    if not unit.members:
        return translate("FirstStart", "none yet")
    if answered.content is FirstContent.SAMPLE:
        return translate("FirstStart", "%n, all invented", "", unit.members)
    return translate("FirstStart", "%n member(s)", "", unit.members)
