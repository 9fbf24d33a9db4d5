"""The slips of visitors: what stands on one, and the log of every attempt to print one."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    RecordNotFoundError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.setting_rules import UNIT_NAME_SETTING
from sentinel_desktop.domain.slips import VisitorSlip, slip_of
from sentinel_desktop.domain.visitors import (
    Language,
    SlipFilter,
    SlipLine,
    SlipOutcome,
    SlipPrint,
    VisitFilter,
    VisitOrder,
    VisitState,
)
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.ports.visits import SlipsWork

LONGEST_PROBLEM: Final = 500
UNPRINTED: Final = SlipFilter(outcome=SlipOutcome.FAILED, newest=True)
"""The slips that were tried and are still to be printed."""


@dataclass(frozen=True, slots=True)
class SlipToPrint:
    """A slip, and for whom it is.

    Attributes:
        is_over: the visitor left, or does not come: a slip is for who is here or expected.
        language: the one that the visitor is spoken to in.
    """

    visit_id: UUID
    slip: VisitorSlip
    is_over: bool
    language: Language


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to print; ``problem`` is a sentence where it failed, empty where it was printed."""

    visit_id: UUID
    printer: str
    language: Language
    problem: str = ""


class SlipService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    Raises StoreUnavailableError while the database is away, NotSignedInError where nobody is signed in.

    Args:
        open_work: opens a transaction in the name of that person.
        station_id: this station's, None while the database has not told it.
        timings: of the unit, as they are known now.
        now: the server's time as this station knows it.
    """

    def __init__(
        self,
        open_work: Open[SlipsWork],
        station_id: Callable[[], UUID | None],
        timings: Callable[[], Timings],
        now: Callable[[], datetime],
        new_id: NewId,
    ) -> None:
        self._open = open_work
        self._station_id = station_id
        self._timings = timings
        self._now = now
        self._new_id = new_id

    def slip(self, visit_id: UUID) -> SlipToPrint:
        """Return what stands on a visit's slip; raises RecordNotFoundError where there is no such visit."""
        with self._open() as work:
            line = next(iter(work.visitors.these_lines([visit_id])), None)
            unit = work.settings.values([UNIT_NAME_SETTING]).get(UNIT_NAME_SETTING)
        if line is None:
            raise RecordNotFoundError([visit_id])
        visit = line.record.details
        is_over = visit.state in {VisitState.CLOSED, VisitState.CANCELLED}
        slip = slip_of(line, unit if isinstance(unit, str) else "", self._timings())
        return SlipToPrint(visit_id, slip, is_over, visit.language)

    def latest(self) -> UUID | None:
        """Return the visitor who signed in last at this station and is here; None where there is none."""
        wanted = VisitFilter(states=frozenset({VisitState.OPEN}), station_id=self._station_id())
        with self._open() as work:
            lines = work.visitors.lines(wanted, VisitOrder.TIME_IN, PageRequest(size=1, descending=True)).items
        return lines[0].record.id if lines else None

    def note(self, attempt: Attempt, by: AccountId) -> None:
        """Write down what came of printing, once; raises StoreUnavailableError where this station is not enrolled."""
        station = self._station_id()
        if station is None:
            raise StoreUnavailableError(
                sentence("DatabaseFaults", "This station is not known to the database yet: nothing is written down.")
            )
        problem = attempt.problem[:LONGEST_PROBLEM]
        outcome = SlipOutcome.FAILED if problem else SlipOutcome.PRINTED
        slip = SlipPrint(
            id=self._new_id(),
            visitor_id=attempt.visit_id,
            station_id=station,
            printed_by=by,
            printed_at=self._now(),
            printer=attempt.printer,
            language=attempt.language,
            outcome=outcome,
            problem=problem,
        )
        try:
            self._add(slip)
        except StoreUnavailableError:
            # The line may have been cut after it was written: nobody is told that the log lacks what it has.
            with contextlib.suppress(AlreadyTakenError):
                self._add(slip)

    def _add(self, slip: SlipPrint) -> None:
        with self._open() as work:
            work.slip_prints.add(slip)
            work.commit()

    def log(self, wanted: SlipFilter, request: PageRequest) -> Page[SlipLine]:
        """Return one page of the log, the newest first."""
        with self._open() as work:
            return work.slip_prints.page(wanted, request)

    def count(self, wanted: SlipFilter) -> int:
        """Return how many attempts ``wanted`` lets through."""
        with self._open() as work:
            return work.slip_prints.count(wanted)
