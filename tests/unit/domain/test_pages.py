"""What may be asked of a page."""

import pytest

from sentinel_desktop.domain.pages import LARGEST_PAGE, PageRequest


@pytest.mark.parametrize("size", [1, LARGEST_PAGE])
def test_a_page_has_a_sensible_size(size: int) -> None:
    """From one row to the largest page."""
    assert PageRequest(size=size).size == size


@pytest.mark.parametrize("size", [0, -1, LARGEST_PAGE + 1])
def test_no_other_size_is_asked_for(size: int) -> None:
    """Nothing, less than that, and everything at once are mistakes of the program."""
    with pytest.raises(ValueError, match="1 to 1000 rows"):
        PageRequest(size=size)
