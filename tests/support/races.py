"""Two transactions that meet: at one moment, or one that must wait for what the other has not yet committed."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Engine, text

from sentinel_desktop.domain.faults import StoreConflictError, StoreRefusedError
from tests.support.patience import PATIENCE_S

Act = Callable[[Connection], Any]

_WAITS: Final = text("SELECT EXISTS (SELECT FROM unnest(pg_blocking_pids(:pid)))")
_PID: Final = text("SELECT pg_backend_pid()")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one transaction.

    Attributes:
        value: what the act returned, where it was committed.
        error: what the store refused it by, where it was not.
    """

    value: Any = None
    error: StoreRefusedError | StoreConflictError | None = None

    @property
    def won(self) -> bool:
        """Whether it was committed."""
        return self.error is None


def at_once(engine: Engine, *acts: Act) -> list[Outcome]:
    """Do each act on a connection and a thread of its own, all beginning at one moment; return what came of them."""
    together = threading.Barrier(len(acts))

    def run(act: Act) -> Outcome:
        with engine.connect() as connection:
            connection.execute(_PID)
            connection.rollback()
            together.wait(PATIENCE_S)
            return _committed(connection, act)

    with ThreadPoolExecutor(len(acts)) as threads:
        return [run.result(PATIENCE_S) for run in [threads.submit(run, act) for act in acts]]


def while_uncommitted(
    engine: Engine, first: Act, second: Act, *, commit: bool = True, then: Act | None = None
) -> tuple[Any, Outcome]:
    """Do ``first``, begin ``second``, and end the first when the second waits for it or is done, after ``then``.

    Returns:
        what ``first`` returned, and what came of ``second``.
    """
    with engine.connect() as ahead, engine.connect() as behind, engine.connect() as watch:
        pid = behind.execute(_PID).scalar_one()
        behind.rollback()
        begun = ahead.begin()
        value = first(ahead)
        with ThreadPoolExecutor(1) as threads:
            run = threads.submit(_committed, behind, second)
            deadline = time.monotonic() + PATIENCE_S
            while not run.done() and not watch.execute(_WAITS, {"pid": pid}).scalar_one():
                watch.rollback()
                assert time.monotonic() < deadline, "the second transaction neither waits nor ends"
            if then is not None:
                then(ahead)
            if commit:
                begun.commit()
            else:
                begun.rollback()
            return value, run.result(PATIENCE_S)


def _committed(connection: Connection, act: Act) -> Outcome:
    # Begun here, because an act may write by the driver alone, of which nothing would be committed.
    begun = connection.begin()
    try:
        value = act(connection)
        begun.commit()
    except (StoreRefusedError, StoreConflictError) as error:
        begun.rollback()
        return Outcome(error=error)
    return Outcome(value)
