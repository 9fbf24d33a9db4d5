"""The rows of a sample unit that a small one has none of."""

from datetime import UTC, datetime
from uuid import uuid4

from sentinel_desktop.domain.default_lists import VISIT_TYPES
from sentinel_desktop.domain.sample_unit import HistorySize, SampleUnit
from sentinel_desktop.persistence.sample_rows import ListKeys, visit_row


def test_a_visit_says_whether_somebody_saw_its_end() -> None:
    """Who was signed out by the rollover left unwitnessed, whoever else was seen."""
    unit = SampleUnit.generate(150, HistorySize(days=40), 7, datetime(2026, 11, 24, 20, tzinfo=UTC), UTC)
    keys = ListKeys({}, {}, {}, {}, {}, {kind.code: uuid4() for kind in VISIT_TYPES}, {}, {}, {})
    rows = [visit_row(visit, uuid4(), keys) for visit in unit.visits(unit.event())]
    assert {(row["check_out_method"], row["witnessed"]) for row in rows} == {
        (None, True),
        ("badge", True),
        ("desk", True),
        ("rollover", False),
    }
