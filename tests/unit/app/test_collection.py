"""What stays for the program's life is left out of garbage collection; the rest is collected where it is asked for."""

import gc
import threading
import weakref

from sentinel_desktop.app.collection import collect_if_due, collect_when_asked, pass_over_what_is_loaded


def test_what_is_loaded_is_passed_over() -> None:
    """It no longer counts among what a collection looks through; what comes later does."""
    gc.unfreeze()
    pass_over_what_is_loaded()
    assert gc.get_freeze_count() > 1000
    later: list[object] = [[]]
    assert any(each is later for each in gc.get_objects())


class Knot:
    """Refers to itself, so that only a collection ends it."""

    def __init__(self) -> None:
        self.itself = self


def make_objects() -> None:
    """Make more objects than any generation takes before it is due."""
    for _ in range(40):
        held: list[list[int]] = [[] for _ in range(2_000)]
        collect_if_due()
        del held


def test_nothing_is_collected_but_where_it_is_asked_for() -> None:
    """However much another thread makes, what nobody holds stays until the thread that collects has its turn."""
    collect_when_asked()
    knot = Knot()
    gone = weakref.ref(knot)
    del knot
    thread = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    thread.start()
    thread.join()
    assert gone() is not None
    make_objects()
    assert gone() is None


def test_little_is_not_looked_through() -> None:
    """The thread that collects has other things to do: nothing happens until enough has come together."""
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    collect_if_due()
    assert [generation["collections"] for generation in gc.get_stats()] == before
