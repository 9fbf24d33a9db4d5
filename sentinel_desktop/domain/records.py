"""What every record that people edit has in common: a key, a version, its details, and when it was made and changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

Details = TypeVar("Details", covariant=True)  # noqa: PLC0105 - what a person edits, read as "record of details"


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """A record at the version that somebody saw: what a bulk edit is made from."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class Record(Generic[Details]):
    """One record as the database has it.

    Attributes:
        version: grows by one with every edit; a save names the version it was made from.
        details: what a person edits.
        created_at: by the server's clock, as ``updated_at``.
    """

    id: UUID
    version: int
    details: Details
    created_at: datetime
    updated_at: datetime

    @property
    def seen(self) -> RecordVersion:
        """What a save names that is made from this record as it is."""
        return RecordVersion(self.id, self.version)
