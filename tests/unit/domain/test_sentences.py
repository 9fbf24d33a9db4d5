"""Sentences that are made below the screens and translated on them."""

import copy
import json
import logging
import pickle

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.sentences import Sentence, filled, kept_text, sentence, text_kept

KEPT = sentence(
    "Test",
    "{count} readers are lost: {why}.",
    count=2,
    why=sentence("Test", "{port} was unplugged", port="COM3"),
)

TEXTS = st.text()


def test_a_sentence_is_its_english() -> None:
    """A log, a terminal and a comparison get the filled-in English and need to know nothing."""
    assert KEPT == "2 readers are lost: COM3 was unplugged."
    assert f"{KEPT}" == "2 readers are lost: COM3 was unplugged."


def test_a_fault_gives_its_sentence_back() -> None:
    """What a fault says still has its template when it is asked for as text, wherever it was raised."""
    assert isinstance(str(StoreUnavailableError(KEPT)), Sentence)


def test_a_place_without_its_value_is_a_bug() -> None:
    """A sentence is never shown with a hole in it."""
    with pytest.raises(KeyError):
        sentence("Test", "The port {port} is lost.")


@pytest.mark.parametrize(
    "made",
    [copy.copy(KEPT), copy.deepcopy(KEPT), pickle.loads(pickle.dumps(KEPT)), text_kept(kept_text(KEPT))],  # noqa: S301
    ids=["copied", "deeply", "pickled", "kept"],
)
def test_a_copy_is_translated_too(made: str) -> None:
    """A sentence that was copied or kept on a disk has what a screen translates it from, in all its parts."""
    assert isinstance(made, Sentence)
    assert (made, made.context, made.template, dict(made.values)) == (
        KEPT,
        KEPT.context,
        KEPT.template,
        dict(KEPT.values),
    )
    assert isinstance(made.values["why"], Sentence)


def test_a_sentence_holds_on_to_nothing() -> None:
    """What is filled in is text from then on: an exception keeps its traceback, and a path may be renamed."""
    values = sentence("Test", "It failed ({why}).", why=OSError("disk full")).values

    assert values == {"why": "disk full"}


@given(TEXTS, TEXTS)
def test_values_are_filled_in_as_they_are(first: str, second: str) -> None:
    """Braces, signs and names of places in a value are data: nothing of a value is taken for a place."""
    assert filled("{first}|{second}", {"first": first, "second": second}) == f"{first}|{second}"


@given(TEXTS)
def test_text_that_is_no_sentence_is_kept_as_it_is(text: str) -> None:
    """What was written by an earlier version, or by a person, is read as it stands."""
    assert text_kept(kept_text(text)) == text


@pytest.mark.parametrize(
    "damaged",
    ['{"sentence": ', '{"sentence": 3}', '{"sentence": ["Test", "The {port}.", {}]}', '{"sentence": ["a", "b", "c"]}'],
)
def test_what_is_damaged_is_shown_as_it_is(damaged: str) -> None:
    """A kept sentence that nobody can read is not lost and breaks nothing."""
    assert text_kept(damaged) == damaged


def test_a_sentence_is_plain_text_for_json() -> None:
    """Where a program reads it, a sentence is its English."""
    assert json.loads(json.dumps({"reason": KEPT})) == {"reason": str.__str__(KEPT)}


def test_the_log_gets_english(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever the screens speak, the log is in the language of who looks after the program."""
    with caplog.at_level(logging.INFO):
        logging.getLogger("test").info("The reader is gone: %s", KEPT)

    assert caplog.messages == ["The reader is gone: 2 readers are lost: COM3 was unplugged."]
