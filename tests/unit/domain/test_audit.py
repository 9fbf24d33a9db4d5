"""What an entry of the audit says has changed."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hypothesis import given, strategies as st

from sentinel_desktop.domain.audit import AuditEntry, AuditOperation, FieldChange

KEY = UUID(int=1)
VALUES = st.dictionaries(st.sampled_from(["name", "code", "notes", "version", "updated_at"]), st.integers(0, 3))


def entry(before: dict[str, Any] | None, after: dict[str, Any] | None) -> AuditEntry:
    """Return an entry with these values."""
    return AuditEntry(
        id=KEY,
        table="members",
        row_id=KEY,
        operation=AuditOperation.UPDATE,
        before=before,
        after=after,
        database_user="sentinel_owner",
        account="",
        account_name=None,
        station="",
        station_name=None,
        occurred_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def test_an_update_names_what_changed() -> None:
    """By name, and neither what stayed nor what the store keeps itself."""
    before = {"name": "Roy", "code": "a", "notes": "", "version": 1, "updated_at": "noon"}
    after = {"name": "Roi", "code": "a", "notes": "x", "version": 2, "updated_at": "one"}
    assert entry(before, after).changes == (FieldChange("name", "Roy", "Roi"), FieldChange("notes", "", "x"))


def test_what_was_inserted_came_from_nothing() -> None:
    """Every field that has a value."""
    assert entry(None, {"name": "Roy", "notes": None}).changes == (FieldChange("name", None, "Roy"),)


def test_what_was_deleted_became_nothing() -> None:
    """Likewise."""
    assert entry({"name": "Roy", "version": 4}, None).changes == (FieldChange("name", "Roy", None),)


def test_a_column_that_came_later_was_nothing_before() -> None:
    """A row written before a migration has fewer columns than one after."""
    assert entry({"name": "Roy"}, {"name": "Roy", "plate": "A1"}).changes == (FieldChange("plate", None, "A1"),)


@given(before=st.none() | VALUES, after=st.none() | VALUES)
def test_the_changes_lead_from_before_to_after(before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    """Applied to what was before they make what is after, each field once."""
    changes = entry(before, after).changes
    made = (before or {}) | {change.field: change.after for change in changes}
    kept = {"version", "updated_at"}
    wanted = after or {}
    assert {name: made.get(name) for name in (made | wanted).keys() - kept} == {
        name: wanted.get(name) for name in (made | wanted).keys() - kept
    }
    assert len({change.field for change in changes}) == len(changes)
    assert all(change.before != change.after for change in changes)
