"""How fast a supervisor's table of ten thousand members is: its pages from the database, and the table itself."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import psycopg

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.domain.members import MemberFilter, MemberOrder
from sentinel_desktop.domain.pages import PAGE_SIZE, PageRequest
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.members import MemberService
from sentinel_desktop.services.people_search import PeopleSearch
from tests.benchmarks.durations import Durations, from_nanoseconds, timed
from tests.benchmarks.marks import Mark
from tests.benchmarks.size import Size
from tests.benchmarks.worker import Worker
from tests.support.signed_in import signed_in

_GOAL_MS: Final = 50
_TEXTS: Final = ("t", "tr", "tre", "trem", "s1 m")
_KEYSTROKES: Final = ("r", "ro", "roy", "p", "po", "po2", "po2 r", "po2 ro", "7", "70", "704", "z", "zz", "zzz", "e e")
"""Of a name, a rank with a name, a service number, and somebody who is not there."""
_NAME: Final = MemberOrder.NAME


@dataclass(frozen=True, slots=True)
class ListedUnits:
    """The owner's URLs of databases that only this measurement uses; in each a supervisor signs in.

    Attributes:
        many: with ``Size.listed`` members.
        shown: the same, to be looked at in a window.
        few: with ``few_members``, whose pages are the baseline.
    """

    many: str
    shown: str
    few: str
    few_members: int


def listing_marks(units: ListedUnits, size: Size) -> list[Mark]:
    """Measure pages of a large unit beside the same of a small one, then the table of the large one in a window."""
    few = units.few_members
    with ExitStack() as stack:
        many, few_there = (_service(stack, url) for url in (units.many, units.few))
        pages = [
            _page_mark(f"{what} {size.listed:,} members", ask(many, size.listed), ask(few_there, few), few, size)
            for what, ask in (
                ("first page of", _first),
                ("a page from the middle of", _middle),
                ("filter by text of", _text),
            )
        ]
        found, found_few = _people(stack, units.many), _people(stack, units.few)
        keystroke = _page_mark(
            f"a keystroke of the search for people among {size.listed:,}",
            _keystroke(found),
            _keystroke(found_few),
            few,
            size,
        )
    with Worker("tests.benchmarks.members_table", units.shown, str(size.looks)) as table:
        said = table.hear(within=300)
    typed, jumped, scrolled = (from_nanoseconds(said[key]) for key in ("typed", "jumped", "scrolled"))
    return [
        *pages,
        keystroke,
        _table_mark(f"a keystroke of a search in the table of {size.listed:,} members, read and painted", typed, 50),
        _table_mark("a jump to its middle, read and painted", jumped, 100),
        _table_mark("a page of it turned, painted", scrolled, 50),
    ]


def _service(stack: ExitStack, url: str) -> MemberService:
    owner = stack.enter_context(psycopg.connect(url, autocommit=True))
    person = stack.enter_context(signed_in(owner, url))
    return MemberService(person.open_work, lambda: datetime.now(UTC), new_id)


def _people(stack: ExitStack, url: str) -> PeopleSearch:
    owner = stack.enter_context(psycopg.connect(url, autocommit=True))
    return PeopleSearch(stack.enter_context(signed_in(owner, url, OPERATOR_ROLE)).open_work)


def _keystroke(search: PeopleSearch) -> Callable[[int], object]:
    return lambda turn: search.find(_KEYSTROKES[turn % len(_KEYSTROKES)])


def _first(service: MemberService, _members: int) -> Callable[[int], object]:
    return lambda _: service.first_page(MemberFilter(), _NAME, PageRequest())


def _middle(service: MemberService, members: int) -> Callable[[int], object]:
    before = service.page(MemberFilter(), _NAME, PageRequest(size=PAGE_SIZE, skip=members // 2 - PAGE_SIZE))
    return lambda _: service.page(MemberFilter(), _NAME, PageRequest(before.next))


def _text(service: MemberService, _members: int) -> Callable[[int], object]:
    return lambda turn: service.first_page(MemberFilter(text=_TEXTS[turn % len(_TEXTS)]), _NAME, PageRequest())


def _page_mark(
    name: str, of_many: Callable[[int], object], of_few: Callable[[int], object], few: int, size: Size
) -> Mark:
    took: dict[Callable[[int], object], list[int]] = {of_many: [], of_few: []}
    for turn in range(-size.warming, size.looks):
        for ask, each in took.items():
            nanoseconds = timed(lambda ask=ask, turn=turn: ask(turn))  # type: ignore[misc]
            if turn >= 0:
                each.append(nanoseconds)
    many, baseline = from_nanoseconds(took[of_many]), from_nanoseconds(took[of_few])
    return Mark(f"{name}, p50 / p99", str(many), f"{baseline} of {few}", f"≤ {_GOAL_MS} ms", many.p99 <= _GOAL_MS)


def _table_mark(name: str, took: Durations, goal_ms: int) -> Mark:
    return Mark(f"{name}, p50 / p99", str(took), "", f"≤ {goal_ms} ms", took.p99 <= goal_ms)
