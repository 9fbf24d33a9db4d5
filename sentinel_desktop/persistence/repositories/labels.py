"""What lines call the things that their records name: members with their rank, badges by their number; and periods."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, func

from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.tables import BadgeRow, MemberRow, RankRow

_MEMBERS: Final = table_of(MemberRow)
_RANKS: Final = table_of(RankRow)
_BADGES: Final = table_of(BadgeRow)

MEMBER_NAME: Final = func.nullif(func.concat_ws(" ", _RANKS.c.code, _MEMBERS.c.display_name), "")
"""Of a member and a rank that are joined, as in "PO2 Tremblay, A."; NULL where there is no member."""

BADGE_NUMBER: Final = func.coalesce(func.nullif(_BADGES.c.printed_number, ""), func.right(_BADGES.c.serial, 4))
"""Of a badge that is joined: the number printed on it, its serial's last four where it has none."""


def within(instant: Column[Any], since: datetime | None, before: datetime | None) -> Iterable[ColumnElement[bool]]:
    """Return what an instant must fulfil to lie in a period, which begins with ``since`` and ends before ``before``."""
    if since is not None:
        yield instant >= since
    if before is not None:
        yield instant < before
