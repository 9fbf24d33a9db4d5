"""Stations, and the heartbeat by which one that falls silent is noticed."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.persistence.tables.base import (
    READ,
    Edited,
    Nature,
    Row,
    Stamped,
    adding,
    changing,
    free_text,
    grants,
    key_of,
    one_of,
    reading,
)

KNOWN = reading("id", "name", "name_key", "kind", "direction_mode", "login_role")
_EDITED = ("name", "name_key", "kind", "direction_mode")
# Who a station is to the server is for the owner to say, who enrols it.
KEEP_STATIONS = (*adding("id", *_EDITED), *changing(*_EDITED, "version"), "DELETE")
HEARD = reading(
    *("station_id", "last_seen_at", "last_synced_at", "waiting", "reader_state", "clock_offset_ms", "program_version"),
)


class StationRow(Edited, Row):
    """One installed copy of the program, and the login role it connects as."""

    __tablename__ = "stations"
    __table_args__ = (
        UniqueConstraint("name"),
        UniqueConstraint("login_role"),
        CheckConstraint("name <> '' AND name_key <> ''", name="named"),
        one_of("kind", StationKind),
        one_of("direction_mode", DirectionMode),
        {"info": {"grants": grants(desk=KNOWN, operator=READ, administrator=KEEP_STATIONS)}},
    )

    name: Mapped[str]
    name_key: Mapped[str] = key_of("name")
    kind: Mapped[str]
    direction_mode: Mapped[str] = mapped_column(server_default=DirectionMode.TOGGLE.value)
    login_role: Mapped[str | None] = free_text()


class StationHealthRow(Stamped, Row):
    """What a station last said of itself; a heartbeat, neither history nor audited."""

    nature = Nature.HEARTBEAT
    __tablename__ = "station_health"
    __table_args__ = (
        one_of("reader_state", ReaderState),
        CheckConstraint("waiting >= 0", name="waiting_not_negative"),
        {"info": {"grants": grants(desk=(*HEARD, "INSERT", "UPDATE"), operator=READ)}},
    )

    station_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stations.id", ondelete="CASCADE"), primary_key=True)
    last_seen_at: Mapped[dt.datetime]
    last_synced_at: Mapped[dt.datetime | None]
    waiting: Mapped[int] = mapped_column(server_default=text("0"))
    reader_state: Mapped[str]
    clock_offset_ms: Mapped[int] = mapped_column(server_default=text("0"))
    program_version: Mapped[str] = free_text()
