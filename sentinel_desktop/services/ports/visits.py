"""What the pages of visits and the printing of slips ask of the store."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.events import EventDetails, EventFilter, EventOrder
from sentinel_desktop.domain.lists import EnumeratedDetails
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.domain.visitors import (
    Departure,
    OrganizationCount,
    PersonHere,
    PurposeCount,
    SlipFilter,
    SlipLine,
    SlipPrint,
    TypeCount,
    VisitDetails,
    VisitFilter,
    VisitLine,
    VisitOrder,
)
from sentinel_desktop.services.ports.audit import AuditLog
from sentinel_desktop.services.ports.people_search import People
from sentinel_desktop.services.ports.records import EditedRecords, ListValues, Work
from sentinel_desktop.services.ports.station_admin import Stations


class Visits(EditedRecords[VisitDetails, VisitFilter, VisitOrder], Protocol):
    """The visits, as tables show them and as people change them."""

    def lines(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of a table of visits."""

    def these_lines(self, keys: Collection[UUID]) -> Sequence[VisitLine]:
        """Return these visits as rows of a table, those there are, in no order."""

    def counts_by_type(self, since: datetime, before: datetime) -> Sequence[TypeCount]:
        """Return how many visits of each type began in a period, the most first."""

    def counts_by_purpose(self, since: datetime, before: datetime) -> Sequence[PurposeCount]:
        """Return how many visits of each purpose began in a period, the most first."""

    def counts_by_organization(self, since: datetime, before: datetime) -> Sequence[OrganizationCount]:
        """Return how many visitors of each organization came in a period, the most first."""

    def people_here(self, last_name: str) -> Sequence[PersonHere]:
        """Return everybody with this last name who is in, members and visitors."""

    def sign_out(self, seen: RecordVersion, departure: Departure) -> Record[VisitDetails]:
        """Let a visit end that is open; raises InvalidValueError where it is not."""

    def cancel(self, seen: RecordVersion, at: datetime) -> Record[VisitDetails]:
        """Note that an expected visit does not take place; raises InvalidValueError where it is not expected."""


class SlipPrints(Protocol):
    """The log of slips; raises as ``EditedRecords`` does."""

    def add(self, slip: SlipPrint) -> None:
        """Write one attempt into the log."""

    def page(self, wanted: SlipFilter, request: PageRequest) -> Page[SlipLine]:
        """Return one page, the newest first."""

    def count(self, wanted: SlipFilter) -> int:
        """Return how many attempts ``wanted`` lets through."""


class UnitValues(Protocol):
    """The settings of the unit, for reading."""

    def values(self, keys: Collection[str]) -> Mapping[str, JsonValue]:
        """Return the values of these settings, those there are."""


class VisitsWork(Work, Protocol):
    """A transaction in which visits are seen and changed."""

    @property
    def visitors(self) -> Visits:
        """The visits."""

    @property
    def visit_types(self) -> ListValues[EnumeratedDetails]:
        """The types of visits."""

    @property
    def events(self) -> EditedRecords[EventDetails, EventFilter, EventOrder]:
        """The events that visitors come for."""

    @property
    def people(self) -> People:
        """The members of today, whom visitors come to see."""

    @property
    def stations(self) -> Stations:
        """The stations where visitors sign in."""

    @property
    def audit(self) -> AuditLog:
        """What was changed of a visit, for who may read it."""


class SlipsWork(Work, Protocol):
    """A transaction in which slips are made up and their printing is written down."""

    @property
    def visitors(self) -> Visits:
        """The visits."""

    @property
    def slip_prints(self) -> SlipPrints:
        """The log of slips."""

    @property
    def settings(self) -> UnitValues:
        """The settings of the unit."""
