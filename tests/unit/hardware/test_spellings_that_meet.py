"""Every spelling of a card becomes the serial that finds its badge."""

import pytest

from sentinel_desktop.hardware.profiles import PROFILES
from tests.support.spellings_that_meet import SPELLINGS, Spelling, read_by


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: f"{spelling.reader} {spelling.sent!r}")
def test_each_reader_tells_the_serial(spelling: Spelling) -> None:
    """What the real decoder makes of the bytes is the serial of the table, once, and the badge's serial ends in it."""
    assert read_by(spelling) == [spelling.read]
    assert spelling.badge.endswith(spelling.read)


def test_the_table_has_every_profile() -> None:
    """No kind of reader is left out."""
    assert set(PROFILES) <= {spelling.reader for spelling in SPELLINGS}
