"""Noise and the kept corpus through every decoder; `make fuzz` does the same with a hundred times as much."""

from pathlib import Path

import pytest

from tests.fuzz.noise import run_noise
from tests.fuzz.targets import EVERY_BYTE, TARGETS, Target, check_promises

CORPUS = Path(__file__).parent / "corpus"
EVERY_TARGET = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)


@EVERY_TARGET
@pytest.mark.parametrize("likely", [False, True], ids=["any byte", "its own bytes"])
def test_noise_is_no_scan_beyond_chance(target: Target, likely: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A decoder tells the frames that noise happens to hold, no more of them than chance makes, and does not grow."""
    run = run_noise(target, target.alphabet if likely else EVERY_BYTE, 400_000, seed=5)

    assert run.is_good, run


@EVERY_TARGET
def test_what_was_found_before_stays_mended(target: Target) -> None:
    """Every input of the corpus gives the same serials however it is cut, and just those that are on the line."""
    kept = sorted((CORPUS / target.name).iterdir())
    assert kept
    for file in kept:
        check_promises(target, file.read_bytes())
