"""The log of slips printed for visitors."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import AlreadyTakenError, InUseError, InvalidValueError, MissingReferenceError
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.visitors import Language, SlipFilter, SlipLine, SlipOutcome, SlipPrint
from sentinel_desktop.persistence.repositories.slip_prints import SlipPrintRepository
from sentinel_desktop.persistence.repositories.visitors import VisitorRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.statement_counts import counted

MINUTE = timedelta(minutes=1)
EVERYTHING = PageRequest(size=1000)


@pytest.fixture
def slips(store: Connection) -> SlipPrintRepository:
    """Return the repository under test."""
    return SlipPrintRepository(store)


def slip(make: Factories, **changes: Any) -> SlipPrint:  # noqa: ANN401 - the fields of a slip
    """Return a slip that was printed at noon, of a new visit at a new station."""
    visitor = changes.pop("visitor_id", None) or make.visitors("open")
    station = changes.pop("station_id", None) or make.stations()
    given = SlipPrint(uuid7(), visitor, station, None, NOON, "Front desk", Language.ENGLISH, SlipOutcome.PRINTED)
    return replace(given, **changes)


def failed(make: Factories, **changes: Any) -> SlipPrint:  # noqa: ANN401 - the fields of a slip
    """Return a slip that was not printed."""
    return slip(make, outcome=SlipOutcome.FAILED, problem="Out of paper.", **changes)


def test_an_attempt_is_kept_with_its_labels(slips: SlipPrintRepository, make: Factories) -> None:
    """For whom, where, by whom and what came of it."""
    visitor = make.visitors("open", display_name="Vance, C.")
    account = make.admin_users(display_name="Anne Roy")
    station = make.stations(name="Kiosk")
    first = slip(make, visitor_id=visitor, station_id=station)
    second = failed(
        make,
        visitor_id=visitor,
        station_id=station,
        printed_by=account,
        printed_at=NOON + MINUTE,
        language=Language.FRENCH,
    )
    slips.add(first)
    slips.add(second)
    assert slips.page(SlipFilter(), EVERYTHING).items == (
        SlipLine(second, "Vance, C.", "Kiosk", "Anne Roy"),
        SlipLine(first, "Vance, C.", "Kiosk", None),
    )


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        (lambda slip: SlipFilter(visitor_id=slip.visitor_id), {}),
        (lambda slip: SlipFilter(station_id=slip.station_id), {}),
        (lambda _slip: SlipFilter(outcome=SlipOutcome.PRINTED), {"outcome": SlipOutcome.FAILED, "problem": "Jam."}),
        (lambda _slip: SlipFilter(since=NOON), {"printed_at": NOON - MINUTE}),
        (lambda _slip: SlipFilter(before=NOON + MINUTE), {"printed_at": NOON + MINUTE}),
    ],
    ids=["visitor", "station", "outcome", "since", "before"],
)
def test_a_filter_lets_through_what_it_says(
    slips: SlipPrintRepository, make: Factories, wanted: Callable[[SlipPrint], SlipFilter], other: dict[str, Any]
) -> None:
    """And nothing else; the count says the same."""
    found = slip(make)
    slips.add(found)
    slips.add(slip(make, **other))
    assert [line.slip for line in slips.page(wanted(found), EVERYTHING).items] == [found]
    assert (slips.count(wanted(found)), slips.count(SlipFilter())) == (1, 2)


@pytest.mark.parametrize("descending", [False, True], ids=["newest first", "oldest first"])
def test_the_pages_are_the_whole(slips: SlipPrintRepository, make: Factories, *, descending: bool) -> None:
    """Three at a time, equal instants and all."""
    of_one = {"visitor_id": make.visitors("open"), "station_id": make.stations()}
    made = [slip(make, **of_one, printed_at=NOON + number % 3 * MINUTE) for number in range(8)]
    for each in made:
        slips.add(each)
    read: list[SlipPrint] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = slips.page(SlipFilter(), request)
        read += [line.slip for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    assert read == sorted(made, key=lambda each: (each.printed_at, each.id), reverse=not descending)


def test_a_page_is_one_statement(slips: SlipPrintRepository, make: Factories, store: Connection) -> None:
    """Labels and all."""
    for _ in range(5):
        slips.add(slip(make))
    with counted(store) as sent:
        slips.page(SlipFilter(), EVERYTHING)
    assert len(sent) == 1


@pytest.mark.parametrize(
    ("wrong", "kind", "rule"),
    [
        ({"visitor_id": uuid7()}, MissingReferenceError, "fk_slip_prints_visitor_id"),
        ({"station_id": uuid7()}, MissingReferenceError, "fk_slip_prints_station_id"),
        ({"printed_by": uuid7()}, MissingReferenceError, "fk_slip_prints_printed_by"),
        ({"problem": "Jam."}, InvalidValueError, "ck_slip_prints_says_what_failed"),
        ({"outcome": SlipOutcome.FAILED}, InvalidValueError, "ck_slip_prints_says_what_failed"),
    ],
    ids=["visitor", "station", "account", "problem of a good one", "failure without a problem"],
)
def test_a_wrong_attempt_is_refused(
    slips: SlipPrintRepository, make: Factories, wrong: dict[str, Any], kind: type[Exception], rule: str
) -> None:
    """By the rule that says so; the next one is kept."""
    with pytest.raises(kind) as refused:
        slips.add(slip(make, **wrong))
    assert getattr(refused.value, "rule", "") == rule
    slips.add(failed(make))
    assert slips.count(SlipFilter()) == 1


def test_an_attempt_is_kept_once(slips: SlipPrintRepository, make: Factories) -> None:
    """Its key is taken the second time."""
    once = slip(make)
    slips.add(once)
    with pytest.raises(AlreadyTakenError):
        slips.add(once)
    assert slips.count(SlipFilter()) == 1


def test_filters_are_combined(slips: SlipPrintRepository, make: Factories) -> None:
    """What failed at one station, and not what was printed there or failed elsewhere."""
    station = make.stations()
    wanted = failed(make, station_id=station)
    for each in (wanted, slip(make, station_id=station), failed(make)):
        slips.add(each)
    sought = SlipFilter(station_id=station, outcome=SlipOutcome.FAILED)
    assert [line.slip for line in slips.page(sought, EVERYTHING).items] == [wanted]
    assert slips.count(sought) == 1


def test_nothing_is_an_empty_page(slips: SlipPrintRepository) -> None:
    """With no page behind it, and a count of none."""
    page = slips.page(SlipFilter(), EVERYTHING)
    assert (page.items, page.next, slips.count(SlipFilter())) == ((), None, 0)


def test_a_slip_printed_between_two_pages_moves_nothing(slips: SlipPrintRepository, make: Factories) -> None:
    """The newest comes first, so that a newer one is on a page already seen: none is skipped, none repeated."""
    printed = [slip(make, printed_at=NOON + number * MINUTE) for number in range(4)]
    for each in printed:
        slips.add(each)
    first = slips.page(SlipFilter(), PageRequest(size=2))
    slips.add(slip(make, printed_at=NOON + 9 * MINUTE))
    second = slips.page(SlipFilter(), PageRequest(size=2, after=first.next))
    assert [line.slip for line in (*first.items, *second.items)] == printed[::-1]


def test_a_refused_attempt_leaves_the_transaction_usable(slips: SlipPrintRepository, make: Factories) -> None:
    """The next attempt is kept, and only that."""
    good = slip(make)
    with pytest.raises(MissingReferenceError):
        slips.add(replace(good, visitor_id=uuid7()))
    slips.add(good)
    assert [line.slip for line in slips.page(SlipFilter(), EVERYTHING).items] == [good]


def test_what_was_printed_for_a_visit_keeps_the_visit(
    slips: SlipPrintRepository, make: Factories, store: Connection
) -> None:
    """The log names it: the visit is not deleted under it."""
    printed = slip(make)
    slips.add(printed)
    visit = VisitorRepository(store).get(printed.visitor_id)
    with pytest.raises(InUseError) as refused:
        VisitorRepository(store).delete(visit.seen)
    assert refused.value.rule == "fk_slip_prints_visitor_id"


def test_the_last_attempt_of_each_visit_is_found(slips: SlipPrintRepository, make: Factories) -> None:
    """A slip that failed and was printed later is none that waits; of two at one moment the later id counts."""
    visits = [make.visitors("open") for _ in range(3)]
    for visitor in visits:
        slips.add(failed(make, visitor_id=visitor))
    slips.add(slip(make, visitor_id=visits[0], printed_at=NOON + MINUTE))
    slips.add(failed(make, visitor_id=visits[1], printed_at=NOON + MINUTE))
    slips.add(slip(make, visitor_id=visits[2]))
    waiting = SlipFilter(outcome=SlipOutcome.FAILED, newest=True)
    assert [line.slip.visitor_id for line in slips.page(waiting, EVERYTHING).items] == [visits[1]]
    assert (slips.count(waiting), slips.count(SlipFilter(newest=True))) == (1, 3)
