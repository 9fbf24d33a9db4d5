"""What docs/readers.md says of the profiles is what they do."""

import re

import pytest

from sentinel_desktop.domain.readers import ReaderChoice
from sentinel_desktop.hardware.frames.decoder import DecodedSerial
from sentinel_desktop.hardware.profiles import ASKED, DETECTABLE, PROFILES, find_profile, profile_for
from tests.support.checkout import ROOT

TEXT = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `([\w-]+)` \| `([^`]+)` \| `([0-9A-F]+)` \|$", TEXT, re.MULTILINE)


def section(heading: str) -> str:
    """Return what stands under a heading."""
    return TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_every_profile_is_explained_where_it_belongs() -> None:
    """Those found by listening, those that are asked and those to be named, each under its heading and once."""
    listened = re.findall(r"^\| `([\w-]+)` \|", section("Found by listening"), re.MULTILINE)
    asked = re.findall(r"^\| `([\w-]+)` \|", section("Asked"), re.MULTILINE)
    named = re.findall(r"^(?:\| |- )`([\w-]+)`(?: \||: as)", section("Set by name").partition("###")[0], re.MULTILINE)
    assert listened == [profile.name for profile in DETECTABLE]
    assert asked == [profile.name for profile in ASKED]
    assert sorted(named) == sorted(set(PROFILES) - set(listened) - set(asked))


@pytest.mark.parametrize(("profile", "line", "serial"), EXAMPLES)
def test_the_examples_are_read_so(profile: str, line: str, serial: str) -> None:
    """A line of the table gives the serial beside it."""
    decoded = find_profile(profile).new_decoder().feed(f"{line}\r\n".encode())
    assert [item.serial for item in decoded if isinstance(item, DecodedSerial)] == [serial]


def test_the_example_of_a_pattern_is_accepted() -> None:
    """As it stands in the settings file."""
    (pattern,) = re.findall(r"^reader_pattern = '(.*)'$", TEXT, re.MULTILINE)
    chosen = profile_for(ReaderChoice(pattern=pattern))
    assert chosen is not None
    (decoded,) = chosen.new_decoder().feed(b"%099/59822?\r\n")
    assert isinstance(decoded, DecodedSerial)
    assert decoded.serial == "63E9AE"


def test_there_are_examples() -> None:
    """The table is found."""
    assert len(EXAMPLES) == 8
