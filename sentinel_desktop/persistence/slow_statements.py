"""Names the statements that take too long in the log; never what was asked with them."""

import logging
import time
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExecutionContext

logger = logging.getLogger(__name__)

SLOW_MS: Final = 200
STATEMENT_NAME: Final = "statement_name"
"""The execution option that says what a statement is called in the log."""

_STARTED: Final = "statement_started"


def log_slow_statements(engine: Engine, slow_ms: int = SLOW_MS) -> None:
    """Log every statement of the engine that takes longer than ``slow_ms``, also one that fails in the end.

    The log says its name and the milliseconds until the server had answered, waiting for locks included.
    """

    # The beginning is kept with the statement: a connection that the engine only gets to know keeps nothing beside it.
    def started(_connection: Connection, _cursor: object, _statement: str, _values: object, *rest: Any) -> None:  # noqa: ANN401 - the event's, not ours
        setattr(rest[0], _STARTED, time.perf_counter())

    def ended(_connection: Connection, _cursor: object, _statement: str, _values: object, *rest: Any) -> None:  # noqa: ANN401 - likewise
        _judge(rest[0], slow_ms)

    def failed(context: Any) -> None:  # noqa: ANN401 - likewise
        if context.execution_context is not None:
            _judge(context.execution_context, slow_ms)

    event.listen(engine, "before_cursor_execute", started)
    event.listen(engine, "after_cursor_execute", ended)
    event.listen(engine, "handle_error", failed)


def _judge(context: ExecutionContext, slow_ms: int) -> None:
    began: float | None = getattr(context, _STARTED, None)
    took_ms = 0.0 if began is None else (time.perf_counter() - began) * 1000
    if took_ms > slow_ms:
        setattr(context, _STARTED, None)
        name = context.execution_options.get(STATEMENT_NAME, "a statement without a name")
        logger.warning("Slow: %s took %.0f ms", name, took_ms)
