"""Sealing the logs, keeping the seals on this disk, and proving that rows, seals and kept seals agree."""

import logging
from dataclasses import dataclass, field

from sentinel_desktop.domain.seals import (
    KeptSeal,
    Seal,
    SealCheck,
    SealFault,
    SealState,
    chain_faults,
    kept_faults,
    row_faults,
)
from sentinel_desktop.services.ports import KeptSeals, OpenUnitOfWork, SealRepository
from sentinel_desktop.services.progress import Progress

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

    def state(self) -> SealState:
        """Return how far the logs are sealed; looks at no row of them."""
        with self._open() as work:
            newest = work.seals.newest_after(0, 1)
            not_sealed = work.seals.not_sealed()
        return SealState(newest[0] if newest else None, len(self._kept.kept()), not_sealed)

    def check(self) -> SealCheck:
        """Check every seal against its rows, its predecessor and what is kept here; takes seconds a million rows."""
        check = self.check_watched(Progress())
        if check is None:
            raise AssertionError("nobody could break it off")
        return check

    def check_watched(self, progress: Progress) -> SealCheck | None:
        """Check as ``check`` does, telling how many seals are done; returns None where it was broken off.

        The one patient connection is given back between some hundreds of seals and the next, so that sealing goes on.
        """
        kept = self._kept.kept()
        with self._open() as work:
            not_sealed = work.seals.not_sealed()
            newest = work.seals.newest_after(0, 1)
        progress.total = newest[0].number if newest else 0
        checked = _Checked()
        while not progress.broken_off and self._check_some(checked):
            progress.done = len(checked.hashes)
        if progress.broken_off:
            return None
        faults = [*checked.faults, *kept_faults(kept, checked.hashes)]
        return SealCheck(
            seals=len(checked.hashes),
            last=checked.last,
            kept=len(kept),
            faults=tuple(sorted(faults, key=lambda fault: fault.number)),
            not_sealed=not_sealed,
        )

    def _check_some(self, checked: "_Checked") -> bool:
        """Check the seals that follow those that were; false where there are none."""
        with self._open() as work:
            several = work.seals.after(checked.last.number if checked.last else 0, TAKEN_AT_ONCE)
            if not several:
                return False
            found = work.seals.recomputed(several[0].number, several[-1].number)
        checked.faults += chain_faults(checked.last, several)
        for seal in several:
            checked.faults += row_faults(seal, found[seal.number])
        checked.hashes |= {seal.number: seal.hash for seal in several}
        checked.last = several[-1]
        return True


@dataclass(slots=True)
class _Checked:
    """What a check has seen so far."""

    faults: list[SealFault] = field(default_factory=list)
    hashes: dict[int, bytes] = field(default_factory=dict)
    last: Seal | None = None
