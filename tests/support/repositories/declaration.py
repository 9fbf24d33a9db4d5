"""What a repository says of itself, so that the facts which hold for every repository are tested for it.

A repository of ``persistence/repositories`` without a case fails a test; the facts are in
``tests/integration/persistence/test_every_repository.py``, the cases are listed in ``repository_cases.py`` beside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE, SUPERVISOR_ROLE
from tests.support.factories import Factories

Details = Any
"""A value of the repository's own dataclass of details."""

MakeDetails = Callable[[Factories], Details]


@dataclass(frozen=True, slots=True)
class Sought:
    """A filter, and records of which it lets some through.

    Attributes:
        wanted: the filter.
        through: details of records that it lets through.
        kept_back: details of records that it does not.
    """

    wanted: Any
    through: Sequence[Details]
    kept_back: Sequence[Details]


@dataclass(frozen=True, slots=True)
class Case:
    """One repository.

    Attributes:
        repository: the class.
        first: makes valid details with what they refer to; no two of them collide.
        other: likewise; every detail that an edit changes differs from that of ``first``.
        everything: the filter that lets all records through.
        orders: for each order the key by which its records stand, their ids apart; from the details.
        spread: details that the orders tell apart: accents, capitals, empty values, equal ones.
        taken: by the rule: what to change in other details so that the given ones, which are stored, have it already.
        used: by the rule: makes what refers to the record with this key, so that it cannot be deleted.
        missing: by the rule: which detail refers to another record.
        invalid: by the rule: what to change in details so that it refuses them.
        sought: by what is sought: a filter and records for it.
        unedited: the details that an edit leaves as they are.
        given: the details that the database gives, whatever is written.
        deletable: whether records can be deleted at all.
        editor: the group role that may do everything here; None where that depends on who has signed in.
        refused: the group role that may not write here; None where everybody may.
    """

    repository: type[EditedRepository[Any, Any, Any]]
    first: MakeDetails
    other: MakeDetails
    everything: Any
    orders: Mapping[StrEnum, Callable[[Details], tuple[Any, ...]]]
    spread: Callable[[Factories], Sequence[Details]]
    taken: Mapping[str, Callable[[Details], Mapping[str, object]]] = field(default_factory=dict)
    used: Mapping[str, Callable[[Factories, UUID], object]] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    invalid: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    sought: Mapping[str, Callable[[Factories], Sought]] = field(default_factory=dict)
    unedited: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    deletable: bool = True
    editor: str | None = SUPERVISOR_ROLE
    refused: str | None = OPERATOR_ROLE

    def __str__(self) -> str:
        return self.repository.aggregate
