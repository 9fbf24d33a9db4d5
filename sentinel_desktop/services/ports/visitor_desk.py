"""What the store is asked where the desk receives visitors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.badges import Badge, BadgeDetails, BadgeFilter, BadgeLine, BadgeOrder
from sentinel_desktop.domain.events import EventDetails, EventFilter, EventOrder
from sentinel_desktop.domain.ids import BadgeId, StationId
from sentinel_desktop.domain.lists import EnumeratedDetails, RankDetails
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outsiders import VisitOfBadge
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.domain.visitor_desk import VisitorOffered
from sentinel_desktop.domain.visitors import (
    Arrival,
    Departure,
    PersonHere,
    VisitDetails,
    VisitFilter,
    VisitLine,
    VisitOrder,
)
from sentinel_desktop.services.ports.hand_acts import HandActs
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.people_search import PeopleWork
from sentinel_desktop.services.ports.records import EditedRecords, ListValues, Open, Work


class Visits(EditedRecords[VisitDetails, VisitFilter, VisitOrder], Protocol):
    """The visits."""

    def sign_in(self, key: UUID, visit: VisitDetails, arrival: Arrival) -> Record[VisitDetails]:
        """Add a visitor who came unexpected; raises AlreadyTakenError where another one holds the badge."""

    def sign_in_expected(self, seen: RecordVersion, visit: VisitDetails, arrival: Arrival) -> Record[VisitDetails]:
        """Let the visit that was expected begin; raises as ``sign_in``, and StaleVersionError."""

    def sign_out(self, seen: RecordVersion, departure: Departure) -> Record[VisitDetails]:
        """Let a visit end; raises StaleVersionError, InvalidValueError where it is not open."""

    def expected_as(self, last_name: str, first_name: str, phone: str, at: datetime) -> Sequence[Record[VisitDetails]]:
        """Return the visits expected of somebody with just this name, the earliest first."""

    def people_here(self, last_name: str) -> Sequence[PersonHere]:
        """Return everybody with this last name who is in."""

    def lines(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of a table of visits."""


class VisitorDesk(Protocol):
    """The questions of the desk over visits."""

    def hold_name(self, last_name: str, first_name: str) -> None:
        """Keep others from signing somebody of this name in until the transaction ends."""

    def here_as(self, last_name: str, first_name: str, phone: str) -> Sequence[Record[VisitDetails]]:
        """Return the open visits of somebody with this name, the latest first."""

    def expected(self, text: str, since: datetime, before: datetime, at: datetime) -> Sequence[VisitorOffered]:
        """Return who is expected in a period, may still come at ``at``, and may be meant."""

    def expected_visit(self, visit_id: UUID) -> VisitorOffered | None:
        """Return one visit that is expected; None where it began, or was cancelled."""

    def returning(self, text: str, most: int) -> Sequence[VisitorOffered]:
        """Return the latest visit of each person who may be meant, who was here last first."""


class VisitorBadges(EditedRecords[BadgeDetails, BadgeFilter, BadgeOrder], Protocol):
    """The badges."""

    def with_serial(self, spelling: str) -> Sequence[Record[BadgeDetails]]:
        """Return the badges that a spelling of a serial can mean."""

    def lines(self, wanted: BadgeFilter, order: BadgeOrder, request: PageRequest) -> Page[BadgeLine]:
        """Return one page of a table of badges."""


class VisitorDeskWork(PeopleWork, Work, Protocol):
    """Everything that is asked where the desk receives visitors, in one transaction."""

    @property
    def visitors(self) -> Visits:
        """The visits."""

    @property
    def visitor_desk(self) -> VisitorDesk:
        """The questions of the desk."""

    @property
    def badges(self) -> VisitorBadges:
        """The badges."""

    @property
    def visit_types(self) -> ListValues[EnumeratedDetails]:
        """The types of visits."""

    @property
    def ranks(self) -> ListValues[RankDetails]:
        """The ranks."""

    @property
    def events(self) -> EditedRecords[EventDetails, EventFilter, EventOrder]:
        """The events."""


class BadgesCopy(Protocol):
    """This station's copy of the badges, for while the database is away; never raises."""

    def find_badge(self, serial: str) -> Badge | None:
        """Return the badge that a scan finds."""

    def visit_of(self, badge_id: BadgeId) -> VisitOfBadge | None:
        """Return the visit that a badge was handed out for last, as far as it is known here."""


@dataclass(frozen=True, slots=True)
class ReceivingDesk:
    """Who receives visitors at this desk, and how; every one may be called from any thread.

    Attributes:
        session: who sits here now.
        open_signed_in: opens a unit of work in that person's name; raises NotSignedInError where nobody is.
        later: takes what is done while the database is away.
        copy: which badges there are, meanwhile.
        station_id: of this station; None where it is not enrolled yet.
        now: the server's time as this station knows it, aware.
        timings: of the unit, as far as they are known here.
        new_id: makes ids.
    """

    session: Callable[[], Session]
    open_signed_in: Open[VisitorDeskWork]
    later: HandActs
    copy: BadgesCopy
    station_id: Callable[[], StationId | None]
    now: Callable[[], datetime]
    timings: Callable[[], Timings]
    new_id: NewId
