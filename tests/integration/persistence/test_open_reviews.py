"""The reviews that wait at a desk, with both facts in what a screen can show, and a station that settles them."""

from datetime import timedelta
from typing import Any

import pytest
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import MemberId, ScanId, StationId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.reviews import OpenReview, ReviewedPassage, ReviewReason
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.persistence.repositories.reviews import ReviewRepository
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.check_in import CheckInService
from sentinel_desktop.services.reviews import ReviewService
from tests.support.builders import NOON, RowBuilder
from tests.support.factories import Factories
from tests.support.settling_desks import settling_desk
from tests.support.statement_counts import counted

IN, OUT = Direction.IN, Direction.OUT
NEWEST_FIRST = PageRequest(descending=True)


class Desk:
    """A member with a badge, two stations whose scans are recorded, and the list of one desk."""

    def __init__(self, unit: RowBuilder, service: CheckInService, reviews: ReviewService) -> None:
        self._service = service
        self.reviews = reviews
        member = unit.member(last_name="Roy", display_name="Roy, J.")
        self.member = MemberId(member)
        self.serial = unit.badge(member)[1]
        self.front, self.rear = unit.station(name="Front desk"), unit.station(name="Rear door")
        self.exit = unit.station(name="Exit", direction_mode="out")

    def scan(self, seconds: float, station: StationId, told: dict[str, Any] | None = None) -> ScanAnswer:
        """Record a scan of the badge so many seconds after noon; ``told`` is what the person heard meanwhile."""
        at = NOON + timedelta(seconds=seconds)
        scan = BadgeScan(ScanId(uuid7()), self.serial, station, occurred_at=at, desk_clock_at=at)
        heard = None if told is None else ScanAnswer(scan.id, scan.serial, occurred_at=at, waiting=True, **told)
        return self._service.record(scan, heard)

    def listed(self, reason: ReviewReason) -> OpenReview:
        """Return the only open review of a reason."""
        (found,) = (each for each in self.reviews.open_reviews(NEWEST_FIRST).items if each.reason is reason)
        return found


@pytest.fixture
def desk(unit: RowBuilder, service: CheckInService, engine: Engine) -> Desk:
    """Return the desk; its list is read by a station's own role."""
    return Desk(unit, service, ReviewService(lambda: SqlUnitOfWork(engine), settling_desk()))


def passage(seconds: float, station: str, outcome: Outcome | None, direction: Direction | None) -> ReviewedPassage:
    """Return one fact of a review about PO2 Roy."""
    return ReviewedPassage(NOON + timedelta(seconds=seconds), station, outcome, direction, "PO2 Roy, J.")


def test_two_places_are_shown_with_both_scans(desk: Desk) -> None:
    """The earlier first: where, when, what came of it; who, and the end of the badge's serial."""
    desk.scan(0, desk.front)
    desk.scan(10, desk.rear)
    review = desk.listed(ReviewReason.TWO_PLACES)
    assert (review.member, review.serial_tail) == ("PO2 Roy, J.", desk.serial[-4:])
    assert review.first == passage(0, "Front desk", Outcome.CHECKED_IN, IN)
    assert review.second == passage(10, "Rear door", Outcome.CHECKED_OUT, OUT)


def test_who_was_told_otherwise_is_shown_with_both_answers(desk: Desk) -> None:
    """What the person heard first, then what was recorded."""
    desk.scan(0, desk.front, {"outcome": Outcome.BADGE_UNKNOWN})
    review = desk.listed(ReviewReason.TOLD_OTHERWISE)
    assert review.member == "PO2 Roy, J."
    assert review.first == ReviewedPassage(NOON, "Front desk", Outcome.BADGE_UNKNOWN, None, None)
    assert review.second == passage(0, "Front desk", Outcome.CHECKED_IN, IN)


