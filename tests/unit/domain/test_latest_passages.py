"""One line of the latest passages: what tells it from every other, and its tone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import SIGNALS, Outcome, Tone
from sentinel_desktop.domain.presence import LatestPassage, PassagesTouched

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)
ARRIVAL = LatestPassage(None, NOON, None, Direction.IN, "Chen, Q.", "", "Front desk", visit_id=ONE)


def test_both_passages_of_a_visit_stand_beside_each_other() -> None:
    """They have one id, and two moments."""
    departure = replace(ARRIVAL, direction=Direction.OUT, occurred_at=NOON + timedelta(hours=1))
    assert ARRIVAL.key != departure.key
    assert ARRIVAL.key == replace(ARRIVAL, display_name="Chen, Quinn").key


@pytest.mark.parametrize(
    "of",
    [
        lambda key: replace(ARRIVAL, visit_id=None, check_in_id=key),
        lambda key: replace(ARRIVAL, visit_id=key),
        lambda key: replace(ARRIVAL, visit_id=None, attendee_id=key),
    ],
    ids=["a check-in", "a visit", "an attendee"],
)
def test_records_of_every_kind_are_told_apart(of: Callable[[UUID], LatestPassage]) -> None:
    """By the id of the record that was made without a scan."""
    assert of(ONE).key == (ONE, NOON)
    assert of(ONE).key != of(OTHER).key


def test_a_scan_is_itself_whenever_it_was_and_whoever_s_it_is() -> None:
    """So that its time, corrected, and its visit, found, replace the line that was told at once."""
    scanned = replace(ARRIVAL, scan_id=ScanId(OTHER), outcome=Outcome.VISITOR_OUT)
    assert scanned.key == replace(scanned, occurred_at=NOON - timedelta(seconds=1), visit_id=None).key


@pytest.mark.parametrize("outcome", Outcome)
def test_a_scan_has_the_tone_of_its_outcome(outcome: Outcome) -> None:
    """Whatever its direction."""
    assert replace(ARRIVAL, outcome=outcome).tone is SIGNALS[outcome].tone


def test_what_no_scan_made_has_the_tone_of_its_direction() -> None:
    """In or out."""
    assert (ARRIVAL.tone, replace(ARRIVAL, direction=Direction.OUT).tone) == (Tone.IN, Tone.OUT)


@pytest.mark.parametrize("kind", ["scans", "check_ins", "visits", "attendee_passages"])
def test_one_record_of_any_kind_is_enough_to_read_again(kind: str) -> None:
    """And without any there is nothing to read."""
    assert PassagesTouched(**{kind: frozenset({ONE})})
    assert not PassagesTouched()
