"""Whom the page of badges asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.services.badges import BadgeService
from sentinel_desktop.services.ports import ReaderControl


@dataclass(frozen=True, slots=True)
class BadgesAsked:
    """Handed to the page once.

    Attributes:
        badges: every method blocks.
        find_people: members by what is typed of their name; blocks.
        reader: this station's reader, for the badge that is tapped and not recorded.
    """

    badges: BadgeService
    find_people: Callable[[str], Sequence[PersonFound]]
    reader: ReaderControl
