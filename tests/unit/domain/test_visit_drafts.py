"""A visit as somebody types one: what each reason asks, what is refused with which rule, and what is kept."""

import dataclasses
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.default_lists import VISIT_TYPES
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_drafts import (
    LONGEST,
    LONGEST_STAY,
    VisitDraft,
    VisitorKind,
    VisitProblem,
    asked_of,
    cleaned,
    details_from,
    draft_again,
    end_of_day,
    is_seen,
    kind_from,
    kinds_of,
    needed_by,
    person_of,
    problem_in,
    problems_of,
    read_until,
    type_code,
    written,
)
from sentinel_desktop.domain.visitors import VisitDetails, VisitPurpose

TIMINGS = Timings()
NOW = datetime(2026, 3, 3, 0, 42, tzinfo=UTC)
"""18:42 on 2 March, in the unit's zone."""
HOST, EVENT, TYPE = UUID(int=1), UUID(int=2), UUID(int=3)
FULL = VisitDraft(
    rank="Lt(N)",
    last_name="Roy",
    first_name="Jean",
    organization="Harbour Works",
    unit="HMCS Other",
    phone="(204) 555-0142 ext. 7",
    plate="abc-123",
    recruitment_step="Interview",
    work="Boiler",
    host_member_id=HOST,
    event_id=EVENT,
)

purposes = st.sampled_from(VisitPurpose)
kinds = st.sampled_from(VisitorKind)
any_text = st.text(st.characters(codec=None), max_size=200)


def problems(draft: VisitDraft) -> dict[str, VisitProblem]:
    """Return what is wrong with a draft now."""
    return dict(problems_of(draft, NOW, TIMINGS))


def details(draft: VisitDraft, expected: VisitDetails | None = None) -> VisitDetails:
    """Return what a draft makes now."""
    return details_from(draft, display_name="Roy, J.", visit_type_id=TYPE, now=NOW, timings=TIMINGS, expected=expected)


@given(purposes, kinds)
def test_a_full_draft_has_no_problem_and_an_empty_one_lacks_what_is_needed(
    purpose: VisitPurpose, kind: VisitorKind
) -> None:
    """Whatever the reason: nothing else is missed, and what is needed is asked."""
    full = dataclasses.replace(FULL, purpose=purpose, kind=kind)
    assert problems(full) == {}
    lacking = problems(VisitDraft(purpose=purpose, kind=kind))
    assert set(lacking) == needed_by(purpose, kind) <= set(asked_of(purpose, kind))
    assert set(lacking.values()) == {VisitProblem.MISSING}


@pytest.mark.parametrize(
    ("purpose", "kind", "needed"),
    [
        (VisitPurpose.RECRUITMENT, VisitorKind.GUEST, {"recruitment_step"}),
        (VisitPurpose.CONTRACT_WORK, VisitorKind.GUEST, {"organization", "work"}),
        (VisitPurpose.MEETING, VisitorKind.OFFICIAL, {"host_member_id"}),
        (VisitPurpose.MEETING, VisitorKind.MILITARY, {"host_member_id", "rank", "unit"}),
        (VisitPurpose.EVENT, VisitorKind.GUEST, {"event_id"}),
        (VisitPurpose.MUSEUM, VisitorKind.MILITARY, {"rank", "unit"}),
        (VisitPurpose.OTHER, VisitorKind.GUEST, set()),
    ],
)
def test_each_reason_needs_its_fields(purpose: VisitPurpose, kind: VisitorKind, needed: set[str]) -> None:
    """Beside the last name: a contractor the company and the work, the military rank and unit."""
    assert needed_by(purpose, kind) == needed | {"last_name"}


@given(purposes, kinds)
def test_every_type_is_one_of_the_systems_own(purpose: VisitPurpose, kind: VisitorKind) -> None:
    """So that supervisors may rename and hide them, and the rule still finds them."""
    if kind in kinds_of(purpose):
        assert type_code(purpose, kind) in {each.code for each in VISIT_TYPES if each.is_system}


@given(purposes, kinds)
def test_what_the_reason_does_not_ask_is_not_saved(purpose: VisitPurpose, kind: VisitorKind) -> None:
    """It stays typed, for when the reason is another again; every field that is asked is saved."""
    made = details(dataclasses.replace(FULL, purpose=purpose, kind=kind))
    asked = asked_of(purpose, kind)
    for name in ("rank", "unit", "organization", "recruitment_step", "work", "plate", "host_member_id", "event_id"):
        assert bool(getattr(made, name)) == (name in asked)
    assert (made.last_name, made.first_name, made.purpose) == ("Roy", "Jean", purpose)


# --- any text -----------------------------------------------------------------------------------------------------


