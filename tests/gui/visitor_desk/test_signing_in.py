"""The sign-in of a visitor by keyboard: its pages, who is offered, what is refused and what is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sentinel_desktop.domain.faults import StoreRefusedError
from sentinel_desktop.domain.visit_drafts import LONGEST, VisitorKind
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from sentinel_desktop.ui.widgets.suggestions import SuggestionModel
from tests.gui.visitor_desk.conftest import FrontDesk
from tests.support.fake_visitor_desk import OKAFOR, ROY, V12, earlier
from tests.support.visitor_keyboard import shown_text

ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier
HOSTILE = (
    "<b>O'Néil</b> <img src=x>'; DROP TABLE visitors; -- \u202e\u05e9\u05dc\u05d5\u05dd \U0001f469\u200d\U0001f680"
)
MOST_KEYS = 8
"""After the first three letters, for somebody who was here before."""


def offered(front: FrontDesk) -> list[tuple[str, str]]:
    """Return who is offered, and what is said of them."""
    model = front.signing_in.visitor.offers.model()
    assert isinstance(model, SuggestionModel)
    return [(row.title, row.detail) for row in model.rows]


# --- by keyboard --------------------------------------------------------------------------------------------------


def test_a_returning_visitor_takes_eight_keys_at_most_after_three_letters(front: FrontDesk) -> None:
    """Counted: with a badge by its number, from the first letters to the closed dialog."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("che")
    keys.count = 0
    keys.press(ENTER, ENTER)
    keys.type("12")
    keys.press(ENTER, ENTER)
    assert front.is_at(Step.DONE)
    keys.press(ENTER)
    assert front.coming.dialog is None
    assert keys.count <= MOST_KEYS
    (draft,) = front.service.signed_in
    assert (draft.last_name, draft.first_name, draft.organization) == ("Chen", "Quinn", "Northern Marine Ltd")
    assert (draft.purpose, draft.host_member_id, draft.badge_id) == (
        VisitPurpose.CONTRACT_WORK,
        ROY.member_id,
        V12.id,
    )


def test_a_new_visitor_is_signed_in_by_keyboard_with_a_host(front: FrontDesk) -> None:
    """The host is found while the name is typed, and their presence is said before they are called."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_3)
    keys.type("Vance")
    keys.press(Qt.Key.Key_H, modifiers=ALT)
    keys.type("oka")
    keys.press(ENTER)
    assert front.signing_in.visitor.host.line.text().startswith("out since")
    keys.press(ENTER, ENTER)
    (draft,) = front.service.signed_in
    assert (draft.purpose, draft.host_member_id) == (VisitPurpose.MEETING, OKAFOR.member_id)
    facts = front.signing_in.done_page.facts
    assert "the desk tells them" in facts.value_of("Host")
    assert (facts.value_of("Badge"), front.signing_in.done_page.head.title.text()) == ("none", "Vance")


def test_the_arrows_walk_over_the_reasons_and_enter_takes_one(front: FrontDesk) -> None:
    """As the number keys do."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_Up, Qt.Key.Key_Left, ENTER)
    assert front.signing_in.visitor.draft.purpose is VisitPurpose.MEETING
    keys.press(Qt.Key.Key_Left, modifiers=ALT)
    assert front.is_at(Step.REASON)
    keys.press(ENTER)
    assert front.is_at(Step.VISITOR)


