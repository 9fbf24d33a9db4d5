"""What a visitor says at a kiosk: its rules, and the visit that it means."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.kiosk import (
    LONGEST,
    FieldFault,
    KioskDeparture,
    KioskField,
    KioskForm,
    KioskTexts,
    KioskVisit,
    Prefill,
    RecruitmentStep,
    host_words,
    plain,
)
from sentinel_desktop.domain.kiosk_settings import WHERE_SETTINGS, texts_of, where_setting
from sentinel_desktop.domain.visitors import Language, VisitPurpose

WHO = KioskForm(last_name="Beauchamp", first_name="Ève", phone="204 555-0142")
HOST, EVENT, BADGE = UUID(int=1), UUID(int=2), UUID(int=3)
FILLED = {
    VisitPurpose.MEETING: replace(WHO, host="Roy", host_member_id=HOST),
    VisitPurpose.EVENT: replace(WHO, event="Open house", event_id=EVENT),
    VisitPurpose.RECRUITMENT: replace(WHO, recruitment_step=RecruitmentStep.INTERVIEW.value),
    VisitPurpose.CONTRACT_WORK: replace(WHO, organization="Harbour Works", work="Boiler"),
    VisitPurpose.MUSEUM: WHO,
    VisitPurpose.OTHER: replace(WHO, notes="Delivery"),
}
TEXT = st.text(max_size=30)


def changed(form: KioskForm, changes: dict[str, Any]) -> KioskForm:
    """Return a form with other values for some of its lines."""
    return replace(form, **changes)


def form_of(purpose: VisitPurpose) -> KioskForm:
    """Return a form of this reason that has no fault."""
    return replace(FILLED[purpose], purpose=purpose)


@pytest.mark.parametrize("purpose", VisitPurpose)
def test_each_reason_asks_for_what_its_record_needs(purpose: VisitPurpose) -> None:
    """Filled in it has no fault; each line that is asked for, but the plate, is missed when it is empty."""
    form = form_of(purpose)
    assert [form.fault(name) for name in (*form.who, *form.needs)] == [None] * len((*form.who, *form.needs))
    for name in (*form.needs, KioskField.LAST_NAME, KioskField.FIRST_NAME, KioskField.PHONE):
        emptied = changed(form, {name.value: " \t\n "})
        assert emptied.fault(name) is (None if name is KioskField.PLATE else FieldFault.MISSING)


def test_who_serves_gives_rank_and_unit_and_who_does_not_an_organization() -> None:
    """A company is asked for with its work, and not twice."""
    civilian, military = replace(WHO, military=False), replace(WHO, military=True)
    assert KioskField.ORGANIZATION in civilian.who
    assert KioskField.RANK not in civilian.who
    assert {KioskField.RANK, KioskField.UNIT} <= set(military.who)
    assert KioskField.ORGANIZATION not in military.who
    assert KioskField.ORGANIZATION not in form_of(VisitPurpose.CONTRACT_WORK).who


@pytest.mark.parametrize(
    ("phone", "fault"),
    [
        ("555 0142", None),
        ("+1 (204) 555-0142", None),
        ("\u0662\u0660\u0664\u0665\u0665\u0665\u0660", None),
        ("555 014", FieldFault.NOT_A_PHONE),
        ("none", FieldFault.NOT_A_PHONE),
        ("1" * 16, FieldFault.NOT_A_PHONE),
        ("1" * 41, FieldFault.TOO_LONG),
    ],
)
def test_a_telephone_number_has_seven_to_fifteen_digits(phone: str, fault: FieldFault | None) -> None:
    """However it is written, in whatever digits."""
    assert replace(WHO, phone=phone).fault(KioskField.PHONE) is fault


@pytest.mark.parametrize("name", [name for name in KioskField if name is not KioskField.PHONE])
def test_what_is_too_long_is_said_and_not_cut(name: KioskField) -> None:
    """A line takes as many characters as its rule says, and one more is a fault."""
    longest = LONGEST[name]
    form = form_of(VisitPurpose.CONTRACT_WORK)
    assert changed(form, {name.value: "x" * longest}).fault(name) is None
    assert changed(form, {name.value: "x" * (longest + 1)}).fault(name) is FieldFault.TOO_LONG


def test_what_is_no_part_of_a_text_is_left_out_and_the_rest_stays() -> None:
    """Control characters and halves of surrogates go; right-to-left, combining, emoji, SQL and HTML are text."""
    assert plain(" a\0b\r\n\tc\ud800 ") == "a b c"
    for text in ("\u202eevil", "e\u0301", "👩\u200d🚀", "'; DROP TABLE visitors; --", "<b>Roy & Söhne</b>"):
        assert plain(text) == text


@pytest.mark.parametrize(
    ("purpose", "kind"),
    [
        (VisitPurpose.MEETING, "guest"),
        (VisitPurpose.EVENT, "event"),
        (VisitPurpose.RECRUITMENT, "recruitment"),
        (VisitPurpose.CONTRACT_WORK, "contractor"),
        (VisitPurpose.MUSEUM, "museum"),
        (VisitPurpose.OTHER, "other"),
    ],
)
def test_the_type_of_a_visit_follows_from_its_reason(purpose: VisitPurpose, kind: str) -> None:
    """And that of a meeting from who comes."""
    visit = KioskVisit.of(form_of(purpose), Language.ENGLISH)
    assert (visit.purpose, visit.visit_type) == (purpose, kind)
    soldier = KioskVisit.of(replace(form_of(VisitPurpose.MEETING), military=True), Language.ENGLISH)
    assert soldier.visit_type == "military"


@pytest.mark.parametrize(
    ("purpose", "changes", "notes"),
    [
        (VisitPurpose.MEETING, {"host_member_id": None, "host": "the tall one"}, "the tall one"),
        (VisitPurpose.EVENT, {"event_id": None, "event": "the dinner"}, "the dinner"),
    ],
)
def test_a_host_or_an_event_that_nobody_found_keeps_nobody_out(
    purpose: VisitPurpose, changes: dict[str, Any], notes: str
) -> None:
    """The name that was typed is noted, and the visit has a reason that its record takes; its type stays."""
    visit = KioskVisit.of(changed(form_of(purpose), changes), Language.ENGLISH)
    whole = KioskVisit.of(form_of(purpose), Language.ENGLISH)
    assert (visit.purpose, visit.notes, visit.visit_type) == (VisitPurpose.OTHER, notes, whole.visit_type)
    assert whole.notes == ""


def test_what_another_reason_asked_for_is_forgotten() -> None:
    """Who changes from a meeting to the museum has no host; who turned out a civilian has no rank."""
    form = replace(form_of(VisitPurpose.MUSEUM), host="Roy", host_member_id=HOST, work="Boiler", rank="Cdr", unit="X")
    visit = KioskVisit.of(form, Language.ENGLISH)
    assert (visit.host_member_id, visit.work, visit.rank, visit.unit) == (None, "", "", "")


def test_a_form_with_a_fault_is_no_visit() -> None:
    """Nor one without a reason: the pages have asked before."""
    for form in (WHO, replace(form_of(VisitPurpose.MUSEUM), phone="1")):
        with pytest.raises(ValueError, match="no fault"):
            KioskVisit.of(form, Language.ENGLISH)


@given(TEXT, TEXT, st.sampled_from(VisitPurpose), st.booleans())
def test_a_visit_that_was_kept_is_the_same_visit(text: str, other: str, purpose: VisitPurpose, military: bool) -> None:  # noqa: FBT001 - made by hypothesis
    """Through JSON on a disk, whatever was typed."""
    form = replace(
        form_of(purpose), last_name="R" + text, first_name="J" + other, military=military, badge_id=BADGE, unit=text
    )
    visit = KioskVisit.of(form, Language.FRENCH)
    assert KioskVisit.from_json(json.loads(json.dumps(visit.to_json()))) == visit


@pytest.mark.parametrize("kept", [{}, {"purpose": "none"}, {"badge_id": 3, "host_member_id": "x", "event_id": ""}])
def test_what_is_no_visit_cannot_be_read_as_one(kept: dict[str, object]) -> None:
    """A file that something else wrote is told from a visit."""
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        KioskVisit.from_json(kept)


def test_nobody_is_searched_before_three_letters() -> None:
    """Of one word: single letters of many words leaf through a unit just as well."""
    assert host_words("tr") == ()
    assert host_words("t r e m") == ()
    assert host_words("---") == ()
    assert host_words("Tré") == ("tre",)
    assert host_words("zo tremblay") == ("zo", "tremblay")


def test_only_empty_lines_are_filled_in() -> None:
    """What the visitor typed now counts more than what they said last time."""
    known = Prefill(rank="Cdr", organization="Old Works", plate="OLD 1")
    form = replace(WHO, organization="New Works")
    assert form.filled_by(known) == {KioskField.RANK: "Cdr", KioskField.PLATE: "OLD 1"}


def test_who_leaves_is_found_however_name_and_number_are_written() -> None:
    """By the keys of the records."""
    assert KioskDeparture(" SAINT-PIERRE ", "(204) 555 0142").name_key == "saint pierre"
    assert KioskDeparture("Roy", "(204) 555 0142").phone_key == "2045550142"


def test_what_the_unit_says_at_its_kiosks_is_read_from_its_settings() -> None:
    """By reason and language; what is empty, or no text, is left to the program."""
    meeting = where_setting(VisitPurpose.MEETING, Language.FRENCH)
    texts = texts_of({"unit.name": " HMCS Example ", meeting: "Salle 2", "kiosk.where_event_en": " ", "kiosk.x": "y"})
    assert texts == KioskTexts("HMCS Example", {(VisitPurpose.MEETING, Language.FRENCH): "Salle 2"})
    assert texts_of({meeting: 5}) == KioskTexts()
    assert len(WHERE_SETTINGS) == len(VisitPurpose) * len(Language)
