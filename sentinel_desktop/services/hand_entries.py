"""Passages by hand: entered, corrected, voided; what follows them is derived anew in the same transaction."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sentinel_desktop.domain.checkins import CheckInLine, Correction, HandEntry, KeptPresence
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.entry_acts import KeptEntry, entry_act
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    NotOwnRowError,
    NotPermittedError,
    NotSignedInError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.hand_entries import (
    KeptHere,
    NewCorrection,
    NewEntry,
    Outcome,
    PassageStory,
    Problem,
    Recorded,
    Refused,
    problem_of_corrected_time,
    problem_of_entry_time,
    problem_of_reason,
)
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId, StationId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.domain.visit_drafts import cleaned
from sentinel_desktop.services.ports.hand_acts import HandActs
from sentinel_desktop.services.ports.hand_entries import HandEntryWork
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.rederiving import rederive_after
from sentinel_desktop.services.retries import retried

logger = logging.getLogger(__name__)

DoneT = TypeVar("DoneT")


@dataclass(frozen=True, slots=True)
class HandDesk:
    """Who works by hand at this desk, and how; every one may be called from any thread.

    Attributes:
        open_work: opens a unit of work in that person's name; raises NotSignedInError where nobody is.
        session: who sits here now.
        station_id: this station's; None while that is not known.
        timings: of the unit, as far as they are known here.
        now: the server's time as this station knows it.
        new_id: makes ids.
        later: takes what is entered while the database is away.
    """

    open_work: Open[HandEntryWork]
    session: Callable[[], Session]
    station_id: Callable[[], StationId | None]
    timings: Callable[[], Timings]
    now: Callable[[], datetime]
    new_id: NewId
    later: HandActs

    def account(self) -> AccountId:
        """Return who is signed in; raises NotSignedInError where nobody is."""
        person = self.session().person
        if person is None:
            raise NotSignedInError
        return person.account_id


class HandEntryService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    What is refused is returned. Every method raises NotSignedInError where nobody is signed in, NotPermittedError where
    this account may not, and StoreUnavailableError where the database is away, unless it says otherwise.
    """

    def __init__(self, desk: HandDesk) -> None:
        self._desk = desk

    def person(self, member_id: MemberId) -> PersonFound | None:
        """Return a member as the search would; None where they are not of the unit today."""
        with self._desk.open_work() as work:
            return next(iter(work.people.these([member_id])), None)

    def story(self, check_in_id: CheckInId) -> PassageStory | None:
        """Return a passage with everything that took its place; None where there is none."""
        with self._desk.open_work() as work:
            lines = work.check_in_history.story(check_in_id)
        return PassageStory(tuple(lines)) if lines else None

    # --- entered ------------------------------------------------------------------------------------------------------

    def enter(self, entry: NewEntry) -> Outcome:
        """Enter a passage; while the database is away it is kept on this disk, and delivered when that is back.

        Raises JournalError where the database is away and the disk refuses too.
        """
        now, reason = self._desk.now(), cleaned(entry.reason)
        at = now if entry.at is None else entry.at
        if problem := problem_of_reason(reason) or problem_of_entry_time(at, now, self._desk.timings()):
            return Refused(problem)
        account, key = self._desk.account(), CheckInId(self._desk.new_id())
        made = HandEntry(key, entry.member_id, entry.direction, at, account, reason)
        made = replace(made, station_id=self._desk.station_id(), witnessed=entry.witnessed)
        try:
            return retried(lambda: self._enter_now(made, is_sure=entry.is_sure))
        except NotPermittedError:
            raise
        except StoreUnavailableError:
            if not self._desk.session().may(Right.ENTER_BY_HAND):
                raise
        kept = KeptEntry(key, entry.member_id, entry.direction, reason, entry.at, entry.witnessed)
        self._desk.later.add(entry_act(account, now, kept))
        logger.info("A passage was entered by hand while the database is away: it is delivered later")
        return KeptHere(entry.direction, at)

    def _enter_now(self, entry: HandEntry, *, is_sure: bool) -> Recorded | Refused:
        with self._desk.open_work() as work:
            # Held before anything is asked: a scan at this moment comes before it, or after it.
            if not work.hand_entries.hold([entry.member_id]) or not work.people.these([entry.member_id]):
                return Refused(Problem.NO_SUCH_MEMBER)
            before = work.check_ins.presence_at(entry.member_id, entry.occurred_at)
            if refused := _already(before, entry.direction, entry.occurred_at, is_sure=is_sure):
                return refused
            presence = work.hand_entries.enter(entry)
            made = Recorded(entry.id, entry.direction, entry.occurred_at, presence)
            recorded = with_what_follows(work, made, entry.member_id, self._desk.new_id)
            work.commit()
            return recorded

    # --- corrected ----------------------------------------------------------------------------------------------------

    def correct(self, correction: NewCorrection) -> Recorded | Refused:
        """Write what really happened in the place of a passage that counts; both stay in the log.

        Supervisors correct everything, operators what nobody saw.
        """
        reason = cleaned(correction.reason)
        if problem := problem_of_reason(reason):
            return Refused(problem)
        account, key = self._desk.account(), CheckInId(self._desk.new_id())
        made = Correction(key, correction.corrects, correction.direction, correction.at, account, reason)
        made = replace(made, station_id=self._desk.station_id(), voided=correction.voided)
        return refused_or(lambda: retried(lambda: self._correct_now(made)))

    def _correct_now(self, made: Correction) -> Recorded | Refused:
        with self._desk.open_work() as work:
            lines = work.check_in_history.story(made.corrects)
            now = next((line.check_in for line in lines if line.check_in.id == made.corrects), None)
            if now is None:
                return Refused(Problem.NO_SUCH_PASSAGE)
            if done := recorded_before(work, made, lines):
                return done
            if made.voided:
                made = replace(made, direction=now.direction, occurred_at=now.occurred_at)
            elif (made.direction, made.occurred_at) == (now.direction, now.occurred_at):
                return Refused(Problem.SAME_PASSAGE)
            elif problem := problem_of_corrected_time(made.occurred_at, now.occurred_at, self._desk.now()):
                return Refused(problem)
            recorded = correct_in(work, made, now.member_id, now.occurred_at, self._desk.new_id)
            work.commit()
            return recorded


