"""The accounts that sign in to the program, and the log of their sign-ins."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from sentinel_desktop.domain.accounts import AccountRole, SignInOutcome
from sentinel_desktop.persistence.tables.base import (
    READ,
    Edited,
    Logged,
    Row,
    adding,
    changing,
    grants,
    key_of,
    one_of,
    reading,
)

_EDITED = ("username", "username_key", "display_name", "display_name_key", "role", "member_id")
# What triggers and functions write is nobody's: who it is to the server, when it last signed in, what a password may.
KEEP_ACCOUNTS = (
    *adding("id", *_EDITED, "must_change_password", "disabled_at"),
    *changing(*_EDITED, "disabled_at", "version"),
    "DELETE",
)
# What a sign-in asks before anybody has signed in, and whose name stands under what was settled.
AT_THE_DOOR = reading(
    *("id", "username", "username_key", "display_name", "role", "login_role", "disabled_at"),
    *("must_change_password", "password_expires_at"),
)
ADD_SIGN_IN = adding("id", "admin_user_id", "station_id", "occurred_at", "outcome")


class AdminUserRow(Edited, Row):
    """One account. Who it is to the server is ``login_role``; its password is there and in no table of ours.

    Triggers make that role and keep it in the group that follows from this row. ``password_expires_at`` is that of a
    one-time password.
    """

    __tablename__ = "admin_users"
    __table_args__ = (
        UniqueConstraint("username_key"),
        UniqueConstraint("login_role"),
        UniqueConstraint("member_id"),
        CheckConstraint("username ~ '^[^[:space:]]+$' AND username_key <> ''", name="username_form"),
        CheckConstraint("display_name <> '' AND display_name_key <> ''", name="named"),
        CheckConstraint("login_role ~ '^sentinel_[0-9a-f]{32}$'", name="login_role_form"),
        one_of("role", AccountRole),
        {
            "info": {
                "grants": grants(desk=AT_THE_DOOR, operator=READ, administrator=KEEP_ACCOUNTS),
                "triggers": ("name_login_role", "keep_login_role", "keep_an_administrator"),
            }
        },
    )

    username: Mapped[str]
    username_key: Mapped[str] = key_of("username")
    display_name: Mapped[str]
    display_name_key: Mapped[str] = key_of("display_name")
    role: Mapped[str]
    login_role: Mapped[str | None]
    member_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("members.id", ondelete="RESTRICT"))
    must_change_password: Mapped[bool] = mapped_column(server_default=text("false"))
    password_expires_at: Mapped[dt.datetime | None]
    disabled_at: Mapped[dt.datetime | None]
    last_sign_in_at: Mapped[dt.datetime | None]


class SignInRow(Logged, Row):
    """One attempt to sign in, unlock or sign out, good or failed. Append-only.

    A name that belongs to no account is not kept: it may be a password typed into the wrong field. A station adds what
    it refused; everything else is written by functions, and ``via_station`` says that the station vouched for it.
    """

    __tablename__ = "sign_ins"
    __table_args__ = (
        one_of("outcome", SignInOutcome),
        CheckConstraint("admin_user_id IS NOT NULL OR outcome = 'refused'", name="of_an_account"),
        CheckConstraint(
            "NOT via_station OR (admin_user_id IS NOT NULL AND station_id IS NOT NULL)", name="vouched_for"
        ),
        Index(None, "admin_user_id", "occurred_at", "id"),
        Index(None, "station_id", "created_at"),
        Index(None, "station_id", "occurred_at", "id"),
        Index(None, "occurred_at", "id"),
        {"info": {"grants": grants(desk=ADD_SIGN_IN, administrator=READ), "triggers": ("keep_last_sign_in",)}},
    )

    admin_user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("admin_users.id", ondelete="RESTRICT"))
    station_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("stations.id", ondelete="RESTRICT"))
    occurred_at: Mapped[dt.datetime] = mapped_column(server_default=func.clock_timestamp())
    outcome: Mapped[str]
    via_station: Mapped[bool] = mapped_column(server_default=text("false"))
