"""The visitors who are here and can be signed out, also those whom the database does not know of yet."""

import dataclasses
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sentinel_desktop.domain.faults import (
    NotPermittedError,
    NotSignedInError,
    RecordNotFoundError,
    StaleVersionError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import SignedIn
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visit_acts import KeptArrival, ToldDeparture, arrival_act, departure_act
from sentinel_desktop.domain.visit_drafts import VisitDraft, end_of_day, type_code
from sentinel_desktop.domain.visitor_desk import VisitorInside, VisitorSignedIn, VisitorSigningOut
from sentinel_desktop.domain.visitors import (
    Departure,
    VisitDetails,
    VisitFilter,
    VisitLine,
    VisitOrder,
    VisitOutMethod,
    VisitState,
)
from sentinel_desktop.services.ports.visitor_desk import ReceivingDesk
from sentinel_desktop.services.retries import retried

logger = logging.getLogger(__name__)

_HERE = VisitFilter(states=frozenset({VisitState.OPEN}))


@dataclass(frozen=True, slots=True)
class HereNow:
    """Who is here, by name.

    Attributes:
        is_confirmed: the database said so just now; else it is what this desk knew last.
    """

    visitors: tuple[VisitorInside, ...]
    is_confirmed: bool


class VisitorsInside:
    """Part of ``VisitorDeskService``; safe to call from any thread, and raises as that does."""

    def __init__(self, desk: ReceivingDesk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._read: tuple[VisitorInside, ...] = ()
        self._kept: dict[UUID, VisitorInside] = {}
        self._left: set[UUID] = set()
        self._handed: dict[UUID, UUID] = {}

    def here(self) -> HereNow:
        """Return who is here, and where the database is away whom this desk knew last; with those kept on this disk."""
        try:
            with self._desk.open_signed_in() as work:
                lines = work.visitors.lines(_HERE, VisitOrder.NAME, PageRequest(size=LARGEST_PAGE)).items
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            return self._known(None)
        return self._known(tuple(_inside(line) for line in lines))

    def _known(self, read: tuple[VisitorInside, ...] | None) -> HereNow:
        with self._lock:
            if read is not None:
                self._read, self._left = read, set()
                told = {each.seen.id for each in read} | {(each.sort_key, each.since) for each in read}
                self._kept = {
                    key: each
                    for key, each in self._kept.items()
                    if key not in told and (each.sort_key, each.since) not in told
                }
            everybody = (each for each in (*self._read, *self._kept.values()) if each.seen.id not in self._left)
            return HereNow(tuple(sorted(everybody, key=lambda each: each.sort_key)), read is not None)

    def holder_of(self, badge_id: UUID) -> VisitorInside | None:
        """Return whom a badge was handed to here whom the database does not know of yet."""
        with self._lock:
            key = self._handed.get(badge_id)
            return None if key is None else self._kept.get(key)

    # --- signing out ----------------------------------------------------------------------------------------------

    def sign_out(self, visitor: VisitorInside) -> VisitorSigningOut:
        """Sign a visitor out whom somebody at the desk sees leave; the badge is free again.

        While the database is away it is kept on this disk, and recorded later.

        Raises:
            NotPermittedError: this account may not.
            JournalError: the database is away, and the disk refuses too.
        """
        session = self._desk.session()
        if session.person is None:
            raise NotSignedInError
        if visitor.waiting:
            return self._keep_departure(visitor, session.person)
        try:
            return retried(lambda: self._sign_out_now(visitor.seen))
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            if not session.may(Right.RECEIVE_VISITORS):
                raise
            return self._keep_departure(visitor, session.person)

    def _sign_out_now(self, seen: RecordVersion) -> VisitorSigningOut:
        with self._desk.open_signed_in() as work:
            visit = work.visitors.get(seen.id)
            came = visit.details.checked_in_at
            if visit.details.state is not VisitState.OPEN or came is None:
                return VisitorSigningOut.OUT_ALREADY
            # The version as it is now: an edited note keeps nobody in.
            departure = Departure(max(self._desk.now(), came), VisitOutMethod.DESK)
            try:
                work.visitors.sign_out(visit.seen, departure)
            except (StaleVersionError, RecordNotFoundError):
                return VisitorSigningOut.OUT_ALREADY
            work.commit()
        return VisitorSigningOut.SIGNED_OUT

    def _keep_departure(self, visitor: VisitorInside, person: SignedIn) -> VisitorSigningOut:
        departure = ToldDeparture(visitor.seen.id, visitor.since, visitor.sort_key, visitor.display_name)
        at = max(self._desk.now(), visitor.since)
        self._desk.later.add(departure_act(self._desk.new_id(), person.account_id, at, departure))
        logger.info("A visitor was signed out while the database is away: it is delivered later")
        with self._lock:
            self._left.add(visitor.seen.id)
            self._kept.pop(visitor.seen.id, None)
        return VisitorSigningOut.KEPT_HERE

    # --- signing in while the database is away --------------------------------------------------------------------

    def keep_arrival(
        self,
        key: UUID,
        draft: VisitDraft,
        visit: VisitDetails,
        times: tuple[datetime, datetime, datetime],
        person: SignedIn,
    ) -> VisitorSignedIn:
        """Keep a sign-in on this disk, and know the visitor as being here.

        Args:
            key: of the visit.
            draft: as typed.
            visit: what it makes; its type is told by the code.
            times: now, when the operational day began, and when it ends.
            person: in whose name it is recorded later.

        Raises:
            JournalError: the disk refuses.
        """
        now, since, before = times
        told = dataclasses.replace(visit, badge_id=draft.badge_id)
        arrival = KeptArrival(key, type_code(draft.purpose, draft.kind), told, since, before)
        self._desk.later.add(arrival_act(self._desk.new_id(), person.account_id, now, arrival))
        logger.info("A visitor was signed in while the database is away: it is delivered later")
        known = VisitorInside(
            seen=RecordVersion(key, 0),
            display_name=visit.display_name,
            organization=visit.organization or visit.unit,
            badge=None,
            host=None,
            since=now,
            sort_key=sort_key(visit.last_name, visit.first_name),
            waiting=True,
        )
        with self._lock:
            self._kept[key] = known
            if draft.badge_id is not None:
                self._handed[draft.badge_id] = key
            self._left.discard(key)
        return VisitorSignedIn(
            visit_id=key,
            display_name=visit.display_name,
            badge=None,
            host=None,
            host_is_in=None,
            expires_at=visit.expires_at or end_of_day(now, self._desk.timings()),
            was_expected=draft.expected_id is not None,
            waiting=True,
        )


def _inside(line: VisitLine) -> VisitorInside:
    visit, came = line.record.details, line.record.details.checked_in_at
    return VisitorInside(
        seen=line.record.seen,
        display_name=visit.display_name,
        organization=visit.organization or visit.unit,
        badge=line.badge,
        host=line.host,
        since=came or line.record.created_at,
        sort_key=sort_key(visit.last_name, visit.first_name),
    )


def everybody_named(visitors: Sequence[VisitorInside], text: str) -> Sequence[VisitorInside]:
    """Return those who may be meant by words of the name or the organization, or by the number of their badge."""
    words = sort_key(text).split() if text.strip() else []
    return [each for each in visitors if all(_has(each, word) for word in words)]


def _has(visitor: VisitorInside, word: str) -> bool:
    number = sort_key(visitor.badge or "")
    keys = (visitor.sort_key, sort_key(visitor.organization), number, number.replace(" ", ""))
    return any(word in key for key in keys)
