"""What this desk knows of who is in."""

from dataclasses import replace
from datetime import timedelta

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardChange, BoardEntry, BoardSnapshot
from sentinel_desktop.ui.presence.board_state import BoardState
from tests.support.invented_desk import NOW, answer, entry, member, snapshot

SECOND = timedelta(seconds=1)


def present(state: BoardState) -> dict[str, BoardEntry]:
    """Return who is in, by display name."""
    return {item.member.display_name: item for item in state.present()}


def names(state: BoardState) -> set[str]:
    """Return the names of who is in."""
    return set(present(state))


def test_a_scan_shows_at_once() -> None:
    """In the same moment as the panel, before the database was read again."""
    state = BoardState()
    state.replace(snapshot(3))
    state.scanned(answer(Outcome.CHECKED_IN, member(9), at=NOW + SECOND))
    assert present(state)[member(9).display_name].since == NOW + SECOND
    state.scanned(answer(Outcome.CHECKED_OUT, member(0), number=2, at=NOW + SECOND))
    assert member(0).display_name not in names(state)


def test_a_scan_knows_the_division_and_rank_from_others() -> None:
    """The division's name and the rank's place come from what was seen before."""
    state = BoardState()
    state.replace(snapshot(40))
    state.scanned(answer(Outcome.CHECKED_IN, member(60), at=NOW + SECOND))
    known = entry(member(60))
    shown = present(state)[member(60).display_name]
    assert (shown.division_name, shown.rank_order) == (known.division_name, known.rank_order)


def test_the_database_has_the_last_word() -> None:
    """A younger reading replaces what a scan at this desk led to expect."""
    state = BoardState()
    state.replace(snapshot(3))
    state.scanned(answer(Outcome.CHECKED_IN, member(9), at=NOW + SECOND))
    out = entry(member(9), NOW + 2 * SECOND, Direction.OUT)
    state.change(BoardChange((out,), NOW + 2 * SECOND))
    assert member(9).display_name not in names(state)


def test_a_snapshot_from_before_a_scan_does_not_take_it_back() -> None:
    """A slow snapshot cannot make somebody vanish who just came in."""
    state = BoardState()
    state.scanned(answer(Outcome.CHECKED_IN, member(9), at=NOW + SECOND))
    state.replace(snapshot(3, NOW))
    assert member(9).display_name in names(state)
    state.replace(snapshot(3, NOW + 10 * SECOND))
    assert member(9).display_name not in names(state)


def test_a_reading_made_while_a_scan_is_committed_makes_nobody_flicker() -> None:
    """Neither a snapshot of that moment nor news of others takes the member off the board again."""
    state = BoardState()
    state.scanned(answer(Outcome.CHECKED_IN, member(9), at=NOW))
    state.replace(snapshot(3, NOW + SECOND / 100))
    assert member(9).display_name in names(state)
    state.change(BoardChange((entry(member(1), NOW + 30 * SECOND),), NOW + 30 * SECOND))
    assert member(9).display_name in names(state)


def test_the_database_need_not_be_young_when_it_names_the_passage() -> None:
    """A re-read that already has this passage, or a later one, counts at once."""
    state = BoardState()
    state.scanned(answer(Outcome.CHECKED_IN, member(9), at=NOW))
    out = entry(member(9), NOW + SECOND / 2, Direction.OUT)
    state.change(BoardChange((out,), NOW + SECOND))
    assert member(9).display_name not in names(state)


def test_a_snapshot_from_before_a_change_does_not_take_it_back() -> None:
    """Members read again later than the snapshot keep what they are."""
    state = BoardState()
    state.change(BoardChange((entry(member(9)),), NOW + SECOND))
    state.replace(snapshot(3, NOW))
    assert member(9).display_name in names(state)


def test_a_waiting_scan_stays_through_snapshots_until_it_is_delivered() -> None:
    """The database cannot know of it, however young its word is."""
    state = BoardState()
    state.scanned(replace(answer(Outcome.CHECKED_IN, member(9), at=NOW), waiting=True))
    state.replace(snapshot(3, NOW + 10 * SECOND))
    assert member(9).display_name in names(state)
    state.waiting_changed(0)
    assert member(9).display_name not in names(state)


def test_a_waiting_scan_gives_way_to_a_later_passage_elsewhere() -> None:
    """Who left by the rear door after the scan here is out."""
    state = BoardState()
    state.scanned(replace(answer(Outcome.CHECKED_IN, member(9), at=NOW), waiting=True))
    state.change(BoardChange((entry(member(9), NOW + SECOND, Direction.OUT),), NOW + 2 * SECOND))
    assert member(9).display_name not in names(state)


def test_a_result_that_turned_out_otherwise_is_dropped() -> None:
    """When the delivery had another result, the database's word counts at once."""
    state = BoardState()
    state.replace(snapshot(3))
    told = replace(answer(Outcome.CHECKED_OUT, member(0), at=NOW + SECOND), waiting=True)
    state.scanned(told)
    assert member(0).display_name not in names(state)
    state.told_otherwise(told)
    assert member(0).display_name in names(state)


def test_what_changes_nothing_keeps_the_time() -> None:
    """A repeat, an 'already in' and a refusal leave the board as it is."""
    state = BoardState()
    state.replace(snapshot(3))
    before = present(state)
    repeat = replace(answer(Outcome.REPEAT, member(0), at=NOW + SECOND), direction=Direction.OUT)
    state.scanned(repeat)
    state.scanned(answer(Outcome.ALREADY_IN, member(1), at=NOW + SECOND))
    state.scanned(answer(Outcome.MEMBER_REFUSED, member(9), at=NOW + SECOND))
    state.scanned(answer(Outcome.BADGE_UNKNOWN, at=NOW + SECOND))
    assert present(state) == before


def test_a_snapshot_takes_off_who_is_not_in_it() -> None:
    """Who went out at another station goes off this board."""
    state = BoardState()
    state.replace(snapshot(3))
    state.replace(BoardSnapshot(snapshot(2).entries, NOW + SECOND))
    assert names(state) == {member(0).display_name, member(1).display_name}
    assert state.as_of == NOW + SECOND
