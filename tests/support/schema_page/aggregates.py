"""Which tables stand together: those of one file of ``persistence/tables``, and files that speak of one thing."""

import sys
from dataclasses import dataclass
from typing import Final

from sentinel_desktop.persistence.tables import Row

GROUPS: Final = {
    "People and badges": ("members", "badges", "tags", "qualifications"),
    "Lists": ("lists",),
    "Scans, check-ins and presence": ("stations", "checkins", "open_questions"),
    "Visitors": ("visitors",),
    "Events": ("events",),
    "Accounts": ("accounts", "saved_filters"),
    "Settings and the audit": ("settings", "audit"),
}
"""Files by title. A file that is not here yet stands by itself, under the first words of its docstring."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Tables that belong together, with their rows' classes by the tables' names."""

    title: str
    rows: dict[str, type[Row]]


def aggregates() -> list[Aggregate]:
    """Return every table of the program, in the order of reading."""
    modules = {mapper.class_.__module__.rsplit(".", 1)[1]: mapper.class_.__module__ for mapper in Row.registry.mappers}
    found = []
    for title, files in GROUPS.items():
        rows = {name: row for file in files for name, row in _rows_of(modules.pop(file)).items()}
        found.append(Aggregate(title, rows))
    return found + [Aggregate(_title(module), _rows_of(module)) for _, module in sorted(modules.items())]


def _rows_of(module: str) -> dict[str, type[Row]]:
    """Return the rows' classes of a module in the order in which they are written."""
    classes = [each for each in vars(sys.modules[module]).values() if isinstance(each, type) and each is not Row]
    rows = [each for each in classes if issubclass(each, Row) and each.__module__ == module]
    return {row.__tablename__: row for row in rows}


def _title(module: str) -> str:
    """Return what a module's docstring begins with."""
    return (sys.modules[module].__doc__ or "").split("\n", 1)[0].split(":", 1)[0].rstrip(".")
