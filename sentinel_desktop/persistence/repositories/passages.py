"""The passages of members, visitors and attendees in one order, the newest first.

Each kind gives its newest passages by an index of its own, a page at most; only those are put together and labelled.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import RowMapping, func, select, union_all

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.pages import Page, PageKey
from sentinel_desktop.domain.passages import Passage, PassagesWanted, PersonKind, Way
from sentinel_desktop.persistence.repositories import passage_reads as reads
from sentinel_desktop.persistence.repositories.repository import Repository

FEW_MEMBERS: Final = 200
"""Up to so many members are looked through one by one, each by an index; of more the newest come soon enough by time.

By time alone, the passages of one member of many thousands are looked for through the whole log.
"""


class PassageRepository(Repository):
    """The passages of everybody, for reading."""

    aggregate = "passages"

    def page(self, wanted: PassagesWanted, after: PageKey | None, size: int) -> Page[Passage]:
        """Return one page, the newest first: one statement, and one more that counts members where some are chosen."""
        one_by_one = self._are_few(wanted)
        branches = reads.newest(wanted, after, size + 1, one_by_one=one_by_one)
        if not branches:
            return Page((), None)
        every = union_all(*branches).subquery("passages")
        order = (every.c.occurred_at.desc(), every.c.id.desc(), every.c.direction.desc())
        rows = self._rows("page", select(every).order_by(*order).limit(size + 1))
        passages = tuple(map(_passage_of, rows[:size]))
        return Page(passages, passages[-1].place if len(rows) > size else None)

    def count(self, wanted: PassagesWanted) -> int:
        """Return how many passages ``wanted`` lets through; reads them all, some tenths of a second a million."""
        counted = [select(func.count().label("n")).select_from(each.subquery()) for each in reads.every(wanted)]
        if not counted:
            return 0
        return int(self._scalar("count", select(func.sum(union_all(*counted).subquery().c.n))))

    def of_correction(self, check_in_id: UUID) -> Sequence[Passage]:
        """Return a member's passage with all that took each other's place around it, in the order of recording."""
        return [_passage_of(row) for row in self._rows("of correction", reads.CHAIN, one=check_in_id)]

    def _are_few(self, wanted: PassagesWanted) -> bool:
        """Return whether some members are chosen, by their name or division, and no more than a few."""
        if PersonKind.MEMBER not in wanted.of_kinds or not reads.chooses_members(wanted):
            return False
        some = reads.members_of(wanted).limit(FEW_MEMBERS + 1).subquery()
        return int(self._scalar("count members", select(func.count()).select_from(some))) <= FEW_MEMBERS


def _passage_of(row: RowMapping) -> Passage:
    standing = Standing.VOIDS if row["voided"] else Standing.COUNTS
    return Passage(
        id=row["id"],
        kind=PersonKind(row["kind"]),
        person_id=row["person_id"],
        name=row["name"],
        of=row["of"],
        direction=Direction(row["direction"]),
        occurred_at=row["occurred_at"],
        recorded_at=row["recorded_at"],
        way=Way(row["way"]),
        station=row["station"],
        badge=row["badge"],
        entered_by=row["entered_by"],
        reason=row["reason"],
        witnessed=row["witnessed"],
        standing=standing if row["superseded_by"] is None else Standing.SUPERSEDED,
        corrects=row["corrects"],
        superseded_by=row["superseded_by"],
    )
