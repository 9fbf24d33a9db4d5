"""A few faults of every class against the real program; the others are injected by ``python -m tests.faults``."""

import time
from pathlib import Path
from typing import Final

import pytest

from tests.faults.campaign import Campaign, State
from tests.faults.classes import CLASSES
from tests.support.checkout import ROOT

FAULTS: Final = {
    "killed": 4,
    "server": 4,
    "network": 6,
    "refused": 5,
    "unplugged": 3,
    "disk": 4,
    "clock": 4,
    "apart": 3,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CLASSES)
def test_nothing_is_lost_and_nothing_doubled(name: str, template: Path, run_folder: Path, tmp_path: Path) -> None:
    """After faults of this class every journalled frame is one row of the ledger, and ``verify`` is clean."""
    kind = CLASSES[name]
    if kind.missing():
        pytest.skip(kind.missing())
    state = State(tmp_path / "state.jsonl")
    evidence = ROOT / "build" / "faults" / "evidence"
    campaign = Campaign(template, run_folder, evidence, state, FAULTS[name], "quick", time.monotonic() + 100)

    campaign.run([kind], workers=1)

    assert state.violations() == []
    assert state.tried(name) == FAULTS[name]
    assert sum(outcome.verified for outcome in state.outcomes) == 1
    assert sum(outcome.counts.get("journalled", 0) for outcome in state.outcomes) > 0
