"""What whoever signed in may do, asked of the database: the grants that the tables declare are the only answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ARRAY, Text, bindparam, text

from sentinel_desktop.domain.rights import Right, Rights
from sentinel_desktop.persistence.repositories.repository import Repository


@dataclass(frozen=True, slots=True)
class Need:
    """One privilege that an act takes.

    Attributes:
        name: of a table, or of a function with the types of its arguments.
        verb: SELECT, INSERT, UPDATE or DELETE, or EXECUTE for a function.
        column: where the right is one to single columns, one of them; empty for the whole table.
    """

    name: str
    verb: str
    column: str = ""


def _editing(*tables: str) -> tuple[Need, ...]:
    return tuple(Need(table, verb) for table in tables for verb in ("SELECT", "INSERT", "UPDATE", "DELETE"))


NEEDS: Final[Mapping[Right, Sequence[Need]]] = {
    Right.ENTER_BY_HAND: (Need("checkins", "INSERT", "entered_by"), Need("presence", "UPDATE", "state")),
    Right.RECEIVE_VISITORS: (Need("visitors", "SELECT"), Need("visitors", "INSERT"), Need("visitors", "UPDATE")),
    Right.SETTLE_REVIEWS: (Need("reviews", "UPDATE", "settled_by"),),
    Right.EDIT_MEMBERS: _editing("members", "member_photos", "member_tags", "member_qualifications"),
    Right.EDIT_BADGES: _editing("badges"),
    Right.EDIT_LISTS: _editing(
        *("member_statuses", "member_types", "visit_types", "badge_statuses", "list_items"),
        *("ranks", "divisions", "tags", "qualification_types"),
    ),
    Right.EDIT_EVENTS: _editing("events", "event_attendees"),
    Right.CORRECT_CHECK_INS: (
        Need("checkins", "INSERT", "entered_by"),
        Need("corrects_what_was_witnessed()", "EXECUTE"),
    ),
    Right.MANAGE_ACCOUNTS: (
        Need("admin_users", "INSERT", "username"),
        Need("admin_users", "UPDATE", "role"),
        Need("admin_users", "DELETE"),
        Need("give_password(uuid, text, boolean)", "EXECUTE"),
    ),
    Right.MANAGE_STATIONS: (Need("stations", "UPDATE", "name"),),
    Right.CHANGE_SETTINGS: _editing("settings"),
    Right.READ_AUDIT: (Need("audit_log", "SELECT"), Need("sign_ins", "SELECT")),
}
"""What the database must allow for each right; all of it."""

_HELD: Final = text("""
    SELECT need.whose FROM unnest(:rights, :names, :columns, :verbs) AS need (whose, name, named, verb)
    GROUP BY need.whose
    HAVING bool_and(CASE
        WHEN need.verb = 'EXECUTE' THEN has_function_privilege(need.name, need.verb)
        WHEN need.named = '' THEN has_table_privilege(need.name, need.verb)
        ELSE has_column_privilege(need.name, need.named, need.verb)
    END)
""").bindparams(*(bindparam(name, type_=ARRAY(Text)) for name in ("rights", "names", "columns", "verbs")))


class RightsRepository(Repository):
    """The rights of whoever signed in."""

    aggregate = "rights"

    def own(self) -> Rights:
        """Return what the role of this connection may do; one statement."""
        needed = [(right, need) for right, needs in NEEDS.items() for need in needs]
        rows = self._rows(
            "own",
            _HELD,
            rights=[right.value for right, _ in needed],
            names=[need.name for _, need in needed],
            columns=[need.column for _, need in needed],
            verbs=[need.verb for _, need in needed],
        )
        return frozenset(Right(row["whose"]) for row in rows)
