"""A kiosk whose database is in memory: it answers as the functions of the real one do, and can be away."""

from collections.abc import Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from sentinel_desktop.domain.badges import Badge, BadgeKind, OnScan
from sentinel_desktop.domain.faults import JournalError, SignInRejectedError, StoreRefusedError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import BadgeId
from sentinel_desktop.domain.kiosk import (
    EventToday,
    HostFound,
    KioskDeparture,
    KioskTexts,
    KioskVisit,
    Prefill,
)
from sentinel_desktop.domain.sort_keys import digits_of, sort_key
from sentinel_desktop.services.kiosk import KioskDesk, KioskService
from tests.support.scan_builders import NOON

AWAY = "The database does not answer."


class KioskRoom:
    """Satisfies ``services.ports.kiosk.KioskWork`` and its records, and knows what was done.

    Attributes:
        known: whom a returning visitor can be, by key of the name and digits.
        members: who can be a host, by name.
        away: the database does not answer.
        refuses: the sentence with which it refuses for good.
        disk_refuses: nothing can be kept here either.
        visits: what was signed in, by entry.
        asked: what hosts were searched by.
        kept: what waits on this disk.
        badges: the station's copy, by serial.
    """

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Prefill] = {}
        self.members: list[HostFound] = []
        self.today: list[EventToday] = []
        self.said = KioskTexts("HMCS Example")
        self.away = False
        self.refuses = ""
        self.disk_refuses = False
        self.has_badge = True
        self.visits: dict[UUID, KioskVisit] = {}
        self.left: list[KioskDeparture] = []
        self.asked: list[tuple[str, ...]] = []
        self.kept: list[HandAct] = []
        self.badges: dict[str, Badge] = {}
        self.commits = 0
        self.service = KioskService(self.open, KioskDesk(self, lambda: NOON, NOON.date, uuid4, self.find_badge))

    def open(self) -> Self:
        """Begin a transaction."""
        return self

    def __enter__(self) -> Self:
        """Begin it, where the database answers."""
        if self.away:
            raise StoreUnavailableError(AWAY)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""

    def commit(self) -> None:
        """Make it so."""
        self.commits += 1

    @property
    def kiosk(self) -> Self:
        """What a kiosk may ask."""
        return self

    def prefill(self, last_name: str, first_name: str, phone: str) -> Prefill | None:
        """Return what is known."""
        return self.known.get((sort_key(last_name, first_name), digits_of(phone)))

    def hosts(self, words: Sequence[str]) -> Sequence[HostFound]:
        """Return whose name has every word."""
        self.asked.append(tuple(words))
        return [host for host in self.members if all(word in sort_key(host.name) for word in words)]

    def events(self, on: date) -> Sequence[EventToday]:
        """Return the events of noon's day."""
        return self.today if on == NOON.date() else []

    def texts(self) -> KioskTexts:
        """Return what the unit wants said."""
        return self.said

    def sign_in(self, entry: UUID, at: datetime, visit: KioskVisit) -> bool:
        """Store it."""
        assert at == NOON
        if self.refuses:
            raise StoreRefusedError(self.refuses)
        self.visits[entry] = visit
        return self.has_badge

    def sign_out(self, at: datetime, leaving: KioskDeparture) -> bool:
        """End the first visit that it means."""
        assert at == NOON
        keys = leaving.name_key, leaving.phone_key
        for entry, visit in self.visits.items():
            if (sort_key(visit.last_name), digits_of(visit.phone)) == keys:
                del self.visits[entry]
                self.left.append(leaving)
                return True
        return False

    def add(self, act: HandAct) -> None:
        """Keep it on this disk."""
        if self.disk_refuses:
            raise JournalError("The disk is full.")
        self.kept.append(act)

    def find_badge(self, serial: str) -> Badge | None:
        """Return it."""
        return self.badges.get(serial)

    def add_badge(self, serial: str, kind: BadgeKind) -> UUID:
        """Have a badge in the station's copy."""
        key = uuid4()
        self.badges[serial] = Badge(BadgeId(key), serial, kind, OnScan.ALLOW, None)
        return key


class SupervisorAlone:
    """Lets one name and password leave the kiosk."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def require_supervisor(self, username: str, password: str) -> None:
        """Return for the supervisor."""
        self.asked.append(username)
        if (username, password) != ("beauchamp", "one two three four"):
            raise SignInRejectedError("The user name or the password is not right.")
