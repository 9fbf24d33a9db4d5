"""What a member's page shows, and what its fields choose from."""

from dataclasses import replace
from datetime import date, timedelta

from sentinel_desktop.domain.member_drafts import DRAFTED
from sentinel_desktop.domain.member_views import choice_of, days_left, is_expired, offered
from sentinel_desktop.domain.qualifications import QualificationDetails
from tests.support.people_in_memory import CHOICES, ROY

TODAY = date(2026, 11, 24)
HELD = QualificationDetails(ROY, CHOICES.qualifications[0].id, TODAY - timedelta(days=100), TODAY)


def test_a_qualification_is_valid_to_the_end_of_its_last_day() -> None:
    """And expired on the day after; one for good never is."""
    assert not is_expired(HELD, TODAY)
    assert is_expired(HELD, TODAY + timedelta(days=1))
    assert not is_expired(replace(HELD, expires_on=None), date.max)


def test_days_are_counted_to_the_last_one() -> None:
    """None are left of what is expired, and of what never expires there is no count."""
    assert days_left(HELD, TODAY) == 0
    assert days_left(HELD, TODAY - timedelta(days=3)) == 3
    assert days_left(HELD, TODAY + timedelta(days=1)) is None
    assert days_left(replace(HELD, expires_on=None), TODAY) is None


def test_a_hidden_value_is_offered_to_who_has_it() -> None:
    """And to nobody else."""
    hidden = CHOICES.messes[-1]
    assert not hidden.is_active
    assert hidden not in offered(CHOICES.messes, None)
    assert offered(CHOICES.messes, hidden.id) == tuple(CHOICES.messes)


def test_a_value_is_known_by_its_id() -> None:
    """A hidden one too; one that was deleted, and none at all, are none."""
    assert [choice_of(CHOICES.messes, mess.id) for mess in CHOICES.messes] == list(CHOICES.messes)
    assert choice_of(CHOICES.messes, CHOICES.mocs[0].id) is None
    assert choice_of(CHOICES.messes, None) is None


def test_every_detail_that_is_an_id_is_chosen_from_a_list() -> None:
    """And no other; the values are those of its own list."""
    chosen = {name for name in DRAFTED if CHOICES.of_detail(name) is not None}
    assert chosen == {name for name in DRAFTED if name.endswith("_id")}
    assert CHOICES.of_detail("mess_id") == CHOICES.messes
    assert CHOICES.of_detail("moc_id") == CHOICES.mocs