@given(any_text, purposes)
def test_any_text_is_judged_and_cleaned_and_never_fails(text: str, purpose: VisitPurpose) -> None:
    """A text without a problem makes details without control characters that a column takes."""
    draft = dataclasses.replace(
        FULL, purpose=purpose, last_name=f"Roy{text}", organization=text, work=text, notes=text, phone=text
    )
    assert "until" in problems(dataclasses.replace(draft, until=f"x{text}"))
    assert "last_name" not in problems(draft) or len(text) > LONGEST["last_name"] - 3
    made = details(draft)
    for value in (made.last_name, made.organization, made.work, made.notes, made.phone):
        assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in value.replace("\n", ""))
        value.encode()


@given(any_text)
def test_cleaning_is_done_once(text: str) -> None:
    """What was cleaned stays as it is, in one line and in several."""
    assert cleaned(cleaned(text)) == cleaned(text)
    assert cleaned(cleaned(text, lines=True), lines=True) == cleaned(text, lines=True)


@pytest.mark.parametrize(
    "text",
    [
        "<b>Roy</b>",
        "'; DROP TABLE visitors; --",
        "\u202e\u05e9\u05dc\u05d5\u05dd",
        "\U0001f469\u200d\U0001f680",
        "e\u0301",
        "=1+1",
    ],
    ids=["markup", "SQL", "right to left", "emoji", "combining", "formula"],
)
def test_what_looks_hostile_is_data(text: str) -> None:
    """Kept to the letter."""
    draft = dataclasses.replace(FULL, last_name=text, organization=text, notes=text)
    assert problems(draft) == {}
    made = details(draft)
    assert (made.last_name, made.organization, made.notes) == (text, text, text)


def test_control_characters_are_left_out() -> None:
    """They are pasted unseen; spaces of every kind are one space, and the lines of notes stay lines."""
    assert cleaned("\x00Ro\x07y\t \u2028 Smith\x1b[31m\ud800") == "Roy Smith[31m"
    assert cleaned(" Ring\x00\n\n first.\r\n", lines=True) == "Ring\n\nfirst."


@pytest.mark.parametrize("text", ["\u200b", "\u202e", "\x00", " \t", "\u0301"])
def test_a_name_of_which_nothing_is_seen_is_missing(text: str) -> None:
    """A row of the board must have something to show."""
    assert not is_seen(text)
    assert problems(dataclasses.replace(FULL, last_name=text)) == {"last_name": VisitProblem.MISSING}


@pytest.mark.parametrize("name", ["last_name", "first_name", "organization", "notes", "work"])
def test_ten_thousand_characters_are_refused_with_the_rule(name: str) -> None:
    """And one character more than may be; as many as may be are taken."""
    at_work = dataclasses.replace(FULL, purpose=VisitPurpose.CONTRACT_WORK)
    for count, found in ((10_000, True), (LONGEST[name] + 1, True), (LONGEST[name], False)):
        typed: dict[str, Any] = {name: "x" * count}
        assert (problems(dataclasses.replace(at_work, **typed)) == {name: VisitProblem.TOO_LONG}) == found


@pytest.mark.parametrize(
    ("phone", "good"), [("", True), ("555-0142", True), ("12", False), ("call me", False), ("1" * 21, False)]
)
def test_a_telephone_number(phone: str, *, good: bool) -> None:
    """Is none, or has digits in a number that can be one."""
    assert (problem_in("phone", dataclasses.replace(FULL, phone=phone), NOW, TIMINGS) is None) == good


@pytest.mark.parametrize(
    ("plate", "good"), [("", True), ("abc 123", True), ("É-12", True), ("A__B", False), ("A  B!", False), ("-", False)]
)
def test_a_plate(plate: str, *, good: bool) -> None:
    """Has letters and digits, and is kept in capitals; where it is not asked it is not looked at."""
    draft = dataclasses.replace(FULL, purpose=VisitPurpose.CONTRACT_WORK, plate=plate)
    assert (problem_in("plate", draft, NOW, TIMINGS) is None) == good
    assert problem_in("plate", dataclasses.replace(draft, purpose=VisitPurpose.MUSEUM), NOW, TIMINGS) is None
    if good:
        assert details(draft).plate == plate.upper()


