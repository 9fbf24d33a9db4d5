"""What people typed of members and did not save yet: kept for each account until it is saved or forgotten."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_drafts import MemberDraft, draft_of
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.records import Record


@dataclass(frozen=True, slots=True)
class Typing:
    """One member as somebody types them.

    Attributes:
        key: the member's; of a new one, the id it is saved under, however often that is tried.
        base: the record as it was when the typing began; None for a new member.
        draft: what stands in the fields.
        at: when the last letter was typed.
    """

    key: UUID
    base: Record[MemberDetails] | None
    draft: MemberDraft
    at: datetime

    @property
    def is_touched(self) -> bool:
        """Whether anything is typed that is not saved."""
        before = MemberDraft() if self.base is None else draft_of(self.base.details)
        return self.draft != before


class KeptTyping:
    """Typing by account and member; a new member has no id that anybody could ask for. On the main thread only."""

    def __init__(self) -> None:
        self._kept: dict[tuple[AccountId, UUID | None], Typing] = {}

    def of(self, account: AccountId, member_id: UUID | None) -> Typing | None:
        """Return what this account typed of a member, None where there is nothing."""
        return self._kept.get((account, member_id))

    def again(self, account: AccountId, typing: Typing) -> Typing | None:
        """Return what is kept of the same member by now, None where there is nothing."""
        kept = self._kept.get((account, _place(typing)))
        return None if kept is None or kept.key != typing.key else kept

    def keep(self, account: AccountId, typing: Typing) -> None:
        """Keep what this account typed; where it is what is saved already there is nothing to keep."""
        if typing.is_touched:
            self._kept[account, _place(typing)] = typing
        else:
            self.forget(account, typing)

    def forget(self, account: AccountId, typing: Typing) -> None:
        """Keep it no longer: it is saved, or a person thought better of it."""
        self._kept.pop((account, _place(typing)), None)


def _place(typing: Typing) -> UUID | None:
    return None if typing.base is None else typing.key
