"""The columns of the table of members: what each is called, says and is sorted by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.members import MemberLine, MemberOrder, MemberSource
from sentinel_desktop.ui.members.words import presence_word
from sentinel_desktop.ui.times import day_text, since_text
from sentinel_desktop.ui.value_names import chip_name

NAME: Final = "name"
PRESENCE: Final = "presence"


@dataclass(frozen=True, slots=True)
class MemberColumn:
    """One column.

    Attributes:
        name: what a person's choice of columns calls it.
        text: what it says of a member, given the present moment and the zone.
        width: in pixels of the design.
        chips: what it shows as chips; None where it shows its text.
        order: what a click on its head sorts by; None where it cannot be sorted by.
        shown: whether it is among the columns until a person chose others.
    """

    name: str
    title: str
    text: Callable[[MemberLine, datetime, ZoneInfo], str]
    width: int
    chips: Callable[[MemberLine], Sequence[Chip]] | None = None
    order: MemberOrder | None = None
    shown: bool = True


def member_columns() -> tuple[MemberColumn, ...]:
    """Return every column there is, in the order in which they stand."""
    translate = QCoreApplication.translate
    return (
        MemberColumn("rank", translate("Members", "Rank"), lambda m, _n, _z: m.rank, 72, order=MemberOrder.RANK),
        MemberColumn(NAME, translate("Members", "Name"), lambda m, _n, _z: m.display_name, 176, order=MemberOrder.NAME),
        MemberColumn(
            "first_name", translate("Members", "First name"), lambda m, _n, _z: m.first_name, 120, shown=False
        ),
        MemberColumn(
            "service_number",
            translate("Members", "Service number"),
            lambda m, _n, _z: m.service_number,
            124,
            order=MemberOrder.SERVICE_NUMBER,
        ),
        MemberColumn(
            "division",
            translate("Members", "Division"),
            lambda m, _n, _z: m.division,
            86,
            order=MemberOrder.DIVISION,
        ),
        MemberColumn(
            "status",
            translate("Members", "Status"),
            lambda m, _n, _z: chip_name(m.status),
            104,
            chips=lambda m: (m.status,),
        ),
        MemberColumn(
            "type",
            translate("Members", "Type"),
            lambda m, _n, _z: chip_name(m.member_type),
            118,
            chips=lambda m: (m.member_type,),
        ),
        MemberColumn(
            PRESENCE,
            translate("Members", "In the building"),
            presence_text,
            162,
        ),
        MemberColumn(
            "tags",
            translate("Members", "Tags"),
            lambda m, _n, _z: ", ".join(chip_name(tag) for tag in m.tags),
            150,
            chips=lambda m: m.tags,
        ),
        MemberColumn("source", translate("Members", "Entered"), lambda m, _n, _z: _source(m.source), 110, shown=False),
        MemberColumn(
            "archived",
            translate("Members", "Archived"),
            lambda m, _n, zone: "" if m.archived_at is None else day_text(m.archived_at.astimezone(zone).date()),
            110,
            shown=False,
        ),
    )


def presence_text(line: MemberLine, now: datetime, zone: ZoneInfo) -> str:
    """Return ``In · 18:42``; who never came is only out."""
    word = presence_word(line.state)
    # Since when somebody is out says little after a while, and a table of times is hard to read.
    if line.since is None or line.state is Direction.OUT:
        return word
    return f"{word} · {since_text(line.since, now, zone)}"


def _source(source: MemberSource) -> str:
    translate = QCoreApplication.translate
    return {
        MemberSource.NOMINAL_ROLL: translate("Members", "Nominal roll"),
        MemberSource.MANUAL: translate("Members", "By hand"),
    }[source]
