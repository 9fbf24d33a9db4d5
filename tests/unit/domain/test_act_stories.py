"""What is known at a station of an act that was kept there, and how it is done once more."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.act_stories import (
    ActStory,
    ArrivalAnew,
    DepartureAnew,
    EntryAnew,
    right_to_see,
    story_of,
)
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.entry_acts import KeptEntry, entry_act
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.kiosk import KioskDeparture, KioskForm, KioskVisit
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.visit_acts import KeptArrival, ToldDeparture, arrival_act, departure_act
from sentinel_desktop.domain.visit_drafts import VisitDraft, VisitorKind, details_from
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from tests.support.scan_builders import NOON

ZONE = ZoneInfo("America/Winnipeg")
ME = AccountId(UUID(int=5))
HOST, BADGE, VISIT = UUID(int=9), UUID(int=10), UUID(int=11)
TYPED = VisitDraft(
    purpose=VisitPurpose.MEETING,
    kind=VisitorKind.MILITARY,
    rank="Sgt",
    last_name="Çelik",
    first_name="Rita",
    unit="1 CMBG",
    phone="204 555 0143",
    host_member_id=HOST,
    language=Language.FRENCH,
    until="2026-03-02 16:30",
    escort_required=True,
    notes="Ring\nfirst.",
    badge_id=BADGE,
)


def arrived(draft: VisitDraft) -> HandAct:
    """Return that somebody was signed in at the desk with what was typed."""
    visit = details_from(draft, display_name="Sgt Çelik, R.", visit_type_id=VISIT, now=NOON, timings=Timings())
    told = KeptArrival(VISIT, draft.kind.value, replace(visit, badge_id=draft.badge_id), NOON, NOON + timedelta(days=1))
    return arrival_act(uuid4(), ME, NOON, told)


def test_a_visitor_is_signed_in_once_more_with_everything_that_was_typed() -> None:
    """But for the badge, which may be in other hands by now, and the host, who may be why it was refused."""
    story = story_of(arrived(TYPED), ZONE)
    assert story.person == "Sgt Çelik, R."
    assert story.anew == ArrivalAnew(replace(TYPED, badge_id=None, host_member_id=None), HOST)


def test_a_visitor_of_the_kiosk_is_signed_in_at_the_desk_once_more() -> None:
    """With what the kiosk was told, in the visitor's language."""
    form = KioskForm(
        purpose=VisitPurpose.CONTRACT_WORK,
        last_name="Vance",
        first_name="Tam",
        phone="204 555 0142",
        organization="Northern Marine",
        work="Boiler",
    )
    act = HandAct.kiosk_sign_in(uuid4(), NOON, KioskVisit.of(form, Language.FRENCH))
    story = story_of(act, ZONE)
    assert story.person == "Vance, T."
    assert isinstance(story.anew, ArrivalAnew)
    draft = story.anew.draft
    assert (draft.purpose, draft.kind, draft.language) == (form.purpose, VisitorKind.GUEST, Language.FRENCH)
    assert (draft.last_name, draft.organization, draft.work) == ("Vance", "Northern Marine", "Boiler")
    assert (draft.until, story.anew.host_id) == ("", None)


def test_a_visitor_is_signed_out_once_more() -> None:
    """By the visit where it is known; at the kiosk nobody but the visitor knows it. What an older program kept, too."""
    act = departure_act(uuid4(), ME, NOON, ToldDeparture(VISIT, NOON, "vance", "Vance, T."))
    assert story_of(act, ZONE) == ActStory("Vance, T.", anew=DepartureAnew(VISIT))
    before = replace(act, payload={name: value for name, value in act.payload.items() if name != "name"})
    assert story_of(before, ZONE) == ActStory("", anew=DepartureAnew(VISIT))
    at_kiosk = HandAct.kiosk_sign_out(uuid4(), NOON, KioskDeparture("Vance", "204 555 0142"))
    assert story_of(at_kiosk, ZONE) == ActStory("Vance", anew=DepartureAnew(None))


def test_a_passage_is_entered_once_more() -> None:
    """With its time and reason to be read."""
    member = MemberId(UUID(int=501))
    entry = KeptEntry(CheckInId(uuid4()), member, Direction.OUT, "Left by the gate", NOON - timedelta(hours=1))
    assert story_of(entry_act(ME, NOON, entry), ZONE) == ActStory(
        "", member, "Left by the gate", Direction.OUT, entry.at, EntryAnew(member, Direction.OUT)
    )


def test_a_settlement_is_read_and_a_sign_in_says_nothing() -> None:
    """Neither is done once more from here."""
    settled = HandAct.settle_review(uuid4(), ME, NOON, RecordVersion(VISIT, 1), "One badge was lent.")
    assert story_of(settled, ZONE) == ActStory(words="One badge was lent.")
    assert story_of(HandAct(uuid4(), HandActKind.SIGN_IN, ME, NOON, {}), ZONE) == ActStory()


@pytest.mark.parametrize("kind", HandActKind)
def test_every_kind_takes_the_right_to_do_such_a_thing(kind: HandActKind) -> None:
    """One that every operator has: whoever does it may see what became of it."""
    assert right_to_see(kind) in {Right.RECEIVE_VISITORS, Right.ENTER_BY_HAND, Right.SETTLE_REVIEWS}
    of_visitors = "visitor" in kind.value or "kiosk" in kind.value
    assert (right_to_see(kind) is Right.RECEIVE_VISITORS) == of_visitors


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_NAMES = st.sampled_from(["told", "visit", "type", "since", "before", "member", "direction", "names", "purpose", "at"])


@given(st.sampled_from(HandActKind), st.dictionaries(_NAMES, _JSON, max_size=6))
def test_a_payload_that_is_none_breaks_nothing(kind: HandActKind, payload: dict[str, Any]) -> None:
    """Whatever somebody wrote into the file, it has a story, and its own text tells nothing of it."""
    act = HandAct(uuid4(), kind, ME, NOON, payload)
    assert isinstance(story_of(act, ZONE), ActStory)
