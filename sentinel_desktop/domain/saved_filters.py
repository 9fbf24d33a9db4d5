"""Filters that a person saved on a page, by a name of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SavedFilterDetails:
    """One filter of one account.

    Attributes:
        page: which page it is for; lower-case letters, digits and underscores.
        name: the person's own, unique on the page whatever its case and accents.
        filter: what the page made of its filter, as JSON: the page's own affair.
    """

    admin_user_id: UUID
    page: str
    name: str
    filter: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SavedFilterFilter:
    """Which saved filters are wanted; None lets all through."""

    admin_user_id: UUID | None = None
    page: str | None = None


class SavedFilterOrder(StrEnum):
    """Saved filters are by name."""

    NAME = "name"
