"""A badge as a row: by what it is called, and when it should have come back."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.badges import OVERDUE_AFTER, BadgeHolder, BadgeKind, BadgeLine, OnScan
from sentinel_desktop.domain.chips import Chip
from tests.support.invented_desk import NOW

SECOND = timedelta(seconds=1)
VISITOR = BadgeHolder(UUID(int=3), "Varga, E.", since=NOW)
BADGE = BadgeLine(
    id=UUID(int=1),
    version=1,
    serial="62E3086CC4A7",
    kind=BadgeKind.VISITOR,
    printed_number="V 12é",
    status=Chip("Active", "Actif", "#177245"),
    on_scan=OnScan.ALLOW,
    holder=VISITOR,
    issued_at=None,
    last_used_at=None,
    status_id=UUID(int=2),
)


@pytest.mark.parametrize("text", ["V 12é", "v 12E", "62E3086CC4A7", "62e3 086c c4a7", "c4a7", " C4A7 "])
def test_a_badge_is_called_by_its_number_its_serial_and_the_end_of_it(text: str) -> None:
    """Whatever the case and the accents of the number, and the spaces in the serial."""
    assert BADGE.is_called(text)


@pytest.mark.parametrize("text", ["", " ", "V 1", "V 123", "62E3", "86CC4A7", "C4A"])
def test_a_part_of_a_number_or_a_serial_is_no_name_of_a_badge(text: str) -> None:
    """Nor is nothing, of a badge without a number either."""
    assert not BADGE.is_called(text)
    assert not replace(BADGE, printed_number="").is_called(text)


def test_a_visitors_badge_is_overdue_when_the_visit_is_over_or_began_too_long_ago() -> None:
    """Whichever is first, and not at that very moment."""
    late = NOW + OVERDUE_AFTER
    assert [BADGE.is_overdue(at) for at in (late, late + SECOND)] == [False, True]
    until = replace(BADGE, holder=replace(VISITOR, until=NOW + SECOND))
    assert [until.is_overdue(NOW + n * SECOND) for n in (1, 2)] == [False, True]
    assert replace(until, holder=replace(VISITOR, until=late + SECOND)).is_overdue(late + SECOND)


@pytest.mark.parametrize(
    "line",
    [
        replace(BADGE, holder=None),
        replace(BADGE, holder=replace(VISITOR, since=None, until=NOW)),
        *(replace(BADGE, kind=kind) for kind in BadgeKind if kind is not BadgeKind.VISITOR),
    ],
    ids=["free", "since nobody knows when", "member", "event"],
)
def test_no_other_badge_is_ever_overdue(line: BadgeLine) -> None:
    """A free one, one that nobody knows since when it is held, and those of members and events."""
    assert not line.is_overdue(NOW + 1000 * OVERDUE_AFTER)
