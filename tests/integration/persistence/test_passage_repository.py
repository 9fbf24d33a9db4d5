"""The passages of members, visitors and attendees in one table, the newest first."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.passages import Passage, PassagesWanted, PersonKind, Way
from sentinel_desktop.persistence.repositories import passages as module
from sentinel_desktop.persistence.repositories.passages import PassageRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NEXT_DAY, NOON
from tests.support.statement_counts import counted

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
LARGE = 500
WHOLE_LOG = PassagesWanted(effective=False)

pytestmark = pytest.mark.acts_as(OPERATOR_ROLE)


@pytest.fixture
def passages(store: Connection) -> PassageRepository:
    """Return the repository under test."""
    return PassageRepository(store)


@pytest.fixture(params=[0, 1000], ids=["by time", "one by one"])
def each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for the members who are chosen by time, and one by one."""
    monkeypatch.setattr(module, "FEW_MEMBERS", request.param)


def found(passages: PassageRepository, **wanted: Any) -> list[Passage]:  # noqa: ANN401 - the fields of the filter
    """Return all that is let through, after making sure that the count and small pages say the same."""
    sought = PassagesWanted(**wanted)
    whole = passages.page(sought, None, LARGE)
    assert whole.next is None
    assert passages.count(sought) == len(whole.items)
    assert list(in_pages(passages, sought, 2)) == list(whole.items)
    return list(whole.items)


def in_pages(passages: PassageRepository, sought: PassagesWanted, size: int) -> Iterator[Passage]:
    """Yield everything, page by page."""
    page = passages.page(sought, None, size)
    yield from page.items
    while page.next is not None:
        page = passages.page(sought, page.next, size)
        yield from page.items


def told(lines: Sequence[Passage]) -> list[tuple[UUID, Direction]]:
    """Return which passages these are."""
    return [(line.id, line.direction) for line in lines]


def a_day(make: Factories) -> dict[str, UUID]:
    """Make a member, a visitor and an attendee, each in and out within a day."""
    division = make.divisions(code="OPS")
    member = make.members(last_name="Roy", first_name="Anne", display_name="Roy, A.", division_id=division)
    attendee = make.event_attendees(last_name="Royal", display_name="Royal", organization="Example College")
    return {
        "division": division,
        "member": member,
        "member in": make.checkins(member_id=member, occurred_at=NOON),
        "visit": make.visitors(
            "closed",
            last_name="Roy",
            display_name="Roy, Z.",
            organization="Harbour Works",
            checked_in_at=NOON + HOUR,
            checked_out_at=NOON + 3 * HOUR,
        ),
        "attendee": attendee,
        "attendee in": make.event_checkins(event_attendee_id=attendee, occurred_at=NOON + 2 * HOUR),
        "attendee out": make.event_checkins("lockup", event_attendee_id=attendee, occurred_at=NOON + 4 * HOUR),
        "member out": make.checkins(
            member_id=member, direction="out", occurred_at=NOON + 5 * HOUR, station_id=make.stations()
        ),
    }


def test_all_passages_stand_in_the_order_of_time(passages: PassageRepository, make: Factories) -> None:
    """Whoever's they are, the newest first; a visit has two of them, and one that has not begun has none."""
    ids = a_day(make)
    make.visitors()
    assert told(found(passages)) == [
        (ids["member out"], Direction.OUT),
        (ids["attendee out"], Direction.OUT),
        (ids["visit"], Direction.OUT),
        (ids["attendee in"], Direction.IN),
        (ids["visit"], Direction.IN),
        (ids["member in"], Direction.IN),
    ]


def test_passages_of_one_instant_are_all_there_page_by_page(passages: PassageRepository, make: Factories) -> None:
    """Also the two of a visit that ended in the moment it began, its end above its beginning."""
    visit = make.visitors("closed", checked_in_at=NOON, checked_out_at=NOON)
    for _ in range(2):
        make.checkins(occurred_at=NOON)
        make.event_checkins(occurred_at=NOON)
    whole = found(passages)
    assert len(set(told(whole))) == 6
    assert [line.direction for line in whole if line.id == visit] == [Direction.OUT, Direction.IN]
    for size in (1, 3, 4, 5):
        assert list(in_pages(passages, PassagesWanted(), size)) == whole


