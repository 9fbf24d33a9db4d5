"""What a hint of changed rows concerns."""

from uuid import UUID

from sentinel_desktop.domain.record_changes import EVERYTHING, RecordChanges

ROY, CHEN = UUID(int=1), UUID(int=2)
CHANGES = RecordChanges({"members": frozenset({ROY}), "badges": None})


def test_a_hint_concerns_the_tables_it_names() -> None:
    """One of several is enough."""
    assert CHANGES.touch("members")
    assert CHANGES.touch("visitors", "badges")
    assert not CHANGES.touch("visitors", "events")
    assert not CHANGES.touch()


def test_a_hint_concerns_the_rows_it_names_and_all_where_they_were_too_many() -> None:
    """And none of a table that did not change."""
    assert CHANGES.touch_row("members", ROY)
    assert not CHANGES.touch_row("members", CHEN)
    assert CHANGES.touch_row("badges", CHEN)
    assert not CHANGES.touch_row("visitors", ROY)


def test_after_an_outage_everything_may_have_changed() -> None:
    """Whatever is asked about; a hint that names nothing concerns nothing."""
    assert EVERYTHING.touch("visitors")
    assert EVERYTHING.touch_row("visitors", ROY)
    assert not RecordChanges().touch("visitors")
    assert not RecordChanges().touch_row("visitors", ROY)
