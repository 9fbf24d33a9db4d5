"""Starting in order, stopping in reverse, whatever fails in between."""

from collections.abc import Callable

import pytest

from sentinel_desktop.app.lifecycle import Lifecycle, Part


def noting(heard: list[str], name: str) -> Part:
    """Return a part that notes when it starts and stops."""
    return Part(name, lambda: heard.append(f"+{name}"), lambda: heard.append(f"-{name}"))


def failing(text: str) -> Callable[[], object]:
    """Return something that fails."""

    def fail() -> object:
        raise ValueError(text)

    return fail


def test_parts_start_in_order_and_stop_in_reverse() -> None:
    """What stands on another is stopped before it."""
    heard: list[str] = []
    life = Lifecycle(noting(heard, "a"), noting(heard, "b"))
    life.start()
    life.stop()
    assert heard == ["+a", "+b", "-b", "-a"]


def test_a_part_that_fails_to_start_stops_the_others_again() -> None:
    """Nothing is left half started."""
    heard: list[str] = []
    life = Lifecycle(noting(heard, "a"), Part("b", failing("no"), lambda: None), noting(heard, "c"))
    with pytest.raises(ValueError, match="no"):
        life.start()
    assert heard == ["+a", "-a"]


def test_a_part_that_fails_to_stop_keeps_no_other_from_it(expect_log: Callable[[str], None]) -> None:
    """The journal is closed even where the listener was stuck."""
    heard: list[str] = []
    life = Lifecycle(noting(heard, "a"), Part("b", lambda: None, failing("stuck")))
    expect_log("Stopping the b failed")
    life.start()
    life.stop()
    assert heard == ["+a", "-a"]


def test_stopping_twice_stops_once() -> None:
    """A window closed while a signal arrives is no harm."""
    heard: list[str] = []
    life = Lifecycle(noting(heard, "a"))
    life.start()
    life.stop()
    life.stop()
    assert heard == ["+a", "-a"]
