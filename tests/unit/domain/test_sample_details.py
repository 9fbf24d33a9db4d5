"""What a roll says of the invented members beside their names."""

import re
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from sentinel_desktop.domain.default_lists import MESSES
from sentinel_desktop.domain.lists import RankCategory
from sentinel_desktop.domain.sample_details import SAMPLE_MOCS, SampleDetails, category_of, draw_details, is_officer
from sentinel_desktop.domain.sample_dice import dice_for
from sentinel_desktop.domain.sample_people import SampleMember, draw_members

TODAY = date(2026, 11, 24)
Person = tuple[SampleMember, SampleDetails]


@pytest.fixture(scope="module")
def people() -> list[Person]:
    """Return the members of a unit of 500 with their details."""
    members = draw_members(500, datetime(2026, 1, 5, 14, tzinfo=UTC), dice_for(7))
    return list(zip(members, draw_details(members, TODAY, dice_for(7)), strict=True))


def test_everybody_has_the_mess_of_their_rank(people: list[Person]) -> None:
    """Junior sailors, petty officers and officers have theirs, civilians none."""
    messes = {(category_of(member), details.mess) for member, details in people}
    assert messes == {
        (RankCategory.CIVILIAN, None),
        (RankCategory.JUNIOR_NCM, "junior_ranks"),
        (RankCategory.SENIOR_NCM, "c_and_pos"),
        (RankCategory.JUNIOR_OFFICER, "wardroom"),
        (RankCategory.SENIOR_OFFICER, "wardroom"),
    }
    assert {mess for _, mess in messes if mess} == {item.code for item in MESSES}


def test_occupations_are_the_units_own(people: list[Person]) -> None:
    """Each is one of the sample's; recruits and civilians have none, and every one of the list is had."""
    assert {details.moc for _, details in people} == {None, *(item.code for item in SAMPLE_MOCS)}
    for member, details in people:
        none = member.division == "BMQ" or category_of(member) is RankCategory.CIVILIAN
        assert (details.moc is None) is none


def test_nobody_real_can_be_reached(people: list[Person]) -> None:
    """Telephones are in the exchange 555, e-mails at example.org, and no two people share an address or a number."""
    phones = [phone for _, details in people for phone in (details.home_phone, details.mobile_phone) if phone]
    assert all(re.fullmatch(r"(204|431)-555-\d{4}", phone) for phone in phones)
    emails = [details.email for _, details in people]
    assert all(re.fullmatch(r"[a-z0-9]+\.[a-z0-9]+(\.\d+)?@example\.org", email) for email in emails)
    assert len(set(emails)) == len({details.employee_number for _, details in people}) == len(people)


def test_namesakes_have_addresses_of_their_own() -> None:
    """In a unit so large that names are used up, the second of a name gets a number."""
    members = draw_members(10_000, datetime(2026, 1, 5, 14, tzinfo=UTC), dice_for(7))
    emails = [details.email for details in draw_details(members, TODAY, dice_for(7))]
    assert len(set(emails)) == len(emails)
    assert any(email.endswith(".2@example.org") for email in emails)


def test_dates_are_in_order_and_past(people: list[Person]) -> None:
    """Everybody was enrolled before today, and a contract begins after that and ends after it began."""
    for _, details in people:
        assert details.enrolled_on < TODAY
        if details.contract_start is not None and details.contract_end is not None:
            assert details.enrolled_on <= details.contract_start < details.contract_end
        else:
            assert details.contract_start is details.contract_end is None


def test_contracts_are_of_full_time_reservists(people: list[Person]) -> None:
    """Class B and C have one, nobody else."""
    assert {member.member_type for member, details in people if details.contract_start} == {"class_b", "class_c"}


def test_seniors_have_served_longer(people: list[Person]) -> None:
    """On the average a petty officer was enrolled years before a sailor, and recruits within the year."""
    years: dict[str, list[float]] = {}
    for member, details in people:
        years.setdefault(member.rank, []).append((TODAY - details.enrolled_on).days / 365)
    mean = {rank: sum(served) / len(served) for rank, served in years.items()}
    assert mean["S1"] + 3 < mean["PO1"]
    assert mean["SLt"] < mean["LCdr"]
    recruits = [details for member, details in people if member.division == "BMQ"]
    assert all((TODAY - details.enrolled_on).days < 365 for details in recruits)


def test_officers_have_officers_trades(people: list[Person]) -> None:
    """No officer is a boatswain, no sailor a warfare officer."""
    trades = Counter((is_officer(member), details.moc) for member, details in people)
    assert trades[True, "bosn"] == trades[False, "nwo"] == 0
    assert trades[False, "bosn"] > 0 < trades[True, "nwo"]
