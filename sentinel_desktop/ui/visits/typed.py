"""What is typed over a visit and not saved."""

from dataclasses import dataclass
from uuid import UUID

from sentinel_desktop.domain.visit_edits import VisitEdit
from sentinel_desktop.domain.visitors import VisitLine
from sentinel_desktop.ui.drafts import Drafts


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of a visit.

    Attributes:
        host: the text in the field of the host, who is chosen only where ``edit`` has one.
        looked_at: the fields whose problems are said: a person was in them.
    """

    edit: VisitEdit
    host: str = ""
    looked_at: frozenset[str] = frozenset()

    @property
    def host_is_unclear(self) -> bool:
        """Whether somebody typed a host and chose none."""
        return bool(self.host.strip()) and self.edit.host_member_id is None

    def is_as(self, other: "Typed") -> bool:
        """Return whether the same stands in the fields."""
        return (self.edit, self.host) == (other.edit, other.host)


VisitDrafts = Drafts[UUID | None, VisitLine | None, Typed]
"""By visit; the one that is being announced stands under None."""
