"""What a password must be, and how it is remembered while the database is away."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.passwords import (
    LONGEST,
    ONE_TIME_CHARACTERS,
    SHORTEST,
    PasswordRule,
    PasswordVerdict,
    PasswordVerifier,
    can_be_sent,
    judge_password,
    one_time_password,
)

NAMES = ("kowalski", "S1 Kowalski", "Sentinel")
SALT = b"sixteen bytes ok"


def judged(password: str, names: tuple[str, ...] = NAMES) -> PasswordVerdict:
    """Judge a password beside a list of one."""
    return judge_password(password, names, lambda typed, _: typed == "correct horse battery")


def test_length_is_counted_in_characters() -> None:
    """Eleven are too few and twelve enough, whatever alphabet or picture they are."""
    assert judged("x7#" * 3 + "x7").broken == (PasswordRule.TOO_SHORT,)
    assert judged("x7#" * 4).good
    assert judged("\U0001f6a2" * (SHORTEST - 1)).broken == (PasswordRule.TOO_SHORT,)
    assert judged("漢" * SHORTEST).good


def test_no_kind_of_character_is_asked_for() -> None:
    """Small letters alone are as good as a mixture."""
    assert judged("herons waiting on a pier").good


def test_a_common_one_is_refused_with_its_own_sentence() -> None:
    """What the list has is told apart from what is too short."""
    verdict = judged("correct horse battery")
    assert verdict.broken == (PasswordRule.COMMON,)
    assert not verdict.good
    assert len(verdict.sentences) == 1


def test_every_broken_rule_is_told() -> None:
    """Beside the field they stand together, the length first."""
    verdict = judged("kowalski\0")
    assert verdict.broken == (PasswordRule.TOO_SHORT, PasswordRule.NOT_TEXT, PasswordRule.A_NAME)
    assert len(set(verdict.sentences)) == 3


@pytest.mark.parametrize(
    "password",
    ["kowalski1234", "KOWALSKI!KOWALSKI", "S1 Kowalski 99", "kówàlskí.2024", "sentinel-kowalski", "s1 kowalski s1"],
)
def test_what_is_little_more_than_a_name_is_refused(password: str) -> None:
    """Also in capitals, with accents, twice, or with a few figures behind it."""
    assert PasswordRule.A_NAME in judged(password).broken


def test_a_name_among_other_words_is_no_fault() -> None:
    """What is left without it is long enough."""
    assert judged("kowalski feeds the herons").good


def test_short_words_of_a_name_are_no_names() -> None:
    """A rank of two letters, or an initial, stands in many good passwords."""
    assert judged("lo lo lo lo li", ("Lo", "PO Li")).good


def test_one_that_was_pasted_by_mistake_is_not_looked_at() -> None:
    """It is refused for its length, at once."""
    assert judged("x" * LONGEST).good
    assert judged("\0" * (LONGEST + 1)).broken == (PasswordRule.TOO_LONG,)


def test_only_a_nul_and_half_a_pair_cannot_be_sent() -> None:
    """Every other character works."""
    assert not can_be_sent("a\0b")
    assert not can_be_sent("\ud800")
    assert can_be_sent("'\"\\%\n\t\x7f\U0001f6a2e\u0301")


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=4))
def test_anything_that_is_typed_is_judged(password: str, names: list[str]) -> None:
    """No text, and no name, breaks the judgement; a good one is long enough and can be sent."""
    verdict = judge_password(password, names, lambda *_: False)
    assert len(verdict.sentences) == len(verdict.broken)
    if verdict.good:
        assert len(password) >= SHORTEST
        assert can_be_sent(password)


def test_a_verifier_tells_the_password_and_does_not_hold_it() -> None:
    """It knows the right one from any other; neither it nor how it is shown has the password in it."""
    verifier = PasswordVerifier.of("herons on a pier", SALT)
    assert verifier.fits("herons on a pier")
    assert not verifier.fits("herons on a pier ")
    assert not verifier.fits("")
    assert b"herons" not in verifier.digest
    assert str(verifier) == "PasswordVerifier()"
    assert PasswordVerifier.of("herons on a pier", b"another sixteen b").digest != verifier.digest


def test_a_verifier_takes_two_ways_to_write_one_character_for_the_same() -> None:
    """As the server does, so that another keyboard opens the desk as well."""
    assert PasswordVerifier.of("\u00e9t\u00e9 sur le fleuve", SALT).fits("e\u0301te\u0301 sur le fleuve")


@pytest.mark.parametrize("password", ["\0", "\ud800", "x" * (LONGEST + 1)])
def test_a_verifier_refuses_what_no_password_can_be(password: str) -> None:
    """It breaks nothing."""
    assert not PasswordVerifier.of("herons on a pier", SALT).fits(password)


@given(st.data())
def test_a_one_time_password_can_be_read_out(data: st.DataObject) -> None:
    """Four groups of four, and no character in it that is taken for another one; the rules let it through."""
    chosen = st.sampled_from(ONE_TIME_CHARACTERS)
    password = one_time_password(lambda _: data.draw(chosen))
    assert [len(group) for group in password.split("-")] == [4, 4, 4, 4]
    assert not set(password) & set("01ilo")
    assert judge_password(password, NAMES, lambda *_: False).good