def test_a_line_of_a_member_has_every_label(passages: PassageRepository, make: Factories) -> None:
    """The member as they are called today, the station, the badge, who entered it and why."""
    member = make.members(display_name="Roy, A.", division_id=make.divisions(code="OPS"))
    row = make.checkins.row(
        member_id=member,
        badge_id=make.badges("held", member_id=member, printed_number="17"),
        station_id=make.stations(name="Front desk"),
        entered_by=make.admin_users(display_name="Luc Dubé"),
        reason="Forgot it.",
        recorded_at=NEXT_DAY,
        witnessed=False,
    )
    assert found(passages) == [
        Passage(
            id=row["id"],
            kind=PersonKind.MEMBER,
            person_id=member,
            name="PO2 Roy, A.",
            of="OPS",
            direction=Direction.IN,
            occurred_at=NOON,
            recorded_at=NEXT_DAY,
            way=Way.MANUAL,
            station="Front desk",
            badge="17",
            entered_by="Luc Dubé",
            reason="Forgot it.",
            witnessed=False,
            standing=Standing.COUNTS,
        )
    ]


def test_the_lines_of_a_visit_have_their_labels(passages: PassageRepository, make: Factories) -> None:
    """Where the badge was read that ended it; who saw the visitor leave is not asked of the sign-in."""
    badge = make.badges("visitor", printed_number="V 4")
    out = make.stations(name="Rear door")
    scan = make.scans("of a visitor", badge_id=badge, station_id=out, occurred_at=NOON + HOUR)
    visit = make.visitors(
        "closed by badge",
        display_name="Lt(N) Varga, E.",
        organization="",
        unit="HMCS Example",
        badge_id=badge,
        check_out_scan_id=scan,
        station_id=make.stations(name="Front desk"),
        witnessed=False,
        departure_told_by=make.admin_users(display_name="Luc Dubé"),
    )
    leaves, comes = found(passages)
    assert (leaves.entered_by, comes.entered_by) == ("Luc Dubé", None)
    assert {(line.id, line.person_id, line.kind, line.name, line.of, line.badge) for line in (leaves, comes)} == {
        (visit, visit, PersonKind.VISITOR, "Lt(N) Varga, E.", "HMCS Example", "V 4")
    }
    assert [(line.station, line.way, line.witnessed) for line in (leaves, comes)] == [
        ("Rear door", Way.BADGE, False),
        ("Front desk", Way.DESK, True),
    ]
    assert [line.recorded_at for line in (leaves, comes)] == [None, None]


def test_a_line_of_an_attendee_has_its_labels(passages: PassageRepository, make: Factories) -> None:
    """The organization, the badge that they hold, and who entered the passage."""
    attendee = make.event_attendees("badged", display_name="Chen, B.", organization="Example College")
    account = make.admin_users(display_name="Luc Dubé")
    make.event_checkins(event_attendee_id=attendee, entered_by=account, station_id=make.stations(name="Hall"))
    (line,) = found(passages)
    assert (line.person_id, line.name, line.of, line.station, line.entered_by, line.way) == (
        attendee,
        "Chen, B.",
        "Example College",
        "Hall",
        "Luc Dubé",
        Way.MANUAL,
    )
    assert line.badge


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"kinds": frozenset({PersonKind.VISITOR})}, {"visit"}),
        (
            {"kinds": frozenset({PersonKind.MEMBER, PersonKind.ATTENDEE})},
            {"member in", "member out", "attendee in", "attendee out"},
        ),
        ({"text": "roy"}, {"member in", "member out", "visit", "attendee in", "attendee out"}),
        ({"text": "anne ROY"}, {"member in", "member out"}),
        ({"text": "nobody"}, set()),
        ({"direction": Direction.IN}, {"member in", "visit", "attendee in"}),
        ({"ways": frozenset({Way.LOCKUP})}, {"attendee out"}),
        ({"ways": frozenset({Way.DESK})}, {"visit"}),
        ({"ways": frozenset({Way.DESK, Way.MANUAL})}, {"member in", "member out", "visit", "attendee in"}),
        ({"ways": frozenset({Way.REDERIVED})}, set()),
        ({"since": NOON + 4 * HOUR}, {"attendee out", "member out"}),
        ({"before": NOON + HOUR}, {"member in"}),
        ({"text": "\N{ARABIC LETTER ALEF}'; DROP TABLE visitors; --"}, set()),
    ],
)
@pytest.mark.usefixtures("each_way")
def test_a_filter_lets_through_what_it_says(
    passages: PassageRepository, make: Factories, wanted: dict[str, Any], expected: set[str]
) -> None:
    """And nothing else, of whichever kind; the count and every page say the same."""
    ids = a_day(make)
    assert {line.id for line in found(passages, **wanted)} == {ids[name] for name in expected}


@pytest.mark.usefixtures("each_way")
def test_a_division_and_a_member_have_members_passages_alone(passages: PassageRepository, make: Factories) -> None:
    """Nobody else is of a division, whatever they are called."""
    ids = a_day(make)
    make.checkins(member_id=make.members(division_id=make.divisions()))
    theirs = {ids["member in"], ids["member out"]}
    for wanted in (
        {"divisions": frozenset({ids["division"]})},
        {"divisions": frozenset({ids["division"]}), "text": "roy"},
        {"member_id": ids["member"]},
        {"member_id": ids["member"], "text": "somebody else"},
    ):
        assert {line.id for line in found(passages, **wanted)} == theirs
    assert found(passages, divisions=frozenset({ids["division"]}), kinds=frozenset({PersonKind.VISITOR})) == []


