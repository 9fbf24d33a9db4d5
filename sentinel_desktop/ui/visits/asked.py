"""Whom the page of visits asks; each raises as the service does that it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.csv_reading import UnusableFile
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.visit_drafts import Problems
from sentinel_desktop.domain.visit_edits import VisitEdit
from sentinel_desktop.domain.visit_files import VisitPlan
from sentinel_desktop.domain.visitors import SlipFilter, SlipLine, VisitDetails, VisitFilter, VisitLine, VisitOrder
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.services.visits import VisitChange, VisitChoices, VisitCounts, VisitsFound


class Visits(Protocol):
    """What is asked of ``services.visits``."""

    def first_page(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> VisitsFound:
        """Return how a table begins."""

    def page(self, wanted: VisitFilter, order: VisitOrder, request: PageRequest) -> Page[VisitLine]:
        """Return one page of a table."""

    def here(self) -> Sequence[VisitLine]:
        """Return whoever is here."""

    def expected(self, since: datetime, before: datetime) -> Sequence[VisitLine]:
        """Return whoever was announced for a period."""

    def line(self, key: UUID) -> VisitLine | None:
        """Return one visit as it is now."""

    def counts(self, since: datetime, before: datetime) -> VisitCounts:
        """Return how many visits began in a period."""

    def choices(self) -> VisitChoices:
        """Return what the fields and the filters choose from."""

    def hosts(self, text: str) -> Sequence[PersonFound]:
        """Return whom somebody may mean as a host."""

    def changes(self, key: UUID) -> Sequence[VisitChange]:
        """Return what was changed of a visit."""

    def expect(self, edit: VisitEdit) -> VisitLine | Problems:
        """Add a visit that is expected."""

    def save(self, saved: Record[VisitDetails], edit: VisitEdit) -> VisitLine | Problems:
        """Save an edit."""

    def put_back(self, seen: RecordVersion, details: VisitDetails) -> VisitLine:
        """Undo a save."""

    def cancel(self, seen: RecordVersion) -> VisitLine:
        """Note that an expected visit does not take place."""

    def sign_out(self, seen: RecordVersion) -> VisitLine:
        """Sign a visitor out."""


class VisitFiles(Protocol):
    """What is asked of ``services.visit_files``."""

    def plan(self, path: Path) -> VisitPlan | UnusableFile:
        """Return what a file would add."""

    def add(self, plan: VisitPlan) -> int:
        """Add every visit of a plan."""

    def export(self, wanted: VisitFilter, order: VisitOrder, path: Path, progress: Progress) -> int | None:
        """Write what a filter lets through into a file."""


class SlipLog(Protocol):
    """What is asked of ``services.slips``."""

    def log(self, wanted: SlipFilter, request: PageRequest) -> Page[SlipLine]:
        """Return one page of the log."""

    def count(self, wanted: SlipFilter) -> int:
        """Return how many attempts there are."""


@dataclass(frozen=True, slots=True)
class VisitsAsked:
    """The services of the page."""

    visits: Visits
    files: VisitFiles
    slips: SlipLog
