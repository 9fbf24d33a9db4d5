"""What is typed and not saved: kept for its value until it is saved or forgotten, whatever happens meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.list_kinds import ListKind, Typed, ValueDetails, ValueField
from sentinel_desktop.domain.records import Record, RecordVersion


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields of one value.

    Attributes:
        base: the record that was there when the typing began; None for a new value.
        looked_at: the fields whose problems are said: a person was in them.
        own_code: the code was typed, and no longer follows the name.
    """

    typed: Typed
    base: Record[ValueDetails] | None = None
    looked_at: frozenset[ValueField] = frozenset()
    own_code: bool = False


class Drafts:
    """By list and value; the new value of a list stands under None."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, UUID | None], Draft] = {}
        self._account: AccountId | None = None

    def of(self, kind: ListKind, key: UUID | None) -> Draft | None:
        """Return what is typed for a value, None where nothing is."""
        return self._kept.get((kind.name, key))

    def in_list(self, kind: ListKind) -> Mapping[UUID, Draft]:
        """Return what is typed for values of a list that are there."""
        return {key: draft for (name, key), draft in self._kept.items() if name == kind.name and key is not None}

    def keep(self, kind: ListKind, key: UUID | None, draft: Draft) -> None:
        """Keep this in the place of what was typed before."""
        self._kept[kind.name, key] = draft

    def forget(self, kind: ListKind, key: UUID | None) -> None:
        """Forget what is typed for a value: it is saved, or nobody wants it."""
        self._kept.pop((kind.name, key), None)

    def keep_for(self, account: AccountId) -> None:
        """Keep what is there where this account typed it; forget it where somebody else did."""
        if account != self._account:
            self._kept.clear()
            self._account = account

    def begin_anew(self, kind: ListKind, key: UUID) -> bool:
        """Make what was typed for a deleted value a new one; false where a new one is being typed already."""
        draft = self._kept.get((kind.name, key))
        if draft is None or (kind.name, None) in self._kept:
            return False
        self.forget(kind, key)
        self.keep(kind, None, replace(draft, base=None, own_code=True))
        return True

    def follow(self, kind: ListKind, before: RecordVersion, now: Record[ValueDetails]) -> None:
        """Stand on the record that an act of this very desk made, so that nobody is in conflict with themselves."""
        draft = self._kept.get((kind.name, before.id))
        if draft is not None and draft.base is not None and draft.base.seen == before:
            self.keep(kind, before.id, replace(draft, base=now))
