"""The numbers that are printed on badges, and which one comes next."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.badge_numbers import number_after


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("V-01", "V-02"),
        ("V-09", "V-10"),
        ("V-99", "V-100"),
        ("0017", "0018"),
        ("V-01b", "V-02b"),
        ("2026-V-7", "2026-V-8"),
        ("visitor", ""),
        ("", ""),
    ],
)
def test_the_last_digits_run_on(number: str, following: str) -> None:
    """What stands around them stays, and so do leading zeros; where there are none, nothing follows."""
    assert number_after(number) == following


@given(st.text("ABC-. ", max_size=6), st.integers(0, 10**6), st.integers(1, 8), st.text("abc", max_size=3))
def test_a_hundred_in_a_row_are_all_different(before: str, first: int, width: int, after: str) -> None:
    """Each is the one before and one more, and no shorter."""
    number = f"{before}{first:0{width}}{after}"
    for step in range(1, 101):
        following = number_after(number)
        assert following == f"{before}{first + step:0{width}}{after}"
        number = following
