"""Sealing the logs, keeping the seals on this disk, and proving that rows, seals and kept seals agree."""

import logging
from collections.abc import Iterator

from sentinel_desktop.domain.seals import (
    KeptSeal,
    Seal,
    SealCheck,
    SealFault,
    chain_faults,
    kept_faults,
    row_faults,
)
from sentinel_desktop.services.ports import KeptSeals, OpenUnitOfWork, SealRepository

logger = logging.getLogger(__name__)

TAKEN_AT_ONCE = 500
"""Seals read, recomputed or kept in one go; the last kept one stands for all before it, so that no gap matters."""


class SealService:
    """Works for one station. Every call has units of work of its own; ``seal`` is called by one thread at a time.

    Every method raises StoreUnavailableError while the database is away, and SealsNotKeptError where this disk refuses.
    The units of work must be patient: a seal over very many rows takes seconds.
    """

    def __init__(self, open_unit_of_work: OpenUnitOfWork, kept: KeptSeals) -> None:
        self._open = open_unit_of_work
        self._kept = kept

    def seal(self) -> int | None:
        """Seal what is settled, and keep on this disk the seals that it has not yet, whichever station made them.

        Returns:
            the number of the seal that was made; None where there was nothing to seal or another session is at it.
        """
        with self._open() as work:
            number = work.seals.seal()
            work.commit()
        with self._open() as work:
            news = self._not_kept_yet(work.seals)
        if news:
            self._kept.keep([KeptSeal(seal.number, seal.hash, seal.sealed_at) for seal in news])
        return number

    def _not_kept_yet(self, seals: SealRepository) -> list[Seal]:
        kept = self._kept.kept()
        if not kept:
            return list(seals.newest_after(0, TAKEN_AT_ONCE))
        newest = kept[-1]
        if seals.hashes([newest.number]).get(newest.number) == newest.hash:
            return list(seals.newest_after(newest.number, TAKEN_AT_ONCE))
        known = {(seal.number, seal.hash) for seal in kept}
        news = [seal for seal in seals.newest_after(0, TAKEN_AT_ONCE) if (seal.number, seal.hash) not in known]
        if news:
            logger.warning(
                "The database's seals are not those that were kept here: a standby took over that had not received "
                "them, it was restored to an earlier time, or rewritten; 'sentinel-desktop verify' says from which on"
            )
        return news

    def check(self) -> SealCheck:
        """Check every seal against its rows, its predecessor and what is kept here; takes seconds a million rows."""
        kept = self._kept.kept()
        faults: list[SealFault] = []
        hashes: dict[int, bytes] = {}
        last: Seal | None = None
        with self._open() as work:
            not_sealed = work.seals.not_sealed()
            for several in _all_of(work.seals):
                faults += chain_faults(last, several)
                found = work.seals.recomputed(several[0].number, several[-1].number)
                for seal in several:
                    faults += row_faults(seal, found[seal.number])
                hashes |= {seal.number: seal.hash for seal in several}
                last = several[-1]
        faults += kept_faults(kept, hashes)
        return SealCheck(
            seals=len(hashes),
            last=last,
            kept=len(kept),
            faults=tuple(sorted(faults, key=lambda fault: fault.number)),
            not_sealed=not_sealed,
        )


def _all_of(seals: SealRepository) -> Iterator[list[Seal]]:
    number = 0
    while several := list(seals.after(number, TAKEN_AT_ONCE)):
        yield several
        number = several[-1].number
