"""Who may call which function of the database; the migrations make them."""

from collections.abc import Mapping
from typing import Final

from sentinel_desktop.persistence.tables.base import GROUP_ROLES

FUNCTION_GRANTS: Final[Mapping[str, tuple[str, ...]]] = {
    "own_station()": GROUP_ROLES,
    "own_account()": GROUP_ROLES,
    "is_own_scan(uuid)": GROUP_ROLES,
    "is_passage_of_a_scan(checkins)": GROUP_ROLES,
    "is_rederivation(checkins)": GROUP_ROLES,
    "may_correct(uuid)": GROUP_ROLES,
    "uuidrange(uuid, uuid, text)": GROUP_ROLES,
    "written_base()": GROUP_ROLES,
    "written_now()": GROUP_ROLES,
    "seal_logs()": GROUP_ROLES,
    "recomputed_seals(bigint, bigint)": GROUP_ROLES,
    "rows_not_sealed()": GROUP_ROLES,
}
"""What policies, triggers, defaults and exclusion constraints call in the name of whoever writes a row, and what seals
the logs. No other routine is anybody's but the owner's; one that a trigger runs needs no right."""
