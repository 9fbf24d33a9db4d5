"""What every repository stands on: named statements on one connection, and typed errors."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, ClassVar

from sqlalchemy import Connection, Delete, Executable, Insert, RowMapping, Update

from sentinel_desktop.persistence.slow_statements import STATEMENT_NAME
from sentinel_desktop.persistence.store_errors import translated


class Repository:
    """The rows of one aggregate, in the transaction of one connection; one thread at a time. Never commits."""

    aggregate: ClassVar[str]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, name: str, statement: Executable, /, **values: object) -> Sequence[RowMapping]:
        """Run a statement that returns rows; ``name`` is what it is called in the log, after the aggregate."""
        with _translated(statement, values):
            result = self._connection.execute(statement, values, execution_options=self._options(name))
            return result.mappings().all()

    def _scalar(self, name: str, statement: Executable, /, **values: object) -> Any:  # noqa: ANN401 - as the column
        """Run a statement that returns one row of one column."""
        with translated(values):
            return self._connection.execute(statement, values, execution_options=self._options(name)).scalar_one()

    def _run(self, name: str, statement: Executable, /, **values: object) -> int:
        """Run a statement that returns nothing, and say how many rows it touched."""
        with _translated(statement, values):
            return self._connection.execute(statement, values, execution_options=self._options(name)).rowcount

    def _run_each(self, name: str, statement: Executable, values: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for each set of values, sent together; nothing where there is none."""
        if values:
            with _translated(statement, values[0] if len(values) == 1 else None):
                self._connection.execute(statement, values, execution_options=self._options(name))

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        """Undo what a refused block did and no more, so that the transaction can go on."""
        with translated():
            savepoint = self._connection.begin_nested()
        try:
            yield
        except BaseException:
            with translated():
                if savepoint.is_active:
                    savepoint.rollback()
            raise
        with translated():
            savepoint.commit()

    def _options(self, name: str) -> dict[str, str]:
        return {STATEMENT_NAME: f"{self.aggregate}: {name}"}


def _translated(statement: Executable, values: Mapping[str, Any] | None) -> AbstractContextManager[None]:
    written = str(statement.table) if isinstance(statement, Insert | Update | Delete) else ""
    return translated(values, deleting=isinstance(statement, Delete), table=written)
