"""Tables as CSV, for a spreadsheet to open: no cell of them is ever a formula there."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_BEGINS_A_FORMULA: Final = frozenset(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_GUARD: Final = "'"
BYTE_ORDER_MARK: Final = "\N{BYTE ORDER MARK}"
"""Before a file's first line, so that a spreadsheet reads it as UTF-8."""


def guarded(cell: str) -> str:
    """Return a cell as a spreadsheet shows it as text: one that it would calculate gets an apostrophe before it.

    Numbers with a sign stay numbers. ``unguarded`` takes the apostrophe away again.
    """
    bare = cell.lstrip(" \N{NO-BREAK SPACE}")
    if bare[:1] in _BEGINS_A_FORMULA and bare and not _is_number(bare):
        return _GUARD + cell
    return _GUARD + cell if cell.startswith(_GUARD) else cell


def unguarded(cell: str) -> str:
    """Return what ``guarded`` was given."""
    return cell.removeprefix(_GUARD)


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Return each row as a line of CSV, guarded, with its CR LF; one after the other, for tables of any length."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow([guarded(cell) for cell in row])
        yield line.getvalue()


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV, guarded, with the mark by which a spreadsheet knows its encoding; write it as UTF-8."""
    return BYTE_ORDER_MARK + "".join(csv_lines([header, *rows]))


def _is_number(text: str) -> bool:
    return text[0] in "+-" and text[1:].replace(".", "", 1).isascii() and text[1:].replace(".", "", 1).isdigit()