def _already(before: KeptPresence, direction: Direction, at: datetime, *, is_sure: bool) -> Refused | None:
    if before.state is not direction:
        return None
    if before.since == at:
        return Refused(Problem.SAME_PASSAGE, before.since)
    return None if is_sure else Refused(Problem.ALREADY_SO, before.since)


def recorded_before(work: HandEntryWork, made: Correction, lines: Sequence[CheckInLine]) -> Recorded | None:
    """Return a correction that is in the log already, word for word: the answer to it was lost, and it is asked again.

    None where nothing took the place of what is corrected, or something else did.
    """
    found = next((line.check_in for line in lines if line.check_in.supersedes_id == made.corrects), None)
    if found is None or (found.method, found.reason, found.voided) != (Method.CORRECTION, made.reason, made.voided):
        return None
    if not made.voided and (found.direction, found.occurred_at) != (made.direction, made.occurred_at):
        return None
    return Recorded(found.id, found.direction, found.occurred_at, work.check_ins.presence_at(found.member_id))


def correct_in(
    work: HandEntryWork, correction: Correction, member_id: MemberId, recorded_at: datetime, new_id: NewId
) -> Recorded:
    """Write a correction of what was recorded at ``recorded_at``, and derive anew what follows; never commits.

    Raises AlreadyTakenError where another row took its place already, NotOwnRowError where this account may not.
    """
    presence = work.hand_entries.correct(correction)
    made = Recorded(correction.id, correction.direction, correction.occurred_at, presence)
    return with_what_follows(work, made, member_id, new_id, recorded_at)


def with_what_follows(
    work: HandEntryWork, made: Recorded, member_id: MemberId, new_id: NewId, corrected_at: datetime | None = None
) -> Recorded:
    """Derive anew what follows a passage that was just written, and return what became of it; never commits."""
    change = rederive_after(
        work.check_ins, member_id, made.at, entry_id=made.check_in_id, new_id=new_id, corrected_at=corrected_at
    )
    if not change.changes:
        return made
    return replace(
        made,
        presence=work.check_ins.presence_at(member_id),
        turned=len(change.turned) + (change.voided is not None),
        contradicted=len(change.contradictions),
    )


def refused_or(attempt: Callable[[], DoneT]) -> DoneT | Refused:
    """Return what an attempt does, or why the database refuses it."""
    try:
        return attempt()
    except AlreadyTakenError:
        return Refused(Problem.CHANGED_MEANWHILE)
    except NotOwnRowError:
        return Refused(Problem.NOT_ALLOWED)
