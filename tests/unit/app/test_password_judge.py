"""The passwords that everybody tries first are known, and no good one is taken for one of them."""

import time

import pytest
from hypothesis import given, settings, strategies as st

from sentinel_desktop.app.password_judge import is_common, judge_with
from sentinel_desktop.domain.passwords import PasswordRule


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "passwordpassword",
        "P@ssw0rd1234",
        "123456789012",
        "aaaaaaaaaaaa",
        "qwertyuiop12",
        "1q2w3e4r5t6y",
        "iloveyou1234",
        "abcdefghijkl",
        "hockeyhockey",
        "",
    ],
)
def test_what_everybody_tries_first_is_common(password: str) -> None:
    """With capitals, figures for letters, repetitions and figures behind it, too."""
    assert is_common(password, ())


@pytest.mark.parametrize(
    "password",
    [
        "my dog has fleas",
        "tasche-regen-lampe",
        "kx7q-9mzp-tt4v-hh2w",
        "herons waiting on a pier",
        "maple leafs of 1967",
    ],
)
def test_some_words_that_do_not_belong_together_are_not_common(password: str) -> None:
    """They need neither capitals nor figures."""
    assert not is_common(password, ())


def test_what_stands_near_the_person_is_common_for_them() -> None:
    """A ship's name is a good word for others, and none for her crew."""
    assert not is_common("chippawaqueenship", ())
    assert is_common("chippawaqueenship", ("chippawaqueenship",))
    assert is_common("Kowalski1999", ("S1 Kowalski",))


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_anything_that_is_typed_is_judged(password: str) -> None:
    """No text breaks the library, a NUL or half of a surrogate pair among it."""
    assert is_common(password, ("kowalski",)) in {True, False}


def test_a_long_one_is_judged_in_time() -> None:
    """What grows with the square of the length is not given all of it."""
    began = time.monotonic()
    is_common("4@8({[<6931!|70$5+%2" * 50, ())
    assert time.monotonic() - began < 10


def test_the_unit_s_own_words_are_known_to_the_judge() -> None:
    """The name of the program or of the station is no password at it."""
    judge = judge_with(("sentinel", "front desk"))
    assert PasswordRule.A_NAME in judge("sentinel-2026!", ()).broken
    assert PasswordRule.A_NAME in judge("FrontDesk-FrontDesk", ()).broken
    assert judge("herons waiting on a pier", ("kowalski",)).good