def test_who_is_offered_says_what_tells_them_apart(front: FrontDesk) -> None:
    """How often and when last, and the host; when somebody is expected, and to what. Nobody below three letters."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("ch")
    assert offered(front) == []
    keys.type("e")
    (chen, said), (cheverie, announced) = offered(front)
    assert (chen, cheverie) == ("Quinn Chen", "Quinn Cheverie")
    assert said.startswith("Northern Marine Ltd · here ")
    assert said.endswith("· host Lt(N) Roy, J.")
    assert announced == "expected today 19:00 · Mess dinner"
    keys.press(Qt.Key.Key_Escape)
    assert offered(front) == []
    assert front.signing_in.isVisible()


def test_an_expected_visitor_brings_their_reason(front: FrontDesk) -> None:
    """Whatever reason was chosen first: the event, the escort and the visit that was expected are filled in."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("che")
    keys.press(Qt.Key.Key_Down, ENTER, ENTER, ENTER)
    (draft,) = front.service.signed_in
    assert (draft.purpose, draft.expected_id) == (VisitPurpose.EVENT, front.service.offers[1].seen.id)
    assert (draft.event_id, draft.escort_required) == (front.service.events[0].id, True)
    assert front.signing_in.done_page.head.sentence.text() == "Signed in, as expected."


def test_what_a_returning_visitor_lacks_gets_the_keyboard(front: FrontDesk) -> None:
    """Who came for another reason before is asked for what this one needs, and for nothing else."""
    front.service.offers[0] = earlier(1, "Chen", "Quinn", work="", plate="ABC 123")
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.type("che")
    keys.press(ENTER)
    assert front.signing_in.visitor.lines["work"].hasFocus()


def test_military_visitors_give_rank_and_unit(front: FrontDesk) -> None:
    """By a key that is shown; civilians are asked for an organization instead."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_3)
    fields = front.signing_in.visitor.fields
    assert (fields["rank"].isVisible(), fields["organization"].isVisible()) == (False, True)
    keys.press(Qt.Key.Key_2, modifiers=ALT)
    assert (fields["rank"].isVisible(), fields["unit"].isVisible(), fields["organization"].isVisible()) == (
        True,
        True,
        False,
    )
    assert front.signing_in.draft.kind is VisitorKind.MILITARY


# --- what is refused ----------------------------------------------------------------------------------------------


def test_what_is_missing_is_said_beside_its_field_and_nobody_is_signed_in(front: FrontDesk) -> None:
    """The keyboard is where the first of it is; each field said its rule before."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    page = front.signing_in.visitor
    assert page.fields["work"].line.text() == "Needed"
    keys.press(ENTER)
    assert [name for name, field in page.fields.items() if field.problem] == ["last_name", "organization", "work"]
    assert page.lines["last_name"].hasFocus()
    assert (front.signing_in.step, front.service.signed_in) == (Step.VISITOR, [])


