"""What the history page asks of a service."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.pages import Page, PageKey
from sentinel_desktop.domain.passages import Passage, PassagesWanted, PresentAt
from sentinel_desktop.services.history import HistoryChoices, PersonOffered
from sentinel_desktop.services.progress import Progress


class History(Protocol):
    """What is asked of ``services.history``; raises as that does."""

    def page(self, wanted: PassagesWanted, after: PageKey | None, size: int) -> Page[Passage]:
        """Return one page, the newest first."""

    def count(self, wanted: PassagesWanted) -> int:
        """Return how many there are."""

    def correction(self, check_in_id: UUID) -> Sequence[Passage]:
        """Return a passage with all that took each other's place around it."""

    def choices(self) -> HistoryChoices:
        """Return what passages can be narrowed by."""

    def people(self, text: str) -> Sequence[PersonOffered]:
        """Return whom somebody may mean."""

    def present_at(self, at: datetime) -> PresentAt:
        """Return who was in at a past moment."""

    def export(self, wanted: PassagesWanted, path: Path, zone: ZoneInfo, progress: Progress) -> int | None:
        """Write them into a file; None where it was broken off."""
