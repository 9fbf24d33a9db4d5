"""Everything is searched at once, on a real database, in the name of an operator."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.found import Found
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.services.finding import LATE_BY, LONGEST_TEXT, MOST_OTHERS, MOST_PEOPLE, FindingService
from tests.support.factories import Connection, Factories
from tests.support.invented_desk import NOW
from tests.support.signed_in import signed_in

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


class Unit:
    """What makes rows, and the search of an operator."""

    def __init__(self, make: Factories, search: FindingService) -> None:
        self.make, self.find = make, search.find

    def here(self, last_name: str, **values: object) -> UUID:
        """Make a visitor who came an hour ago."""
        named = {"last_name": last_name, "display_name": last_name}
        key: UUID = self.make.visitors("open", **named, **{"checked_in_at": NOW - HOUR} | values)
        return key

    def expected(self, last_name: str, at: datetime, **values: object) -> UUID:
        """Make a visitor who is expected."""
        key: UUID = self.make.visitors(last_name=last_name, display_name=last_name, expected_at=at, **values)
        return key

    def badge(self, number: str, serial: str, kind: BadgeKind = BadgeKind.VISITOR) -> UUID:
        """Make a badge that nobody has."""
        key: UUID = self.make.badges(printed_number=number, serial=serial, kind=kind.value)
        return key


@pytest.fixture
def unit(owner: Connection, database_url: str) -> Iterator[Unit]:
    """Return a unit with an operator at the search."""
    with signed_in(owner, database_url, OPERATOR_ROLE) as operator:
        yield Unit(Factories(owner), FindingService(operator.open_work, lambda: NOW))


def visits(found: Found) -> list[str]:
    """Return who visits."""
    return [line.record.details.display_name for line in found.visits]


def numbers(found: Found) -> list[str]:
    """Return the printed numbers of badges."""
    return [line.printed_number for line in found.badges]


def test_members_and_visitors_of_one_name_are_found_together(unit: Unit) -> None:
    """Who is here comes before who is expected, though expected earlier; no badge is called by a name."""
    member = unit.make.members(last_name="Roy", display_name="Roy, A.")
    unit.make.members(last_name="Roy", archived_at=NOW)
    expected, here = unit.expected("Royce", NOW - 2 * HOUR), unit.here("Royal")
    unit.make.visitors("closed", last_name="Royden", checked_in_at=NOW - 2 * HOUR, checked_out_at=NOW - HOUR)
    unit.make.visitors("cancelled", last_name="Royston", expected_at=NOW + HOUR)
    unit.badge("Roy", "62E3086CC4A7")
    found = unit.find("roy")
    assert [person.member_id for person in found.people] == [member]
    assert [line.record.id for line in found.visits] == [here, expected]
    assert found.badges == ()


def test_who_is_expected_no_more_is_not_found(unit: Unit) -> None:
    """Twelve hours after the time, or when the visit's own time is over."""
    unit.expected("Roy A", NOW - LATE_BY + MINUTE)
    unit.expected("Roy B", NOW - LATE_BY - MINUTE)
    unit.expected("Roy C", NOW - 2 * HOUR, expires_at=NOW - MINUTE)
    unit.expected("Roy D", NOW - HOUR, expires_at=NOW + MINUTE)
    unit.expected("Roy E", NOW + 100 * LATE_BY)
    assert visits(unit.find("roy")) == ["Roy A", "Roy D", "Roy E"]


def test_no_more_are_found_than_a_person_looks_through(unit: Unit) -> None:
    """Visitors who are here take the places of those who are expected."""
    for number in range(MOST_PEOPLE + 2):
        unit.make.members(last_name="Roy", first_name=f"A{number}")
    for number in range(MOST_OTHERS - 1):
        unit.here(f"Roy {number}")
        unit.expected(f"Royce {number}", NOW + (number + 1) * HOUR)
    found = unit.find("roy")
    assert len(found.people) == MOST_PEOPLE
    assert visits(found) == [*(f"Roy {number}" for number in range(MOST_OTHERS - 1)), "Royce 0"]


def test_a_badge_is_found_by_its_number_and_by_its_serial(unit: Unit) -> None:
    """The one that is called so comes before those that only contain it, however many there are."""
    for number in range(MOST_OTHERS + 2):
        unit.badge(f"A 77 {number}", f"62E3086CC{number}55")
    badge = unit.badge("V 77", "62E3086CC4A7")
    unit.badge("77", "0000000001", BadgeKind.MEMBER)
    assert numbers(unit.find("v 77")) == ["V 77"]
    assert numbers(unit.find("77")) == ["77", *(f"A 77 {number}" for number in range(MOST_OTHERS - 1))]
    for text in ("62E3086CC4A7", "c4a7"):
        assert [line.id for line in unit.find(text).badges] == [badge]


@pytest.mark.parametrize("text", ["", " ", "%_\\", "-- ;", "\N{GRINNING FACE}", " " * LONGEST_TEXT + "roy"])
def test_a_text_without_letters_or_digits_finds_nothing(unit: Unit, text: str) -> None:
    """Nor does what stands behind the first hundred characters."""
    unit.make.members(last_name="Roy")
    assert unit.find(text) == Found()
    assert len(unit.find("roy").people) == 1


def test_whatever_is_typed_is_only_searched_for(unit: Unit) -> None:
    """SQL, a null character and ten thousand digits find nothing and harm nothing."""
    unit.make.members(last_name="Roy")
    for text in ("'; DROP TABLE members; --1", "a\x00b1", "7" * 10_000, "%1%"):
        found = unit.find(text)
        assert (list(found.people), list(found.visits), list(found.badges)) == ([], [], [])
    assert len(unit.find("roy").people) == 1
