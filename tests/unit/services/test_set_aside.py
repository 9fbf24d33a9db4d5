"""Badges that are set aside."""

from sentinel_desktop.services.set_aside import LONGEST_S, SHORTEST_AFTER_WAITING_S, SHORTEST_S, SetAside

ROY, LAKE = "010063E9AE", "62E3086CED"


def test_a_badge_is_set_aside_for_a_while() -> None:
    """It is left alone until its moment, and then it is not."""
    aside = SetAside()
    aside.put(ROY, 100.0)
    aside.release(100.0 + SHORTEST_S - 0.01)
    assert list(aside.serials()) == [ROY]
    assert aside.next_release() == 100.0 + SHORTEST_S
    aside.release(100.0 + SHORTEST_S)
    assert list(aside.serials()) == []
    assert aside.next_release() is None


def test_the_while_grows_to_the_longest() -> None:
    """Each time twice as long, beginning longer for what the database waited for, and never without end."""
    aside = SetAside()
    pauses = []
    for _ in range(12):
        aside.put(ROY, 0.0, shortest=SHORTEST_AFTER_WAITING_S)
        pauses.append(aside.next_release())
    assert pauses[:3] == [SHORTEST_AFTER_WAITING_S, 2 * SHORTEST_AFTER_WAITING_S, 4 * SHORTEST_AFTER_WAITING_S]
    assert pauses[-1] == LONGEST_S


def test_a_verdict_begins_anew() -> None:
    """A badge of which a scan was recorded is trusted again; the others are not touched."""
    aside = SetAside()
    for _ in range(5):
        aside.put(ROY, 0.0)
        aside.put(LAKE, 0.0)
    aside.forget(ROY)
    assert list(aside.serials()) == [LAKE]
    aside.put(ROY, 0.0)
    assert aside.next_release() == SHORTEST_S
    aside.clear()
    assert aside.next_release() is None
    aside.put(LAKE, 0.0)
    assert aside.next_release() == SHORTEST_S
