"""Tables as CSV."""

import csv
import io

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.csv_tables import BYTE_ORDER_MARK, csv_text, guarded, unguarded


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", " =1", "\N{FULLWIDTH EQUALS SIGN}1", "-", "+", "-1.2.3"],
)
def test_what_a_spreadsheet_would_calculate_is_text(cell: str) -> None:
    """A cell that begins a formula gets an apostrophe before it, also behind spaces."""
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Roy", "-12", "+3.5", "12", "O'Neill", "2026-11-24"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    """Names, numbers with a sign, dates and nothing are written as they are."""
    assert guarded(cell) == cell


@given(st.text())
def test_a_guarded_cell_can_be_read_again(cell: str) -> None:
    """Whatever the cell: without its guard it is the same again."""
    assert unguarded(guarded(cell)) == cell


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4), max_size=5))
def test_a_table_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    """Quotes, commas and line breaks in cells are cells; the first line is the header."""
    text = csv_text(["a", "b"], rows)
    assert text.startswith(BYTE_ORDER_MARK)
    read = list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
    assert [[unguarded(cell) for cell in row] for row in read] == [["a", "b"], *rows]