def test_who_was_greeted_as_somebody_else_is_shown_with_both_names(desk: Desk, unit: RowBuilder) -> None:
    """A badge that changed hands; and one that is no longer known names whom the person was taken for."""
    other = unit.member(last_name="Chen", display_name="Chen, L.")
    answer = desk.scan(0, desk.front)
    unit.connection.execute(
        "INSERT INTO reviews (id, scan_id, reason, facts) VALUES (%s, %s, 'told_otherwise', %s)",
        [
            uuid7(),
            answer.scan_id,
            Jsonb(
                {
                    "told": {"outcome": "checked_in", "direction": "in", "member_id": str(other)},
                    "recorded": {"outcome": "checked_in", "direction": "in", "member_id": str(desk.member)},
                }
            ),
        ],
    )
    review = desk.listed(ReviewReason.TOLD_OTHERWISE)
    assert review.first is not None
    assert review.second is not None
    assert (review.first.member, review.second.member) == ("PO2 Chen, L.", "PO2 Roy, J.")


def test_a_late_scan_is_shown_with_what_it_contradicts(desk: Desk) -> None:
    """The late scan first, then the check-in that stands as it is."""
    desk.scan(300, desk.front)
    desk.scan(600, desk.exit)
    desk.scan(0, desk.rear)
    review = desk.listed(ReviewReason.LATE_ARRIVAL)
    assert review.first == passage(0, "Rear door", Outcome.CHECKED_IN, IN)
    assert review.second == passage(600, "Exit", None, OUT)
    assert (review.changed, review.contradicted) == (1, 1)


def test_a_late_scan_is_shown_with_what_it_turned_round(desk: Desk) -> None:
    """The first of them, as it is since."""
    desk.scan(300, desk.front)
    desk.scan(600, desk.front)
    desk.scan(0, desk.rear)
    review = desk.listed(ReviewReason.LATE_ARRIVAL)
    assert review.second == passage(300, "Front desk", None, OUT)
    assert (review.changed, review.contradicted) == (2, 0)


def test_a_late_scan_is_shown_with_what_turned_out_to_be_its_repeat(desk: Desk) -> None:
    """The check-in that no longer counts."""
    desk.scan(2, desk.rear)
    desk.scan(0, desk.rear)
    review = desk.listed(ReviewReason.LATE_ARRIVAL)
    assert review.second == passage(2, "Rear door", Outcome.REPEAT, IN)
    assert (review.changed, review.contradicted) == (1, 0)


def test_a_late_scan_is_shown_with_what_was_recorded_after_all(desk: Desk) -> None:
    """The scan that had found the member so already."""
    desk.scan(300, desk.exit)
    desk.scan(0, desk.rear)
    review = desk.listed(ReviewReason.LATE_ARRIVAL)
    assert review.second == passage(300, "Exit", Outcome.ALREADY_OUT, OUT)
    assert (review.changed, review.contradicted) == (1, 0)


# --- the list ---------------------------------------------------------------------------------------------------------


def test_facts_of_no_known_form_hide_no_review(make: Factories, store: Connection) -> None:
    """Whatever another version or another station wrote: the scan is shown, and no other review is lost."""
    written: list[dict[str, Any]] = [
        {},
        {"earlier": {"scan_id": "no id"}},
        {"earlier": 7},
        {"turned": ["x"], "voided": "x", "told": {"member_id": "x"}},
    ]
    for facts in written:
        make.reviews("two places", facts=Jsonb(facts))
    shown = ReviewRepository(store).open_page(PageRequest()).items
    assert len(shown) == len(written)
    assert all(review.first is not None and review.second is None for review in shown)


@pytest.mark.parametrize("number", [3, 60])
def test_a_page_of_open_reviews_is_one_statement(make: Factories, store: Connection, number: int) -> None:
    """Both facts and all names of them."""
    make.reviews.many(number)
    with counted(store) as sent:
        shown = ReviewRepository(store).open_page(PageRequest()).items
    assert (len(shown), len(sent)) == (number, 1)


def test_the_newest_stands_first_and_every_one_stands_once(make: Factories, store: Connection) -> None:
    """Two at a time; what is settled is not among them."""
    made = [make.reviews(raised_at=NOON + number % 3 * timedelta(minutes=1)) for number in range(7)]
    make.reviews("settled")
    reviews, read = ReviewRepository(store), []
    request: PageRequest | None = PageRequest(size=2, descending=True)
    while request is not None:
        page = reviews.open_page(request)
        read += [review.seen.id for review in page.items]
        request = None if page.next is None else PageRequest(page.next, 2, descending=True)
    assert read == sorted(made, key=lambda key: (made.index(key) % 3, key), reverse=True)
    assert reviews.count_open() == 7
