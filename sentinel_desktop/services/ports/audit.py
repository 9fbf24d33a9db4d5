"""What the audit page asks of the store."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.audit import AuditAuthor, AuditEntry, AuditFilter
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.services.ports.records import Work
from sentinel_desktop.services.ports.station_admin import Stations


class AuditLog(Protocol):
    """The audit log, for reading. Every method raises StoreUnavailableError (NotPermittedError: no administrator)."""

    def page(self, wanted: AuditFilter, request: PageRequest) -> Page[AuditEntry]:
        """Return one page, the newest first; a ``descending`` request turns that round."""

    def count(self, wanted: AuditFilter) -> int:
        """Return how many changes ``wanted`` lets through."""

    def names(self, entries: Sequence[AuditEntry]) -> Mapping[UUID, str]:
        """Return what the records that these entries are about, or name, are called today, as far as they are there."""

    def authors(self) -> Sequence[AuditAuthor]:
        """Return everybody the log names."""

    def newest_of(self, rows: Sequence[UUID]) -> Mapping[UUID, AuditEntry]:
        """Return the newest change of each of these records, as far as the log has one."""


class AuditWork(Work, Protocol):
    """A unit of work in which the audit is read."""

    @property
    def audit(self) -> AuditLog:
        """The audit log, in this transaction."""

    @property
    def stations(self) -> Stations:
        """The stations, in this transaction."""
