"""The badges of an invented unit in memory, with the rules of the real ones: versions, one holder, one serial."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final, cast
from uuid import UUID

from sentinel_desktop.domain.badge_stories import BadgeScanned
from sentinel_desktop.domain.badges import (
    OVERDUE_AFTER,
    BadgeDetails,
    BadgeFilter,
    BadgeHolder,
    BadgeKind,
    BadgeLine,
    BadgeOrder,
)
from sentinel_desktop.domain.default_lists import BADGE_STATUSES
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.lists import StatusDetails
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.services.badges import BadgeService
from sentinel_desktop.services.people_search import MOST_SHOWN, PeopleSearch
from sentinel_desktop.services.ports.badges import BadgesWork
from tests.support.badge_rows_in_memory import BadgeWork, Rows, Somebody
from tests.support.invented_desk import NOW

HOUR: Final = timedelta(hours=1)


class BadgesInMemory(BadgeService):
    """The service itself, on rows in memory; ``away`` is why the database does not answer, empty while it does."""

    def __init__(self, now: Callable[[], datetime] = lambda: NOW) -> None:
        self.rows = Rows()
        self.now = now
        self.away = ""
        self.statuses_there: Sequence[Record[StatusDetails]] = tuple(
            Record(
                UUID(int=0x57A70 + place),
                1,
                StatusDetails(
                    status.code,
                    status.name,
                    status.name_fr,
                    colour=status.colour,
                    is_system=True,
                    on_scan=status.on_scan,
                ),
                NOW,
                NOW,
            )
            for place, status in enumerate(BADGE_STATUSES)
        )
        self._ids = count(0xBAD6E000)
        super().__init__(lambda: cast("BadgesWork", BadgeWork(self)), now, self.new_id)

    def new_id(self) -> UUID:
        """Return an id that no other row has."""
        return UUID(int=next(self._ids))

    def status(self, code: str) -> UUID:
        """Return the id of a status."""
        return next(status.id for status in self.statuses_there if status.details.code == code)

    def member(self, name: str, *, archived: bool = False) -> UUID:
        """Let somebody be of the unit, or have been."""
        somebody = Somebody(self.new_id(), name, NOW if archived else None)
        self.rows.members[somebody.id] = somebody
        return somebody.id

    def badge(self, serial: str, kind: BadgeKind = BadgeKind.MEMBER, number: str = "", **details: Any) -> BadgeLine:  # noqa: ANN401 - the fields of the details
        """Have a badge, active where nothing else is said."""
        given = BadgeDetails(
            serial, kind, details.pop("badge_status_id", self.status("active")), printed_number=number, **details
        )
        work = BadgeWork(self)
        with work:
            key = work.badges.add(self.new_id(), given).id
            work.commit()
        return self.line(key)

    def line(self, key: UUID) -> BadgeLine:
        """Return a badge as a table shows it now."""
        with BadgeWork(self) as work:
            return work.badges.these_lines([key])[0]

    def visit(self, badge: UUID, name: str, ago: timedelta, until: timedelta | None = None) -> UUID:
        """Let a visitor have a badge since so long."""
        held = BadgeHolder(self.new_id(), name, self.now() - ago, None if until is None else self.now() + until)
        self.rows.visits.setdefault(badge, []).append(held)
        return held.id

    def scan(self, badge: UUID, outcome: Outcome, ago: timedelta, name: str = "") -> None:
        """Let a badge have been scanned."""
        scanned = BadgeScanned(self.now() - ago, outcome, "Front desk", name)
        self.rows.scans.setdefault(badge, []).append(scanned)


class FindsPeople(PeopleSearch):
    """Finds the members of the invented unit by the words of their names."""

    def __init__(self, unit: BadgesInMemory) -> None:
        self._unit = unit

    def find(self, text: str, limit: int = MOST_SHOWN) -> Sequence[PersonFound]:
        """Return whom somebody may mean."""
        wanted = search_keys(text)
        found = [one for one in self._unit.rows.members.values() if one.archived_at is None]
        return [
            PersonFound(MemberId(one.id), one.name, "", one.name, "", "OPS", "V00000017", Direction.OUT, None)
            for one in found
            if wanted and all(word in sort_key(one.name) for word in wanted)
        ][:limit]


def some_badges(unit: BadgesInMemory | None = None) -> BadgesInMemory:
    """Return an evening: members with badges, one of them lost, and a dozen visitors' badges."""
    unit = unit or BadgesInMemory()
    names = (
        "PO2 Roy, A.",
        "S1 Okafor, D.",
        "Lt(N) Bélanger, É.",
        "MS Haddad, S.",
        "S3 Whitecloud, K.",
        "CPO2 Petrov, I.",
    )
    for place, name in enumerate(names):
        line = unit.badge(f"62E30{place:05X}", number=f"{17 + place:04}", member_id=unit.member(name))
        unit.scan(line.id, Outcome.CHECKED_OUT, (place + 20) * HOUR, name)
        unit.scan(line.id, Outcome.CHECKED_IN, (place + 1) * HOUR, name)
    unit.badge(
        "62E30A1B2C",
        number="0011",
        member_id=unit.member("S2 Quirke, F."),
        badge_status_id=unit.status("lost"),
        status_reason="left on the train on Tuesday",
    )
    unit.badge("62E30B77A0", number="0012", member_id=unit.member("PO1 Varga, M.", archived=True))
    unit.badge("62E30B77A1", number="0013")
    for place in range(1, 13):
        line = unit.badge(f"7100A{place:05X}", BadgeKind.VISITOR, f"V-{place:02}")
        unit.scan(line.id, Outcome.VISITOR_OUT, (place + 22) * HOUR)
    visitors = unit.first_page(*_VISITORS).page.items
    for line, (name, ago, until) in zip(visitors, _HERE, strict=False):
        unit.visit(line.id, name, ago, until)
    unit.badge(
        "7100AFFF01",
        BadgeKind.VISITOR,
        "V-13",
        badge_status_id=unit.status("damaged"),
        status_reason="the clip broke off",
    )
    return unit


_VISITORS: Final = (BadgeFilter(frozenset({BadgeKind.VISITOR})), BadgeOrder.PRINTED_NUMBER, PageRequest())
_HERE: Final = (
    ("Ray, Teresa", OVERDUE_AFTER + HOUR, None),
    ("Lindqvist, Per", 2 * HOUR, 3 * HOUR),
    ("Moss, Karen", 40 * HOUR / 60, 2 * HOUR),
    ("Achebe, Ngozi", 5 * HOUR, -HOUR),
)
