"""The list of readers."""

import pytest

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import ReaderChoice
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames.decoder import DecodedSerial
from sentinel_desktop.hardware.profiles import (
    DETECTABLE,
    DETECTION_BAUD_RATE,
    LINE,
    PCPROX,
    PROFILES,
    ReaderProfile,
    UnknownProfileError,
    find_profile,
    profile_for,
    reader_kinds,
)

HEX_AFTER_A_HASH = "#(?P<hex>[0-9A-F]+)"


def serials_by(profile: ReaderProfile | None, line: bytes) -> list[Serial]:
    """Return the serials that a profile reads."""
    assert profile is not None
    return [item.serial for item in profile.new_decoder().feed(line) if isinstance(item, DecodedSerial)]


@pytest.mark.parametrize("name", list(PROFILES))
def test_profiles_are_found_by_name(name: str) -> None:
    """A profile is found by its name in any case, and names itself so."""
    assert find_profile(f" {name.upper()} ") is PROFILES[name]
    assert PROFILES[name].name == name


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    """The sentence names every profile, so that a person can correct the setting."""
    with pytest.raises(
        UnknownProfileError, match=r"There is no reader profile 'wiegand': use one of rdm6300, id12la, .*line, "
    ):
        find_profile("wiegand")


def test_what_is_told_apart_by_listening_has_one_speed() -> None:
    """Listening for a format happens at one speed, so every detectable profile has it."""
    assert {profile.baud_rate for profile in DETECTABLE} == {DETECTION_BAUD_RATE}


def test_a_choice_of_nothing_is_found_by_listening() -> None:
    """Neither a profile nor a pattern: no profile."""
    assert profile_for(ReaderChoice()) is None


def test_a_choice_of_a_profile_is_that_profile() -> None:
    """By its name; one that there is not is refused as a choice."""
    assert profile_for(ReaderChoice(profile="line")) is LINE
    with pytest.raises(ReaderChoiceError, match="There is no reader profile"):
        profile_for(ReaderChoice(profile="wiegand"))


@pytest.mark.parametrize("name", [None, "pcprox"])
def test_a_pattern_says_where_the_serial_stands(name: str | None) -> None:
    """In text that a site lays out, which a pattern alone says that it is; without one the usual layout is read."""
    chosen = profile_for(ReaderChoice(profile=name, pattern=HEX_AFTER_A_HASH))
    assert serials_by(chosen, b"#62E3086CED\r") == ["62E3086CED"]
    assert serials_by(chosen, b"099,59822\r") == []
    assert serials_by(PCPROX, b"099,59822\r") == ["63E9AE"]


def test_a_pattern_is_only_for_text_that_a_site_lays_out() -> None:
    """Elsewhere it would change nothing, so that it is refused."""
    with pytest.raises(ReaderChoiceError, match=r"'rdm6300' takes no pattern: leave it out, or use .*'pcprox'"):
        profile_for(ReaderChoice(profile="rdm6300", pattern=HEX_AFTER_A_HASH))


def test_a_pattern_that_cannot_be_used_is_refused() -> None:
    """Before the reader is opened."""
    with pytest.raises(ReaderChoiceError, match="no regular expression"):
        profile_for(ReaderChoice(pattern="(?P<hex>"))


def test_every_profile_is_offered_to_a_person() -> None:
    """With what it is called; of them pcProx takes a pattern."""
    kinds = reader_kinds()
    assert [kind.name for kind in kinds] == list(PROFILES)
    assert all(kind.label for kind in kinds)
    assert [kind.name for kind in kinds if kind.takes_pattern] == ["pcprox"]


def test_a_keyboard_types_lines_of_text() -> None:
    """Exactly the profiles that say so read a line that ends in CR and nothing before."""
    typed = {profile.name for profile in PROFILES.values() if profile.of_text}
    assert typed == {name for name in PROFILES if name.startswith("line") or name in {"elatec", "pcprox"}}
