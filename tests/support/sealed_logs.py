"""Sealing and reading the real seals in tests."""

from psycopg import sql

from sentinel_desktop.domain.seals import Seal, SealedLog, chain_faults
from sentinel_desktop.persistence.repositories.audit_seals import SqlSealRepository
from tests.support.builders import Connection
from tests.support.programs import eventually

LOGS = [str(log) for log in SealedLog]


def seal_everything(seals: SqlSealRepository) -> None:
    """Seal until nothing waits; another test's open transaction on the same server holds it up for a moment."""
    eventually(lambda: seals.seal() is None and seals.not_sealed().waiting == 0, "everything sealed")


def all_of(seals: SqlSealRepository) -> list[Seal]:
    """Return the whole chain."""
    return list(seals.after(0, 100_000))


def rows_in_other_than_one_seal(owner: Connection) -> int:
    """Return how many rows of the logs are in no seal or in several."""
    query = sql.SQL(" UNION ALL ").join(
        sql.SQL(
            "SELECT count(*) AS n FROM {} r WHERE (SELECT count(*) FROM audit_seals s "
            "WHERE r.written_in >= s.sealed_from AND r.written_in < s.sealed_until) <> 1"
        ).format(sql.Identifier(log))
        for log in LOGS
    )
    row = owner.execute(sql.SQL("SELECT sum(n)::int FROM ({}) counted").format(query)).fetchone()
    assert row is not None
    return int(row[0])


def agree(seals: SqlSealRepository) -> bool:
    """Whether the chain is whole and every seal is what its rows say."""
    chain = all_of(seals)
    found = seals.recomputed(1, len(chain))
    return chain_faults(None, chain) == [] and all(found[seal.number] == seal.logs for seal in chain)
