"""What the invented members may do on duty, and their tags."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from sentinel_desktop.domain.default_lists import QUALIFICATION_TYPES, TAGS
from sentinel_desktop.domain.sample_details import draw_details, is_officer, seniority_of
from sentinel_desktop.domain.sample_dice import dice_for
from sentinel_desktop.domain.sample_duties import SampleQualification, SampleTag, draw_qualifications, draw_tags
from sentinel_desktop.domain.sample_people import SampleMember, draw_members

TODAY = date(2026, 11, 24)
APPOINTMENTS = [tag.code for tag in TAGS if tag.is_positional]


def drawn(count: int) -> tuple[tuple[SampleMember, ...], tuple[SampleQualification, ...], tuple[SampleTag, ...]]:
    """Return the members of a unit with their qualifications and tags."""
    members = draw_members(count, datetime(2026, 1, 5, 14, tzinfo=UTC), dice_for(7))
    details = draw_details(members, TODAY, dice_for(7, "details"))
    qualifications = draw_qualifications(members, details, TODAY, dice_for(7, "qualifications"))
    return members, qualifications, draw_tags(members, qualifications, TODAY)


@pytest.fixture(scope="module")
def unit() -> tuple[tuple[SampleMember, ...], tuple[SampleQualification, ...], tuple[SampleTag, ...]]:
    """Return a unit of 150."""
    return drawn(150)


def test_the_rank_brings_the_watch(
    unit: tuple[tuple[SampleMember, ...], tuple[SampleQualification, ...], object],
) -> None:
    """APS from S3 outside BMQ, BM from S2, QM from S1, DSWK from MS to Lt(N); recruits and civilians none of them."""
    members, qualifications, _ = unit
    codes = {member.id: {each.code for each in qualifications if each.member_id == member.id} for member in members}
    of_rank = {
        "S3": {"aps"},
        "S2": {"aps", "bm"},
        "S1": {"aps", "bm", "qm"},
        "MS": {"aps", "bm", "qm", "dswk"},
        "Lt(N)": {"dswk"},
        "Cdr": set(),
        "CIV": set(),
    }
    for member in members:
        if member.rank in of_rank and member.division != "BMQ":
            assert codes[member.id] - {"swk", "dds"} == of_rank[member.rank]
        if member.division == "BMQ":
            assert codes[member.id] <= {"dswk"}


def test_few_are_trusted_by_hand(
    unit: tuple[tuple[SampleMember, ...], tuple[SampleQualification, ...], object],
) -> None:
    """SWK and DDS are given to some of those from PO2 to Lt(N) who come."""
    members, qualifications, _ = unit
    of_id = {member.id: member for member in members}
    trusted = [of_id[each.member_id] for each in qualifications if each.code in {"swk", "dds"}]
    assert len(trusted) >= 4
    assert all(50 <= seniority_of(member) <= 120 and member.comes for member in trusted)


def test_some_have_expired_and_most_are_valid(unit: tuple[object, tuple[SampleQualification, ...], object]) -> None:
    """The leaders' qualifications end two or three years after they were given, those of the watch never."""
    _, qualifications, _ = unit
    leading = [each for each in qualifications if each.code in {"dds", "swk", "dswk"}]
    expired = [each for each in leading if not each.valid_on(TODAY)]
    assert 0 < len(expired) < len(leading) / 2
    assert all(each.expires_on and each.granted_on < each.expires_on for each in leading)
    assert all(each.valid_on(date.max) for each in qualifications if each not in leading)
    assert {each.code for each in qualifications} == {kind.code for kind in QUALIFICATION_TYPES}


def test_a_qualification_is_valid_to_the_end_of_its_last_day() -> None:
    """On the day itself it is valid, on the next no longer."""
    members, qualifications, _ = drawn(1)
    assert members
    ending = SampleQualification(members[0].id, "dds", TODAY - timedelta(days=9), TODAY)
    assert ending.valid_on(TODAY)
    assert not ending.valid_on(TODAY + timedelta(days=1))
    assert qualifications == drawn(1)[1]


def test_nobody_has_a_thing_twice(
    unit: tuple[object, tuple[SampleQualification, ...], tuple[SampleTag, ...]],
) -> None:
    """A member has a qualification once and a tag once."""
    _, qualifications, tags = unit
    assert max(Counter((each.member_id, each.code) for each in qualifications).values()) == 1
    assert max(Counter((tag.member_id, tag.code) for tag in tags).values()) == 1


def test_an_appointment_is_held_by_one_and_nobody_holds_two(
    unit: tuple[tuple[SampleMember, ...], object, tuple[SampleTag, ...]],
) -> None:
    """All seven are filled, the commander commands and is the one to be met at the door."""
    members, _, tags = unit
    holders = {tag.code: tag.member_id for tag in tags if tag.code in APPOINTMENTS}
    assert sorted(holders) == sorted(APPOINTMENTS)
    assert sum(tag.code in APPOINTMENTS for tag in tags) == len(set(holders.values())) == len(APPOINTMENTS)
    of_id = {member.id: member for member in members}
    assert of_id[holders["commanding_officer"]].rank == "Cdr"
    assert not is_officer(of_id[holders["coxswain"]])
    assert of_id[holders["training_officer"]].division == "TRG"
    assert all(is_officer(of_id[holders[code]]) for code in ("executive_officer", "training_officer"))
    assert [tag.member_id for tag in tags if tag.code == "vip"] == [holders["commanding_officer"]]


def test_a_tag_shows_the_leading_qualification_that_is_valid(
    unit: tuple[tuple[SampleMember, ...], tuple[SampleQualification, ...], tuple[SampleTag, ...]],
) -> None:
    """Of dds, swk, dswk, qm, bm and aps a member wears the first that has not expired."""
    members, qualifications, tags = unit
    leading = [kind.code for kind in QUALIFICATION_TYPES]
    for member in members:
        valid = {each.code for each in qualifications if each.member_id == member.id and each.valid_on(TODAY)}
        worn = [tag.code for tag in tags if tag.member_id == member.id and tag.code in leading]
        assert worn == [code for code in leading if code in valid][:1]


def test_every_sort_of_tag_is_worn(unit: tuple[object, object, tuple[SampleTag, ...]]) -> None:
    """Each of the default tags has somebody, so that every chip is seen."""
    _, _, tags = unit
    assert {tag.code for tag in tags} == {tag.code for tag in TAGS}


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_unit_too_small_leaves_appointments_vacant(count: int) -> None:
    """As many are filled as there are people, the first first."""
    _, _, tags = drawn(count)
    assert [tag.code for tag in tags if tag.code in APPOINTMENTS] == APPOINTMENTS[:count]
