"""The invented members of a sample unit, their names and badges."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.default_lists import BADGE_STATUSES, DIVISIONS, MEMBER_STATUSES, MEMBER_TYPES, RANKS
from sentinel_desktop.domain.sample_dice import dice_for
from sentinel_desktop.domain.sample_names import PersonName, display_names
from sentinel_desktop.domain.sample_people import SampleBadge, SampleMember, draw_badges, draw_members
from sentinel_desktop.domain.serials import canonical_serial, low_bits

ISSUED = datetime(2026, 1, 5, 14, tzinfo=UTC)


@pytest.fixture(scope="module")
def members() -> tuple[SampleMember, ...]:
    """Return the members of a unit of 500."""
    return draw_members(500, ISSUED, dice_for(7))


@pytest.fixture(scope="module")
def badges(members: tuple[SampleMember, ...]) -> tuple[SampleBadge, ...]:
    """Return the badges of that unit."""
    return draw_badges(members, ISSUED, dice_for(7))


def test_every_code_is_one_of_the_default_lists(members: tuple[SampleMember, ...]) -> None:
    """A sample unit fits a database that holds the default lists and nothing else."""
    assert {(member.branch, member.rank) for member in members} <= {(rank.branch, rank.code) for rank in RANKS}
    assert {member.division for member in members} == {division.code for division in DIVISIONS}
    assert {member.member_type for member in members} == {kind.code for kind in MEMBER_TYPES}
    assert {member.status for member in members} == {status.code for status in MEMBER_STATUSES}


def test_service_numbers_are_unique_and_without_spaces(members: tuple[SampleMember, ...]) -> None:
    """A letter and eight digits, everybody their own."""
    numbers = [member.service_number for member in members]
    assert len(set(numbers)) == len(numbers)
    assert all(number[0].isalpha() and number[1:].isdigit() and len(number) == 9 for number in numbers)


def test_the_ranks_are_a_pyramid_of_mostly_sailors(members: tuple[SampleMember, ...]) -> None:
    """One commander, few officers above, many sailors below; other branches are guests."""
    ranks = Counter(member.rank for member in members)
    assert ranks["Cdr"] == ranks["CPO1"] == 1
    assert ranks["S1"] > ranks["PO2"] > ranks["CPO2"]
    assert sum(member.branch == "navy" for member in members) > 400
    assert {"army", "air_force", "civilian"} <= {member.branch for member in members}


def test_a_handful_does_not_come(members: tuple[SampleMember, ...]) -> None:
    """Four in a hundred are away, inactive or suspended."""
    assert sum(not member.comes for member in members) == 20


def test_names_carry_accents_apostrophes_and_hyphens(members: tuple[SampleMember, ...]) -> None:
    """What is hard to sort, search and print is there to be tried."""
    text = "".join(member.name.last + member.name.first for member in members)
    assert "'" in text
    assert "-" in text
    assert any(letter in text for letter in "éèêïç")


def test_a_short_name_grows_until_it_tells_two_apart() -> None:
    """Two of one surname and initial are shown with their given names, two namesakes with their initials."""
    names = [
        PersonName("Roy", "Anne", "B"),
        PersonName("Roy", "Alice", "C"),
        PersonName("Roy", "Alice", "D"),
        PersonName("Dubé", "Alice", "D"),
    ]
    assert display_names(names) == ["Roy, Anne", "Roy, Alice C.", "Roy, Alice D.", "Dubé, A."]


def test_every_member_has_one_badge_in_their_order(
    members: tuple[SampleMember, ...], badges: tuple[SampleBadge, ...]
) -> None:
    """The first badges are the members', one each and in use; nobody holds the others."""
    assert [badge.member_id for badge in badges[: len(members)]] == [member.id for member in members]
    assert {(badge.kind, badge.status) for badge in badges[: len(members)]} == {(BadgeKind.MEMBER, "active")}
    assert all(badge.member_id is None for badge in badges[len(members) :])


def test_the_loose_badges_are_of_every_sort(members: tuple[SampleMember, ...], badges: tuple[SampleBadge, ...]) -> None:
    """Spare, lost, damaged, visitors' and events' badges are there to be scanned."""
    kinds = {(badge.kind, badge.status) for badge in badges[len(members) :]}
    assert kinds == {
        (BadgeKind.MEMBER, "active"),
        (BadgeKind.MEMBER, "lost"),
        (BadgeKind.MEMBER, "damaged"),
        (BadgeKind.VISITOR, "active"),
        (BadgeKind.EVENT, "active"),
    }
    assert {badge.status for badge in badges} <= {status.code for status in BADGE_STATUSES}


def test_serials_are_those_of_125_khz_tags(badges: tuple[SampleBadge, ...]) -> None:
    """Ten hex digits in capitals, canonical as they stand, with the decimal that is printed on the tag."""
    for badge in badges:
        assert len(badge.serial) == 10
        assert canonical_serial(badge.serial) == badge.serial
        assert int(badge.printed_number) == low_bits(badge.serial, 32)


@pytest.mark.parametrize("bits", [24, 32])
def test_a_shorter_spelling_finds_one_badge(badges: tuple[SampleBadge, ...], bits: int) -> None:
    """No two serials are alike in the bits that a decimal or a Wiegand spelling keeps."""
    assert len({low_bits(badge.serial, bits) for badge in badges}) == len(badges)


def test_ids_are_time_ordered_uuids_of_their_day(
    members: tuple[SampleMember, ...], badges: tuple[SampleBadge, ...]
) -> None:
    """Every id is a UUID version 7 that carries the day of issue, and none occurs twice."""
    ids = [member.id for member in members] + [badge.id for badge in badges]
    assert len(set(ids)) == len(ids)
    assert {key.version for key in ids} == {7}
    assert {key.int >> 80 for key in ids} == {int(ISSUED.timestamp() * 1000)}


def test_the_largest_unit_has_badges_for_everybody() -> None:
    """Ten thousand members get ten thousand serials that differ in 24 bits."""
    members = draw_members(10_000, ISSUED, dice_for(1))
    badges = draw_badges(members, ISSUED, dice_for(1))
    assert len({low_bits(badge.serial, 24) for badge in badges}) == len(badges) > 10_000
