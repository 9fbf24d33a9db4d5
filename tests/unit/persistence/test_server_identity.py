"""Which server is the later one of two that take changes."""

import pytest

from sentinel_desktop.persistence.server_identity import ServerIdentity, ServerSeen

NOW = ServerIdentity(system=7, timeline=2, database=16384)
EARLIER = ServerIdentity(system=7, timeline=1, database=16384)


@pytest.mark.parametrize(
    ("identity", "last", "is_before"),
    [
        (EARLIER, NOW, True),
        (NOW, NOW, False),
        (NOW, EARLIER, False),
        (ServerIdentity(system=8, timeline=1, database=16384), NOW, False),
        (ServerIdentity(system=7, timeline=1, database=16385), NOW, False),
        (EARLIER, None, False),
    ],
)
def test_a_lower_timeline_of_the_same_database_is_before_a_failover(
    identity: ServerIdentity, last: ServerIdentity | None, *, is_before: bool
) -> None:
    """Another cluster or database says nothing about failovers, whatever its timeline."""
    assert identity.is_before(last) is is_before


def test_an_identity_is_read_back_from_the_text_a_journal_keeps() -> None:
    """The text is system, timeline and database, as journals of earlier versions have it."""
    assert str(NOW) == "7/2/16384"
    assert ServerIdentity.parse("7/2/16384") == NOW


@pytest.mark.parametrize("text", ["", "7/2", "7/two/16384", "7/2/16384/1"])
def test_a_text_of_another_form_is_no_identity(text: str) -> None:
    """A journal that never saw a server compares with nothing."""
    assert ServerIdentity.parse(text) is None


def test_of_two_that_take_changes_the_earlier_is_left_behind() -> None:
    """A standby on an earlier timeline is only not yet as far, and a server nobody reached says nothing."""
    now, earlier = ServerSeen("two:5432", NOW, takes_changes=True), ServerSeen("one:5432", EARLIER, takes_changes=True)
    silent = ServerSeen("three:5432", problem="The database does not answer in time.")

    assert earlier.is_left_behind([earlier, now, silent])
    assert not now.is_left_behind([earlier, now, silent])
    assert not silent.is_left_behind([earlier, now, silent])
    assert not ServerSeen("one:5432", EARLIER).is_left_behind([now])
