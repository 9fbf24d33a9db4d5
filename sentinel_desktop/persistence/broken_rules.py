"""Which rule a refused row breaks: by the name of the constraint, and by what the tables declare about it.

What the server says in words is never read; the values come from the statement that was refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

import psycopg
from sqlalchemy import CheckConstraint, Table
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.sql.schema import ColumnCollectionConstraint

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    InvalidValueError,
    MissingReferenceError,
    RuleBrokenError,
)
from sentinel_desktop.domain.sentences import Sentence, sentence
from sentinel_desktop.persistence.tables import Row

NEEDED_BY_THE_PROGRAM: Final = sentence(
    "RecordFaults", "The program itself needs this value: it can be renamed or hidden."
)

_TAKEN: Final = ("23505", "23P01")
_FOREIGN_KEY: Final = "23503"
_RESTRICTED: Final = "23001"
_KEPT_BY_TRIGGER: Final = {
    "refuse_system_value": (InUseError, NEEDED_BY_THE_PROGRAM),
    "refuse_system_code": (
        InvalidValueError,
        sentence("RecordFaults", "The program itself knows this value by its code, which stays as it is."),
    ),
    "refuse_change": (InvalidValueError, sentence("RecordFaults", "What was recorded is never changed.")),
    "supersede_the_same_member": (
        InvalidValueError,
        sentence("RecordFaults", "A check-in takes the place of one of the same member only."),
    ),
    "follow_the_checkin": (InvalidValueError, sentence("RecordFaults", "Presence is what the member's check-in says.")),
    "told_by_a_function_only": (
        InvalidValueError,
        sentence("RecordFaults", "In whose name a visit was told later only the database itself writes."),
    ),
    "keep_an_administrator": (
        InvalidValueError,
        sentence("RecordFaults", "The last administrator stays one: make somebody else an administrator first."),
    ),
    "password_is_a_verifier": (
        InvalidValueError,
        sentence("RecordFaults", "The password did not reach the database as it should."),
    ),
    "vouched_account_is_enabled": (
        InvalidValueError,
        sentence("RecordFaults", "The account is disabled, or is no longer there."),
    ),
    "entered_on_the_day": (
        InvalidValueError,
        sentence(
            "RecordFaults", "It was entered for another day than that of the entry: a supervisor corrects the past."
        ),
    ),
    "vouched_time_has_come": (
        InvalidValueError,
        sentence("RecordFaults", "Its time is yet to come: this station's clock is ahead."),
    ),
    "settled_in_words": (InvalidValueError, sentence("RecordFaults", "A review is settled in words.")),
    "refuse_truncate": (InvalidValueError, sentence("RecordFaults", "What was recorded is never removed.")),
}
_WORD: Final = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint, whose it is, and the columns it is about."""

    table: str
    fields: tuple[str, ...]


def broken_rule(
    error: psycopg.Error, values: Mapping[str, Any] | None = None, *, deleting: bool = False, table: str = ""
) -> RuleBrokenError:
    """Return the typed error for a row that the database refuses.

    Args:
        error: of SQLSTATE class 22 or 23.
        values: what the statement gave, by column.
        deleting: the statement deleted: a foreign key it breaks is that of a record which refers to the row.
        table: what the statement wrote to: a foreign key of another table is likewise.
    """
    name = error.diag.constraint_name or ""
    rule = _rules().get(name) or Rule(error.diag.table_name or "", _columns(error.diag.column_name))
    given = tuple((values or {}).get(field) for field in rule.fields)
    at = {"fields": ", ".join(rule.fields), "table": rule.table} if rule.fields and rule.table else {}
    kind, says = _KEPT_BY_TRIGGER.get(name) or _kind(
        error.sqlstate or "", referred_to=deleting or table not in {"", rule.table}, at=at
    )
    return kind(
        says,
        rule=name,
        table=rule.table,
        fields=rule.fields,
        values=given,
    )


def _kind(state: str, *, referred_to: bool, at: Mapping[str, str]) -> tuple[type[RuleBrokenError], Sentence]:
    if state in _TAKEN:
        return AlreadyTakenError, (
            sentence("RecordFaults", "Another record has it already ({fields} in {table}).", **at)
            if at
            else sentence("RecordFaults", "Another record has it already.")
        )
    if state == _RESTRICTED or (state == _FOREIGN_KEY and referred_to):
        return InUseError, (
            sentence("RecordFaults", "Other records still use it ({fields} in {table}).", **at)
            if at
            else sentence("RecordFaults", "Other records still use it.")
        )
    if state == _FOREIGN_KEY:
        return MissingReferenceError, (
            sentence("RecordFaults", "It refers to a record that is not there ({fields} in {table}).", **at)
            if at
            else sentence("RecordFaults", "It refers to a record that is not there.")
        )
    return InvalidValueError, (
        sentence("RecordFaults", "A value is missing or not allowed ({fields} in {table}).", **at)
        if at
        else sentence("RecordFaults", "A value is missing or not allowed.")
    )


def _columns(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


@cache
def _rules() -> Mapping[str, Rule]:
    """Return every named rule of the tables; unique indexes are rules as well."""
    return {
        name: Rule(table.name, fields)
        for table in Row.metadata.sorted_tables
        for name, fields in (*_constraints(table), *_unique_indexes(table))
    }


def _constraints(table: Table) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (str(constraint.name), _given(table, _checked(table, constraint) or [each.name for each in constraint.columns]))
        for constraint in table.constraints
        if isinstance(constraint, ColumnCollectionConstraint)
    ]


def _given(table: Table, names: Iterable[str]) -> tuple[str, ...]:
    """Return what a person gave: in the place of a key, the columns that it is made of."""
    fields = (table.columns[name].info.get("key_of", (name,)) for name in names)
    return tuple(dict.fromkeys(chain.from_iterable(fields)))


def _checked(table: Table, constraint: ColumnCollectionConstraint) -> tuple[str, ...]:
    """Return the columns that a CHECK or an EXCLUDE speaks of, in the order it does."""
    if isinstance(constraint, CheckConstraint):
        spoken = str(constraint.sqltext)
    elif isinstance(constraint, ExcludeConstraint):
        spoken = " ".join(str(compared) for compared, *_ in constraint._render_exprs)  # noqa: SLF001 - it has no other
    else:
        return ()
    words = _WORD.findall(re.sub(r"'[^']*'", "", spoken))
    return tuple(dict.fromkeys(word for word in words if word in table.columns))


def _unique_indexes(table: Table) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (str(index.name), _given(table, [column.name for column in index.columns]))
        for index in table.indexes
        if index.unique
    ]
