"""How a table's factory is declared: what a valid row holds, its variants, and what the database refuses of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.support.factories.making import Draft

Values = Mapping[str, object]

MINIMAL: Final = "minimal"
COMPLETE: Final = "complete"


@dataclass(frozen=True, slots=True)
class Later:
    """A value made together with its row: the key of another row, or something that no other row has.

    Attributes:
        made: is given the row so far; asking it for a column makes that column's value, once.
    """

    made: "Callable[[Draft], object]"


@dataclass(frozen=True, slots=True)
class Invalid:
    """What makes a row be refused.

    Attributes:
        values: over those of ``of``; exactly one rule is broken by them.
        constraint: the rule's name in the database.
        of: the variant that is otherwise valid.
    """

    values: Values
    constraint: str
    of: str = MINIMAL


@dataclass(frozen=True, slots=True)
class Factory:
    """What rows of one table look like.

    Attributes:
        minimal: what must be given and nothing else; no two rows made of it collide.
        complete: over ``minimal``: every column that a row can have at once.
        variants: over ``minimal``, each by a name that says what it is.
        edge_cases: over ``minimal``: valid, and at the limit of something.
        invalid: for each CHECK, UNIQUE and EXCLUDE of the table at least one that breaks it. Required columns, primary
            and foreign keys are not declared: what breaks those is derived from the table.
        there_already: a trigger makes the row together with another one, so that making it here is changing it.
    """

    table: str
    minimal: Values
    complete: Values = field(default_factory=dict)
    variants: Mapping[str, Values] = field(default_factory=dict)
    edge_cases: Mapping[str, Values] = field(default_factory=dict)
    invalid: Mapping[str, Invalid] = field(default_factory=dict)
    there_already: bool = False

    def valid(self) -> tuple[str, ...]:
        """Return the names of all valid variants."""
        return (MINIMAL, COMPLETE, *self.variants, *self.edge_cases)

    def values_of(self, variant: str) -> dict[str, object]:
        """Return all values of a valid variant; KeyError where there is none of this name."""
        over = {MINIMAL: {}, COMPLETE: self.complete, **self.variants, **self.edge_cases}[variant]
        return {**self.minimal, **over}


def numbered(form: str) -> Later:
    """Return a text that no other row has; ``{}`` in ``form`` stands for the row's number."""
    return Later(lambda row: form.format(row.number))


def related(table: str, variant: str = MINIMAL, **values: object) -> Later:
    """Return the key of a new row of another table."""
    return Later(lambda row: row.make.of(table)(variant, **values))


def listed(table: str, identity: Values, **values: object) -> Later:
    """Return the key of the row that equals ``identity``; it is made, with ``values``, where it is missing."""
    return Later(lambda row: row.make.of(table).once(identity, **values))


def of_another(table: str, column: str, variant: str = MINIMAL, /, same: str = "", **values: object) -> Later:
    """Return the value that a new row has in ``column``: given to a second row, it is there twice.

    In the column ``same`` both rows are the same besides.
    """

    def made(row: "Draft") -> object:
        shared = {same: row[same]} if same else {}
        return row.make.of(table).row(variant, **shared, **values)[column]

    return Later(made)
