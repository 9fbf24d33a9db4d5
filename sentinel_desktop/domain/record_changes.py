"""What changed in the database, as a hint: whoever shows it reads it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RecordChanges:
    """Rows that changed together, by whoever and wherever; a hint, never data.

    Attributes:
        tables: by table, which rows; None where there were too many to name.
        everything: changes may have been missed, as after an outage: look at all again.
    """

    tables: Mapping[str, frozenset[UUID] | None] = field(default_factory=dict)
    everything: bool = False

    def touch(self, *tables: str) -> bool:
        """Return whether any of these tables may have changed."""
        return self.everything or any(table in self.tables for table in tables)

    def touch_row(self, table: str, key: UUID) -> bool:
        """Return whether this row may have changed."""
        rows = self.tables.get(table, frozenset())
        return self.everything or rows is None or key in rows


EVERYTHING = RecordChanges(everything=True)
