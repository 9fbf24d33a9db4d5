"""What the history of everybody's passages is read by, the newest first, within milliseconds.

Locks: visitors and checkins against writing while the index is built, some seconds where there are millions of rows.

Revision: 0017
Follows: 0016
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE INDEX ix_visitors_checked_out_at_id ON visitors (checked_out_at, id);
CREATE INDEX ix_checkins_not_by_badge ON checkins (method, occurred_at, id) WHERE method <> 'badge';

-- The same rule in words that the planner reads better: of an OR it believes that next to nothing passes, and then
-- reads and sorts all visits for the newest hundred of them.
ALTER POLICY an_account_reads_all_and_a_station_who_is_or_was_just_here ON visitors USING (
    CASE WHEN (SELECT own_account()) IS NOT NULL THEN true
    ELSE (SELECT own_station()) IS NOT NULL AND checked_in_at IS NOT NULL
        AND (checked_out_at IS NULL OR checked_out_at > now() - interval '1 day') END
);
"""

DOWNGRADE = """
ALTER POLICY an_account_reads_all_and_a_station_who_is_or_was_just_here ON visitors USING (
    (SELECT own_account()) IS NOT NULL
    OR (
        (SELECT own_station()) IS NOT NULL AND checked_in_at IS NOT NULL
        AND (checked_out_at IS NULL OR checked_out_at > now() - interval '1 day')
    )
);
DROP INDEX ix_checkins_not_by_badge;
DROP INDEX ix_visitors_checked_out_at_id;
"""


def upgrade() -> None:
    """Build the indexes and say the rule anew."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them, and say it as before."""
    run_script(op.get_bind(), DOWNGRADE)
