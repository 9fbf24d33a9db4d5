"""What somebody rewrites in the database behind the program's back is found, and the seal it is under is named.

The forger here may do everything in the database, and switches its triggers off.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from psycopg import sql
from sqlalchemy import Engine

from sentinel_desktop.domain.seals import SealedLog, SealFaultKind
from sentinel_desktop.persistence.kept_seals import FileKeptSeals
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.seals import SealService
from tests.support.builders import Connection, RowBuilder
from tests.support.programs import eventually

CHANGES = {
    SealedLog.SCANS: "UPDATE scans SET occurred_at = occurred_at - interval '1 hour' WHERE id = %s",
    SealedLog.CHECK_INS: "UPDATE checkins SET direction = 'out' WHERE id = %s",
    SealedLog.AUDIT: "UPDATE audit_log SET database_user = 'somebody_else' WHERE id = %s",
}


@dataclass(frozen=True, slots=True)
class Guarded:
    """A database of a unit whose logs a station seals and whose seals it keeps.

    Attributes:
        rows: in each log, the row that was written alone before each seal, in order.
        seals: the numbers of the seals that hold them, in the same order.
    """

    owner: Connection
    service: SealService
    rows: dict[SealedLog, list[UUID]]
    seals: dict[SealedLog, list[int]]

    def found(self) -> list[tuple[int, SealFaultKind, SealedLog | None]]:
        """Return what a check finds, and where."""
        return [(fault.number, fault.kind, fault.log) for fault in self.service.check().faults]


@contextmanager
def forging(owner: Connection) -> Iterator[None]:
    """Do something in one transaction that no trigger sees or refuses."""
    with owner.transaction():
        owner.execute("SET LOCAL session_replication_role = replica")
        yield


@pytest.fixture
def service(engine: Engine, tmp_path: Path) -> SealService:
    """Return the seals of a station that signs in as itself and keeps them on its disk."""
    return SealService(lambda: SqlUnitOfWork(engine), FileKeptSeals(tmp_path / "seals.jsonl", lambda: "here"))


@pytest.fixture
def guarded(owner: Connection, unit: RowBuilder, service: SealService) -> Guarded:
    """Return logs with three rows each, every one under a seal of its own that was kept."""
    station, member = unit.station(), unit.member()
    writers: dict[SealedLog, Callable[[], object]] = {
        SealedLog.SCANS: lambda: unit.scan(station),
        SealedLog.CHECK_INS: lambda: unit.check_in(member),
        SealedLog.AUDIT: lambda: owner.execute("UPDATE members SET notes = notes || '.' WHERE id = %s", [member]),
    }
    sealed(service)
    rows: dict[SealedLog, list[UUID]] = {log: [] for log in SealedLog}
    seals: dict[SealedLog, list[int]] = {log: [] for log in SealedLog}
    for _ in range(3):
        for log, write in writers.items():
            write()
            seals[log].append(sealed(service))
            newest = sql.SQL("SELECT id FROM {} ORDER BY created_at DESC, id DESC LIMIT 1").format(sql.Identifier(log))
            rows[log].append(owner.execute(newest).fetchall()[0][0])
    return Guarded(owner, service, rows, seals)


def sealed(service: SealService) -> int:
    """Seal what was written, and return the number of the seal."""
    numbers: list[int] = []

    def seal() -> bool:
        number = service.seal()
        if number is not None:
            numbers.append(number)
        return bool(numbers) and service.check().not_sealed.waiting == 0

    eventually(seal, "a seal over all that was written")
    return numbers[-1]


def test_what_nobody_touched_is_intact(guarded: Guarded) -> None:
    """Every seal agrees with its rows, with the one before it and with the kept one."""
    check = guarded.service.check()

    assert check.intact
    assert check.kept == check.seals == guarded.seals[SealedLog.AUDIT][-1]


@pytest.mark.parametrize("log", list(SealedLog))
def test_a_changed_row_is_found(guarded: Guarded, log: SealedLog) -> None:
    """By any of its columns; the seal over it is named, and no other."""
    with forging(guarded.owner):
        guarded.owner.execute(CHANGES[log], [guarded.rows[log][1]])

    assert guarded.found() == [(guarded.seals[log][1], SealFaultKind.ROWS_CHANGED, log)]


@pytest.mark.parametrize("log", list(SealedLog))
def test_a_removed_row_is_found(guarded: Guarded, log: SealedLog) -> None:
    """The seal says how many there were."""
    with forging(guarded.owner):
        remove = sql.SQL("DELETE FROM {} WHERE id = %s").format(sql.Identifier(log))
        guarded.owner.execute(remove, [guarded.rows[log][1]])

    assert guarded.found() == [(guarded.seals[log][1], SealFaultKind.ROWS_MISSING, log)]


@pytest.mark.parametrize("log", list(SealedLog))
def test_a_row_slipped_in_is_found(guarded: Guarded, log: SealedLog) -> None:
    """As a copy of another one that was written in the same transaction, as far as one can see."""
    slipped_in = sql.SQL(
        "INSERT INTO {0} SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).* "
        "FROM {0} r WHERE id = %s"
    ).format(sql.Identifier(log))
    with forging(guarded.owner):
        guarded.owner.execute(slipped_in, [guarded.rows[log][0]])

    assert guarded.found() == [(guarded.seals[log][0], SealFaultKind.ROWS_ADDED, log)]


@pytest.mark.parametrize("log", list(SealedLog))
def test_a_row_moved_under_another_seal_is_found_at_both(guarded: Guarded, log: SealedLog) -> None:
    """The transaction that a row claims is no way out."""
    with forging(guarded.owner):
        move = sql.SQL("UPDATE {0} SET written_in = (SELECT written_in FROM {0} WHERE id = %s) WHERE id = %s").format(
            sql.Identifier(log)
        )
        guarded.owner.execute(move, [guarded.rows[log][2], guarded.rows[log][0]])
    first, _, last = guarded.seals[log]

    assert guarded.found() == [(first, SealFaultKind.ROWS_MISSING, log), (last, SealFaultKind.ROWS_ADDED, log)]


def test_a_forger_who_seals_anew_is_found_by_the_kept_seals(guarded: Guarded) -> None:
    """All rows, seals and hashes in the database agree again: it is what this disk holds that does not."""
    target = guarded.seals[SealedLog.SCANS][1]
    with forging(guarded.owner):
        guarded.owner.execute(CHANGES[SealedLog.SCANS], [guarded.rows[SealedLog.SCANS][1]])
        guarded.owner.execute("DELETE FROM audit_seals WHERE number >= %s", [target])
    eventually(lambda: guarded.owner.execute("SELECT seal_logs()").fetchone() != (None,), "the forger's seal")
    found = guarded.found()

    assert found[0] == (target, SealFaultKind.KEPT_DIFFERS, None)
    assert {kind for _, kind, _ in found} <= {SealFaultKind.KEPT_DIFFERS, SealFaultKind.KEPT_MISSING}


def test_without_kept_seals_such_a_forger_is_not_found(guarded: Guarded, engine: Engine, tmp_path: Path) -> None:
    """This is why stations keep them, and what the documents say."""
    with forging(guarded.owner):
        guarded.owner.execute(CHANGES[SealedLog.SCANS], [guarded.rows[SealedLog.SCANS][1]])
        guarded.owner.execute("DELETE FROM audit_seals")
    eventually(lambda: guarded.owner.execute("SELECT seal_logs()").fetchone() != (None,), "the forger's seal")
    elsewhere = FileKeptSeals(tmp_path / "elsewhere.jsonl", lambda: "here")

    assert SealService(lambda: SqlUnitOfWork(engine), elsewhere).check().intact


def test_a_seal_taken_out_of_the_middle_breaks_the_chain(guarded: Guarded) -> None:
    """The next one names a hash that nobody has."""
    number = guarded.seals[SealedLog.CHECK_INS][1]
    with forging(guarded.owner):
        guarded.owner.execute("DELETE FROM audit_seals WHERE number = %s", [number])

    assert guarded.found() == [
        (number, SealFaultKind.KEPT_MISSING, None),
        (number + 1, SealFaultKind.CHAIN_BROKEN, None),
    ]


def test_a_seal_adapted_to_forged_rows_is_found(guarded: Guarded, engine: Engine) -> None:
    """Its own hash no longer fits, and with that adapted too the next one does not follow it."""
    number = guarded.seals[SealedLog.SCANS][1]
    with forging(guarded.owner):
        guarded.owner.execute(CHANGES[SealedLog.SCANS], [guarded.rows[SealedLog.SCANS][1]])
        guarded.owner.execute(
            "UPDATE audit_seals s SET scans_hash = r.scans_hash "
            "FROM recomputed_seals(%(number)s, %(number)s) r WHERE s.number = %(number)s",
            {"number": number},
        )
    assert guarded.found() == [(number, SealFaultKind.SEAL_CHANGED, None)]
    with SqlUnitOfWork(engine) as work:
        adapted = work.seals.after(number - 1, 1)[0].computed_hash()
    with forging(guarded.owner):
        guarded.owner.execute("UPDATE audit_seals SET hash = %s WHERE number = %s", [adapted, number])

    assert guarded.found() == [
        (number, SealFaultKind.KEPT_DIFFERS, None),
        (number + 1, SealFaultKind.CHAIN_BROKEN, None),
    ]
