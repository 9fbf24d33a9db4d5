"""Searching everything at once: members, visitors who are here or expected, badges by number or serial."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sentinel_desktop.domain.badges import BadgeFilter, BadgeLine, BadgeOrder
from sentinel_desktop.domain.found import Found
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.visitors import VisitFilter, VisitLine, VisitOrder, VisitState
from sentinel_desktop.services.ports.finding import FindingWork
from sentinel_desktop.services.ports.records import Open

LONGEST_TEXT: Final = 100
"""Characters that are looked at."""

MOST_PEOPLE: Final = 6
MOST_OTHERS: Final = 4
MOST_LIKE_BADGES: Final = 50
"""Badges that are read, so that the one whose number was typed is among them where many contain it."""
LATE_BY: Final = timedelta(hours=12)
"""A visitor who was expected so long ago is expected no more."""


class FindingService:
    """Works in the name of whoever is signed in; safe to call from any thread, and blocks.

    Raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away.
    """

    def __init__(self, open_work: Open[FindingWork], now: Callable[[], datetime]) -> None:
        self._open = open_work
        self._now = now

    def find(self, text: str) -> Found:
        """Return what somebody may mean who has typed ``text``; nothing for a text without letters or digits."""
        sought = text[:LONGEST_TEXT]
        if not any(char.isalnum() for char in sought):
            return Found()
        with self._open() as work:
            return Found(work.people.find(sought, MOST_PEOPLE), self._visits(work, sought), _badges(work, sought))

    def _visits(self, work: FindingWork, text: str) -> Sequence[VisitLine]:
        now, request = self._now(), PageRequest(size=MOST_OTHERS)
        here = VisitFilter(text=text, states=frozenset({VisitState.OPEN}))
        expected = VisitFilter(
            text=text, states=frozenset({VisitState.EXPECTED}), expected_since=now - LATE_BY, unexpired_at=now
        )
        found = [
            *work.visitors.lines(here, VisitOrder.NAME, request).items,
            *work.visitors.lines(expected, VisitOrder.EXPECTED, request).items,
        ]
        return found[:MOST_OTHERS]


def _badges(work: FindingWork, text: str) -> Sequence[BadgeLine]:
    """Return badges for a text with a digit in it: every number and serial has one, and names have none."""
    if not any(char.isdigit() for char in text):
        return ()
    request = PageRequest(size=MOST_LIKE_BADGES)
    like = work.badges.lines(BadgeFilter(text=text), BadgeOrder.PRINTED_NUMBER, request).items
    return sorted(like, key=lambda line: not line.is_called(text))[:MOST_OTHERS]
