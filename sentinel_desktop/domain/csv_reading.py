"""The text and the rows of a CSV file as people save one, or why nothing of it can be taken."""

import csv
import io
import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 2_000_000
"""Of a file; it is refused by its size, before it is read."""

_SEPARATORS: Final = ",;\t"
_UTF8_LETTER: Final = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
"""An accented letter, a ligature or a typographer's mark in UTF-8; no word of Windows-1252 has these bytes together."""
_OTHER_KINDS: Final = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")


class FileProblem(StrEnum):
    """Why nothing of a file can be taken."""

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    ANOTHER_KIND = "another_kind"
    """Not text: a spreadsheet's own format, a picture."""
    MIXED_ENCODINGS = "mixed_encodings"
    """Some of it is UTF-8 and some Windows-1252: a part would be read wrong."""
    EMPTY = "empty"
    WITHOUT_COLUMN = "without_column"
    """A column is missing without which no row says anything."""
    DOUBLE_HEAD = "double_head"
    TOO_MANY_ROWS = "too_many_rows"
    BROKEN_QUOTES = "broken_quotes"


@dataclass(frozen=True, slots=True)
class UnusableFile:
    """Nothing of the file was taken.

    Attributes:
        about: what in it, as a column's head; empty where there is nothing to name.
    """

    problem: FileProblem
    about: str = ""


class UnusableFileError(Exception):
    """Ends the reading of a file of which nothing can be taken; whoever reads one returns the ``file`` in it."""

    def __init__(self, problem: FileProblem, about: str = "") -> None:
        super().__init__(problem)
        self.file = UnusableFile(problem, about)


def text_of(data: bytes) -> str:
    """Return the text of a file: UTF-8 with or without its mark, or Windows-1252.

    Raises:
        UnusableFileError: it is too large, no text, or written in two encodings.
    """
    if len(data) > MOST_BYTES:
        raise UnusableFileError(FileProblem.TOO_LARGE)
    if data.startswith(_OTHER_KINDS) or b"\0" in data:
        raise UnusableFileError(FileProblem.ANOTHER_KIND)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.startswith(BOM_UTF8) or _UTF8_LETTER.search(data):
            raise UnusableFileError(FileProblem.MIXED_ENCODINGS) from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnusableFileError(FileProblem.ANOTHER_KIND) from None


def rows_of(text: str, most: int) -> list[tuple[int, list[str]]]:
    """Return the rows that have something in them, the head first, each with its number as a spreadsheet counts.

    Args:
        text: separated by commas, semicolons or tabs.
        most: how many rows there may be besides the head.

    Raises:
        UnusableFileError: there is none besides the head, there are too many, or a quote is never closed.
    """
    head = text.lstrip().splitlines()[:1]
    separator = max(_SEPARATORS, key=head[0].count) if head else ","
    # Python's own limit for a cell, 128 KiB, would be told as a quote that is never closed; the whole file is limited.
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = [(line, row) for line, row in enumerate(reader, 1) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UnusableFileError(FileProblem.BROKEN_QUOTES) from error
    if len(rows) <= 1:
        raise UnusableFileError(FileProblem.EMPTY)
    if len(rows) - 1 > most:
        raise UnusableFileError(FileProblem.TOO_MANY_ROWS, str(len(rows) - 1))
    return rows
