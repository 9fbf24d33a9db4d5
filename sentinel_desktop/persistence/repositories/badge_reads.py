"""How a badge and its holder are read, for a scan and for the local copy of the directory alike."""

from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Text, cast, func, literal_column, select

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, MemberCard, OnScan
from sentinel_desktop.domain.ids import BadgeId, MemberId
from sentinel_desktop.persistence.tables import (
    BadgeRow,
    BadgeStatusRow,
    DivisionRow,
    MemberRow,
    MemberStatusRow,
    RankRow,
)


def badges_with_holders() -> Select[Any]:
    """Return the query of badges with what a scan must know of them."""
    badge_status, member_status = BadgeStatusRow.__table__.alias(), MemberStatusRow.__table__.alias()
    return (
        select(
            BadgeRow.id.label("badge_id"),
            BadgeRow.serial,
            BadgeRow.kind,
            BadgeRow.printed_number,
            badge_status.c.on_scan.label("badge_on_scan"),
            MemberRow.id.label("member_id"),
            MemberRow.display_name,
            MemberRow.last_name,
            MemberRow.first_name,
            MemberRow.archived_at,
            RankRow.code.label("rank"),
            DivisionRow.code.label("division"),
            member_status.c.on_scan.label("member_on_scan"),
        )
        .join_from(BadgeRow, badge_status, badge_status.c.id == BadgeRow.badge_status_id)
        .outerjoin(MemberRow, MemberRow.id == BadgeRow.member_id)
        .outerjoin(member_status, member_status.c.id == MemberRow.member_status_id)
        .outerjoin(RankRow, RankRow.id == MemberRow.rank_id)
        .outerjoin(DivisionRow, DivisionRow.id == MemberRow.division_id)
    )


def badge_lock(badge_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the number of a badge's lock; revision 0012 takes the same one where a visit begins late."""
    return func.hashtextextended(cast(badge_id, Text), literal_column("0"))


def badge_of(row: RowMapping) -> Badge:
    """Return the badge of a row of ``badges_with_holders``."""
    return Badge(
        id=BadgeId(row["badge_id"]),
        serial=row["serial"],
        kind=BadgeKind(row["kind"]),
        on_scan=OnScan(row["badge_on_scan"]),
        holder=None if row["member_id"] is None else _holder_of(row),
        printed_number=row["printed_number"],
    )


def card_of(row: RowMapping) -> MemberCard:
    """Return the card of the member in a row that has the member's columns."""
    return MemberCard(
        id=MemberId(row["member_id"]),
        display_name=f"{row['rank']} {row['display_name']}",
        rank=row["rank"],
        last_name=row["last_name"],
        first_name=row["first_name"],
        division=row["division"],
    )


def _holder_of(row: RowMapping) -> Holder:
    return Holder(
        card=card_of(row),
        on_scan=OnScan(row["member_on_scan"]),
        archived=row["archived_at"] is not None,
    )
