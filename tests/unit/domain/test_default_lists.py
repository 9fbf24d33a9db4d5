"""The values a unit begins with."""

import re
from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.check_in_rules import TWO_PLACES_WINDOW
from sentinel_desktop.domain.default_lists import (
    AIR_FORCE,
    ARMY,
    BADGE_STATUSES,
    DIVISIONS,
    EVENT_ROLES,
    MEMBER_STATUSES,
    MEMBER_TYPES,
    MESSES,
    NAVY,
    QUALIFICATION_TYPES,
    RANKS,
    SETTINGS,
    TAGS,
    VISIT_TYPES,
    ListItem,
    ListValue,
    Rank,
)
from sentinel_desktop.domain.lists import ListType
from sentinel_desktop.domain.sample_details import SAMPLE_MOCS

ENUMERATIONS = (MEMBER_STATUSES, BADGE_STATUSES, MEMBER_TYPES, VISIT_TYPES, TAGS, QUALIFICATION_TYPES)
LISTS_OF_ITEMS = (MESSES, EVENT_ROLES, SAMPLE_MOCS)


def of_branch(branch: str) -> list[Rank]:
    """Return a branch's ranks in the order of the list."""
    return [rank for rank in RANKS if rank.branch == branch]


@pytest.mark.parametrize("values", [*ENUMERATIONS, *LISTS_OF_ITEMS])
def test_codes_are_unique_and_of_their_form(values: Sequence[ListValue]) -> None:
    """Every code is what the database accepts, once."""
    codes = [value.code for value in values]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z0-9_]+", code) for code in codes)


@pytest.mark.parametrize("values", [*ENUMERATIONS, *LISTS_OF_ITEMS, DIVISIONS, RANKS])
def test_every_value_has_a_name_in_both_languages(values: Sequence[ListValue]) -> None:
    """Nothing is shown blank to somebody who reads French."""
    assert all(value.name and value.name_fr for value in values)


@pytest.mark.parametrize("values", ENUMERATIONS)
def test_white_text_is_readable_on_every_colour(values: Sequence[ListValue]) -> None:
    """A chip's text stands out from its colour by 4.5 to 1 at least."""
    assert all(1.05 / (luminance(value.colour) + 0.05) >= 4.5 for value in values)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, 0 to 1, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_a_scan_makes_of_the_statuses() -> None:
    """Active passes; any other member is warned of, any other badge refused."""
    assert {status.code: status.on_scan for status in MEMBER_STATUSES} == {
        "active": OnScan.ALLOW,
        "deployed": OnScan.WARN,
        "inactive": OnScan.WARN,
        "suspended": OnScan.WARN,
    }
    assert {status.code: status.on_scan for status in BADGE_STATUSES} == {
        "active": OnScan.ALLOW,
        "damaged": OnScan.REFUSE,
        "inactive": OnScan.REFUSE,
        "lost": OnScan.REFUSE,
        "decommissioned": OnScan.REFUSE,
    }


def test_who_may_receive_the_lockup() -> None:
    """Those who hold it in the course of their duty, and nobody else."""
    assert {kind.code: kind.can_receive_lockup for kind in QUALIFICATION_TYPES} == {
        "dds": True,
        "swk": True,
        "dswk": True,
        "qm": False,
        "bm": False,
        "aps": False,
    }


def test_the_program_holds_on_to_what_it_reads_by_code() -> None:
    """Visit types and qualifications are looked for by rules, tags and list items are labels."""
    assert all(value.is_system for value in (*VISIT_TYPES, *QUALIFICATION_TYPES))
    assert not any(tag.is_system for tag in TAGS)


def test_a_tag_for_every_qualification_and_every_appointment() -> None:
    """The chips of the duty team are called as its qualifications are; seven appointments are positional."""
    assert {kind.code for kind in QUALIFICATION_TYPES} < {tag.code for tag in TAGS if not tag.is_positional}
    assert [tag.name for tag in TAGS if tag.is_positional] == [
        "Commanding Officer",
        "Executive Officer",
        "Coxswain",
        "Training Officer",
        "Facility Manager",
        "RPO",
        "Stores Manager",
    ]


@pytest.mark.parametrize(
    ("items", "list_type", "names"),
    [
        (MESSES, ListType.MESS, ["Junior Ranks", "C&POs", "Wardroom"]),
        (EVENT_ROLES, ListType.EVENT_ROLE, ["Participant", "Instructor", "Staff", "Volunteer"]),
    ],
)
def test_the_other_lists(items: Sequence[ListItem], list_type: ListType, names: list[str]) -> None:
    """Messes and event roles stand in their order, each in its own list."""
    assert [item.name for item in items] == names
    assert {item.list_type for item in items} == {list_type}


@pytest.mark.parametrize(
    ("branch", "first", "last"), [(NAVY, "S3", "Adm"), (ARMY, "Pte(B)", "Gen"), (AIR_FORCE, "Avr(B)", "Gen")]
)
def test_a_branch_has_nineteen_ranks_in_order(branch: str, first: str, last: str) -> None:
    """The order grows with seniority, from the lowest to the highest of the branch."""
    ranks = of_branch(branch)
    assert (len(ranks), ranks[0].code, ranks[-1].code) == (19, first, last)
    assert all(lower.display_order < higher.display_order for lower, higher in pairwise(ranks))


@pytest.mark.parametrize(
    ("navy", "army", "category"),
    [
        ("S1", "Cpl", "junior_ncm"),
        ("MS", "MCpl", "junior_ncm"),
        ("PO2", "Sgt", "senior_ncm"),
        ("CPO1", "CWO", "senior_ncm"),
        ("NCdt", "OCdt", "junior_officer"),
        ("Lt(N)", "Capt", "junior_officer"),
        ("LCdr", "Maj", "senior_officer"),
        ("Capt(N)", "Col", "senior_officer"),
        ("Cmdre", "BGen", "general_officer"),
    ],
)
def test_equal_ranks_of_two_branches_stand_together(navy: str, army: str, category: str) -> None:
    """A board that sorts by rank mixes the branches rightly, and both are of one category."""
    sailor = next(rank for rank in of_branch(NAVY) if rank.code == navy)
    soldier = next(rank for rank in of_branch(ARMY) if rank.code == army)
    assert sailor.display_order == soldier.display_order
    assert sailor.category == soldier.category == category


def test_the_civilian_stands_first() -> None:
    """CIV comes before every military rank."""
    assert RANKS[0].code == "CIV"
    assert RANKS[0].display_order < min(rank.display_order for rank in RANKS[1:])


def test_codes_of_ranks_are_unique_within_a_branch() -> None:
    """The army and the air force may share a code, two ranks of one branch may not."""
    assert len({(rank.branch, rank.code) for rank in RANKS}) == len(RANKS) == 58


def test_the_settings_can_be_read() -> None:
    """The zone exists, the times are times, the keys are of their form and unique."""
    values = {setting.key: setting.value for setting in SETTINGS}
    assert len(values) == len(SETTINGS)
    assert all(re.fullmatch(r"[a-z0-9_.]+", key) for key in values)
    assert ZoneInfo(values["unit.time_zone"]).key == "America/Winnipeg"
    assert time.fromisoformat(values["unit.rollover"]) == time(3)
    assert values["scan.repeat_window_s"] == 3
    assert values["scan.two_places_window_s"] == TWO_PLACES_WINDOW.total_seconds()