# --- how long -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", datetime(2026, 3, 3, 9, 0, tzinfo=UTC)),
        ("19:30", datetime(2026, 3, 3, 1, 30, tzinfo=UTC)),
        ("1930", datetime(2026, 3, 3, 1, 30, tzinfo=UTC)),
        ("19 h 30", datetime(2026, 3, 3, 1, 30, tzinfo=UTC)),
        ("19", datetime(2026, 3, 3, 1, 0, tzinfo=UTC)),
        ("01:15", datetime(2026, 3, 3, 7, 15, tzinfo=UTC)),
        ("2026-03-04 08:00", datetime(2026, 3, 4, 14, 0, tzinfo=UTC)),
    ],
)
def test_until_when_is_read_as_a_time_of_this_operational_day(text: str, at: datetime) -> None:
    """After midnight it is still the evening's; nothing at all is the end of the day."""
    assert read_until(text, NOW, TIMINGS) == at
    assert details(dataclasses.replace(FULL, until=text)).expires_at == at


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("24:77", VisitProblem.NOT_A_TIME),
        ("tomorrow", VisitProblem.NOT_A_TIME),
        ("2026-02-30 12:00", VisitProblem.NOT_A_TIME),
        ("18:00", VisitProblem.IN_THE_PAST),
        ("1926-03-04 08:00", VisitProblem.IN_THE_PAST),
        ("2062-03-04 08:00", VisitProblem.TOO_FAR),
        ("9999-12-31 23:59", VisitProblem.NOT_A_TIME),
    ],
)
def test_a_time_outside_reason_is_refused_with_the_reason(text: str, problem: VisitProblem) -> None:
    """Over already, further away than a visit lasts, or no time at all."""
    assert problems(dataclasses.replace(FULL, until=text)) == {"until": problem}


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - the timezone is given beside it
def test_the_end_of_the_day_is_always_to_come_and_within_a_day_and_an_hour(now: datetime) -> None:
    """Over both changes of daylight saving; it is a time without a problem, and read back as it is written."""
    end = end_of_day(now, TIMINGS)
    assert now < end <= now + timedelta(hours=25)
    assert problems_of(FULL, now, TIMINGS) == {}
    if now + LONGEST_STAY > end:
        assert read_until(written(end, TIMINGS.zone), now, TIMINGS) == end


# --- who comes again ----------------------------------------------------------------------------------------------


def test_a_returning_visitor_is_filled_in_and_the_day_is_not() -> None:
    """Everything of the person and the host; reason, badge, notes and how long are those of today."""
    before = VisitDetails(
        "Chen",
        "Chen, Q.",
        TYPE,
        VisitPurpose.MEETING,
        first_name="Quinn",
        organization="Northern Marine",
        phone="204 555-0142",
        work="Boiler",
        host_member_id=HOST,
        escort_required=True,
        notes="Left an umbrella",
        expires_at=NOW,
    )
    begun = VisitDraft(purpose=VisitPurpose.CONTRACT_WORK, last_name="che", badge_id=UUID(int=9), until="19:00")
    again = draft_again(begun, before, VisitorKind.OFFICIAL, TIMINGS.zone, expected_id=None)
    assert (again.last_name, again.first_name, again.organization, again.work) == (
        "Chen",
        "Quinn",
        "Northern Marine",
        "Boiler",
    )
    assert (again.host_member_id, again.escort_required, again.kind) == (HOST, True, VisitorKind.GUEST)
    assert (again.purpose, again.badge_id, again.until, again.notes, again.expected_id) == (
        VisitPurpose.CONTRACT_WORK,
        UUID(int=9),
        "19:00",
        "",
        None,
    )
    assert problems(again) == {}


def test_an_expected_visitor_comes_with_everything_that_was_announced() -> None:
    """The reason, the event, the notes and how long, too."""
    announced = VisitDetails(
        "Chen",
        "Chen, Q.",
        TYPE,
        VisitPurpose.EVENT,
        event_id=EVENT,
        notes="Ring first",
        expected_at=NOW,
        expires_at=NOW + timedelta(hours=2),
    )
    draft = draft_again(VisitDraft(), announced, VisitorKind.GUEST, TIMINGS.zone, expected_id=UUID(int=8))
    assert (draft.purpose, draft.event_id, draft.notes, draft.expected_id) == (
        VisitPurpose.EVENT,
        EVENT,
        "Ring first",
        UUID(int=8),
    )
    assert read_until(draft.until, NOW, TIMINGS) == announced.expires_at
    assert details(draft, announced).expected_at == announced.expected_at


def test_who_leaves_before_they_were_expected_was_expected_when_they_came() -> None:
    """The database knows no visit that expires before it is expected."""
    announced = VisitDetails("Chen", "Chen, Q.", TYPE, VisitPurpose.OTHER, expected_at=NOW + timedelta(hours=2))
    made = details(dataclasses.replace(FULL, until="19:00"), announced)
    assert made.expected_at == NOW


def test_a_person_is_told_apart_by_their_unit_or_organization() -> None:
    """Rank and unit are those of the military."""
    soldier = person_of(dataclasses.replace(FULL, purpose=VisitPurpose.MEETING, kind=VisitorKind.MILITARY))
    assert (soldier.rank, soldier.of) == ("Lt(N)", "HMCS Other")
    civilian = person_of(FULL)
    assert (civilian.rank, civilian.of) == ("", "Harbour Works")


@pytest.mark.parametrize(
    ("code", "rank", "kind"),
    [("official", "", VisitorKind.OFFICIAL), ("museum", "S1", VisitorKind.MILITARY), ("event", "", VisitorKind.GUEST)],
)
def test_the_kind_of_an_earlier_visit(code: str, rank: str, kind: VisitorKind) -> None:
    """By the code of its type, and by a rank where that says nothing."""
    assert kind_from(code, rank) is kind
