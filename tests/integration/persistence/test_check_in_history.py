"""The log of check-ins as screens ask for it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.checkins import CheckIn, CheckInFilter, CheckInLine, Standing
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.ids import BadgeId, CheckInId, MemberId, StationId
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.check_in_history import CheckInHistoryRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NEXT_DAY, NOON
from tests.support.statement_counts import counted

MINUTE = timedelta(minutes=1)
EVERYTHING = PageRequest(size=1000)
WHOLE_LOG = CheckInFilter(effective=False)

pytestmark = pytest.mark.acts_as(OPERATOR_ROLE)


@pytest.fixture
def history(store: Connection) -> CheckInHistoryRepository:
    """Return the repository under test."""
    return CheckInHistoryRepository(store)


def ids(lines: Sequence[CheckInLine]) -> list[UUID]:
    """Return which check-ins these are."""
    return [line.check_in.id for line in lines]


def test_a_line_has_every_label(history: CheckInHistoryRepository, make: Factories) -> None:
    """The member as they are called today, the station, the badge, and who entered it."""
    division = make.divisions(code="OPS")
    member = make.members(last_name="Roy", first_name="Anne", display_name="Roy, A.", division_id=division)
    badge = make.badges("held", member_id=member, printed_number="17")
    station = make.stations(name="Front desk")
    account = make.admin_users(display_name="Luc Dubé")
    key = make.checkins(
        member_id=member,
        badge_id=badge,
        station_id=station,
        entered_by=account,
        reason="Forgot it.",
        recorded_at=NEXT_DAY,
        witnessed=False,
    )
    (line,) = history.page(CheckInFilter(), EVERYTHING).items
    assert line == CheckInLine(
        check_in=CheckIn(
            id=CheckInId(key),
            member_id=MemberId(member),
            direction=Direction.IN,
            occurred_at=NOON,
            method=Method.MANUAL,
            station_id=StationId(station),
            badge_id=BadgeId(badge),
            witnessed=False,
            reason="Forgot it.",
        ),
        recorded_at=NEXT_DAY,
        member=MemberCard(MemberId(member), "PO2 Roy, A.", "PO2", "Roy", "Anne", "OPS"),
        station="Front desk",
        badge="17",
        entered_by="Luc Dubé",
        superseded_by=None,
    )


def test_a_line_without_references_has_none_of_their_labels(history: CheckInHistoryRepository, make: Factories) -> None:
    """A row of the rollover."""
    make.checkins("rollover")
    (line,) = history.page(CheckInFilter(), EVERYTHING).items
    assert (line.station, line.badge, line.entered_by) == (None, None, None)


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        (lambda line: CheckInFilter(member_id=line.member.id), {}),
        (lambda line: CheckInFilter(station_id=line.check_in.station_id), {}),
        (lambda line: CheckInFilter(badge_id=line.check_in.badge_id), {}),
        (lambda _line: CheckInFilter(direction=Direction.IN), {"direction": "out"}),
        (lambda _line: CheckInFilter(methods=frozenset({Method.BADGE, Method.FIXED})), {}),
        (lambda _line: CheckInFilter(witnessed=True), {"witnessed": False}),
        (lambda _line: CheckInFilter(since=NOON), {"occurred_at": NOON - MINUTE}),
        (lambda _line: CheckInFilter(before=NOON + MINUTE), {"occurred_at": NOON + MINUTE}),
    ],
    ids=["member", "station", "badge", "direction", "method", "witnessed", "since", "before"],
)
def test_a_filter_lets_through_what_it_says(
    history: CheckInHistoryRepository,
    make: Factories,
    wanted: Callable[[CheckInLine], CheckInFilter],
    other: dict[str, Any],
) -> None:
    """And nothing else; the count says the same."""
    found = make.checkins("by badge")
    line = next(line for line in history.page(CheckInFilter(), EVERYTHING).items if line.check_in.id == found)
    make.checkins(station_id=make.stations(), **other)
    assert ids(history.page(wanted(line), EVERYTHING).items) == [found]
    assert (history.count(wanted(line)), history.count(CheckInFilter())) == (1, 2)


def test_the_check_ins_of_divisions(history: CheckInHistoryRepository, make: Factories) -> None:
    """Of the members who are of them today."""
    first, second = make.divisions(), make.divisions()
    found = {make.checkins(member_id=make.members(division_id=each)) for each in (first, second)}
    make.checkins(member_id=make.members(division_id=make.divisions()))
    wanted = CheckInFilter(divisions=frozenset({first, second}))
    assert set(ids(history.page(wanted, EVERYTHING).items)) == found
    assert history.count(wanted) == 2


def test_check_outs_that_nobody_saw(history: CheckInHistoryRepository, make: Factories) -> None:
    """By the rollover and the lockup, the newest first; those that were corrected are no longer among them."""
    corrected, lockup = make.checkins("rollover"), make.checkins("lockup", occurred_at=NOON + MINUTE)
    rollover = make.checkins("rollover", occurred_at=NOON + 2 * MINUTE)
    member = make.checkins.row(occurred_at=NOON - MINUTE)["member_id"]
    make.checkins("out", member_id=member)
    make.connection.execute(
        "INSERT INTO checkins (id, member_id, direction, occurred_at, method, supersedes_id, reason) "
        "SELECT gen_random_uuid(), member_id, 'out', occurred_at, 'correction', id, 'Asked.' "
        "FROM checkins WHERE id = %s",
        [corrected],
    )
    unseen = CheckInFilter(direction=Direction.OUT, witnessed=False)
    assert ids(history.page(unseen, EVERYTHING).items) == [rollover, lockup]


# --- what counts ------------------------------------------------------------------------------------------------------


def test_the_whole_log_says_what_became_of_each_row(history: CheckInHistoryRepository, make: Factories) -> None:
    """What was superseded names what took its place; a row that voids another is marked, and neither of them counts."""
    corrected = make.checkins.row()
    correction = make.checkins("correction", member_id=corrected["member_id"], supersedes_id=corrected["id"])
    voided = make.checkins.row()
    voiding = make.checkins("voiding", member_id=voided["member_id"], supersedes_id=voided["id"])
    plain = make.checkins()
    lines = {line.check_in.id: line for line in history.page(WHOLE_LOG, EVERYTHING).items}
    assert {key: (line.standing, line.superseded_by) for key, line in lines.items()} == {
        corrected["id"]: (Standing.SUPERSEDED, correction),
        correction: (Standing.COUNTS, None),
        voided["id"]: (Standing.SUPERSEDED, voiding),
        voiding: (Standing.VOIDS, None),
        plain: (Standing.COUNTS, None),
    }
    assert set(ids(history.page(CheckInFilter(), EVERYTHING).items)) == {correction, plain}
    assert (history.count(WHOLE_LOG), history.count(CheckInFilter())) == (5, 2)


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("descending", [False, True], ids=["newest first", "oldest first"])
def test_the_pages_are_the_whole(history: CheckInHistoryRepository, make: Factories, *, descending: bool) -> None:
    """Three at a time, equal instants and all."""
    member = make.members()
    made = [
        (at, make.checkins(member_id=member, occurred_at=at))
        for at in (NOON + number % 3 * MINUTE for number in range(8))
    ]
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = history.page(CheckInFilter(), request)
        read += ids(page.items)
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    assert read == [key for _, key in sorted(made, reverse=not descending)]


def test_what_arrives_between_the_pages_moves_nothing(history: CheckInHistoryRepository, make: Factories) -> None:
    """A late row before the page's end is not shown twice, nor is one after it skipped."""
    member = make.members()
    rows = [make.checkins(member_id=member, occurred_at=NOON + number * MINUTE) for number in range(6)]
    first = history.page(CheckInFilter(), PageRequest(size=3))
    make.checkins(member_id=member, occurred_at=NOON + 9 * MINUTE)
    late = make.checkins(member_id=member, occurred_at=NOON + MINUTE / 2)
    second = history.page(CheckInFilter(), PageRequest(first.next, 9))
    assert ids([*first.items, *second.items]) == [rows[5], rows[4], rows[3], rows[2], rows[1], late, rows[0]]


