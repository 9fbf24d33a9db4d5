"""Counts the statements that a connection sends, so that reading a hundred rows never becomes a hundred statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event

OF_A_SAVEPOINT = ("SAVEPOINT", "RELEASE", "ROLLBACK TO")


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    """Collect the text of every statement sent inside the block, in order; those of savepoints are left out.

    One text sent with many sets of values is one statement: the driver sends them together.
    """
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: Any) -> None:  # noqa: ANN401 - as the event
        if not statement.startswith(OF_A_SAVEPOINT):
            sent.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(connection, "before_cursor_execute", note)
