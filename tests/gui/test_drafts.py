"""What is typed and not saved, by record and by who typed it."""

from sentinel_desktop.ui.drafts import Draft, Drafts
from tests.support.fake_administration import EMPTY_DESK, administrator, locked

Words = Drafts[str, int, str]


def _typed() -> Words:
    drafts = Words()
    drafts.keep_for(administrator(1))
    drafts.keep("a", 1, "typed")
    return drafts


def test_what_is_typed_outlasts_a_lock_and_is_nobody_elses() -> None:
    """The same account finds it again; another one finds nothing, also when the first one comes back."""
    drafts = _typed()
    drafts.keep_for(locked(administrator(1)))
    drafts.keep_for(administrator(1))
    assert drafts.of("a") == Draft(1, "typed")
    drafts.keep_for(administrator(2))
    drafts.keep_for(administrator(1))
    assert drafts.of("a") is None


def test_a_save_takes_the_draft_and_can_be_undone_once() -> None:
    """By its record alone, and by whoever saved it."""
    drafts = _typed()
    drafts.note_saved("a", "before", 2)
    assert drafts.of("a") is None
    assert drafts.can_undo("a")
    assert not drafts.can_undo("b")
    drafts.forget_save()
    assert not drafts.can_undo("a")
    drafts.note_saved("a", "before", 3)
    drafts.keep_for(EMPTY_DESK)
    assert drafts.saved is None


def test_forgetting_says_whether_there_was_anything() -> None:
    """So that Esc goes on to what it does else."""
    drafts = _typed()
    assert drafts.forget("a")
    assert not drafts.forget("a")