@pytest.mark.parametrize("wanted", [CheckInFilter(), WHOLE_LOG], ids=["effective", "all"])
def test_a_page_is_one_statement(
    history: CheckInHistoryRepository, make: Factories, store: Connection, wanted: CheckInFilter
) -> None:
    """Labels and all, of three rows and of sixty."""
    for number in (3, 57):
        make.checkins.many(number, "by hand")
        with counted(store) as sent:
            history.page(wanted, EVERYTHING)
        assert len(sent) == 1


# --- who is in for long -----------------------------------------------------------------------------------------------


def test_who_has_been_in_for_long(history: CheckInHistoryRepository, make: Factories, store: Connection) -> None:
    """The longest first, by the check-in that brought them in; one statement a page."""
    members = [make.members() for _ in range(4)]
    for number, member in enumerate(members):
        make.presence("in", member_id=member, since=NOON + number * MINUTE)
    make.presence("out", member_id=make.members(), since=NOON)
    with counted(store) as sent:
        page = history.in_since_before(NOON + 3 * MINUTE, PageRequest(size=2))
    assert len(sent) == 1
    rest = history.in_since_before(NOON + 3 * MINUTE, PageRequest(page.next, 2))
    assert [line.member.id for line in (*page.items, *rest.items)] == members[:3]
    assert [line.check_in.occurred_at for line in page.items] == [NOON, NOON + MINUTE]
    assert rest.next is None


def test_filters_are_combined(history: CheckInHistoryRepository, make: Factories) -> None:
    """One member's ways out in one hour, and nobody else's, nor another way or hour."""
    member = make.members()
    wanted = make.checkins("out", member_id=member, occurred_at=NOON + MINUTE)
    make.checkins("out", occurred_at=NOON + MINUTE)
    make.checkins(member_id=member, occurred_at=NOON + MINUTE)
    make.checkins("out", member_id=member, occurred_at=NEXT_DAY)
    sought = CheckInFilter(
        member_id=member, direction=Direction.OUT, since=NOON, before=NOON + 60 * MINUTE, effective=False
    )
    assert ids(history.page(sought, EVERYTHING).items) == [wanted]
    assert history.count(sought) == 1


def test_nothing_is_an_empty_page(history: CheckInHistoryRepository) -> None:
    """With no page behind it, and a count of none."""
    page = history.page(WHOLE_LOG, EVERYTHING)
    assert (page.items, page.next, history.count(WHOLE_LOG)) == ((), None, 0)