def test_the_passages_of_a_station(passages: PassageRepository, make: Factories) -> None:
    """Where a visitor signed in, and where their badge signed them out, are two places."""
    front, rear = make.stations(), make.stations()
    badge = make.badges("visitor")
    scan = make.scans("of a visitor", badge_id=badge, station_id=rear, occurred_at=NOON + HOUR)
    visit = make.visitors("closed by badge", badge_id=badge, check_out_scan_id=scan, station_id=front)
    check_in = make.checkins(station_id=rear)
    assert told(found(passages, station_id=front)) == [(visit, Direction.IN)]
    assert told(found(passages, station_id=rear)) == [(visit, Direction.OUT), (check_in, Direction.IN)]


@pytest.mark.usefixtures("each_way")
def test_the_newest_of_many_members_come_first(passages: PassageRepository, make: Factories) -> None:
    """However the members are looked through, a page is the newest of all of them together."""
    division = make.divisions()
    members = [make.members(division_id=division) for _ in range(3)]
    made = [
        make.checkins(member_id=members[place % 3], occurred_at=NOON + place * MINUTE, direction="in")
        for place in range(7)
    ]
    wanted = PassagesWanted(divisions=frozenset({division}))
    assert [line.id for line in passages.page(wanted, None, 4).items] == made[:2:-1]
    assert [line.id for line in in_pages(passages, wanted, 3)] == made[::-1]


# --- what counts ------------------------------------------------------------------------------------------------------


def test_the_whole_log_says_what_became_of_each_row(passages: PassageRepository, make: Factories) -> None:
    """Both rows of a correction, and both of a passage that did not happen; what counts alone is asked for first."""
    first = make.checkins.row()
    correction = make.checkins("correction", member_id=first["member_id"], supersedes_id=first["id"])
    voided = make.checkins.row()
    voiding = make.checkins("voiding", member_id=voided["member_id"], supersedes_id=voided["id"])
    lines = {line.id: line for line in passages.page(WHOLE_LOG, None, LARGE).items}
    assert {key: (line.standing, line.superseded_by, line.corrects) for key, line in lines.items()} == {
        first["id"]: (Standing.SUPERSEDED, correction, None),
        correction: (Standing.COUNTS, None, first["id"]),
        voided["id"]: (Standing.SUPERSEDED, voiding, None),
        voiding: (Standing.VOIDS, None, voided["id"]),
    }
    assert [line.id for line in found(passages)] == [correction]


def test_a_passage_of_an_attendee_that_was_worked_out_again(passages: PassageRepository, make: Factories) -> None:
    """The row that a late scan turned round is in the whole log, and names what took its place."""
    first = make.event_checkins.row("by badge")
    turned = make.event_checkins(
        event_attendee_id=first["event_attendee_id"], method="rederived", direction="out", supersedes_id=first["id"]
    )
    lines = {line.id: line for line in passages.page(WHOLE_LOG, None, LARGE).items}
    assert (lines[first["id"]].standing, lines[first["id"]].superseded_by) == (Standing.SUPERSEDED, turned)
    assert (lines[turned].standing, lines[turned].corrects, lines[turned].way) == (
        Standing.COUNTS,
        first["id"],
        Way.REDERIVED,
    )
    assert [line.id for line in found(passages)] == [turned]


def test_a_correction_is_told_with_every_row_around_it(passages: PassageRepository, make: Factories) -> None:
    """From whichever of them one asks, in the order in which they were recorded; another's are not among them."""
    make.checkins()
    first = make.checkins.row(recorded_at=NOON)
    member = first["member_id"]
    second = make.checkins("correction", member_id=member, supersedes_id=first["id"], recorded_at=NOON + HOUR)
    third = make.checkins("correction", member_id=member, supersedes_id=second, recorded_at=NOON + 2 * HOUR)
    make.checkins(member_id=member, occurred_at=NOON + HOUR)
    for one in (first["id"], second, third):
        assert [line.id for line in passages.of_correction(one)] == [first["id"], second, third]


def test_a_page_is_one_statement(passages: PassageRepository, store: Connection, make: Factories) -> None:
    """However many rows it has; where members are chosen they are counted by one more."""
    ids = a_day(make)
    with counted(store) as sent:
        passages.page(PassagesWanted(), None, LARGE)
    assert len(sent) == 1
    with counted(store) as sent:
        passages.page(PassagesWanted(text="roy"), None, LARGE)
        passages.of_correction(ids["member in"])
    assert len(sent) == 3
