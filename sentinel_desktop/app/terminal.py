"""What the program says on a terminal, in a pipe or in a file, whatever characters it takes and whoever reads it."""

import json
import os
import sys
from typing import Any, TextIO


class OutputError(Exception):
    """What the program says cannot be written; the text says why, in one sentence."""


def say(text: str) -> None:
    """Write a line to the standard output, at once; a reader that went away, as ``head`` does, is no fault.

    Raises:
        OutputError: the disk it goes to is full, or the like.
    """
    stream: TextIO | None = sys.stdout
    if stream is None:
        return
    try:
        _write(stream, text)
    except BrokenPipeError:
        _say_no_more(stream)
    except OSError as error:
        _say_no_more(stream)
        raise OutputError(f"The output cannot be written ({error.strerror}): it is not complete.") from error


def complain(text: str) -> None:
    """Write a line to the error stream; where nobody hears it, that is no fault."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        _write(stream, text)
    except OSError:
        _say_no_more(stream)


def say_json(value: Any) -> None:  # noqa: ANN401 - anything JSON can say
    """Write one JSON object on one line, at once; characters that the output does not take are escaped.

    Raises:
        OutputError: as ``say``.
    """
    text = json.dumps(value, ensure_ascii=False)
    stream: TextIO | None = sys.stdout
    say(text if stream is None or _takes(stream, text) else json.dumps(value))


def _takes(stream: TextIO, text: str) -> bool:
    try:
        text.encode(_encoding(stream))
    except UnicodeEncodeError:
        return False
    return True


def _write(stream: TextIO, text: str) -> None:
    if not _takes(stream, text):
        encoding = _encoding(stream)
        text = text.encode(encoding, "backslashreplace").decode(encoding)
    stream.write(text + "\n")
    stream.flush()


def _encoding(stream: TextIO) -> str:
    return stream.encoding or "utf-8"


def _say_no_more(stream: TextIO) -> None:
    """Send the rest nowhere: what is left in the stream's buffer would fail once more when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)
