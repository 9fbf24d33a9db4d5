"""The seals over the logs: made by the database's own function, read page by page, and recomputed from the rows."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import RowMapping, bindparam, func, select, text

from sentinel_desktop.domain.seals import NotSealed, Seal, SealedLog, SealedRows
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import AuditSealRow

_SEAL: Final = select(func.seal_logs())
_AFTER: Final = (
    select(AuditSealRow)
    .where(AuditSealRow.number > bindparam("number"))
    .order_by(AuditSealRow.number)
    .limit(bindparam("most"))
)
_NEWEST_AFTER: Final = _AFTER.order_by(None).order_by(AuditSealRow.number.desc())
_HASHES: Final = select(AuditSealRow.number, AuditSealRow.hash).where(
    AuditSealRow.number == func.any(bindparam("numbers"))
)
_RECOMPUTED: Final = text("SELECT * FROM recomputed_seals(:first, :last)")
_NOT_SEALED: Final = text("SELECT waiting, since, ahead FROM rows_not_sealed()")


class SqlSealRepository(Repository):
    """Satisfies ``services.ports.SealRepository``, in the transaction of one connection.

    Sealing or recomputing a seal takes about ten seconds for two million rows: the connection's statement time-out
    must allow that.
    """

    aggregate = "seals"

    def seal(self) -> int | None:
        """Seal what is settled since the last seal."""
        number: int | None = self._scalar("seal", _SEAL)
        return number

    def after(self, number: int, most: int) -> Sequence[Seal]:
        """Return the ``most`` seals that follow ``number``, in their order."""
        rows = self._rows("after", _AFTER, number=number, most=most)
        return [_seal_of(row) for row in rows]

    def newest_after(self, number: int, most: int) -> Sequence[Seal]:
        """Return the newest seals, ``most`` of them, that follow ``number``, in their order."""
        rows = self._rows("newest after", _NEWEST_AFTER, number=number, most=most)
        return [_seal_of(row) for row in reversed(rows)]

    def hashes(self, numbers: Collection[int]) -> Mapping[int, bytes]:
        """Return the hashes of the seals with these numbers, as far as there are such seals."""
        return {row["number"]: row["hash"] for row in self._rows("hashes", _HASHES, numbers=list(numbers))}

    def recomputed(self, first: int, last: int) -> Mapping[int, Mapping[SealedLog, SealedRows]]:
        """Return what the rows of today make of the seals from ``first`` to ``last``, by their numbers."""
        rows = self._rows("recomputed", _RECOMPUTED, first=first, last=last)
        return {row["number"]: _logs_of(row) for row in rows}

    def not_sealed(self) -> NotSealed:
        """Return what no seal covers yet."""
        row = self._rows("not sealed", _NOT_SEALED)[0]
        return NotSealed(row["waiting"], row["since"], row["ahead"])


def _logs_of(row: RowMapping) -> Mapping[SealedLog, SealedRows]:
    return {log: SealedRows(row[f"{log}_count"], row[f"{log}_hash"]) for log in SealedLog}


def _seal_of(row: RowMapping) -> Seal:
    values: dict[str, Any] = dict(row)
    return Seal(
        number=values["number"],
        format=values["format"],
        sealed_from=values["sealed_from"],
        sealed_until=values["sealed_until"],
        logs=_logs_of(row),
        server=values["server"],
        sealed_at=values["sealed_at"],
        previous_hash=values["previous_hash"],
        hash=values["hash"],
    )
