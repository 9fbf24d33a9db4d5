"""A campaign goes on where an earlier one ended, and its table says what came of it."""

from pathlib import Path

import pytest

from tests.faults import armed_program
from tests.faults.armed_program import ALONE, DRAINING, EVERY_PASSAGE, FUNCTIONS, IN_THE_JOURNAL, STATEMENTS, arm
from tests.faults.campaign import Outcome, State
from tests.faults.classes import CLASSES
from tests.faults.desk import own_faults
from tests.faults.table import BEGIN, END, as_markdown, write_into

LIFE = "1/killed/0"


def test_what_was_tried_is_known_to_the_next_run(tmp_path: Path) -> None:
    """The file of a run tells the next one how many faults of a class were tried and what was violated."""
    path = tmp_path / "faults" / "state.jsonl"
    State(path).add(Outcome("killed", LIFE, ("before journal", "any instant"), {"sent": 9}))
    State(path).add(Outcome("killed", LIFE, ("after commit",), {"lost": 1}, violations=("scan 4 is lost", "and 5")))

    again = State(path)

    assert (again.tried("killed"), again.tried("server")) == (3, 0)
    assert again.violations() == [f"{LIFE}: 2 times, first: scan 4 is lost"]


def test_the_table_adds_up_what_was_counted(tmp_path: Path) -> None:
    """A class's row has its faults, the sums of what was counted, and how many lives were verified."""
    state = State(tmp_path / "state.jsonl")
    state.add(Outcome("killed", LIFE, ("before journal",), {"sent": 1200, "journalled": 1199, "died": 1}))
    state.add(Outcome("killed", LIFE, ("after commit",), {"sent": 34, "journalled": 34}))
    state.add(Outcome("killed", LIFE, verified=True))

    row = as_markdown(state, [CLASSES["killed"]]).splitlines()[2]

    assert [cell.strip() for cell in row.split("|")][1:6] == [
        "the program killed -9 (`killed`)",
        "2",
        "1,234",
        "1,233",
        "1",
    ]
    assert "1 of 1 clean" in row


def test_the_table_is_put_between_its_marks(tmp_path: Path) -> None:
    """What stands before and after the marks on a page stays, what stands between them is replaced."""
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")

    write_into(page, "| new |\n")

    assert page.read_text(encoding="utf-8") == f"before\n{BEGIN}\n\n| new |\n\n{END}\nafter\n"


def test_every_step_is_a_step_of_the_program() -> None:
    """Every chosen step names a function, a statement or a moment of the journal that can be armed."""
    known = {f"{when} {what}" for what in FUNCTIONS for when in ("before", "after")}
    known |= {f"after {statement}" for statement in STATEMENTS} | set(IN_THE_JOURNAL)

    assert {*EVERY_PASSAGE, *ALONE, *DRAINING} <= known
    assert all(hasattr(owner, name) for owner, names in armed_program.FUNCTIONS.values() for name in names)


def test_an_unknown_step_is_refused() -> None:
    """A step that there is not arms nothing silently."""
    with pytest.raises(ValueError, match="there is no step 'after lunch'"):
        arm("after lunch", 1)


def test_a_fault_of_the_program_is_told_from_what_it_says() -> None:
    """A traceback among what a program said is a fault of its own; a sentence about the world is none."""
    said = [
        "reader: ready",
        "Traceback (most recent call last):",
        '  File "x.py", line 1, in f',
        "KeyError: 'x'",
        "good",
    ]

    assert own_faults(said) == ["KeyError: 'x'"]
    assert own_faults(["database: away (The database does not answer.)"]) == []
