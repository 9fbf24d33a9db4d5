"""The questions of the first start: which are asked, and what an address and a name may be."""

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.first_start import (
    LONGEST_ADDRESS,
    LONGEST_STATION_NAME,
    STEPS,
    NameProblem,
    ServerFound,
    ServerLogin,
    ServerState,
    Step,
    UnitFound,
    is_asked,
    server_url,
    station_name_problem,
    step_after,
    step_before,
    step_to_go_on_with,
    without_credentials,
)

NEW = UnitFound("front desk")
JOINED = UnitFound("front desk", has_administrator=True, members=150)
STRANGER = UnitFound("front desk", has_owner=False)

units = st.builds(UnitFound, st.just("front desk"), st.booleans(), st.integers(0, 3), st.booleans())


def way(unit: UnitFound) -> list[Step]:
    """Return the questions that are asked, from the first to the last."""
    steps = [Step.PLACE]
    while steps[-1] is not Step.DONE:
        steps.append(step_after(steps[-1], unit))
    return steps


def test_a_new_unit_is_asked_everything() -> None:
    """Five answers, and the desk is open."""
    assert way(NEW) == list(STEPS)


def test_a_unit_that_is_there_is_asked_for_the_reader_alone() -> None:
    """An administrator who is there, and members who are, need no answer."""
    assert way(JOINED) == [Step.PLACE, Step.READER, Step.DONE]


def test_only_the_owner_is_asked_what_only_the_owner_can_do() -> None:
    """Neither the first administrator nor a sample unit can be made by anybody else."""
    assert way(STRANGER) == [Step.PLACE, Step.READER, Step.DONE]


@given(units)
def test_back_undoes_forward(unit: UnitFound) -> None:
    """Whoever goes back comes by the same questions."""
    steps = way(unit)

    assert [step_before(step, unit) for step in steps[1:]] == steps[:-1]
    assert step_before(Step.PLACE, unit) is Step.PLACE


@given(st.sampled_from(STEPS), units)
def test_a_start_goes_on_where_it_was_left(left_at: Step, unit: UnitFound) -> None:
    """Never later, unless a question answered itself meanwhile; earlier only where nobody could sign in."""
    step = step_to_go_on_with(left_at, unit)

    if not unit.has_administrator:
        assert step is (Step.ADMINISTRATOR if unit.has_owner else Step.PLACE)
    elif is_asked(left_at, unit):
        assert step is left_at
    else:
        assert STEPS.index(step) > STEPS.index(left_at)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Front desk", None),
        ("n" * LONGEST_STATION_NAME, None),
        ("Réception \u200f\u05d3\u05dc\u05ea 🛎", None),
        ("", NameProblem.EMPTY),
        (" \u00a0", NameProblem.EMPTY),
        ("n" * (LONGEST_STATION_NAME + 1), NameProblem.TOO_LONG),
        ("n" * 10_000, NameProblem.TOO_LONG),
        ("a\x00b", NameProblem.NOT_SHOWN),
        ("a\u2028b", NameProblem.NOT_SHOWN),
        ("\ud83d", NameProblem.NOT_SHOWN),
    ],
)
def test_a_station_has_a_name_that_can_be_shown(name: str, problem: NameProblem | None) -> None:
    """Any script does; nothing, a page, and what no screen shows do not."""
    assert station_name_problem(name) is problem


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("db.unit.example", "postgresql://db.unit.example/sentinel"),
        (" db:5433 ", "postgresql://db:5433/sentinel"),
        ("db/other", "postgresql://db/other"),
        ("db1,db2:5433/s", "postgresql://db1,db2:5433/s"),
        ("[::1]:5433/s", "postgresql://[::1]:5433/s"),
        ("postgres://db/s?sslmode=require", "postgresql://db/s?sslmode=require"),
        ("postgresql://owner:s3cret@db/s?password=x&user=y&sslmode=disable", "postgresql://db/s?sslmode=disable"),
        ("%2Frun%2Fpostgresql/s", "postgresql://%2Frun%2Fpostgresql/s"),
    ],
)
def test_an_address_is_written_in_a_few_ways(typed: str, url: str) -> None:
    """A host does; what it leaves out is the usual. A password never gets into the URL."""
    assert server_url(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "db unit", "db:0", "db:70000", "db:x", "http://db/s", "db/a/b", "db,/s", "db\x00", "[::1", "db#x"),
        "d" * (LONGEST_ADDRESS + 1),
        "'; DROP TABLE members; --",
        "<b>db</b>",
    ],
)
def test_what_is_no_address_is_none(typed: str) -> None:
    """Neither spaces nor other schemes, no port that is none, no page."""
    assert server_url(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_not(typed: str) -> None:
    """Nothing that can be typed raises, and an address that is taken is taken again as it came out."""
    url = server_url(typed)
    without_credentials(ServerLogin(typed, "owner"))

    assert url is None or server_url(url) == url


def test_a_pasted_urls_password_goes_where_passwords_are_hidden() -> None:
    """User and password leave the address, wherever in it they stood; what is not there stays as it was typed."""
    pasted = without_credentials(ServerLogin("postgresql://roy:s3%40cret@db:5433/s?sslmode=require", "owner", "old"))
    assert pasted == ServerLogin("postgresql://db:5433/s?sslmode=require", "roy", "s3@cret")

    as_options = without_credentials(ServerLogin("postgresql://db/s?user=roy&password=s3cret", "owner"))
    assert as_options == ServerLogin("postgresql://db/s", "roy", "s3cret")

    without = ServerLogin("postgresql://db/s?sslmode=require", "owner", "old")
    assert without_credentials(without) is without
    broken = ServerLogin("postgresql://[::1", "owner")
    assert without_credentials(broken) is broken
    assert "s3cret" not in repr(as_options)


def test_only_a_server_with_the_right_tables_or_none_can_be_used() -> None:
    """Everything else is said, and nothing is opened."""
    usable = {state for state in ServerState if ServerFound(state).can_be_used}

    assert usable == {ServerState.READY, ServerState.EMPTY}
