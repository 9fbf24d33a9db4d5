"""Visitors who sign themselves in and out at a kiosk; nobody is signed in there, and it tells nothing about anybody."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.kiosk import (
    EventToday,
    HostFound,
    KioskDeparture,
    KioskForm,
    KioskTexts,
    KioskVisit,
    LeavingAnswer,
    Prefill,
    host_words,
)
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.services.ports.hand_acts import HandActs
from sentinel_desktop.services.ports.kiosk import FindBadge, KioskWork
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.retries import retried

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KioskDesk:
    """Where the kiosk stands; every one may be called from any thread.

    Attributes:
        later: takes what could not be recorded.
        now: the server's time as this station knows it.
        today: the unit's day now.
        new_id: makes ids.
        find_badge: knows the badges, also while the database is away.
    """

    later: HandActs
    now: Callable[[], datetime]
    today: Callable[[], date]
    new_id: NewId
    find_badge: FindBadge


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What became of a sign-in; where the database was away it waits on this disk, and the visitor sees no difference.

    Attributes:
        has_badge: the badge that was tapped is the visitor's, as far as is known; also where none was tapped.
    """

    has_badge: bool = True


class KioskService:
    """Works for one station. Safe to call from any thread; every method may block for the database."""

    def __init__(self, open_work: Open[KioskWork], desk: KioskDesk) -> None:
        """Prepare the service; ``open_work`` opens a unit of work as the station."""
        self._open = open_work
        self._desk = desk

    # --- asked while somebody types -----------------------------------------------------------------------------------

    def texts(self) -> KioskTexts | None:
        """Return what the unit wants said; None while the database is away, when what was said last still holds."""
        try:
            with self._open() as work:
                return work.kiosk.texts()
        except StoreUnavailableError:
            return None

    def prefill(self, form: KioskForm) -> Prefill | None:
        """Return what this visitor need not type again; None for a new one, and while the database is away."""
        try:
            with self._open() as work:
                return work.kiosk.prefill(form.last_name, form.first_name, form.phone)
        except StoreUnavailableError:
            return None

    def hosts(self, text: str) -> Sequence[HostFound]:
        """Return a few members whom the text may mean, none below three letters; raises StoreUnavailableError."""
        words = host_words(text)
        if not words:
            return []
        with self._open() as work:
            return work.kiosk.hosts(words)

    def events(self) -> Sequence[EventToday]:
        """Return the events of today; none while the database is away."""
        try:
            with self._open() as work:
                return work.kiosk.events(self._desk.today())
        except StoreUnavailableError:
            return []

    def with_badge(self, form: KioskForm, serial: str) -> KioskForm | None:
        """Return the form with the badge that was tapped; None where it is no visitor's badge."""
        badge = self._desk.find_badge(serial)
        if badge is None or badge.kind is not BadgeKind.VISITOR:
            return None
        return replace(form, badge_id=badge.id)

    # --- coming and leaving -------------------------------------------------------------------------------------------

    def sign_in(self, form: KioskForm, language: Language) -> SignedIn:
        """Sign a visitor in, by whatever of a form without faults; while the database is away it is kept on this disk.

        Raises:
            StoreRefusedError: the database will never take it: the duty desk must help.
            JournalError: the database is away and the disk refuses too.
        """
        visit, entry, at = KioskVisit.of(form, language), self._desk.new_id(), self._desk.now()
        try:
            return SignedIn(retried(lambda: self._sign_in(entry, at, visit)))
        except StoreUnavailableError as away:
            logger.info("A visitor signed in at the kiosk while the database is away, delivered later: %s", away)
            self._desk.later.add(HandAct.kiosk_sign_in(entry, at, visit))
            return SignedIn()

    def sign_out(self, leaving: KioskDeparture) -> LeavingAnswer:
        """Sign a visitor out who is found by exactly this last name and telephone number.

        While the database is away that is kept on this disk, and the answer is the same as where it is found.

        Raises:
            StoreRefusedError: the database will never take it: the duty desk must help.
            JournalError: the database is away and the disk refuses too.
        """
        entry, at = self._desk.new_id(), self._desk.now()
        try:
            found = retried(lambda: self._sign_out(at, leaving))
        except StoreUnavailableError as away:
            logger.info("A visitor signed out at the kiosk while the database is away, delivered later: %s", away)
            self._desk.later.add(HandAct.kiosk_sign_out(entry, at, leaving))
            return LeavingAnswer.SIGNED_OUT
        return LeavingAnswer.SIGNED_OUT if found else LeavingAnswer.NOTHING_FOUND

    def _sign_in(self, entry: UUID, at: datetime, visit: KioskVisit) -> bool:
        with self._open() as work:
            has_badge = work.kiosk.sign_in(entry, at, visit)
            work.commit()
        return has_badge

    def _sign_out(self, at: datetime, leaving: KioskDeparture) -> bool:
        with self._open() as work:
            found = work.kiosk.sign_out(at, leaving)
            work.commit()
        return found
