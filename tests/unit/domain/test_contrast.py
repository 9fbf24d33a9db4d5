"""How one colour can be told from another."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.contrast import MOST_CONTRAST, clearest, contrast_ratio, is_colour, relative_luminance

COLOURS = st.from_regex("#[0-9A-Fa-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#1B4F8F", "#ffffff", 8.20),
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_the_ratio_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    """Against values that the guidelines and their checkers give."""
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)


@given(COLOURS, COLOURS)
def test_the_ratio_is_the_same_both_ways_and_within_its_limits(one: str, other: str) -> None:
    """Whichever colour is named first, from 1 to 21."""
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1 <= contrast_ratio(one, other) <= MOST_CONTRAST + 1e-9


@given(COLOURS)
def test_black_or_white_is_readable_on_every_colour(ground: str) -> None:
    """One of the two always reaches 4.5 : 1."""
    assert contrast_ratio(clearest(("#FFFFFF", "#000000"), ground), ground) >= 4.5


@pytest.mark.parametrize("text", ["", "red", "#FFF", "#GGGGGG", "#1B4F8F80", "1B4F8F", " #1B4F8F", "#1B4F8F\n"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    """Names, short forms, transparency and what stands around it."""
    assert not is_colour(text)
    with pytest.raises(ValueError, match="hexadecimal"):
        relative_luminance(text)
