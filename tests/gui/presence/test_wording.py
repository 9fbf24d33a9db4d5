"""What every outcome says."""

from dataclasses import replace

import pytest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import REFUSALS, SIGNALS, Outcome, Tone
from sentinel_desktop.ui.answers import SYMBOLS, look_of, wording_of
from sentinel_desktop.ui.presence.wording import passage_name, passage_word
from tests.support.invented_desk import answer, member, passage


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_word_a_sentence_a_tone_and_a_symbol(outcome: Outcome) -> None:
    """Colour never speaks alone, and nothing that can happen leaves a person without a word."""
    look = look_of(answer(outcome, member(1)))
    assert look.word
    assert look.word.upper() == look.word
    assert look.sentence.endswith(".") or look.note.endswith(".")
    assert look.tone is SIGNALS[outcome].tone
    assert look.symbol == SYMBOLS[look.tone]
    assert passage_word(passage(1, outcome))


@pytest.mark.parametrize("outcome", sorted(REFUSALS))
def test_every_refusal_says_what_to_do_next(outcome: Outcome) -> None:
    """A refusal is more than a no: it names a deed."""
    deeds = ("Ask", "Keep", "Call", "Transfer", "Write", "call", "Sign")
    assert any(deed in wording_of(outcome).sentence for deed in deeds)


def test_the_tones_have_symbols_of_their_own() -> None:
    """Four families, four symbols."""
    assert len(set(SYMBOLS.values())) == len(Tone)


def test_a_repeat_shows_the_first_answer_again() -> None:
    """Word, colour and symbol are the first answer's; a note says that nothing new was recorded."""
    first = answer(Outcome.CHECKED_OUT, member(1))
    again = look_of(replace(first, outcome=Outcome.REPEAT, first_outcome=Outcome.CHECKED_OUT))
    assert (again.tone, again.symbol, again.word) == (look_of(first).tone, look_of(first).symbol, look_of(first).word)
    assert "nothing new" in again.note


def test_a_waiting_answer_says_that_it_was_recorded_here() -> None:
    """An answer from this computer alone never pretends to be the database's."""
    look = look_of(replace(answer(Outcome.CHECKED_IN, member(1)), waiting=True))
    assert look.note == "Recorded here, waiting for the database."
    assert look.word == "CHECKED IN"


@pytest.mark.parametrize(("direction", "word"), [(Direction.IN, "CHECKED IN"), (Direction.OUT, "CHECKED OUT")])
def test_a_member_who_must_see_the_office_is_told_the_direction_too(direction: Direction, word: str) -> None:
    """The passage was recorded, so the person hears which way."""
    assert wording_of(Outcome.MEMBER_NOT_ACTIVE, direction).word == f"{word} · SEE THE OFFICE"


def test_an_unknown_badge_shows_no_more_than_its_last_four_characters() -> None:
    """A full serial is on no screen."""
    look = look_of(answer(Outcome.BADGE_UNKNOWN))
    assert look.name == "Badge …93AE"
    assert "010063" not in repr(look)
    assert passage_name(passage(1, Outcome.BADGE_UNKNOWN)) == "badge …93AE not known"


def test_a_first_name_or_a_division_that_is_missing_leaves_no_gap() -> None:
    """The quiet line has no separator without a reason."""
    card = replace(member(1), first_name="", division="OPS")
    assert look_of(answer(Outcome.CHECKED_IN, card)).detail == "OPS"
    assert look_of(answer(Outcome.CHECKED_IN, replace(card, division=""))).detail == ""
