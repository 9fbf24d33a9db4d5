"""The list of readers."""

import pytest

from sentinel_desktop.hardware.profiles import (
    DETECTABLE,
    DETECTION_BAUD_RATE,
    PROFILES,
    UnknownProfileError,
    find_profile,
)


@pytest.mark.parametrize("name", ["rdm6300", "id12la", "line"])
def test_profiles_are_found_by_name(name: str) -> None:
    """A profile is found by its name in any case, and names itself so."""
    assert find_profile(f" {name.upper()} ") is PROFILES[name]
    assert PROFILES[name].name == name


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    """The sentence names every profile, so that a person can correct the setting."""
    with pytest.raises(
        UnknownProfileError, match="There is no reader profile 'wiegand': use one of rdm6300, id12la, line"
    ):
        find_profile("wiegand")


def test_what_is_told_apart_by_listening_has_one_speed() -> None:
    """Listening for a format happens at one speed, so every detectable profile has it."""
    assert {profile.baud_rate for profile in DETECTABLE} == {DETECTION_BAUD_RATE}
