"""What the program says on a terminal."""

import json
import sys
from typing import Any


def say(text: str) -> None:
    """Write a line to the standard output; a reader that went away is no fault."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """Write a line to the error stream."""
    _write(sys.stderr, text)


def say_json(value: Any) -> None:  # noqa: ANN401 - anything JSON can say
    """Write one JSON object on one line, at once."""
    say(json.dumps(value, ensure_ascii=False))


def _write(stream: Any, text: str) -> None:  # noqa: ANN401 - a text stream
    try:
        stream.write(text + "\n")
        stream.flush()
    except (OSError, ValueError):
        # A broken pipe must not stop a door from recording scans.
        return
