"""What the search over everything offers, and what each of it opens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.presence import BoardEntry, VisitorHere
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.domain.visitors import VisitLine, VisitState
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.keycap import key_text
from sentinel_desktop.ui.widgets.suggestions import Suggestion

translate = QCoreApplication.translate


class Opens(StrEnum):
    """What is opened."""

    PERSON = "person"
    VISIT = "visit"
    BADGE = "badge"
    PLACE = "place"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to open: by a member's or a visit's id, a badge's serial, the name of a page or an action."""

    opens: Opens
    key: UUID | str


class Titled(Protocol):
    """A page or an action."""

    @property
    def name(self) -> str:
        """What the program calls it."""

    @property
    def title(self) -> str:
        """What a person calls it."""

    @property
    def key(self) -> str:
        """Its key."""


class Entries:
    """The lines, worded as of now."""

    def __init__(self, setup: DeskSetup) -> None:
        self._setup = setup

    def person(self, found: PersonFound) -> Suggestion:
        """Return a member of the unit."""
        told = self._presence(found.division, found.state, found.since)
        return _member(found.member_id, found.display_name, told, found.first_name, found.last_name)

    def on_board(self, entry: BoardEntry) -> Suggestion:
        """Return a member who is in, as the board has them."""
        card = entry.member
        told = self._presence(card.division, entry.state, entry.since)
        return _member(entry.id, card.display_name, told, card.first_name, card.last_name)

    def visitor(self, here: VisitorHere) -> Suggestion:
        """Return a visitor who is in, as the board has them."""
        told = translate("Find", "Visitor · {type} · here since {time}").format(
            type=chip_name(here.visit_type), time=self._time(here.since)
        )
        return Suggestion(Target(Opens.VISIT, here.id), here.display_name, told)

    def visit(self, line: VisitLine) -> Suggestion:
        """Return a visit: open or expected."""
        visit = line.record.details
        of = visit.organization or visit.unit or chip_name(line.visit_type)
        if visit.state is VisitState.OPEN:
            told = translate("Find", "Visitor · {of} · here since {time}").format(
                of=of, time=self._time(visit.checked_in_at)
            )
        else:
            told = translate("Find", "Visitor · {of} · expected {time}").format(
                of=of, time=self._time(visit.expected_at)
            )
        return Suggestion(Target(Opens.VISIT, line.record.id), visit.display_name, told)

    def badge(self, line: BadgeLine) -> Suggestion:
        """Return a badge by the number printed on it, or the end of its serial."""
        title = translate("Find", "Badge {number}").format(number=line.printed_number or f"…{line.serial[-4:]}")
        status = chip_name(line.status)
        if line.holder is None:
            told = translate("Find", "{status} · held by nobody").format(status=status)
        else:
            told = translate("Find", "{status} · held by {name}").format(status=status, name=line.holder.name)
        return Suggestion(Target(Opens.BADGE, line.serial), title, told)

    def place(self, place: Titled) -> Suggestion:
        """Return a page of the window."""
        told = translate("Find", "Page · {key}").format(key=key_text(place.key))
        return Suggestion(Target(Opens.PLACE, place.name), place.title, told)

    def action(self, action: Titled) -> Suggestion:
        """Return something to do."""
        told = translate("Find", "Action · {key}").format(key=key_text(action.key))
        return Suggestion(Target(Opens.ACTION, action.name), action.title, told)

    def _presence(self, division: str, state: Direction, since: datetime | None) -> str:
        if state is Direction.IN:
            return translate("Find", "{division} · in since {time}").format(division=division, time=self._time(since))
        return translate("Find", "{division} · out").format(division=division)

    def _time(self, instant: datetime | None) -> str:
        return "" if instant is None else since_text(instant, self._setup.now(), self._setup.zone)


def _member(key: UUID, name: str, told: str, first_name: str, last_name: str) -> Suggestion:
    return Suggestion(Target(Opens.PERSON, key), name, told, (first_name[:1] + last_name[:1]).upper())


def titled(things: Iterable[Titled], text: str) -> Iterator[Titled]:
    """Yield the pages or actions whose titles have every word of a text."""
    words = search_keys(text)
    for thing in things:
        key = sort_key(thing.title)
        if words and all(word in key for word in words):
            yield thing
