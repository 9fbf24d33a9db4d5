"""What a kiosk asks of the database, where nobody is signed in: held by functions that answer this much and no more."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.kiosk import EventToday, HostFound, KioskDeparture, KioskTexts, KioskVisit, Prefill
from sentinel_desktop.services.ports.records import Work


class KioskRecords(Protocol):
    """Visits as a station may begin and end them; every method raises StoreUnavailableError where it cannot be done.

    The database takes its time over each question, and one at a time of each station: nobody leafs through.
    """

    def prefill(self, last_name: str, first_name: str, phone: str) -> Prefill | None:
        """Return what somebody with exactly this name and telephone number said last time; None where nobody has."""

    def hosts(self, words: Sequence[str]) -> Sequence[HostFound]:
        """Return the first few members in whose names each of these keys begins a word; none below three letters."""

    def events(self, on: date) -> Sequence[EventToday]:
        """Return the events of a day of the unit, which must be about today."""

    def texts(self) -> KioskTexts:
        """Return what the unit wants said at its kiosks."""

    def sign_in(self, entry: UUID, at: datetime, visit: KioskVisit) -> bool:
        """Begin a visit, or the one that was expected of this visitor; the same entry again changes nothing.

        Returns:
            whether the badge that was tapped is the visitor's now, also where none was; one that is not free is left
            out.

        Raises:
            InvalidValueError: ``at`` is yet to come, or something is missing.
        """

    def sign_out(self, at: datetime, leaving: KioskDeparture) -> bool:
        """End the visit of this name and number; false where none is open. The same again at ``at`` changes nothing."""


class KioskWork(Work, Protocol):
    """A transaction as the station."""

    @property
    def kiosk(self) -> KioskRecords:
        """What a kiosk may ask, in this transaction."""


class FindBadge(Protocol):
    """This station's copy of the badges."""

    def __call__(self, serial: str) -> Badge | None:
        """Return the badge with this serial; never blocks for the database."""
