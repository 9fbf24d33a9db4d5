"""The parts of a board that its chips leave: everybody, a division, the visitors, those who are in for long."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.presence import LONG_STAY, AttendeeOnBoard, BoardEntry, OnBoard, VisitorHere
from sentinel_desktop.ui.value_names import name_on_screen

translate = QCoreApplication.translate

_AHEAD: Final = timedelta(minutes=1)


class ScopeKind(StrEnum):
    """What a chip stands for."""

    ALL = "all"
    DIVISION = "division"
    VISITORS = "visitors"
    ATTENDEES = "attendees"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Scope:
    """One part of the board; ``code`` is that of the division."""

    kind: ScopeKind = ScopeKind.ALL
    code: str = ""

    def has(self, person: OnBoard, now: datetime) -> bool:
        """Return whether somebody is of this part."""
        match self.kind:
            case ScopeKind.ALL:
                return True
            case ScopeKind.DIVISION:
                return isinstance(person, BoardEntry) and person.member.division == self.code
            case ScopeKind.VISITORS:
                return isinstance(person, VisitorHere)
            case ScopeKind.ATTENDEES:
                return isinstance(person, AttendeeOnBoard)
            case ScopeKind.LONG:
                return is_long(person, now)


ALL: Final = Scope()
VISITORS: Final = Scope(ScopeKind.VISITORS)
ATTENDEES: Final = Scope(ScopeKind.ATTENDEES)
LONG: Final = Scope(ScopeKind.LONG)


def division(code: str) -> Scope:
    """Return the part that is one division."""
    return Scope(ScopeKind.DIVISION, code)


@dataclass(frozen=True, slots=True)
class ScopeCount:
    """How many are of a part; ``label`` is short, ``name`` in full."""

    scope: Scope
    label: str
    name: str
    count: int


def is_long(person: OnBoard, now: datetime) -> bool:
    """Return whether somebody is in for so long that they may have been forgotten."""
    return person.since is not None and now - person.since > LONG_STAY


def is_ahead(since: datetime, now: datetime) -> bool:
    """Return whether a time has not come: some computer's clock was ahead when it was told, or the server's went back.

    Less than a minute is not seen on a board of hours and minutes.
    """
    return since - now > _AHEAD


def counted(people: Iterable[OnBoard], now: datetime) -> tuple[ScopeCount, ...]:
    """Return the parts that have somebody, everybody's first whether or not there is anybody."""
    total = visitors = attendees = long = 0
    in_each: Counter[str] = Counter()
    one_of: dict[str, BoardEntry] = {}
    # With every scan, over everybody: one pass, and each division put into words once.
    long_before = now - LONG_STAY
    for person in people:
        total += 1
        long += person.since is not None and person.since < long_before
        if isinstance(person, BoardEntry):
            in_each[person.member.division] += 1
            one_of[person.member.division] = person
        elif isinstance(person, VisitorHere):
            visitors += 1
        else:
            attendees += 1
    found = [
        scope_count(ALL, total),
        *(scope_count(division(code), in_each[code], _division_name(one_of[code])) for code in sorted(in_each)),
        scope_count(VISITORS, visitors),
        scope_count(ATTENDEES, attendees),
        scope_count(LONG, long),
    ]
    return tuple(item for item in found if item.count or item.scope == ALL)


def _division_name(entry: BoardEntry) -> str:
    return name_on_screen(entry.division_name, entry.division_name_fr)


def scope_count(scope: Scope, count: int, name: str = "") -> ScopeCount:
    """Return a part with its words; ``name`` is the division's in full, where it is known."""
    match scope.kind:
        case ScopeKind.ALL:
            return ScopeCount(scope, translate("Board", "All"), translate("Board", "All who are in"), count)
        case ScopeKind.DIVISION:
            return ScopeCount(scope, scope.code, name or scope.code, count)
        case ScopeKind.VISITORS:
            visitors = translate("Board", "Visitors")
            return ScopeCount(scope, visitors, visitors, count)
        case ScopeKind.ATTENDEES:
            return ScopeCount(scope, translate("Board", "Events"), translate("Board", "Attendees of events"), count)
        case ScopeKind.LONG:
            return ScopeCount(scope, translate("Board", "Over 12 h"), translate("Board", "In for over 12 hours"), count)
