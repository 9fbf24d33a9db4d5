"""What the audit costs an edit: the same edits with its trigger and without, by turns in one run.

Nothing waits for the disk here: many edits are one transaction, so that what is compared is the edit and its trigger.
"""

import dataclasses
import time
from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, Engine, text
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.members import MemberDetails, MemberFilter
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence.engine import DatabaseAddress, Timeouts, make_engine
from sentinel_desktop.persistence.repositories.members import MemberRepository
from tests.benchmarks.durations import Durations, from_nanoseconds
from tests.benchmarks.marks import Mark, times
from tests.benchmarks.size import Size

_MICROSECONDS_A_MILLISECOND: Final = 1000
_SWITCH: Final = {
    "audited": "ALTER TABLE members ENABLE TRIGGER audit_change",
    "unaudited": "ALTER TABLE members DISABLE TRIGGER audit_change",
}

Work = Callable[[Connection], int]
"""Does some edits and returns how many rows it wrote."""


class AuditedMembers:
    """Edits members of an invented unit; everything is rolled back.

    Args:
        owner_url: of a database that only this measurement uses; the owner may switch the trigger off.
    """

    def __init__(self, owner_url: str, size: Size) -> None:
        self._size = size
        self._engine: Engine = make_engine(DatabaseAddress(owner_url, Timeouts(statement_ms=60_000)))
        with self._engine.connect() as connection:
            members = MemberRepository(connection)
            first = members.versions(MemberFilter())[0]
            self._member: Record[MemberDetails] = members.get(first.id)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def edit_one(self, connection: Connection) -> int:
        """Save one member again and again, as a supervisor does."""
        members, now = MemberRepository(connection), self._member
        for number in range(self._size.edits_a_turn):
            now = members.edit(now.seen, dataclasses.replace(now.details, notes=f"edit {number}"))
        return self._size.edits_a_turn

    def add_many(self, connection: Connection) -> int:
        """Add as many members at once as a large nominal roll has."""
        details = self._member.details
        added = [
            (uuid7(), dataclasses.replace(details, service_number=f"BENCH{number:05d}"))
            for number in range(self._size.added_at_once)
        ]
        MemberRepository(connection).add_each(added)
        return len(added)

    def by_turns(self, work: Work) -> dict[str, Durations]:
        """Return how long a row takes, audited and not."""
        took: dict[str, list[int]] = {way: [] for way in _SWITCH}
        for _ in range(self._size.rounds):
            for way, switch in _SWITCH.items():
                took[way].append(self._timed(work, switch))
        return {way: from_nanoseconds(nanoseconds) for way, nanoseconds in took.items()}

    def _timed(self, work: Work, switch: str) -> int:
        with self._engine.connect() as connection:
            connection.execute(text(switch))
            began = time.perf_counter_ns()
            rows = work(connection)
            return (time.perf_counter_ns() - began) // rows


def auditing_marks(owner_url: str, size: Size) -> list[Mark]:
    """Measure an edit and a bulk of new rows, each with the audit and without it."""
    members = AuditedMembers(owner_url, size)
    try:
        edited, added = members.by_turns(members.edit_one), members.by_turns(members.add_many)
    finally:
        members.close()
    return [
        _mark("a member saved, audited, p50 a save", edited),
        _mark(f"{size.added_at_once:,} members added at once, audited, p50 a row", added),
    ]


def _mark(name: str, took: dict[str, Durations]) -> Mark:
    audited, unaudited = took["audited"].p50, took["unaudited"].p50
    return Mark(name, f"{_microseconds(audited)}, {times(audited, unaudited)}", f"{_microseconds(unaudited)} unaudited")


def _microseconds(ms: float) -> str:
    return f"{ms * _MICROSECONDS_A_MILLISECOND:.0f} µs"
