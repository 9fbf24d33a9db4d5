"""The real program, armed to kill itself at one step of a badge's path: ``python -m tests.faults.armed_program``.

The step is named by ``FAULT_STEP`` and the how manyeth time by ``FAULT_TIME``. The program's own code knows nothing of
it: functions are wrapped, SQLite's and SQLAlchemy's own hooks are listened to. It dies as by a power cut, by SIGKILL.
"""

import functools
import itertools
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Engine, event

from sentinel_desktop import cli
from sentinel_desktop.app import station
from sentinel_desktop.app.scan_desk import ScanDesk
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.persistence.slow_statements import STATEMENT_NAME
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork

MODULE: Final = "tests.faults.armed_program"
STEP: Final = "FAULT_STEP"
TIME: Final = "FAULT_TIME"
DELIVERY: Final = "delivery"

FUNCTIONS: Final[dict[str, tuple[Any, tuple[str, ...]]]] = {
    "frame decoded": (ScanDesk, ("submit",)),
    "journal": (SqliteScanJournal, ("append",)),
    "waiting read": (SqliteScanJournal, ("waiting",)),
    "told kept": (SqliteScanJournal, ("tell",)),
    "transaction": (SqlUnitOfWork, ("__enter__",)),
    "commit": (SqlUnitOfWork, ("commit",)),
    "answer printed": (station, ("say_json",)),
    "marked delivered": (SqliteScanJournal, ("mark_delivered", "mark_delivered_together")),
}
STATEMENTS: Final = ("find badge", "lock presence", "surroundings", "add scan", "add", "keep presence")
IN_THE_JOURNAL: Final = {
    "journal begun": ("BEGIN", "INSERT INTO scans"),
    "journal inserted": ("INSERT INTO scans", "COMMIT"),
    "told inserted": ("UPDATE scans SET told", "COMMIT"),
    "mark written": ("UPDATE scans SET state = 'delivered'", ""),
}
"""A statement on the journal, and how the one after it begins, before which the program dies."""

EVERY_PASSAGE: Final = (
    *("before frame decoded", "before journal", "journal begun", "journal inserted", "after journal"),
    *("before transaction", "after transaction", *(f"after {name}" for name in STATEMENTS)),
    *("before commit", "after commit", "before answer printed", "after answer printed"),
    *("before marked delivered", "mark written", "after marked delivered"),
)
"""Steps of a badge that is answered by the database."""

ALONE: Final = ("before told kept", "told inserted", "after told kept", "after answer printed", "after journal")
"""Steps of a badge that is answered while the database is away."""

DRAINING: Final = (
    *("after waiting read", "before transaction", *(f"after {name}" for name in STATEMENTS)),
    *("before commit", "after commit", "before marked delivered", "mark written", "after marked delivered"),
)
"""Steps of a badge that waited in the journal."""


def arm(step: str, time: int) -> None:
    """Let this process die at the ``time``-th passing of ``step``.

    Raises:
        ValueError: there is no such step.
    """
    strike = _striking_at(time)
    when, _, what = step.partition(" ")
    if step in IN_THE_JOURNAL:
        _watch_the_journal(*IN_THE_JOURNAL[step], strike)
    elif when == "after" and what in STATEMENTS:
        _watch_the_statements(what, strike)
    elif what in FUNCTIONS and when in {"before", "after"}:
        owner, names = FUNCTIONS[what]
        only = DELIVERY if what in {"transaction", "commit"} else ""
        for name in names:
            setattr(owner, name, _struck(getattr(owner, name), strike, before=when == "before", thread=only))
    else:
        raise ValueError(f"there is no step '{step}'")


def _striking_at(time: int) -> Callable[[], None]:
    passing = itertools.count(1)

    def strike() -> None:
        if next(passing) == time:
            os.kill(os.getpid(), signal.SIGKILL)
            # The signal has taken effect when the process returns from the kernel; nothing may happen after it.
            threading.Event().wait()

    return strike


def _struck(function: Callable[..., Any], strike: Callable[[], None], *, before: bool, thread: str) -> Any:  # noqa: ANN401 - as what it wraps
    @functools.wraps(function)
    def wrapped(*args: object, **kwargs: object) -> Any:  # noqa: ANN401 - as what it wraps
        here = thread in {"", threading.current_thread().name}
        if before and here:
            strike()
        result = function(*args, **kwargs)
        if here and not before:
            strike()
        return result

    return wrapped


def _watch_the_journal(begin: str, then: str, strike: Callable[[], None]) -> None:
    connect = sqlite3.connect

    def connected(database: Any, *args: Any, **kwargs: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3's own
        connection: sqlite3.Connection = connect(database, *args, **kwargs)
        if str(database).endswith("journal.db"):
            last = [""]

            def traced(statement: str) -> None:
                if last[0].startswith(begin) and statement.startswith(then):
                    strike()
                last[0] = statement

            connection.set_trace_callback(traced)
        return connection

    sqlite3.connect = connected  # type: ignore[assignment]


def _watch_the_statements(name: str, strike: Callable[[], None]) -> None:
    def executed(*told: Any) -> None:  # noqa: ANN401 - as SQLAlchemy's own
        context = told[4]
        called = context.execution_options.get(STATEMENT_NAME, "")
        if called == f"check-ins: {name}" and threading.current_thread().name == DELIVERY:
            strike()

    event.listen(Engine, "after_cursor_execute", executed)


def main() -> int:
    """Run the command line as the program does, armed."""
    arm(os.environ[STEP], int(os.environ[TIME]))
    return cli.run()


if __name__ == "__main__":
    sys.exit(main())
