"""What stays for the program's life is left out of garbage collection."""

import gc
from collections.abc import Iterator

import pytest

from sentinel_desktop.app.collection import pass_over_what_is_loaded


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Give everything back to the collector after the test."""
    yield
    gc.unfreeze()


def test_what_is_loaded_is_passed_over() -> None:
    """It no longer counts among what a collection looks through; what comes later does."""
    pass_over_what_is_loaded()
    assert gc.get_freeze_count() > 1000
    later: list[object] = [[]]
    assert any(each is later for each in gc.get_objects())
