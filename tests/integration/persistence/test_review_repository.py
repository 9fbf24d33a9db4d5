"""Reviews: what waits for a person, and what becomes of it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import MissingReferenceError, RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.ids import ReviewId, ScanId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.reviews import Review, ReviewFilter, ReviewLine, ReviewOrder, ReviewReason
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from sentinel_desktop.persistence.repositories.reviews import ReviewRepository
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NEXT_DAY, NOON
from tests.support.repositories.reviews import review
from tests.support.statement_counts import counted

MINUTE = timedelta(minutes=1)
EVERYTHING = PageRequest(size=1000)
OPEN = ReviewFilter(is_open=True)


@pytest.fixture
def reviews(store: Connection) -> ReviewRepository:
    """Return the repository under test."""
    return ReviewRepository(store)


def lines(reviews: ReviewRepository, **wanted: Any) -> list[ReviewLine]:  # noqa: ANN401 - the fields of the filter
    """Return the lines a filter lets through, after making sure that the count and the versions are the same."""
    sought = ReviewFilter(**wanted)
    shown = list(reviews.lines(sought, ReviewOrder.RAISED, EVERYTHING).items)
    assert reviews.count(sought) == len(shown)
    assert {each.id for each in reviews.versions(sought)} == {line.record.id for line in shown}
    return shown


def test_a_line_of_a_scan_has_every_label(reviews: ReviewRepository, make: Factories) -> None:
    """Whom it is about, when and where it happened, and who settled it."""
    member = make.members(display_name="Roy, A.")
    scan = make.scans("checked in", member_id=member, station_id=make.stations(name="Rear door"))
    account = make.admin_users(display_name="Luc Dubé")
    key = make.reviews("settled", scan_id=scan, raised_at=NOON + MINUTE, settled_by=account)
    assert lines(reviews) == [
        ReviewLine(reviews.get(key), NOON + MINUTE, "PO2 Roy, A.", NOON, "Rear door", "Luc Dubé"),
    ]


def test_a_line_of_a_check_in_has_the_labels_of_that(reviews: ReviewRepository, make: Factories) -> None:
    """Where both are named, the check-in is what it is about; a scan of nobody has no member."""
    of_another = make.scans("checked in", member_id=make.members(display_name="Dubé, L."), occurred_at=NEXT_DAY)
    member = make.members(display_name="Roy, A.")
    check_in = make.checkins(member_id=member, occurred_at=NOON - MINUTE, station_id=make.stations(name="Desk"))
    make.reviews("of a check-in", checkin_id=check_in, raised_at=NOON)
    make.reviews(checkin_id=check_in, scan_id=of_another, raised_at=NOON + MINUTE)
    make.reviews(scan_id=make.scans(station_id=make.stations(name="Door")), raised_at=NOON + 2 * MINUTE)
    assert [(line.member, line.occurred_at, line.station, line.settled_by) for line in lines(reviews)] == [
        ("PO2 Roy, A.", NOON - MINUTE, "Desk", None),
        ("PO2 Roy, A.", NOON - MINUTE, "Desk", None),
        (None, NOON, "Door", None),
    ]


def test_open_reviews_wait_in_the_order_they_were_raised(reviews: ReviewRepository, make: Factories) -> None:
    """Three at a time; settled ones wait no more."""
    made = [make.reviews(raised_at=NOON + number % 3 * MINUTE) for number in range(7)]
    make.reviews("settled", raised_at=NOON)
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3)
    while request is not None:
        page = reviews.lines(OPEN, ReviewOrder.RAISED, request)
        read += [line.record.id for line in page.items]
        request = None if page.next is None else PageRequest(page.next, 3)
    assert read == sorted(made, key=lambda key: (made.index(key) % 3, key))


def test_reviews_raised_in_a_period(reviews: ReviewRepository, make: Factories) -> None:
    """From its beginning, and not at its end; with a reason and a state besides."""
    found = make.reviews(raised_at=NOON)
    make.reviews(raised_at=NOON - MINUTE)
    make.reviews(raised_at=NOON + MINUTE)
    make.reviews("two places", raised_at=NOON)
    make.reviews("settled", raised_at=NOON)
    narrow = {"since": NOON, "before": NOON + MINUTE, "reasons": frozenset({ReviewReason.CLOCK}), "is_open": True}
    assert [line.record.id for line in lines(reviews, **narrow)] == [found]


@pytest.mark.parametrize("number", [3, 60])
def test_a_page_of_lines_is_one_statement(
    reviews: ReviewRepository, make: Factories, store: Connection, number: int
) -> None:
    """Labels and all."""
    station = make.stations()
    for _ in range(number):
        make.reviews(scan_id=make.scans(station_id=station))
    with counted(store) as sent:
        shown = reviews.lines(OPEN, ReviewOrder.RAISED, EVERYTHING).items
    assert len(shown) == number
    assert len(sent) == 1


def test_open_reviews_are_counted_by_reason(reviews: ReviewRepository, make: Factories, store: Connection) -> None:
    """Every reason, also one without any; one statement."""
    make.reviews.many(2)
    make.reviews("two places")
    make.reviews("settled")
    with counted(store) as sent:
        counts = reviews.open_by_reason()
    assert len(sent) == 1
    assert counts == {
        ReviewReason.LATE_ARRIVAL: 0,
        ReviewReason.TWO_PLACES: 1,
        ReviewReason.TOLD_OTHERWISE: 0,
        ReviewReason.CLOCK: 2,
    }


def test_what_a_scan_puts_up_is_read_here(reviews: ReviewRepository, make: Factories, store: Connection) -> None:
    """Once for each reason, with its facts as they were."""
    scan = ScanId(make.scans())
    put_up = Review(ReviewId(uuid7()), ReviewReason.LATE_ARRIVAL, {"turned": ["a", None, 3]}, scan_id=scan)
    for _ in range(2):
        SqlCheckInRepository(store).add_review(put_up)
    (line,) = lines(reviews)
    assert (line.record.id, line.record.details.facts) == (put_up.id, put_up.facts)


# --- settling ---------------------------------------------------------------------------------------------------------


def test_a_review_is_settled(reviews: ReviewRepository, make: Factories, transaction: PlainConnection) -> None:
    """By whom, when and how; what it is about stays; the audit has both."""
    account = make.admin_users()
    record = reviews.add(uuid7(), review(make))
    after = reviews.settle(RecordVersion(record.id, 1), NEXT_DAY, account, "The clock was slow.")
    details = after.details
    assert (details.settled_at, details.settled_by, details.settlement) == (NEXT_DAY, account, "The clock was slow.")
    assert (details.reason, details.facts, details.scan_id) == (
        record.details.reason,
        record.details.facts,
        record.details.scan_id,
    )
    assert reviews.count(OPEN) == 0
    logged = transaction.execute(
        "SELECT before ->> 'settlement', after ->> 'settlement' FROM audit_log "
        "WHERE row_id = %s AND operation = 'UPDATE'",
        [record.id],
    ).fetchall()
    assert logged == [("", "The clock was slow.")]


def test_a_review_is_settled_once(reviews: ReviewRepository, make: Factories) -> None:
    """Who saw it open is told that it changed."""
    key, account = make.reviews(), make.admin_users()
    first = reviews.settle(RecordVersion(key, 1), NOON, account, "First.")
    with pytest.raises(StaleVersionError) as refused:
        reviews.settle(RecordVersion(key, 1), NOON, account, "Second.")
    assert refused.value.ids == {key}
    assert reviews.get(key) == first


def test_a_review_is_settled_by_an_account(reviews: ReviewRepository, make: Factories) -> None:
    """One that is not there is refused, and the review stays open."""
    key = make.reviews()
    with pytest.raises(MissingReferenceError) as refused:
        reviews.settle(RecordVersion(key, 1), NOON, uuid7(), "Nobody.")
    assert refused.value.rule == "fk_reviews_settled_by"
    assert reviews.count(OPEN) == 1


def test_a_review_that_is_not_there_is_not_settled(reviews: ReviewRepository, make: Factories) -> None:
    """It is not found, and named."""
    gone = RecordVersion(uuid7(), 1)
    with pytest.raises(RecordNotFoundError) as refused:
        reviews.settle(gone, NOON, make.admin_users(), "Gone.")
    assert refused.value.ids == {gone.id}


def test_an_operator_settles_and_changes_nothing_else(
    reviews: ReviewRepository, make: Factories, transaction: PlainConnection
) -> None:
    """What the grants give is what the repository writes."""
    key, account = make.reviews(), make.admin_users()
    rights = transaction.execute(
        "SELECT column_name FROM information_schema.column_privileges "
        "WHERE table_name = 'reviews' AND grantee = 'sentinel_operator' AND privilege_type = 'UPDATE'"
    ).fetchall()
    before = transaction.execute("SELECT to_jsonb(reviews) FROM reviews WHERE id = %s", [key]).fetchone()
    reviews.settle(RecordVersion(key, 1), NOON, account, "Done.")
    after = transaction.execute("SELECT to_jsonb(reviews) FROM reviews WHERE id = %s", [key]).fetchone()
    assert before is not None
    assert after is not None
    changed = {name for name in after[0] if after[0][name] != before[0][name]} - {"updated_at"}
    assert changed == {name for (name,) in rights}
