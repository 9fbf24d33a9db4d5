"""What one person typed over records and did not save yet, and their last save, which can be undone."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from sentinel_desktop.domain.sessions import Session

KeyT = TypeVar("KeyT", bound=Hashable)
RecordT = TypeVar("RecordT")
TypedT = TypeVar("TypedT")


@dataclass(frozen=True, slots=True)
class Draft(Generic[RecordT, TypedT]):
    """What is typed over a record as it was when the typing began."""

    over: RecordT
    typed: TypedT


@dataclass(frozen=True, slots=True)
class LastSave(Generic[KeyT, RecordT, TypedT]):
    """What was there before, and the record that the save made."""

    key: KeyT
    before: TypedT
    record: RecordT


class Drafts(Generic[KeyT, RecordT, TypedT]):
    """By record; they outlast a lock of the desk, and are nobody's but the account's that typed them."""

    def __init__(self) -> None:
        self._kept: dict[KeyT, Draft[RecordT, TypedT]] = {}
        self._account: UUID | None = None
        self._saved: LastSave[KeyT, RecordT, TypedT] | None = None

    @property
    def saved(self) -> LastSave[KeyT, RecordT, TypedT] | None:
        """The last save; None where there is none to undo."""
        return self._saved

    def keep_for(self, session: Session) -> None:
        """Keep what is there for whoever sits here now, where it is theirs; forget it where somebody else typed it."""
        account = None if session.person is None else session.person.account_id
        if account != self._account:
            self._kept.clear()
            self._saved = None
            self._account = account

    def of(self, key: KeyT) -> Draft[RecordT, TypedT] | None:
        """Return what is typed over a record; None where nothing is."""
        return self._kept.get(key)

    def keep(self, key: KeyT, over: RecordT, typed: TypedT) -> None:
        """Keep this in the place of what was typed before."""
        self._kept[key] = Draft(over, typed)

    def forget(self, key: KeyT) -> bool:
        """Forget what is typed over a record; false where nothing is."""
        return self._kept.pop(key, None) is not None

    def note_saved(self, key: KeyT, before: TypedT, record: RecordT) -> None:
        """Hear of a save: what was typed is in the record now, and what was before can be had back."""
        self.forget(key)
        self._saved = LastSave(key, before, record)

    def forget_save(self) -> None:
        """Let the last save be undone no more: it was, or nobody sits here who may."""
        self._saved = None

    def can_undo(self, key: KeyT) -> bool:
        """Whether the last save was of this record."""
        return self._saved is not None and self._saved.key == key