def test_a_field_that_is_left_with_something_wrong_says_so_and_keeps_it(front: FrontDesk) -> None:
    """What is only missing is not said before somebody goes on."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    keys.press(Qt.Key.Key_T, modifiers=ALT)
    keys.type("12")
    keys.press(Qt.Key.Key_Tab)
    page = front.signing_in.visitor
    assert "4 to 20 digits" in page.fields["phone"].problem
    assert page.lines["phone"].text() == "12"
    assert not page.fields["last_name"].problem


@pytest.mark.parametrize(
    ("text", "said"), [("24:77", "Write a time"), ("18:00", "over already"), ("2062-01-01 8", "31")]
)
def test_a_time_outside_reason_is_refused_with_the_reason(front: FrontDesk, text: str, said: str) -> None:
    """On the page where it is typed; what was typed stays."""
    keys = front.go_to_the_badge()
    keys.press(Qt.Key.Key_U, modifiers=ALT)
    keys.type(text)
    keys.press(ENTER)
    page = front.signing_in.badge
    assert said in page.until_field.problem
    assert (page.until.text(), front.service.signed_in) == (text, [])


def test_a_host_that_is_only_a_text_is_not_dropped_silently(front: FrontDesk) -> None:
    """Somebody who typed a name meant somebody."""
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Zed")
    keys.press(Qt.Key.Key_H, modifiers=ALT)
    keys.type("nobody at all")
    keys.press(ENTER)
    assert "Choose one" in front.signing_in.visitor.host.problem
    assert front.is_at(Step.VISITOR)


def test_ten_thousand_characters_are_refused_with_the_rule_as_they_are_typed(front: FrontDesk) -> None:
    """They stay, to be shortened."""
    front.open_sign_in().press(Qt.Key.Key_6)
    line = front.signing_in.visitor.lines["first_name"]
    line.setText("x" * 10_000)
    line.textEdited.emit(line.text())
    assert str(LONGEST["first_name"]) in front.signing_in.visitor.fields["first_name"].problem
    assert len(line.text()) == 10_000


def test_notes_that_are_too_long_say_so_and_go_on_when_they_are_shortened(front: FrontDesk) -> None:
    """Ctrl+Enter goes on from the notes, where Enter makes a line."""
    keys = front.go_to_the_badge()
    keys.press(Qt.Key.Key_N, modifiers=ALT)
    page = front.signing_in.badge
    page.notes.setPlainText("x" * (LONGEST["notes"] + 1))
    assert str(LONGEST["notes"]) in page.notes_field.problem
    keys.press(ENTER, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert (front.signing_in.step, front.service.signed_in) == (Step.BADGE, [])
    page.notes.setPlainText("Left an umbrella")
    keys.press(ENTER, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert front.service.signed_in[0].notes == "Left an umbrella"


def test_hostile_text_is_shown_as_it_is(front: FrontDesk) -> None:
    """Markup is no markup, in the list, in a message and on the last page."""
    front.service.offers = [earlier(1, HOSTILE, "Quinn", organization=HOSTILE, host_member_id=None)]
    keys = front.open_sign_in()
    keys.press(Qt.Key.Key_2)
    line = front.signing_in.visitor.lines["last_name"]
    line.setText(HOSTILE)
    line.textEdited.emit(HOSTILE)
    keys.press(ENTER, ENTER, ENTER)
    (draft,) = front.service.signed_in
    assert (draft.last_name, draft.organization) == (HOSTILE, HOSTILE)
    dialog = front.signing_in
    shown = [label for label in dialog.findChildren(QLabel) if "<b>" in label.text()]
    assert shown
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}


def test_somebody_of_this_name_is_here_and_this_is_somebody_else(front: FrontDesk) -> None:
    """Said with since when; by a key that is shown they are signed in all the same."""
    front.service.inside.add("Zed")
    keys = front.go_to_the_badge()
    keys.press(ENTER)
    assert "is signed in already, since 18:12" in shown_text(front.signing_in)
    assert front.is_at(Step.BADGE)
    keys.press(Qt.Key.Key_A, modifiers=ALT)
    assert front.is_at(Step.DONE)
    assert front.service.signed_in[0].another_person


def test_a_refusal_of_the_database_is_said_and_everything_stays(front: FrontDesk) -> None:
    """Nothing that was typed is typed again."""
    keys = front.go_to_the_badge()
    front.service.fault = StoreRefusedError("The database refuses it.")
    keys.press(ENTER)
    assert shown_text(front.signing_in) == "The database refuses it."
    front.service.fault = None
    keys.press(ENTER)
    assert [draft.last_name for draft in front.service.signed_in] == ["Zed"]


# --- while the database is away -----------------------------------------------------------------------------------


def test_a_visitor_is_kept_here_while_the_database_is_away(front: FrontDesk) -> None:
    """Nobody is offered, which is said once; the sign-in ends as ever, and says that it waits. No slip yet."""
    front.service.away = True
    keys = front.open_sign_in()
    assert "signed in all the same" in shown_text(front.signing_in)
    keys.press(Qt.Key.Key_6)
    keys.type("Zed")
    assert offered(front) == []
    keys.press(ENTER, ENTER)
    dialog = front.signing_in
    assert dialog.step is Step.DONE
    assert dialog.done_page.head.sentence.text().startswith("Kept here, waiting for the database.")
    assert not dialog.slip.isVisible()
    assert [draft.last_name for draft in front.service.signed_in] == ["Zed"]
