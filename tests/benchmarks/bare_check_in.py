"""The floor: the statements of one check-in sent by bare psycopg, prepared, and nothing else.

They are not written down here but overheard from the check-in service, so that they are always the ones it sends: in
order, begin, find the badge, lock the presence, look at what lies around, insert the scan, insert the check-in, keep
the presence, commit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from sqlalchemy import event

from tests.benchmarks.bench_station import BenchStation
from tests.benchmarks.invented_unit import Passage

_PREPARE_AT_ONCE: Final = 0


@dataclass(frozen=True, slots=True)
class BareStatement:
    """One statement; ``varying`` says which of its parameters are which value of a passage."""

    text: str
    constants: Mapping[str, object]
    varying: Mapping[str, str]

    def parameters(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return the parameters for another passage."""
        return {**self.constants, **{name: values[value] for name, value in self.varying.items()}}


def overhear(station: BenchStation, passage: Passage) -> tuple[BareStatement, ...]:
    """Record ``passage`` by the service and return the statements that this took, without begin and commit."""
    sent: list[tuple[str, Mapping[str, object]]] = []

    def note(_connection: Any, _cursor: Any, text: str, parameters: Any, *_rest: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event
        sent.append((text, dict(parameters)))

    event.listen(station.engine, "before_cursor_execute", note)
    try:
        station.check_ins(lambda: passage.check_in_id).record(passage.scan)
    finally:
        event.remove(station.engine, "before_cursor_execute", note)
    names = {value: name for name, value in _values_of(passage).items()}
    return tuple(_statement(text, parameters, names) for text, parameters in sent)


def _statement(text: str, parameters: Mapping[str, object], names: Mapping[object, str]) -> BareStatement:
    varying = {name: names[value] for name, value in parameters.items() if value in names}
    constants = {name: value for name, value in parameters.items() if name not in varying}
    return BareStatement(text, constants, varying)


def _values_of(passage: Passage) -> dict[str, object]:
    return {
        "scan_id": passage.scan.id,
        "serial": passage.scan.serial,
        "at": passage.scan.occurred_at,
        "badge_id": passage.badge_id,
        "member_id": passage.member_id,
        "check_in_id": passage.check_in_id,
        "direction": passage.direction.value,
        "outcome": passage.outcome.value,
    }


class BareCheckIns:
    """Writes passages by bare psycopg on one connection of a station's own role."""

    def __init__(self, station: BenchStation, statements: Sequence[BareStatement]) -> None:
        self._statements = statements
        self._connection = station.address.connect()
        self._connection.prepare_threshold = _PREPARE_AT_ONCE

    def __enter__(self) -> Self:
        """Be open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self._connection.close()

    def record(self, passage: Passage) -> None:
        """Write one passage in one transaction, reading all that the service would read."""
        values = _values_of(passage)
        with self._connection.cursor() as cursor:
            for statement in self._statements:
                cursor.execute(statement.text, statement.parameters(values))
                if cursor.description is not None:
                    cursor.fetchall()
        self._connection.commit()
