"""What the history of passages asks of the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.lists import DivisionDetails
from sentinel_desktop.domain.pages import Page, PageKey, PageRequest
from sentinel_desktop.domain.passages import Passage, PassagesWanted
from sentinel_desktop.domain.presence import BoardSnapshot
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.stations import StationFilter, StationLine, StationOrder
from sentinel_desktop.domain.visitors import VisitDetails
from sentinel_desktop.services.ports.people_search import People
from sentinel_desktop.services.ports.records import ListValues, Work


class Passages(Protocol):
    """The passages of everybody, for reading. Every method raises StoreUnavailableError where the database is away."""

    def page(self, wanted: PassagesWanted, after: PageKey | None, size: int) -> Page[Passage]:
        """Return one page, the newest first; ``after`` is where the page before ended, None for the first."""

    def count(self, wanted: PassagesWanted) -> int:
        """Return how many passages ``wanted`` lets through."""

    def of_correction(self, check_in_id: UUID) -> Sequence[Passage]:
        """Return a member's passage with all that took each other's place around it, in the order of recording."""


class PastPresence(Protocol):
    """Who was in."""

    def in_at(self, at: datetime) -> BoardSnapshot:
        """Return who was in at ``at``."""


class KnownVisitors(Protocol):
    """Visitors who came before."""

    def suggest_returning(self, text: str, most: int) -> Sequence[Record[VisitDetails]]:
        """Return the latest visit of each person whose last name or telephone number begins so, by name."""


class NamedStations(Protocol):
    """The stations."""

    def lines(self, wanted: StationFilter, order: StationOrder, request: PageRequest) -> Page[StationLine]:
        """Return one page of stations."""


class HistoryWork(Work, Protocol):
    """A transaction in which the history is read."""

    @property
    def passages(self) -> Passages:
        """The passages, in this transaction."""

    @property
    def presence(self) -> PastPresence:
        """Who was in."""

    @property
    def people(self) -> People:
        """The members of today."""

    @property
    def visitors(self) -> KnownVisitors:
        """Visitors who came before."""

    @property
    def divisions(self) -> ListValues[DivisionDetails]:
        """The divisions."""

    @property
    def stations(self) -> NamedStations:
        """The stations."""
