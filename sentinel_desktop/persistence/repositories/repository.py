"""What every repository stands on: named statements on one connection, and typed errors."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from sqlalchemy import Connection, Delete, Executable, RowMapping

from sentinel_desktop.persistence.slow_statements import STATEMENT_NAME
from sentinel_desktop.persistence.store_errors import translated


class Repository:
    """The rows of one aggregate, in the transaction of one connection; one thread at a time. Never commits."""

    aggregate: ClassVar[str]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, name: str, statement: Executable, /, **values: object) -> Sequence[RowMapping]:
        """Run a statement that returns rows; ``name`` is what it is called in the log, after the aggregate."""
        with translated(values, deleting=isinstance(statement, Delete)):
            result = self._connection.execute(statement, values, execution_options=self._options(name))
            return result.mappings().all()

    def _scalar(self, name: str, statement: Executable, /, **values: object) -> Any:  # noqa: ANN401 - as the column
        """Run a statement that returns one row of one column."""
        with translated(values):
            return self._connection.execute(statement, values, execution_options=self._options(name)).scalar_one()

    def _run(self, name: str, statement: Executable, /, **values: object) -> int:
        """Run a statement that returns nothing, and say how many rows it touched."""
        with translated(values, deleting=isinstance(statement, Delete)):
            return self._connection.execute(statement, values, execution_options=self._options(name)).rowcount

    def _run_each(self, name: str, statement: Executable, values: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for each set of values, sent together; nothing where there is none."""
        if values:
            with translated(values[0] if len(values) == 1 else None):
                self._connection.execute(statement, values, execution_options=self._options(name))

    def _options(self, name: str) -> dict[str, str]:
        return {STATEMENT_NAME: f"{self.aggregate}: {name}"}
